//! Jobs, departments and offices as Greenhouse's clients know them.

use std::collections::BTreeMap;

use base::{Language, Time, Zone};
use serde_json::{Value, json};
use web::{Locale, Message};

use super::{SOURCE, numbers, pay};
use crate::{
    App,
    careers::{self, Edition, Position, Spot, Text},
    jobs::Workplace,
    organization::Translated,
};

/// What every answer is made of.
pub struct Board<'a> {
    pub app: &'a App,
    /// Before every address, `https://jobs.example.com`.
    pub origin: &'a str,
    pub edition: &'a Edition,
}

/// How departments and offices that are under each other are shown. Ours never are, so only the names of fields differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenderAs {
    List,
    Tree,
}

impl RenderAs {
    pub fn read(text: Option<&str>) -> Self {
        if text == Some("tree") { Self::Tree } else { Self::List }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Tree => "tree",
        }
    }

    fn relatives(self, value: &mut Value) {
        match self {
            Self::List => {
                value["parent_id"] = Value::Null;
                value["child_ids"] = json!([]);
            }
            Self::Tree => value["children"] = json!([]),
        }
    }
}

impl Board<'_> {
    /// In the words of a posting's language, or of the company's where we do not speak it.
    pub fn say(&self, language: &Language, message: &Message) -> String {
        self.app.templates.messages().say(&self.locale(language), message)
    }

    fn locale(&self, language: &Language) -> Locale {
        let company = &self.edition.organization.language;
        let spoken = careers::ours(language).or_else(|| careers::ours(company));
        let spoken = spoken.unwrap_or_else(|| careers::english());
        Locale::new(spoken.as_str(), Zone::utc(), self.app.clock.now())
    }

    /// A name in a list, whatever the languages of the postings in it.
    fn name<'n>(&self, names: &'n Translated) -> &'n str {
        names.in_language(&self.edition.organization.language)
    }

    /// A job as every list shows it.
    pub fn brief(&self, position: &Position, text: &Text) -> Value {
        let at = |time: Time| with_offset(time, &position.zone);
        json!({
            "id": text.number,
            "internal_job_id": position.number,
            "requisition_id": position.reference(),
            "title": text.title,
            "absolute_url": format!("{}{}?source={SOURCE}", self.origin, text.path()),
            "company_name": self.edition.organization.name.in_language(&text.language),
            "language": text.language,
            "location": {"name": self.location(position, text)},
            "updated_at": at(text.updated_at.max(text.posted_at())),
            "first_published": at(text.posted_at()),
            "application_deadline": text.unpublish_at.map(at),
            "metadata": metadata(position),
            "data_compliance": data_compliance(),
        })
    }

    /// The same with the text, the department and the offices, all in the posting's language: its reader is a candidate.
    pub fn whole(&self, position: &Position, text: &Text) -> Value {
        let mut job = self.brief(position, text);
        let html = careers::text_as_html(self.app, text, &self.edition.organization.language);
        job["content"] = escape(&html).into();
        let department = self.edition.shelf.department_of(position).map(|department| {
            let mut value =
                json!({"id": numbers::of(department.id.uuid()), "name": department.names.in_language(&text.language)});
            RenderAs::List.relatives(&mut value);
            value
        });
        job["departments"] = department.into_iter().collect();
        let offices =
            offices_of(position).map(|(id, spot)| self.office_head(id, Some(spot), &text.language, RenderAs::List));
        job["offices"] = offices.collect();
        job
    }

    /// Adds the pay, where it is shown.
    pub fn add_pay(&self, job: &mut Value, position: &Position, text: &Text) {
        job["pay_input_ranges"] = pay::ranges(self, text, position.pay.as_ref()).into();
    }

    /// Every department with a public position, in the company's order, and last what belongs to none.
    pub fn departments(&self, render: RenderAs) -> Vec<Value> {
        let all: Vec<&Position> = self.edition.shelf.positions.iter().collect();
        self.departments_among(&all, render, true)
    }

    /// Every office with a public position, by name, and last what is at none.
    pub fn offices(&self, render: RenderAs) -> Vec<Value> {
        let mut offices: BTreeMap<(&str, i64), Office<'_>> = BTreeMap::new();
        let mut elsewhere = Vec::new();
        for position in &self.edition.shelf.positions {
            let mut has_office = false;
            for (id, spot) in offices_of(position) {
                has_office = true;
                let office = offices.entry((self.name(&spot.names), id)).or_default();
                office.spot = Some(spot);
                office.positions.push(position);
            }
            if !has_office {
                elsewhere.push(position);
            }
        }
        let with_departments = |id, spot, positions: &[&Position]| {
            let language = &self.edition.organization.language;
            let mut office = self.office_head(id, spot, language, render);
            office["departments"] = self.departments_among(positions, render, false).into();
            office
        };
        let mut shown: Vec<Value> = offices
            .into_iter()
            .map(|((_, id), office)| with_departments(id, office.spot, &office.positions))
            .collect();
        shown.push(with_departments(numbers::NONE, None, &elsewhere));
        shown
    }

    /// Those departments that positions of these are in. "No Department" is there when one is in none, or always.
    fn departments_among(&self, positions: &[&Position], render: RenderAs, none_always: bool) -> Vec<Value> {
        let jobs_in = |department: Option<usize>| -> Vec<Value> {
            let own = positions.iter().filter(|position| position.department == department);
            own.flat_map(|position| position.texts.iter().map(|text| self.brief(position, text)))
                .collect()
        };
        let shown = |id: i64, name: &str, jobs: Vec<Value>| {
            let mut value = json!({"id": id, "name": name, "jobs": jobs});
            render.relatives(&mut value);
            value
        };
        let mut all: Vec<Value> = Vec::new();
        for (at, department) in self.edition.shelf.departments.iter().enumerate() {
            let jobs = jobs_in(Some(at));
            if !jobs.is_empty() {
                let id = numbers::of(department.id.uuid());
                all.push(shown(id, self.name(&department.names), jobs));
            }
        }
        let others = jobs_in(None);
        if none_always || !others.is_empty() {
            all.push(shown(numbers::NONE, "No Department", others));
        }
        all
    }

    fn office_head(&self, id: i64, spot: Option<&Spot>, language: &Language, render: RenderAs) -> Value {
        let mut office = json!({
            "id": id,
            "name": spot.map_or("No Office", |spot| spot.names.in_language(language)),
            "location": spot.map(|spot| self.place(spot, language)),
        });
        render.relatives(&mut office);
        office
    }

    /// Berlin, Germany; Remote.
    fn location(&self, position: &Position, text: &Text) -> String {
        let mut parts: Vec<String> = Vec::new();
        for spot in &position.places {
            let place = self.place(spot, &text.language);
            if !parts.contains(&place) {
                parts.push(place);
            }
        }
        if position.workplace == Workplace::Remote {
            let format = self.locale(&text.language);
            let countries: Vec<String> = position
                .remote_countries
                .iter()
                .map(|country| format.format().country_name(country.code()))
                .collect();
            let remote = if countries.is_empty() {
                Message::new("careers-remote")
            } else {
                Message::new("careers-remote-in").with("places", format.format().list(&countries))
            };
            parts.push(self.say(&text.language, &remote));
        }
        parts.join("; ")
    }

    fn place(&self, spot: &Spot, language: &Language) -> String {
        let country = self.locale(language).format().country_name(spot.country.code());
        format!("{}, {country}", spot.names.in_language(language))
    }
}

