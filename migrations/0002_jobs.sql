-- Jobs: positions to fill, where they are, who fills them and by which stages. Postings: their public texts.
-- Columns named `names`, `labels` or `public_names` hold a JSON object from language tag to text.

CREATE TABLE departments (
  id UUID PRIMARY KEY,
  names TEXT NOT NULL,
  position INTEGER NOT NULL,
  archived_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE offices (
  id UUID PRIMARY KEY,
  names TEXT NOT NULL,                 -- the city as people call it, per language
  street TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL,               -- ISO 3166-1 alpha-2
  zone TEXT NOT NULL,                  -- IANA time zone
  position INTEGER NOT NULL,
  archived_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE jobs (
  id UUID PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,       -- 1 is shown as J-0001
  title TEXT NOT NULL,                 -- what the team calls it
  department_id UUID REFERENCES departments (id),
  workplace TEXT NOT NULL,             -- on_site, hybrid, remote
  remote_countries TEXT NOT NULL DEFAULT '[]',   -- JSON array of ISO 3166-1 codes
  remote_zones TEXT NOT NULL DEFAULT '[]',       -- JSON array of IANA zones
  employment TEXT NOT NULL,            -- full_time, part_time, internship, fixed_term, contractor
  seniority TEXT NOT NULL,             -- intern, junior, mid, senior, lead, principal, manager, director, executive
  urgent BOOLEAN NOT NULL DEFAULT FALSE,
  confidential BOOLEAN NOT NULL DEFAULT FALSE,
  internal BOOLEAN NOT NULL DEFAULT FALSE,
  pay TEXT,                            -- JSON, see DESIGN section 6
  pay_shown BOOLEAN NOT NULL DEFAULT TRUE,
  answer_days INTEGER NOT NULL DEFAULT 10,       -- working days in which an applicant is promised an answer
  state TEXT NOT NULL,                 -- draft, open, on_hold, closed, filled
  state_at TIMESTAMPTZ NOT NULL,
  state_by UUID REFERENCES users (id),
  opened_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  copied_from UUID REFERENCES jobs (id),
  trashed_at TIMESTAMPTZ,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX jobs_by_state ON jobs (state);

-- Where the work is done. An office of ours, or a city of its own.
CREATE TABLE job_places (
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  office_id UUID REFERENCES offices (id),
  city TEXT NOT NULL DEFAULT '',       -- when it is no office of ours
  country TEXT NOT NULL,
  PRIMARY KEY (job_id, position)
);

-- One seat of a job's headcount; filled by at most one hire.
CREATE TABLE openings (
  id UUID PRIMARY KEY,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  application_id UUID UNIQUE,
  filled_at TIMESTAMPTZ,
  UNIQUE (job_id, number)
);

-- Who works on a job. What a person may see of candidates follows from this.
CREATE TABLE hiring_team (
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role TEXT NOT NULL,                  -- recruiter, hiring_manager, interviewer, viewer
  added_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (job_id, user_id)
);
CREATE INDEX hiring_team_of_user ON hiring_team (user_id);

CREATE TABLE stages (
  id UUID PRIMARY KEY,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                  -- applied, review, interview, offer, hired
  name TEXT NOT NULL,                  -- what the team calls it
  public_names TEXT NOT NULL DEFAULT '{}',       -- what the candidate reads; empty: the kind's own word
  position INTEGER NOT NULL,
  removed_at TIMESTAMPTZ,              -- kept for history
  merged_into UUID REFERENCES stages (id)
);
CREATE INDEX stages_of_job ON stages (job_id, position);

CREATE TABLE stage_templates (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  stages TEXT NOT NULL,                -- JSON array of {kind, name, public_names}
  position INTEGER NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);

-- Questions of a job's own on the application form.
CREATE TABLE questions (
  id UUID PRIMARY KEY,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,                  -- text, long_text, choice, choices, number, yes_no, file, date
  labels TEXT NOT NULL,
  hints TEXT NOT NULL DEFAULT '{}',
  options TEXT NOT NULL DEFAULT '[]',  -- JSON array of {value, labels}
  required BOOLEAN NOT NULL DEFAULT FALSE,
  knockout TEXT,                       -- JSON rule; an answer that meets it marks the application, nothing more
  removed_at TIMESTAMPTZ
);
CREATE INDEX questions_of_job ON questions (job_id, position);

-- Approval before a job opens.
CREATE TABLE approvals (
  id UUID PRIMARY KEY,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  state TEXT NOT NULL,                 -- waiting, approved, refused, withdrawn
  requested_by UUID NOT NULL REFERENCES users (id),
  requested_at TIMESTAMPTZ NOT NULL,
  ended_at TIMESTAMPTZ,
  terms_digest TEXT NOT NULL           -- of the terms approved; a change asks again
);
CREATE UNIQUE INDEX approvals_waiting ON approvals (job_id) WHERE state = 'waiting';

CREATE TABLE approval_steps (
  id UUID PRIMARY KEY,
  approval_id UUID NOT NULL REFERENCES approvals (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,                  -- any, all
  ended_at TIMESTAMPTZ
);

CREATE TABLE approvers (
  step_id UUID NOT NULL REFERENCES approval_steps (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id),
  delegated_to UUID REFERENCES users (id),
  decision TEXT,                       -- approved, refused
  reason TEXT NOT NULL DEFAULT '',
  decided_by UUID REFERENCES users (id),
  decided_at TIMESTAMPTZ,
  PRIMARY KEY (step_id, user_id)
);

-- The public text of a job in one language.
CREATE TABLE postings (
  id UUID PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  job_id UUID NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  language TEXT NOT NULL,              -- BCP 47
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',          -- Markdown
  requirements TEXT NOT NULL DEFAULT '',
  benefits TEXT NOT NULL DEFAULT '',
  slug TEXT NOT NULL UNIQUE,
  source BOOLEAN NOT NULL DEFAULT FALSE,         -- the text that the others translate
  translated_digest TEXT,              -- of the source text when this translation was last said to be right
  state TEXT NOT NULL,                 -- draft, published, unpublished
  publish_at TIMESTAMPTZ,
  unpublish_at TIMESTAMPTZ,
  published_at TIMESTAMPTZ,
  unpublished_at TIMESTAMPTZ,
  updated_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (job_id, language)
);
CREATE UNIQUE INDEX postings_source ON postings (job_id) WHERE source;

-- Every slug a posting has had, so that old addresses lead to the new one.
CREATE TABLE slugs (
  slug TEXT PRIMARY KEY,
  posting_id UUID NOT NULL REFERENCES postings (id) ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL
);
