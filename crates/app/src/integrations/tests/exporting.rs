//! What leaves: everything, one person, one job's people.

use std::collections::BTreeSet;

use db::{dialect, sql};
use work::Task;

use super::{count, inside};
use crate::{
    documents::SweepFiles,
    integrations::exports::{
        self,
        tables::{self, NOT_TAKEN},
    },
    testing::TestApp,
};

/// A later column leaves only after somebody said that it may.
#[tokio::test]
async fn every_table_and_column_is_named() {
    let app = TestApp::new().await;
    let columns = dialect::columns(&mut app.app.db.read()).await.expect("the schema");
    let named: BTreeSet<(String, String)> = tables::all()
        .flat_map(|table| {
            let own = table.names().chain(table.stays.iter().copied());
            own.map(|column| (table.name.to_owned(), column.to_owned()))
        })
        .collect();
    let unnamed: Vec<String> = columns
        .iter()
        .filter(|(table, _)| !NOT_TAKEN.contains(&table.as_str()))
        .filter(|column| !named.contains(column))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert!(
        unnamed.is_empty(),
        "say in integrations/exports/tables.rs whether these leave: {unnamed:#?}"
    );
    let known: BTreeSet<&(String, String)> = columns.iter().collect();
    let gone: Vec<&(String, String)> = named.iter().filter(|column| !known.contains(column)).collect();
    assert!(gone.is_empty(), "there is no such column: {gone:#?}");
    app.end().await;
}

async fn make(app: &TestApp, name: &str) -> crate::testing::Answer {
    let client = app.sign_in(name).await;
    client
        .post("/app/settings/export", &[])
        .await
        .expect_redirect("/app/settings/export");
    app.run_work().await;
    let page = client.get("/app/settings/export").await.expect(200).text();
    let path = page.split('"').find(|part| part.starts_with("/app/settings/export/"));
    client.get(path.expect("a link to the file")).await.expect(200)
}

