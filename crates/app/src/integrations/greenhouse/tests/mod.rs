//! Stories of careers pages that were written for Greenhouse.

mod files;
mod groups;
mod reading;
mod sending;
mod setup;

use base64::{Engine, engine::general_purpose::STANDARD};
use db::sql;
use serde_json::Value;

use crate::{
    events::{self, By, Event},
    testing::{Client, TestApp},
};

const BOARD: &str = "/compat/greenhouse/v1/boards/acme";

/// The named world with a board that is called `acme`.
async fn world() -> TestApp {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    adam.post("/app/settings/compat", &[("token", "acme"), ("version", "0")])
        .await
        .expect_redirect("/app/settings/compat");
    app
}

/// What the board says at a path.
async fn read(app: &TestApp, path: &str) -> Value {
    app.visitor().get(&format!("{BOARD}{path}")).await.expect(200).json()
}

/// A server with rosa's token of these scopes, shown as Greenhouse's key is.
async fn server<'a>(app: &'a TestApp, scopes: &[&str]) -> Client<'a> {
    basic(app.visitor(), &app.api_token("rosa", scopes).await)
}

fn basic<'a>(client: Client<'a>, token: &str) -> Client<'a> {
    client.with_header(
        "authorization",
        &format!("Basic {}", STANDARD.encode(format!("{token}:"))),
    )
}

/// Changes something by SQL, and tells the log that something public changed.
async fn change(app: &TestApp, statement: &'static str) {
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql(statement).run(tx).await?;
                events::record(tx, By::System, Event::new("job.changed"));
                anyhow::Ok(())
            })
        })
        .await
        .expect("change the world");
}

/// Adds a question to the kiln's form: kind, options as they are stored; and its number.
async fn ask(app: &TestApp, kind: &'static str, options: &'static str) -> i64 {
    let job = app.world.job("kiln");
    let id: web::Result<uuid::Uuid> = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let id = tx.id::<()>();
                sql(
                    r#"INSERT INTO questions (id, job_id, position, kind, labels, hints, options, required)
                     VALUES ($1, $2, (SELECT COUNT(*) FROM questions), $3, '{"en":"Well?","de":"Nun?"}',
                        '{"en":"Say it."}', $4, TRUE)"#,
                )
                .bind(id)
                .bind(job)
                .bind(kind.to_owned())
                .bind(options.to_owned())
                .run(tx)
                .await?;
                events::record(tx, By::System, Event::new("question.added").job(job));
                Ok(id.uuid())
            })
        })
        .await;
    super::numbers::of(id.expect("a question"))
}

async fn count(app: &TestApp, query: &'static str) -> i64 {
    sql(query).value(&mut app.app.db.read()).await.expect("a count")
}

async fn word(app: &TestApp, query: &'static str) -> String {
    sql(query).value(&mut app.app.db.read()).await.expect("a word")
}

/// The first column of every row.
async fn words(app: &TestApp, query: &'static str) -> Vec<String> {
    sql(query).values(&mut app.app.db.read()).await.expect("words")
}
