//! One department, office, reason or template of stages: a form to add it or to change it.

use axum::{extract::Path, response::IntoResponse};
use base::{Country, Id, Zone};
use db::Tx;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use super::{Need, TextLanguage, fill, lists::word, read_line, text_languages};
use crate::{
    access::pages::{Choice, ZoneRegion, zones},
    events::By,
    jobs::{self, NewStage, StageKind},
    layout::Desk,
    organization::{
        ReasonSide, Shelf, Translated,
        actions::{self, OfficeFacts},
        departments, offices, reasons, stage_templates,
    },
};

/// The form of one thing.
#[derive(Serialize)]
pub struct ItemView {
    /// `departments`, `offices`, `reasons`, `stages`.
    shelf: &'static str,
    path: &'static str,
    /// None for a new one.
    id: Option<Id<Shelf>>,
    version: i64,
    form: FormView,
    text_languages: Vec<TextLanguage>,
    countries: Vec<Choice>,
    zones: Vec<ZoneRegion>,
    /// The rows of a template of stages.
    rows: Vec<usize>,
}

impl View for ItemView {
    const TEMPLATE: &'static str = "organization/item.html";

    fn samples() -> Vec<Self> {
        let id = Some(Id::from_uuid(uuid::Uuid::from_u128(1)));
        let choice = |value: &str| {
            vec![Choice {
                value: value.to_owned(),
                label: value.to_owned(),
            }]
        };
        let sample = |shelf: Shelf, id, form| Self {
            shelf: word(shelf),
            path: shelf.path(),
            id,
            version: 1,
            form,
            text_languages: text_languages(),
            countries: choice("DE"),
            zones: ZoneRegion::samples(),
            rows: (0..ROWS).collect(),
        };
        let wrong = || {
            FormView::again(
                Fields::default(),
                FormErrors::new("name_en", Message::new("settings-one-language")),
            )
        };
        vec![
            sample(Shelf::Departments, None, wrong()),
            sample(
                Shelf::Offices,
                id,
                FormView::blank().with("name_en", "Munich").with("country", "DE"),
            ),
            sample(Shelf::Reasons, None, FormView::blank().with("side", ReasonSide::Ours)),
            sample(Shelf::Reasons, id, FormView::blank().with("side", ReasonSide::Theirs)),
            sample(
                Shelf::StageTemplates,
                id,
                FormView::blank()
                    .with("name", "Research")
                    .with("kind_0", StageKind::Applied),
            ),
        ]
    }
}

/// Stages a template may have.
const ROWS: usize = 10;

/// A thing as its form gave it.
#[derive(Clone)]
enum Facts {
    Department(Translated),
    Office(Box<OfficeFacts>),
    Reason(ReasonSide, Translated),
    StageTemplate(String, Vec<NewStage>),
}

/// `GET /app/settings/<shelf>/new`
pub async fn new(desk: Desk, shelf: Shelf) -> web::Result {
    let form = match shelf {
        Shelf::Departments => FormView::blank(),
        Shelf::Offices => FormView::blank().with("zone", &desk.app.organization().await?.zone),
        Shelf::Reasons => FormView::blank().with("side", ReasonSide::Ours),
        Shelf::StageTemplates => {
            let language = desk.app.organization().await?.language.clone();
            fill_stages(FormView::blank(), &jobs::default_stages(&language))
        }
    };
    let page = view(&desk, shelf, None, 0, form);
    desk.page(page).await
}

/// `GET /app/settings/<shelf>/{id}`
pub async fn edit(desk: Desk, Path(id): Path<String>, shelf: Shelf) -> web::Result {
    let id: Id<Shelf> = id.parse().map_err(|_| Error::NotFound)?;
    let (form, version) = load(&desk, shelf, id).await?;
    let page = view(&desk, shelf, Some(id), version, form);
    desk.page(page).await
}

/// `POST /app/settings/<shelf>`
pub async fn create(desk: Desk, fields: Fields, shelf: Shelf) -> web::Result {
    save(desk, shelf, None, fields).await
}

