//! A day of the calendar, without a time or a zone.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, ToSpan, civil};
use sqlx::{
    Decode, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueFormat, PgValueRef, types::Oid},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef},
};
use thiserror::Error;

use crate::{Time, Zone};

/// A day of the Gregorian calendar in the years 1 to 9999: `DATE` on Postgres, the text `2026-11-24` on SQLite.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// Not a day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a date is written year-month-day, such as 2026-11-24")]
pub struct DateError;

/// `date` and its array in the catalogue of every Postgres.
const DATE: Oid = Oid(1082);
const DATE_ARRAY: Oid = Oid(1182);

/// The day from which Postgres counts.
const POSTGRES_EPOCH: civil::Date = civil::date(2000, 1, 1);

const FIRST: civil::Date = civil::date(1, 1, 1);

impl Date {
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DateError> {
        civil::Date::new(year, month, day)
            .map_err(|_| DateError)
            .and_then(Self::try_from)
    }

    pub fn civil(self) -> civil::Date {
        self.0
    }

    pub fn weekday(self) -> civil::Weekday {
        self.0.weekday()
    }

    /// So many days later, or earlier when negative; stops at the first and the last day there is.
    pub fn add_days(self, days: i64) -> Self {
        let last = civil::Date::MAX;
        let days = days.clamp(-4_000_000, 4_000_000);
        let moved = self
            .0
            .checked_add(days.days())
            .unwrap_or(if days < 0 { FIRST } else { last });
        Self(moved.max(FIRST))
    }

    /// The days from `earlier` to this; negative when before it.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.duration_since(earlier.0).as_hours() / 24
    }

    /// The moment at which this day begins in the zone: mostly midnight, an hour later where the clocks change then.
    pub fn start_in(self, zone: &Zone) -> Time {
        self.time_in(zone, civil::Time::midnight())
    }

    /// The moment at which clocks in the zone show `time` on this day. A time that is skipped when the clocks
    /// go forward counts as the one after the change; of one that comes twice, the first is meant.
    pub fn time_in(self, zone: &Zone, time: civil::Time) -> Time {
        let moment = zone.time_zone().to_timestamp(self.0.to_datetime(time));
        Time::from(moment.unwrap_or(if self.0 > POSTGRES_EPOCH {
            jiff::Timestamp::MAX
        } else {
            jiff::Timestamp::MIN
        }))
    }
}

impl Time {
    /// The day on which this moment falls in the zone.
    pub fn date_in(self, zone: &Zone) -> Date {
        Date(zone.time_zone().to_datetime(self.timestamp()).date().max(FIRST))
    }
}

impl TryFrom<civil::Date> for Date {
    type Error = DateError;
    fn try_from(date: civil::Date) -> Result<Self, DateError> {
        if date < FIRST { Err(DateError) } else { Ok(Self(date)) }
    }
}

impl FromStr for Date {
    type Err = DateError;
    /// Reads `yyyy-mm-dd` and nothing else.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.trim().as_bytes() else {
            return Err(DateError);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_i16, |sum, digit| match digit {
                b'0'..=b'9' => Ok(sum * 10 + i16::from(digit - b'0')),
                _ => Err(DateError),
            })
        };
        let (month, day) = (number(&[*m0, *m1])?, number(&[*d0, *d1])?);
        Self::new(number(&[*y0, *y1, *y2, *y3])?, month as i8, day as i8)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Type<Sqlite> for Date {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
    fn compatible(_: &SqliteTypeInfo) -> bool {
        // A column declared DATE has NUMERIC affinity; the text stored in it stays text.
        true
    }
}
impl Encode<'_, Sqlite> for Date {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.to_string(), buffer)
    }
}
impl<'r> Decode<'r, Sqlite> for Date {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
    }
}

impl Type<Postgres> for Date {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(DATE)
    }
}
impl PgHasArrayType for Date {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(DATE_ARRAY)
    }
}
impl Encode<'_, Postgres> for Date {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = self.days_since(Self(POSTGRES_EPOCH));
        Encode::<Postgres>::encode(i32::try_from(days)?, buffer)
    }
}
impl<'r> Decode<'r, Postgres> for Date {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        match value.format() {
            PgValueFormat::Binary => {
                let days = <i32 as Decode<Postgres>>::decode(value)?;
                let moved = POSTGRES_EPOCH.checked_add(SignedDuration::from_hours(i64::from(days) * 24))?;
                Ok(Self::try_from(moved)?)
            }
            PgValueFormat::Text => Ok(value.as_str()?.parse()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert_eq!(date(" 2024-02-29 ").to_string(), "2024-02-29");
        for wrong in [
            "2023-02-29",
            "2026-13-01",
            "2026-1-1",
            "24.11.2026",
            "2026-11-24T00:00",
            "0000-01-01",
            "-001-01-01",
            "",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(DateError), "{wrong}");
        }
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(date("2026-03-01").days_since(date("2024-02-29")), 731);
        assert_eq!(date("2024-02-28").add_days(2), date("2024-03-01"));
        assert_eq!(date("2026-01-01").add_days(i64::MAX).to_string(), "9999-12-31");
        assert_eq!(date("2026-01-01").add_days(i64::MIN).to_string(), "0001-01-01");
        assert_eq!(date("2026-11-24").weekday(), civil::Weekday::Tuesday);
    }

    #[test]
    fn a_day_begins_where_its_zone_says() {
        let zone = |name: &str| name.parse::<Zone>().unwrap();
        assert_eq!(
            date("2026-11-24").start_in(&zone("Asia/Shanghai")).to_string(),
            "2026-11-23T16:00:00Z"
        );
        let late: Time = "2026-11-23T23:30:00Z".parse().unwrap();
        assert_eq!(late.date_in(&zone("Europe/Berlin")), date("2026-11-24"));
        assert_eq!(late.date_in(&zone("America/New_York")), date("2026-11-23"));
        // The clocks of Berlin skip 02:30 on that day.
        let skipped = date("2026-03-29").time_in(&zone("Europe/Berlin"), civil::time(2, 30, 0, 0));
        assert_eq!(skipped.to_string(), "2026-03-29T01:30:00Z");
    }

    proptest! {
        #[test]
        fn text_reads_back_and_sorts_as_the_days_do(a in -730_000_i64..2_900_000, b in -730_000_i64..2_900_000) {
            let (a, b) = (date("2000-01-01").add_days(a), date("2000-01-01").add_days(b));
            prop_assert_eq!(date(&a.to_string()), a);
            prop_assert_eq!(a.to_string().cmp(&b.to_string()), a.cmp(&b));
            prop_assert_eq!(b.add_days(a.days_since(b)), a);
            prop_assert_eq!(a.start_in(&Zone::utc()).date_in(&Zone::utc()), a.min(date("9999-12-30")));
        }
    }
}
