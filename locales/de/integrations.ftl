# Was eine Spalte ist.
integrations-column-ignore = Nicht importieren
integrations-column-name = Name
integrations-column-given = Vorname
integrations-column-family = Familienname
integrations-column-other-name = Name in anderer Schrift
integrations-column-mail = E-Mail
integrations-column-phone = Telefon
integrations-column-headline = Kurzprofil
integrations-column-city = Ort
integrations-column-country = Land
integrations-column-language = Sprache
integrations-column-source = Quelle
integrations-column-tags = Schlagwörter
integrations-column-link = Link
integrations-column-note = Notiz
integrations-column-job = Stelle
integrations-column-stage = Phase
integrations-column-number = Nummer
integrations-column-stage-since = In dieser Phase seit
integrations-column-outcome = Ergebnis
integrations-column-applied = Beworben am
integrations-column-answer-by = Antwort zugesagt bis
integrations-column-marked = Markiert

# Warum eine Datei nicht angenommen wird.
integrations-no-file = Wählen Sie eine Datei.
integrations-too-large = Diese Datei ist größer als { $max } MB. Teilen Sie sie auf.
integrations-no-room = Auf dem Server ist kein Platz für diese Datei. Sagen Sie es denen, die ihn betreiben.
integrations-not-text = Diese Datei ist keine Tabelle. Speichern Sie die Tabelle als CSV und wählen Sie diese Datei.
integrations-encoding-unknown = Keine Kodierung heißt „{ $value }“. Es gibt zum Beispiel utf-8, utf-16le, gb18030, big5, shift_jis, windows-1252.
integrations-open-quote = Eine Zelle in Zeile { $line } beginnt mit einem Anführungszeichen, das nie geschlossen wird. Schließen oder entfernen Sie es und wählen Sie die Datei noch einmal.
integrations-no-rows = Diese Datei hat keine Zeilen unter den Namen der Spalten.
integrations-too-many-rows = Diese Datei hat mehr als { $most } Zeilen. Teilen Sie sie auf.
integrations-too-many-columns = Diese Datei hat mehr als { $most } Spalten. Entfernen Sie die, die niemand braucht.
integrations-cell-too-long = Eine Zelle in Zeile { $line } hat mehr als { $most } Zeichen. Kürzen Sie sie und wählen Sie die Datei noch einmal.
integrations-not-json = Diese Datei ist kein JSON.
integrations-bad-json = Diese Datei ist kein JSON: In Zeile { $line }, Spalte { $column } bricht sie ab oder hat einen Fehler.
integrations-no-jobs = In dieser Datei ist keine Stelle.
integrations-too-many-jobs = Diese Datei hat mehr als { $most } Stellen. Teilen Sie sie auf.

# Was an einer Zeile nicht stimmt.
integrations-row-no-name = Der Name fehlt.
integrations-row-surplus = Es gibt mehr Zellen als Spalten: „{ $value }“ steht unter keiner. Setzen Sie eine Zelle, in der ein Trennzeichen steht, in Anführungszeichen.
integrations-row-too-long = { $field }: mehr als { $most } Zeichen.
integrations-row-mail = „{ $value }“ ist keine E-Mail-Adresse.
integrations-row-phone = „{ $value }“ ist keine Telefonnummer.
integrations-row-link = „{ $value }“ ist keine Adresse im Web.
integrations-row-country = Kein Land heißt „{ $value }“. Schreiben Sie den Namen oder die zwei Buchstaben, etwa DE.
integrations-row-language = Keine Sprache heißt „{ $value }“. Schreiben Sie den Namen oder das Kürzel, etwa de.
integrations-row-contacts = Mehr als { $most } Adressen, Nummern und Links.
integrations-row-tags = Mehr als { $most } Schlagwörter.
integrations-row-job = Keine Ihrer Stellen heißt „{ $value }“. Schreiben Sie die Referenz, etwa J-0012.
integrations-row-job-closed = Die Stelle „{ $value }“ nimmt niemanden auf: Sie ist nicht offen.
integrations-row-stage = Die Stelle hat keine Phase „{ $value }“.
integrations-row-hired = Niemand wird als eingestellt importiert, denn dafür braucht es einen freien Platz. Wählen Sie eine frühere Phase.
integrations-row-not-yours = Das dürfen Sie nicht eintragen. Vielleicht ist es Ihre eigene Adresse, oder die Stelle ist nicht mehr Ihre.

