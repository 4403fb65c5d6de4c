privacy-requests = Datenanfragen
privacy-requests-lead = Was Bewerberinnen und Bewerber auf ihrer Statusseite zu ihren Daten verlangt haben. Für die Antwort lässt das Gesetz einen Monat (DSGVO, Artikel 12).
privacy-shelf-open = Zu beantworten
privacy-shelf-answered = Beantwortet
privacy-asked-copy = { $name } möchte eine Kopie der eigenen Daten
privacy-asked-erasure = { $name } möchte, dass die eigenen Daten gelöscht werden
privacy-asked-at = gefragt am { $when }
privacy-due = fällig bis { $when }
privacy-late =
    { $n ->
        [one] einen Tag überfällig
       *[other] { $n } Tage überfällig
    }
privacy-due-today = heute fällig
privacy-days-left =
    { $n ->
        [one] noch ein Tag
       *[other] noch { $n } Tage
    }
privacy-answered-by = beantwortet von { $name } am { $when }
privacy-in-trash = im Papierkorb
privacy-answer = Beantwortet
privacy-reopen = Doch nicht beantwortet
privacy-none-open = Keine Anfrage wartet auf Antwort
privacy-none-answered = Noch keine Anfrage ist beantwortet
privacy-none-more = Eine Kopie oder die Löschung der Daten verlangt man auf der eigenen Statusseite.
privacy-said-answered = Notiert: Die Anfrage von { $name } ist beantwortet.
privacy-said-reopened = Die Anfrage von { $name } wartet wieder auf Antwort.
privacy-unchanged = Das hat gerade schon jemand notiert. Laden Sie die Seite neu, um den Stand zu sehen.
privacy-how = So antworten Sie
privacy-how-copy = Kopie, von Hand
privacy-how-copy-1 = Öffnen Sie die Seite der Person und wählen Sie „Alle Daten dieser Person“: eine Datei mit einer lesbaren Seite, allen Zeilen und allen Dateien.
privacy-how-copy-2 = Lassen Sie weg, was andere Personen betrifft.
privacy-how-copy-3 = Senden Sie es an die Adresse, die sicher der Person gehört. Drücken Sie dann „Beantwortet“.
privacy-how-erasure = Löschung, von Hand
privacy-how-erasure-1 = Prüfen Sie, ob ein Gesetz das Aufbewahren verlangt, etwa wegen eines offenen Anspruchs. Wenn ja, schreiben Sie der Person, warum und bis wann.
privacy-how-erasure-2 = Beenden Sie die Bewerbungen und legen Sie die Person in den Papierkorb. Danach steht sie in keiner Liste mehr.
privacy-how-erasure-3 = Wer den Server betreibt, entfernt die Person endgültig aus der Datenbank. Schreiben Sie der Person und drücken Sie dann „Beantwortet“.
event-data-request-answered = { $actor } hat notiert, dass die Anfrage zu den Daten beantwortet ist
event-data-request-reopened = { $actor } hat notiert, dass die Anfrage zu den Daten doch nicht beantwortet ist
