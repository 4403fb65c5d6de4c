//! The fields of a job's terms: from what was typed to [`Terms`] and back, and the choices they offer.

use axum::response::Response;
use base::{Country, Id, Zone};
use db::Conn;
use serde::Serialize;
use web::{Fields, FormReader, FormView, Format, Message, View};

use super::{
    super::{Countries, MOST_OPENINGS, Place, Terms, Workplace, Zones},
    countries::read_country,
};
use crate::{
    access::Actor,
    layout::Desk,
    organization::{self, Department, Office},
    postings::{Pay, read_pay, show_pay},
};

/// Something to choose in a select or among checkboxes.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub value: String,
    pub label: String,
}

/// What the form offers.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Choices {
    pub departments: Vec<Choice>,
    pub offices: Vec<Choice>,
    pub currencies: Vec<&'static str>,
}

impl Choices {
    /// What is in use, in the reader's language and order.
    pub async fn load(on: &mut impl Conn, actor: &Actor, terms: Option<&Terms>) -> anyhow::Result<Self> {
        let language = &actor.language;
        let format = Format::of(language.as_str());
        let department = |department: Department| {
            let kept = terms.is_some_and(|terms| terms.department_id == Some(department.id));
            (department.archived_at.is_none() || kept).then(|| Choice {
                value: department.id.to_string(),
                label: department.names.in_language(language).to_owned(),
            })
        };
        let office = |office: Office| {
            let kept = terms.is_some_and(|terms| terms.places.iter().any(|place| place.office_id == Some(office.id)));
            (office.archived_at.is_none() || kept).then(|| Choice {
                value: office.id.to_string(),
                label: format!(
                    "{}, {}",
                    office.names.in_language(language),
                    format.country_name(office.country.code())
                ),
            })
        };
        Ok(Self {
            departments: organization::departments(on)
                .await?
                .into_iter()
                .filter_map(department)
                .collect(),
            offices: organization::offices(on)
                .await?
                .into_iter()
                .filter_map(office)
                .collect(),
            currencies: base::Currency::all().map(|currency| currency.code()).collect(),
        })
    }

    /// For the samples of pages.
    pub fn sample() -> Self {
        let one = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        };
        Self {
            departments: vec![one("1", "Kilns"), one("2", "Forschung & Entwicklung")],
            offices: vec![one("3", "Munich, Germany"), one("4", "杭州，中国")],
            currencies: vec!["CNY", "EUR", "USD"],
        }
    }
}

/// Reads the terms. Mistakes stay in the reader, so look at its verdict before using them.
pub(super) async fn read_terms(on: &mut impl Conn, actor: &Actor, form: &mut FormReader<'_>) -> anyhow::Result<Terms> {
    let offices = organization::offices(on).await?;
    let title = form.line("title", 1..=200);
    let department_id = form.optional_parse::<Id<Department>>("department");
    let known = organization::departments(on).await?;
    if department_id.is_some_and(|id| known.iter().all(|department| department.id != id)) {
        form.fail("department", Message::new("fields-invalid"));
    }
    let defaults = Terms::titled("");
    let workplace = form.parse("workplace");
    let employment = form.parse("employment");
    let seniority = form.parse("seniority");
    let chosen: Vec<Id<Office>> = form.many("office");
    let format = Format::of(actor.language.as_str());
    let mut places: Vec<Place> = offices
        .iter()
        .filter(|office| chosen.contains(&office.id))
        .map(|office| Place {
            office_id: Some(office.id),
            city: String::new(),
            country: office.country,
        })
        .collect();
    let cities = form.text("cities", 0..=2000);
    for line in cities.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_city(line, &format) {
            Some((city, country)) => places.push(Place {
                office_id: None,
                city,
                country,
            }),
            None => form.fail("cities", Message::new("jobs-cities-unreadable").with("line", line)),
        }
    }
    let cover_letter = form.parse("cover_letter");
    let answer_days = form.parse::<i32>("answer_days").value().copied();
    form.check(
        answer_days.is_none_or(|days| (1..=90).contains(&days)),
        "answer_days",
        Message::new("jobs-answer-days-range"),
    );
    let terms = Terms {
        title,
        department_id,
        places,
        workplace: *workplace.value().unwrap_or(&defaults.workplace),
        remote_countries: read_countries(form, &format),
        remote_zones: read_zones(form),
        employment: *employment.value().unwrap_or(&defaults.employment),
        seniority: *seniority.value().unwrap_or(&defaults.seniority),
        urgent: form.checkbox("urgent"),
        confidential: form.checkbox("confidential"),
        internal: form.checkbox("internal"),
        pay: read_pay(form),
        pay_shown: form.checkbox("pay_shown"),
        answer_days: answer_days.unwrap_or(defaults.answer_days),
        cover_letter: *cover_letter.value().unwrap_or(&defaults.cover_letter),
    };
    if terms.workplace == Workplace::Remote {
        return Ok(terms);
    }
    // What is typed for remote work stays in the form; it means nothing elsewhere.
    Ok(Terms {
        remote_countries: Countries::default(),
        remote_zones: Zones::default(),
        ..terms
    })
}

