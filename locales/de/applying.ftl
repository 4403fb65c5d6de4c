applying-title = Bewerben
applying-error-prefix = Fehler:
applying-error-summary = { $n ->
    [one] Eine Angabe braucht eine Korrektur
   *[other] { $n } Angaben brauchen eine Korrektur
}
applying-kept = Alle anderen Angaben sind noch da.
applying-kept-with-file = Alle anderen Angaben sind noch da, und Ihr Lebenslauf ist schon gespeichert.
applying-breadcrumb = Wo Sie sind
applying-all-jobs = Offene Stellen
applying-minutes = Etwa { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
}, ohne Konto.
applying-optional = (optional)
applying-leave-empty = Lassen Sie dieses Feld leer
applying-name = Ihr Name
applying-name-hint = So, wie wir ihn schreiben sollen, in jeder Schrift.
applying-email = E-Mail
applying-email-hint = Dorthin gehen die Bestätigung, Ihr persönlicher Link und unsere Antwort.
applying-email-wrong = Geben Sie eine E-Mail-Adresse mit dem Teil hinter dem @ ein, etwa name@example.org
applying-phone = Telefon
applying-phone-wrong = Geben Sie eine Telefonnummer in Ziffern ein, etwa +49 151 2345 6789
applying-resume = Ihr Lebenslauf
applying-resume-missing = Wählen Sie die Datei mit Ihrem Lebenslauf
applying-cover-letter = Anschreiben
applying-cover-letter-missing = Wählen Sie die Datei mit Ihrem Anschreiben
applying-file-hint = PDF, Word, OpenDocument, RTF oder Text, höchstens { $max } MB.
applying-file-missing = Wählen Sie eine Datei
applying-file-lost = Wählen Sie diese Datei noch einmal; sie kam nicht vollständig an
applying-choose = Datei auswählen
applying-drop = oder hierher ziehen
applying-replace = Durch eine andere Datei ersetzen
applying-sending = Die Datei wird gesendet
applying-cancel = Abbrechen
applying-stored = gespeichert
applying-stored-kb = { $kb } KB · gespeichert
applying-stored-said = Die Datei ist gespeichert.
applying-upload-too-large = { "{" }name{ "}" } ist größer als { $max } MB. Wählen Sie eine kleinere Datei.
applying-upload-empty = { "{" }name{ "}" } ist leer. Wählen Sie eine andere Datei.
applying-upload-unreachable = Die Verbindung ist abgebrochen. Wählen Sie die Datei noch einmal oder senden Sie das Formular; die Datei geht dann mit.
applying-upload-stalled = Keine Verbindung. Sobald sie wieder da ist, geht es von selbst weiter.
applying-upload-refused = { "{" }name{ "}" } nehmen wir nicht an. Wählen Sie eine Datei im Format PDF, Word (DOCX), OpenDocument, RTF oder Text.
applying-yes = Ja
applying-no = Nein
applying-choose-one = Wählen Sie eine der Antworten
applying-choose-some = Wählen Sie mindestens eine Antwort
applying-date-wrong = Geben Sie ein Datum als Jahr-Monat-Tag ein, etwa 2027-01-31
applying-number-wrong = Geben Sie eine Zahl ein, etwa 12 oder 2,5
applying-pool-legend = Andere Stellen
applying-pool-consent = { $company } darf meine Daten ein Jahr lang behalten und mir zu anderen Stellen schreiben. Ich kann das jederzeit widerrufen; meine Bewerbung hängt nicht davon ab.
applying-notice = Was wir mit Ihren Daten tun, wie lange, und welche Rechte Sie haben:
applying-notice-link = Datenschutz im Ganzen
applying-person-reads = Jede Bewerbung liest ein Mensch. Antworten auf die Fragen führen nie zu einer Absage.
applying-send = Bewerbung absenden
applying-busy = Wird gesendet …
applying-send-again = Diese Seite war lange offen. Prüfen Sie Ihre Angaben und senden Sie sie noch einmal.
applying-wait = Aus Ihrem Netz oder von Ihrer Adresse kamen sehr viele Bewerbungen. Senden Sie das Formular in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} noch einmal.
applying-closed = Während Sie das Formular ausgefüllt haben, ist die Stelle geschlossen worden. Es wurde nichts abgeschickt.
applying-closed-what = Was Sie eingegeben haben, steht noch hier, damit Sie es für eine andere Bewerbung kopieren können:
applying-confirm-title = Noch ein Schritt
applying-confirm-mail = Eine Mail mit einem Link ist zu Ihnen unterwegs. Öffnen Sie den Link und bestätigen Sie, dass die Bewerbung von Ihnen ist: Erst dann lesen wir sie.
applying-applied-title = Ihre Bewerbung ist da
applying-applied-mail = Sie erhalten eine Mail mit einer Bestätigung und dem Link zu Ihrer eigenen Seite. Dort sehen Sie, wie es um Ihre Bewerbung steht, und können Dateien ergänzen, sie zurückziehen oder Ihre Daten löschen lassen.
applying-applied-no-mail-yet = Nach zehn Minuten noch keine Mail? Sehen Sie im Spam-Ordner nach, oder
applying-applied-renew = fordern Sie einen neuen Link an
applying-applied-without-mail = Wir antworten an die Adresse, die Sie angegeben haben. Sie müssen nichts weiter tun.

applications-job-not-open = Diese Stelle nimmt gerade niemanden auf. Öffnen Sie sie zuerst wieder.
applications-already-there = Diese Person hat sich auf diese Stelle schon beworben.
applications-already-admitted = Diese Bewerbung hat schon jemand zugelassen.

event-application-received = { $actor } hat sich beworben
event-application-added = { $actor } hat die Bewerbung eingetragen
event-application-confirmed = { $actor } hat die Mailadresse bestätigt
event-application-admitted = { $actor } hat die Bewerbung zugelassen
event-application-link-renewed = { $actor } hat einen neuen Link zur Statusseite angefordert
event-consent-given = { $actor } ist mit der Aufnahme in den Talentpool einverstanden
