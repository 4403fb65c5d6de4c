//! Two packages side by side. The address holds the whole comparison, so that it can be sent to somebody.

use base::{Country, Currency, Date, Money};
use pay::{
    Market, Note, Pay, Unread, Yearly,
    compare::{self, Row, Share, Side},
    exchange::{Rates, euro},
};
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, Query, templates::View};

use crate::{layout::Desk, rates::on_day};

/// `/app/pay?one=…&one_country=…&other=…&other_country=…&currency=…&date=…`
#[derive(Serialize)]
pub struct ComparisonView {
    form: FormView,
    currencies: Vec<&'static str>,
    result: Option<ResultView>,
}

#[derive(Serialize)]
struct ResultView {
    sides: Vec<SideView>,
    rows: Vec<RowView>,
    currency: &'static str,
}

#[derive(Serialize)]
struct SideView {
    /// As it was understood, in the reader's language.
    understood: String,
    notes: Vec<Message>,
    equity: String,
    converted: Option<RateView>,
}

#[derive(Serialize)]
struct RateView {
    from: &'static str,
    rate: String,
    date: Date,
    source: String,
}

#[derive(Serialize)]
struct RowView {
    label: Message,
    /// One of each package.
    amounts: Vec<String>,
    /// `+25 %` of the first, as a number.
    difference: Option<i64>,
}

impl View for ComparisonView {
    const TEMPLATE: &'static str = "rates/comparison.html";

    fn samples() -> Vec<Self> {
        let side = || SideView {
            understood: "€70,000–85,000 a year".to_owned(),
            notes: vec![Message::new("rates-note-period")],
            equity: "equity".to_owned(),
            converted: Some(RateView {
                from: "CNY",
                rate: "0.1219".to_owned(),
                date: Date::new(2026, 11, 23).expect("a day"),
                source: "ECB".to_owned(),
            }),
        };
        let row = RowView {
            label: Message::new("rates-row-month-base"),
            amounts: vec!["1".to_owned(), "2".to_owned()],
            difference: Some(100),
        };
        let blank = |result| Self {
            form: filled(&Fields::default()),
            currencies: vec!["EUR"],
            result,
        };
        vec![
            blank(None),
            blank(Some(ResultView {
                sides: vec![side(), side()],
                rows: vec![row],
                currency: "EUR",
            })),
        ]
    }
}

const FIELDS: [&str; 6] = ["one", "one_country", "other", "other_country", "currency", "date"];

fn filled(fields: &Fields) -> FormView {
    FIELDS.into_iter().fold(FormView::blank(), |form, name| {
        form.with(name, fields.many(name).last().map_or("", |text| text))
    })
}

/// `GET /app/pay`
pub async fn page(desk: Desk, Query(fields): Query) -> web::Result {
    let today = desk.actor.now.date_in(&desk.actor.zone);
    let asked = FIELDS[..4]
        .iter()
        .step_by(2)
        .any(|name| fields.many(name).next().is_some());
    let mut form = FormReader::new(&fields);
    let date = form.optional_parse::<Date>("date").unwrap_or(today);
    let rates = on_day(&mut desk.app.db.read(), date).await?;
    let mut currencies: Vec<&'static str> = rates.currencies().iter().map(|currency| currency.code()).collect();
    let view = |form, currencies, result| ComparisonView {
        form,
        currencies,
        result,
    };
    if !asked {
        return desk.page(view(filled(&fields), currencies, None)).await;
    }
    let to = form.optional_parse::<Currency>("currency");
    let one = package(&mut form, "one", "one_country");
    let other = package(&mut form, "other", "other_country");
    if let Err(errors) = form.finish() {
        return desk
            .invalid(view(FormView::again(fields, errors), currencies, None))
            .await;
    }
    let (one, other) = (one.expect("it was read"), other.expect("it was read"));
    let to = to.unwrap_or_else(|| {
        if one.0.currency == other.0.currency {
            one.0.currency
        } else {
            euro()
        }
    });
    if !currencies.contains(&to.code()) {
        currencies.push(to.code());
    }
    match compared(&[&one, &other], to, &rates, desk.actor.language.as_str()) {
        Ok(result) => {
            desk.page(view(
                filled(&fields).with("currency", to.code()),
                currencies,
                Some(result),
            ))
            .await
        }
        Err(without) => {
            let missing = Message::new("rates-no-rate").with("currency", without.code());
            let errors = FormErrors::new("currency", missing);
            desk.invalid(view(FormView::again(fields, errors), currencies, None))
                .await
        }
    }
}

