# List
jobs-title = Stellen
jobs-new = Neue Stelle
jobs-job = Stelle
jobs-department = Abteilung
jobs-urgent = Dringend
jobs-confidential = Vertraulich
jobs-internal = Nur intern
jobs-mine = im Team
jobs-openings = Plätze
jobs-age = Alter
jobs-languages = Sprachen
jobs-filled-of = { $filled } von { $all } besetzt
jobs-days = { $n } T.
jobs-found =
    { $n ->
        [one] eine Stelle
       *[other] { $n } Stellen
    }
jobs-shelves = Welche Stellen
jobs-shelf-current = Offen
jobs-shelf-draft = Entwürfe
jobs-shelf-ended = Beendet
jobs-shelf-trash = Papierkorb
jobs-none-here-current = Keine offene Stelle
jobs-none-here-draft = Kein Entwurf
jobs-none-here-ended = Keine beendete Stelle
jobs-none-here-trash = Der Papierkorb ist leer
jobs-none-yet = Noch keine Stellen
jobs-none-yet-recruits = Eine Stelle umfasst Plan, Team, Phasen und Texte einer Position. Beginnen Sie mit der Person, die Sie als Nächstes einstellen möchten.
jobs-none-yet-others = Hier stehen Stellen, sobald Sie in ein Einstellungsteam aufgenommen werden.
jobs-filter = Filtern
jobs-filter-words = Nach Titel oder Nummer filtern
jobs-filter-all-departments = Alle Abteilungen
jobs-filter-mine = Mit mir im Team
jobs-filter-clear = Filter aufheben
jobs-sort = Reihenfolge
jobs-sort-newest = Neueste zuerst
jobs-sort-oldest = Älteste zuerst
jobs-sort-title = Nach Titel
jobs-sort-people = Meiste Personen zuerst
jobs-pages = Seiten
jobs-previous = Zurück
jobs-next = Weiter
jobs-cancel = Abbrechen
jobs-save = Speichern
jobs-edit = Ändern
jobs-look = Ansehen
jobs-yes = Ja
jobs-no = Nein
jobs-error-title = Fehler:{" "}

# Header
jobs-tabs = Stelle
jobs-tab-board = Board
jobs-tab-table = Tabelle
jobs-tab-postings = Anzeigen
jobs-tab-team = Team
jobs-tab-channels = Kanäle
jobs-tab-plan = Plan
jobs-in-the-trash = Im Papierkorb
jobs-state-draft = Entwurf
jobs-state-open = Offen
jobs-state-on-hold = Pausiert
jobs-state-closed = Geschlossen
jobs-state-filled = Besetzt

# Words of a job
jobs-kind-applied = Beworben
jobs-kind-review = Prüfung
jobs-kind-interview = Interview
jobs-kind-offer = Angebot
jobs-kind-hired = Eingestellt
jobs-employment = Vertrag
jobs-employment-full-time = Vollzeit
jobs-employment-part-time = Teilzeit
jobs-employment-internship = Praktikum
jobs-employment-fixed-term = Befristet
jobs-employment-contractor = Freie Mitarbeit
jobs-seniority = Erfahrung
jobs-seniority-intern = Praktikum
jobs-seniority-junior = Einstieg
jobs-seniority-mid = Mit Erfahrung
jobs-seniority-senior = Senior
jobs-seniority-lead = Leitende Fachkraft
jobs-seniority-principal = Principal
jobs-seniority-manager = Teamleitung
jobs-seniority-director = Bereichsleitung
jobs-seniority-executive = Geschäftsleitung
jobs-workplace = Arbeitsort
jobs-workplace-on-site = Vor Ort
jobs-workplace-hybrid = Hybrid
jobs-workplace-remote = Homeoffice
jobs-role-recruiter = Recruiting
jobs-role-hiring-manager = Fachverantwortung
jobs-role-interviewer = Interview
jobs-role-viewer = Nur lesen
jobs-role-may-recruiter = Führt die Stelle: Plan, Texte, Team und alles Folgende.
jobs-role-may-hiring-manager = Entscheidet über Personen: verschieben, absagen, einstellen.
jobs-role-may-interviewer = Liest und kommentiert.
jobs-role-may-viewer = Liest.

