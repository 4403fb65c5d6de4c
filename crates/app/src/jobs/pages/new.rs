//! A new job: the form with sensible defaults, or with what another job has.

use axum::response::{IntoResponse, Response};
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Query, View, redirect};

use super::{
    super::{self as jobs, NewJob, Terms, default_stages, listing, template_of, templates},
    form::{Choice, Choices, read_openings, read_terms, show_terms},
    read_id,
};
use crate::{
    access::{Right, TeamRole, User},
    jobs::Job,
    layout::Desk,
};

/// The form of a new job.
#[derive(Serialize)]
pub(super) struct NewPage {
    form: FormView,
    choices: Choices,
    templates: Vec<Choice>,
    people: Vec<Choice>,
    /// The job whose stages, questions, team and texts come along.
    copy: Option<Copied>,
}

#[derive(Clone, Debug, Serialize)]
struct Copied {
    id: Id<Job>,
    reference: String,
    title: String,
}

impl View for NewPage {
    const TEMPLATE: &'static str = "jobs/new.html";

    fn samples() -> Vec<Self> {
        let people = vec![Choice {
            value: "1".to_owned(),
            label: "Hari Menon".to_owned(),
        }];
        let copy = Copied {
            id: Id::from_uuid(uuid::Uuid::nil()),
            reference: "J-0007".to_owned(),
            title: "Kiln".to_owned(),
        };
        vec![
            Self {
                form: FormView::blank(),
                choices: Choices::sample(),
                templates: people.clone(),
                people: people.clone(),
                copy: None,
            },
            Self {
                form: FormView::again(
                    Fields::default(),
                    FormErrors::new("title", Message::new("fields-required")),
                ),
                choices: Choices::sample(),
                templates: Vec::new(),
                people,
                copy: Some(copy),
            },
        ]
    }
}

/// `GET /app/jobs/new[?copy=ID]`
pub(super) async fn show(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let copy = match query.one("copy")? {
        Some(id) => Some(
            desk.actor
                .job(&mut desk.app.db.read(), read_id(id)?, Right::Run)
                .await?,
        ),
        None => None,
    };
    let (terms, openings) = match &copy {
        Some(job) => {
            let new = jobs::copy_of(&mut desk.app.db.read(), job).await?;
            (new.terms, new.openings)
        }
        None => (Terms::titled(""), 1),
    };
    let mut form = show_terms(&terms, &desk.actor).with("openings", openings);
    if let Some(job) = &copy {
        form = form.with("copy", job.id);
    }
    let view = page(&desk, form, copy.as_ref()).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, form: FormView, copy: Option<&Job>) -> web::Result<NewPage> {
    let read = &mut desk.app.db.read();
    let choice = |(id, name): (Id<User>, String)| Choice {
        value: id.to_string(),
        label: name,
    };
    Ok(NewPage {
        form,
        choices: Choices::load(read, &desk.actor, None).await?,
        templates: templates(read)
            .await?
            .into_iter()
            .map(|template| Choice {
                value: template.id.to_string(),
                label: template.name,
            })
            .collect(),
        people: listing::active_users(read).await?.into_iter().map(choice).collect(),
        copy: copy.map(|job| Copied {
            id: job.id,
            reference: job.reference(),
            title: job.title.clone(),
        }),
    })
}

/// `POST /app/jobs`
pub(super) async fn create(desk: Desk, fields: Fields) -> web::Result<Response> {
    let copy = match fields.one("copy")?.filter(|id| !id.is_empty()) {
        Some(id) => Some(
            desk.actor
                .job(&mut desk.app.db.read(), read_id(id)?, Right::Run)
                .await?,
        ),
        None => None,
    };
    let made = make(&desk, &fields, copy.clone()).await;
    match made {
        Ok(job) => {
            let message = Message::new("jobs-created").with("reference", job.reference());
            Ok(redirect(format!("/app/jobs/{}/plan", job.id))
                .flash(message)
                .into_response())
        }
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, FormView::again(fields, errors), copy.as_ref()).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

async fn make(desk: &Desk, fields: &Fields, copy: Option<Job>) -> web::Result<Job> {
    let mut form = FormReader::new(fields);
    let read = &mut desk.app.db.read();
    let terms = read_terms(read, &desk.actor, &mut form).await?;
    let openings = read_openings(&mut form);
    let template = form.optional_parse("template");
    let manager = form.optional_parse::<Id<User>>("manager");
    form.optional_line("copy", 40);
    let ok = form.finish()?;
    let openings = ok.get(openings);
    let mut new = match &copy {
        Some(job) => NewJob {
            terms,
            openings,
            ..jobs::copy_of(read, job).await?
        },
        None => {
            let stages = match template {
                Some(id) => template_of(read, id).await?,
                None => None,
            };
            NewJob {
                terms,
                openings,
                stages: stages.unwrap_or_else(|| default_stages(&desk.actor.language)),
                questions: Vec::new(),
                team: vec![(desk.actor.id, TeamRole::Recruiter)],
                copied_from: None,
            }
        }
    };
    if let Some(manager) = manager {
        if !listing::active_users(read).await?.iter().any(|(id, _)| *id == manager) {
            return Err(Error::Invalid(FormErrors::new(
                "manager",
                Message::new("jobs-team-nobody"),
            )));
        }
        if !new.team.iter().any(|(user, _)| *user == manager) {
            new.team.push((manager, TeamRole::HiringManager));
        }
    }
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let (actor, new, copy) = (actor.clone(), new.clone(), copy.clone());
            Box::pin(async move {
                let job = jobs::create(tx, &actor, new).await?;
                if let Some(from) = copy {
                    crate::postings::copy_all(tx, &actor, &from, &job).await?;
                }
                Ok(job)
            })
        })
        .await
}
