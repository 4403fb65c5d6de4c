//! What a program says about a job.

use base::{Country, Currency, Id};
use db::{Conn, sql};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Message, Result};

use crate::{
    api::{LINE, Reader, given, never_null},
    jobs::{Countries, CoverLetter, Employment, Place, Seniority, Terms, Workplace, Zones},
    organization::{Department, Office},
    postings::{Pay, Period, problems_of},
};

/// The terms of a job; what is left out stays as it is.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JobFields {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = Uuid)]
    department_id: Option<Option<Id<Department>>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_items = 50, nullable = false)]
    places: Option<Vec<PlaceFields>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    workplace: Option<Workplace>,
    /// For remote work: the countries it is open to, by ISO 3166-1 code; empty for any.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<Vec<String>>, nullable = false)]
    remote_countries: Option<Countries>,
    /// For remote work: the time zones it is open to, by IANA name; empty for any.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<Vec<String>>, nullable = false)]
    remote_zones: Option<Zones>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    employment_type: Option<Employment>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    seniority: Option<Seniority>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    urgent: Option<bool>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    confidential: Option<bool>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    internal: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<PayFields>)]
    pay: Option<Option<PayFields>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    pay_shown: Option<bool>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(minimum = 1, maximum = 90, nullable = false)]
    answer_days: Option<i32>,
    /// Whether the form asks for a cover letter.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    cover_letter: Option<CoverLetter>,
    /// How many people are to be hired.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(minimum = 1, maximum = 500, nullable = false)]
    pub openings: Option<i32>,
    /// The stages to begin with; only when the job is made.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, format = Uuid, nullable = false)]
    pub stage_template_id: Option<Id<()>>,
}

/// One place of a job: an office of ours, or a city of its own.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceFields {
    #[schema(value_type = Option<String>, format = Uuid)]
    office_id: Option<Id<Office>>,
    #[serde(default)]
    #[schema(max_length = 200)]
    city: String,
    /// ISO 3166-1, two letters.
    #[schema(value_type = String, min_length = 2, max_length = 2)]
    country: Country,
}

/// Pay, in minor units of its currency.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayFields {
    min: Option<i64>,
    max: Option<i64>,
    /// ISO 4217.
    #[schema(value_type = String, min_length = 3, max_length = 3)]
    currency: Currency,
    /// How many digits of the amounts are behind the point. If it is given it must be the currency's own.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    exponent: Option<u32>,
    period: Period,
    /// Monthly salaries a year, 12 to 24.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(minimum = 12, maximum = 24, nullable = false)]
    months: Option<u8>,
    bonus_months: Option<u8>,
    bonus_percent: Option<u8>,
    #[serde(default)]
    #[schema(max_length = 200)]
    equity: String,
}

/// The most places of one job.
const PLACES: usize = 50;

impl JobFields {
    /// Lays what was said over the terms, once it is known to be sound.
    pub async fn onto(&self, on: &mut impl Conn, terms: Terms) -> Result<Terms> {
        let said = self.clone();
        let mut reader = Reader::new();
        let title = said.title.map(|title| reader.line("title", &title, 1..=LINE));
        let pay = said.pay.map(|pay| pay.map(|pay| pay.read(&mut reader)));
        let places = match said.places {
            Some(places) => Some(read_places(on, &mut reader, places).await?),
            None => None,
        };
        if let Some(Some(department)) = said.department_id {
            let known: i64 = sql("SELECT COUNT(*) FROM departments WHERE id = $1")
                .bind(department)
                .value(on)
                .await?;
            reader.check(known > 0, "department_id", Message::new("fields-invalid"));
        }
        reader.finish()?;
        Ok(Terms {
            title: title.unwrap_or(terms.title),
            department_id: said.department_id.unwrap_or(terms.department_id),
            places: places.unwrap_or(terms.places),
            workplace: said.workplace.unwrap_or(terms.workplace),
            remote_countries: said.remote_countries.unwrap_or(terms.remote_countries),
            remote_zones: said.remote_zones.unwrap_or(terms.remote_zones),
            employment: said.employment_type.unwrap_or(terms.employment),
            seniority: said.seniority.unwrap_or(terms.seniority),
            urgent: said.urgent.unwrap_or(terms.urgent),
            confidential: said.confidential.unwrap_or(terms.confidential),
            internal: said.internal.unwrap_or(terms.internal),
            pay: pay.unwrap_or(terms.pay),
            pay_shown: said.pay_shown.unwrap_or(terms.pay_shown),
            answer_days: said.answer_days.unwrap_or(terms.answer_days),
            cover_letter: said.cover_letter.unwrap_or(terms.cover_letter),
        })
    }
}

async fn read_places(on: &mut impl Conn, reader: &mut Reader, places: Vec<PlaceFields>) -> Result<Vec<Place>> {
    let too_many = Message::new("fields-too-long").with("max", PLACES);
    reader.check(places.len() <= PLACES, "places", too_many);
    let mut read = Vec::new();
    for (at, place) in places.into_iter().enumerate().take(PLACES) {
        let field = |name: &str| format!("places[{at}].{name}");
        let least = usize::from(place.office_id.is_none());
        if let Some(office) = place.office_id {
            let known: i64 = sql("SELECT COUNT(*) FROM offices WHERE id = $1")
                .bind(office)
                .value(on)
                .await?;
            reader.check(known > 0, &field("office_id"), Message::new("fields-invalid"));
        }
        read.push(Place {
            office_id: place.office_id,
            city: reader.line(&field("city"), &place.city, least..=LINE),
            country: place.country,
        });
    }
    Ok(read)
}

impl PayFields {
    fn read(self, reader: &mut Reader) -> Pay {
        let own = self.currency.exponent();
        let agrees = self.exponent.is_none_or(|exponent| exponent == own);
        reader.check(agrees, "pay.exponent", Message::new("fields-invalid"));
        let pay = Pay {
            min: self.min,
            max: self.max,
            currency: self.currency,
            period: self.period,
            months: self.months.unwrap_or(12),
            bonus_months: self.bonus_months,
            bonus_percent: self.bonus_percent,
            equity: reader.line("pay.equity", &self.equity, 0..=LINE),
        };
        // The rules name the fields of the form.
        for (field, message) in problems_of(&pay) {
            let field = match field {
                "pay_min" => "pay.min",
                "pay_max" => "pay.max",
                "pay_months" => "pay.months",
                _ if self.bonus_months.is_some() => "pay.bonus_months",
                _ => "pay.bonus_percent",
            };
            reader.check(false, field, message);
        }
        pay
    }
}