# Form
jobs-create = Entwurf anlegen
jobs-created = { $reference } ist ein Entwurf. Außerhalb sieht ihn noch niemand.
jobs-saved = Gespeichert.
jobs-saved-rests = Gespeichert. Die Stelle ist pausiert, weil die neuen Bedingungen genehmigt werden müssen. Fragen Sie die Genehmigung an und setzen Sie die Stelle danach fort.
jobs-saved-filled =
    { $n ->
        [0] Gespeichert. Alle Plätze sind besetzt, damit ist die Stelle beendet.
        [one] Gespeichert. Alle Plätze sind besetzt, damit ist die Stelle beendet. Eine Person wartet noch: Antworten Sie ihr auf dem Board.
       *[other] Gespeichert. Alle Plätze sind besetzt, damit ist die Stelle beendet. { $n } Personen warten noch: Antworten Sie ihnen auf dem Board.
    }
jobs-saved-stays-filled = Gespeichert. Die Stelle bleibt besetzt und steht nicht auf der Karriereseite. Öffnen Sie sie hier wieder, wenn Sie die neuen Plätze besetzen möchten.
jobs-filled-but-free =
    { $n ->
        [one] Ein Platz ist frei, aber die Stelle gilt als besetzt und steht nicht auf der Karriereseite. Öffnen Sie sie wieder, um ihn zu besetzen.
       *[other] { $n } Plätze sind frei, aber die Stelle gilt als besetzt und steht nicht auf der Karriereseite. Öffnen Sie sie wieder, um sie zu besetzen.
    }
jobs-reopen-first = Die Stelle ist besetzt und steht nicht auf der Karriereseite. Sagen Sie, ob sie mit { $n } Plätzen wieder öffnet.
jobs-reopen-question = Die Stelle wieder öffnen?
jobs-reopen-yes = Ja: Ihre öffentlichen Texte kommen zurück, und man kann sich bewerben
jobs-reopen-no = Nein: nur die Zahl ändern
jobs-remote-anywhere = Die Stelle ist im Homeoffice, aber kein Land ist genannt. Stellensuchen wie die von Google brauchen eines und zeigen sie sonst nicht. Nennen Sie die Länder, aus denen man arbeiten kann.
jobs-copy-of = Kopie von „{ $title }“
jobs-copy-brings = Phasen, Fragen, Team und Texte kommen aus { $reference } mit. Personen und Verlauf nicht.
jobs-form-position = Position
jobs-form-title = Interner Titel
jobs-form-title-hint = So nennt Ihr Team die Stelle. Jede Anzeige hat ihren eigenen Titel.
jobs-form-openings = Plätze
jobs-form-openings-hint = Wie viele Personen Sie einstellen möchten.
jobs-form-place = Ort
jobs-form-offices = Standorte
jobs-form-cities = Andere Städte
jobs-form-cities-hint = Eine pro Zeile, Stadt und Land: Lissabon, Portugal
jobs-form-remote-countries = Homeoffice aus diesen Ländern
jobs-form-remote-countries-hint = Namen oder Kürzel, durch Kommas getrennt. Leer heißt: alle. Gilt nur für Homeoffice.
jobs-form-remote-zones = Homeoffice in diesen Zeitzonen
jobs-form-remote-zones-hint = Zum Beispiel Europe/Berlin, Asia/Shanghai. Leer heißt: alle.
jobs-form-pay = Gehalt
jobs-form-pay-why = Anzeigen mit Gehaltsangabe erhalten mehr Bewerbungen. In der EU muss das Gehalt vor dem Gespräch genannt werden.
jobs-form-handling = Sichtbarkeit und Fristen
jobs-form-urgent-hint = Auf der Karriereseite und in Listen hervorgehoben.
jobs-form-confidential-hint = Nur das Einstellungsteam sieht sie, auch die Verwaltung nicht. Sie ist nie öffentlich.
jobs-form-internal = Nur für Kolleginnen und Kollegen
jobs-form-internal-hint = Nie auf der öffentlichen Karriereseite.
jobs-form-answer-days = Antwort versprochen binnen
jobs-form-answer-days-hint = Arbeitstage. Bewerberinnen und Bewerber lesen das Datum, und Sie werden daran erinnert.
jobs-cover-letter = Anschreiben
jobs-cover-letter-none = Wird nicht verlangt
jobs-cover-letter-optional = Freiwillig
jobs-cover-letter-required = Pflicht
jobs-working-days =
    { $n ->
        [one] ein Arbeitstag
       *[other] { $n } Arbeitstage
    }
