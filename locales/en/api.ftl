# The JSON API.
api-key-used-for-another = This Idempotency-Key was sent with another request before. Choose a new key.
api-limit-range = Ask for 1 to { $most } rows.
