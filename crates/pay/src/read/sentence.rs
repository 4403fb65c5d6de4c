//! One pay out of the pieces of a sentence.

use base::{Country, Currency};

use super::{
    Market, Note, Reading, Unread,
    clauses::Clauses,
    lexer::Token,
    number::{Number, Thousandths},
    words::{Meaning, Shared},
};
use crate::{Pay, Period, pay::MOST};

/// An amount as it stands in the text.
#[derive(Debug)]
struct Amount {
    number: String,
    scale: Option<i64>,
}

/// What a sentence says, before it is known whether it is whole.
#[derive(Debug, Default)]
struct Said {
    amounts: Vec<Amount>,
    /// A "to" stood behind the first amount.
    to: bool,
    from: bool,
    up_to: bool,
    months: Option<String>,
    period: Option<Period>,
    code: Option<Currency>,
    shared: Option<Shared>,
    /// Written as in India: lakhs and crores.
    lakhs: bool,
    notes: Vec<Note>,
}

pub fn read(clauses: Clauses, market: &Market) -> Result<Reading, Unread> {
    let mut said = Said {
        from: clauses.open,
        ..Said::default()
    };
    said.hear(&clauses.main)?;
    if clauses.bonus {
        said.notes.push(Note::BonusWithoutFigure);
    }
    let currency = said.currency(market)?;
    let period = said.period(currency)?;
    let (min, max) = said.bounds(currency, market)?;
    let small = |figure: Option<String>| match figure {
        Some(figure) => figure.parse::<u8>().map(Some).map_err(|_| Unread::OutOfRange),
        None => Ok(None),
    };
    let pay = Pay {
        min,
        max,
        currency,
        period,
        months: small(said.months.take())?.unwrap_or(12),
        bonus_months: small(clauses.bonus_months)?,
        bonus_percent: small(clauses.bonus_percent)?,
        equity: clauses.equity,
    };
    if !pay.problems().is_empty() {
        return Err(Unread::OutOfRange);
    }
    if !plausible(&pay) {
        return Err(Unread::Implausible);
    }
    Ok(Reading { pay, notes: said.notes })
}