jobs-form-process = Ablauf
jobs-form-process-later = Phasen, Team und Fragen können Sie jederzeit ändern.
jobs-form-template = Phasen
jobs-form-template-hint = Ohne Auswahl: beworben, Prüfung, Interview, Angebot, eingestellt.
jobs-form-manager = Fachverantwortung
jobs-form-manager-hint = Entscheidet mit Ihnen. Sie selbst übernehmen das Recruiting.
jobs-cities-unreadable = „{ $line }“ nennt kein Land, das wir kennen. Schreiben Sie Stadt, Komma und Land.
jobs-country-unknown = Wir kennen kein Land „{ $word }“. Schreiben Sie den Namen oder zwei Buchstaben.
jobs-zone-unknown = „{ $word }“ ist keine Zeitzone. Schreiben Sie sie wie Europe/Berlin.
jobs-answer-days-range = Versprechen Sie eine Antwort binnen 1 bis 90 Arbeitstagen.

# Pay
jobs-pay-min = Von
jobs-pay-max = Bis
jobs-pay-currency = Währung
jobs-pay-period = Je
jobs-pay-hour = Stunde
jobs-pay-day = Tag
jobs-pay-week = Woche
jobs-pay-month = Monat
jobs-pay-year = Jahr
jobs-pay-months = Gehälter im Jahr
jobs-pay-bonus-kind = Bonus zusätzlich
jobs-pay-bonus-none = keiner
jobs-pay-bonus-months = Monatsgehälter
jobs-pay-bonus-percent = Prozent vom Jahr
jobs-pay-bonus = Höhe des Bonus
jobs-pay-equity = Beteiligung
jobs-pay-equity-hint = In eigenen Worten, etwa: Optionen über vier Jahre.
jobs-pay-shown = Gehalt öffentlich zeigen
jobs-pay-shown-hint = Sonst sagt die Anzeige, dass wir im ersten Gespräch darüber sprechen.
jobs-pay-reading-waits = Was Sie eingeben, steht hier so, wie man es in jeder Sprache liest.
jobs-pay-not-set = Kein Gehalt angegeben
jobs-pay-is-shown = Öffentlich sichtbar
jobs-pay-is-hidden = Nicht öffentlich

# Conflict
jobs-conflict = Das wurde inzwischen geändert
jobs-conflict-by = { $name } hat das um { $time } geändert
jobs-conflict-what-to-do = Ihre Eingaben sind noch da. Vergleichen Sie, übernehmen Sie, was Sie möchten, und speichern Sie.
jobs-conflict-fields = Was abweicht
jobs-conflict-field = Feld
jobs-conflict-yours = Ihre Eingabe
jobs-conflict-theirs = Inzwischen gespeichert
jobs-conflict-same = Beide Fassungen sagen dasselbe.
jobs-conflict-take-theirs = Meine verwerfen, Gespeichertes nehmen
jobs-conflict-save-anyway = Meine Fassung speichern
jobs-edit-approval-given = Titel, Orte, Gehalt, Erfahrung, Vertrag und Plätze sind genehmigt. Wer etwas davon ändert, braucht eine neue Genehmigung.
jobs-edit-approval-rests = Titel, Abteilung, Orte, Arbeitsort, Vertrag, Erfahrung, Gehalt und Plätze brauchen eine Genehmigung. Wer etwas davon ändert, pausiert diese offene Stelle, bis die neuen Bedingungen genehmigt sind; ihre Texte verlassen so lange die Karriereseite.
jobs-edit-approval-waiting = Die Genehmigung läuft. Wer die Bedingungen ändert, zieht die Anfrage zurück.

