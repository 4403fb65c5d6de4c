# Wie lange etwas her ist und wie lange es noch dauert: der Filter `time_ago` auf allen Seiten.
web-now = gerade eben
web-yesterday = gestern
web-tomorrow = morgen
web-minutes-ago = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
web-hours-ago = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
}
web-days-ago = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
web-weeks-ago = { $n ->
    [one] vor { $n } Woche
   *[other] vor { $n } Wochen
}
web-months-ago = { $n ->
    [one] vor { $n } Monat
   *[other] vor { $n } Monaten
}
web-years-ago = { $n ->
    [one] vor { $n } Jahr
   *[other] vor { $n } Jahren
}
web-in-minutes = { $n ->
    [one] in { $n } Minute
   *[other] in { $n } Minuten
}
web-in-hours = { $n ->
    [one] in { $n } Stunde
   *[other] in { $n } Stunden
}
web-in-days = { $n ->
    [one] in { $n } Tag
   *[other] in { $n } Tagen
}
web-in-weeks = { $n ->
    [one] in { $n } Woche
   *[other] in { $n } Wochen
}
web-in-months = { $n ->
    [one] in { $n } Monat
   *[other] in { $n } Monaten
}
web-in-years = { $n ->
    [one] in { $n } Jahr
   *[other] in { $n } Jahren
}
# JSON that cannot be read.
web-json-broken = Das ist kein gültiges JSON; es bricht in Zeile { $line }, Spalte { $column } ab.
web-json-too-deep = Dieses JSON ist zu tief verschachtelt; siehe Zeile { $line }, Spalte { $column }.
web-json-too-many-keys = Dieses JSON hat mehr Schlüssel, als auf einmal angenommen werden; siehe Zeile { $line }, Spalte { $column }.
web-json-key-twice = In einem Objekt dieses JSON steht ein Schlüssel zweimal; siehe Zeile { $line }, Spalte { $column }.
web-json-nul = In diesem JSON steht ein NUL-Zeichen; siehe Zeile { $line }, Spalte { $column }.