type Package = (Pay, Vec<Note>);

/// What was typed as a board writes it, understood or complained about.
fn package(form: &mut FormReader<'_>, name: &'static str, country: &'static str) -> Option<Package> {
    let country = form.optional_parse_with(country, |text| {
        text.parse::<Country>().map_err(|_| Message::new("rates-country-wrong"))
    });
    let text = form.line(name, 1..=300);
    if text.is_empty() {
        return None;
    }
    let market = country.map_or_else(Market::default, Market::of);
    match pay::read(&text, &market) {
        Ok(read) => Some((read.pay, read.notes)),
        Err(why) => {
            form.fail(name, unread(&why));
            None
        }
    }
}

/// Why a text gives no pay, and what to write instead.
pub fn unread(why: &Unread) -> Message {
    match why {
        Unread::WhichCurrency(sign) => Message::new("rates-unread-which-currency").with("sign", sign.as_str()),
        Unread::NoCurrency => Message::new("rates-unread-no-currency"),
        Unread::WhichPeriod => Message::new("rates-unread-which-period"),
        Unread::Negotiable => Message::new("rates-unread-negotiable"),
        Unread::Unknown(word) => Message::new("rates-unread-unknown").with("word", word.as_str()),
        Unread::UnknownCurrency(code) => Message::new("rates-unread-unknown").with("word", code.as_str()),
        Unread::AfterTax => Message::new("rates-unread-after-tax"),
        Unread::Hidden => Message::new("rates-unread-hidden"),
        Unread::ByThePiece => Message::new("rates-unread-piece"),
        Unread::TwoCurrencies | Unread::TwoPeriods | Unread::TooManyAmounts => Message::new("rates-unread-two"),
        Unread::Zero | Unread::Implausible | Unread::OutOfRange => Message::new("rates-unread-implausible"),
        Unread::Empty | Unread::TooLong | Unread::NoAmount | Unread::TooPrecise => {
            Message::new("rates-unread-no-amount")
        }
    }
}

/// The comparison, or the currency for which there is no rate.
fn compared(packages: &[&Package; 2], to: Currency, rates: &Rates, language: &str) -> Result<ResultView, Currency> {
    let side = |package: &Package| {
        let missing = if rates.targets(package.0.currency).is_empty() {
            package.0.currency
        } else {
            to
        };
        compare::side(&package.0, to, rates).ok_or(missing)
    };
    let sides: [Side; 2] = [side(packages[0])?, side(packages[1])?];
    let rows = Row::ALL.iter().enumerate().map(|(at, row)| RowView {
        label: label(*row),
        amounts: sides.iter().map(|side| range(side.rows[at], to, language)).collect(),
        difference: compare::difference(sides[0].rows[at], sides[1].rows[at]),
    });
    Ok(ResultView {
        rows: rows.collect(),
        sides: packages
            .iter()
            .zip(&sides)
            .map(|(package, side)| side_view(package, side, language))
            .collect(),
        currency: to.code(),
    })
}

fn side_view((pay, notes): &Package, side: &Side, language: &str) -> SideView {
    SideView {
        understood: pay.print(language),
        notes: notes.iter().map(|note| Message::new(note_key(*note))).collect(),
        equity: pay.equity.clone(),
        converted: side.converted.as_ref().map(|(rate, date, source)| RateView {
            from: pay.currency.code(),
            rate: rate.round_sf(6).unwrap_or(*rate).normalize().to_string(),
            date: *date,
            source: source.clone(),
        }),
    }
}

fn note_key(note: Note) -> &'static str {
    match note {
        Note::CurrencyByMarket => "rates-note-currency",
        Note::PeriodByIdiom => "rates-note-period",
        Note::Reversed => "rates-note-reversed",
        Note::BonusWithoutFigure => "rates-note-bonus",
        Note::NoLowerEnd => "rates-note-no-lower-end",
    }
}

fn label(row: Row) -> Message {
    Message::new(match row {
        Row::Month(Share::Base) => "rates-row-month-base",
        Row::Month(Share::Whole) => "rates-row-month-whole",
        Row::Year(Share::Base) => "rates-row-year-base",
        Row::Year(Share::Whole) => "rates-row-year-whole",
    })
}

/// In whole units: nobody compares packages by the cent.
fn range(amounts: Yearly, to: Currency, language: &str) -> String {
    let unit = to.minor_units();
    let whole = |money: Option<Money>| money.map(|money| (money.minor + unit / 2) / unit * unit);
    Pay::range(whole(amounts.min), whole(amounts.max), to, pay::Period::Year).print_amounts(language)
}
