event-tag-added = { $actor } added the tag “{ $tag }”
event-tag-removed = { $actor } removed the tag “{ $tag }”
