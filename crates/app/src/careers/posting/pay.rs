//! Pay in the reader's idiom, per year where it is paid by the month, and in another currency on request.

use base::{Currency, Date, Money};
use pay::exchange::Converted;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use web::Fields;

use super::super::model::Position;
use crate::{
    jobs::Employment,
    layout::Visit,
    postings::{Pay, Period, Yearly},
};

/// What the page says about pay.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PayView {
    pub text: String,
    /// Per year, where that is not what the text says.
    pub yearly: Option<String>,
    /// The company's note on equity.
    pub equity: Option<String>,
    pub converted: Option<ConvertedView>,
    /// Currencies on offer.
    pub currencies: Vec<CurrencyChoice>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct CurrencyChoice {
    pub code: &'static str,
    pub on: bool,
}

/// A year in another currency, or an hour, a day, a week of work that is paid by those; and what it was reckoned with.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ConvertedView {
    /// `about €102,000–154,000 a year`
    pub text: String,
    /// What a full-time year of an hour, a day or a week comes to.
    pub full_time_year: Option<String>,
    pub from: &'static str,
    pub to: &'static str,
    /// How much of the first is one of the second.
    pub rate: f64,
    pub date: Date,
    pub source: String,
}

/// Pay, if it is shown.
pub(super) fn pay(visit: &Visit, position: &Position, fields: &Fields) -> Option<PayView> {
    let pay = position.pay.as_ref()?;
    let language = visit.language.as_str();
    let wanted: Option<Currency> = fields.many("currency").last().and_then(|code| code.parse().ok());
    let targets = visit.edition.rates.targets(pay.currency);
    Some(PayView {
        text: pay.print(language),
        yearly: (!pay.is_plain_year() && has_a_year(pay.period)).then(|| pay.print_yearly(language)),
        equity: Some(pay.equity.clone()).filter(|note| !note.is_empty()),
        converted: wanted
            .filter(|to| targets.contains(to))
            .and_then(|to| convert(visit, position, to)),
        currencies: targets
            .into_iter()
            .map(|to| CurrencyChoice {
                code: to.code(),
                on: wanted == Some(to),
            })
            .collect(),
    })
}

/// An internship by the day has no year of pay that anybody would get.
fn has_a_year(period: Period) -> bool {
    match period {
        Period::Month | Period::Year => true,
        Period::Hour | Period::Day | Period::Week => false,
    }
}

fn convert(visit: &Visit, position: &Position, to: Currency) -> Option<ConvertedView> {
    let pay = position.pay.as_ref()?;
    let rates = &visit.edition.rates;
    let convert = |money: Option<Money>| {
        let made = rates.convert(money?, to)?;
        Some(made.to_three_figures())
    };
    let Yearly { min, max } = pay.yearly();
    let year = (convert(min), convert(max));
    let own = (convert(pay.min_money()), convert(pay.max_money()));
    let about = |(min, max): &(Option<Converted>, Option<Converted>), period| {
        let minor = |made: &Option<Converted>| made.as_ref().map(|made| made.money.minor);
        Pay::range(minor(min), minor(max), to, period).print_about(visit.language.as_str())
    };
    let used: &Converted = year.0.as_ref().or(year.1.as_ref())?;
    let (text, full_time_year) = if has_a_year(pay.period) {
        (about(&year, Period::Year), None)
    } else {
        // Nobody gets a year of an internship by the day.
        let full_time = position.employment != Employment::Internship;
        let full_time_year = full_time.then(|| about(&year, Period::Year));
        (about(&own, pay.period), full_time_year)
    };
    Some(ConvertedView {
        text,
        full_time_year,
        from: pay.currency.code(),
        to: to.code(),
        rate: used.rate.to_f64().map_or(0.0, f64::recip),
        date: used.date,
        source: used.source.clone(),
    })
}
