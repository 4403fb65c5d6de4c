# Was mit Einstellungen und Listen des Unternehmens geschah.
event-setting-changed = { $actor } hat eine Einstellung geändert
event-notice-published = { $actor } hat die Datenschutzhinweise veröffentlicht
event-department-added = { $actor } hat eine Abteilung angelegt
event-department-changed = { $actor } hat eine Abteilung geändert
event-office-added = { $actor } hat einen Standort angelegt
event-office-changed = { $actor } hat einen Standort geändert
event-reason-added = { $actor } hat einen Grund angelegt
event-reason-changed = { $actor } hat einen Grund geändert
event-stage-template-added = { $actor } hat eine Vorlage für Phasen angelegt
event-stage-template-changed = { $actor } hat eine Vorlage für Phasen geändert
