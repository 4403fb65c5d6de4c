//! What is said, and when to come back.

use std::{collections::HashSet, time::Duration};

use super::today;
use crate::{AddressKind, Failure, backoff, retry::retry_after};

const HOUR: Duration = Duration::from_hours(1);

fn all() -> Vec<Failure> {
    vec![
        Failure::BadAddress,
        Failure::SignIn,
        Failure::NotHttps,
        Failure::Port(22),
        Failure::NotAllowedAddress(AddressKind::Loopback),
        Failure::UnknownHost,
        Failure::Unresolved,
        Failure::Unreachable,
        Failure::Tls,
        Failure::Timeout,
        Failure::TooLarge { limit: 1000 },
        Failure::Bomb,
        Failure::TooManyRedirects { limit: 3 },
        Failure::RedirectLoop,
        Failure::Robots,
        Failure::RobotsUnread,
        Failure::Busy { retry_after: None },
        Failure::Status(404),
        Failure::Broken,
    ]
}

#[test]
fn each_failure_is_one_sentence_with_what_to_do_and_a_key_of_its_own() {
    let keys: HashSet<_> = all().iter().map(Failure::key).collect();
    assert_eq!(keys.len(), all().len());
    for failure in all() {
        let sentence = failure.to_string();
        assert!(
            sentence.ends_with('.') && sentence.contains(": ") || sentence.contains("; "),
            "{sentence}"
        );
        assert!(
            failure
                .key()
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        );
    }
    let busy = Failure::Busy {
        retry_after: Some(Duration::from_secs(90)),
    };
    assert_eq!(
        busy.to_string(),
        "The host asks to wait for 90 seconds: try again after that."
    );
    let private = Failure::NotAllowedAddress(AddressKind::Private).to_string();
    assert!(
        private.starts_with("The address leads to a private address, which"),
        "{private}"
    );
    assert_eq!(
        Failure::Status(404).to_string(),
        "The host answered with status 404: nothing is there; check the address."
    );
}

#[test]
fn what_may_pass_is_told_from_what_stays() {
    let passing: Vec<_> = all()
        .into_iter()
        .filter(Failure::is_passing)
        .map(|failure| failure.key())
        .collect();
    assert_eq!(
        passing,
        [
            "unresolved",
            "unreachable",
            "timeout",
            "robots-unread",
            "busy",
            "broken"
        ]
    );
}

#[test]
fn a_wait_is_seconds_or_a_date_and_at_most_a_day() {
    let read = |value| retry_after(value, today());
    assert_eq!(read("120"), Some(Duration::from_secs(120)));
    assert_eq!(read(" 0 "), Some(Duration::ZERO));
    assert_eq!(read("Sat, 28 Nov 2026 01:00:30 GMT"), Some(Duration::from_secs(30)));
    assert_eq!(read("Saturday, 28-Nov-26 01:00:30 GMT"), Some(Duration::from_secs(30)));
    assert_eq!(read("Sat Nov 28 01:00:30 2026"), Some(Duration::from_secs(30)));
    assert_eq!(read("Fri, 27 Nov 2026 01:00:00 GMT"), Some(Duration::ZERO));
    assert_eq!(read("Mon, 28 Nov 2033 01:00:00 GMT"), Some(24 * HOUR));
    assert_eq!(read("99999999999999999999999999"), Some(24 * HOUR));
    for nonsense in ["", "soon", "-5", "1.5", "+5", "12h"] {
        assert_eq!(read(nonsense), None, "{nonsense}");
    }
}

#[test]
fn the_pause_grows_from_a_quarter_of_an_hour_to_a_day() {
    for seed in 0..1000 {
        for (failures, least) in [
            (0, HOUR / 4),
            (1, HOUR / 4),
            (2, HOUR / 2),
            (3, HOUR),
            (6, 8 * HOUR),
            (7, 12 * HOUR),
            (u32::MAX, 12 * HOUR),
        ] {
            let pause = backoff(failures, seed);
            assert!(pause >= least && pause <= 2 * least, "{failures} {pause:?}");
            assert_eq!(pause, backoff(failures, seed));
        }
    }
}

#[test]
fn those_who_failed_at_once_come_back_spread_out() {
    let mut pauses: Vec<_> = (0..1000).map(|seed| backoff(1, seed)).collect();
    pauses.sort();
    // A fair draw of a thousand from fifteen minutes: no tenth of the span holds twice its share, none half.
    for tenth in 0..10 {
        let from = HOUR / 4 + Duration::from_secs(90) * tenth;
        let within = pauses
            .iter()
            .filter(|pause| (from..from + Duration::from_secs(90)).contains(*pause))
            .count();
        assert!((50..200).contains(&within), "{tenth}: {within}");
    }
}

proptest::proptest! {
    #[test]
    fn no_retry_after_makes_it_panic(value in "\\PC*") {
        let pause = retry_after(&value, today());
        proptest::prop_assert!(pause.is_none_or(|pause| pause <= 24 * HOUR));
    }
}
