alerts = Bitte nachsehen
alerts-much-read =
    { $n ->
        [one] { $name } hat in zehn Minuten einen Personendatensatz geöffnet
       *[other] { $name } hat in zehn Minuten { $n } Personen und Dateien geöffnet
    }
alerts-ask = nach dem Grund fragen oder den Zugang beenden
alerts-see = Nachgesehen
alerts-own = Was Sie selbst getan haben, muss jemand anderes prüfen.
alerts-said-seen = Notiert: Sie haben nachgesehen.
event-alert-raised = Jemand hat ungewöhnlich viele Personen und Dateien geöffnet
event-alert-seen = { $actor } ist ungewöhnlich vielen Abrufen nachgegangen
