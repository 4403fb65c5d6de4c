//! The values everything else is made of: identifiers, times, money, languages, addresses.
//!
//! No I/O and no word of hiring. A value is parsed once at the border and trusted from there on.

mod clock;
mod id;
mod time;

pub use clock::Clock;
pub use id::Id;
pub use time::Time;
