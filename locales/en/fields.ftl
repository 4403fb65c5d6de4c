# What web::FormReader says about a field. The field's label stands above each sentence.
fields-required = Fill this in.
fields-invalid = This cannot be read. Check what you typed.
fields-one-line = Write this in one line, without tabs or line breaks.
fields-no-control-characters = This holds characters that cannot be shown. Type it anew or paste it as plain text.
fields-too-short = Write at least { $min ->
    [one] one character
   *[other] { $min } characters
    }.
fields-too-long = Write at most { $max ->
    [one] one character
   *[other] { $max } characters
    }.
fields-repeated = This came more than once. Load the page again and send the form once more.
fields-unknown-field = This form has no such field. Load the page again and send the form once more.
