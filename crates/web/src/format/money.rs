//! Amounts of money, with a sign only where nobody can take it for another currency's.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use base::{Currency, Money};
use icu::{
    decimal::input::Decimal,
    experimental::dimension::currency::{CurrencyType, formatter::CurrencyFormatter},
    locale::Locale,
};

use super::{Format, icu_locale};

/// Where a language puts a currency: what stands before and after the number, spaces included.
#[derive(Clone, Debug)]
struct Frame {
    before: String,
    after: String,
}

#[derive(Default)]
pub(super) struct Frames(RwLock<HashMap<Currency, Frame>>);

/// ¥ is the yuan to a Chinese reader and the yen to a Japanese one; to all others it could be either.
const HOME: [(&str, &str); 2] = [("zh", "CNY"), ("ja", "JPY")];

impl Format {
    /// `€70,000`, `70.000 €`, `CNY 70,000`. A fraction of zero is not said.
    pub fn money(&self, money: Money) -> String {
        let sign = if money.minor < 0 { "-" } else { "" };
        format!("{sign}{}", self.framed(money.currency, &self.bare(money)))
    }

    /// A range of one currency, named once: `€85,000–110,000`. Equal ends make one amount.
    pub fn money_range(&self, min: Money, max: Money) -> String {
        if min == max {
            return self.money(min);
        }
        if min.currency != max.currency {
            return format!("{} – {}", self.money(min), self.money(max));
        }
        self.framed(min.currency, &format!("{}–{}", self.bare(min), self.bare(max)))
    }

    /// The number alone, without sign and currency.
    fn bare(&self, money: Money) -> String {
        let mut decimal = Decimal::from(money.minor.unsigned_abs());
        decimal.multiply_pow10(-(money.currency.exponent() as i16));
        decimal.trim_end_if_integer();
        self.exact(&decimal)
    }

    fn framed(&self, currency: Currency, number: &str) -> String {
        let frames = &self.frames.0;
        if let Some(frame) = frames.read().unwrap_or_else(PoisonError::into_inner).get(&currency) {
            return frame.around(number);
        }
        let frame = learn(&icu_locale(self.language()), currency.code());
        let text = frame.around(number);
        frames
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(currency, frame);
        text
    }
}

/// Reads off a written "1" where this language puts the currency.
fn learn(locale: &Locale, code: &str) -> Frame {
    let currency: CurrencyType = code.parse().expect("a currency code is three letters");
    let lost = "compiled data holds every language";
    let options = Default::default();
    let symbol = CurrencyFormatter::try_new_symbol(locale.clone().into(), currency, options).expect(lost);
    let symbol = Frame::read(&symbol.format_fixed_decimal(&Decimal::from(1)).to_string());
    if clear(&symbol.sign(), locale.id.language.as_str(), code) {
        return symbol;
    }
    let plain = CurrencyFormatter::try_new_code(locale.clone().into(), currency, options).expect(lost);
    Frame::read(&plain.format_fixed_decimal(&Decimal::from(1)).to_string())
}

impl Frame {
    fn read(text: &str) -> Self {
        let number = |letter: char| letter.is_numeric();
        let start = text.find(number).expect("a written 1 has a digit");
        let end = text.rfind(number).map_or(start, |last| {
            last + text[last..].chars().next().map_or(0, char::len_utf8)
        });
        Self {
            before: text[..start].to_owned(),
            after: text[end..].to_owned(),
        }
    }

    fn sign(&self) -> String {
        format!("{}{}", self.before, self.after).trim().to_owned()
    }

    fn around(&self, number: &str) -> String {
        format!("{}{number}{}", self.before, self.after)
    }
}

/// A single sign that belongs to one currency alone; not $, which twenty have, nor a letter such as kr.
fn clear(sign: &str, language: &str, code: &str) -> bool {
    let mut letters = sign.chars();
    match (letters.next(), letters.next()) {
        (Some('¥' | '￥'), None) => HOME.contains(&(language, code)),
        (Some(letter), None) => letter != '$' && !letter.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, code.parse().unwrap())
    }

    fn say(language: &str) -> String {
        let format = Format::of(language);
        let codes = ["EUR", "CNY", "USD", "GBP", "CHF", "JPY"];
        let amounts = codes.map(|code| format.money(Money::of(70_000, code.parse().unwrap()).unwrap()));
        // A space that does not break would be invisible in the snapshot.
        amounts.join(" | ").replace('\u{a0}', "_")
    }

    #[test]
    fn a_sign_stands_only_where_it_is_clear() {
        assert_snapshot!(say("en"), @"€70,000 | CNY_70,000 | USD_70,000 | £70,000 | CHF_70,000 | JPY_70,000");
        assert_snapshot!(say("de"), @"70.000_€ | 70.000_CNY | 70.000_USD | 70.000_£ | 70.000_CHF | 70.000_JPY");
        assert_snapshot!(say("zh-Hans"), @"€70,000 | ¥70,000 | USD_70,000 | £70,000 | CHF_70,000 | JPY_70,000");
        assert_snapshot!(say("ja"), @"€70,000 | CNY_70,000 | USD_70,000 | £70,000 | CHF_70,000 | ￥70,000");
        assert_snapshot!(say("fr"), @"70 000_€ | 70 000_CNY | 70 000_USD | 70 000_GBP | 70 000_CHF | 70 000_JPY");
    }

    #[test]
    fn fractions_and_debts() {
        let en = Format::of("en");
        assert_eq!(en.money(money(123_450, "EUR")), "€1,234.50");
        assert_eq!(en.money(money(1_234_500, "KWD")), "KWD\u{a0}1,234.500");
        assert_eq!(en.money(money(-500, "EUR")), "-€5");
    }

    #[test]
    fn a_range_names_its_currency_once() {
        let en = Format::of("en");
        assert_eq!(
            en.money_range(money(8_500_000, "EUR"), money(11_000_000, "EUR")),
            "€85,000–110,000"
        );
        assert_eq!(en.money_range(money(500, "EUR"), money(500, "EUR")), "€5");
        assert_eq!(en.money_range(money(500, "EUR"), money(500, "GBP")), "€5 – £5");
        let de = Format::of("de");
        assert_eq!(
            de.money_range(money(6_000_000, "CNY"), money(9_000_000, "CNY")),
            "60.000–90.000\u{a0}CNY"
        );
    }

    #[test]
    fn every_currency_can_be_said() {
        for currency in Currency::all() {
            let text = Format::of("en").money(Money::new(0, currency));
            assert!(text.contains('0') && text.len() > 1, "{currency}: {text}");
        }
    }
}
