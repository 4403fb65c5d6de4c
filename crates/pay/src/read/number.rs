//! Numbers as people write them.

use base::{Currency, Money};
use thiserror::Error;

/// A number in whole parts of ten to the power of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub digits: i64,
    pub places: u32,
}

impl Number {
    /// Reads digits with `.` and `,` in them, and with groups set apart by nothing else. `thousandths` says that three
    /// digits behind a single sign may be decimals, and which sign that is if it is known.
    pub fn parse(text: &str, thousandths: Thousandths) -> Option<Self> {
        let plain = without_grouping(text, thousandths)?;
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let fraction = fraction.trim_end_matches('0');
        Some(Self {
            digits: format!("{whole}{fraction}").parse().ok()?,
            places: u32::try_from(fraction.len()).ok()?,
        })
    }

    /// So many times as much, in minor units of a currency. None if it does not come out even, or is too large.
    pub fn minor(self, scale: i64, currency: Currency) -> Option<i64> {
        let all = i128::from(self.digits) * i128::from(scale) * i128::from(currency.minor_units());
        let parts = 10_i128.checked_pow(self.places)?;
        (all % parts == 0).then(|| i64::try_from(all / parts).ok()).flatten()
    }
}

/// What three digits behind a single sign are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousandths {
    /// A group: `1.500` is one thousand five hundred.
    Never,
    /// Decimals, behind either sign.
    Always,
    /// Decimals behind this sign, a group behind the other.
    Behind(char),
}

/// An amount as people type it into a field: `60000`, `60,000`, `60.000`, `60 000`, `60k`, `6万`, `1234.50`.
///
/// A comma or dot before exactly three digits groups, unless the currency has three decimals; any other is the decimal
/// sign.
///
/// # Errors
/// When it is no amount of that currency.
pub fn read_amount(text: &str, currency: Currency) -> Result<i64, AmountError> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_'))
        .collect();
    let (text, factor) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K' | '千')) => (&text[..at], 1000),
        Some((at, 'w' | 'W' | '万' | '萬')) => (&text[..at], 10_000),
        _ => (text.as_str(), 1),
    };
    let thousandths = if currency.exponent() == 3 || factor != 1 {
        Thousandths::Always
    } else {
        Thousandths::Never
    };
    if factor == 1 {
        let plain = without_grouping(text, thousandths).ok_or(AmountError::Unreadable)?;
        if currency.exponent() == 0 && plain.contains('.') {
            return Err(AmountError::NoDecimals);
        }
        let money = Money::from_decimal(&plain, currency);
        return money.map(|money| money.minor).map_err(|_| AmountError::Unreadable);
    }
    scaled(text, factor, thousandths, currency).ok_or(AmountError::Unreadable)
}

/// 8.5万: tenths and hundredths of the factor, never of a cent.
fn scaled(text: &str, factor: i64, thousandths: Thousandths, currency: Currency) -> Option<i64> {
    let number = Number::parse(text, thousandths)?;
    if factor % 10_i64.checked_pow(number.places)? != 0 {
        return None;
    }
    number.minor(factor, currency)
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AmountError {
    #[error("an amount is written as 60000, 60,000, 60k or 1234.50")]
    Unreadable,
    #[error("the currency has no decimals")]
    NoDecimals,
}

/// The text with a point for the decimals and nothing else; none when the signs do not stand where people put them.
fn without_grouping(text: &str, thousandths: Thousandths) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    if !text.starts_with(digit) || !text.ends_with(digit) || !text.chars().all(|c| digit(c) || matches!(c, '.' | ',')) {
        return None;
    }
    let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let Some((at, last)) = signs.last().copied() else {
        return Some(text.to_owned());
    };
    let mixed = signs.iter().any(|(_, c)| *c != last);
    let alone = signs.iter().filter(|(_, c)| *c == last).count() == 1;
    let three = match thousandths {
        Thousandths::Never => false,
        Thousandths::Always => true,
        Thousandths::Behind(sign) => sign == last,
    };
    let decimal = match (mixed, alone) {
        (true, true) => true,
        (true, false) => return None,
        // Nobody groups behind a nought.
        (false, true) => text.len() - at - 1 != 3 || three || &text[..at] == "0",
        (false, false) => false,
    };
    let (whole, fraction) = if decimal {
        (&text[..at], Some(&text[at + 1..]))
    } else {
        (text, None)
    };
    // Thousands; lakhs and myriads have two and four digits.
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    if first.is_empty() || !groups.all(|group| (2..=4).contains(&group.len())) {
        return None;
    }
    let whole = whole.replace(['.', ','], "");
    Some(match fraction {
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole,
    })
}
