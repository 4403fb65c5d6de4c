-- Finding a piece of text in a column, by the same word on both databases, with no sign that stands for another.
-- SQLite has it.
-- only: postgres
CREATE FUNCTION instr(whole TEXT, piece TEXT) RETURNS INTEGER
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT strpos($1, $2)';
-- end

-- The people of one country, by name: listed and counted without reading the others.
CREATE INDEX candidates_by_country ON candidates (country, sort_key, id) WHERE trashed_at IS NULL;
