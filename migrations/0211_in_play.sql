-- People in play per job, and of what was set aside only what waits: an index that holds everybody who was let in as well
-- is what a planner without statistics takes for all of them.
CREATE INDEX applications_in_play ON applications (job_id, answer_by) WHERE outcome IS NULL;
DROP INDEX applications_set_aside;
CREATE INDEX applications_set_aside ON applications (applied_at) WHERE admission <> 'accepted';
