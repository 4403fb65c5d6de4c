-- Whether a job's form asks for a cover letter: none, optional, required.
ALTER TABLE jobs ADD COLUMN cover_letter TEXT NOT NULL DEFAULT 'optional';
