//! Dates as boards write them. What could be two dates is none.

use jiff::{Timestamp, civil::Date, fmt::rfc2822};

use crate::posted::When;

/// Which of two numbers in `03/04/2026` is the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Only where one of them is above 12.
    #[default]
    Unknown,
    /// As LinkedIn's feed asks.
    MonthFirst,
}

/// Longest text that is looked at.
const LONGEST: usize = 64;

/// Seconds of 2100-01-01: a larger number counts milliseconds.
const END_OF_SECONDS: i64 = 4_102_444_800;

/// Reads a date or a moment: ISO 8601, RFC 822, numbers since 1970 in seconds or milliseconds, `2026年11月20日`,
/// `20.11.2026`, `20 Nov 2026`, `November 20, 2026`.
pub(crate) fn read(text: &str, order: Order) -> Option<When> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    iso(text)
        .or_else(|| since_1970(text))
        .or_else(|| in_numbers(text, order).map(When::On))
        .or_else(|| internet(text))
        .or_else(|| in_words(text).map(When::On))
}

fn iso(text: &str) -> Option<When> {
    if text.as_bytes().get(4) != Some(&b'-') {
        return None;
    }
    let moment = text.strip_suffix(" UTC").map(|bare| format!("{bare}Z"));
    if let Ok(moment) = moment.as_deref().unwrap_or(text).parse::<Timestamp>() {
        return Some(When::At(moment));
    }
    // Without an offset nobody knows the moment, but the day is said.
    let (day, rest) = text.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', ' ', 't']);
    day.parse().ok().filter(|_| ends).map(When::On)
}

fn since_1970(text: &str) -> Option<When> {
    if !(9..=13).contains(&text.len()) {
        return None;
    }
    let number: i64 = text.parse().ok().filter(|number| *number > 0)?;
    let moment = if number > END_OF_SECONDS {
        Timestamp::from_millisecond(number)
    } else {
        Timestamp::from_second(number)
    };
    moment.ok().map(When::At)
}

/// Three numbers with signs between, a time behind them ignored.
fn in_numbers(text: &str, order: Order) -> Option<Date> {
    let text = text.split([' ', 'T', '\u{3000}']).next()?;
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&text[..4], &text[4..6], &text[6..]);
    }
    let mut parts = text
        .trim_end_matches(['.', '日', '号'])
        .split(['-', '/', '.', '年', '月']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return day(first, second, third);
    }
    if third.len() != 4 {
        return None;
    }
    let german = text.contains('.');
    let above = |number: &str| number.parse::<i8>().is_ok_and(|number| number > 12);
    match (german, order) {
        (true, _) => day(third, second, first),
        (false, Order::MonthFirst) => day(third, first, second),
        (false, Order::Unknown) if above(first) => day(third, second, first),
        (false, Order::Unknown) if above(second) || first == second => day(third, first, second),
        (false, Order::Unknown) => None,
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// RFC 822 and its followers. The name of the day says nothing new, and is often wrong or translated.
fn internet(text: &str) -> Option<When> {
    let bare = text.split_once(", ").map_or(text, |(_, rest)| rest);
    rfc2822::parse(bare).ok().map(|zoned| When::At(zoned.timestamp()))
}

const MONTHS: [(&str, i8); 38] = [
    ("jan", 1),
    ("january", 1),
    ("januar", 1),
    ("jän", 1),
    ("feb", 2),
    ("february", 2),
    ("februar", 2),
    ("mar", 3),
    ("march", 3),
    ("märz", 3),
    ("mär", 3),
    ("apr", 4),
    ("april", 4),
    ("may", 5),
    ("mai", 5),
    ("jun", 6),
    ("june", 6),
    ("juni", 6),
    ("jul", 7),
    ("july", 7),
    ("juli", 7),
    ("aug", 8),
    ("august", 8),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
    ("oct", 10),
    ("october", 10),
    ("okt", 10),
    ("oktober", 10),
    ("nov", 11),
    ("november", 11),
    ("dec", 12),
    ("december", 12),
    ("dez", 12),
    ("dezember", 12),
    ("jänner", 1),
    ("maerz", 3),
];

/// A day, the name of a month and a year, in any order: `20. November 2026`, `Nov 20, 2026`, `Mon, 08 Nov 2021`.
fn in_words(text: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty()).take(8) {
        let name = word.to_lowercase();
        if let Some((_, number)) = MONTHS.iter().find(|(own, _)| *own == name) {
            month = month.or(Some(*number));
        } else if let Ok(number) = name.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>() {
            match number {
                1..=31 if day.is_none() => day = Some(number as i8),
                1970..=2200 if year.is_none() => year = Some(number),
                _ => {}
            }
        }
    }
    Date::new(year?, month?, day?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> String {
        read(text, Order::Unknown).map_or_else(String::new, |when| when.to_string())
    }

    #[test]
    fn the_forms_of_the_boards_are_read() {
        let cases = [
            ("2026-11-20T10:00:00-05:00", "2026-11-20T15:00:00Z"),
            ("2026-11-20T10:00:00.000+00:00", "2026-11-20T10:00:00Z"),
            ("2026-11-20T10:00:00.000+0000", "2026-11-20T10:00:00Z"),
            ("2026-11-20 10:00:00 UTC", "2026-11-20T10:00:00Z"),
            ("2026-11-20T10:00:00", "2026-11-20"),
            ("2026-11-20 10:00", "2026-11-20"),
            ("2026-11-20", "2026-11-20"),
            ("20261120", "2026-11-20"),
            ("1795168800000", "2026-11-20T10:00:00Z"),
            ("1795168800", "2026-11-20T10:00:00Z"),
            ("Fri, 20 Nov 2026 10:00:00 GMT", "2026-11-20T10:00:00Z"),
            ("Mon, 20 Nov 2026 10:00:00 +0100", "2026-11-20T09:00:00Z"),
            ("Mon, 08 Nov 2021", "2021-11-08"),
            ("2026年11月5日", "2026-11-05"),
            ("2026/11/5", "2026-11-05"),
            ("20.11.2026", "2026-11-20"),
            ("20. November 2026", "2026-11-20"),
            ("November 20th, 2026", "2026-11-20"),
            ("11/20/2026", "2026-11-20"),
            ("20/11/2026", "2026-11-20"),
        ];
        for (written, read) in cases {
            assert_eq!(said(written), read, "{written}");
        }
    }

    #[test]
    fn what_could_be_two_dates_or_none_is_not_read() {
        for text in [
            "03/04/2026",
            "3 days ago",
            "3天前",
            "Posted 3 Days Ago",
            "2026",
            "2026-13-40",
            "",
            "0",
            "42",
        ] {
            assert_eq!(said(text), "", "{text}");
        }
        let when = read("03/04/2026", Order::MonthFirst).unwrap();
        assert_eq!(when.to_string(), "2026-03-04");
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,70}|[0-9./年月日 -:TZ]{0,30}") {
            read(&text, Order::Unknown);
            read(&text, Order::MonthFirst);
        }
    }
}
