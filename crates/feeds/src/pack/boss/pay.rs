//! Pay in the form of BOSS直聘: whole thousands of yuan a month from and to, and how many salaries a year; for interns and
//! by the hour, whole yuan.

use pay::{Idiom, Pay, Period};

use super::super::{Fields, Note, PackKey};
use crate::{Part, Reason, What};

/// The most salaries a year that were seen, and the most that our pay can have.
const MOST_MONTHS: u8 = 24;
/// A thousand yuan, in fen.
const THOUSAND: i64 = 100_000;
const YUAN: i64 = 100;

/// The amounts apart, then all of it as the site shows it.
pub fn fields(fields: &mut Fields, pay: Option<&Pay>) {
    let Some(pay) = pay else {
        fields.add(PackKey::Pay, "薪资范围", "");
        return fields.warn(Part::Pay, What::Missing);
    };
    let sayable = match Sayable::of(pay) {
        Ok(sayable) => sayable,
        Err(reason) => {
            fields.add(PackKey::Pay, "薪资范围", "");
            return fields.warn(Part::Pay, What::CannotSay(reason));
        }
    };
    for reason in &sayable.unsaid {
        fields.warn(Part::Pay, What::CannotSay(*reason));
    }
    let (unit, step) = unit(sayable.pay.period);
    let amount = |end: Option<i64>| end.map_or_else(String::new, |minor| format!("{}{unit}", minor / step));
    fields.add(PackKey::PayLow, "最低薪资", amount(sayable.pay.min)).note = sayable.from_year;
    fields.add(PackKey::PayHigh, "最高薪资", amount(sayable.pay.max)).note = sayable.from_year;
    if sayable.pay.period == Period::Month {
        fields
            .add(PackKey::PayMonths, "薪资月数", format!("{}薪", sayable.pay.months))
            .note = sayable.with_bonus;
    }
    let text = Idiom::Boss.print(&sayable.pay).unwrap_or_default();
    fields.add(PackKey::Pay, "薪资范围", text);
}

const fn unit(period: Period) -> (&'static str, i64) {
    match period {
        Period::Month | Period::Year => ("K", THOUSAND),
        Period::Week => ("元/周", YUAN),
        Period::Day => ("元/天", YUAN),
        Period::Hour => ("元/时", YUAN),
    }
}

/// Pay as far as the form can say it.
struct Sayable {
    /// Never by the year, without bonus and equity.
    pay: Pay,
    from_year: Option<Note>,
    with_bonus: Option<Note>,
    unsaid: Vec<Reason>,
}

impl Sayable {
    fn of(pay: &Pay) -> Result<Self, Reason> {
        if pay.currency.code() != "CNY" {
            return Err(Reason::Currency);
        }
        let (Some(min), Some(max)) = (pay.min, pay.max) else {
            return Err(Reason::OpenEnd);
        };
        let mut sayable = Self {
            pay: Pay {
                bonus_months: None,
                bonus_percent: None,
                equity: String::new(),
                ..pay.clone()
            },
            from_year: None,
            with_bonus: None,
            unsaid: Vec::new(),
        };
        let whole = match pay.period {
            Period::Year => {
                sayable.pay.period = Period::Month;
                sayable.pay.min = Some(min / 12);
                sayable.pay.max = Some(max / 12);
                sayable.from_year = Some(Note::TwelfthOfYear);
                12 * THOUSAND
            }
            Period::Month => THOUSAND,
            Period::Week | Period::Day | Period::Hour => YUAN,
        };
        if [min, max].iter().any(|end| *end <= 0 || end % whole != 0) {
            return Err(Reason::NotRound);
        }
        sayable.count_bonus(pay);
        if !pay.equity.is_empty() {
            sayable.unsaid.push(Reason::Equity);
        }
        Ok(sayable)
    }

    /// Twelve months with two months' bonus are fourteen salaries.
    fn count_bonus(&mut self, pay: &Pay) {
        let among_months = pay.bonus_months.and_then(|bonus| self.pay.months.checked_add(bonus));
        match among_months.filter(|months| *months <= MOST_MONTHS && self.pay.period == Period::Month) {
            Some(months) => {
                self.pay.months = months;
                self.with_bonus = Some(Note::BonusAmongMonths);
            }
            None if pay.bonus_months.is_some() || pay.bonus_percent.is_some() => self.unsaid.push(Reason::Bonus),
            None => {}
        }
    }
}