# Plan
jobs-steps = Was noch zu tun ist
jobs-step-done = erledigt
jobs-step-posting = Text schreiben
jobs-step-posting-why = Eine Sprache genügt für den Anfang.
jobs-step-posting-act = Zu den Anzeigen
jobs-step-approval = Genehmigung einholen
jobs-step-approval-why = Die Bedingungen müssen genehmigt sein, bevor die Stelle öffnet.
jobs-step-approval-act = Zur Genehmigung
jobs-step-open = Stelle öffnen
jobs-step-open-why = Ab dann kann man sich bewerben.
jobs-step-open-act = Zum Stand
jobs-step-publish = Veröffentlichen
jobs-step-publish-why = Der veröffentlichte Text einer offenen Stelle steht sofort auf der Karriereseite.
jobs-step-publish-act = Zu den Anzeigen
jobs-where-it-stands = Stand
jobs-state-sentence-draft = Ein Entwurf. Außerhalb sieht ihn niemand.
jobs-state-sentence-open = Offen. Man kann sich bewerben.
jobs-state-sentence-on-hold = Pausiert. Niemand Neues kann sich bewerben; wer schon dabei ist, bleibt.
jobs-state-sentence-closed = Geschlossen, ohne dass alle Plätze besetzt sind.
jobs-state-sentence-filled = Besetzt. Alle Plätze sind vergeben.
jobs-since = Seit { $when }
jobs-since-by = Seit { $when }, durch { $name }
jobs-act-open = Öffnen
jobs-act-resume = Fortsetzen
jobs-act-hold = Pausieren
jobs-act-close = Schließen …
jobs-act-close-now = Stelle schließen
jobs-act-reopen = Wieder öffnen
jobs-act-copy = Kopieren
jobs-act-trash = In den Papierkorb
jobs-restore = Herausnehmen
jobs-trash-notice = Diese Stelle liegt im Papierkorb. Ihre Texte sind nicht öffentlich.
jobs-terms = Bedingungen
jobs-places = Orte
jobs-none-named = keine genannt
jobs-stages = Phasen
jobs-stages-edit = Phasen ändern
jobs-questions = Fragen im Formular
jobs-questions-edit = Fragen ändern
jobs-history = Verlauf
jobs-history-system = Bole
jobs-history-older = { $n } ältere zeigen
jobs-people =
    { $n ->
        [0] niemand
        [one] eine Person
       *[other] { $n } Personen
    }

# State
jobs-said-open = Die Stelle ist offen.
jobs-said-on-hold = Die Stelle ist pausiert. Ihre Texte sind bis zur Fortsetzung nicht öffentlich.
jobs-said-reopened = Die Stelle ist wieder offen. Veröffentlichte Texte sind wieder öffentlich.
jobs-said-reopened-with = Die Stelle ist wieder offen. { $n ->
    [one] Eine Person, die vom Ende noch nichts wusste, ist wieder im Rennen, ihre Nachricht ist zurückgenommen.
   *[other] { $n } Personen, die vom Ende noch nichts wussten, sind wieder im Rennen, ihre Nachrichten sind zurückgenommen.
}
jobs-texts-return =
    { $n ->
        [one] Ist die Stelle wieder offen, steht ihr veröffentlichter Text sofort wieder auf der Karriereseite.
       *[other] Ist die Stelle wieder offen, stehen ihre { $n } veröffentlichten Texte sofort wieder auf der Karriereseite.
    }
jobs-said-closed =
    Die Stelle ist geschlossen. { $n ->
        [0] {""}
        [one] Eine Bewerbung endete mit ihr.
       *[other] { $n } Bewerbungen endeten mit ihr.
    }
jobs-said-trashed = Die Stelle liegt im Papierkorb. Sie können sie wieder herausnehmen.
jobs-said-restored = Die Stelle ist zurück, wie sie war.
jobs-refused-draft = Diese Stelle ist ein Entwurf. Öffnen Sie sie zuerst.
jobs-refused-open = Diese Stelle ist schon offen.
jobs-refused-on-hold = Diese Stelle ist pausiert. Setzen Sie sie fort oder schließen Sie sie.
jobs-refused-closed = Diese Stelle ist geschlossen. Öffnen Sie sie zuerst wieder.
jobs-refused-filled = Diese Stelle ist besetzt. Öffnen Sie sie zuerst wieder.
jobs-ended-reopen = Diese Stelle ist beendet. Öffnen Sie sie wieder.
jobs-in-trash = Diese Stelle liegt im Papierkorb. Nehmen Sie sie zuerst heraus.
jobs-trash-has-people =
    Hier { $n ->
        [one] wartet eine Person
       *[other] warten { $n } Personen
    } auf Antwort, darum kommt die Stelle nicht in den Papierkorb. Schließen Sie sie stattdessen.
jobs-openings-range = Geben Sie eine Zahl von 1 bis { $most } ein.
jobs-openings-filled =
    { $n ->
        [one] Ein Platz ist
       *[other] { $n } Plätze sind
    } besetzt; weniger geht nicht.
jobs-openings-free = Es sind noch Plätze frei, die Stelle ist also nicht besetzt.

