//! Changing the terms of a job. When somebody else was faster, both versions are shown and nothing typed is lost.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::{
    super::{self as jobs, JobHeader, Terms, openings_of, places_of, set_headcount},
    form::{Choices, Idiom, idioms, read_openings, read_terms, show_terms},
    read_id,
    state::said_reopened,
};
use crate::{
    access::Right,
    events,
    jobs::{Job, JobState},
    layout::Desk,
    organization, pipeline,
};

/// The form of a job's terms.
#[derive(Serialize)]
pub(super) struct EditPage {
    header: JobHeader,
    form: FormView,
    choices: Choices,
    version: i64,
    idioms: Vec<Idiom>,
    /// Whether approval was given for the terms as they were.
    approval: jobs::approvals::Standing,
    /// A change of what is approved puts the open job on hold.
    would_rest: bool,
    conflict: Option<Conflict>,
}

/// What somebody saved while this form was open.
#[derive(Clone, Debug, Serialize)]
struct Conflict {
    by: Option<String>,
    at: Option<Time>,
    fields: Vec<Difference>,
}

/// A field that is one thing here and another there.
#[derive(Clone, Debug, Serialize)]
struct Difference {
    /// The message with the field's label.
    label: Message,
    yours: Said,
    theirs: Said,
}

/// Somebody's words, or one of ours to be said in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Said {
    Text(String),
    Message(Message),
}

impl View for EditPage {
    const TEMPLATE: &'static str = "jobs/edit.html";

    fn samples() -> Vec<Self> {
        let page = |form, conflict: Option<Conflict>| Self {
            header: JobHeader::sample("plan"),
            form,
            choices: Choices::sample(),
            version: 3,
            idioms: Vec::new(),
            approval: jobs::approvals::Standing::Given,
            would_rest: conflict.is_none(),
            conflict,
        };
        let wrong = FormErrors::new("pay_max", Message::new("postings-pay-max-below-min"));
        let filled = FormErrors::new("reopen", Message::new("jobs-reopen-first").with("n", 3));
        let conflict = Conflict {
            by: Some("Rosa Brandt".to_owned()),
            at: Some(Time::from_micros(1_795_510_800_000_000)),
            fields: vec![Difference {
                label: Message::new("jobs-form-title"),
                yours: Said::Text("Kiln Engineer".to_owned()),
                theirs: Said::Message(Message::new("jobs-yes")),
            }],
        };
        vec![
            page(FormView::blank(), None),
            page(FormView::again(Fields::default(), wrong), None),
            page(FormView::again(Fields::default(), filled), None),
            page(FormView::blank(), Some(conflict)),
        ]
    }
}

/// `GET /app/jobs/{job}/edit`
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let read = &mut desk.app.db.read();
    let job = desk.actor.job(read, read_id(&id)?, Right::Run).await?;
    let openings = openings_of(read, job.id).await?.len();
    let terms = Terms::of(&job, places_of(read, job.id).await?);
    let form = show_terms(&terms, &desk.actor).with("openings", openings);
    let view = page(&desk, &job, form, job.version, None).await?;
    desk.page(view).await
}

async fn page(
    desk: &Desk,
    job: &Job,
    form: FormView,
    version: i64,
    conflict: Option<Conflict>,
) -> web::Result<EditPage> {
    let read = &mut desk.app.db.read();
    let terms = Terms::of(job, places_of(read, job.id).await?);
    Ok(EditPage {
        header: JobHeader::load(read, &desk.actor, job, "plan").await?,
        form,
        choices: Choices::load(read, &desk.actor, Some(&terms)).await?,
        version,
        idioms: job.pay.as_ref().map(idioms).unwrap_or_default(),
        approval: jobs::approvals::standing(read, job).await?,
        would_rest: job.state == JobState::Open && is_approval_on(read).await?,
        conflict,
    })
}

async fn is_approval_on(on: &mut impl db::Conn) -> anyhow::Result<bool> {
    Ok(organization::load::<jobs::ApprovalPolicy>(on).await?.0.is_on)
}

