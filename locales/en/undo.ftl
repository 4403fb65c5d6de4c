undo-over = This was undone already, or the time to undo it is over. Reopen or move the person instead.
undo-undo = Undo