# Closing
jobs-closure-question = „{ $title }“ schließen?
jobs-closure-texts =
    { $n ->
        [one] Ein öffentlicher Text verlässt
       *[other] { $n } öffentliche Texte verlassen
    } sofort die Karriereseite; die Adresse sagt dann, dass die Stelle geschlossen ist, und zeigt andere.
jobs-closure-no-texts = Kein Text dieser Stelle ist öffentlich.
jobs-closure-people =
    { $n ->
        [one] Eine Person ist
       *[other] { $n } Personen sind
    } noch im Verfahren und auf Antwort angewiesen.
jobs-closure-tell = Was mit ihnen geschieht
jobs-closure-morning = Absagen; die E-Mail geht am nächsten Arbeitsmorgen der Person
jobs-closure-soon = Absagen; die E-Mail geht, sobald sie nicht mehr zurückgeholt werden kann
jobs-closure-silent = Absagen ohne E-Mail
jobs-closure-later = Jetzt nichts: Sie bleiben, wo sie sind, und erhalten später Antwort
jobs-closure-why = Grund (für Absagen nötig)
jobs-closure-why-hint = Für Ihre Berichte. Bewerberinnen und Bewerber sehen ihn nicht.
jobs-closure-choose = Sagen Sie, was mit denen geschieht, die noch im Verfahren sind.
jobs-closure-reason = Wählen Sie einen Grund, oder lassen Sie sie vorerst, wo sie sind.
jobs-closure-to-board = Jetzt auf dem Board antworten
jobs-closure-nobody = Niemand wartet auf Antwort.
jobs-closure-reopen = Sie können die Stelle jederzeit wieder öffnen.

# Team
jobs-team = Einstellungsteam
jobs-team-what = Wer an dieser Stelle arbeitet. Recruiterinnen und Recruiter sehen sie ohnehin, andere nur über das Team.
jobs-team-confidential = Vertraulich: Nur wer auf dieser Liste steht, sieht die Stelle und die Bewerbungen.
jobs-team-empty = Noch ist niemand im Team.
jobs-team-disabled = Konto abgeschaltet
jobs-team-add = Jemanden aufnehmen
jobs-team-add-now = Aufnehmen
jobs-team-who = Wer
jobs-team-role = Rolle
jobs-team-role-of = Rolle von { $name }
jobs-team-remove = { $name } aus dem Team nehmen
jobs-team-nobody = Wählen Sie jemanden, der sich anmelden kann.
jobs-team-last-recruiter = Eine vertrauliche Stelle braucht jemanden fürs Recruiting im Team, sonst könnte sie niemand führen. Nehmen Sie zuerst eine weitere Person auf.
jobs-said-team = Das Team ist geändert.

# Stages
jobs-stages-what = Die Schritte von der Bewerbung bis zur Einstellung. Der erste und der letzte bleiben, wo sie sind. Bewerberinnen und Bewerber lesen den öffentlichen Namen.
jobs-stage-name = Name
jobs-stage-kind = Art
jobs-stage-public = Was Bewerberinnen und Bewerber lesen
jobs-stage-public-hint = Leer heißt: das übliche Wort dieser Art.
jobs-stage-rename = „{ $name }“ ändern
jobs-stage-earlier = „{ $name }“ früher
jobs-stage-later = „{ $name }“ später
jobs-stage-remove = „{ $name }“ entfernen oder zusammenlegen
jobs-stage-add = Phase hinzufügen
jobs-stage-add-now = Hinzufügen
jobs-stage-add-where = Sie kommt vor die letzte; von dort können Sie sie verschieben.
jobs-said-stages = Die Phasen sind geändert.
jobs-said-stage-removed =
    Die Phase ist entfernt. { $n ->
        [0] Niemand war darin.
        [one] Eine Person wurde verschoben.
       *[other] { $n } Personen wurden verschoben.
    }
jobs-stage-same-name = Eine andere Phase heißt schon so. Wählen Sie einen anderen Namen.
jobs-stage-one-end = Es gibt eine Phase für Bewerbung und eine für Einstellung. Wählen Sie Prüfung, Interview oder Angebot.
jobs-stage-too-many = Eine Stelle hat höchstens { $most } Phasen.
jobs-stage-fixed = Die erste und die letzte Phase bleiben, wo sie sind.
jobs-stages-changed = Die Phasen wurden inzwischen geändert. Laden Sie die Seite neu und versuchen Sie es noch einmal.
jobs-stage-into-itself = Wählen Sie eine andere Phase.
jobs-stage-not-hired = Eingestellt wird einzeln, auf einen Platz. Wählen Sie eine andere Phase.
jobs-stage-has-people =
    In dieser Phase { $n ->
        [one] ist eine Person
       *[other] sind { $n } Personen
    }. Wählen Sie, wohin.
