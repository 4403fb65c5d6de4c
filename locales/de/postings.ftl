# List
postings-title = Texte nach Sprache
postings-what = Was auf der Karriereseite steht, ein Text je Sprache. Die Vorlage ist der Text, den die anderen übersetzen.
postings-none = Noch kein Text
postings-none-what-to-do = Wählen Sie die Sprache, in der Sie am besten schreiben. Übersetzungen können folgen.
postings-source = Vorlage
postings-behind = Die Vorlage wurde seit dieser Übersetzung geändert
postings-behind-short = geändert
postings-behind-what-to-do = Sehen Sie, was sich geändert hat, übernehmen Sie es, und bestätigen Sie die Übersetzung.
postings-behind-show = Was sich geändert hat ({ $language })
postings-confirm = Die Übersetzung stimmt
postings-to-source = Zur Vorlage ({ $language })
postings-changed = geändert { $when }
postings-look = Auf der Karriereseite
postings-write = Schreiben
postings-read = Lesen
postings-add = Weitere Sprache
postings-add-hint = Der neue Text beginnt als Entwurf mit dem Titel der Vorlage.
postings-other-language = Jede andere, mit ihrem Kürzel
postings-begin = Beginnen
postings-language-unknown = Schreiben Sie ein Sprachkürzel, etwa fr, pt-BR oder zh-Hant.
postings-language-taken = Diese Stelle hat schon einen Text in dieser Sprache.

# Standing
postings-draft = Entwurf
postings-scheduled = Geplant
postings-live = Veröffentlicht
postings-hidden = Freigegeben, nicht sichtbar
postings-hidden-why = Die Stelle selbst ist nicht öffentlich.
postings-ended = Beendet
postings-from = ab { $when }
postings-since = seit { $when }
postings-until = bis { $when }
postings-ended-at = { $when }
postings-by-zone = ({ $zone })

# Editor
postings-languages = Sprachen dieser Stelle
postings-all = Alle Sprachen
postings-part-title = Titel
postings-part-description = Beschreibung
postings-part-requirements = Anforderungen
postings-part-benefits = Wir bieten
postings-markdown-hint = Markdown: **fett**, Listen mit -, Überschriften mit #.
postings-heading-hint = Die Seite setzt selbst eine Überschrift über diesen Teil.
postings-slug = Adresse
postings-slug-hint = Der letzte Teil der Adresse, Kleinbuchstaben und Bindestriche. Bis zur Veröffentlichung folgt er dem Titel; alte Adressen führen weiter hierher.
postings-slug-unfit = Verwenden Sie Kleinbuchstaben, Ziffern und einzelne Bindestriche, höchstens 80.
postings-slug-taken = Eine andere Anzeige hat oder hatte diese Adresse. Wählen Sie eine andere.
postings-matches-source = Diese Übersetzung entspricht der Vorlage, wie sie jetzt ist
postings-original = Vorlage ({ $language })
postings-preview = Vorschau
postings-preview-what = so liest man es
postings-conflict-legend = Vom Gespeicherten zu Ihrer Eingabe: Durchgestrichenes steht nur im Gespeicherten, Unterstrichenes nur bei Ihnen.
postings-said-saved = Der Text ist gespeichert.
postings-said-confirmed = Die Übersetzung gilt als richtig.
postings-said-source = Das ist jetzt die Vorlage.
postings-said-discarded = Der Entwurf ist verworfen.
postings-more = Weiteres
postings-make-source = Zur Vorlage machen
postings-discard = Entwurf verwerfen
postings-discard-was-public = Dieser Text war öffentlich, darum bleibt seine Adresse. Beenden Sie ihn stattdessen.
postings-discard-source = Die anderen übersetzen diesen Text. Machen Sie zuerst einen anderen zur Vorlage.

