-- The ground floor: the event log, background work, settings, people who work here and how they sign in.

-- The last event: its number and hash. Updated as the last thing of every transaction that records events;
-- the row is the lock that keeps the log without gaps and the chain without forks.
CREATE TABLE event_head (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  seq BIGINT NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO event_head (id, seq, hash) VALUES (1, 0, '');

-- What happened, in order. Never updated. Holds ids, states and figures, no words that may have to be erased.
CREATE TABLE events (
  seq BIGINT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL,
  actor_kind TEXT NOT NULL,      -- user, candidate, visitor, system
  actor_id UUID,
  job_id UUID,
  candidate_id UUID,
  application_id UUID,
  subject_id UUID,               -- what the event is about when it is none of the three
  data TEXT NOT NULL,            -- JSON, exactly as hashed
  details_digest TEXT,           -- SHA-256 of salt and words in event_details
  hash TEXT NOT NULL             -- SHA-256 over the previous hash and this row
);
CREATE INDEX events_of_job ON events (job_id, seq);
CREATE INDEX events_of_candidate ON events (candidate_id, seq);
CREATE INDEX events_of_application ON events (application_id, seq);

-- Words that belong to an event and may be erased; the digest stays in the chain.
CREATE TABLE event_details (
  seq BIGINT PRIMARY KEY REFERENCES events (seq),
  salt TEXT NOT NULL,
  words TEXT NOT NULL            -- JSON
);

-- How far each follower of the log has read.
CREATE TABLE event_cursors (
  follower TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL
);

-- Background work, written in the transaction that asks for it and leased by one node at a time.
CREATE TABLE work_items (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  payload TEXT NOT NULL,         -- JSON, ids only
  unique_key TEXT,               -- at most one waiting item with this key
  run_at TIMESTAMPTZ NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease UUID,                    -- the claim that holds it; a later claim fences an earlier one
  leased_until TIMESTAMPTZ,
  last_error TEXT,
  failed_at TIMESTAMPTZ,         -- given up; a person sees it
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX work_items_due ON work_items (run_at) WHERE failed_at IS NULL;
CREATE UNIQUE INDEX work_items_unique ON work_items (unique_key) WHERE unique_key IS NOT NULL AND failed_at IS NULL;

CREATE TABLE work_schedules (
  name TEXT PRIMARY KEY,
  next_at TIMESTAMPTZ NOT NULL
);

-- Settings that people edit, one JSON value per key.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  updated_at TIMESTAMPTZ NOT NULL,
  updated_by UUID
);

-- Gapless numbers that people see (J-0001).
CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);

CREATE TABLE users (
  id UUID PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,      -- comparison form
  name TEXT NOT NULL,
  role TEXT NOT NULL,                  -- owner, admin, recruiter, hiring_manager, interviewer, viewer
  password_hash TEXT,                  -- argon2id, PHC string; none until the invitation is taken up
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  shortcuts BOOLEAN NOT NULL DEFAULT TRUE,
  created_at TIMESTAMPTZ NOT NULL,
  disabled_at TIMESTAMPTZ,
  seen_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE sessions (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest TEXT NOT NULL UNIQUE,         -- SHA-256 of the cookie's token
  created_at TIMESTAMPTZ NOT NULL,
  seen_at TIMESTAMPTZ NOT NULL,
  stepped_up_at TIMESTAMPTZ,
  agent TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sessions_of_user ON sessions (user_id);

CREATE TABLE api_tokens (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  hint TEXT NOT NULL,                  -- the first letters, so that people know which it is
  scopes TEXT NOT NULL,                -- JSON array of <resource>:read|write
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ,
  revoked_at TIMESTAMPTZ
);

-- One-time links: the first owner, invitations, a forgotten password.
CREATE TABLE links (
  id UUID PRIMARY KEY,
  purpose TEXT NOT NULL,               -- first_owner, invitation, password_reset
  digest TEXT NOT NULL UNIQUE,
  user_id UUID REFERENCES users (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);

-- Answers to requests that carried an Idempotency-Key, so that a retry gets the same answer.
CREATE TABLE idempotency_keys (
  owner TEXT NOT NULL,
  key TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (owner, key)
);

-- Acts that can still be taken back, with what is needed to do so.
CREATE TABLE undos (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,               -- JSON
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ
);
