//! The values everything else is made of: identifiers, times, money, languages, addresses.
//!
//! No I/O and no word of hiring. A value is parsed once at the border and trusted from there on.

mod clock;
mod column;
mod country;
mod currency;
mod date;
mod id;
mod money;
mod time;
mod zone;

pub use clock::Clock;
pub use country::{Country, CountryError};
pub use currency::{Currency, CurrencyError};
pub use date::{Date, DateError};
pub use id::Id;
pub use money::{Money, MoneyError};
pub use time::Time;
pub use zone::{Zone, ZoneError};
