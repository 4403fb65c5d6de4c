//! When a person reads bad news: at the beginning of their next working day, not on a Sunday and not in the night.

use base::{Country, Time, Zone};
use jiff::{
    SignedDuration,
    civil::{Time as Clock, Weekday},
};

/// When a working day begins.
const MORNING: Clock = Clock::constant(9, 0, 0, 0);

/// How far the mails of one morning are spread, so that many at once do not look like a mailing.
const SPREAD_MINUTES: u128 = 30;

/// Nine in the morning, where the person is, of the first working day whose morning is still to come.
///
/// The weekend is that of the country; without one it is Saturday and Sunday. Public holidays are not known. Where a
/// change of the clocks leaves out nine o'clock, it is the next time there is.
pub fn next_working_morning(now: Time, zone: &Zone, country: Option<Country>) -> Time {
    let mut day = now.date_in(zone);
    loop {
        let morning = day.time_in(zone, MORNING);
        if morning > now && !rests(country, day.weekday()) {
            return morning;
        }
        day = day.add_days(1);
    }
}

fn rests(country: Option<Country>, day: Weekday) -> bool {
    match country {
        Some(country) => country.rests_on(day),
        None => matches!(day, Weekday::Saturday | Weekday::Sunday),
    }
}

/// Some minutes within the half hour after `morning`, always the same for one thing.
pub(super) fn spread(morning: Time, id: uuid::Uuid) -> Time {
    let minutes = id.as_u128() % SPREAD_MINUTES;
    morning + SignedDuration::from_mins(i64::try_from(minutes).expect("less than an hour"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Time as Clock;
    use proptest::prelude::*;

    use super::*;

    fn morning(now: &str, zone: &str, country: Option<&str>) -> String {
        let country = country.map(|code| code.parse().expect("a country"));
        next_working_morning(now.parse().expect("a time"), &zone.parse().expect("a zone"), country).to_string()
    }

    #[test]
    fn a_friday_evening_waits_until_monday() {
        assert_eq!(
            morning("2026-11-27T18:00:00Z", "Europe/Berlin", Some("DE")),
            "2026-11-30T08:00:00Z"
        );
        assert_eq!(
            morning("2026-11-24T05:00:00Z", "Europe/Berlin", Some("DE")),
            "2026-11-24T08:00:00Z"
        );
        assert_eq!(
            morning("2026-11-24T08:00:00Z", "Europe/Berlin", Some("DE")),
            "2026-11-25T08:00:00Z"
        );
    }

    #[test]
    fn the_weekend_is_that_of_the_country() {
        // Thursday evening in Riyadh: Friday and Saturday are free.
        assert_eq!(
            morning("2026-11-26T16:00:00Z", "Asia/Riyadh", Some("SA")),
            "2026-11-29T06:00:00Z"
        );
        assert_eq!(
            morning("2026-11-26T16:00:00Z", "Asia/Riyadh", None),
            "2026-11-27T06:00:00Z"
        );
    }

    #[test]
    fn nine_is_nine_after_the_clocks_have_changed() {
        // Berlin goes back on Sunday, 25 October 2026.
        assert_eq!(
            morning("2026-10-23T12:00:00Z", "Europe/Berlin", Some("DE")),
            "2026-10-26T08:00:00Z"
        );
        assert_eq!(
            morning("2026-10-22T12:00:00Z", "Europe/Berlin", Some("DE")),
            "2026-10-23T07:00:00Z"
        );
    }

    proptest! {
        #[test]
        fn it_is_a_working_morning_to_come_within_days(
            minutes in 0_i64..60 * 24 * 366 * 20,
            zone in prop::sample::select(vec!["Europe/Berlin", "Asia/Shanghai", "America/New_York", "Africa/Cairo", "Pacific/Auckland", "America/Sao_Paulo", "Asia/Tehran", "UTC"]),
            country in prop::sample::select(vec!["DE", "CN", "US", "EG", "NZ", "SA", "IR", "IN"]),
        ) {
            let start: Time = "2015-01-01T00:00:00Z".parse().expect("a time");
            let now = start + SignedDuration::from_mins(minutes);
            let (zone, country): (Zone, Country) = (zone.parse().expect("a zone"), country.parse().expect("a country"));
            let found = next_working_morning(now, &zone, Some(country));
            prop_assert!(found > now);
            prop_assert!(found.since(now) < SignedDuration::from_hours(24 * 4 + 2));
            let local = found.in_zone(zone.time_zone());
            prop_assert_eq!(local.time(), Clock::constant(9, 0, 0, 0));
            prop_assert!(!country.rests_on(local.weekday()));
            // None was left out: no working morning lies between.
            let mut day = now.date_in(&zone);
            while day < found.date_in(&zone) {
                let missed = day.time_in(&zone, MORNING);
                prop_assert!(missed <= now || country.rests_on(day.weekday()));
                day = day.add_days(1);
            }
            prop_assert!(spread(found, uuid::Uuid::from_u128(now.as_micros().unsigned_abs().into())).since(found) < SignedDuration::from_mins(30));
        }
    }
}
