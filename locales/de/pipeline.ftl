# Was ein Vorgang ablehnt, und was dann zu tun ist.
pipeline-not-admitted = Diese Bewerbung ist noch nicht zugelassen. Sehen Sie sie zuerst unter „Zurückgestellt“ an.
pipeline-has-ended = Diese Bewerbung ist beendet. Nehmen Sie sie zuerst wieder auf.
pipeline-in-play = Diese Bewerbung läuft noch; es gibt nichts wieder aufzunehmen.
pipeline-stage-gone = Diese Phase gibt es nicht mehr. Laden Sie die Seite neu, um die heutigen Phasen zu sehen.
pipeline-moved-meanwhile = Jemand anderes hat diese Bewerbung gerade geändert. Laden Sie die Seite neu, um zu sehen, wo sie steht.
pipeline-hire-instead = Für eine Einstellung braucht es eine freie Stelle. Nutzen Sie „Einstellen …“ und wählen Sie eine.
pipeline-choose-reason = Wählen Sie einen Grund aus der Liste.
pipeline-no-such-opening = Diese Besetzung gehört nicht mehr zur Stelle. Laden Sie die Seite neu und wählen Sie eine andere.
pipeline-seat-taken = Platz { $n } wurde gerade besetzt. Wählen Sie einen anderen.
pipeline-gone-on = Jemand hat von dort aus weitergemacht, deshalb geht es nicht mehr zurück. Öffnen Sie die Person, um zu sehen, was geschah.

# Der Verlauf.
event-application-moved = { $actor } hat die Bewerbung von { $from } nach { $stage } verschoben
event-application-rejected = { $actor } hat die Bewerbung abgelehnt
event-application-withdrawn = { $actor } hat festgehalten, dass die Bewerbung zurückgezogen wurde
event-application-reopened = { $actor } hat die Bewerbung wieder aufgenommen
event-application-hired = { $actor } hat diese Person auf Platz { $opening } eingestellt
event-application-put-back = { $actor } hat es rückgängig gemacht; die Bewerbung ist wieder in { $stage }
event-job-closed-out = { $actor } hat { $n ->
    [one] die letzte laufende Bewerbung
   *[other] die { $n } laufenden Bewerbungen
    } beendet

# Das Board.
pipeline-board = Board
pipeline-old-page = Dieser Link zu einer Seite der Tabelle ist zu alt. Gehen Sie zurück zur ersten Seite.
pipeline-filter-board = Dieses Board filtern
pipeline-filter-placeholder = Name oder Wort
pipeline-only-marked = Nur markierte
pipeline-filter = Filtern
pipeline-filtered = { $n ->
    [one] Eine Person passt
   *[other] { $n } Personen passen
    }
pipeline-all-again = Wieder alle zeigen
pipeline-board-facts = { $people ->
    [one] Eine Person
   *[other] { $people } Personen
    } im Verfahren · { $openings ->
    [one] ein Platz
   *[other] { $openings } Plätze
    }, { $filled } besetzt
pipeline-stages = Phasen
pipeline-board-moved = { $name } ist in { $stage }.
pipeline-board-not-moved = { $name } ließ sich nicht verschieben. Laden Sie die Seite neu und versuchen Sie es noch einmal.
pipeline-seats = { $filled } von { $openings } besetzt
pipeline-median = Median { $n } T.
pipeline-days = { $n } T.
pipeline-notes = { $n ->
    [one] Notiz
   *[other] Notizen
    }
pipeline-select = { $name } auswählen
pipeline-move-name = { $name } verschieben
pipeline-move-to = Nach { $stage } verschieben
pipeline-move-question = In welche Phase?
pipeline-more = Mehr zeigen
pipeline-more-n = Mehr zeigen (noch { $n })
pipeline-nobody = Niemand hier
pipeline-badge-late = Antwort überfällig
pipeline-badge-due = Antwort fällig
pipeline-badge-marked = durch Antwort markiert
pipeline-outcome-rejected = abgelehnt
pipeline-outcome-withdrawn = zurückgezogen
pipeline-outcome-hired = eingestellt

