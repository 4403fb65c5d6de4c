//! What an applicant answered to the job's own questions.

use axum::{extract::State, response::Response};
use base::Id;
use db::sql;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use web::Result;

use crate::{
    App,
    access::Right,
    api::{Api, At, Caller, whole},
    applications::Application,
    jobs::{Question, QuestionKind},
};

/// An answer. Files that answer a question are among the documents.
#[derive(Serialize, ToSchema)]
#[schema(as = Answer)]
pub struct AnswerView {
    #[schema(value_type = String, format = Uuid)]
    question_id: Id<Question>,
    kind: QuestionKind,
    /// Text, a number, true or false, a day, or a list of chosen values, as the question's kind has it.
    #[schema(value_type = Option<serde_json::Value>)]
    value: Value,
    /// It met the question's knock-out rule, which decides nothing.
    marked: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    question_id: Id<Question>,
    kind: QuestionKind,
    value: String,
    marked: bool,
}

pub(super) fn api() -> Api {
    Api::new().all::<AnswerView, _, _>(
        "/api/v1/applications/{application}/answers",
        list,
        "applications:read",
        "Answers to the job's own questions",
    )
}

async fn list(caller: Caller, State(app): State<App>, At(id): At<Application>) -> Result<Response> {
    let on = &mut app.db.read();
    caller.actor.application(on, id, Right::See).await?;
    let rows: Vec<Row> = sql("SELECT n.question_id, q.kind, n.value, n.marked FROM answers n
         JOIN questions q ON q.id = n.question_id WHERE n.application_id = $1 ORDER BY q.position, q.id")
    .bind(id)
    .all(on)
    .await?;
    let answers = rows.into_iter().map(|row| AnswerView {
        question_id: row.question_id,
        kind: row.kind,
        value: serde_json::from_str(&row.value).unwrap_or_default(),
        marked: row.marked,
    });
    Ok(whole(answers.collect()))
}
