//! Whether jobs need approval before they open, and whose.

use axum::response::IntoResponse;
use base::Id;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, templates::View};

use crate::{
    access::{self, Role, User},
    jobs::{ApprovalPolicy, PolicyStep, approvals::Rule},
    layout::Desk,
    organization,
};

/// The chain. One step more than there are stands empty, to be filled in.
#[derive(Serialize)]
pub struct ApprovalView {
    form: FormView,
    version: i64,
    steps: Vec<StepRow>,
    people: Vec<PersonChoice>,
}

/// One step's fields: `rule_0`, `people_0`.
#[derive(Serialize)]
struct StepRow {
    number: usize,
    rule: String,
    people: String,
}

#[derive(Clone, Serialize)]
struct PersonChoice {
    id: Id<User>,
    name: String,
    role: Role,
}

/// Steps of a chain; more is a mistake.
const MOST: usize = 6;

impl View for ApprovalView {
    const TEMPLATE: &'static str = "organization/approval.html";

    fn samples() -> Vec<Self> {
        let person = |number: u128, name: &str, role| PersonChoice {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            name: name.to_owned(),
            role,
        };
        let people = vec![
            person(1, "Olga Petrenko", Role::Owner),
            person(2, "Hari Menon", Role::HiringManager),
        ];
        let wrong = FormErrors::new("people_0", Message::new("settings-approval-needs-people"));
        vec![
            Self {
                form: FormView::blank(),
                version: 0,
                steps: rows(1),
                people: people.clone(),
            },
            Self {
                form: FormView::again(Fields::default(), wrong),
                version: 1,
                steps: rows(2),
                people,
            },
        ]
    }
}

fn rows(count: usize) -> Vec<StepRow> {
    (0..count.min(MOST))
        .map(|at| StepRow {
            number: at + 1,
            rule: format!("rule_{at}"),
            people: format!("people_{at}"),
        })
        .collect()
}

/// Whoever can decide something may be asked.
async fn people(desk: &Desk) -> web::Result<Vec<PersonChoice>> {
    let users = access::users(&mut desk.app.db.read()).await?;
    let asked = users
        .into_iter()
        .filter(|user| user.disabled_at.is_none() && user.role >= Role::HiringManager);
    Ok(asked
        .map(|user| PersonChoice {
            id: user.id,
            name: user.name,
            role: user.role,
        })
        .collect())
}

/// `GET /app/settings/approval`
pub async fn page(desk: Desk) -> web::Result {
    let (policy, version) = organization::load::<ApprovalPolicy>(&mut desk.app.db.read()).await?;
    let mut form = FormView::blank().with("is_on", policy.is_on);
    for (at, step) in policy.steps.iter().enumerate() {
        form = form.with(&format!("rule_{at}"), step.rule);
        form = step
            .people
            .iter()
            .fold(form, |form, id| form.with(&format!("people_{at}"), id));
    }
    let steps = rows(policy.steps.len() + 1);
    desk.page(ApprovalView {
        form,
        version,
        steps,
        people: people(&desk).await?,
    })
    .await
}

/// `POST /app/settings/approval`. A step without people is left out.
pub async fn change(desk: Desk, fields: Fields) -> web::Result {
    let people = people(&desk).await?;
    let mut form = FormReader::new(&fields);
    let is_on = form.checkbox("is_on");
    let version = form.parse::<i64>("version");
    let mut steps = Vec::new();
    for at in 0..MOST {
        let rule = form.optional_parse::<Rule>(&format!("rule_{at}")).unwrap_or(Rule::Any);
        let field = format!("people_{at}");
        let chosen = form.many::<Id<User>>(&field);
        let known = chosen.iter().all(|id| people.iter().any(|person| person.id == *id));
        form.check(known, &field, Message::new("settings-approval-unknown-person"));
        if !chosen.is_empty() {
            steps.push(PolicyStep { rule, people: chosen });
        }
    }
    form.check(
        !is_on || !steps.is_empty(),
        "people_0",
        Message::new("settings-approval-needs-people"),
    );
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => {
            let version = organization::load::<ApprovalPolicy>(&mut desk.app.db.read()).await?.1;
            let form = FormView::again(fields, errors);
            return desk
                .invalid(ApprovalView {
                    form,
                    version,
                    steps: rows(steps.len() + 1),
                    people,
                })
                .await;
        }
    };
    let (policy, version, by) = (ApprovalPolicy { is_on, steps }, ok.get(version), desk.actor.by());
    desk.app
        .db
        .write(move |tx| {
            let policy = policy.clone();
            Box::pin(async move {
                organization::change(tx, by, &policy, version).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(web::redirect("/app/settings/approval")
        .flash(Message::new("settings-saved"))
        .into_response())
}