/// `POST /app/jobs/{job}/edit`
pub(super) async fn save(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let job = desk
        .actor
        .job(&mut desk.app.db.read(), read_id(&id)?, Right::Run)
        .await?;
    match change(&desk, &job, &fields).await {
        Ok((saved, reopen)) => {
            let said = match reopen {
                None => said_after(&desk, &job, &saved).await?,
                Some(Reopen::No) => Message::new("jobs-saved-stays-filled"),
                Some(Reopen::Yes) => open_again(&desk, &saved).await?,
            };
            Ok(redirect(format!("/app/jobs/{}/plan", job.id))
                .flash(said)
                .into_response())
        }
        Err(Error::Invalid(errors)) => {
            let version = fields
                .one("version")?
                .and_then(|text| text.parse().ok())
                .unwrap_or(job.version);
            let view = page(&desk, &job, FormView::again(fields, errors), version, None).await?;
            desk.invalid(view).await
        }
        Err(Error::Changed) => {
            let job = desk.actor.job(&mut desk.app.db.read(), job.id, Right::Run).await?;
            let conflict = conflict(&desk, &job, &fields).await?;
            // Saving once more writes over what is shown beside the form.
            let form = FormView::again(fields, FormErrors::default());
            let view = page(&desk, &job, form, job.version, Some(conflict)).await?;
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

/// What saving brought, beyond being saved.
async fn said_after(desk: &Desk, before: &Job, saved: &Job) -> web::Result<Message> {
    Ok(match saved.state {
        JobState::OnHold if before.state == JobState::Open => Message::new("jobs-saved-rests"),
        JobState::Filled if before.state != JobState::Filled => {
            let header = JobHeader::load(&mut desk.app.db.read(), &desk.actor, saved, "plan").await?;
            Message::new("jobs-saved-filled").with("n", header.people)
        }
        JobState::Draft | JobState::Open | JobState::OnHold | JobState::Closed | JobState::Filled => {
            Message::new("jobs-saved")
        }
    })
}

/// Whether a filled job that gets more openings opens again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reopen {
    Yes,
    No,
}

db::text_enum!(Reopen { Yes = "yes", No = "no" });

/// Opens a job that has free openings again; what stands against it is said and changes nothing that was saved.
async fn open_again(desk: &Desk, job: &Job) -> web::Result<Message> {
    let (actor, id) = (desk.actor.clone(), job.id);
    let reopened = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                pipeline::reopen_job(tx, &actor, &job).await
            })
        })
        .await;
    match reopened {
        Ok((_, back)) => Ok(said_reopened(back)),
        Err(Error::Conflict(message)) => Ok(message),
        Err(error) => Err(error),
    }
}

/// Saves the form. More openings for a filled job are a question first, whose answer is given back.
async fn change(desk: &Desk, job: &Job, fields: &Fields) -> web::Result<(Job, Option<Reopen>)> {
    let Typed {
        terms,
        openings,
        version,
        reopen,
    } = read(desk, fields).await?;
    let before = openings_of(&mut desk.app.db.read(), job.id).await?.len();
    let asks = job.state == JobState::Filled && usize::try_from(openings).is_ok_and(|openings| openings > before);
    if asks && reopen.is_none() {
        let question = Message::new("jobs-reopen-first").with("n", openings);
        return Err(Error::Invalid(FormErrors::new("reopen", question)));
    }
    let (actor, id) = (desk.actor.clone(), job.id);
    let saved = desk
        .app
        .db
        .write(move |tx| {
            let (actor, terms) = (actor.clone(), terms.clone());
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                let job = jobs::update(tx, &actor, &job, version, terms).await?;
                set_headcount(tx, &actor, &job, openings).await
            })
        })
        .await?;
    Ok((saved, reopen.filter(|_| asks)))
}

/// The form as it was filled in.
struct Typed {
    terms: Terms,
    openings: i32,
    version: i64,
    reopen: Option<Reopen>,
}

async fn read(desk: &Desk, fields: &Fields) -> web::Result<Typed> {
    let mut form = FormReader::new(fields);
    let terms = read_terms(&mut desk.app.db.read(), &desk.actor, &mut form).await?;
    let (openings, version) = (read_openings(&mut form), form.parse::<i64>("version"));
    let reopen = form.optional_parse::<Reopen>("reopen");
    let ok = form.finish()?;
    Ok(Typed {
        terms,
        openings: ok.get(openings),
        version: ok.get(version),
        reopen,
    })
}

