# Die JSON-API.
api-key-used-for-another = Dieser Idempotency-Key kam schon mit einer anderen Anfrage. Wählen Sie einen neuen.
api-limit-range = Fragen Sie nach 1 bis { $most } Zeilen.
