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
market-board-own-site = der eigenen Website
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
market-board-feed = seinem Feed
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
   *[other] { $count } von { $jobs } Stellen sind als dringend markiert, die meisten ({ $most }) im Bereich { $function }: { $names }.
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