# Was an einer Stelle nicht stimmt.
integrations-json-unknown = Zeile { $line }: Eine Stelle hat kein Feld „{ $field }“. Entfernen Sie es oder berichtigen Sie den Namen.
integrations-json-missing = Zeile { $line }: Das Feld „{ $field }“ fehlt.
integrations-json-value = Zeile { $line }: Diesen Wert kann das Feld „{ $field }“ nicht haben.
integrations-job-title = Der Titel fehlt oder hat mehr als 200 Zeichen.
integrations-job-department = Keine Abteilung heißt „{ $value }“. Legen Sie sie zuerst in den Einstellungen an.
integrations-job-place = Der Ort „{ $value }“ ist kein Standort von Ihnen und hat keine Stadt mit Land.
integrations-job-stages = Die Phasen müssen mit einer der Art „applied“ beginnen und mit einer der Art „hired“ enden; jede braucht einen Namen.
integrations-job-posting = Der Text auf { $language } hat keinen Titel, ist zu lang oder kommt zweimal vor.

# Wer eine Zeile sein könnte.
integrations-same-contact = Hat dieselbe Adresse oder Nummer wie { $name }.
integrations-same-name = Heißt wie { $name } und hat keine Adresse oder Nummer.
integrations-same-row = Hat dieselbe Adresse oder Nummer wie Zeile { $line } dieser Datei.
integrations-same-job = Hat denselben Titel wie { $reference }.

# Der Weg hinein.
integrations-import-title = Import
integrations-import-lead = Bringen Sie Personen und Stellen aus einer Tabelle oder einem anderen System mit. Nichts wird geschrieben, bevor Sie den Bericht gesehen haben.
integrations-import-file = Datei
integrations-import-people = Personen aus einer Tabelle
integrations-import-people-lead = CSV in jeder üblichen Kodierung, mit den Namen der Spalten in der ersten Zeile: bis zu 20.000 Personen. Niemand bekommt eine E-Mail.
integrations-import-people-next = Spalten wählen
integrations-import-jobs = Stellen aus JSON
integrations-import-jobs-lead = In der Form, in der die API Stellen annimmt, jede mit ihren Texten. Sie werden Entwürfe.
integrations-import-jobs-next = Stellen prüfen
integrations-import-late = Ihre letzten Dateien
integrations-import-kept = Eine Datei und ihr Bericht bleiben 30 Tage.
integrations-kind-candidates = { $n ->
    [one] eine Person
   *[other] { $n } Personen
    }
integrations-kind-jobs = { $n ->
    [one] eine Stelle
   *[other] { $n } Stellen
    }
integrations-import-state-mapping = Spalten wählen
integrations-import-state-checking = wird geprüft
integrations-import-state-checked = bereit
integrations-import-state-running = läuft
integrations-import-state-stopped = angehalten
integrations-import-state-finished = fertig
integrations-import-state-refused = nicht lesbar
integrations-import-discarded = Die Datei und ihr Bericht sind weg. Wer hinzugefügt wurde, bleibt.
integrations-went-on = Dieser Import ist inzwischen weitergegangen. Laden Sie die Seite neu, um zu sehen, wo er steht.
integrations-still-working = Dieser Import läuft gerade. Halten Sie ihn zuerst an.

# Was jede Spalte ist.
integrations-columns-title = Was steht in jeder Spalte?
integrations-columns-lead = { $n ->
    [one] Eine Zeile.
   *[other] { $n } Zeilen.
    } Sagen Sie, was jede Spalte ist; was Sie auslassen, wird nicht importiert.
