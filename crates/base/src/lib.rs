//! The values everything else is made of: identifiers, times, money, languages, addresses.
//!
//! No I/O and no word of hiring. A value is parsed once at the border and trusted from there on.

mod clock;
mod column;
mod country;
mod currency;
mod date;
mod email;
mod id;
mod language;
mod money;
mod person_name;
mod phone;
mod pii;
mod secret;
mod slug;
pub mod text;
mod time;
mod zone;

pub use clock::Clock;
pub use country::{Country, CountryError};
pub use currency::{Currency, CurrencyError};
pub use date::{Date, DateError};
pub use email::{Email, EmailError};
pub use id::Id;
pub use language::{Language, LanguageError};
pub use money::{Money, MoneyError};
pub use person_name::{PersonName, PersonNameError};
pub use phone::{Phone, PhoneError};
pub use pii::Pii;
pub use secret::{Digest, Secret, SecretError};
pub use slug::{Slug, SlugError};
pub use text::{clean_block, clean_filename, clean_line};
pub use time::Time;
pub use zone::{Zone, ZoneError};
