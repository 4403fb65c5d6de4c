//! /api/v1/questions: what a job asks its applicants beyond name, mail and file.

use axum::{extract::State, response::Response};
use base::Id;
use db::{Conn, Page, Tx, sql, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, Reader, given, item, listed, never_null};
use crate::{
    App,
    access::{Actor, Right},
    jobs::{self, Choice, Choices, Job, Knockout, NewQuestion, Question, QuestionKind},
    organization::Translated,
};

/// A question.
#[derive(Serialize, ToSchema)]
#[schema(as = Question)]
pub struct QuestionView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Question>,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    /// Counted from 0.
    position: i32,
    kind: QuestionKind,
    labels: Translated,
    hints: Translated,
    options: Vec<OptionView>,
    required: bool,
    /// An answer that meets it marks the application; it rejects nobody.
    knockout: Option<KnockoutRule>,
}

/// One thing to choose.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionOption)]
pub struct OptionView {
    /// What is kept with answers.
    #[schema(min_length = 1, max_length = 100)]
    value: String,
    labels: Translated,
}

/// A rule over an answer, such as `{"rule": "below", "value": 3}` or `{"rule": "one_of", "value": ["no"]}`.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Knockout)]
pub struct KnockoutRule {
    rule: RuleName,
    /// A list of words for `one_of` and `none_of`, a number for `below` and `above`, a day for `before` and `after`.
    #[schema(value_type = serde_json::Value)]
    value: serde_json::Value,
}

/// What a rule compares.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = KnockoutRuleName)]
pub enum RuleName {
    OneOf,
    NoneOf,
    Below,
    Above,
    Before,
    After,
}

impl From<Question> for QuestionView {
    fn from(question: Question) -> Self {
        let rule = |rule: &Knockout| serde_json::to_value(rule).and_then(serde_json::from_value).ok();
        Self {
            id: question.id,
            job_id: question.job_id,
            position: question.position,
            kind: question.kind,
            labels: question.labels,
            hints: question.hints,
            options: question
                .options
                .0
                .into_iter()
                .map(|choice| OptionView {
                    value: choice.value,
                    labels: choice.labels,
                })
                .collect(),
            required: question.required,
            knockout: question.knockout.as_ref().and_then(rule),
        }
    }
}

/// A question to add at the end of a job's form.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewQuestion)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    kind: QuestionKind,
    labels: Translated,
    #[serde(default)]
    hints: Translated,
    #[serde(default)]
    options: Vec<OptionView>,
    #[serde(default)]
    required: bool,
    knockout: Option<KnockoutRule>,
}

/// What changes about a question; its kind stays.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionFields)]
pub struct ChangeBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    labels: Option<Translated>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    hints: Option<Translated>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    options: Option<Vec<OptionView>>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(nullable = false)]
    required: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<KnockoutRule>)]
    knockout: Option<Option<KnockoutRule>>,
}

/// Where a question goes on its form, counted from 0.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionPosition)]
pub struct PositionBody {
    #[schema(minimum = 0)]
    position: u32,
}

const FILTERS: &[Param] = &[Param::id("job_id")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/questions", "/api/v1/questions/{question}");
    let (read, write) = ("jobs:read", "jobs:write");
    Api::new()
        .list::<QuestionView, _, _>(all, list, read, "Questions of jobs", FILTERS)
        .item::<QuestionView, _, _>(one, show, read, "One question")
        .create::<NewBody, QuestionView, _, _>(all, create, write, "Add a question to a job's form")
        .patch::<ChangeBody, QuestionView, _, _>(one, change, write, "Change a question")
        .act::<PositionBody, QuestionView, _, _>(
            "/api/v1/questions/{question}/position",
            place,
            write,
            "Move a question on its form",
        )
        .delete(one, remove, write, "Take a question off the form")
}

