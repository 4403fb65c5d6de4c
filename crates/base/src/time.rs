//! A moment in UTC, to the microsecond.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sqlx::{
    Decode, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef},
};

/// A moment in UTC with microseconds, the precision that Postgres keeps.
///
/// On Postgres it is a `timestamptz`. On SQLite it is text of one fixed width
/// (`2026-11-24T02:27:23.000000Z`), so that comparing the text compares the times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(Timestamp);

/// Microseconds from 1970-01-01 to 2000-01-01, where Postgres begins to count.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

impl Time {
    /// Microseconds since 1970-01-01 UTC; what lies outside jiff's range (years -9999 to 9999) is clamped.
    pub fn from_micros(micros: i64) -> Self {
        Self(Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX }))
    }

    pub fn as_micros(self) -> i64 {
        self.0.as_microsecond()
    }

    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    pub fn in_zone(self, zone: &TimeZone) -> jiff::Zoned {
        self.0.to_zoned(zone.clone())
    }

    /// How long after `earlier` this is; negative when before it.
    pub fn since(self, earlier: Self) -> SignedDuration {
        self.0.duration_since(earlier.0)
    }

    /// Fixed-width RFC 3339 with microseconds: what SQLite stores.
    pub fn to_text(self) -> String {
        format!("{:.6}", self.0)
    }
}

impl From<Timestamp> for Time {
    fn from(timestamp: Timestamp) -> Self {
        Self::from_micros(timestamp.as_microsecond())
    }
}

impl std::ops::Add<SignedDuration> for Time {
    type Output = Self;
    fn add(self, duration: SignedDuration) -> Self {
        Self::from_micros(self.as_micros().saturating_add(duration.as_micros() as i64))
    }
}

impl std::ops::Sub<SignedDuration> for Time {
    type Output = Self;
    fn sub(self, duration: SignedDuration) -> Self {
        self + -duration
    }
}

impl FromStr for Time {
    type Err = jiff::Error;
    /// Reads RFC 3339.
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<Timestamp>().map(Self::from)
    }
}

impl fmt::Display for Time {
    /// RFC 3339, without a fraction when there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Timestamp::deserialize(deserializer).map(Self::from)
    }
}

impl Type<Sqlite> for Time {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
    fn compatible(_: &SqliteTypeInfo) -> bool {
        // A column declared TIMESTAMPTZ has NUMERIC affinity; the text stored in it stays text.
        true
    }
}
impl Encode<'_, Sqlite> for Time {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.to_text(), buffer)
    }
}
impl<'r> Decode<'r, Sqlite> for Time {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
    }
}

impl Type<Postgres> for Time {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("timestamptz")
    }
}
impl PgHasArrayType for Time {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("_timestamptz")
    }
}
impl Encode<'_, Postgres> for Time {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.as_micros() - POSTGRES_EPOCH, buffer)
    }
}
impl<'r> Decode<'r, Postgres> for Time {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let micros = match value.format() {
            sqlx::postgres::PgValueFormat::Binary => <i64 as Decode<Postgres>>::decode(value)? + POSTGRES_EPOCH,
            sqlx::postgres::PgValueFormat::Text => {
                return Ok(value.as_str()?.replacen(' ', "T", 1).parse::<Self>()?);
            }
        };
        Ok(Self::from_micros(micros))
    }
}
