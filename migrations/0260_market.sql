-- The market watch: other employers, their boards, what the boards showed and when.
CREATE TABLE market_employers (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,         -- the name as it is looked for
  website TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE market_boards (
  id UUID PRIMARY KEY,
  employer_id UUID NOT NULL REFERENCES market_employers (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,             -- of the employer's boards, from 1
  kind TEXT NOT NULL,                  -- greenhouse, linkedin, site, ...
  address TEXT NOT NULL DEFAULT '',    -- what is fetched; empty: files alone
  language TEXT NOT NULL DEFAULT '',   -- of its postings, where they do not say
  country TEXT NOT NULL DEFAULT '',    -- decides what ¥ and $ mean
  state TEXT NOT NULL,                 -- new, good, unsure, failing
  state_at TIMESTAMPTZ NOT NULL,
  problem TEXT,                        -- a message, as JSON: what went wrong last
  failures INTEGER NOT NULL DEFAULT 0, -- in a row
  looked_at TIMESTAMPTZ,
  next_at TIMESTAMPTZ,                 -- when it is fetched again; none: not by itself
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (employer_id, kind, address),
  UNIQUE (employer_id, number)
);
CREATE INDEX market_boards_due ON market_boards (next_at) WHERE next_at IS NOT NULL;

-- What a board held at one time. One that is not done was cut off; what it wrote is taken up by the next.
CREATE TABLE market_snapshots (
  id UUID PRIMARY KEY,
  board_id UUID NOT NULL REFERENCES market_boards (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  done_at TIMESTAMPTZ,
  postings BIGINT NOT NULL DEFAULT 0,
  opened BIGINT NOT NULL DEFAULT 0,
  closed BIGINT NOT NULL DEFAULT 0,
  changed BIGINT NOT NULL DEFAULT 0,
  faults BIGINT NOT NULL DEFAULT 0,
  remarks TEXT NOT NULL DEFAULT '[]',  -- JSON: the first faults, in words
  UNIQUE (board_id, number)
);

-- A posting of a watched board, as it was seen last.
CREATE TABLE market_postings (
  id UUID PRIMARY KEY,
  employer_id UUID NOT NULL REFERENCES market_employers (id) ON DELETE CASCADE,
  board_id UUID NOT NULL REFERENCES market_boards (id) ON DELETE CASCADE,
  outside_id TEXT NOT NULL,            -- the board's own
  job_id UUID NOT NULL,                -- postings of one job share it: the id of the first of them
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  language TEXT NOT NULL,              -- of the text; empty: not told apart
  function TEXT NOT NULL,
  level TEXT NOT NULL,                 -- empty: not said
  employment TEXT NOT NULL,            -- empty: not said
  urgent BOOLEAN NOT NULL,
  urgent_words TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  places TEXT NOT NULL,                -- in the board's words, with ; between them
  pay_words TEXT NOT NULL,
  pay TEXT,                            -- JSON, as read
  pay_currency TEXT,
  pay_year BIGINT,                     -- the most a year comes to, in minor units
  posted_at TIMESTAMPTZ,               -- as the board says
  since TIMESTAMPTZ NOT NULL,          -- when it opened, as far as is known
  first_seen_at TIMESTAMPTZ NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  closed_at TIMESTAMPTZ,
  sketch BYTEA NOT NULL,
  digest BIGINT NOT NULL,              -- of all that was read, to see at once that nothing changed
  UNIQUE (board_id, outside_id)
);
CREATE INDEX market_postings_of_job ON market_postings (job_id);
CREATE INDEX market_postings_urgent ON market_postings (employer_id, since) WHERE urgent;
CREATE INDEX market_postings_level ON market_postings (employer_id, level, since) WHERE level IN ('intern', 'executive');
CREATE INDEX market_postings_pay ON market_postings (employer_id, pay_currency, pay_year) WHERE pay_year IS NOT NULL;
CREATE INDEX market_postings_since ON market_postings (employer_id, since);
CREATE INDEX market_postings_closed ON market_postings (employer_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE market_texts (
  posting_id UUID PRIMARY KEY REFERENCES market_postings (id) ON DELETE CASCADE,
  text TEXT NOT NULL
);

-- How many postings of one kind opened and closed on a day: reports are sums over these, so that a million postings cost
-- no more than a hundred. Jobs (board_id none in words: '') are counted once, however many boards show them.
CREATE TABLE market_tallies (
  employer_id UUID NOT NULL REFERENCES market_employers (id) ON DELETE CASCADE,
  board TEXT NOT NULL,                 -- the board's id; empty: jobs, over all boards
  day DATE NOT NULL,
  language TEXT NOT NULL,
  function TEXT NOT NULL,
  level TEXT NOT NULL,
  employment TEXT NOT NULL,
  urgent BOOLEAN NOT NULL,
  opened BIGINT NOT NULL,
  closed BIGINT NOT NULL,
  PRIMARY KEY (employer_id, board, day, language, function, level, employment, urgent)
);

-- Changes worth telling.
CREATE TABLE market_signals (
  id UUID PRIMARY KEY,
  employer_id UUID NOT NULL REFERENCES market_employers (id) ON DELETE CASCADE,
  board_id UUID NOT NULL REFERENCES market_boards (id) ON DELETE CASCADE,
  snapshot_id UUID NOT NULL REFERENCES market_snapshots (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                  -- opened, closed, reposted, text_changed, pay_changed, became_urgent, new_place, new_language, team_forming
  at TIMESTAMPTZ NOT NULL,
  posting_id UUID,
  data TEXT NOT NULL DEFAULT '{}'      -- JSON: from and to, place, language, count
);
CREATE INDEX market_signals_by_time ON market_signals (employer_id, at);

-- What people decided about two postings: the same job, or not.
CREATE TABLE market_decisions (
  one UUID NOT NULL REFERENCES market_postings (id) ON DELETE CASCADE,
  other UUID NOT NULL REFERENCES market_postings (id) ON DELETE CASCADE,
  same BOOLEAN NOT NULL,
  decided_by UUID REFERENCES users (id),
  decided_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (one, other)
);

-- Who wants to be told of what by mail.
CREATE TABLE market_alerts (
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  employer_id UUID NOT NULL REFERENCES market_employers (id) ON DELETE CASCADE,
  kinds TEXT NOT NULL,                 -- JSON array of kinds of signals
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (user_id, employer_id)
);
