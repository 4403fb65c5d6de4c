# The JSON API.
api-key-used-for-another = This Idempotency-Key was sent with another request before. Choose a new key.
api-limit-range = Ask for 1 to { $most } rows.
api-scope-missing = This token does not have the scope { $scope }. Its owner can make one that has it, under “API tokens”.
# What went wrong, for whoever writes the program. $what is a few technical words in English.
api-problem-malformed = The request could not be read: { $what }.
api-problem-unauthorized = Send a token that is still good in the header: Authorization: Bearer …
api-problem-forbidden = The owner of this token may see this, and may not change it so.
api-problem-not-found = There is nothing at this address that the owner of the token may see.
api-problem-method-not-allowed = The header Allow of this answer says which methods this address takes.
api-problem-changed = Somebody changed this meanwhile. Read it again, and send the version you read in If-Match.
api-problem-too-large = This is more than the server takes at once. Send less.
api-problem-unsupported-media = Send the body as JSON, with the header Content-Type: application/json; files as multipart/form-data.
api-problem-rate-limited = Wait for as many seconds as the header Retry-After says.
api-problem-unavailable = Come back after as many seconds as the header Retry-After says.
api-problem-internal = This is a failure of the server. Quote the reference to whoever runs it.
# What is wrong with a field. $allowed is a list of words of the API.
api-required = This field must be sent, and not be empty.
api-invalid = This value cannot be taken. /api/openapi.json says what this field takes.
# $expected is the kind of value that the field takes.
api-expected = This value cannot be taken. { $expected ->
        [text] Send text.
        [boolean] Send true or false.
        [integer] Send a whole number.
        [natural] Send a whole number, not below zero and not too large.
        [number] Send a number.
        [list] Send a list.
       *[object] Send an object.
    }
api-not-one-of = This value is not known here. Allowed: { $allowed }.
api-unknown-field = There is no such field here. /api/openapi.json says which there are.
api-unknown-field-of = There is no such field here. Allowed: { $allowed }.
api-nobody-there = There is nobody with this id here, or not for the owner of the token to see.
api-repeated = This came more than once. Send it once.
