-- What applying, the outbox and the status page need beyond the first schema.

-- Who gets it, in comparison form: caps count every spelling of one address together.
ALTER TABLE messages ADD COLUMN to_key TEXT NOT NULL DEFAULT '';
-- A private address of ours that the body has a mark for, sealed with the installation's key.
ALTER TABLE messages ADD COLUMN link TEXT;
-- The attempt that is handing it to the mail server; only that one may say how it ended.
ALTER TABLE messages ADD COLUMN claim UUID;
ALTER TABLE messages ADD COLUMN claimed_at TIMESTAMPTZ;
ALTER TABLE messages ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX messages_of_recipient ON messages (to_key, sent_at);
CREATE INDEX messages_of_candidate ON messages (candidate_id, created_at);

-- One form, or the same words and files by another tab within a day, is one application.
CREATE TABLE submission_keys (
  key TEXT PRIMARY KEY,          -- form:…, or content:… (a digest)
  application_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX submission_keys_by_age ON submission_keys (created_at);

-- Why an application was set aside or asked to be confirmed: JSON array of words.
ALTER TABLE applications ADD COLUMN signals TEXT NOT NULL DEFAULT '[]';
ALTER TABLE applications ADD COLUMN admitted_at TIMESTAMPTZ;
ALTER TABLE applications ADD COLUMN admitted_by UUID REFERENCES users (id);
CREATE INDEX applications_set_aside ON applications (admission, applied_at);
CREATE INDEX uploads_by_age ON uploads (created_at);
