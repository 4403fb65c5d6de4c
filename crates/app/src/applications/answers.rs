//! What an applicant answered to the job's own questions, as staff read it.

use anyhow::Result;
use base::{Date, Id, Language};
use db::{Conn, sql};
use serde::Serialize;
use serde_json::Value;

use super::Application;
use crate::{jobs::Choices, organization::Translated};

/// An answer with its question, in the reader's words.
#[derive(Clone, Debug, Serialize)]
pub struct GivenAnswer {
    pub label: String,
    pub kind: AnswerKind,
    pub value: String,
    /// It met the question's knock-out rule, which decides nothing.
    pub marked: bool,
}

/// How the value of an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    Text,
    /// The value is a day.
    Date,
    /// Yes or no are the whole answer; the value is empty.
    Yes,
    No,
}

db::text_enum!(AnswerKind { Text = "text", Date = "date", Yes = "yes", No = "no" });

#[derive(sqlx::FromRow)]
struct Row {
    labels: Translated,
    options: Choices,
    value: String,
    marked: bool,
}

/// The answers of an application that the caller has loaded for the actor, in the order of the questions. Files that
/// answer a question are among the documents.
pub async fn answers_of(
    on: &mut impl Conn,
    application: Id<Application>,
    reader: &Language,
) -> Result<Vec<GivenAnswer>> {
    let rows: Vec<Row> = sql("SELECT q.labels, q.options, an.value, an.marked
         FROM answers an JOIN questions q ON q.id = an.question_id
         WHERE an.application_id = $1 ORDER BY q.position, q.id")
    .bind(application)
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|row| row.said(reader)).collect())
}

impl Row {
    fn said(self, reader: &Language) -> GivenAnswer {
        let option = |value: &str| {
            let known = self.options.0.iter().find(|option| option.value == value);
            known
                .map_or(value, |option| option.labels.in_language(reader))
                .to_owned()
        };
        let (kind, value) = match serde_json::from_str::<Value>(&self.value).unwrap_or_default() {
            Value::Bool(true) => (AnswerKind::Yes, String::new()),
            Value::Bool(false) => (AnswerKind::No, String::new()),
            Value::String(text) if text.parse::<Date>().is_ok() => (AnswerKind::Date, text),
            Value::String(text) => (AnswerKind::Text, option(&text)),
            Value::Array(values) => {
                let values: Vec<String> = values.iter().filter_map(Value::as_str).map(option).collect();
                (AnswerKind::Text, values.join(", "))
            }
            Value::Number(number) => (AnswerKind::Text, number.to_string()),
            Value::Null | Value::Object(_) => (AnswerKind::Text, String::new()),
        };
        GivenAnswer {
            label: self.labels.in_language(reader).to_owned(),
            kind,
            value,
            marked: self.marked,
        }
    }
}

impl GivenAnswer {
    /// Some for the samples of pages.
    pub fn samples() -> Vec<Self> {
        AnswerKind::ALL
            .iter()
            .map(|kind| Self {
                label: "When <can> you begin?".to_owned(),
                kind: *kind,
                value: "2026-12-04".to_owned(),
                marked: *kind == AnswerKind::No,
            })
            .collect()
    }
}
