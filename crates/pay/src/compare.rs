//! Two packages side by side: by the month and by the year, with and without bonus, in one currency.

use base::{Currency, Date, Money};

use crate::{Pay, Yearly, exchange::Rates};

/// What part of a package is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Share {
    /// Twelve monthly salaries. A thirteenth and further ones count as a bonus: boards state the same year either way.
    Base,
    /// All salaries and the bonus.
    Whole,
}

/// A line of the comparison: a share of a package over a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    Month(Share),
    Year(Share),
}

impl Row {
    pub const ALL: [Self; 4] = [
        Self::Month(Share::Base),
        Self::Month(Share::Whole),
        Self::Year(Share::Base),
        Self::Year(Share::Whole),
    ];
}

/// A package in the currency of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// In the order of [`Row::ALL`].
    pub rows: [Yearly; 4],
    /// The rate used and its day and source; none when the package is paid in that currency.
    pub converted: Option<(rust_decimal::Decimal, Date, String)>,
}

/// What a package comes to in a currency; nothing when no rate leads there.
pub fn side(pay: &Pay, to: Currency, rates: &Rates) -> Option<Side> {
    let amounts = Row::ALL.map(|row| amounts(pay, row));
    if pay.currency == to {
        return Some(Side {
            rows: amounts,
            converted: None,
        });
    }
    let known = amounts[0].min.or(amounts[0].max)?;
    let made = rates.convert(known, to)?;
    let change = |money: Option<Money>| money.and_then(|money| rates.convert(money, to)).map(|made| made.money);
    Some(Side {
        rows: amounts.map(|Yearly { min, max }| Yearly {
            min: change(min),
            max: change(max),
        }),
        converted: Some((made.rate, made.date, made.source)),
    })
}

fn amounts(pay: &Pay, row: Row) -> Yearly {
    let share = |share| match share {
        Share::Base => Pay {
            months: 12,
            ..pay.clone()
        }
        .yearly_base(),
        Share::Whole => pay.yearly(),
    };
    match row {
        Row::Year(part) => share(part),
        Row::Month(part) => {
            let Yearly { min, max } = share(part);
            let month = |money: Option<Money>| money.and_then(|money| money.scaled(1, 12).ok());
            Yearly {
                min: month(min),
                max: month(max),
            }
        }
    }
}

/// By how much the second is above the first, in percent of the first: of the middles of the ranges, rounded.
/// Nothing when one has no amounts.
pub fn difference(first: Yearly, second: Yearly) -> Option<i64> {
    let middle = |range: Yearly| {
        let (low, high) = (range.min.or(range.max)?, range.max.or(range.min)?);
        Some(i128::from(low.minor) + i128::from(high.minor))
    };
    let (one, other) = (middle(first)?, middle(second)?);
    if one == 0 {
        return None;
    }
    // In half percents first, so that the last step rounds.
    let halves = (other - one) * 200 / one;
    let rounded = halves / 2 + halves % 2;
    i64::try_from(rounded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Market, exchange::Rate, read};

    fn pay(text: &str, country: &str) -> Pay {
        read(text, &Market::of(country.parse().unwrap())).unwrap().pay
    }

    fn rates() -> Rates {
        let rate = |code: &str, per_eur: &str| Rate {
            currency: code.parse().unwrap(),
            date: "2026-11-23".parse().unwrap(),
            per_eur: per_eur.parse().unwrap(),
            source: "ECB".to_owned(),
        };
        Rates::new(vec![rate("CNY", "8"), rate("USD", "1.1")])
    }

    fn told(pay: &Pay, to: &str) -> Vec<String> {
        let side = side(pay, to.parse().unwrap(), &rates()).unwrap();
        let money = |money: Option<Money>| money.map_or_else(|| "…".to_owned(), Money::to_decimal);
        side.rows
            .iter()
            .map(|row| format!("{}–{}", money(row.min), money(row.max)))
            .collect()
    }

    #[test]
    fn fourteen_salaries_and_twelve_with_a_bonus_are_the_same_package() {
        let fourteen = pay("60-90K·14薪", "CN");
        let expected = [
            "7500.00–11250.00",
            "8750.00–13125.00",
            "90000.00–135000.00",
            "105000.00–157500.00",
        ];
        assert_eq!(told(&fourteen, "EUR"), expected);
        let twelve = Pay {
            months: 12,
            bonus_months: Some(2),
            ..fourteen
        };
        assert_eq!(told(&twelve, "EUR"), expected);
    }

    #[test]
    fn a_package_in_the_currency_itself_needs_no_rate() {
        let side = side(
            &pay("€72,000–84,000 p.a.", "DE"),
            "EUR".parse().unwrap(),
            &Rates::default(),
        )
        .unwrap();
        assert_eq!(side.converted, None);
        assert_eq!(
            side.rows[0].min,
            Some(Money::of(6_000, "EUR".parse().unwrap()).unwrap())
        );
    }

    #[test]
    fn without_a_rate_there_is_no_comparison() {
        assert_eq!(side(&pay("£45k–£55k", "GB"), "EUR".parse().unwrap(), &rates()), None);
    }

    #[test]
    fn the_difference_is_of_the_middles() {
        let euros = |low: i64, high: i64| Yearly {
            min: Some(Money::of(low, "EUR".parse().unwrap()).unwrap()),
            max: Some(Money::of(high, "EUR".parse().unwrap()).unwrap()),
        };
        assert_eq!(difference(euros(80, 120), euros(100, 150)), Some(25));
        assert_eq!(difference(euros(150, 150), euros(100, 100)), Some(-33));
        assert_eq!(difference(Yearly { min: None, max: None }, euros(1, 2)), None);
    }
}
