-- The list of people by their last change.
CREATE INDEX candidates_by_change ON candidates (updated_at, id);
