//! Stories of bringing in and taking out.

mod exporting;
mod importing;
mod positions;

use db::sql;

use crate::testing::{Answer, Client, TestApp};

/// Chooses a file of people and gives the address of its columns.
async fn choose(client: &Client<'_>, bytes: &[u8]) -> String {
    let answer = client
        .upload("/app/import/candidates", &[], &[("file", "people.csv", bytes)])
        .await
        .expect_redirect("/app/import/");
    answer.header("location").to_owned()
}

/// Says what the columns are, checks, and gives the report's address.
async fn check(app: &TestApp, client: &Client<'_>, columns: &str, fields: &[(&str, &str)]) -> String {
    let report = columns.trim_end_matches("/columns").to_owned();
    client.post(columns, fields).await.expect_redirect(&report);
    app.run_work().await;
    report
}

/// Everybody by name, with their mail address.
async fn people(app: &TestApp) -> Vec<(String, Option<String>)> {
    sql("SELECT c.name, p.value FROM candidates c
         LEFT JOIN contact_points p ON p.candidate_id = c.id AND p.kind = 'mail' AND p.position = 0
         ORDER BY c.created_at, c.id")
    .all(&mut app.app.db.read())
    .await
    .expect("ask for people")
}

async fn count(app: &TestApp, text: &'static str) -> i64 {
    sql(text).value(&mut app.app.db.read()).await.expect("count")
}

/// The text of one file in a zip.
fn inside(answer: &Answer, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&answer.body)).expect("a zip");
    let mut text = String::new();
    let mut file = zip.by_name(name).unwrap_or_else(|_| panic!("{name} is in the zip"));
    std::io::Read::read_to_string(&mut file, &mut text).expect("text");
    text
}
