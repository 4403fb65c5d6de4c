event-tag-added = { $actor } hat das Schlagwort „{ $tag }“ vergeben
event-tag-removed = { $actor } hat das Schlagwort „{ $tag }“ entfernt
tags-too-many = Geben Sie höchstens { $most } Schlagwörter auf einmal ein.
