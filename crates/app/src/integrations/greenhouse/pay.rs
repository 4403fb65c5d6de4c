//! Pay as `pay_input_ranges`: hundredths of the currency's unit, whatever its own smallest is. Greenhouse has no field for
//! the period, so the title says it.

use base::Money;
use serde_json::{Value, json};
use web::Message;

use super::answers::Board;
use crate::{
    careers::Text,
    postings::{Pay, Period},
};

/// The one range of a posting; empty where pay is not shown.
pub fn ranges(board: &Board<'_>, text: &Text, pay: Option<&Pay>) -> Vec<Value> {
    let range = |pay: &Pay| {
        json!({
            "min_cents": pay.min_money().and_then(|money| cents(money, Rest::Down)),
            "max_cents": pay.max_money().and_then(|money| cents(money, Rest::Up)),
            "currency_type": pay.currency.code(),
            "title": board.say(&text.language, &title(pay)),
            "blurb": blurb(pay, text),
        })
    };
    pay.map(range).into_iter().collect()
}

fn title(pay: &Pay) -> Message {
    match pay.period {
        Period::Hour => Message::new("integrations-greenhouse-pay-hour"),
        Period::Day => Message::new("integrations-greenhouse-pay-day"),
        Period::Week => Message::new("integrations-greenhouse-pay-week"),
        Period::Month if pay.months == 12 => Message::new("integrations-greenhouse-pay-month"),
        Period::Month => Message::new("integrations-greenhouse-pay-months").with("months", i64::from(pay.months)),
        Period::Year => Message::new("integrations-greenhouse-pay-year"),
    }
}

/// The same as people of the posting's language say it, with what has no field: bonus, equity.
fn blurb(pay: &Pay, text: &Text) -> String {
    let words = pay.print(text.language.as_str());
    if pay.equity.is_empty() {
        words
    } else {
        format!("{words}. {}", pay.equity)
    }
}

/// What becomes of less than a hundredth.
#[derive(Clone, Copy)]
enum Rest {
    Down,
    Up,
}

/// Hundredths: exact for currencies with none, one or two decimals. With three, what is left over widens the range.
fn cents(money: Money, rest: Rest) -> Option<i64> {
    match money.currency.exponent() {
        few @ 0..=2 => money.minor.checked_mul(10_i64.pow(2 - few)),
        more => {
            let part = 10_i64.checked_pow(more - 2)?;
            Some(match rest {
                Rest::Down => money.minor.div_euclid(part),
                Rest::Up => money.minor.checked_add(part - 1)?.div_euclid(part),
            })
        }
    }
}

#[cfg(test)]
mod pay_tests {
    use super::*;

    fn cents_of(minor: i64, code: &str, rest: Rest) -> Option<i64> {
        let currency = code.parse().unwrap();
        cents(Money { minor, currency }, rest)
    }

    #[test]
    fn cents_are_hundredths_of_any_currency() {
        assert_eq!(cents_of(6_500_000, "EUR", Rest::Down), Some(6_500_000));
        assert_eq!(cents_of(5_000_000, "JPY", Rest::Down), Some(500_000_000), "no decimals");
        assert_eq!(
            cents_of(1_234_560, "KWD", Rest::Up),
            Some(123_456),
            "three decimals, exact"
        );
        assert_eq!(cents_of(1_234_567, "KWD", Rest::Down), Some(123_456));
        assert_eq!(cents_of(1_234_567, "KWD", Rest::Up), Some(123_457));
        assert_eq!(cents_of(i64::MAX, "JPY", Rest::Down), None, "no field holds it");
        assert_eq!(cents_of(i64::MAX, "KWD", Rest::Up), None);
    }
}
