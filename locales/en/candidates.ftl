candidates-trash-unchanged = Somebody did this a moment ago. Reload the page to see how things stand.
event-candidate-added = { $actor } added this person
event-candidate-changed = { $actor } changed the details
event-candidate-trashed = { $actor } moved this person to the trash
event-candidate-restored = { $actor } restored this person from the trash
event-candidate-compared = { $actor } compared this person with another one
