//! Numbers of an idiom, and the ends of a range in its words.

use base::{Currency, Money};

use crate::Pay;

/// How an idiom writes numbers.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Between groups of three.
    pub group: &'static str,
    pub decimal: char,
    /// Before the currency sign or behind it.
    pub sign_first: bool,
    /// Between the ends of a range.
    pub to: &'static str,
    pub from: &'static str,
    pub up_to: &'static str,
}

/// A space at which no line breaks.
const SPACE: char = '\u{a0}';

impl Style {
    /// The number in full; the fraction only where there is one, and then whole.
    pub fn number(&self, money: Money) -> String {
        let text = money.to_decimal();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut grouped = String::with_capacity(text.len() + 8);
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push_str(self.group);
            }
            grouped.push(digit);
        }
        if !fraction.trim_end_matches('0').is_empty() {
            grouped.push(self.decimal);
            grouped.push_str(fraction);
        }
        grouped
    }

    /// A number or a range with its currency once: `€85,000–110,000`, `85.000–110.000 €`.
    pub fn with_currency(&self, number: &str, currency: Currency) -> String {
        match (clear_sign(currency), self.sign_first) {
            (Some(sign), true) => format!("{sign}{number}"),
            (None, true) => format!("{currency}{SPACE}{number}"),
            (sign, false) => format!("{number}{SPACE}{}", sign.unwrap_or(currency.code())),
        }
    }

    /// The amounts of a pay, in full.
    pub fn bounds(&self, pay: &Pay) -> String {
        self.bounds_about(pay, "")
    }

    /// The same with a word for "about" before the first amount.
    pub fn bounds_about(&self, pay: &Pay, about: &str) -> String {
        match (pay.min_money(), pay.max_money()) {
            (Some(min), Some(max)) if min == max => {
                format!("{about}{}", self.with_currency(&self.number(min), pay.currency))
            }
            (Some(min), Some(max)) => {
                let range = format!("{}{}{}", self.number(min), self.to, self.number(max));
                format!("{about}{}", self.with_currency(&range, pay.currency))
            }
            (Some(min), None) => format!(
                "{}{about}{}",
                self.from,
                self.with_currency(&self.number(min), pay.currency)
            ),
            (None, Some(max)) => format!(
                "{}{about}{}",
                self.up_to,
                self.with_currency(&self.number(max), pay.currency)
            ),
            (None, None) => pay.currency.to_string(),
        }
    }
}

/// The sign of a currency that no other shares.
fn clear_sign(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    }
}
