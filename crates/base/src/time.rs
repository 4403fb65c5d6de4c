//! A moment in UTC, to the microsecond.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sqlx::{
    Decode, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueFormat, PgValueRef, types::Oid},
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

/// `timestamptz` and its array in the catalogue of every Postgres (`pg_type.dat`); a fixed number saves a query.
const TIMESTAMPTZ: Oid = Oid(1184);
const TIMESTAMPTZ_ARRAY: Oid = Oid(1185);

/// The first microsecond of the year 1 and the last of the year 9999, as far as four-digit years go.
/// (9999 ends a day early: jiff keeps room for every offset.)
const EARLIEST: i64 = -62_135_596_800_000_000;
const LATEST: i64 = 253_402_207_199_999_999;

impl Time {
    /// Microseconds since 1970-01-01 UTC; what lies outside the years 1 to 9999 is clamped, since its text would not sort.
    pub fn from_micros(micros: i64) -> Self {
        Self(
            Timestamp::from_microsecond(micros.clamp(EARLIEST, LATEST))
                .expect("the years 1 to 9999 are in jiff's range"),
        )
    }

    pub fn as_micros(self) -> i64 {
        self.0.as_microsecond()
    }

    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    pub fn in_zone(self, zone: &TimeZone) -> jiff::ZonedDateTime {
        self.0.to_zoned_datetime(zone.clone())
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
        PgTypeInfo::with_oid(TIMESTAMPTZ)
    }
}
impl PgHasArrayType for Time {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(TIMESTAMPTZ_ARRAY)
    }
}
impl Encode<'_, Postgres> for Time {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.as_micros() - POSTGRES_EPOCH, buffer)
    }
}
impl<'r> Decode<'r, Postgres> for Time {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        match value.format() {
            PgValueFormat::Binary => {
                let micros = <i64 as Decode<Postgres>>::decode(value)?;
                Ok(Self::from_micros(micros.saturating_add(POSTGRES_EPOCH)))
            }
            PgValueFormat::Text => Ok(value.as_str()?.parse()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_has_one_width() {
        let time: Time = "2026-11-24T02:27:23.5+01:00".parse().unwrap();
        assert_eq!(time.to_text(), "2026-11-24T01:27:23.500000Z");
        assert_eq!(time.to_string(), "2026-11-24T01:27:23.5Z");
        assert_eq!(Time::from_micros(0).to_text(), "1970-01-01T00:00:00.000000Z");
    }

    #[test]
    fn what_four_digits_cannot_say_is_clamped() {
        assert_eq!(Time::from_micros(i64::MIN).to_text(), "0001-01-01T00:00:00.000000Z");
        assert_eq!(Time::from_micros(i64::MAX).to_text(), "9999-12-30T21:59:59.999999Z");
    }

    #[test]
    fn nanoseconds_are_dropped() {
        let time: Time = "2026-01-01T00:00:00.123456789Z".parse().unwrap();
        assert_eq!(time, time.to_text().parse().unwrap());
    }

    proptest! {
        #[test]
        fn text_reads_back_and_sorts_as_the_times_do(a: i64, b: i64) {
            let (a, b) = (Time::from_micros(a), Time::from_micros(b));
            prop_assert_eq!(a.to_text().parse::<Time>().unwrap(), a);
            prop_assert_eq!(a.to_text().cmp(&b.to_text()), a.cmp(&b));
        }

        #[test]
        fn json_reads_back(micros: i64) {
            let time = Time::from_micros(micros);
            let json = serde_json::to_string(&time).unwrap();
            prop_assert_eq!(serde_json::from_str::<Time>(&json).unwrap(), time);
        }
    }
}
