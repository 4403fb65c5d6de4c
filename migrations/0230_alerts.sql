-- What those who run the organization should know of, until one of them has looked.
CREATE TABLE alerts (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,                  -- much_read
  user_id UUID NOT NULL REFERENCES users (id),
  reads BIGINT NOT NULL,               -- how often personal data was opened in ten minutes
  raised_at TIMESTAMPTZ NOT NULL,
  seen_at TIMESTAMPTZ,
  seen_by UUID REFERENCES users (id)
);
CREATE INDEX alerts_of_user ON alerts (user_id, raised_at);
CREATE INDEX alerts_unseen ON alerts (raised_at) WHERE seen_at IS NULL;
