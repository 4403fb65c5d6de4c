event-note-written = { $actor } wrote a note
event-note-edited = { $actor } changed a note
event-note-removed = { $actor } removed a note
