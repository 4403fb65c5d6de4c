market-title = Marktbeobachtung
market-report-of = { $employer }: was seine Stellenbörsen zeigen
market-report-period = Vom { $from } bis { $to }
market-report-observations = Beobachtungen
market-report-boards = Stellenbörsen
market-report-board = Börse
market-report-postings = Anzeigen
market-report-languages = Sprachen
market-report-jobs = { $count ->
    [one] Es ist insgesamt eine Stelle.
   *[other] Es sind insgesamt { $count } Stellen: Eine Stelle auf mehreren Börsen zählt einmal.
}
market-report-functions = Bereiche
market-report-levels = Stufen
market-report-urgent = Dringend
market-report-internships = Praktika
market-report-executives = Leitung
market-report-pay = Vergütung
market-report-opened = Neu
market-report-closed = Beendet
market-report-told = { $amount } bei 1 { $from } = { $rate } { $to } ({ $source }, { $date }).
market-board-own-site = Eigene Website
market-board-own-site-said = der eigenen Website
market-board-linkedin = LinkedIn
market-board-boss-zhipin = BOSS直聘
market-board-indeed = Indeed
market-board-xing = XING
market-board-greenhouse = Greenhouse
market-board-lever = Lever
market-board-ashby = Ashby
market-board-smartrecruiters = SmartRecruiters
market-board-recruitee = Recruitee
market-board-workable = Workable
market-board-personio = Personio
market-board-teamtailor = Teamtailor
market-board-bamboohr = BambooHR
market-board-bole = Bole
market-board-feed = Feed
market-board-feed-said = seinem Feed
market-board-other = { $kind }
market-language-en = Englisch
market-language-de = Deutsch
market-language-zh = Chinesisch
market-language-es = Spanisch
market-language-fr = Französisch
market-language-it = Italienisch
market-language-ja = Japanisch
market-language-ko = Koreanisch
market-language-nl = Niederländisch
market-language-pl = Polnisch
market-language-pt = Portugiesisch
market-language-ru = Russisch
market-language-sv = Schwedisch
market-language-tr = Türkisch
market-language-vi = Vietnamesisch
market-language-other = { $code }
market-language-unknown = unbekannt
market-function-research = Forschung
market-function-engineering = Entwicklung
market-function-data = Daten
market-function-product = Produkt
market-function-design = Gestaltung
market-function-security = Sicherheit
market-function-it = IT
market-function-hardware = Hardware
market-function-quality = Qualität
market-function-operations = Betrieb
market-function-supply-chain = Lieferkette
market-function-manufacturing = Fertigung
market-function-sales = Vertrieb
market-function-marketing = Marketing
market-function-communications = Kommunikation
market-function-customer = Kundenservice
market-function-finance = Finanzen
market-function-legal = Recht
market-function-people = Personal
market-function-administration = Verwaltung
market-function-health = Gesundheit
market-function-education = Bildung
market-function-management = Geschäftsleitung
market-function-other = Sonstiges
market-level-intern = Praktikum
market-level-junior = Einstieg
market-level-mid = erfahren
market-level-senior = Senior
market-level-lead = Teamleitung
market-level-principal = Principal
market-level-manager = Abteilungsleitung
market-level-director = Direktion
market-level-executive = Geschäftsführung
market-period-hour = je Stunde
market-period-day = am Tag
market-period-week = in der Woche
market-period-month = im Monat
market-period-year = im Jahr
market-saw-one-language-although = { $count ->
    [one] Die eine Anzeige auf { $board } ist auf { $language }, obwohl { $board } in vielen Ländern gelesen wird.
   *[other] Alle { $count } Anzeigen auf { $board } sind auf { $language }, obwohl { $board } in vielen Ländern gelesen wird.
}
market-saw-one-language = { $count ->
    [one] Die eine Anzeige auf { $board } ist auf { $language }.
   *[other] Alle { $count } Anzeigen auf { $board } sind auf { $language }.
}
market-saw-overlap = { $shared ->
    [one] Eine der { $postings } Stellen auf { $one } steht auch auf { $other }.
   *[other] { $shared } der { $postings } Stellen auf { $one } stehen auch auf { $other }.
}
market-saw-urgent = { $count ->
    [one] Eine von { $jobs } Stellen ist als dringend markiert, im Bereich { $function }: { $names }.
   *[other] { $count } von { $jobs } Stellen sind als dringend markiert, { $most } davon im Bereich { $function }: { $names }.
}
market-saw-executives = { $count ->
    [one] Eine Führungskraft wird gesucht: { $names }.
   *[other] { $count } Führungskräfte werden gleichzeitig gesucht: { $names }.
}
market-saw-functions = { $count } von { $jobs } Stellen sind im Bereich { $function }, mehr als in jedem anderen.
market-saw-internships = { $count ->
    [one] Ein Praktikum ist offen: { $names }.
   *[other] { $count } Praktika sind offen: { $names }.
}
market-saw-pay = Die höchste genannte Vergütung: { $pay } ({ $job }).
market-saw-pay-told = Die höchste genannte Vergütung: { $pay } ({ $job }), höchstens etwa { $amount } { $currency } { $period } zum Kurs vom { $date } ({ $rate }).
market-saw-movement = Im Zeitraum kamen { $opened } Stellen dazu und { $closed } fielen weg.
market-not-newer = Diese Börse wurde schon am { $at } angesehen. Importieren Sie ältere Dateien zuerst oder geben Sie eine spätere Zeit an.
market-address = Das kann nicht beobachtet werden: { $why }
market-kind = { $why }
market-unreadable = Es war nichts zu lesen: { $why }
market-cut-off = Das Lesen wurde abgebrochen: Die Datei ist zu groß oder zu seltsam für Zeit und Speicher, die ein Lesen bekommt. Was bekannt war, bleibt.
market-file-empty = Die Datei enthält keine Anzeige. Wenn die Börse wirklich leer ist, sagen Sie es auf ihrer Seite.
event-market-employer-added = { $actor } beobachtet einen weiteren Arbeitgeber
event-market-employer-removed = { $actor } beobachtet einen Arbeitgeber nicht mehr
event-market-board-added = { $actor } hat eine Börse zur Beobachtung hinzugefügt
event-market-board-removed = { $actor } hat eine beobachtete Börse entfernt
event-market-looked = Eine beobachtete Börse wurde angesehen
event-market-decided = { $actor } hat entschieden, ob zwei Anzeigen eine Stelle sind
market-lead = Stellenbörsen anderer Arbeitgeber: was sie ausschreiben, in welcher Sprache, wie dringend, zu welcher Vergütung, und was sich ändert.
market-postings = { $count ->
    [one] eine Anzeige
   *[other] { $count } Anzeigen
}
market-last-seen = Zuletzt gesehen
market-to-report = Bericht
market-none = Noch wird niemand beobachtet
market-none-what-to-do = Nennen Sie einen Arbeitgeber und die Adresse seiner Stellenbörse, oder bringen Sie als Datei mit, was Sie dort sehen.
market-add = Einen Arbeitgeber beobachten
market-add-lead = Öffentliche Stellenbörsen werden so höflich gelesen wie von einem Besucher. LinkedIn und BOSS直聘 werden nicht abgerufen: Bringen Sie Dateien.
market-employer = Arbeitgeber
market-board-address = Adresse einer Stellenbörse
market-board-address-hint = Etwa https://jobs.lever.co/example oder die Stellenseite der Website. Leer, wenn Sie Dateien bringen.
market-add-now = Beobachten
market-added = Hinzugefügt. Was die Börsen zeigen, erscheint hier.
market-board-added = Die Börse ist hinzugefügt.
market-removed = Entfernt.
market-decided = Notiert; die Zahlen sind neu gezählt.
market-state-new = noch nicht gesehen
market-state-good = gesehen
market-state-unsure = zweiter Blick steht aus
market-state-failing = gestört
market-jobs-on-postings = { $jobs ->
    [one] eine Stelle
   *[other] { $jobs } Stellen
} in { $postings ->
    [one] einer Anzeige
   *[other] { $postings } Anzeigen
}
market-from = Vom
market-to = Bis
market-currency = Vergütung in
market-show = Anzeigen
market-names = { $name }, { $more }
market-name = { $name }
market-evidence = { $count ->
    [one] Beleg: eine der Anzeigen
   *[other] Belege: { $count } der Anzeigen
}
market-chart-boards = Wo sie ausschreiben, und in welcher Sprache
market-chart-boards-what = Anzeigen. Eine Stelle kann auf mehreren Börsen stehen.
market-chart-functions = Wen sie suchen
market-chart-functions-what = { $count ->
    [one] Eine Stelle, nach Bereich.
   *[other] { $count } Stellen nach Bereich, jede einmal gezählt.
}
market-chart-levels-what = Wo die Anzeige es sagt.
market-chart-weeks = Was dazukam und wegfiel
market-chart-weeks-what = Stellen je Woche, neue nach oben, beendete nach unten. Was beim ersten Blick da war, zählt nicht als neu.
market-weeks-label = Je Woche: insgesamt { $opened } neu und { $closed } beendet.
market-opened = Neu
market-closed = Beendet
market-changed = Geändert
market-of-them-urgent = { $count } dringend
market-chart-pay = Was sie zahlen und was wir zahlen
market-chart-pay-what = Im Jahr, mit Bonus, vom niedrigsten zum höchsten. Oben sie, unten wir.
market-theirs = sie
market-ours = wir
market-a-year-in = { $currency } im Jahr
market-highest = Höchste Vergütung
market-rate = 1 { $from } = { $rate } { $to }, { $source }, { $date }
market-function = Bereich
market-level = Stufe
market-language = Sprache
market-places = Orte
market-theirs-a-year = Sie, im Jahr
market-ours-a-year = Wir, im Jahr
market-ours-to-theirs = Wir zu ihnen
market-signals = Änderungen
market-by-files = durch Dateien
market-to-board = Ansehen
market-no-boards = Noch keine Börse. Fügen Sie eine hinzu oder bringen Sie eine Datei.
market-add-board = Börse hinzufügen
market-board-kind = Art
market-board-kind-hint = Für Dateien: linkedin, boss_zhipin, own_site oder ein anderes Wort. Bei einer Adresse wird sie erkannt.
market-board-kind-needed = Sagen Sie, welche Art von Börse es ist, oder geben Sie die Adresse an.
market-board-language = Sprache
market-board-language-hint = Für Anzeigen, die ihre nicht nennen, etwa zh
market-board-country = Land
market-board-country-hint = Zwei Buchstaben, etwa CN. Es entscheidet, was ¥ und $ bedeuten.
market-remove = Nicht mehr beobachten
market-remove-sure = Alles, was von { $name } gesehen wurde, wird gelöscht. Nicht mehr beobachten?
market-remove-board = Diese Börse entfernen
market-remove-board-sure = Alles, was auf dieser Börse gesehen wurde, wird gelöscht. Entfernen?
market-good-stays = Was vorher gesehen wurde, bleibt.
market-second-look = Die Börse zeigte nichts oder viel weniger als vorher. Ein zweiter Blick entscheidet; bis dahin gilt nichts als beendet.
market-how-watched = Wie sie beobachtet wird
market-next-look = Nächster Blick
market-file = Eine Datei bringen
market-file-lead = Was die Börse jetzt zeigt, vollständig: Was in der Datei fehlt, gilt als beendet.
market-file-choose = Datei
market-file-hint = CSV, JSON, eine gespeicherte Seite oder ein Feed. Spalten: id, title, text, url, language, employment_type, location, pay, urgent, posted_at; deutsche und chinesische Namen werden verstanden.
market-file-take = Übernehmen
market-file-none = Wählen Sie zuerst eine Datei.
market-file-too-large = Die Datei ist größer als { $max } MB. Importieren Sie sie auf der Kommandozeile: bole market import
market-taken = { $postings } Anzeigen: { $opened } neu, { $closed } beendet.
market-looks = Blicke
market-look-at = Wann
market-remarks = Anmerkungen
market-remarks-count = { $count ->
    [one] eine Anmerkung
   *[other] { $count } Anmerkungen
}
market-closed-on = beendet { $date }
market-understood = Was verstanden wurde
market-understood-what = Aus den eigenen Worten der Anzeige gelesen.
market-pay-unread = Nicht als Betrag gelesen: bleibt, wie es dasteht.
market-urgent-by = Dringend nach den Worten
market-where = Wo sie steht
market-first-seen = Zuerst gesehen
market-same-job = Dieselbe Stelle anderswo
market-same-job-what = Anzeigen, die als eine Stelle erkannt wurden. Berichtigen Sie es, wo es falsch ist; Ihr Wort gilt auch für spätere Blicke.
market-no-others = Nirgends sonst.
market-not-same = Eine andere Stelle
market-same-as = Adresse einer anderen Anzeige hier, die dieselbe Stelle ist
market-same-as-now = Es ist dieselbe Stelle
market-text = Text
market-topic = { $topic }
market-signal-opened = { $title } ist neu auf { $board }.
market-signal-closed = { $title } ist auf { $board } beendet.
market-signal-reposted = { $title } wurde auf { $board } erneut ausgeschrieben.
market-signal-text-changed = { $percent } % des Textes von { $title } haben sich auf { $board } geändert.
market-signal-pay-changed = Die Vergütung von { $title } auf { $board } änderte sich von „{ $from }“ zu „{ $to }“.
market-signal-became-urgent = { $title } ist auf { $board } jetzt dringend.
market-signal-new-place = Ein neuer Ort auf { $board }: { $place }, mit { $title }.
market-signal-new-language = Eine neue Sprache auf { $board }: { $language }, mit { $title }.
market-signal-team-forming = { $count } neue Stellen einer Art ({ $about }) in { $place } auf { $board }.
market-look-now = Jetzt ansehen
market-looking = Die Börse wird so bald wie möglich angesehen. Laden Sie die Seite gleich neu.
market-no-address = Diese Börse hat keine Adresse: Bringen Sie eine Datei.
market-much-less = Die Börse zeigte { $found } Anzeigen, vorher waren es { $last }. Ein zweiter Blick in einer Stunde entscheidet.
market-not-whole = Nur ein Teil der Liste war zu lesen: { $found } Anzeigen, beim vorigen Mal { $last }.
market-fetch-bad-address = Diese Adresse kann nicht abgerufen werden: Schreiben Sie sie ganz aus, etwa https://example.org/jobs.
market-fetch-sign-in = Die Adresse enthält einen Namen oder ein Passwort: Entfernen Sie, was vor dem @ steht.
market-fetch-not-https = Die Adresse, oder eine, zu der sie führt, beginnt nicht mit https://. Fragen Sie die Website nach einer https-Adresse.
market-fetch-port = Port { $port } ist keiner des Webs: Nutzen Sie eine Adresse auf Port 443 oder 80.
market-fetch-not-allowed-address = Die Adresse führt in ein Netz, das nicht öffentlich ist. Prüfen Sie sie oder lassen Sie das Netz vom Betrieb freigeben.
market-fetch-unknown-host = Einen Server dieses Namens gibt es nicht: Prüfen Sie die Adresse auf Tippfehler.
market-fetch-unresolved = Der Namensserver antwortete nicht. Es wird später wieder versucht.
market-fetch-unreachable = Der Server nimmt keine Verbindung an. Es wird später wieder versucht.
market-fetch-tls = Es kam keine vertrauenswürdige Verschlüsselung zustande: Am Zertifikat der Website stimmt etwas nicht.
market-fetch-timeout = Der Server antwortete nicht rechtzeitig. Es wird später wieder versucht.
market-fetch-too-large = Die Antwort ist größer als { $limit } MB: Geben Sie die Adresse einer kleineren Liste an.
market-fetch-bomb = Die Antwort wird entpackt viel größer als jede Liste: Sie ist beschädigt.
market-fetch-too-many-redirects = Die Adresse führt immer weiter: Nutzen Sie die am Ende.
market-fetch-redirect-loop = Die Adresse führt im Kreis.
market-fetch-robots = Die robots.txt der Website verbietet Programmen diese Adresse: Fragen Sie die Betreiber oder bringen Sie Dateien.
market-fetch-robots-unread = Die robots.txt der Website ist zurzeit nicht lesbar. Es wird später wieder versucht.
market-fetch-busy = Der Server bittet um eine Pause. Es wird später wieder versucht.
market-fetch-status = Der Server antwortete mit Status { $status }. Prüfen Sie die Adresse, wenn es so bleibt.
market-fetch-broken = Die Antwort brach ab. Es wird später wieder versucht.
market-alerts = Per E-Mail
market-alerts-choose = Änderungen per E-Mail schicken
market-alerts-which = Ich möchte hören, wenn
market-alerts-save = Speichern
market-alerts-saved = Gespeichert. Nach jedem Blick, der etwas davon fand, kommt eine E-Mail.
market-alert-opened = eine Stelle neu ist
market-alert-closed = eine Stelle wegfällt
market-alert-reposted = eine Stelle erneut ausgeschrieben wird
market-alert-text-changed = ein Text sich ändert
market-alert-pay-changed = die Vergütung sich ändert
market-alert-became-urgent = eine Stelle dringend wird
market-alert-new-place = ein neuer Ort auftaucht
market-alert-new-language = eine neue Sprache auftaucht
market-alert-team-forming = ein Team entsteht