const COLUMNS: &str = "q.id, q.job_id, q.position, q.kind, q.labels, q.hints, q.options, q.required, q.knockout";

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<Question> = sql_text(format!(
        "SELECT {COLUMNS} FROM questions q JOIN jobs j ON j.id = q.job_id
         WHERE q.removed_at IS NULL AND j.trashed_at IS NULL AND {} AND ($2 IS NULL OR q.id > $2)
            AND ($3 IS NULL OR q.job_id = $3) ORDER BY q.id LIMIT $4",
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Question>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(QuestionView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Question>) -> Result<Response> {
    let (_, question) = find(&mut app.db.read(), &caller.actor, id, Right::See).await?;
    item(&QuestionView::from(question))
}

/// A question of a job on which the actor has the right, with that job.
async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Question>, right: Right) -> Result<(Job, Question)> {
    let question: Option<Question> = sql_text(format!(
        "SELECT {COLUMNS} FROM questions q WHERE q.id = $1 AND q.removed_at IS NULL"
    ))
    .bind(id)
    .maybe(on)
    .await?;
    let question = question.ok_or(Error::NotFound)?;
    let job = actor.job(on, question.job_id, right).await?;
    Ok((job, question))
}

async fn after(tx: &mut Tx, actor: &Actor, id: Id<Question>) -> Result<QuestionView> {
    Ok(find(tx, actor, id, Right::See).await?.1.into())
}

/// The words of a question, cleaned, and its rule.
fn read(new: NewQuestion, rule: Option<&KnockoutRule>) -> Result<NewQuestion> {
    let mut reader = Reader::new();
    let labels = reader.translated("labels", new.labels, 1..=300);
    let hints = reader.translated("hints", new.hints, 0..=500);
    let mut options = Vec::new();
    for choice in new.options.0.into_iter().take(51) {
        options.push(Choice {
            value: reader.line("options", &choice.value, 1..=100),
            labels: reader.translated("options", choice.labels, 1..=200),
        });
    }
    reader.finish()?;
    let knockout = match rule {
        None => None,
        Some(rule) => {
            let value = serde_json::to_value(rule).map_err(anyhow::Error::from)?;
            let unfit = || FormErrors::new("knockout", Message::new("jobs-question-knockout-unfit"));
            Some(serde_json::from_value(value).map_err(|_| unfit())?)
        }
    };
    Ok(NewQuestion {
        labels,
        hints,
        options: Choices(options),
        knockout,
        ..new
    })
}

fn choices(options: &[OptionView]) -> Choices {
    let choice = |option: &OptionView| Choice {
        value: option.value.clone(),
        labels: option.labels.clone(),
    };
    Choices(options.iter().map(choice).collect())
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/questions", |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, sent.body.job_id, Right::Run).await?;
            let new = NewQuestion {
                kind: sent.body.kind,
                labels: sent.body.labels.clone(),
                hints: sent.body.hints.clone(),
                options: choices(&sent.body.options),
                required: sent.body.required,
                knockout: None,
            };
            let new = read(new, sent.body.knockout.as_ref())?;
            let id = jobs::add_question(tx, &sent.actor, &job, new).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn change(At(id): At<Question>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let (job, before) = find(tx, &sent.actor, id, Right::Run).await?;
            let said = sent.body.clone();
            let old = before.knockout.clone();
            let before = NewQuestion::from(before);
            let new = NewQuestion {
                labels: said.labels.unwrap_or(before.labels),
                hints: said.hints.unwrap_or(before.hints),
                options: said.options.map_or(before.options, |options| choices(&options)),
                required: said.required.unwrap_or(before.required),
                ..before
            };
            let new = match said.knockout {
                None => NewQuestion {
                    knockout: old,
                    ..read(new, None)?
                },
                Some(rule) => read(new, rule.as_ref())?,
            };
            jobs::change_question(tx, &sent.actor, &job, id, new).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn place(At(id): At<Question>, call: Call<PositionBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let (job, question) = find(tx, &sent.actor, id, Right::Run).await?;
            let before: i64 =
                sql("SELECT COUNT(*) FROM questions WHERE job_id = $1 AND removed_at IS NULL AND position < $2")
                    .bind(job.id)
                    .bind(question.position)
                    .value(tx)
                    .await?;
            let by = i64::from(sent.body.position) - before;
            jobs::move_question(tx, &sent.actor, &job, id, by).await?;
            after(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn remove(At(id): At<Question>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let (job, _) = find(tx, &sent.actor, id, Right::Run).await?;
            jobs::remove_question(tx, &sent.actor, &job, id).await
        })
    })
    .await
}
