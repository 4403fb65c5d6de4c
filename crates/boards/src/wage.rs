//! Pay in fields: amounts as decimals, currencies, periods.

use serde_json::Value;

use crate::posted::{Figures, Period, Wage};

/// Largest amount that is taken for pay; the largest notes of the world stay far below.
const LARGEST: f64 = 1e13;

/// An amount as a decimal: of a number, or of a text such as `65000`, `65,000.50`, `65 000`. None if it is no amount
/// above zero, or could be two.
pub(crate) fn amount(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => decimal(&plain(number)),
        Value::String(text) => decimal(text),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Numbers of JSON may be written as 6.5e4.
fn plain(number: &serde_json::Number) -> String {
    match (number.as_u64(), number.as_f64()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(float)) if float.abs() < LARGEST => float.to_string(),
        (None, _) => String::new(),
    }
}

/// An amount in a text.
pub(crate) fn decimal(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let (whole, cents) = text.rsplit_once('.').unwrap_or((&text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(first)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group))
        && (cents.is_empty() || digits(cents));
    if !fits || text.ends_with('.') {
        return None;
    }
    // `65.000` is sixty-five thousand to a German and sixty-five to others.
    if !grouped && cents.len() == 3 && first.len() <= 3 {
        return None;
    }
    let whole = whole.replace(',', "");
    let whole = whole.trim_start_matches('0');
    let cents = cents.trim_end_matches('0');
    if whole.len() > 13 || cents.len() > 4 || (whole.is_empty() && cents.is_empty()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if cents.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{cents}")
    })
}

/// Minor units as a decimal of major ones: 1750 with two places is `17.5`.
pub(crate) fn minor(value: &Value, places: u32) -> Option<String> {
    let number = match value {
        Value::Number(number) => number.as_u64()?,
        Value::String(text) => text.trim().parse().ok()?,
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    let scale = 10_u64.checked_pow(places.min(6))?;
    let rest = format!("{:0width$}", number % scale, width = places.min(6) as usize);
    let text = if places == 0 {
        number.to_string()
    } else {
        format!("{}.{rest}", number / scale)
    };
    decimal_exact(&text)
}

/// Cuts zeros behind the sign; nothing is nothing.
fn decimal_exact(text: &str) -> Option<String> {
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    };
    (text != "0").then(|| text.to_owned())
}

/// ISO 4217 in capitals; empty for anything else.
pub(crate) fn currency(text: &str) -> String {
    let code = text.trim();
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        code.to_ascii_uppercase()
    } else {
        String::new()
    }
}

/// The period that a board's word names: `YEAR`, `per-year-salary`, `1 MONTH`, `hourly`.
pub(crate) fn period(text: &str) -> Option<Period> {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let word = letters.strip_prefix("per").unwrap_or(&letters);
    let word = ["salary", "wage"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    match word {
        "hour" | "hourly" | "hours" | "h" | "stunde" | "时" | "小时" => Some(Period::Hour),
        "day" | "daily" | "days" | "tag" | "天" | "日" => Some(Period::Day),
        "week" | "weekly" | "weeks" | "woche" | "周" => Some(Period::Week),
        "month" | "monthly" | "months" | "monat" | "月" => Some(Period::Month),
        "year" | "yearly" | "annual" | "annually" | "years" | "annum" | "jahr" | "年" => Some(Period::Year),
        _ => None,
    }
}

/// Pay of fields. A period that is named and not ours (twice a month, once) leaves it as words, since figures without
/// it would say something else.
pub(crate) fn of_fields(
    min: Option<String>,
    max: Option<String>,
    currency_code: &str,
    period_word: &str,
    words: String,
) -> Option<Wage> {
    let period = period(period_word);
    let code = currency(currency_code);
    if min.is_none() && max.is_none() {
        return (!words.is_empty()).then_some(Wage::Words(words));
    }
    if period.is_none() && !period_word.trim().is_empty() && !period_word.eq_ignore_ascii_case("none") {
        let amounts = [min.as_deref(), max.as_deref()];
        let range: Vec<&str> = amounts.into_iter().flatten().collect();
        let said = if words.is_empty() {
            format!("{} {code} {period_word}", range.join("-"))
        } else {
            words
        };
        return Some(Wage::Words(said));
    }
    let (min, max) = ordered(min, max);
    Some(Wage::Figures(Figures {
        min,
        max,
        currency: code,
        period,
        months: None,
        words,
    }))
}

/// Boards swap the ends of a range now and then.
fn ordered(min: Option<String>, max: Option<String>) -> (Option<String>, Option<String>) {
    let value = |amount: &Option<String>| amount.as_ref().and_then(|text| text.parse::<f64>().ok());
    match (value(&min), value(&max)) {
        (Some(low), Some(high)) if low > high => (max, min),
        _ => (min, max),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_become_decimals() {
        let cases = [
            (json!(65000), Some("65000")),
            (json!(65000.5), Some("65000.5")),
            (json!(6.5e4), Some("65000")),
            (json!("65000"), Some("65000")),
            (json!("65,000.50"), Some("65000.5")),
            (json!("65 000"), Some("65000")),
            (json!("17.50"), Some("17.5")),
            (json!("0"), None),
            (json!(0), None),
            (json!(-5), None),
            (json!("65.000"), None),
            (json!("65k"), None),
            (json!("1e400"), None),
            (json!(null), None),
        ];
        for (value, expected) in cases {
            assert_eq!(amount(&value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn cents_become_major_units() {
        assert_eq!(minor(&json!(6_500_000), 2).as_deref(), Some("65000"));
        assert_eq!(minor(&json!(1750), 2).as_deref(), Some("17.5"));
        assert_eq!(minor(&json!(5), 2).as_deref(), Some("0.05"));
        assert_eq!(minor(&json!(300_000), 0).as_deref(), Some("300000"));
        assert_eq!(minor(&json!(0), 2), None);
    }

    #[test]
    fn the_words_of_periods_are_understood() {
        let cases = [
            ("per-year-salary", Period::Year),
            ("1 MONTH", Period::Month),
            ("HOUR", Period::Hour),
            ("YEARLY", Period::Year),
            ("per-hour-wage", Period::Hour),
            ("DAILY", Period::Day),
        ];
        for (word, expected) in cases {
            assert_eq!(period(word), Some(expected), "{word}");
        }
        assert_eq!(period("SEMIMONTHLY"), None);
    }

    #[test]
    fn a_period_that_is_not_ours_leaves_words() {
        let wage = of_fields(
            Some("2000".into()),
            Some("3000".into()),
            "usd",
            "BIWEEKLY",
            String::new(),
        );
        assert_eq!(wage, Some(Wage::Words("2000-3000 USD BIWEEKLY".into())));
    }

    #[test]
    fn a_range_that_is_reversed_is_turned() {
        let Some(Wage::Figures(figures)) = of_fields(Some("9".into()), Some("10".into()), "EUR", "HOUR", String::new())
        else {
            panic!("these are figures");
        };
        assert_eq!(
            (figures.min.as_deref(), figures.max.as_deref()),
            (Some("9"), Some("10"))
        );
        let (min, max) = ordered(Some("10".into()), Some("9".into()));
        assert_eq!((min.as_deref(), max.as_deref()), (Some("9"), Some("10")));
    }

    proptest! {
        #[test]
        fn any_amount_is_a_decimal_or_none(text in "\\PC{0,20}|[0-9.,' ]{0,20}", number in any::<f64>()) {
            for found in [decimal(&text), amount(&json!(number))].into_iter().flatten() {
                prop_assert!(found.parse::<f64>().unwrap() > 0.0);
            }
        }
    }
}
