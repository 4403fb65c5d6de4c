candidates-trash-unchanged = Das hat gerade schon jemand getan. Laden Sie die Seite neu, um den Stand zu sehen.
event-candidate-added = { $actor } hat diese Person angelegt
event-candidate-changed = { $actor } hat die Angaben geändert
event-candidate-trashed = { $actor } hat diese Person in den Papierkorb gelegt
event-candidate-restored = { $actor } hat diese Person aus dem Papierkorb geholt
event-candidate-compared = { $actor } hat diese Person mit einer anderen verglichen
