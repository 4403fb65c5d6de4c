-- A posting on a channel. The careers site and Google need no row: they follow the posting itself.
CREATE TABLE publications (
  id UUID PRIMARY KEY,
  posting_id UUID NOT NULL REFERENCES postings (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,               -- linkedin, indeed, arbeitsagentur, xing, partner, boss_zhipin, wechat
  state TEXT NOT NULL,                 -- draft, queued, live, rejected, expired, withdrawn
  state_at TIMESTAMPTZ NOT NULL,
  state_by UUID REFERENCES users (id), -- none: the board's doing, or a time that came
  reason TEXT NOT NULL DEFAULT '',     -- why it was rejected, as the board says
  outside TEXT NOT NULL DEFAULT '',    -- where it stands on the board, or the board's number for it
  code TEXT NOT NULL UNIQUE,           -- in its apply link
  extra TEXT NOT NULL DEFAULT '{}',    -- JSON: what this channel alone wants to know
  remind_at TIMESTAMPTZ,               -- when somebody looks after it again, on places without a feed
  to_take_down BOOLEAN NOT NULL DEFAULT FALSE,   -- it stands on such a place still, and should not
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID REFERENCES users (id),
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (posting_id, channel)
);
CREATE INDEX publications_by_channel ON publications (channel, state);
CREATE INDEX publications_to_look_after ON publications (remind_at) WHERE remind_at IS NOT NULL;

-- Every state it has been in.
CREATE TABLE publication_states (
  publication_id UUID NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  by_user UUID REFERENCES users (id),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (publication_id, number)
);

-- When a feed was last read by somebody who is not signed in here, and what they called themselves.
CREATE TABLE feed_reads (
  channel TEXT PRIMARY KEY,
  read_at TIMESTAMPTZ NOT NULL,
  agent TEXT NOT NULL
);

-- Where an application came from: the channel, and the publication whose link was followed.
ALTER TABLE applications ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE applications ADD COLUMN publication_id UUID REFERENCES publications (id) ON DELETE SET NULL;
CREATE INDEX applications_by_publication ON applications (publication_id) WHERE publication_id IS NOT NULL;
