-- People, their applications, and what the team writes about them.

CREATE TABLE candidates (
  id UUID PRIMARY KEY,
  given TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,                  -- as the person wrote it
  script_name TEXT NOT NULL DEFAULT '',          -- the same name in the other script
  folded TEXT NOT NULL,                -- names, headline and contact points, folded for plain finding
  sort_key TEXT NOT NULL,              -- family name first, folded
  headline TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT,                        -- ISO 3166-1 alpha-2
  zone TEXT,                           -- IANA time zone, when known
  language TEXT NOT NULL,              -- in which we write to them
  languages TEXT NOT NULL DEFAULT '[]',          -- JSON array of {tag, level}
  source TEXT NOT NULL DEFAULT '',
  do_not_contact BOOLEAN NOT NULL DEFAULT FALSE,
  unverified BOOLEAN NOT NULL DEFAULT FALSE,     -- made by an application nobody has looked at yet
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  updated_at TIMESTAMPTZ NOT NULL,
  trashed_at TIMESTAMPTZ,
  erased_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX candidates_by_name ON candidates (sort_key, id);
CREATE INDEX candidates_by_age ON candidates (created_at, id);

CREATE TABLE contact_points (
  id UUID PRIMARY KEY,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                  -- mail, phone, link
  value TEXT NOT NULL,
  comparison TEXT NOT NULL,            -- folded, for finding the same again
  verified_at TIMESTAMPTZ,
  position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contact_points_of_candidate ON contact_points (candidate_id);
CREATE INDEX contact_points_same ON contact_points (kind, comparison);

CREATE TABLE reasons (
  id UUID PRIMARY KEY,
  side TEXT NOT NULL,                  -- ours, theirs
  labels TEXT NOT NULL,
  position INTEGER NOT NULL,
  archived_at TIMESTAMPTZ
);

CREATE TABLE applications (
  id UUID PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  posting_id UUID REFERENCES postings (id) ON DELETE SET NULL,
  stage_id UUID NOT NULL REFERENCES stages (id),
  stage_at TIMESTAMPTZ NOT NULL,
  admission TEXT NOT NULL,             -- accepted, unconfirmed (waits for the mailbox), quarantined
  marked BOOLEAN NOT NULL DEFAULT FALSE,         -- an answer met a knock-out rule
  source TEXT NOT NULL,                -- careers_site, referral, linkedin, ...
  source_detail TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL,
  applied_at TIMESTAMPTZ NOT NULL,
  outcome TEXT,                        -- rejected, withdrawn, hired
  outcome_at TIMESTAMPTZ,
  outcome_by UUID REFERENCES users (id),
  reason_id UUID REFERENCES reasons (id),
  status_digest TEXT UNIQUE,           -- SHA-256 of the token of the status page
  status_token TEXT,                   -- sealed with the installation's key, so that staff can copy the link
  form_key TEXT UNIQUE,                -- one form sent twice is one application
  notice_version TEXT,                 -- the privacy notice that was shown
  answer_by DATE,                      -- the date promised to the candidate
  trashed_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (job_id, candidate_id)
);
CREATE INDEX applications_board ON applications (job_id, stage_id, stage_at);
CREATE INDEX applications_of_candidate ON applications (candidate_id);

-- Every stay in a stage, for history and reports.
CREATE TABLE stage_stays (
  id UUID PRIMARY KEY,
  application_id UUID NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  stage_id UUID NOT NULL REFERENCES stages (id),
  entered_at TIMESTAMPTZ NOT NULL,
  left_at TIMESTAMPTZ,
  moved_by UUID REFERENCES users (id)
);
CREATE INDEX stage_stays_of_application ON stage_stays (application_id, entered_at);

CREATE TABLE answers (
  application_id UUID NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  question_id UUID NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
  value TEXT NOT NULL,                 -- JSON
  marked BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (application_id, question_id)
);

CREATE TABLE documents (
  id UUID PRIMARY KEY,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  application_id UUID REFERENCES applications (id) ON DELETE CASCADE,
  question_id UUID REFERENCES questions (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,                  -- resume, cover_letter, portfolio, answer, other
  file_key TEXT NOT NULL,
  filename TEXT NOT NULL,              -- for display only
  media TEXT NOT NULL,                 -- pdf, docx, odt, rtf, txt
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  text_state TEXT NOT NULL,            -- waiting, read, unavailable
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),         -- none: the candidate sent it
  replaced_at TIMESTAMPTZ,
  removed_at TIMESTAMPTZ
);
CREATE INDEX documents_of_candidate ON documents (candidate_id, created_at);
CREATE INDEX documents_by_file ON documents (file_key);

CREATE TABLE document_texts (
  document_id UUID PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  text TEXT NOT NULL
);

-- Files on their way in, by parts, so that a dropped connection costs nothing.
CREATE TABLE uploads (
  id UUID PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,         -- SHA-256 of the secret in the upload's address
  filename TEXT NOT NULL,
  size BIGINT NOT NULL,
  received BIGINT NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE upload_parts (
  upload_id UUID NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  start BIGINT NOT NULL,
  size BIGINT NOT NULL,
  file_key TEXT NOT NULL,
  PRIMARY KEY (upload_id, start)
);

-- The privacy notice as it was shown, one row per version and language.
CREATE TABLE notices (
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,                  -- Markdown
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  PRIMARY KEY (version, language)
);

CREATE TABLE consents (
  id UUID PRIMARY KEY,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                  -- talent_pool
  wording TEXT NOT NULL,               -- the sentence that was ticked
  given_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ,
  withdrawn_at TIMESTAMPTZ
);
CREATE INDEX consents_of_candidate ON consents (candidate_id);

-- What candidates asked about their data on the status page.
CREATE TABLE data_requests (
  id UUID PRIMARY KEY,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  application_id UUID REFERENCES applications (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,                  -- copy, erasure
  asked_at TIMESTAMPTZ NOT NULL,
  due_at TIMESTAMPTZ NOT NULL,         -- one month, GDPR article 12 (3)
  done_at TIMESTAMPTZ,
  done_by UUID REFERENCES users (id)
);

-- Two candidates that somebody compared.
CREATE TABLE comparisons (
  first_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  second_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,               -- same, different
  decided_by UUID NOT NULL REFERENCES users (id),
  decided_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (first_id, second_id)
);

CREATE TABLE notes (
  id UUID PRIMARY KEY,
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  application_id UUID REFERENCES applications (id) ON DELETE CASCADE,
  author_id UUID NOT NULL REFERENCES users (id),
  body TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  edited_at TIMESTAMPTZ,
  removed_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX notes_of_candidate ON notes (candidate_id, created_at);

CREATE TABLE mentions (
  note_id UUID NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  told_at TIMESTAMPTZ,
  read_at TIMESTAMPTZ,
  PRIMARY KEY (note_id, user_id)
);
CREATE INDEX mentions_of_user ON mentions (user_id);

CREATE TABLE tags (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE candidate_tags (
  candidate_id UUID NOT NULL REFERENCES candidates (id) ON DELETE CASCADE,
  tag_id UUID NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
  added_at TIMESTAMPTZ NOT NULL,
  added_by UUID REFERENCES users (id),
  PRIMARY KEY (candidate_id, tag_id)
);
CREATE INDEX candidate_tags_by_tag ON candidate_tags (tag_id);

-- Things somebody has to do by a day.
CREATE TABLE tasks (
  id UUID PRIMARY KEY,
  title TEXT NOT NULL,
  job_id UUID REFERENCES jobs (id) ON DELETE CASCADE,
  candidate_id UUID REFERENCES candidates (id) ON DELETE CASCADE,
  application_id UUID REFERENCES applications (id) ON DELETE CASCADE,
  assignee_id UUID NOT NULL REFERENCES users (id),
  due_on DATE,
  created_by UUID REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  done_at TIMESTAMPTZ,
  done_by UUID REFERENCES users (id)
);
CREATE INDEX tasks_of_assignee ON tasks (assignee_id, done_at, due_on);
CREATE INDEX tasks_of_candidate ON tasks (candidate_id);

-- Every mail that leaves. Held until send_at, and can be taken back until then.
CREATE TABLE messages (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,                  -- confirmation, rejection, invitation, ...: names the template
  candidate_id UUID REFERENCES candidates (id) ON DELETE CASCADE,
  application_id UUID REFERENCES applications (id) ON DELETE CASCADE,
  user_id UUID REFERENCES users (id) ON DELETE CASCADE,
  to_name TEXT NOT NULL DEFAULT '',
  to_email TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,                  -- plain text; a sealed link stands in it as a mark until it is sent
  state TEXT NOT NULL,                 -- held, sending, sent, failed, taken_back, suppressed
  send_at TIMESTAMPTZ NOT NULL,
  sent_at TIMESTAMPTZ,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  created_by UUID REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  batch_id UUID                        -- the bulk act it belongs to
);
CREATE INDEX messages_due ON messages (state, send_at);
CREATE INDEX messages_of_application ON messages (application_id);
CREATE INDEX messages_to ON messages (to_email, created_at);

-- Texts that people edit, per kind and language; missing ones fall back to those of the program.
CREATE TABLE templates (
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  updated_at TIMESTAMPTZ NOT NULL,
  updated_by UUID REFERENCES users (id),
  PRIMARY KEY (kind, language)
);

-- One act on many applications, run in the background, stoppable and undoable.
CREATE TABLE batches (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,                  -- move, reject, tag, untag
  payload TEXT NOT NULL,               -- JSON
  total BIGINT NOT NULL,
  done BIGINT NOT NULL DEFAULT 0,
  skipped BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL,                 -- running, stopped, finished, undoing, undone
  created_by UUID NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  ended_at TIMESTAMPTZ
);
CREATE TABLE batch_items (
  batch_id UUID NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  application_id UUID,
  candidate_id UUID,
  state TEXT NOT NULL,                 -- waiting, done, skipped, undone
  before TEXT,                         -- JSON: what undo puts back
  PRIMARY KEY (batch_id, position)
);

CREATE TABLE saved_views (
  id UUID PRIMARY KEY,
  place TEXT NOT NULL,                 -- jobs, candidates, job_table
  name TEXT NOT NULL,
  query TEXT NOT NULL,                 -- the part of the address after the question mark
  columns TEXT NOT NULL DEFAULT '[]',  -- JSON array
  shared BOOLEAN NOT NULL DEFAULT FALSE,
  owner_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX saved_views_of_owner ON saved_views (owner_id);

-- Who looked at or took away which personal data. Written in batches, chained apart from the event log.
CREATE TABLE access_log (
  seq BIGINT PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  user_id UUID,
  action TEXT NOT NULL,                -- candidate_viewed, document_downloaded, export_made
  candidate_id UUID,
  subject_id UUID,
  hash TEXT NOT NULL
);
CREATE INDEX access_log_of_candidate ON access_log (candidate_id, seq);
