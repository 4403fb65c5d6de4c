//! The hiring team of a job: who is on it, what each may do, and changing that.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, PersonName, Time};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::{
    super::{JobHeader, listing, remove_member, set_member, team_of},
    form::Choice,
    read_id,
};
use crate::{
    access::{Right, TeamRole, User},
    jobs::Job,
    layout::Desk,
};

/// The team.
#[derive(Serialize)]
pub(super) struct TeamPage {
    header: JobHeader,
    team: Vec<Row>,
    /// Who could join.
    others: Vec<Choice>,
    form: FormView,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    id: Id<User>,
    name: String,
    initials: String,
    role: TeamRole,
    added_at: Time,
    disabled: bool,
}

impl View for TeamPage {
    const TEMPLATE: &'static str = "jobs/team.html";

    fn samples() -> Vec<Self> {
        let row = |name: &str, role, disabled| Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            initials: PersonName::from_display(name).initials(),
            role,
            added_at: Time::from_micros(1_795_510_800_000_000),
            disabled,
        };
        let page = |team: Vec<Row>, may_run, form| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("team")
            },
            team,
            others: vec![Choice {
                value: "1".to_owned(),
                label: "Vera Novak".to_owned(),
            }],
            form,
        };
        let wrong = FormErrors::new("team", Message::new("jobs-team-last-recruiter"));
        vec![
            page(Vec::new(), true, FormView::blank()),
            page(
                vec![
                    row("Rosa Brandt", TeamRole::Recruiter, false),
                    row("王芳", TeamRole::Viewer, true),
                ],
                true,
                FormView::again(Fields::default(), wrong),
            ),
            page(
                vec![row("Rosa Brandt", TeamRole::Recruiter, false)],
                false,
                FormView::blank(),
            ),
        ]
    }
}

/// `GET /app/jobs/{job}/team`
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let view = page(&desk, read_id(&id)?, FormView::blank()).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Job>, form: FormView) -> web::Result<TeamPage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::See).await?;
    let header = JobHeader::load(on, &desk.actor, &job, "team").await?;
    let team = team_of(on, job.id).await?;
    let users = if header.may_run {
        listing::active_users(on).await?
    } else {
        Vec::new()
    };
    let others = users
        .into_iter()
        .filter(|(id, _)| team.iter().all(|member| member.user_id != *id));
    Ok(TeamPage {
        header,
        others: others
            .map(|(id, name)| Choice {
                value: id.to_string(),
                label: name,
            })
            .collect(),
        team: team
            .into_iter()
            .map(|member| Row {
                id: member.user_id,
                initials: PersonName::from_display(&member.name).initials(),
                name: member.name,
                role: member.role,
                added_at: member.added_at,
                disabled: member.disabled_at.is_some(),
            })
            .collect(),
        form,
    })
}

/// `POST /app/jobs/{job}/team`: gives `user` the part `role`.
pub(super) async fn put(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let (user, role) = (form.parse::<Id<User>>("user"), form.parse::<TeamRole>("role"));
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(ok) => {
            let (actor, user, role) = (desk.actor.clone(), ok.get(user), ok.get(role));
            desk.app
                .db
                .write(move |tx| {
                    let actor = actor.clone();
                    Box::pin(async move {
                        let job = actor.job(tx, id, Right::Run).await?;
                        set_member(tx, &actor, &job, user, role).await
                    })
                })
                .await
        }
    };
    answer(&desk, id, fields, outcome).await
}

/// `DELETE /app/jobs/{job}/team`: takes `user` off.
pub(super) async fn remove(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let user = form.parse::<Id<User>>("user");
    let (actor, user) = (desk.actor.clone(), form.finish()?.get(user));
    let outcome = desk
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                remove_member(tx, &actor, &job, user).await
            })
        })
        .await;
    // Somebody may have taken themself off a job that they see through the team alone.
    if outcome.is_ok() && desk.actor.job(&mut desk.app.db.read(), id, Right::See).await.is_err() {
        return Ok(redirect("/app/jobs")
            .flash(Message::new("jobs-said-team"))
            .into_response());
    }
    answer(&desk, id, fields, outcome).await
}

async fn answer(desk: &Desk, id: Id<Job>, fields: Fields, outcome: web::Result<()>) -> web::Result<Response> {
    match outcome {
        Ok(()) => Ok(redirect(format!("/app/jobs/{id}/team"))
            .flash(Message::new("jobs-said-team"))
            .into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(desk, id, FormView::again(fields, errors)).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}
