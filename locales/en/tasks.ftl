tasks-cannot-see = This colleague may not see this person. Add them to the hiring team first, or choose somebody else.
event-task-added = { $actor } added a task: { $title }
event-task-done = { $actor } did: { $title }
event-task-reopened = { $actor } put a task back on the list: { $title }
tasks-said-added = The task is on the list.
tasks-said-done = Done: { $title }
