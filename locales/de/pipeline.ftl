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