/// What differs between the form and what is saved now, and who saved it.
async fn conflict(desk: &Desk, job: &Job, fields: &Fields) -> web::Result<Conflict> {
    let on = &mut desk.app.db.read();
    let (by, at) = last_change(on, job.id).await?;
    let saved = Terms::of(job, places_of(on, job.id).await?);
    let typed = read(desk, fields).await?.terms;
    let choices = Choices::load(on, &desk.actor, Some(&saved)).await?;
    let language = desk.actor.language.as_str();
    let yours = said(&typed, &choices, language);
    let theirs = said(&saved, &choices, language);
    let differences = yours
        .into_iter()
        .zip(theirs)
        .filter(|((_, yours), (_, theirs))| yours != theirs);
    let fields = differences.map(|((label, yours), (_, theirs))| Difference {
        label: Message::new(label),
        yours,
        theirs,
    });
    Ok(Conflict {
        by,
        at,
        fields: fields.collect(),
    })
}

/// Terms as a person reads them: label and words.
fn said(terms: &Terms, choices: &Choices, language: &str) -> Vec<(&'static str, Said)> {
    let text = |text: String| Said::Text(text);
    let word = |key: String| Said::Message(Message::new(key));
    let yes = |on: bool| Said::Message(Message::new(if on { "jobs-yes" } else { "jobs-no" }));
    let chosen = |id: String| {
        let all = choices.departments.iter().chain(&choices.offices);
        all.into_iter()
            .find(|choice| choice.value == id)
            .map(|choice| choice.label.clone())
            .unwrap_or_default()
    };
    let place = |place: &super::super::Place| {
        place.office_id.map_or_else(
            || format!("{}, {}", place.city, place.country),
            |id| chosen(id.to_string()),
        )
    };
    let list = |words: Vec<String>| Said::Text(words.join(" · "));
    let key = |text: &str| text.replace('_', "-");
    vec![
        ("jobs-form-title", text(terms.title.clone())),
        (
            "jobs-department",
            text(terms.department_id.map(|id| chosen(id.to_string())).unwrap_or_default()),
        ),
        (
            "jobs-employment",
            word(format!("jobs-employment-{}", key(terms.employment.as_str()))),
        ),
        (
            "jobs-seniority",
            word(format!("jobs-seniority-{}", key(terms.seniority.as_str()))),
        ),
        (
            "jobs-workplace",
            word(format!("jobs-workplace-{}", key(terms.workplace.as_str()))),
        ),
        ("jobs-places", list(terms.places.iter().map(place).collect())),
        (
            "jobs-form-remote-countries",
            list(terms.remote_countries.0.iter().map(ToString::to_string).collect()),
        ),
        (
            "jobs-form-remote-zones",
            list(terms.remote_zones.0.iter().map(ToString::to_string).collect()),
        ),
        (
            "jobs-form-pay",
            text(terms.pay.as_ref().map(|pay| pay.print(language)).unwrap_or_default()),
        ),
        (
            "jobs-pay-equity",
            text(terms.pay.as_ref().map(|pay| pay.equity.clone()).unwrap_or_default()),
        ),
        ("jobs-pay-shown", yes(terms.pay_shown)),
        ("jobs-urgent", yes(terms.urgent)),
        ("jobs-confidential", yes(terms.confidential)),
        ("jobs-form-internal", yes(terms.internal)),
        ("jobs-form-answer-days", text(terms.answer_days.to_string())),
        (
            "jobs-cover-letter",
            word(format!("jobs-cover-letter-{}", terms.cover_letter.as_str())),
        ),
    ]
}

/// Who changed a job last, and when.
async fn last_change(on: &mut impl db::Conn, job: Id<Job>) -> anyhow::Result<(Option<String>, Option<Time>)> {
    let entries = events::of_job(on, job, None, 50).await?;
    let last = entries
        .into_iter()
        .find(|entry| matches!(entry.kind.as_str(), "job.changed" | "openings.changed"));
    Ok(last.map_or((None, None), |entry| (entry.actor, Some(entry.at))))
}