#[tokio::test]
async fn everything_leaves_as_one_zip() {
    let app = TestApp::new().await;
    let key = app
        .app
        .files
        .put(
            futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from("My CV"))]),
            100,
        )
        .await
        .expect("a file")
        .key
        .to_string();
    let (ada, rosa) = (app.world.candidate("ada"), app.world.user("rosa"));
    app.app
        .db
        .write(move |tx| {
            let key = key.clone();
            Box::pin(async move {
                let (document, note, now) = (tx.id::<()>(), tx.id::<()>(), tx.now());
                sql("INSERT INTO documents (id, candidate_id, kind, file_key, filename, media, size, sha256, text_state,
                        created_at) VALUES ($1, $2, 'resume', $3, 'cv.txt', 'txt', 5, 'x', 'unavailable', $4)")
                .bind(document)
                .bind(ada)
                .bind(key)
                .bind(now)
                .run(tx)
                .await?;
                sql("INSERT INTO notes (id, candidate_id, author_id, body, created_at) VALUES ($1, $2, $3, $4, $5)")
                    .bind(note)
                    .bind(ada)
                    .bind(rosa)
                    .bind("=HYPERLINK(\"http://evil.example\") 张伟".to_owned())
                    .bind(now)
                    .run(tx)
                    .await?;
                sql("UPDATE users SET password_hash = 'argon-secret' WHERE id = $1")
                    .bind(rosa)
                    .run(tx)
                    .await?;
                sql("INSERT INTO settings (key, value, updated_at)
                     VALUES ('mail_server', '{\"host\":\"mail.example\",\"password\":\"sealed-secret\"}', $1)")
                .bind(now)
                .run(tx)
                .await?;
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("a world to take out");

    let zip = make(&app, "olga").await;
    assert_eq!(zip.header("content-type"), "application/zip");
    let sheet = inside(&zip, "csv/notes.csv");
    assert!(
        sheet.starts_with("\u{feff}id,candidate_id,"),
        "a mark and the names first"
    );
    assert!(
        sheet.contains(",\"'=HYPERLINK(\"\"http://evil.example\"\") 张伟\","),
        "{sheet}"
    );
    assert!(sheet.ends_with("\r\n"));
    let notes: serde_json::Value = serde_json::from_str(&inside(&zip, "json/notes.json")).expect("JSON");
    assert_eq!(notes[0]["body"], "=HYPERLINK(\"http://evil.example\") 张伟");
    let jobs: serde_json::Value = serde_json::from_str(&inside(&zip, "json/jobs.json")).expect("JSON");
    assert_eq!(jobs[0]["number"], 1);
    assert_eq!(jobs[0]["confidential"], false);
    assert_eq!(jobs[0]["opened_at"], "2026-11-24T09:00:00.000000Z");
    assert_eq!(jobs[0]["remote_countries"], serde_json::json!([]));
    let document: serde_json::Value = serde_json::from_str(&inside(&zip, "json/documents.json")).expect("JSON");
    let id = document[0]["id"].as_str().expect("an id");
    assert_eq!(inside(&zip, &format!("files/{ada}/{id}.txt")), "My CV");
    assert!(
        inside(&zip, "csv/candidates.csv").contains("ada@people.example"),
        "mail addresses beside the names"
    );
    assert!(
        inside(&zip, "README.md").contains("| candidates | 2 |"),
        "{}",
        inside(&zip, "README.md")
    );
    for secret in ["argon-secret", "sealed-secret"] {
        for file in [
            "json/users.json",
            "json/settings.json",
            "csv/users.csv",
            "csv/settings.csv",
        ] {
            assert!(!inside(&zip, file).contains(secret), "{secret} in {file}");
        }
    }
    // The vault is nobody's but rosa's, and so is who applied for it.
    assert!(!inside(&zip, "json/jobs.json").contains("Vault Director"));
    assert!(!inside(&zip, "json/candidates.json").contains("Cem"));
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM access_log WHERE action = 'export_made'").await,
        1
    );
    app.end().await;
}

#[tokio::test]
async fn the_console_takes_out_what_nobody_sees() {
    let app = TestApp::new().await;
    let file = tempfile::tempfile().expect("a file");
    let taken = exports::write(&app.app, None, file.try_clone().expect("a handle"), |_| {})
        .await
        .expect("an export");
    assert!(taken.rows > 50 && taken.missing.is_empty());
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("json/jobs.json").expect("jobs"), &mut text).expect("text");
    assert!(text.contains("Vault Director"));
    app.end().await;
}

#[tokio::test]
async fn an_export_needs_the_password_is_ones_own_and_expires() {
    let app = TestApp::new().await;
    app.sign_in("rosa").await.get("/app/settings/export").await.expect(403);
    let olga = app.sign_in("olga").await;
    olga.post("/app/settings/export", &[]).await.expect(303);
    app.run_work().await;
    let page = olga.get("/app/settings/export").await.expect(200).text();
    let path = page
        .split('"')
        .find(|part| part.starts_with("/app/settings/export/"))
        .expect("a link to the file")
        .to_owned();
    app.sign_in("adam").await.get(&path).await.expect(404);
    app.clock.advance(jiff::SignedDuration::from_mins(11));
    olga.get(&path).await.expect(403).says("Your password");
    olga.post("/app/settings/export", &[])
        .await
        .expect(422)
        .says("Enter your password");
    app.clock.advance(jiff::SignedDuration::from_hours(25));
    let olga = app.sign_in("olga").await;
    olga.get(&path).await.expect(410);
    olga.get("/app/settings/export").await.expect(200).says("Expired");
    SweepFiles {}.run(app.app.clone()).await.expect("it sweeps");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM kept_files").await, 0);
    app.end().await;
}

#[tokio::test]
async fn one_person_leaves_as_a_zip_for_whoever_runs_all_their_jobs() {
    let app = TestApp::new().await;
    let path = format!("/app/candidates/{}/export", app.world.candidate("bao"));
    let zip = app.sign_in("rosa").await.get(&path).await.expect(200);
    let summary = inside(&zip, "summary.html");
    assert!(
        summary.contains("包伟") && summary.contains("Kiln Engineer"),
        "{summary}"
    );
    let people: serde_json::Value = serde_json::from_str(&inside(&zip, "json/candidates.json")).expect("JSON");
    assert_eq!(people.as_array().expect("a list").len(), 1);
    assert!(!inside(&zip, "json/contact_points.json").contains("ada@people.example"));
    app.sign_in("hari").await.get(&path).await.expect(403);
    // Somebody in the vault as well: adam may run one of their jobs and not the other.
    let (bao, vault, stage) = (
        app.world.candidate("bao"),
        app.world.job("vault"),
        app.world.stage("vault/applied"),
    );
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let (id, now) = (tx.id::<()>(), tx.now());
                sql(
                    "INSERT INTO applications (id, number, job_id, candidate_id, stage_id, stage_at, admission, source,
                        language, applied_at) VALUES ($1, 77, $2, $3, $4, $5, 'accepted', 'careers_site', 'en', $5)",
                )
                .bind(id)
                .bind(vault)
                .bind(bao)
                .bind(stage)
                .bind(now)
                .run(tx)
                .await?;
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("one more application");
    app.sign_in("adam").await.get(&path).await.expect(403);
    app.sign_in("rosa").await.get(&path).await.expect(200);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM access_log WHERE action = 'export_made'").await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn one_jobs_people_leave_as_a_sheet_with_the_tables_filter() {
    let app = TestApp::new().await;
    let path = format!("/app/jobs/{}/people.csv", app.world.job("kiln"));
    let rosa = app.sign_in("rosa").await;
    let sheet = rosa.get(&path).await.expect(200);
    assert_eq!(sheet.header("content-type"), "text/csv; charset=utf-8");
    assert!(sheet.header("content-disposition").contains("J-0001-2026-11-24.csv"));
    let text = sheet.text();
    assert!(text.starts_with("\u{feff}Number,Name,Name in another script,"));
    assert_eq!(text.matches("\r\n").count(), 3, "{text}");
    assert!(text.contains(",Wei Bao,包伟,"));
    let text = rosa.get(&format!("{path}?q=okafor")).await.expect(200).text();
    assert!(text.contains("Ada Okafor") && !text.contains("Wei Bao"));
    app.sign_in("hari").await.get(&path).await.expect(403);
    let hidden = format!("/app/jobs/{}/people.csv", app.world.job("vault"));
    app.sign_in("olga").await.get(&hidden).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn more_than_five_hundred_rows_ask_for_the_password() {
    let app = TestApp::new().await;
    let (job, stage) = (app.world.job("loom"), app.world.stage("loom/applied"));
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                for n in 0..501_i64 {
                    let (person, id, now) = (tx.id::<()>(), tx.id::<()>(), tx.now());
                    sql(
                        "INSERT INTO candidates (id, name, folded, sort_key, language, created_at, updated_at)
                         VALUES ($1, $2, $2, $2, 'en', $3, $3)",
                    )
                    .bind(person)
                    .bind(format!("person {n}"))
                    .bind(now)
                    .run(tx)
                    .await?;
                    sql(
                        "INSERT INTO applications (id, number, job_id, candidate_id, stage_id, stage_at, admission,
                            source, language, applied_at)
                         VALUES ($1, $2, $3, $4, $5, $6, 'accepted', 'careers_site', 'en', $6)",
                    )
                    .bind(id)
                    .bind(1000 + n)
                    .bind(job)
                    .bind(person)
                    .bind(stage)
                    .bind(now)
                    .run(tx)
                    .await?;
                }
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("a crowd");
    let path = format!("/app/jobs/{job}/people.csv");
    let rosa = app.sign_in("rosa").await;
    let text = rosa.get(&path).await.expect(200).text();
    assert_eq!(text.matches("\r\n").count(), 502, "over two parts");
    app.clock.advance(jiff::SignedDuration::from_mins(11));
    rosa.get(&path).await.expect(403).says("Your password");
    rosa.get(&format!("{path}?q=person%204")).await.expect(200);
    app.end().await;
}