/// `POST /app/settings/<shelf>/{id}`
pub async fn change(desk: Desk, Path(id): Path<String>, fields: Fields, shelf: Shelf) -> web::Result {
    let id: Id<Shelf> = id.parse().map_err(|_| Error::NotFound)?;
    save(desk, shelf, Some(id), fields).await
}

async fn save(desk: Desk, shelf: Shelf, id: Option<Id<Shelf>>, fields: Fields) -> web::Result {
    let present = match id {
        Some(id) => load(&desk, shelf, id).await?.1,
        None => 0,
    };
    let (facts, version) = match read(shelf, &fields) {
        Ok(read) => read,
        Err(errors) => {
            let page = view(&desk, shelf, id, present, FormView::again(fields, errors));
            return desk.invalid(page).await;
        }
    };
    let by = desk.actor.by();
    desk.app
        .db
        .write(move |tx| {
            let facts = facts.clone();
            Box::pin(async move { write(tx, by, id, facts, version).await })
        })
        .await?;
    Ok(web::redirect(shelf.path())
        .flash(Message::new("settings-saved"))
        .into_response())
}

async fn write(tx: &mut Tx, by: By, id: Option<Id<Shelf>>, facts: Facts, version: i64) -> web::Result<()> {
    match (facts, id) {
        (Facts::Department(names), None) => actions::add_department(tx, by, names).await.map(drop),
        (Facts::Department(names), Some(id)) => actions::change_department(tx, by, id.cast(), names, version).await,
        (Facts::Office(office), None) => actions::add_office(tx, by, *office).await.map(drop),
        (Facts::Office(office), Some(id)) => actions::change_office(tx, by, id.cast(), *office, version).await,
        (Facts::Reason(side, labels), None) => actions::add_reason(tx, by, side, labels).await.map(drop),
        (Facts::Reason(_, labels), Some(id)) => actions::change_reason(tx, by, id.cast(), labels).await,
        (Facts::StageTemplate(name, stages), None) => stage_templates::add(tx, by, name, stages).await.map(drop),
        (Facts::StageTemplate(name, stages), Some(id)) => {
            stage_templates::change(tx, by, id, name, stages, version).await
        }
    }
}

fn view(desk: &Desk, shelf: Shelf, id: Option<Id<Shelf>>, version: i64, form: FormView) -> ItemView {
    let office = shelf == Shelf::Offices;
    ItemView {
        shelf: word(shelf),
        path: shelf.path(),
        id,
        version,
        form,
        text_languages: text_languages(),
        countries: if office {
            countries(desk.actor.language.as_str())
        } else {
            Vec::new()
        },
        zones: if office { zones(desk.actor.now) } else { Vec::new() },
        rows: (0..ROWS).collect(),
    }
}

/// All countries, in the reader's language and order.
fn countries(language: &str) -> Vec<Choice> {
    let format = web::Format::of(language);
    let mut all: Vec<Choice> = Country::all()
        .map(|country| Choice {
            value: country.code().to_owned(),
            label: format.country_name(country.code()),
        })
        .collect();
    format.sort_by_text(&mut all, |choice| &choice.label);
    all
}

async fn load(desk: &Desk, shelf: Shelf, id: Id<Shelf>) -> web::Result<(FormView, i64)> {
    let (mut on, form) = (desk.app.db.read(), FormView::blank());
    Ok(match shelf {
        Shelf::Departments => {
            let all = departments(&mut on).await?;
            let item = all
                .into_iter()
                .find(|item| item.id == id.cast())
                .ok_or(Error::NotFound)?;
            (fill(form, "name", &item.names), item.version)
        }
        Shelf::Offices => {
            let all = offices(&mut on).await?;
            let item = all
                .into_iter()
                .find(|item| item.id == id.cast())
                .ok_or(Error::NotFound)?;
            let form = form
                .with("street", item.street)
                .with("region", item.region)
                .with("postal_code", item.postal_code)
                .with("country", item.country.code())
                .with("zone", &item.zone);
            (fill(form, "name", &item.names), item.version)
        }
        Shelf::Reasons => {
            let all = reasons(&mut on).await?;
            let item = all
                .into_iter()
                .find(|item| item.id == id.cast())
                .ok_or(Error::NotFound)?;
            (fill(form.with("side", item.side), "name", &item.labels), 0)
        }
        Shelf::StageTemplates => {
            let item = stage_templates::find(&mut on, id).await?.ok_or(Error::NotFound)?;
            (fill_stages(form.with("name", item.name), &item.stages.0), item.version)
        }
    })
}

