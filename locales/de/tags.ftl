event-tag-added = { $actor } hat das Schlagwort „{ $tag }“ vergeben
event-tag-removed = { $actor } hat das Schlagwort „{ $tag }“ entfernt
