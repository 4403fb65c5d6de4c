tasks-cannot-see = 这位同事无权查看此人。请先将其加入招聘团队，或选择其他人。
event-task-added = { $actor }添加了待办：{ $title }
event-task-done = { $actor }完成了：{ $title }
event-task-reopened = { $actor }重新打开了待办：{ $title }
tasks-said-added = 待办已添加。
tasks-said-done = 已完成：{ $title }
