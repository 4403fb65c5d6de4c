-- What a euro buys, per day, so that pay can be told in a reader's own currency.
-- A day's rate is never changed by a later one; the newest of a currency is in force.
CREATE TABLE exchange_rates (
  currency TEXT NOT NULL,              -- ISO 4217, never EUR
  date DATE NOT NULL,                  -- the day the source gave it for
  per_eur TEXT NOT NULL,               -- decimal: so much of the currency is one euro
  source TEXT NOT NULL,                -- who says so, as shown to readers
  PRIMARY KEY (currency, date)
);
