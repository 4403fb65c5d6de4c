event-note-written = { $actor }写了一条备注
event-note-edited = { $actor }修改了一条备注
event-note-removed = { $actor }删除了一条备注
