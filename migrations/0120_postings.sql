-- Who last changed a posting, for the page that shows what somebody else wrote meanwhile; and the source text that a
-- translation was made from, so that what changed since can be shown.
ALTER TABLE postings ADD COLUMN updated_by UUID REFERENCES users (id);
ALTER TABLE postings ADD COLUMN translated_from TEXT;
