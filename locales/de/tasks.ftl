tasks-cannot-see = Diese Kollegin oder dieser Kollege darf die Person nicht sehen. Nehmen Sie sie oder ihn zuerst ins Team auf, oder wählen Sie jemand anderen.
event-task-added = { $actor } hat eine Aufgabe angelegt: { $title }
event-task-done = { $actor } hat erledigt: { $title }
event-task-reopened = { $actor } hat eine Aufgabe wieder geöffnet: { $title }
tasks-said-added = Die Aufgabe steht auf der Liste.
tasks-said-done = Erledigt: { $title }