integrations-columns-damaged = Einige Zeichen sind in dieser Kodierung nicht lesbar. Wählen Sie unten eine andere und lesen Sie die Datei neu.
integrations-columns-encoding = Kodierung
integrations-columns-separator = Trennzeichen
integrations-separator-comma = Komma
integrations-separator-semicolon = Strichpunkt
integrations-separator-tab = Tabulator
integrations-separator-bar = Senkrechter Strich
integrations-columns-again = Neu lesen
integrations-columns-column = Spalte
integrations-columns-becomes = Wird
integrations-columns-samples = Zum Beispiel
integrations-columns-unnamed = Spalte { $n }
integrations-columns-source = Quelle, wenn die Datei keine nennt
integrations-columns-source-hint = Etwa jobmesse. Ohne Angabe ist sie „import“.
integrations-columns-tag = Schlagwort für alle in dieser Datei
integrations-columns-tag-hint = Damit finden Sie alle wieder.
integrations-columns-dry = Als Nächstes wird jede Zeile geprüft. Geschrieben wird noch nichts.
integrations-columns-check = Zeilen prüfen
integrations-needs-name = Wählen Sie die Spalte mit dem Namen oder die mit Vor- und Familiennamen.
integrations-column-twice = Zwei Spalten sind „{ $field }“. Wählen Sie eine.
integrations-columns-count = Die Tabelle hat { $n } Spalten: Sagen Sie von jeder, was sie ist.

# Der Bericht.
integrations-now-mapping = Die Spalten sind noch zu wählen.
integrations-now-checking = Die Zeilen werden geprüft. Geschrieben wird nichts.
integrations-now-checked = Die Zeilen sind geprüft. Geschrieben ist noch nichts.
integrations-now-running = Die Zeilen werden hinzugefügt. Sie können diese Seite verlassen.
integrations-now-stopped = Angehalten. Was hinzugefügt wurde, bleibt.
integrations-now-finished = Fertig.
integrations-now-refused = Diese Datei lässt sich nicht importieren.
integrations-report-progress = { $done } von { $total }
integrations-state-ready = Wird hinzugefügt
integrations-state-same = Schon bekannt
integrations-state-faulty = Fehlerhaft
integrations-state-added = Hinzugefügt
integrations-state-skipped = Ausgelassen
integrations-report-same-candidates = { $n ->
    [one] Eine Zeile ist vielleicht jemand, den Sie kennen.
   *[other] { $n } Zeilen sind vielleicht Personen, die Sie kennen.
    } Was wird daraus?
integrations-report-same-jobs = { $n ->
    [one] Eine Stelle gibt es vielleicht schon.
   *[other] { $n } Stellen gibt es vielleicht schon.
    } Was wird daraus?
integrations-report-skip = Auslassen
integrations-report-add-candidates = Als eigene Person hinzufügen
integrations-report-add-jobs = Als eigene Stelle hinzufügen
integrations-report-each = Sie können unten für jede Zeile einzeln entscheiden. Ein Import führt niemanden zusammen.
integrations-report-faulty = { $n ->
    [one] Eine fehlerhafte Zeile wird
   *[other] { $n } fehlerhafte Zeilen werden
    } ausgelassen. Berichtigen Sie Ihre Datei und importieren Sie sie noch einmal: Wer bis dahin bekannt ist, wird erkannt.
integrations-report-no-mail = Niemand bekommt dadurch eine E-Mail.
integrations-report-run-candidates = { $n ->
    [one] Eine Person
   *[other] { $n } Personen
    } hinzufügen
integrations-report-run-jobs = { $n ->
    [one] Eine Stelle
   *[other] { $n } Stellen
    } hinzufügen
integrations-report-go-on = Fortsetzen
integrations-report-columns = Andere Spalten wählen
integrations-report-stop = Anhalten
integrations-report-download = Bericht als CSV
integrations-report-discard = Datei verwerfen
integrations-report-rows = Zeilen
integrations-report-all = Alle Zeilen zeigen
integrations-report-line = Zeile
integrations-report-who-candidates = Person
integrations-report-who-jobs = Stelle
integrations-report-result = Ergebnis
integrations-report-why = Warum
integrations-report-id = ID
integrations-report-unnamed = ohne Namen
integrations-report-look = Ansehen
integrations-report-will-add = Wird einzeln hinzugefügt.
integrations-report-will-skip = Wird ausgelassen.
integrations-report-rather-skip = Doch auslassen
integrations-report-rather-add = Doch hinzufügen

