-- Saved views of one job's table, and the view that somebody begins the day with.
ALTER TABLE saved_views ADD COLUMN job_id UUID REFERENCES jobs (id) ON DELETE CASCADE;
CREATE INDEX saved_views_of_place ON saved_views (place, shared);
ALTER TABLE users ADD COLUMN home_view_id UUID REFERENCES saved_views (id) ON DELETE SET NULL;