impl Said {
    fn hear(&mut self, tokens: &[Token]) -> Result<(), Unread> {
        let mut negotiable = false;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let (before, next) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at + 1));
            at += 1;
            match token {
                Token::Number(figure) => {
                    if next == Some(&Token::Word(Meaning::Salaries)) {
                        self.set_months(figure)?;
                        at += 1;
                    } else if before == Some(&Token::Word(Meaning::Times)) {
                        self.set_months(figure)?;
                    } else {
                        self.amounts.push(Amount {
                            number: figure.clone(),
                            scale: None,
                        });
                    }
                }
                Token::Code(currency) => self.set_currency(*currency)?,
                Token::Word(Meaning::Negotiable) => negotiable = true,
                Token::Word(meaning) => self.hear_word(*meaning, before, &tokens[at..])?,
            }
        }
        match self.amounts.len() {
            0 if negotiable => Err(Unread::Negotiable),
            0 => Err(Unread::NoAmount),
            1 => {
                // 30万円～: from there on.
                self.from |= self.to && !self.up_to;
                Ok(())
            }
            2 if self.to && !self.from && !self.up_to => Ok(()),
            _ => Err(Unread::TooManyAmounts),
        }
    }

    fn hear_word(&mut self, meaning: Meaning, before: Option<&Token>, behind: &[Token]) -> Result<(), Unread> {
        let amount_follows = behind.iter().any(|token| matches!(token, Token::Number(_)));
        match meaning {
            Meaning::Scale(by) => self.scale(by, before)?,
            Meaning::LakhAYear => {
                self.scale(100_000, before)?;
                self.lakhs = true;
                self.set_period(Period::Year)?;
                self.set_currency("INR".parse().expect("a code of ISO 4217"))?;
            }
            Meaning::Currency(code) => self.set_currency(code.parse().expect("the table holds codes of ISO 4217"))?,
            Meaning::Shared(sign) => {
                if self.shared.is_some_and(|own| own != sign) {
                    return Err(Unread::TwoCurrencies);
                }
                self.shared = Some(sign);
            }
            Meaning::Per(period) => self.set_period(period)?,
            Meaning::To | Meaning::ToOrUpTo | Meaning::ToOrNothing if self.amounts.len() == 1 && amount_follows => {
                self.to = true;
            }
            // A range that goes on for ever; a minus is none.
            Meaning::To if self.amounts.len() == 1 => self.to = true,
            Meaning::To => return Err(Unread::Unknown("-".to_owned())),
            Meaning::ToOrUpTo | Meaning::UpTo => self.up_to = true,
            Meaning::From => self.from = true,
            // Of somebody who is paid by the month.
            Meaning::Salaries => self.set_period(Period::Month)?,
            Meaning::AfterTax => return Err(Unread::AfterTax),
            Meaning::ByThePiece => return Err(Unread::ByThePiece),
            Meaning::Percent => return Err(Unread::Unknown("%".to_owned())),
            Meaning::ToOrNothing
            | Meaning::Times
            | Meaning::Bonus
            | Meaning::Equity
            | Meaning::Negotiable
            | Meaning::Nothing => {}
        }
        Ok(())
    }

    /// A scale belongs to the number it follows, a currency sign between them or not.
    fn scale(&mut self, by: i64, before: Option<&Token>) -> Result<(), Unread> {
        let follows = matches!(
            before,
            Some(
                Token::Number(_)
                    | Token::Code(_)
                    | Token::Word(Meaning::Scale(_) | Meaning::Currency(_) | Meaning::Shared(_))
            )
        );
        let amount = self.amounts.last_mut().filter(|_| follows);
        let amount = amount.ok_or_else(|| Unread::Unknown(by.to_string()))?;
        self.lakhs |= matches!(by, 100_000 | 10_000_000);
        amount.scale = Some(amount.scale.unwrap_or(1).saturating_mul(by));
        Ok(())
    }

    fn set_months(&mut self, figure: &str) -> Result<(), Unread> {
        if self.months.as_deref().is_some_and(|own| own != figure) {
            return Err(Unread::OutOfRange);
        }
        self.months = Some(figure.trim_end_matches('.').to_owned());
        Ok(())
    }

    fn set_period(&mut self, period: Period) -> Result<(), Unread> {
        if self.period.is_some_and(|own| own != period) {
            return Err(Unread::TwoPeriods);
        }
        self.period = Some(period);
        Ok(())
    }

    fn set_currency(&mut self, currency: Currency) -> Result<(), Unread> {
        if self.code.is_some_and(|own| own != currency) {
            return Err(Unread::TwoCurrencies);
        }
        self.code = Some(currency);
        Ok(())
    }

    /// The currency that is named, or that the words and the board leave no doubt of.
    fn currency(&mut self, market: &Market) -> Result<Currency, Unread> {
        let of = |code: &str| code.parse::<Currency>().expect("a code of ISO 4217");
        let country = market.country.as_ref().map(Country::code);
        if let Some(code) = self.code {
            return match self.shared.map(|sign| meant(sign, country)) {
                // ¥ beside CNY, $ beside USD: one of those the sign stands for.
                None | Some(None) => Ok(code),
                Some(Some(meant)) if meant == code.code() => Ok(code),
                Some(Some(_)) => match self.shared {
                    Some(sign) if shares(sign, code.code()) => Ok(code),
                    _ => Err(Unread::TwoCurrencies),
                },
            };
        }
        if let Some(sign) = self.shared {
            let sign_text = text_of(sign);
            return meant(sign, country)
                .map(of)
                .ok_or_else(|| Unread::WhichCurrency(sign_text.to_owned()));
        }
        let myriads = self.amounts.iter().any(|amount| matches!(amount.scale, Some(10_000)));
        let chinese = self.months.is_some() || myriads;
        let found = match (market.currency, country) {
            (Some(currency), _) => Some(currency),
            (None, Some("CN")) => Some(of("CNY")),
            (None, Some("IN")) if self.lakhs => Some(of("INR")),
            (None, Some("TW")) if chinese => Some(of("TWD")),
            (None, Some("JP")) if myriads => Some(of("JPY")),
            (None, Some("HK" | "MO" | "KR")) if chinese => None,
            // 60-90K·14薪 and 15-30万/年 are the mainland's.
            (None, _) if chinese => Some(of("CNY")),
            _ => None,
        };
        self.notes.push(Note::CurrencyByMarket);
        found.ok_or(Unread::NoCurrency)
    }

    /// The period that is named, or that the way of writing leaves no doubt of.
    fn period(&mut self, currency: Currency) -> Result<Period, Unread> {
        if let Some(period) = self.period {
            return Ok(period);
        }
        self.notes.push(Note::PeriodByIdiom);
        let in_thousands = self.amounts.iter().any(|amount| amount.scale == Some(1000));
        match currency.code() {
            // Boards of the mainland pay by the month unless they say otherwise.
            "CNY" => Ok(Period::Month),
            // Fourteen salaries are monthly ones.
            _ if self.months.is_some() => Ok(Period::Month),
            "INR" if self.lakhs => Ok(Period::Year),
            // $180k, £45k: thousands are said of years.
            "USD" | "GBP" | "EUR" | "CHF" | "CAD" | "AUD" | "NZD" if in_thousands => Ok(Period::Year),
            _ => Err(Unread::WhichPeriod),
        }
    }

    fn bounds(&mut self, currency: Currency, market: &Market) -> Result<(Option<i64>, Option<i64>), Unread> {
        let value = |number: &str, scale: Option<i64>| {
            let thousandths = if scale.is_some() {
                // 5,000万 are groups, 1.234k are decimals.
                Thousandths::Behind('.')
            } else if currency.exponent() == 3 {
                Thousandths::Behind(if market.decimal_comma { ',' } else { '.' })
            } else {
                Thousandths::Never
            };
            let number = Number::parse(number, thousandths).ok_or_else(|| Unread::Unknown(number.to_owned()))?;
            number.minor(scale.unwrap_or(1), currency).ok_or(Unread::TooPrecise)
        };
        let last = self.amounts.last().expect("there is an amount");
        let max = value(&last.number, last.scale)?;
        if self.amounts.len() == 1 {
            return match (self.from, self.up_to) {
                _ if max == 0 => Err(Unread::Zero),
                (true, false) => Ok((Some(max), None)),
                (false, true) => Ok((None, Some(max))),
                (false, false) => Ok((Some(max), Some(max))),
                (true, true) => Err(Unread::TooManyAmounts),
            };
        }
        let first = &self.amounts[0];
        // 60-90K: the scale behind the second is of both, unless that would turn the range far round (500-1k).
        let min = match value(&first.number, first.scale.or(last.scale))? {
            min if first.scale.is_none() && min / 10 > max => value(&first.number, None)?,
            min => min,
        };
        match (min, max) {
            (_, 0) => Err(Unread::Zero),
            (0, max) => {
                self.notes.push(Note::NoLowerEnd);
                Ok((None, Some(max)))
            }
            (min, max) if min > max => {
                self.notes.push(Note::Reversed);
                Ok((Some(max), Some(min)))
            }
            (min, max) => Ok((Some(min), Some(max))),
        }
    }
}