jobs-stage-merge-needs-target = Wählen Sie die Phase, mit der zusammengelegt wird.
jobs-removal-question = „{ $name }“ entfernen?
jobs-removal-people =
    In dieser Phase { $n ->
        [one] ist eine Person
       *[other] sind { $n } Personen
    } im Verfahren.
jobs-removal-nobody = In dieser Phase ist niemand.
jobs-removal-to = Verschieben nach
jobs-removal-choose = Phase wählen
jobs-removal-how = Was aus der Phase wird
jobs-removal-remove = Entfernen. Bewerbungen, die hier endeten, behalten sie als letzte Phase.
jobs-removal-merge = Zusammenlegen. Alle, die hier waren, zählen zur anderen Phase.
jobs-removal-history = Verlauf und Berichte behalten den Namen. Bewerberinnen und Bewerber erhalten keine Nachricht.
jobs-removal-now = „{ $name }“ entfernen
jobs-removal-now-moving =
    { $n ->
        [one] Phase entfernen und eine Person verschieben
       *[other] Phase entfernen und { $n } Personen verschieben
    }

# Questions
jobs-questions-what = Neben Name, E-Mail, Telefon und Datei, die jedes Formular hat.
jobs-form-takes =
    Das Formular dauert { $n ->
        [one] eine Minute
       *[other] { $n } Minuten
    }.
jobs-questions-too-many = { $n } Fragen sind viele: Manche brechen dann ab. Fragen Sie im ersten Gespräch, was Sie vorher nicht brauchen.
jobs-questions-none = Keine eigenen Fragen. Kürzer geht das Formular nicht.
jobs-question-add = Frage hinzufügen
jobs-question-new = Neue Frage
jobs-question-edit = Frage ändern
jobs-question-kind-text = Kurzer Text
jobs-question-kind-long-text = Langer Text
jobs-question-kind-choice = Eine von mehreren
jobs-question-kind-choices = Mehrere von mehreren
jobs-question-kind-number = Zahl
jobs-question-kind-yes-no = Ja oder nein
jobs-question-kind-file = Datei
jobs-question-kind-date = Datum
jobs-question-required = Pflicht
jobs-question-is-required = Eine Antwort ist Pflicht
jobs-question-marks = markiert manche Antworten
jobs-question-missing = Ohne Text in:
jobs-question-earlier = Frage { $n } nach oben
jobs-question-later = Frage { $n } nach unten
jobs-question-remove = Frage { $n } entfernen
jobs-question-label = Frage ({ $language })
jobs-question-one-language = Schreiben Sie die Frage in mindestens einer Sprache. Wo eine Sprache leer ist, lesen Bewerberinnen und Bewerber eine andere.
jobs-question-hint = Hinweis ({ $language })
jobs-question-options = Auswahl
jobs-question-options-hint = Leere Zeilen zählen nicht. Sind alle Zeilen voll, speichern Sie, um weitere zu erhalten.
jobs-question-option = Auswahl { $n }
jobs-question-option-marks = Zählt für die Regel
jobs-question-knockout = Antworten, die eine Bewerbung markieren
jobs-question-knockout-what = Eine Markierung ist ein Hinweis für Sie. Sie lehnt niemanden ab, und die Person sieht sie nicht.
jobs-question-knockout-rule = Markieren, wenn
jobs-question-knockout-none = nie
jobs-question-knockout-yes = die Antwort ja ist
jobs-question-knockout-no = die Antwort nein ist
jobs-question-knockout-below = die Zahl kleiner ist als
jobs-question-knockout-above = die Zahl größer ist als
jobs-question-knockout-before = das Datum liegt vor
jobs-question-knockout-after = das Datum liegt nach
jobs-question-knockout-one-of = eine der angekreuzten gewählt ist
jobs-question-knockout-none-of = keine der angekreuzten gewählt ist
jobs-question-knockout-value = Zahl
jobs-question-knockout-day = Datum
jobs-question-knockout-number = Schreiben Sie eine Zahl, etwa 3 oder 2,5.
jobs-question-knockout-date = Wählen Sie ein Datum.
jobs-question-knockout-unfit = Diese Regel passt nicht zur Frage. Wählen Sie eine ihrer Antworten.
jobs-question-needs-label = Schreiben Sie die Frage in mindestens einer Sprache.
jobs-question-options-range = Geben Sie 2 bis 50 Möglichkeiten an.
jobs-question-options-twice = Zwei Möglichkeiten sind gleich. Laden Sie die Seite neu.
jobs-question-too-many = Ein Formular hat höchstens { $most } Fragen.
jobs-said-questions = Das Formular ist geändert.

