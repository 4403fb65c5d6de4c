//! Pay as LinkedIn's feed has it: a base salary and what is added to it, in whole amounts.

use base::{Currency, Money};
use pay::{Pay, Period};

use crate::{fault::Reason, xml::Xml};

/// The components that can be said, and why others cannot.
#[derive(Debug, Default)]
pub struct Salaries {
    components: Vec<Component>,
    pub unsaid: Vec<Reason>,
}

#[derive(Clone, Copy, Debug)]
struct Component {
    low: i64,
    high: i64,
    currency: Currency,
    period: &'static str,
    kind: &'static str,
}

impl Salaries {
    /// More than twelve salaries are the year that they come to; so is a bonus.
    pub fn of(pay: Option<&Pay>) -> Self {
        let mut salaries = Self::default();
        let Some(pay) = pay else {
            return salaries;
        };
        match base(pay) {
            Ok(component) => salaries.components.push(component),
            Err(reason) => {
                salaries.unsaid.push(reason);
                return salaries;
            }
        }
        if pay.bonus_months.is_some() || pay.bonus_percent.is_some() {
            match bonus(pay) {
                Ok(component) => salaries.components.push(component),
                Err(reason) => salaries.unsaid.push(reason),
            }
        }
        salaries
    }

    pub fn write(&self, xml: &mut Xml<'_>) {
        if self.components.is_empty() {
            return;
        }
        xml.within("salaries", |xml| {
            for component in &self.components {
                xml.within("salary", |xml| component.write(xml));
            }
        });
    }
}

impl Component {
    fn write(&self, xml: &mut Xml<'_>) {
        for (name, amount) in [("highEnd", self.high), ("lowEnd", self.low)] {
            xml.within(name, |xml| {
                xml.number("amount", amount);
                xml.text("currencyCode", self.currency.code());
            });
        }
        xml.text("period", self.period);
        xml.text("type", self.kind);
    }
}

fn base(pay: &Pay) -> Result<Component, Reason> {
    let (min, max, period) = if pay.months == 12 {
        (pay.min_money(), pay.max_money(), period(pay.period))
    } else {
        let year = pay.yearly_base();
        (year.min, year.max, "YEARLY")
    };
    let (low, high) = (whole(min.ok_or(open(pay.min))?)?, whole(max.ok_or(open(pay.max))?)?);
    Ok(Component {
        low,
        high,
        currency: pay.currency,
        period,
        kind: "BASE_SALARY",
    })
}

/// An end is open, or its year is too large a number.
fn open(end: Option<i64>) -> Reason {
    if end.is_some() {
        Reason::TooLarge
    } else {
        Reason::OpenEnd
    }
}

/// What the bonus adds in a year. By the hour, day or week a year would be a guess.
fn bonus(pay: &Pay) -> Result<Component, Reason> {
    if !matches!(pay.period, Period::Month | Period::Year) {
        return Err(Reason::Bonus);
    }
    let (year, base) = (pay.yearly(), pay.yearly_base());
    let added = |year: Option<Money>, base: Option<Money>| {
        let added = year.zip(base).and_then(|(year, base)| year.checked_sub(base).ok());
        whole(added.ok_or(Reason::TooLarge)?)
    };
    Ok(Component {
        low: added(year.min, base.min)?,
        high: added(year.max, base.max)?,
        currency: pay.currency,
        period: "YEARLY",
        kind: "TOTAL_ADDITIONAL",
    })
}

/// The feed's amounts are integers.
fn whole(money: Money) -> Result<i64, Reason> {
    let unit = money.currency.minor_units();
    if money.minor % unit == 0 {
        Ok(money.minor / unit)
    } else {
        Err(Reason::NotRound)
    }
}

const fn period(period: Period) -> &'static str {
    match period {
        Period::Hour => "HOURLY",
        Period::Day => "DAILY",
        Period::Week => "WEEKLY",
        Period::Month => "MONTHLY",
        Period::Year => "YEARLY",
    }
}
