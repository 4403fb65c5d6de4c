//! By when an applicant has an answer: so many working days after the application, where the job is.

use base::{Country, Date, Time, Zone};

/// The day by which an answer is promised, `days` working days after an application that came at `now`.
pub fn promised_day(now: Time, zone: &Zone, country: Option<Country>, days: i32) -> Date {
    working_days_after(now.date_in(zone), country, days)
}

/// The day that many working days later. A country decides which days are its weekend; without one it is Saturday and
/// Sunday. Public holidays are not known.
pub fn working_days_after(day: Date, country: Option<Country>, days: i32) -> Date {
    let rests = |day: Date| match country {
        Some(country) => country.rests_on(day.weekday()),
        None => matches!(
            day.weekday(),
            jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday
        ),
    };
    let (mut day, mut left) = (day, days.max(0));
    while left > 0 {
        day = day.add_days(1);
        if !rests(day) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        let tuesday: Date = "2026-11-24".parse().unwrap();
        assert_eq!(working_days_after(tuesday, None, 10).to_string(), "2026-12-08");
        assert_eq!(working_days_after(tuesday, None, 0), tuesday);
        let egypt = Some("EG".parse().unwrap());
        let thursday: Date = "2026-11-26".parse().unwrap();
        assert_eq!(
            working_days_after(thursday, egypt, 1).to_string(),
            "2026-11-29",
            "Friday and Saturday are free"
        );
    }

    #[test]
    fn the_day_is_that_of_the_place() {
        let late: Time = "2026-11-24T23:30:00Z".parse().unwrap();
        let day = promised_day(late, &"Asia/Shanghai".parse().unwrap(), None, 1);
        assert_eq!(day.to_string(), "2026-11-26");
    }
}