fn fill_stages(mut form: FormView, stages: &[NewStage]) -> FormView {
    for (at, stage) in stages.iter().take(ROWS).enumerate() {
        form = form
            .with(&format!("order_{at}"), at + 1)
            .with(&format!("kind_{at}"), stage.kind)
            .with(&format!("stage_{at}"), &stage.name);
        form = fill(form, &format!("public_{at}"), &stage.public_names);
    }
    form
}

fn read(shelf: Shelf, fields: &Fields) -> Result<(Facts, i64), FormErrors> {
    let mut form = FormReader::new(fields);
    let version = form.parse::<i64>("version");
    let nothing = Translated::default();
    let facts = match shelf {
        Shelf::Departments => Some(Facts::Department(read_line(
            &mut form,
            "name",
            100,
            Need::OneAtLeast,
            &nothing,
        ))),
        Shelf::Offices => read_office(&mut form),
        Shelf::Reasons => {
            let side = form.parse::<ReasonSide>("side");
            let labels = read_line(&mut form, "name", 100, Need::OneAtLeast, &nothing);
            side.value().map(|side| Facts::Reason(*side, labels))
        }
        Shelf::StageTemplates => {
            let name = form.line("name", 1..=100);
            let stages = read_stages(&mut form);
            Some(Facts::StageTemplate(name, stages))
        }
    };
    let ok = form.finish()?;
    Ok((facts.expect("a form without mistakes has every value"), ok.get(version)))
}

fn read_office(form: &mut FormReader) -> Option<Facts> {
    let names = read_line(form, "name", 100, Need::OneAtLeast, &Translated::default());
    let street = form.line("street", 0..=200);
    let region = form.line("region", 0..=100);
    let postal_code = form.line("postal_code", 0..=20);
    let country = form.parse::<Country>("country");
    let zone = form.parse::<Zone>("zone");
    Some(Facts::Office(Box::new(OfficeFacts {
        names,
        street,
        region,
        postal_code,
        country: *country.value()?,
        zone: zone.value()?.clone(),
    })))
}

/// The rows that have a name, by the number before them.
fn read_stages(form: &mut FormReader) -> Vec<NewStage> {
    let mut stages: Vec<(u16, NewStage)> = Vec::new();
    for at in 0..ROWS {
        let order = form.optional_parse::<u16>(&format!("order_{at}")).unwrap_or(u16::MAX);
        let kind = form
            .optional_parse::<StageKind>(&format!("kind_{at}"))
            .unwrap_or(StageKind::Review);
        let name = form.line(&format!("stage_{at}"), 0..=60);
        let public_names = read_line(form, &format!("public_{at}"), 60, Need::None, &Translated::default());
        if !name.is_empty() {
            stages.push((
                order,
                NewStage {
                    kind,
                    name,
                    public_names,
                },
            ));
        }
    }
    stages.sort_by_key(|(order, stage)| (stage.kind == StageKind::Hired, stage.kind != StageKind::Applied, *order));
    let stages: Vec<NewStage> = stages.into_iter().map(|(_, stage)| stage).collect();
    let one = |kind| stages.iter().filter(|stage| stage.kind == kind).count() == 1;
    let ends = one(StageKind::Applied) && one(StageKind::Hired);
    form.check(ends, "stage_0", Message::new("settings-stages-ends"));
    stages
}
