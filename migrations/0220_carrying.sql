-- What comes in from other systems and what is taken out.

-- Files in the store that something else than a document needs, and until when; afterwards the sweep takes them.
CREATE TABLE kept_files (
  file_key TEXT PRIMARY KEY,
  until TIMESTAMPTZ NOT NULL
);

-- A file of people or jobs on its way in.
CREATE TABLE imports (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,                  -- candidates, jobs
  filename TEXT NOT NULL,
  file_key TEXT NOT NULL,
  size BIGINT NOT NULL,
  state TEXT NOT NULL,                 -- mapping, checking, checked, running, stopped, finished, refused
  options TEXT NOT NULL,               -- JSON: encoding, separator, which column is what, what to do with people we know
  problem TEXT,                        -- JSON: why the whole file cannot be read
  total BIGINT NOT NULL DEFAULT 0,
  checked BIGINT NOT NULL DEFAULT 0,   -- rows looked at so far
  created_by UUID NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  started_at TIMESTAMPTZ,
  ended_at TIMESTAMPTZ
);
CREATE INDEX imports_of_user ON imports (created_by, created_at);

-- One row of the file and what became of it. Emptied with the import, thirty days after it.
CREATE TABLE import_rows (
  import_id UUID NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  line BIGINT NOT NULL,                -- the number that a spreadsheet shows beside it; for jobs, its place in the list
  cells TEXT NOT NULL,                 -- JSON: the cells of the row, or the job
  state TEXT NOT NULL,                 -- ready, same, faulty, added, skipped
  choice TEXT,                         -- skip, add: what somebody said about this row
  problems TEXT NOT NULL DEFAULT '[]', -- JSON: why it is faulty, or was left out, in words to be said
  same_as UUID,                        -- the person or job that it may be
  made UUID,                           -- the person or job it became
  PRIMARY KEY (import_id, line)
);
CREATE INDEX import_rows_by_state ON import_rows (import_id, state, line);

-- Everything taken out as one file, to be fetched until it expires.
CREATE TABLE exports (
  id UUID PRIMARY KEY,
  state TEXT NOT NULL,                 -- waiting, ready, failed
  file_key TEXT,
  size BIGINT,
  resources BIGINT NOT NULL DEFAULT 0, -- kinds of things done so far
  total BIGINT NOT NULL DEFAULT 0,     -- kinds of things in all
  created_by UUID NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  ready_at TIMESTAMPTZ,
  expires_at TIMESTAMPTZ
);
