-- What the desk asks about on every day, each by an index of its own.
CREATE INDEX applications_promised ON applications (answer_by) WHERE outcome IS NULL;
CREATE INDEX applications_by_arrival ON applications (job_id, applied_at);
CREATE INDEX applications_in_trash ON applications (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX candidates_unseen ON candidates (id) WHERE unverified;
CREATE INDEX candidates_in_trash ON candidates (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX data_requests_of_candidate ON data_requests (candidate_id);
CREATE INDEX data_requests_by_due ON data_requests (due_at) WHERE done_at IS NULL;
CREATE INDEX access_log_of_user ON access_log (user_id, seq);

-- Digest of a posting's own words. A translation is behind when what it was made from has another one.
ALTER TABLE postings ADD COLUMN text_digest TEXT;
