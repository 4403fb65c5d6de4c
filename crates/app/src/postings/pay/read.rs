//! Pay from a form and back into one.

use base::{Currency, Money};
use pay::AmountError;
use web::{FormReader, FormView, Message};

use super::{Pay, Period, problems_of};

/// Reads the fields `pay_min`, `pay_max`, `pay_currency`, `pay_period`, `pay_months`, `pay_bonus_kind` (none, months,
/// percent), `pay_bonus` and `pay_equity`. No amount at all means that no pay is set.
pub fn read_pay(form: &mut FormReader<'_>) -> Option<Pay> {
    let currency = form.optional_parse_with("pay_currency", |text| {
        text.parse::<Currency>()
            .map_err(|_| Message::new("postings-pay-currency-unknown"))
    });
    let amount = |form: &mut FormReader<'_>, name: &str| match currency {
        Some(currency) => form.optional_parse_with(name, |text| read_amount(text, currency)),
        None => {
            let typed = form.optional_line(name, 40);
            if typed.is_some() && form.is_good("pay_currency") {
                form.fail("pay_currency", Message::new("postings-pay-currency-missing"));
            }
            None
        }
    };
    let (min, max) = (amount(form, "pay_min"), amount(form, "pay_max"));
    let period = form.optional_parse::<Period>("pay_period");
    let months = form.optional_parse_with("pay_months", |text| {
        let months = text.parse::<u8>().ok().filter(|months| (12..=24).contains(months));
        months.ok_or_else(|| Message::new("postings-pay-months-range"))
    });
    let kind = form.optional_line("pay_bonus_kind", 10).unwrap_or_default();
    let bonus = form.optional_parse_with("pay_bonus", |text| read_bonus(text, &kind));
    let equity = form.line("pay_equity", 0..=200);
    let period = period.unwrap_or(Period::Month);
    if period != Period::Month && months.is_some_and(|months| months != 12) {
        form.fail("pay_months", Message::new("postings-pay-months-monthly"));
    }
    let wants_bonus = matches!(kind.as_str(), "months" | "percent");
    if wants_bonus && bonus.is_none() && form.is_good("pay_bonus") {
        form.fail("pay_bonus", Message::new("postings-pay-bonus-number"));
    }
    let typed_amount = ["pay_min", "pay_max"].iter().any(|name| !form.is_good(name));
    if min.is_none() && max.is_none() && !typed_amount && form.is_good("pay_currency") {
        // Nothing typed is dropped without a word: what goes with an amount needs one.
        let needs_amount = [
            ("pay_months", months.is_some_and(|months| months != 12)),
            ("pay_bonus", bonus.is_some()),
            ("pay_equity", !equity.is_empty()),
        ];
        for (field, _) in needs_amount.iter().filter(|(_, typed)| *typed) {
            if form.is_good(field) {
                form.fail(field, Message::new("postings-pay-needs-amount"));
            }
        }
    }
    let all_read = [
        "pay_currency",
        "pay_min",
        "pay_max",
        "pay_period",
        "pay_months",
        "pay_bonus",
    ];
    if min.is_none() && max.is_none() || !all_read.iter().all(|name| form.is_good(name)) {
        return None;
    }
    let pay = Pay {
        min,
        max,
        currency: currency?,
        period,
        months: months.unwrap_or(12),
        bonus_months: bonus.filter(|_| kind == "months"),
        bonus_percent: bonus.filter(|_| kind == "percent"),
        equity,
    };
    for (field, message) in problems_of(&pay) {
        form.fail(field, message);
    }
    Some(pay)
}

/// A bonus in what it is counted in.
fn read_bonus(text: &str, kind: &str) -> Result<u8, Message> {
    let number = text.trim_end_matches('%').trim().parse::<u8>();
    let number = number.map_err(|_| Message::new("postings-pay-bonus-number"))?;
    match kind {
        "months" if !(1..=24).contains(&number) => Err(Message::new("postings-pay-bonus-months-range")),
        "percent" if !(1..=200).contains(&number) => Err(Message::new("postings-pay-bonus-percent-range")),
        "months" | "percent" => Ok(number),
        _ => Err(Message::new("postings-pay-bonus-kind")),
    }
}

/// An amount as people type it ([`pay::read_amount`]). The form reads the amount back in three idioms, so a person sees at
/// once how it was understood.
pub fn read_amount(text: &str, currency: Currency) -> Result<i64, Message> {
    pay::read_amount(text, currency).map_err(|error| match error {
        AmountError::Unreadable => Message::new("postings-pay-amount-unreadable"),
        AmountError::NoDecimals => Message::new("postings-pay-no-decimals").with("currency", currency.code()),
    })
}

/// The fields of a form filled from what is set.
pub fn show_pay(form: FormView, pay: Option<&Pay>, default_currency: &str) -> FormView {
    let Some(pay) = pay else {
        return form
            .with("pay_currency", default_currency)
            .with("pay_period", Period::Month)
            .with("pay_months", 12)
            .with("pay_bonus_kind", "none");
    };
    let amount = |money: Option<Money>| {
        let text = money.map(Money::to_decimal).unwrap_or_default();
        if text.bytes().rev().take(3).eq(*b"00.") {
            text[..text.len() - 3].to_owned()
        } else {
            text
        }
    };
    let (kind, bonus) = match (pay.bonus_months, pay.bonus_percent) {
        (Some(months), _) => ("months", months.to_string()),
        (None, Some(percent)) => ("percent", percent.to_string()),
        (None, None) => ("none", String::new()),
    };
    form.with("pay_min", amount(pay.min_money()))
        .with("pay_max", amount(pay.max_money()))
        .with("pay_currency", pay.currency)
        .with("pay_period", pay.period)
        .with("pay_months", pay.months)
        .with("pay_bonus_kind", kind)
        .with("pay_bonus", bonus)
        .with("pay_equity", &pay.equity)
}
