# Die öffentliche Karriereseite.
careers-title = Offene Stellen bei { $organization }
careers-headline = Arbeiten bei { $organization }
careers-description = { $n ->
    [one] Eine offene Stelle bei { $organization }.
   *[other] { $n } offene Stellen bei { $organization }.
}
careers-figure-open = { $n ->
    [0] Keine offenen Stellen
    [one] Eine offene Stelle
   *[other] { $n } offene Stellen
}
careers-figure-answer = Erste Antwort im Median der letzten 90 Tage: { $n ->
    [0] am selben Tag
    [one] nach 1 Arbeitstag
   *[other] nach { $n } Arbeitstagen
}
careers-figure-no-account = Kein Konto nötig

careers-search = Stellen suchen
careers-search-example = z. B. Fach, Stadt
careers-filters = Filter
careers-urgent = Dringend
careers-urgent-only = Nur dringende
careers-remote-only = Nur im Homeoffice
careers-department = Bereich
careers-location = Ort
careers-type = Art der Anstellung
careers-posted-in = Ausgeschrieben auf
careers-show = Stellen zeigen
careers-reset = Alle Filter entfernen
careers-count = { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
}{ $urgent ->
    [0] {""}
   *[other] , { $urgent } davon dringend
}
careers-sorted-by = Sortiert nach
careers-sort-department = Bereich
careers-sort-newest = Datum
careers-sort-pay = Vergütung
careers-section-newest = Neueste zuerst
careers-section-pay = Höchste Vergütung zuerst
careers-section-other = Weitere Stellen
careers-opened = Seit { $date }
careers-pages = Seiten
careers-page = Seite { $page } von { $pages }
careers-previous = Vorige Seite
careers-next = Nächste Seite
careers-none-open-title = Zurzeit ist nichts ausgeschrieben
careers-none-open-what = Neue Stellen erscheinen hier zuerst. Der Feed unten meldet sie Ihnen.
careers-none-fit-title = Keine Stelle passt
careers-none-fit-what = Entfernen Sie einen Filter oder suchen Sie nach einem anderen Wort.

careers-type-full-time = Vollzeit
careers-type-part-time = Teilzeit
careers-type-internship = Praktikum
careers-type-fixed-term = Befristet
careers-type-contractor = Freie Mitarbeit
careers-on-site = vor Ort
careers-hybrid = teils im Homeoffice
careers-remote = Homeoffice
careers-remote-in = Homeoffice in { $places }
careers-zones = Zeitzonen: { $zones }

careers-breadcrumbs = Sie sind hier
careers-at-a-glance = Auf einen Blick
careers-pay = Vergütung
careers-pay-gross = { "" }, brutto
careers-pay-convert = In einer anderen Währung
careers-pay-in-first-call = Darüber sprechen wir im ersten Gespräch
careers-pay-currency = Währung
careers-pay-show = Zeigen
careers-pay-full-time-year = Vollzeit, ein ganzes Jahr: { $amount }
careers-pay-rate = 1 { $to } = { NUMBER($rate, maximumFractionDigits: 4) } { $from }, Kurs vom { $date } ({ $source }). Gerundet; der Vertrag lautet auf { $from }.
careers-places = { $n ->
    [0] Ort
    [one] Ort
   *[other] Orte
}
careers-at-places = { $places }, { $workplace }
careers-posted = Veröffentlicht
careers-until = { "" }, offen bis { $date }
careers-reference = Kennziffer
careers-apply = Jetzt bewerben
careers-apply-note = Etwa { $minutes } Minuten, kein Konto nötig. { $days ->
    [one] Sie haben nach spätestens einem Arbeitstag eine Antwort.
   *[other] Sie haben nach spätestens { $days } Arbeitstagen eine Antwort.
}
careers-apply-at = Bewerben: { $address }
careers-other-languages = Diese Stelle auf
careers-original = (Original)
careers-part-description = Die Stelle
careers-part-requirements = Was Sie mitbringen
careers-part-benefits = Was wir bieten

careers-gone-title = Diese Stelle ist geschlossen
careers-gone-what = Bewerbungen sind hier nicht mehr möglich. Haben Sie sich beworben, zeigt Ihnen der Link in unserer Mail weiterhin den Stand.
careers-gone-text-title = Dieser Text ist nicht mehr öffentlich
careers-gone-text-what = Die Stelle selbst ist offen. Ihr Text steht unten in einer anderen Sprache.
careers-gone-same = In einer anderen Sprache noch offen
careers-gone-others = Zurzeit offen
careers-gone-all = Alle offenen Stellen

careers-how-we-hire-title = So stellen wir ein
careers-privacy-title = Datenschutz
careers-as-of = Stand: { $date }
careers-embed-all = Alle Stellen und Bewerbung


careers-setup-title = Karriereseite: andere Websites
careers-setup-embed = Die Liste auf Ihrer eigenen Website
careers-setup-embed-lead = Nennen Sie die Websites, die die Liste zeigen dürfen, und setzen Sie den Schnipsel dort in eine Seite. Er bringt kein Skript mit und setzt kein Cookie.
careers-setup-origins = Websites, die sie zeigen dürfen
careers-setup-origins-hint = Eine Adresse je Zeile, etwa https://www.example.com. Leer: keine Website.
careers-setup-origin-wrong = { $origin } ist keine Adresse einer Website. Schreiben Sie sie wie https://www.example.com.
careers-setup-origin-path = { $origin }: Schreiben Sie nur die Website, zum Beispiel https://www.example.com, ohne das, was danach kommt. Browser erlauben nur ganze Websites.
careers-setup-origin-plain = { $origin } ist nicht verschlüsselt. Schreiben Sie die Adresse mit https; http gilt nur für localhost.
careers-setup-save = Speichern
careers-setup-saved = Gespeichert. Die Karriereseite zeigt es jetzt.
careers-setup-snippet = Schnipsel
careers-setup-copy = Schnipsel kopieren
careers-setup-copied = Kopiert
careers-setup-feed = Für Programme dieselbe Liste als JSON Feed:
careers-setup-rates-elsewhere = Besucherinnen und Besucher sehen die Vergütung in ihrer Währung mit Ihren
