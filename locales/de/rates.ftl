rates-title = Wechselkurse
rates-lead = Damit sehen Besucherinnen und Besucher die Vergütung in ihrer eigenen Währung, und Ihr Team vergleicht Pakete. Jede Zahl nennt Tag und Quelle.
rates-none = Es gibt noch keine Kurse: Die Vergütung erscheint nur in ihrer eigenen Währung.
rates-file = Kurse der Europäischen Zentralbank
rates-file-lead = Wählen Sie eine Datei, die die Bank veröffentlicht: die Kurse von heute (eurofxref-daily.xml) oder alle Tage seit 1999 (eurofxref-hist.zip). Ein Kurs, den Sie für denselben Tag selbst eingetragen haben, bleibt.
rates-file-choose = Datei
rates-file-take = Kurse importieren
rates-file-none = Wählen Sie zuerst eine Datei.
rates-file-unknown = Das ist keine Datei mit Referenzkursen der Europäischen Zentralbank. Wählen Sie eurofxref-daily.xml, eurofxref-hist.xml oder eurofxref-hist.zip.
rates-file-damaged = Die Datei ist bei „{ $near }“ beschädigt; nichts davon wurde übernommen. Laden Sie sie noch einmal herunter.
rates-file-too-large = Die Datei ist größer als jede Datei mit Referenzkursen. Wählen Sie eurofxref-daily.xml, eurofxref-hist.xml oder eurofxref-hist.zip.
rates-file-empty = Die Datei enthält keine Kurse. Laden Sie sie noch einmal herunter.
rates-saved = Gespeichert. Die Vergütung wird jetzt damit umgerechnet.
rates-imported = { $count ->
    [0] Nichts ist neu: Die Kurse bis { $date } waren schon da.
    [one] Ein Kurs ist neu; die neuesten sind vom { $date }.
   *[other] { $count } Kurse sind neu; die neuesten sind vom { $date }.
}
rates-own = Ein eigener Kurs
rates-currency = Währung
rates-currency-hint = Drei Buchstaben, etwa CNY. Der Euro braucht keinen Kurs.
rates-currency-wrong = Geben Sie die drei Buchstaben einer anderen Währung als EUR ein.
rates-per-eur = Ein Euro sind
rates-rate-wrong = Geben Sie eine Zahl über 0 ein, etwa 8,20.
rates-date = Stand
rates-source = Quelle
rates-source-hint = Wer den Kurs angibt, etwa die Europäische Zentralbank.
rates-add = Kurs eintragen
rates-remove = Entfernen
rates-remove-one = { $currency } entfernen

rates-compare-title = Vergütung vergleichen
rates-compare-lead = Geben Sie zwei Pakete ein, wie Stellenbörsen sie schreiben. Sie sehen, was jedes im Monat und im Jahr ergibt, mit und ohne Bonus, in einer Währung.
rates-compare-one = Erstes Paket
rates-compare-other = Zweites Paket
rates-compare-hint = Etwa 60-90K·14薪, 70.000–85.000 € brutto/Jahr oder $180k–$220k + equity
rates-compare-country = Land der Stellenbörse
rates-compare-country-hint = Zwei Buchstaben, etwa CN oder DE. Das Land entscheidet, was ¥, $ und kr bedeuten.
rates-compare-currency = In welcher Währung
rates-compare-own-currency = In ihrer eigenen
rates-compare-date = Zu den Kursen vom
rates-compare-go = Vergleichen
rates-compare-result = Nebeneinander, in { $currency }
rates-compare-understood = Verstanden als
rates-compare-equity = Dazu: { $note }
rates-compare-at-rate = 1 { $from } = { $rate } { $to }, { $source }, { $date }
rates-compare-difference = Zweites zu erstem
rates-compare-percent = { $sign ->
    [plus] +{ $percent } %
   *[minus] { $percent } %
}
rates-compare-how = Zwölf Monatsgehälter sind die Grundlage; ein dreizehntes und weitere zählen als Bonus. Bei Stunde, Tag oder Woche ist das Jahr Vollzeit: 52 Wochen zu fünf Tagen zu acht Stunden. Der Unterschied ist der zwischen den Mitten der Spannen.
rates-row-month-base = Monat, ohne Bonus
rates-row-month-whole = Monat im Schnitt, mit Bonus
rates-row-year-base = Jahr, ohne Bonus
rates-row-year-whole = Jahr, mit Bonus
rates-note-currency = Die Währung ergibt sich aus dem Land der Stellenbörse.
rates-note-period = Der Zeitraum ergibt sich daraus, wie dieser Markt schreibt.
rates-note-reversed = Der höhere Betrag stand zuerst.
rates-note-bonus = Ein Bonus ist ohne Zahl genannt; er ist nicht eingerechnet.
rates-note-no-lower-end = Das untere Ende war 0 und sagt nichts.
rates-no-rate = Für { $currency } gibt es an diesem Tag keinen Wechselkurs. Wählen Sie eine andere Währung oder einen anderen Tag, oder bitten Sie eine Administratorin oder einen Administrator, die Kurse zu importieren.
rates-country-wrong = Geben Sie die zwei Buchstaben eines Landes ein, etwa CN.
rates-unread-which-currency = { $sign } steht für mehrere Währungen. Geben Sie das Land der Stellenbörse an.
rates-unread-no-currency = Nennen Sie die Währung, etwa EUR, oder das Land der Stellenbörse.
rates-unread-which-period = Sagen Sie, wofür der Betrag gezahlt wird: Stunde, Tag, Monat oder Jahr.
rates-unread-negotiable = Hier steht, dass die Vergütung verhandelt wird: Es gibt nichts zu vergleichen.
rates-unread-unknown = „{ $word }“ ist unverständlich. Schreiben Sie die Vergütung wie eine Stellenbörse.
rates-unread-after-tax = Das ist ein Betrag nach Steuern, der von der Person abhängt. Geben Sie den Betrag vor Steuern ein.
rates-unread-hidden = Die Seite verbirgt ihre Ziffern in einer eigenen Schrift, sodass sie sich nicht kopieren lassen. Tippen Sie sie ein.
rates-unread-piece = Bezahlung nach Stück hat weder Monat noch Jahr.
rates-unread-two = Zwei Währungen, zwei Zeiträume oder mehr als zwei Beträge stehen beisammen. Geben Sie ein Paket ein.
rates-unread-implausible = Das verdient niemand. Prüfen Sie Beträge, Monate und Bonus.
rates-unread-no-amount = Geben Sie einen Betrag mit Währung ein, etwa 70.000 € im Jahr.

event-exchange-rate-set = { $actor } hat einen Wechselkurs eingetragen
event-exchange-rate-removed = { $actor } hat eine Währung entfernt
event-exchange-rates-imported = { $actor } hat Wechselkurse importiert
