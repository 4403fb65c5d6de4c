# Was web::FormReader zu einem Feld sagt. Über jedem Satz steht die Beschriftung des Feldes.
fields-required = Bitte ausfüllen.
fields-invalid = Diese Angabe ist nicht lesbar. Bitte die Eingabe prüfen.
fields-one-line = Bitte in einer Zeile schreiben, ohne Tabulator und Zeilenumbruch.
fields-no-control-characters = Der Text enthält Zeichen, die sich nicht anzeigen lassen. Bitte neu eingeben oder als reinen Text einfügen.
fields-too-short = Bitte mindestens { $min ->
    [one] ein Zeichen
   *[other] { $min } Zeichen
    } schreiben.
fields-too-long = Bitte höchstens { $max ->
    [one] ein Zeichen
   *[other] { $max } Zeichen
    } schreiben.
fields-repeated = Diese Angabe kam mehrfach an. Bitte die Seite neu laden und das Formular noch einmal senden.
fields-unknown-field = Dieses Formular hat kein solches Feld. Bitte die Seite neu laden und das Formular noch einmal senden.