# Vorgänge und ihre Fragen.
pipeline-hire = Einstellen …
pipeline-reject = Ablehnen …
pipeline-reopen = Wieder aufnehmen
pipeline-cancel = Abbrechen
pipeline-error-title = Fehler:
pipeline-reject-question = { $name } ablehnen?
pipeline-reject-now = { $name } ablehnen
pipeline-withdraw = Zurückgezogen …
pipeline-withdraw-question = Hat { $name } die Bewerbung zurückgezogen?
pipeline-withdraw-now = Rückzug festhalten
pipeline-withdraw-no-letter = Es geht keine Mail hinaus: Die Person hat selbst entschieden.
pipeline-reason = Grund
pipeline-reason-hint = Für Ihr Team und Ihre Berichte. Die Person liest ihn nie.
pipeline-reason-choose = Grund wählen
pipeline-reason-ours = Unsere Entscheidung
pipeline-reason-theirs = Entscheidung der Person
pipeline-telling = Per Mail mitteilen
pipeline-telling-morning = Am nächsten Arbeitsmorgen der Person: { $at } (nach der Uhr von { $zone })
pipeline-telling-soon = Heute um { $at }, wenn es nicht mehr rückgängig zu machen ist
pipeline-telling-nothing = Keine Mail
pipeline-telling-held = Die Mail wartet bis dahin im Postausgang. Dort können Sie sie ändern oder zurücknehmen. Hat sich die Person selbst entschieden, geht keine Mail hinaus.
pipeline-letter = Die Mail an { $to }, Sprache: { $language }
pipeline-no-letter = Es geht keine Mail hinaus: Es gibt keine Adresse, oder die Person möchte nicht angeschrieben werden.
pipeline-hire-question = { $name } einstellen?
pipeline-hire-now = { $name } einstellen
pipeline-opening = Platz
pipeline-opening-n = Platz { $n }
pipeline-no-openings = Alle Plätze dieser Stelle sind besetzt. Fügen Sie zuerst im Plan der Stelle einen hinzu.
pipeline-hire-last = Das ist der letzte Platz. Die Stelle gilt dann als besetzt und verlässt die Karriereseite.
pipeline-others = Was ist mit { $n ->
    [one] der anderen Person
   *[other] den { $n } anderen
    } im Verfahren?
pipeline-others-leave = Später einzeln entscheiden
pipeline-others-tell = Bewerbungen beenden und am nächsten Arbeitsmorgen mitteilen
pipeline-others-end = Bewerbungen ohne Mail beenden
pipeline-elsewhere = { $name } ist auch für { $n ->
    [one] eine andere Stelle
   *[other] { $n } andere Stellen
    } im Rennen
pipeline-elsewhere-end = { $n ->
    [one] Diese Bewerbung als zurückgezogen beenden, ohne Mail
   *[other] Diese Bewerbungen als zurückgezogen beenden, ohne Mail
    }
pipeline-elsewhere-leave = { $n ->
    [one] Sie weiterlaufen lassen
   *[other] Sie weiterlaufen lassen
    }
pipeline-others-reason = Grund für die anderen (nötig, um ihre Bewerbungen zu beenden)

# Was eben geschah.
pipeline-said-moved = { $name } ist jetzt in { $stage }.
pipeline-said-reopened = { $name } ist wieder im Verfahren.
pipeline-said-rejected = { $name } abgelehnt. Es geht keine Mail hinaus.
pipeline-said-rejected-told = { $name } abgelehnt. Die Person erfährt es erst { $at }.
pipeline-said-withdrawn = Festgehalten: { $name } hat die Bewerbung zurückgezogen. Es geht keine Mail hinaus.
pipeline-said-hired = { $name } eingestellt.
pipeline-said-hired-last = { $name } eingestellt. Das war der letzte Platz: Die Stelle ist besetzt und steht nicht mehr auf der Karriereseite.
pipeline-said-undone = Rückgängig gemacht.

# Die Tabelle und Vorgänge an vielen.
pipeline-table = Tabelle
pipeline-filters = Filter
pipeline-filters-set = { $n ->
    [0] Filter
   *[other] Filter, { $n } gesetzt
    }
pipeline-stage = Phase
pipeline-standing = Stand
pipeline-standing-current = Im Verfahren oder eingestellt
pipeline-standing-ended = Abgelehnt oder zurückgezogen
pipeline-standing-everyone = Alle
pipeline-source = Quelle
pipeline-any = Beliebig
pipeline-tag = Schlagwort
pipeline-waiting-days = Mindestens so viele Tage in dieser Phase
pipeline-rows = { $n ->
    [one] Eine Person
   *[other] { $n } Personen
    }
