//! Days and moments as boards write them.

use base::{Date, Time};

/// `11/23/2026`
pub fn american(day: Date) -> String {
    let day = day.civil();
    format!("{:02}/{:02}/{:04}", day.month(), day.day(), day.year())
}

/// `2026-11-23`
pub fn iso(day: Date) -> String {
    day.to_string()
}

/// `Mon, 23 Nov 2026`
pub fn rfc822_day(day: Date) -> String {
    day.civil().strftime("%a, %d %b %Y").to_string()
}

/// `Mon, 23 Nov 2026 08:00:00 GMT`
pub fn rfc822(moment: Time) -> String {
    moment.timestamp().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// `2026-11-23T08:00:00Z`
pub fn utc(moment: Time) -> String {
    moment.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
