# Pay
check-pay-missing = { $place }: Das Gehalt oder die Spanne muss in der Anzeige stehen. Tragen Sie es ein, und zeigen Sie es.
check-pay-minimum-missing = { $place }: Das Mindestentgelt muss in der Anzeige stehen. Tragen Sie mindestens die Untergrenze ein, und zeigen Sie sie.
check-pay-open-ended = { $place }: Beide Enden der Spanne müssen in der Anzeige stehen. Ergänzen Sie das fehlende.
check-pay-before-interview = { $place }: Bewerbende müssen das Gehalt vor dem Gespräch kennen. Am einfachsten zeigen Sie es hier; sonst teilen Sie es allen rechtzeitig mit.
check-pay-directive = { $place }: Nach einer EU-Richtlinie sollen Bewerbende seit dem 7. Juni 2026 das Gehalt vor dem Gespräch kennen. Ein Gesetz des Landes dazu haben wir noch nicht gefunden. Wenn Sie das Gehalt hier zeigen, ist es erledigt.
check-pay-on-request = { $place }: Das Gehalt müssen Sie auf Nachfrage oder später im Verfahren nennen. Halten Sie es bereit, oder zeigen Sie es hier.
check-pay-in-text = { $place }: Im Text steht ein Betrag. Wenn das das verlangte Gehalt ist, tragen Sie es auch im Gehaltsfeld ein, damit jede Börse es zeigt.
check-pay-later = { $place }: Ab { $from } müssen Anzeigen das Gehalt nennen. Heute ist nichts zu tun.
check-pay-benefits = { $place }: Auch die Leistungen müssen beschrieben sein. Ein paar Worte zu Versicherung, Urlaub und Boni genügen.
check-pay-spread = { $place }: Die Spanne ist weiter als erlaubt ({ $most } { $currency } im Jahr). Machen Sie sie enger, oder teilen Sie die Stelle in zwei Stufen.
check-pay-wide = Die Obergrenze ist mehr als das Doppelte der Untergrenze. Eine engere Spanne wirkt glaubwürdiger, und Gesetze verlangen eine ehrliche.
check-pay-remote =
    { $count ->
        [one] Ein Ort, von dem aus diese Arbeit möglich ist, verlangt
       *[other] { $count } Orte, von denen aus diese Arbeit möglich ist, verlangen
    } das Gehalt in der Anzeige ({ $places }). Zeigen Sie das Gehalt; Orte auszuschließen hilft nicht überall.
check-pay-vague = „{ $passage }“ sagt niemandem etwas. Nennen Sie das Gehalt, oder lassen Sie den Satz weg.
check-place-region-missing = Nennen Sie den Bundesstaat oder die Provinz von { $city }: Davon hängt ab, ob das Gehalt genannt werden muss.
check-pay-history = { $place }: Nach dem bisherigen Gehalt darf nicht gefragt werden. Fragen Sie stattdessen nach der Gehaltsvorstellung.
check-pay-history-later = { $place }: Ab { $from } darf nicht mehr nach dem bisherigen Gehalt gefragt werden. Fragen Sie besser schon jetzt nach der Vorstellung.

# Title
check-title-empty = Die Anzeige hat keinen Titel. Schreiben Sie, wie die Stelle heißt.
check-title-long = Der Titel ist lang, und Börsen kürzen ihn. Lassen Sie den Namen der Stelle stehen, und verschieben Sie den Rest in den Text.
check-title-shouting = Der Titel steht in Großbuchstaben. Schreiben Sie ihn normal.
check-title-pay = Gehalt im Titel führt bei manchen Börsen zur Ablehnung. Dafür gibt es das Gehaltsfeld.
check-title-place = Der Ort steht schon neben dem Titel. Nehmen Sie „{ $passage }“ heraus.
check-title-signs = Börsen lehnen Zeichen wie „{ $passage }“ ab oder streichen sie. Nehmen Sie sie heraus.
check-title-urgent = „{ $passage }“ gehört nicht zum Namen der Stelle. Kennzeichnen Sie die Stelle als dringend.
check-title-gender-de =
    „{ $passage }“ nennt nur { $sex ->
        [woman] Frauen
       *[other] Männer
    }. Ergänzen Sie (m/w/d) oder :in.
