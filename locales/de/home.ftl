home-today = Heute
home-things =
    { $n ->
        [one] Heute wartet eine Sache auf Sie
       *[other] Heute warten { $n } Dinge auf Sie
    }
home-nothing = Heute ist nichts zu tun
home-late =
    { $n ->
        [one] eine ist überfällig
       *[other] { $n } sind überfällig
    }
home-nothing-late = nichts ist überfällig
home-add-candidate = Person hinzufügen
home-first-steps = Was zuerst zu tun ist
home-first-steps-lead = Sechs Schritte, in beliebiger Reihenfolge. Nach der ersten Stelle zeigt diese Seite, was Sie braucht.
home-no-job = Noch keine Stelle gehört zu Ihnen
home-no-job-more = Sobald Sie im Team einer Stelle sind, stehen hier deren Personen und Ihre Aufgaben.
home-no-job-recruits = Es gibt noch keine Stelle
home-no-job-recruits-more = Legen Sie die erste an: was sie verlangt, wer im Team ist, welche Phasen es gibt.
home-make-job = Stelle anlegen
home-through = Sie sind durch
home-through-more = Neue Bewerbungen, versprochene Antworten, Aufgaben und Erwähnungen erscheinen hier von selbst.
home-to-jobs = Zu den Stellen
home-beside = Daneben
home-steps-left =
    { $n ->
        [one] Ein Schritt der Einrichtung fehlt noch
       *[other] { $n } Schritte der Einrichtung fehlen noch
    }
home-waits = Wer auf Sie wartet
home-waits-people = Warten auf Antwort
home-waits-late = Versprochener Tag vorbei
home-waits-longest = Am längsten in einer Phase
home-waits-days = { $n ->
    [0] weniger als ein Tag
    [one] ein Tag
   *[other] { $n } Tage
    }
home-none = niemand
home-outbox = Postausgang
home-held =
    { $n ->
        [one] Eine Nachricht wird zurückgehalten. Sie geht { $when } hinaus.
       *[other] { $n } Nachrichten werden zurückgehalten. Die nächste geht { $when } hinaus.
    }
home-held-no-mail =
    { $n ->
        [one] Eine Nachricht wird zurückgehalten. Sie kann nicht abgehen: Es ist kein Mailserver eingerichtet.
       *[other] { $n } Nachrichten werden zurückgehalten. Sie können nicht abgehen: Es ist kein Mailserver eingerichtet.
    }
home-set-up-mail = Mailserver einrichten
home-held-none = Keine Nachricht wird zurückgehalten.
home-held-look = Vorher ansehen
home-outbox-open = Zum Postausgang
home-promises = Versprochene Antworten
home-there-since = dorthin verschoben { $when }
home-promised = versprochen bis { $day }
home-decide = Entscheiden
home-requests = Zu ihren Daten
home-answer = Antworten
home-new = Noch nicht angesehen
home-new-for =
    { $n ->
        [one] Eine neue Bewerbung für { $job }
       *[other] { $n } neue Bewerbungen für { $job }
    }
home-urgent = dringend
home-first-came = die erste kam { $when }
home-read = Lesen
home-aside = Zurückgestellt
home-aside-waits =
    { $n ->
        [one] Eine Bewerbung ist auffällig und wartet auf Ihre Entscheidung
       *[other] { $n } Bewerbungen sind auffällig und warten auf Ihre Entscheidung
    }
home-look = Ansehen
home-approvals = Freizugeben
home-approve-job = { $job } soll öffnen
home-asked-by = { $name } bittet darum
home-approve = Lesen und entscheiden
home-mentions = Sie wurden erwähnt
home-mentioned = { $author } hat Sie bei { $name } erwähnt
home-open = Öffnen
home-mark-read = Gelesen
home-said-read = Als gelesen markiert.
home-tasks = Ihre Aufgaben
home-tick-off = Erledigt: { $title }
home-task-by = bis { $day }
home-task-no-day = ohne Termin
home-overdue = überfällig
home-said-task-done = Die Aufgabe ist erledigt.
home-stuck = Mails, die nicht hinauskamen
home-stuck-mail = Die Mail an { $name } liegt noch hier
home-postings = Ausschreibungen
home-posting-expires = „{ $title }“ ist bald nicht mehr öffentlich
home-posting-behind = „{ $title }“ ({ $language }) ist älter als die Vorlage
home-public-until = öffentlich bis { $when }
home-source-changed = die Vorlage wurde am { $when } geändert
home-expires-soon = endet bald
home-behind = Vorlage geändert
home-boards = Börsen ohne Feed
home-board-post = „{ $title }“ bei { $board } einstellen
home-board-look = Steht „{ $title }“ noch bei { $board }?
home-board-take-down = „{ $title }“ bei { $board } herausnehmen
home-board-since = seit dem { $when }
home-idle = Stellen ohne Bewerbungen
home-idle-job = Niemand bewirbt sich auf { $job }
home-idle-since = zuletzt tat sich etwas { $when }
home-idle-act = Ausschreibungen ansehen
home-due-today = heute
home-due-tomorrow = morgen
home-days-late =
    { $n ->
        [one] einen Tag überfällig
       *[other] { $n } Tage überfällig
    }
home-days-left =
    { $n ->
        [one] noch ein Tag
       *[other] noch { $n } Tage
    }
home-more =
    { $n ->
        [one] Noch eine.
       *[other] Noch { $n }.
    }
home-show-all = Alle zeigen
