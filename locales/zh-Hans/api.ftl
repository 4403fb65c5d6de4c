# JSON API。
api-key-used-for-another = 此 Idempotency-Key 已用于另一个请求，请您换一个新的。
api-limit-range = 每次请取 1 到 { $most } 行。
