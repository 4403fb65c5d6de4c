event-tag-added = { $actor } added the tag “{ $tag }”
event-tag-removed = { $actor } removed the tag “{ $tag }”
tags-too-many = Enter at most { $most } tags at once.