/// An office of ours, and what is there.
#[derive(Default)]
struct Office<'a> {
    spot: Option<&'a Spot>,
    positions: Vec<&'a Position>,
}

/// The offices of ours at which a position is, each once.
fn offices_of(position: &Position) -> impl Iterator<Item = (i64, &Spot)> {
    let office = |spot: &Spot| spot.office.map(|id| numbers::of(id.uuid()));
    position.places.iter().enumerate().filter_map(move |(at, spot)| {
        let id = office(spot)?;
        let before = position.places[..at].iter().any(|other| office(other) == Some(id));
        (!before).then_some((id, spot))
    })
}

/// What Greenhouse leaves to fields of one's own. The ids are fixed; values are the words of our JSON feed.
fn metadata(position: &Position) -> Value {
    json!([
        {"id": 1, "name": "Employment type", "value_type": "single_select", "value": position.employment},
        {"id": 2, "name": "Workplace", "value_type": "single_select", "value": position.workplace},
        {"id": 3, "name": "Seniority", "value_type": "single_select", "value": position.seniority},
        {"id": 4, "name": "Urgent", "value_type": "yes_no", "value": position.urgent},
    ])
}

/// Applying rests on no consent here (the notice says on what), so none is asked for.
fn data_compliance() -> Value {
    json!([{
        "type": "gdpr",
        "requires_consent": false,
        "requires_processing_consent": false,
        "requires_retention_consent": false,
        "retention_period": null,
    }])
}

/// `2026-11-24T10:00:00+01:00`, where the job is.
fn with_offset(time: Time, zone: &Zone) -> String {
    time.in_zone(zone.time_zone())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// HTML as text, which Greenhouse has in `content`.
pub fn escape(html: &str) -> String {
    let mut escaped = String::with_capacity(html.len() + html.len() / 8);
    for letter in html.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
