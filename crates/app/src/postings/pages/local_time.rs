//! Times as a form has them: the clock of a place, without a zone.

use base::{Time, Zone};
use jiff::{civil, tz::TimeZone};
use web::Message;

/// Reads `2026-11-24T09:00` by the clocks of a zone. A time that the clocks jump over is the one after the jump, one
/// that they show twice is the first.
pub(super) fn read(text: &str, zone: &Zone) -> Result<Time, Message> {
    let wrong = || Message::new("postings-time-unreadable");
    let local: civil::DateTime = text.trim().parse().map_err(|_| wrong())?;
    let zoned = zone
        .time_zone()
        .to_ambiguous_zoned_datetime(local)
        .compatible()
        .map_err(|_| wrong())?;
    Ok(Time::from(zoned.timestamp()))
}

/// The same, back into a form; seconds are left out.
pub(super) fn show(time: Time, zone: &Zone) -> String {
    let zone: &TimeZone = zone.time_zone();
    time.in_zone(zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_that_of_the_zone() {
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        let time = read("2026-11-24T09:00", &berlin).unwrap();
        assert_eq!(time, "2026-11-24T08:00:00Z".parse().unwrap());
        assert_eq!(show(time, &berlin), "2026-11-24T09:00");
        // The clocks jump from two to three on this morning.
        assert_eq!(
            read("2026-03-29T02:30", &berlin).unwrap(),
            "2026-03-29T01:30:00Z".parse().unwrap()
        );
        assert!(read("tomorrow", &berlin).is_err());
    }
}
