event-note-written = { $actor } hat eine Notiz geschrieben
event-note-edited = { $actor } hat eine Notiz geändert
event-note-removed = { $actor } hat eine Notiz entfernt
