//! When to ask again.

use std::time::{Duration, UNIX_EPOCH};

use base::Time;

/// The longest that a host can keep us away with one answer.
pub(crate) const LONGEST_RETRY_AFTER: Duration = Duration::from_hours(24);

/// What `Retry-After` says, seconds or a date (RFC 9110, 10.2.3), at most a day; nothing if it cannot be read.
/// A date in the past means now.
pub(crate) fn retry_after(value: &str, now: Time) -> Option<Duration> {
    let value = value.trim();
    let pause = if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a u64 holds are a long time.
        value.parse().map_or(LONGEST_RETRY_AFTER, Duration::from_secs)
    } else {
        let date = httpdate::parse_http_date(value).ok()?;
        let since_epoch = date.duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = Duration::from_micros(u64::try_from(now.as_micros()).unwrap_or_default());
        since_epoch.saturating_sub(now)
    };
    Some(pause.min(LONGEST_RETRY_AFTER))
}

const SHORTEST_PAUSE: Duration = Duration::from_mins(15);
const LONGEST_PAUSE: Duration = Duration::from_hours(24);

/// How long to wait after so many failures in a row: between 15 and 30 minutes after the first, twice as long after each
/// further one, between 12 and 24 hours at last. Where in that span is drawn from the seed, so that many who failed at once
/// do not come back at once.
pub fn backoff(failures: u32, seed: u64) -> Duration {
    let doubled = failures.saturating_sub(1).min(16);
    let least = (SHORTEST_PAUSE * (1 << doubled)).min(LONGEST_PAUSE / 2);
    let share = scatter(seed ^ u64::from(failures).rotate_left(32)) >> 11;
    // 53 bits fill the fraction of an f64 exactly.
    least + least.mul_f64(share as f64 / (1_u64 << 53) as f64)
}

/// The mixing function of SplitMix64 (Steele, Lea, Flood 2014): near seeds lie far apart.
fn scatter(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