check-title-gender-de-word =
    „{ $passage }“ nennt nur { $sex ->
        [woman] Frauen
       *[other] Männer
    }. Ergänzen Sie (m/w/d) oder :in, oder schreiben Sie „{ $instead }“.
check-title-two-sexes-de = (m/w) lässt Menschen aus, die weder noch sind. Schreiben Sie (m/w/d).
check-title-one-sex-de = „{ $passage }“ sucht nur ein Geschlecht. Schreiben Sie (m/w/d), außer das Geschlecht ist für die Arbeit unverzichtbar.

# Words that shut people out
check-gender-noun = „{ $passage }“ nennt nur ein Geschlecht. Schreiben Sie „{ $instead }“.
check-gender-guys = Von „{ $passage }“ fühlen sich nicht alle gemeint. Schreiben Sie „{ $instead }“.
check-gender-pronoun = „{ $passage }“ setzt ein Geschlecht voraus. Schreiben Sie „{ $instead }“ oder „you“.
check-sex-only = „{ $passage }“ sucht nur ein Geschlecht. Nehmen Sie es heraus, außer ein Gesetz verlangt es für diese Arbeit.
check-sex-preferred = „{ $passage }“ bevorzugt ein Geschlecht. Schreiben Sie stattdessen, was die Arbeit verlangt.
check-age-limit = „{ $passage }“ setzt ein Alter fest. Schreiben Sie stattdessen, welche Erfahrung die Arbeit verlangt.
check-age-wording = „{ $passage }“ hält Ältere von der Bewerbung ab. Beschreiben Sie stattdessen, wie Sie zusammenarbeiten.
check-age-graduates = „{ $passage }“ schließt Erfahrene aus. Schreiben Sie „Einstiegsstelle“, oder was man können muss.
check-family-status = „{ $passage }“ macht Ehe oder Kinder zur Bedingung. Nehmen Sie es heraus.
check-appearance = Bei „{ $passage }“ geht es um das Aussehen. Schreiben Sie, was die Arbeit verlangt, etwa Umgang mit Kundschaft.
check-photo = Ein Foto bringt Aussehen, Alter und Herkunft ins Spiel. Verzichten Sie darauf.
check-native-speaker = Bei „{ $passage }“ geht es um die Herkunft. Schreiben Sie das Niveau, das Sie brauchen: { $instead }.
check-accent = Bei „{ $passage }“ geht es um die Herkunft. Schreiben Sie, wer was verstehen muss.
check-nationality = Verlangen Sie „{ $passage }“ nur, wo ein Gesetz es fordert. Sonst genügt die Arbeitserlaubnis.
check-hukou = „{ $passage }“ schließt Menschen von anderswo aus. Schreiben Sie, wann jemand wo sein muss.
check-canadian-experience = Ontario erlaubt „{ $passage }“ nicht als Bedingung. Nennen Sie die Fähigkeit selbst.
check-able-bodied = „{ $passage }“ schließt Menschen mit Behinderung aus. Nennen Sie die Aufgabe, etwa 20 kg heben, und bieten Sie Hilfe an.
check-hepatitis = „{ $passage }“ schließt Menschen mit Hepatitis B aus. Nehmen Sie es heraus, außer ein Gesetz verbietet ihnen diese Arbeit.
check-zodiac = „{ $passage }“ hat mit der Arbeit nichts zu tun. Nehmen Sie es heraus.
check-school-tier = „{ $passage }“ zählt die Hochschule, nicht das Können. Schreiben Sie, was jemand können muss.
check-question-family = „{ $passage }“ fragt nach der Familie, und das hat mit der Arbeit nichts zu tun. Streichen Sie die Frage.
check-question-private = „{ $passage }“ ist privat und kann als Benachteiligung gelten. Streichen Sie die Frage, oder stellen Sie sie nach der Einstellung.

