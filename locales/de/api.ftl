# Die JSON-API.
api-key-used-for-another = Dieser Idempotency-Key kam schon mit einer anderen Anfrage. Wählen Sie einen neuen.
api-limit-range = Fragen Sie nach 1 bis { $most } Zeilen.
api-scope-missing = Diesem Token fehlt die Befugnis { $scope }. Erstellen Sie bei der Person, der es gehört, eines mit dieser Befugnis.
# What went wrong, for whoever writes the program. $what is a few technical words in English.
api-problem-malformed = Die Anfrage ließ sich nicht lesen: { $what }.
api-problem-unauthorized = Senden Sie ein gültiges Token in der Kopfzeile: Authorization: Bearer …
api-problem-forbidden = Die Person, der dieses Token gehört, darf dies sehen, aber nicht so ändern.
api-problem-not-found = Unter dieser Adresse ist nichts, was die Person, der das Token gehört, sehen darf.
api-problem-method-not-allowed = Die Kopfzeile Allow dieser Antwort nennt die Methoden, die diese Adresse annimmt.
api-problem-changed = Inzwischen hat jemand dies geändert. Lesen Sie es neu und senden Sie die gelesene Version in If-Match.
api-problem-too-large = Das ist mehr, als der Server auf einmal annimmt. Senden Sie weniger.
api-problem-unsupported-media = Senden Sie den Inhalt als JSON mit der Kopfzeile Content-Type: application/json, Dateien als multipart/form-data.
api-problem-rate-limited = Warten Sie so viele Sekunden, wie die Kopfzeile Retry-After nennt.
api-problem-unavailable = Versuchen Sie es nach so vielen Sekunden wieder, wie die Kopfzeile Retry-After nennt.
api-problem-internal = Das ist ein Fehler des Servers. Nennen Sie denen, die ihn betreiben, die Referenz.
# What is wrong with a field. $allowed is a list of words of the API.
api-required = Dieses Feld muss gesendet werden und darf nicht leer sein.
api-invalid = Dieser Wert wird nicht angenommen. /api/openapi.json nennt, was dieses Feld annimmt.
# $expected is the kind of value that the field takes.
api-expected = Dieser Wert wird nicht angenommen. { $expected ->
        [text] Senden Sie Text.
        [boolean] Senden Sie true oder false.
        [integer] Senden Sie eine ganze Zahl.
        [natural] Senden Sie eine ganze Zahl, nicht unter null und nicht zu groß.
        [number] Senden Sie eine Zahl.
        [list] Senden Sie eine Liste.
       *[object] Senden Sie ein Objekt.
    }
api-not-one-of = Dieser Wert ist hier nicht bekannt. Erlaubt: { $allowed }.
api-unknown-field = Dieses Feld gibt es hier nicht. /api/openapi.json nennt, welche es gibt.
api-unknown-field-of = Dieses Feld gibt es hier nicht. Erlaubt: { $allowed }.
api-nobody-there = Mit dieser id gibt es hier niemanden, oder die Person, der das Token gehört, darf es nicht sehen.
api-repeated = Das kam mehr als einmal. Senden Sie es einmal.
