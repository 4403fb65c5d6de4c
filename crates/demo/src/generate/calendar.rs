//! Plausible moments: staff act in working hours of their own zone, candidates when they have time.

use base::Time;
use jiff::{
    SignedDuration, ToSpan as _,
    civil::{Date, Weekday, time},
    tz::TimeZone,
};

use super::draw::Draw;

/// A zone by its IANA name; the data names only zones that exist.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("the data names zones of the IANA database")
}

/// The date at a moment, as people in the zone have it.
pub fn date(at: Time, zone: &TimeZone) -> Date {
    at.in_zone(zone).date()
}

/// A moment in working hours, at least `days` working days after another.
pub fn at_work(draw: &mut Draw, zone: &TimeZone, after: Time, days: i64) -> Time {
    let mut day = add_working_days(date(after, zone), days);
    loop {
        // Hour, minute and second; nobody moves people on a board before nine or after half past six.
        let minute = draw.between(9 * 60 + 4, 18 * 60 + 28);
        let moment = on(day, minute, draw.between(0, 59), zone);
        if moment > after && is_working_day(day) {
            return moment;
        }
        day = add_working_days(day, 1);
    }
}

/// A moment on a day when somebody might sit down to apply: morning to midnight, most often in the evening.
pub fn at_leisure(draw: &mut Draw, zone: &TimeZone, day: Date) -> Time {
    let hour = *draw.weighted(&[
        (7, 2),
        (9, 5),
        (11, 7),
        (13, 8),
        (15, 7),
        (17, 6),
        (19, 9),
        (21, 12),
        (22, 8),
        (23, 3),
    ]);
    on(day, hour * 60 + draw.between(0, 59), draw.between(0, 59), zone)
}

/// Nine o'clock on the next working day in a zone.
pub fn next_working_morning(after: Time, zone: &TimeZone) -> Time {
    on(add_working_days(date(after, zone), 1), 9 * 60, 0, zone)
}

pub fn add_working_days(mut day: Date, days: i64) -> Date {
    let mut left = days;
    while left > 0 || !is_working_day(day) {
        day = day.saturating_add(1.day());
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

pub fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

pub fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

fn on(day: Date, minute: i64, second: i64, zone: &TimeZone) -> Time {
    let clock = time((minute / 60) as i8, (minute % 60) as i8, second as i8, 0);
    zone.to_timestamp(day.to_datetime(clock))
        .expect("the demo lives in years that jiff knows")
        .into()
}
