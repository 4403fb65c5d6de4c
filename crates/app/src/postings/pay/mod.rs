//! Pay in forms: read from their fields, shown in them, and what is wrong with it in words. The value itself, its idioms
//! and the reading of other people's texts are the crate `pay`'s.

mod read;
#[cfg(test)]
mod tests;

pub use pay::{Pay, Period, Yearly};
pub use read::{read_amount, read_pay, show_pay};

use web::Message;

/// What is wrong with pay: the field and what to do about it. Empty when it can be shown.
pub fn problems_of(pay: &Pay) -> Vec<(&'static str, Message)> {
    let said = |problem| match problem {
        pay::Problem::NoAmount => ("pay_min", "postings-pay-no-amount"),
        pay::Problem::MinOutOfRange => ("pay_min", "postings-pay-amount-range"),
        pay::Problem::MaxOutOfRange => ("pay_max", "postings-pay-amount-range"),
        pay::Problem::MaxBelowMin => ("pay_max", "postings-pay-max-below-min"),
        pay::Problem::Months => ("pay_months", "postings-pay-months-range"),
        pay::Problem::BonusMonths => ("pay_bonus", "postings-pay-bonus-months-range"),
        pay::Problem::BonusPercent => ("pay_bonus", "postings-pay-bonus-percent-range"),
        pay::Problem::TwoBonuses => ("pay_bonus", "postings-pay-bonus-one"),
    };
    let problems = pay.problems().into_iter().map(said);
    problems.map(|(field, key)| (field, Message::new(key))).collect()
}