pipeline-select-page = Diese Seite auswählen
pipeline-name = Name
pipeline-now = Zurzeit
pipeline-place = Ort
pipeline-languages = Sprachen
pipeline-waiting = Wartet
pipeline-applied = Beworben
pipeline-pages = Seiten
pipeline-first-page = Erste Seite
pipeline-next-page = Nächste Seite
pipeline-table-empty = Noch hat sich niemand beworben. Verbreiten Sie die Anzeige, oder fügen Sie eine Person von Hand hinzu.
pipeline-table-empty-filtered = Zu diesen Filtern passt niemand.
pipeline-selected-people = Ausgewählte Personen
pipeline-picked = Ausgewählt
pipeline-picked-one = { $n } ausgewählt
pipeline-picked-other = { $n } ausgewählt
pipeline-all-matching = Alle { $n } passenden
pipeline-all-in-play = Alle { $n } passenden im Verfahren
pipeline-all-rest = { $n ->
    [one] Eine weitere der gezeigten Personen ist eingestellt oder nicht mehr im Verfahren; bei ihr ändert sich nichts.
   *[other] { $n } weitere der gezeigten Personen sind eingestellt oder nicht mehr im Verfahren; bei ihnen ändert sich nichts.
    }
pipeline-move-many = Verschieben …
pipeline-pick-none = Auswahl aufheben
pipeline-nobody-chosen = Niemand ist ausgewählt. Gehen Sie zurück und wählen Sie mindestens eine Person.
pipeline-too-many = Das sind mehr als { $most } auf einmal. Grenzen Sie zuerst den Filter ein.
pipeline-count-changed = Jetzt { $n ->
    [one] passt eine Person
   *[other] passen { $n } Personen
    }, nicht so viele, wie Ihnen gezeigt wurden. Sehen Sie sich die neue Zahl an und bestätigen Sie noch einmal.
pipeline-not-yours = Sie dürfen über diese Person nicht mehr entscheiden.
pipeline-batch-move-question = { $n ->
    [one] Eine Person verschieben?
   *[other] { $n } Personen verschieben?
    }
pipeline-batch-move-now = { $n ->
    [one] Eine verschieben
   *[other] { $n } verschieben
    }
pipeline-batch-move-title = { $n ->
    [one] Eine Person verschieben
   *[other] { $n } Personen verschieben
    }
pipeline-batch-reject-question = { $n ->
    [one] Eine Person ablehnen?
   *[other] { $n } Personen ablehnen?
    }
pipeline-batch-reject-now = { $n ->
    [one] Eine ablehnen
   *[other] { $n } ablehnen
    }
pipeline-batch-reject-title = { $n ->
    [one] Eine Person ablehnen
   *[other] { $n } Personen ablehnen
    }
pipeline-batch-telling-next-working-morning = Am nächsten Arbeitsmorgen der jeweiligen Person
pipeline-batch-telling-soon = Sobald es nicht mehr rückgängig zu machen ist
pipeline-batch-telling-nothing = Keine Mail
pipeline-batch-state-running = Das läuft im Hintergrund. Sie können diese Seite verlassen.
pipeline-batch-state-stopped = Angehalten. Was erledigt ist, bleibt so, bis Sie es rückgängig machen.
pipeline-batch-state-finished = Erledigt.
pipeline-batch-state-undoing = Alle werden zurückgestellt.
pipeline-batch-state-undone = Rückgängig gemacht. Wer seitdem weiterkam, blieb, wo er ist.
pipeline-batch-progress = { $done } von { $total }
pipeline-batch-counts = { $done } erledigt, { $skipped } ausgelassen, { $total } insgesamt
pipeline-batch-stop = Anhalten
pipeline-batch-undo = Alles rückgängig machen
pipeline-batch-left-out = Ausgelassen
event-batch-started = { $actor } hat einen Vorgang an { $n ->
    [one] einer Person
   *[other] { $n } Personen
    } begonnen
event-batch-stopped = { $actor } hat einen Vorgang an { $n } Personen angehalten
event-batch-finished = { $actor } hat einen Vorgang an { $n } Personen abgeschlossen
event-batch-undone = { $actor } hat einen Vorgang an { $n } Personen rückgängig gemacht
pipeline-batch-tag-question = { $n ->
    [one] Schlagwort für eine Person
   *[other] Schlagwort für { $n } Personen
    }
pipeline-batch-tag-now = { $n ->
    [one] Einer Person geben
   *[other] { $n } Personen geben
    }
pipeline-batch-tag-title = { $n ->
    [one] Eine Person bekommt ein Schlagwort
   *[other] { $n } Personen bekommen ein Schlagwort
    }
pipeline-batch-untag-question = { $n ->
    [one] Schlagwort von einer Person entfernen
   *[other] Schlagwort von { $n } Personen entfernen
    }
pipeline-batch-untag-now = { $n ->
    [one] Von einer Person entfernen
   *[other] Von { $n } Personen entfernen
    }
pipeline-batch-untag-title = { $n ->
    [one] Ein Schlagwort wird von einer Person entfernt
   *[other] Ein Schlagwort wird von { $n } Personen entfernt
    }
