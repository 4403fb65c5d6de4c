undo-ask = Undo what you did last?
undo-nothing = There is nothing to undo
undo-nothing-why = What you do can be undone for as long as mails wait. What you did is older than that, or was undone.
undo-over = This was undone already, or the time to undo it is over. Reopen or move the person instead.
undo-undo = Undo
undo-until = This can be undone until { $when }.
