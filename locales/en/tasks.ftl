tasks-cannot-see = This colleague may not see this person. Add them to the hiring team first, or choose somebody else.
event-task-added = { $actor } added a task: { $title }
event-task-done = { $actor } did: { $title }