# Approval
jobs-approval = Genehmigung
jobs-approval-of = Genehmigung: { $title }
jobs-approval-asked = { $name } hat am { $when } angefragt.
jobs-approval-ask = Genehmigung anfragen
jobs-approval-take-back = Anfrage zurückziehen
jobs-approval-decide = Entscheiden
jobs-approval-your-turn = Sie sind an der Reihe
jobs-approval-approve = Genehmigen
jobs-approval-refuse = Ablehnen
jobs-approval-reason = Begründung
jobs-approval-reason-hint = Für eine Ablehnung nötig; die anfragende Person liest sie.
jobs-approval-reason-needed = Sagen Sie, warum, damit die Bedingungen angepasst werden können.
jobs-approval-delegate = Jemand anderen entscheiden lassen
jobs-approval-delegate-what = Für den Urlaub oder wenn es jemand besser weiß. Der Verlauf zeigt beide Namen.
jobs-approval-delegate-now = Delegieren
jobs-approval-delegate-nobody = Wählen Sie jemand anderen, der sich anmelden kann.
jobs-approval-delegate-requester = Niemand entscheidet über die eigene Anfrage. Wählen Sie jemand anderen.
jobs-approval-delegated-to = delegiert an { $name }
jobs-approval-given-away = { $name } entscheidet an Ihrer Stelle
jobs-approval-retake = Doch selbst entscheiden
jobs-approval-decided-by = durch { $name }
jobs-approval-decision-approved = Genehmigt
jobs-approval-decision-refused = Abgelehnt
jobs-approval-decision-open = Offen
jobs-approval-step-any = Schritt { $n }, eine Person genügt
jobs-approval-step-all = Schritt { $n }, alle
jobs-approval-step-one = Schritt { $n }
jobs-approval-standing-missing = Noch wurde niemand gefragt. Vorher kann die Stelle nicht öffnen.
jobs-approval-standing-waiting = Angefragt, noch nicht entschieden.
jobs-approval-standing-given = Genehmigt, für genau diese Bedingungen.
jobs-approval-standing-refused = Abgelehnt. Passen Sie die Bedingungen an und fragen Sie erneut.
jobs-approval-standing-overtaken = Die Bedingungen haben sich am { $changed } geändert; die am { $asked } angefragte Genehmigung gilt nicht mehr. Fragen Sie erneut.
jobs-approval-standing-outdated = Die Bedingungen haben sich seit der Genehmigung geändert. Fragen Sie erneut.
jobs-approval-state-waiting = Noch nicht entschieden.
jobs-approval-state-approved = Genehmigt.
jobs-approval-state-refused = Abgelehnt.
jobs-approval-state-withdrawn = Zurückgezogen.
jobs-approval-state-overtaken = Durch eine Änderung der Bedingungen beendet.
jobs-approval-overtaken = Die Bedingungen haben sich am { $changed } geändert. Die am { $asked } angefragte Genehmigung gilt deshalb nicht mehr, und bis zu einer neuen Anfrage ist nichts zu entscheiden.
jobs-approval-terms-now = Die Bedingungen, wie sie jetzt sind; angefragt wurde für andere.
jobs-approval-missing = Die Bedingungen sind noch nicht genehmigt. Fragen Sie zuerst an.
jobs-approval-still-waiting = Die Genehmigung ist noch nicht entschieden. Danach kann die Stelle öffnen.
jobs-approval-was-refused = Die Genehmigung wurde abgelehnt. Passen Sie die Bedingungen an und fragen Sie erneut.
jobs-approval-outdated = Die Bedingungen haben sich seit der Genehmigung geändert. Fragen Sie erneut an.
jobs-approval-not-needed = Diese Stelle braucht keine Genehmigung: Genehmigungen sind abgeschaltet, oder sie war schon vorher offen.
jobs-approval-waiting-already = Die Genehmigung ist schon angefragt.
jobs-approval-given-already = Diese Bedingungen sind schon genehmigt.
jobs-approval-step-empty = In einem der Schritte kann sich niemand mehr anmelden. Die Verwaltung muss in den Einstellungen andere benennen.
jobs-approval-nobody = Nur Sie könnten das genehmigen, und niemand entscheidet über die eigene Anfrage. Lassen Sie jemand anderen anfragen.
jobs-approval-not-your-turn = Sie sind nicht an der Reihe, oder es ist schon entschieden.
jobs-approval-was-overtaken = Die Bedingungen haben sich seit der Anfrage geändert, deshalb ist bis zu einer neuen Anfrage nichts zu entscheiden.
jobs-approval-was-withdrawn = Die Anfrage wurde zurückgezogen, deshalb ist nichts zu entscheiden.
jobs-approval-none-waiting = Es wartet keine Anfrage.
jobs-said-approval-requested = Die Genehmigung ist angefragt.
jobs-said-approval-withdrawn = Die Anfrage ist zurückgezogen.
jobs-said-decided = Ihre Entscheidung ist gespeichert.
jobs-said-delegated = Jemand anderes entscheidet an Ihrer Stelle.
jobs-said-retaken = Sie entscheiden wieder selbst.

