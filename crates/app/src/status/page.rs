//! The page itself.

use base::{Date, Id, Language, Time};
use db::Read;
use serde::Serialize;
use serde_json::Value;
use web::View;

use super::{
    actions::DataRequestKind,
    model::{self, Step},
    store,
};
use crate::{
    App,
    applications::{Admission, Application, Outcome},
    jobs::{self, Stage},
    organization::{self, HoldTimes},
};

/// What a candidate sees of their application.
#[derive(Serialize)]
pub struct StatusPage {
    pub(super) token: String,
    title: String,
    title_lang: String,
    /// The day, where the job is.
    received: Date,
    steps: Vec<Step>,
    outcome: Option<Outcome>,
    answer_by: Option<Date>,
    /// The promised day has passed without an answer.
    late: bool,
    /// The application waits for this.
    must_confirm: bool,
    /// The address is not known to be theirs yet.
    may_confirm: bool,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    files: Vec<File>,
    answers: Vec<Answer>,
    requests: Vec<Request>,
}

#[derive(Serialize)]
struct File {
    kind: &'static str,
    filename: String,
    kb: i64,
    at: Time,
}

#[derive(Serialize)]
struct Answer {
    label: String,
    /// How the value is shown: text, date, yes, no.
    kind: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Request {
    kind: DataRequestKind,
    due_at: Time,
}

impl StatusPage {
    pub(super) async fn load(
        app: &App,
        token: &str,
        application: &Application,
        language: &Language,
    ) -> anyhow::Result<Self> {
        let mut on = app.db.read();
        let now = app.clock.now();
        let held_for = organization::load::<HoldTimes>(&mut on).await?.0.wait();
        let facts = store::facts(&mut on, application.id).await?;
        let outcome = model::public_outcome(application, facts.farewell_waits, now, held_for);
        let stays = model::public_stays(&store::stays(&mut on, application.id).await?, now, held_for);
        let organization = app.organization().await?;
        let zone = jobs::zone_of(&mut on, application.job_id, &organization).await?;
        let overdue = application.answer_by.is_some_and(|day| day < now.date_in(&zone));
        let waits = application.admission == Admission::Unconfirmed;
        Ok(Self {
            token: token.to_owned(),
            title_lang: facts.title_language.unwrap_or_else(|| language.clone()).to_string(),
            title: facts.title,
            received: application.applied_at.date_in(&zone),
            steps: steps(&mut on, application, &stays, language).await?,
            outcome,
            answer_by: application.answer_by,
            late: overdue && outcome.is_none(),
            must_confirm: waits,
            may_confirm: !waits && !facts.verified,
            name: facts.name,
            email: facts.email,
            phone: facts.phone,
            files: files(&mut on, application.id).await?,
            answers: answers(&mut on, application.id, language).await?,
            requests: store::open_requests(&mut on, application.candidate_id)
                .await?
                .into_iter()
                .map(|(kind, due_at)| Request { kind, due_at })
                .collect(),
        })
    }
}

async fn steps(
    on: &mut Read<'_>,
    application: &Application,
    stays: &[model::Stay],
    language: &Language,
) -> anyhow::Result<Vec<Step>> {
    let names: Vec<(Id<Stage>, String)> = jobs::stages_of(on, application.job_id)
        .await?
        .into_iter()
        .map(|stage| (stage.id, stage.public_name(language)))
        .collect();
    Ok(model::steps(&names, stays))
}

async fn files(on: &mut Read<'_>, application: Id<Application>) -> anyhow::Result<Vec<File>> {
    let documents = store::files(on, application).await?;
    let file = |document: crate::documents::Document| File {
        kind: document.kind.as_str(),
        filename: document.filename,
        kb: (document.size + 1023) / 1024,
        at: document.created_at,
    };
    Ok(documents.into_iter().map(file).collect())
}

async fn answers(on: &mut Read<'_>, application: Id<Application>, language: &Language) -> anyhow::Result<Vec<Answer>> {
    let answers = store::answers(on, application).await?;
    Ok(answers
        .into_iter()
        .map(|answer| Answer::of(&answer, language))
        .collect())
}

impl Answer {
    fn of(answer: &store::Answer, language: &Language) -> Self {
        let option = |value: &str| {
            let option = answer.options.0.iter().find(|option| option.value == value);
            option.map_or(value.to_owned(), |option| {
                option.labels.in_language(language).to_owned()
            })
        };
        let (kind, value) = match serde_json::from_str::<Value>(&answer.value).unwrap_or_default() {
            Value::Bool(true) => ("yes", String::new()),
            Value::Bool(false) => ("no", String::new()),
            Value::String(text) if text.parse::<Date>().is_ok() => ("date", text),
            Value::String(text) => ("text", option(&text)),
            Value::Array(values) => {
                let values: Vec<String> = values.iter().filter_map(|value| value.as_str().map(option)).collect();
                ("text", values.join(", "))
            }
            Value::Number(number) => ("text", number.to_string()),
            Value::Null | Value::Object(_) => ("text", String::new()),
        };
        Self {
            label: answer.labels.in_language(language).to_owned(),
            kind,
            value,
        }
    }
}

impl View for StatusPage {
    const TEMPLATE: &'static str = "status/page.html";

    fn samples() -> Vec<Self> {
        let at: Time = "2026-11-20T09:44:00Z".parse().expect("a time");
        let day: Date = "2026-12-04".parse().expect("a day");
        let page = |outcome, unconfirmed: bool, full: bool| Self {
            token: "token".to_owned(),
            title: "Kiln Engineer <b>".to_owned(),
            title_lang: "en".to_owned(),
            received: day,
            steps: [
                ("Received", true, false),
                ("Being read", false, true),
                ("Decision", false, false),
            ]
            .map(|(name, done, current)| Step {
                name: name.to_owned(),
                at: (done || current).then_some(at),
                done,
                current,
            })
            .into(),
            outcome,
            answer_by: full.then_some(day),
            late: full,
            must_confirm: unconfirmed,
            may_confirm: full,
            name: "Ada Okafor".to_owned(),
            email: full.then(|| "ada@people.example".to_owned()),
            phone: full.then(|| "+49 151 2345 6789".to_owned()),
            files: ["resume", "cover_letter", "portfolio", "answer", "other"]
                .map(|kind| File {
                    kind,
                    filename: "cv.pdf".to_owned(),
                    kb: 214,
                    at,
                })
                .into_iter()
                .take(if full { 5 } else { 0 })
                .collect(),
            answers: [("text", "Yes"), ("yes", ""), ("no", ""), ("date", "2026-12-04")]
                .map(|(kind, value)| Answer {
                    label: "When?".to_owned(),
                    kind,
                    value: value.to_owned(),
                })
                .into_iter()
                .take(if full { 4 } else { 0 })
                .collect(),
            requests: DataRequestKind::ALL
                .iter()
                .map(|kind| Request {
                    kind: *kind,
                    due_at: at,
                })
                .take(if full { 2 } else { 0 })
                .collect(),
        };
        vec![
            page(None, false, true),
            page(None, true, false),
            page(Some(Outcome::Rejected), false, false),
            page(Some(Outcome::Withdrawn), false, false),
            page(Some(Outcome::Hired), false, false),
        ]
    }
}
