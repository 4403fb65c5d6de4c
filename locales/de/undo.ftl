undo-ask = Den letzten Schritt rückgängig machen?
undo-nothing = Es gibt nichts rückgängig zu machen
undo-nothing-why = Was Sie tun, lässt sich rückgängig machen, solange E-Mails warten. Ihr letzter Schritt liegt länger zurück oder wurde schon rückgängig gemacht.
undo-over = Das ist schon rückgängig gemacht, oder die Zeit dafür ist vorbei. Nehmen Sie die Bewerbung wieder auf oder verschieben Sie sie.
undo-undo = Rückgängig
undo-until = Das geht bis { $when }.