# Contact data
check-contact-mail = Bewerbungen an „{ $passage }“ gehen am System und am Datenschutzhinweis vorbei. Nehmen Sie die Adresse heraus; beworben wird über das Formular.
check-contact-phone = Börsen lehnen Telefonnummern im Text ab. Nehmen Sie „{ $passage }“ heraus.
check-contact-messenger = Börsen lehnen Messenger-Kontakte im Text ab, und was dort gesagt wird, ist nirgends aufgehoben. Nehmen Sie „{ $passage }“ heraus.

# Left over, and hard to read
check-placeholder = „{ $passage }“ sieht nach einem vergessenen Platzhalter aus. Füllen Sie ihn aus, oder nehmen Sie ihn heraus.
check-pool = „{ $passage }“ klingt, als gäbe es keine freie Stelle. Schreiben Sie, ob es eine gibt.
check-wall-of-text = Dieser Absatz ist lang. Teilen Sie ihn, oder machen Sie eine Liste daraus.
check-no-structure = Ein langer Text ohne Überschrift oder Liste ist schwer zu überfliegen. Fügen Sie welche ein.
check-shouting = „{ $passage }“ steht in Großbuchstaben. Schreiben Sie es normal.
check-exclamations = So viele Ausrufezeichen ({ $count }) wecken Zweifel. Eines genügt.
check-text-long = Die Anzeige hat { $words } Wörter. Die meisten hören viel früher auf; lassen Sie stehen, was entscheidet.
check-description-empty = Die Beschreibung ist leer. Schreiben Sie, was man in dieser Stelle tut.
check-description-short = Die Beschreibung sagt wenig. Drei bis sechs Sätze über die Arbeit helfen beim Entscheiden.
check-requirements-empty = Anforderungen fehlen. Schreiben Sie, was man mitbringen muss und was man lernen kann.
check-benefits-empty = Leistungen fehlen. Danach wird gesucht; ein paar Zeilen genügen.
check-language-other = Dieser Teil scheint in einer anderen Sprache ({ $found }) als der Text ({ $said }) zu sein. Übersetzen Sie ihn, oder verschieben Sie ihn.
check-language-missing = Die Stelle ist in { $country }, und kein Text ist in einer Sprache von dort. Erwägen Sie, einen zu ergänzen ({ $language }).

# Beside every finding
check-law = { $name }, { $article }
check-law-unconfirmed = Dieses Gesetz oder seine Einzelheiten konnten wir nicht bestätigen. Fragen Sie fachkundigen Rat, bevor Sie sich darauf verlassen.
check-law-checked = Nachgesehen am { $date }. Keine Rechtsberatung.
check-employees = Gilt für Arbeitgeber ab { $employees } Beschäftigten.

# Places, by the end of the rule’s key. Countries are named by CLDR.
check-place-ca-bc = British Columbia
check-place-ca-nb = New Brunswick
check-place-ca-ns = Nova Scotia
check-place-ca-on = Ontario
check-place-ca-pe = Prince Edward Island
check-place-sk-advert = Slowakei
check-place-us-al = Alabama
check-place-us-ca = Kalifornien
check-place-us-co = Colorado
check-place-us-ct = Connecticut
check-place-us-dc = District of Columbia
check-place-us-de = Delaware
check-place-us-hi = Hawaii
check-place-us-il = Illinois
check-place-us-ma = Massachusetts
check-place-us-md = Maryland
check-place-us-me = Maine
check-place-us-mn = Minnesota
check-place-us-nj = New Jersey
check-place-us-nj-jersey-city = Jersey City
check-place-us-nv = Nevada
check-place-us-ny = Staat New York
check-place-us-ny-nyc = Stadt New York
check-place-us-oh-cincinnati = Cincinnati
check-place-us-oh-cleveland = Cleveland
check-place-us-oh-columbus = Columbus
check-place-us-oh-toledo = Toledo
check-place-us-or = Oregon
check-place-us-pr = Puerto Rico
check-place-us-ri = Rhode Island
check-place-us-va = Virginia
check-place-us-vt = Vermont
check-place-us-wa = Staat Washington
