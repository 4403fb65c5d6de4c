layout-skip = Zum Inhalt springen
layout-home-link = Bole, heute
layout-main-nav = Hauptnavigation
layout-jobs = Stellen
layout-outbox = Postausgang
layout-settings = Einstellungen
layout-close = Schließen
layout-languages = Sprache
layout-open-positions = Offene Stellen
layout-how-we-hire = So stellen wir ein
layout-your-application = Ihre Bewerbung
layout-privacy = Datenschutz
layout-feed = Feed
layout-no-cookie = Zum Lesen setzt diese Seite kein Cookie. Läuft mit Bole.
layout-failed = Das hat nicht geklappt. Laden Sie die Seite neu und versuchen Sie es noch einmal.
layout-shortcuts = Tasten
layout-shortcuts-everywhere = Überall
layout-shortcuts-here = Auf dieser Seite
layout-shortcuts-go = Gehe zu
layout-shortcuts-next = Weiter und zurück
layout-shortcuts-pick = Auswählen
layout-shortcuts-close = Oberstes schließen
layout-shortcuts-sheet = Diese Übersicht zeigen

error-malformed-title = Adresse oder Formular nicht lesbar
error-malformed-what-to-do = Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
error-unauthorized-title = Melden Sie sich zuerst an
error-unauthorized-what-to-do = Diese Seite ist für angemeldete Personen.
error-forbidden-title = Das dürfen Sie hier nicht
error-forbidden-what-to-do = Fragen Sie, wer diese Stelle betreut, oder die Administration.
error-cross-site-title = Das kam von einer anderen Website
error-cross-site-what-to-do = Es wurde nichts geändert. Öffnen Sie die Seite hier und senden Sie das Formular noch einmal.
error-not-found-title = Unter dieser Adresse gibt es nichts
error-not-found-what-to-do = Die Seite ist umgezogen, oder Sie dürfen sie nicht sehen.
error-method-not-allowed-title = Das nimmt diese Adresse nicht an
error-method-not-allowed-what-to-do = Gehen Sie zurück und benutzen Sie die Knöpfe auf der Seite.
error-timeout-title = Die Übertragung hat zu lange gedauert
error-timeout-what-to-do = Die Verbindung war langsam oder brach ab. Gehen Sie zurück und senden Sie noch einmal.
error-conflict-title = Das passt nicht mehr
error-conflict-what-to-do = Jemand war schneller. Laden Sie die Seite neu, dann sehen Sie den Stand.
error-gone-title = Das ist nicht mehr da
error-gone-what-to-do = Der Link wurde schon benutzt oder ist abgelaufen.
error-changed-title = Jemand hat das inzwischen geändert
error-changed-what-to-do = Laden Sie die Seite neu, sehen Sie die Änderung an und tragen Sie Ihre dann ein.
error-too-large-title = Das ist zu groß
error-too-large-what-to-do = Gehen Sie zurück und senden Sie weniger oder eine kleinere Datei.
error-unsupported-media-title = Diese Art von Inhalt wird nicht angenommen
error-unsupported-media-what-to-do = Gehen Sie zurück und wählen Sie eine andere Datei.
error-invalid-title = Einige Felder stimmen noch nicht
error-invalid-what-to-do = Gehen Sie zurück und prüfen Sie Ihre Eingaben.
error-rate-limited-title = Das war viel auf einmal
error-rate-limited-what-to-do = Warten Sie ein paar Minuten und versuchen Sie es noch einmal. Was Sie vorher gesendet haben, ist da.
error-unavailable-title = Im Moment nicht erreichbar
error-unavailable-what-to-do = Versuchen Sie es in einer Minute noch einmal.
error-internal-title = Bei uns ist etwas schiefgegangen
error-internal-what-to-do = Es wurde nichts gespeichert. Versuchen Sie es noch einmal; passiert es wieder, nennen Sie uns die Kennung unten.
error-reference = Kennung: { $reference }
error-to-app = Zur Liste für heute
error-to-jobs = Zu den offenen Stellen

forms-optional = (freiwillig)
forms-none = Keine Angabe
forms-error-summary =
    { $n ->
        [one] Eine Angabe stimmt noch nicht
       *[other] { $n } Angaben stimmen noch nicht
    }
