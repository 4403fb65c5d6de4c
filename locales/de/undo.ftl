undo-over = Das ist schon rückgängig gemacht, oder die Zeit dafür ist vorbei. Nehmen Sie die Bewerbung wieder auf oder verschieben Sie sie.
undo-undo = Rückgängig