/// What a shared sign means in a country.
fn meant(sign: Shared, country: Option<&str>) -> Option<&'static str> {
    Some(match (sign, country) {
        (Shared::Yen, Some("CN")) => "CNY",
        (Shared::Yen, Some("JP")) => "JPY",
        (Shared::Yuan, None | Some("CN")) => "CNY",
        (Shared::Yuan, Some("TW")) => "TWD",
        (Shared::Yuan, Some("HK")) => "HKD",
        (Shared::Dollar, Some(country)) => match country {
            "US" | "PR" | "EC" | "SV" | "PA" | "GU" => "USD",
            "CA" => "CAD",
            "AU" => "AUD",
            "NZ" => "NZD",
            "SG" => "SGD",
            "HK" => "HKD",
            "TW" => "TWD",
            "MX" => "MXN",
            "AR" => "ARS",
            "CL" => "CLP",
            "CO" => "COP",
            _ => return None,
        },
        (Shared::Krona, Some(country)) => match country {
            "SE" => "SEK",
            "NO" => "NOK",
            "DK" => "DKK",
            "IS" => "ISK",
            _ => return None,
        },
        (Shared::Rupee, Some(country)) => match country {
            "IN" => "INR",
            "PK" => "PKR",
            "LK" => "LKR",
            "NP" => "NPR",
            _ => return None,
        },
        (Shared::Franc, Some("CH" | "LI")) => "CHF",
        _ => return None,
    })
}

/// Whether a sign is used for a currency at all.
fn shares(sign: Shared, code: &str) -> bool {
    match sign {
        Shared::Yen => matches!(code, "CNY" | "JPY"),
        Shared::Yuan => matches!(code, "CNY" | "TWD" | "HKD" | "MOP"),
        Shared::Dollar => code.ends_with('D') || matches!(code, "MXN" | "ARS" | "CLP" | "COP"),
        Shared::Krona => matches!(code, "SEK" | "NOK" | "DKK" | "ISK"),
        Shared::Rupee => matches!(code, "INR" | "PKR" | "LKR" | "NPR"),
        Shared::Franc => code == "CHF",
    }
}

const fn text_of(sign: Shared) -> &'static str {
    match sign {
        Shared::Dollar => "$",
        Shared::Yen => "¥",
        Shared::Yuan => "元",
        Shared::Krona => "kr",
        Shared::Rupee => "Rs",
        Shared::Franc => "Fr.",
    }
}

/// Whether anybody is paid so: up to a hundred million a year, and more where a unit of the currency is worth little.
fn plausible(pay: &Pay) -> bool {
    let most = match pay.currency.code() {
        "IDR" | "VND" | "IRR" | "LAK" | "LBP" | "GNF" | "UZS" => 1_000_000_000_000,
        "JPY" | "KRW" | "HUF" | "CLP" | "COP" | "INR" | "RUB" | "NGN" | "PKR" | "ARS" | "TZS" | "UGX" | "KHR"
        | "MMK" => 100_000_000_000,
        _ => 100_000_000,
    };
    let year = pay.yearly_base();
    let most = i64::saturating_mul(most, pay.currency.minor_units()).min(MOST);
    [year.min, year.max]
        .into_iter()
        .flatten()
        .all(|money| money.minor <= most)
        && (pay.max.is_none() || year.max.is_some())
        && (pay.min.is_none() || year.min.is_some())
}