/// Reads how many are to be hired, so that all that is wrong is said at once.
pub(super) fn read_openings(form: &mut FormReader<'_>) -> web::Parsed<i32> {
    form.parse_with("openings", |text| {
        let count = text
            .trim()
            .parse::<i32>()
            .ok()
            .filter(|count| (1..=MOST_OPENINGS).contains(count));
        count.ok_or_else(|| Message::new("jobs-openings-range").with("most", MOST_OPENINGS))
    })
}

fn read_countries(form: &mut FormReader<'_>, format: &Format) -> Countries {
    let typed = form.line("remote_countries", 0..=1000);
    let mut countries = Vec::new();
    for word in typed
        .split([',', ';', '，', '、'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        match read_country(word, format) {
            Some(country) if countries.contains(&country) => {}
            Some(country) => countries.push(country),
            None => form.fail(
                "remote_countries",
                Message::new("jobs-country-unknown").with("word", word),
            ),
        }
    }
    Countries(countries)
}

fn read_zones(form: &mut FormReader<'_>) -> Zones {
    let typed = form.line("remote_zones", 0..=1000);
    let mut zones: Vec<Zone> = Vec::new();
    for word in typed
        .split([',', ';', '，', '、'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        match word.replace(' ', "_").parse() {
            Ok(zone) if zones.contains(&zone) => {}
            Ok(zone) => zones.push(zone),
            Err(_) => form.fail("remote_zones", Message::new("jobs-zone-unknown").with("word", word)),
        }
    }
    Zones(zones)
}

/// `Lisbon, PT` or `Lisbon, Portugal`, the country in any language of ours.
fn read_city(line: &str, format: &Format) -> Option<(String, Country)> {
    let (city, country) = line.rsplit_once([',', '，'])?;
    let city = base::clean_line(city);
    (!city.is_empty() && city.chars().count() <= 100).then_some(())?;
    Some((city, read_country(country.trim(), format)?))
}

/// The form filled from terms.
pub(super) fn show_terms(terms: &Terms, actor: &Actor) -> FormView {
    let format = Format::of(actor.language.as_str());
    let cities: Vec<String> = terms
        .places
        .iter()
        .filter(|place| place.office_id.is_none())
        .map(|place| format!("{}, {}", place.city, format.country_name(place.country.code())))
        .collect();
    let countries: Vec<String> = terms
        .remote_countries
        .0
        .iter()
        .map(|country| format.country_name(country.code()))
        .collect();
    let zones: Vec<&str> = terms.remote_zones.0.iter().map(Zone::name).collect();
    let mut form = FormView::blank()
        .with("title", &terms.title)
        .with(
            "department",
            terms.department_id.map(|id| id.to_string()).unwrap_or_default(),
        )
        .with("workplace", terms.workplace)
        .with("employment", terms.employment)
        .with("seniority", terms.seniority)
        .with("cities", cities.join("\n"))
        .with("remote_countries", countries.join(", "))
        .with("remote_zones", zones.join(", "))
        .with("urgent", terms.urgent)
        .with("confidential", terms.confidential)
        .with("internal", terms.internal)
        .with("pay_shown", terms.pay_shown)
        .with("answer_days", terms.answer_days)
        .with("cover_letter", terms.cover_letter);
    for office in terms.places.iter().filter_map(|place| place.office_id) {
        form = form.with("office", office);
    }
    show_pay(form, terms.pay.as_ref(), "EUR")
}

/// Pay as it will be read, beside its fields while they are typed.
#[derive(Serialize)]
pub(super) struct PayReading {
    pub idioms: Vec<Idiom>,
    pub problems: Vec<Message>,
}

/// The same pay in one language.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Idiom {
    pub language: &'static str,
    pub text: String,
    /// What a year comes to, where the text does not say it.
    pub yearly: Option<String>,
}

/// Pay in every idiom of ours.
pub(super) fn idioms(pay: &Pay) -> Vec<Idiom> {
    let idiom = |language| Idiom {
        language,
        text: pay.print(language),
        yearly: (!pay.is_plain_year()).then(|| pay.print_yearly(language)),
    };
    crate::LANGUAGES.into_iter().map(idiom).collect()
}

impl View for PayReading {
    const TEMPLATE: &'static str = "jobs/pay-reading.html";

    fn samples() -> Vec<Self> {
        let pay = Pay::range(
            Some(6_000_000),
            None,
            "CNY".parse().expect("a currency"),
            crate::postings::Period::Month,
        );
        vec![
            Self {
                idioms: idioms(&pay),
                problems: Vec::new(),
            },
            Self {
                idioms: Vec::new(),
                problems: vec![Message::new("postings-pay-no-amount")],
            },
            Self {
                idioms: Vec::new(),
                problems: Vec::new(),
            },
        ]
    }
}

/// `POST /app/jobs/pay-reading`: the form as it is typed; only the fields of the pay are read.
pub(super) async fn pay_reading(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let pay = read_pay(&mut form);
    let wrong = form.finish().err();
    let problems: Vec<Message> = wrong
        .iter()
        .flat_map(|errors| errors.iter())
        .filter(|(field, _)| field.starts_with("pay_") && *field != "pay_shown")
        .map(|(_, message)| message.clone())
        .collect();
    let idioms = pay
        .filter(|_| problems.is_empty())
        .as_ref()
        .map(idioms)
        .unwrap_or_default();
    desk.fragment(PayReading { idioms, problems })
}