# Alles in einer Datei.
integrations-export-title = Export
integrations-export-what = Alles in einer Zip-Datei: von jeder Art von Dingen eine Tabelle und eine Liste in JSON, alle Dateien und eine README, die sagt, was was ist.
integrations-export-seen = Sie enthält, was Sie sehen dürfen. Vertrauliche Stellen anderer sind nicht darin; auf dem Server holt „bole export“ alles heraus.
integrations-export-make = Export erstellen
integrations-export-made = Zuletzt erstellt
integrations-export-kept = Jeder lässt sich 24 Stunden lang abholen, nur von Ihnen.
integrations-export-ready = { $mib } MB, abzuholen bis { $until }
integrations-export-waiting = Wird erstellt: { $done } von { $total } Arten von Dingen
integrations-export-failed = Nicht erstellt, denn das Konto, das ihn wollte, darf es nicht mehr.
integrations-export-expired = Abgelaufen
integrations-export-download = Herunterladen
integrations-export-download-this = Export vom { $when } herunterladen
integrations-people-csv = Tabelle als CSV

# Eine Person als Datei.
integrations-person-export = Alle Daten dieser Person
integrations-person-made = Was über diese Person bekannt ist, Stand { $when }.
integrations-person-none = Nichts
integrations-person-contact = Kontakt
integrations-person-applications = Bewerbungen
integrations-person-applied = Beworben am { $when }, Quelle { $source }
integrations-person-files = Dateien
integrations-person-notes = Notizen des Teams
integrations-person-messages = Nachrichten
integrations-person-not-sent = Nicht gesendet
integrations-person-consents = Einwilligungen
integrations-person-given = Erteilt am { $when }
integrations-person-expires = bis { $when }
integrations-person-withdrawn = widerrufen am { $when }

# Der Verlauf.
event-import-begun = { $actor } hat einen Import von { $n } Zeilen begonnen
event-import-started = { $actor } hat { $n } Zeilen importieren lassen
event-import-stopped = { $actor } hat einen Import angehalten
event-import-finished = { $actor } hat einen Import abgeschlossen; { $n } Zeilen kamen hinzu
event-import-discarded = { $actor } hat eine Importdatei verworfen
event-job-imported = { $actor } hat die Stelle aus einer Datei importiert
event-export-asked = { $actor } hat einen Export von allem verlangt
event-export-made = { $actor } hat alles exportiert: { $rows } Zeilen, { $files } Dateien
event-backup-made = Eine Sicherung wurde erstellt: { $rows } Zeilen, { $files } Dateien

# The board for careers pages written for Greenhouse.
integrations-greenhouse-first-name = Vorname
integrations-greenhouse-last-name = Nachname
integrations-greenhouse-yes = Ja
integrations-greenhouse-no = Nein
integrations-greenhouse-pay-hour = Vergütung pro Stunde
integrations-greenhouse-pay-day = Vergütung pro Tag
integrations-greenhouse-pay-week = Vergütung pro Woche
integrations-greenhouse-pay-month = Vergütung pro Monat
integrations-greenhouse-pay-months = Vergütung pro Monat, { $months }-mal im Jahr
integrations-greenhouse-pay-year = Vergütung pro Jahr
integrations-greenhouse-link = Eine Webadresse gehört hier nicht hin.
integrations-greenhouse-no-file = Senden Sie die Datei als Teil von multipart/form-data mit Dateinamen, als Base64 im Feld mit der Endung _content oder ihren Text im Feld mit der Endung _text.
integrations-greenhouse-no-fetching = Dateien werden nicht von Adressen abgeholt. Senden Sie die Datei selbst, als multipart/form-data oder als Base64 im Feld mit der Endung _content.
integrations-greenhouse-no-base64 = Das ist kein Base64.
integrations-greenhouse-no-question = Das Formular dieser Stelle hat keine solche Frage.
integrations-greenhouse-media = Senden Sie multipart/form-data oder application/json.
integrations-compat-lead = Eine Karriereseite, die für Greenhouse geschrieben wurde, liest hier Ihre öffentlichen Anzeigen und kann Bewerbungen senden. Sie braucht nur eine andere Basisadresse. Bleibt das Feld leer, gibt es kein solches Board.
integrations-compat-token = Name des Boards
integrations-compat-token-hint = Was Greenhouse „board token“ nennt. Kleinbuchstaben, Ziffern, - und _, höchstens { $max }. Er ist öffentlich.
integrations-compat-base = Basisadresse für die Seite:
integrations-compat-apply = Um Bewerbungen zu senden, zeigt der Server der Seite einen Token mit dem Recht applications:write als Benutzernamen von HTTP Basic.
integrations-compat-wrong = Nur Kleinbuchstaben, Ziffern, - und _.
integrations-compat-save = Speichern
integrations-compat-saved = Gespeichert.
