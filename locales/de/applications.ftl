applications-set-aside = Zurückgestellt
applications-set-aside-lead = Diese Bewerbungen sind auffällig. Nichts wurde abgelehnt, niemand wurde benachrichtigt: Sie warten hier, bis Sie entscheiden. Wer eine zulässt, schickt damit auch die zurückgehaltene Bestätigung.
applications-set-aside-count =
    { $n ->
        [one] Eine Bewerbung wartet
       *[other] { $n } Bewerbungen warten
    }
applications-nothing-aside = Nichts ist zurückgestellt
applications-nothing-aside-more = Hier warten Bewerbungen, die nach Spam aussehen oder deren Mailadresse noch nicht bestätigt ist.
applications-admission-accepted = zugelassen
applications-admission-unconfirmed = Adresse nicht bestätigt
applications-admission-quarantined = sieht nach Spam aus
applications-signal-hidden-field = Ein Feld, das Menschen nicht sehen, wurde ausgefüllt.
applications-signal-many-links = Der Text enthält viele Webadressen.
applications-signal-link-in-name = Statt des Namens steht dort eine Webadresse.
applications-signal-too-fast = Das Formular kam schneller, als ein Mensch es ausfüllen kann.
applications-signal-busy-address = Viele Bewerbungen kamen binnen Minuten von derselben Internetadresse.
applications-signal-busy-site = Binnen Minuten kamen sehr viele Bewerbungen von überall her.
applications-signal-repeated = Dasselbe Postfach hat sich immer wieder auf diese Stelle beworben.
applications-let-in = Zulassen
applications-trash = In den Papierkorb
applications-pick = { $name } auswählen
applications-pick-none = Auswahl aufheben
applications-pick-first = Wählen Sie zuerst mindestens eine Bewerbung aus.
applications-picked = Ausgewählt
applications-picked-one = { $n } ausgewählt
applications-picked-other = { $n } ausgewählt
applications-picked-acts = Ausgewählte Bewerbungen
applications-pages = Seiten
applications-first-page = Erste Seite
applications-next-page = Nächste Seite
applications-said-let-in =
    { $n ->
        [one] Eine Bewerbung ist zugelassen
       *[other] { $n } Bewerbungen sind zugelassen
    }
applications-said-trashed =
    { $n ->
        [one] Eine Bewerbung liegt im Papierkorb
       *[other] { $n } Bewerbungen liegen im Papierkorb
    }
applications-none-waits = Darüber wurde schon entschieden. Laden Sie die Seite neu, dann sehen Sie, was noch wartet.
applications-not-in-trash = Diese Bewerbung liegt nicht mehr im Papierkorb. Laden Sie die Seite neu, dann sehen Sie den Stand.
event-application-set-aside-again = { $actor } hat die Bewerbung wieder zurückgestellt
event-application-trashed = { $actor } hat die Bewerbung in den Papierkorb gelegt
event-application-restored = { $actor } hat die Bewerbung aus dem Papierkorb geholt