# History
event-job-created = { $actor } hat die Stelle angelegt.
event-job-changed = { $actor } hat die Bedingungen geändert.
event-job-opened = { $actor } hat die Stelle geöffnet.
event-job-resumed = { $actor } hat die Stelle fortgesetzt.
event-job-held = { $actor } hat die Stelle pausiert.
event-job-closed = { $actor } hat die Stelle geschlossen.
event-job-filled = Alle Plätze sind besetzt: { $actor } hat die letzte Person eingestellt.
event-job-reopened = { $actor } hat die Stelle wieder geöffnet.
event-job-trashed = { $actor } hat die Stelle in den Papierkorb gelegt.
event-job-restored = { $actor } hat die Stelle aus dem Papierkorb geholt.
event-openings-changed = { $actor } hat die Plätze von { $before } auf { $after } geändert.
event-team-changed = { $actor } hat { $name } ins Team aufgenommen: { $role }.
event-team-left = { $actor } hat { $name } aus dem Team genommen.
event-stage-added = { $actor } hat die Phase „{ $name }“ hinzugefügt.
event-stage-changed = { $actor } hat die Phase „{ $before }“ geändert, jetzt „{ $name }“.
event-stage-removed =
    { $actor } hat die Phase „{ $name }“ entfernt; { $people ->
        [0] niemand war darin
        [one] eine Person wurde verschoben
       *[other] { $people } Personen wurden verschoben
    }.
event-stage-merged =
    { $actor } hat die Phase „{ $name }“ mit „{ $into }“ zusammengelegt, mit { $people ->
        [one] einer Bewerbung
       *[other] { $people } Bewerbungen
    }.
event-stages-reordered = { $actor } hat die Reihenfolge der Phasen geändert.
event-application-carried = Von „{ $from }“ nach „{ $to }“ verschoben, weil { $actor } die Phase entfernt hat.
event-question-added = { $actor } hat dem Formular eine Frage hinzugefügt.
event-question-changed = { $actor } hat eine Frage des Formulars geändert.
event-question-removed = { $actor } hat eine Frage aus dem Formular entfernt.
event-questions-reordered = { $actor } hat die Reihenfolge der Fragen geändert.
event-approval-requested = { $actor } hat die Genehmigung angefragt.
event-approval-agreed = { $actor } hat zugestimmt.
event-approval-refused = { $actor } hat die Genehmigung abgelehnt.
event-approval-given = Die Bedingungen sind genehmigt; { $actor } hat als Letztes zugestimmt.
event-approval-delegated = { $actor } lässt { $name } entscheiden.
event-approval-retaken = { $actor } entscheidet wieder selbst.
event-approval-due = { $actor } hat Bedingungen geändert, die eine Genehmigung brauchen.
event-approval-withdrawn = { $actor } hat die Anfrage zurückgezogen.
event-approval-overtaken = Die Anfrage ist beendet, weil { $actor } die Bedingungen geändert hat.
