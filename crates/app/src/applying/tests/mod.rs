//! Stories of applying.

mod campus;
mod files;
mod form;
mod meanwhile;
mod resumable;
mod twice;

use base::Id;
use db::sql;
use jiff::SignedDuration;

use crate::{
    jobs::{Knockout, Question, QuestionKind},
    organization::Translated,
    testing::{Answer, Client, TestApp},
};

/// A small PDF; enough for a CV of which nobody reads the text here.
pub(super) const CV: &[u8] = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

pub(super) const APPLY: &str = "/jobs/kiln-en/apply?lang=en";

/// The form of a page that was opened a minute ago: its hidden fields.
pub(super) async fn open_form(app: &TestApp, visitor: &Client<'_>) -> Vec<(String, String)> {
    let page = visitor.get(APPLY).await.expect(200).text();
    app.clock.advance(SignedDuration::from_mins(1));
    hidden(&page)
}

pub(super) fn hidden(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(tag[from..].split('"').next()?.to_owned())
    };
    page.split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|tag| {
            let tag = tag.split('>').next()?;
            Some((attribute(tag, "name")?, attribute(tag, "value")?))
        })
        .collect()
}

/// Sends the form with these fields over the hidden ones, and a CV.
pub(super) async fn apply(
    visitor: &Client<'_>,
    form: &[(String, String)],
    fields: &[(&str, &str)],
    files: &[(&str, &str, &[u8])],
) -> Answer {
    let mut all: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !fields.iter().any(|(own, _)| own == name))
        .collect();
    all.extend_from_slice(fields);
    visitor.upload(APPLY, &all, files).await
}

pub(super) const ADA: [(&str, &str); 2] = [("name", "Ada Lindqvist"), ("email", "ada@home.example")];

/// How many rows a table has, for the invariants.
pub(super) async fn count(app: &TestApp, query: &'static str) -> i64 {
    sql(query).value(&mut app.app.db.read()).await.expect("a count")
}

/// The applications for the kiln that came by the form.
pub(super) async fn received(app: &TestApp) -> i64 {
    count(app, "SELECT COUNT(*) FROM applications WHERE form_key IS NOT NULL").await
}

/// Adds a question to the kiln's form.
pub(super) async fn ask(
    app: &TestApp,
    kind: QuestionKind,
    label: &'static str,
    knockout: Option<Knockout>,
) -> Id<Question> {
    let job = app.world.job("kiln");
    app.app
        .db
        .write(move |tx| {
            let labels = Translated::one("en".parse().expect("a tag"), label);
            let knockout = knockout.clone();
            Box::pin(async move {
                let id = tx.id::<Question>();
                sql(
                    "INSERT INTO questions (id, job_id, position, kind, labels, required, knockout)
                     VALUES ($1, $2, 0, $3, $4, TRUE, $5)",
                )
                .bind(id)
                .bind(job)
                .bind(kind)
                .bind(labels)
                .bind(knockout)
                .run(tx)
                .await?;
                Ok::<_, anyhow::Error>(id)
            })
        })
        .await
        .expect("add a question")
}
