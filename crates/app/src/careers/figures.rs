//! What the company may say about itself because it is counted and not promised.

use anyhow::Result;
use base::{Date, Time, Zone};
use db::Conn;
use jiff::{SignedDuration, civil::Weekday};

use super::store;

/// The days that are looked at.
pub(super) const WINDOW_DAYS: i64 = 90;

/// With fewer answers than this a median says nothing.
const ENOUGH: usize = 20;

/// The median of working days until the first answer over the last [`WINDOW_DAYS`] days; none while there are too few.
pub(super) async fn median_answer_days(on: &mut impl Conn, now: Time, zone: &Zone) -> Result<Option<i64>> {
    let since = now - SignedDuration::from_hours(24 * WINDOW_DAYS);
    let answers = store::first_answers(on, since).await?;
    let days = answers
        .iter()
        .map(|(applied, heard)| workdays(applied.date_in(zone), heard.date_in(zone)))
        .collect();
    Ok(median(days))
}

fn median(mut days: Vec<i64>) -> Option<i64> {
    if days.len() < ENOUGH {
        return None;
    }
    days.sort_unstable();
    // The upper one of two middles: never better than it is.
    Some(days[days.len() / 2])
}

/// Mondays to Fridays after the first day up to the last; holidays are not known here.
fn workdays(from: Date, to: Date) -> i64 {
    let days = to.days_since(from).clamp(0, WINDOW_DAYS);
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    (1..=days).map(|ahead| from.add_days(ahead)).filter(works).count() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_leave_out_weekends() {
        let days = |from: &str, to: &str| workdays(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(days("2026-11-20", "2026-11-23"), 1, "Friday to Monday");
        assert_eq!(days("2026-11-24", "2026-11-24"), 0);
        assert_eq!(days("2026-11-24", "2026-12-08"), 10);
        assert_eq!(days("2026-11-24", "2026-11-23"), 0);
    }

    #[test]
    fn a_median_needs_enough_answers() {
        assert_eq!(median(vec![3; 19]), None);
        assert_eq!(median([vec![9; 10], vec![2; 10]].concat()), Some(9));
    }
}