# Publication
postings-publication = Veröffentlichung
postings-times-zone = Zeiten gelten für { $zone }.
postings-when = Wann
postings-when-now = Jetzt
postings-when-later = Zu einer Zeit
postings-from-label = Ab
postings-until-label = Bis
postings-publish = Veröffentlichen
postings-publish-again = Veröffentlichung ändern
postings-unpublish = Jetzt beenden
postings-unschedule = Planung zurücknehmen
postings-time-unreadable = Schreiben Sie Datum und Uhrzeit, etwa 2026-11-24T09:00.
postings-from-missing = Sagen Sie, ab wann, oder wählen Sie „Jetzt“.
postings-until-before-from = Das Ende liegt nach dem Anfang. Wählen Sie eine spätere Zeit.
postings-leaves-now-first = Dieser Text ist jetzt öffentlich. Er würde bis dahin von der Karriereseite verschwinden: Bestätigen Sie das unten, oder lassen Sie den Anfang leer.
postings-leaves-now = Bis dahin von der Karriereseite nehmen
postings-needs-description = Schreiben Sie zuerst eine Beschreibung; Menschen und Suchmaschinen brauchen sie.
postings-job-confidential = Diese Stelle ist vertraulich, darum sind ihre Texte nie öffentlich.
postings-job-internal = Diese Stelle ist nur für Kolleginnen und Kollegen, darum sind ihre Texte nie öffentlich.
postings-job-ended = Diese Stelle ist beendet. Öffnen Sie sie zuerst wieder.
postings-job-not-open = Diese Stelle ist nicht offen. Öffnen Sie sie im Plan, oder veröffentlichen Sie zu einer Zeit.
postings-job-no-place = Sagen Sie, wo gearbeitet wird: Fügen Sie dem Plan einen Standort oder eine Stadt hinzu.
postings-not-public = Dieser Text ist nicht öffentlich.
postings-said-published = Veröffentlicht. Der Text steht jetzt auf der Karriereseite.
postings-said-scheduled = Geplant.
postings-said-unpublished = Nicht mehr öffentlich.

# Pay
postings-pay-no-amount = Geben Sie einen niedrigsten oder höchsten Betrag ein.
postings-pay-amount-range = Geben Sie einen Betrag über null ein, den jemand verdienen kann.
postings-pay-amount-unreadable = Das ist kein Betrag. Schreiben Sie 60000, 60.000 oder 60k.
postings-pay-no-decimals = Beträge in { $currency } haben keine Nachkommastellen. Schreiben Sie eine ganze Zahl.
postings-pay-max-below-min = Der höchste Betrag liegt unter dem niedrigsten.
postings-pay-months-range = Geben Sie 12 bis 24 ein. Nur bei Bezahlung je Monat sind es mehr als 12.
postings-pay-months-monthly = Mehr als 12 Monatsgehälter gibt es nur bei Bezahlung je Monat. Schreiben Sie 12, oder wählen Sie „Monat“.
postings-pay-bonus-months-range = Geben Sie 1 bis 24 Monatsgehälter Bonus ein.
postings-pay-bonus-percent-range = Geben Sie 1 bis 200 Prozent ein.
postings-pay-bonus-one = Geben Sie den Bonus in Monaten oder in Prozent an, nicht in beidem.
postings-pay-bonus-number = Geben Sie eine ganze Zahl ein, oder wählen Sie keinen Bonus.
postings-pay-bonus-kind = Wählen Sie, ob der Bonus in Monatsgehältern oder in Prozent zählt, oder leeren Sie dieses Feld.
postings-pay-needs-amount = Das gilt nur zusammen mit einem Betrag. Geben Sie einen niedrigsten oder höchsten Betrag ein, oder leeren Sie dieses Feld.
postings-pay-currency-missing = Wählen Sie die Währung.
postings-pay-currency-unknown = Wählen Sie eine Währung aus der Liste.

# History
event-posting-created = { $actor } hat den Text begonnen ({ $language }).
event-posting-changed = { $actor } hat den Text geändert ({ $language }).
event-posting-scheduled = { $actor } hat geplant, wann der Text öffentlich ist ({ $language }).
event-posting-unscheduled = { $actor } hat die Planung des Textes zurückgenommen ({ $language }).
event-posting-published = { $actor } hat den Text veröffentlicht ({ $language }).
event-posting-unpublished = { $actor } hat den Text beendet ({ $language }).
event-posting-confirmed = { $actor } hat die Übersetzung bestätigt ({ $language }).
event-posting-discarded = { $actor } hat den Entwurf verworfen ({ $language }).
