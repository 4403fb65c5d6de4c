//! Stories of files: who gets them, and how they are handed out.

use base::Id;
use db::sql;

use super::{Document, DocumentKind, Intake, NewDocument};
use crate::{events::By, testing::TestApp};

const TEXT: &[u8] = b"<script>alert(document.cookie)</script>\n\nI keep kilns warm.";

/// Adds a text file to somebody's application.
async fn add(app: &TestApp, name: &str, job: &str, filename: &str) -> Id<Document> {
    let mut intake = Intake::begin(&app.app, filename).await.unwrap();
    intake.write(TEXT).await.unwrap();
    let file = intake.finish().await.unwrap();
    let new = NewDocument {
        candidate: app.world.candidate(name),
        application: Some(app.world.application(name)),
        question: None,
        kind: DocumentKind::Resume,
        file,
    };
    let (job, by) = (app.world.job(job), By::Candidate(new.candidate));
    app.app
        .db
        .write(move |tx| {
            let new = new.clone();
            Box::pin(async move { super::add(tx, by, job, new).await })
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn a_download_runs_nothing_and_is_noted() {
    let app = TestApp::new().await;
    let id = add(&app, "ada", "kiln", "Lebens\"lauf.txt").await;
    let rosa = app.sign_in("rosa").await;
    let answer = rosa.get(&format!("/app/documents/{id}")).await.expect(200);
    assert_eq!(answer.body, TEXT);
    assert_eq!(answer.header("content-type"), "text/plain");
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment; filename=\"")
    );
    assert!(
        answer
            .header("content-security-policy")
            .starts_with("sandbox; default-src 'none'")
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(answer.header("cache-control"), "private, no-store");
    rosa.get(&format!("/app/documents/{id}")).await.expect(200);
    let noted: Vec<(i64, String)> = sql("SELECT seq, action FROM access_log ORDER BY seq")
        .all(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(
        noted,
        [
            (1, "document_downloaded".to_owned()),
            (2, "document_downloaded".to_owned())
        ]
    );
    app.run_work().await;
    app.end().await;
}

#[tokio::test]
async fn a_preview_is_the_text_and_nothing_in_it_runs() {
    let app = TestApp::new().await;
    let id = add(&app, "ada", "kiln", "cv.txt").await;
    let vera = app.sign_in("vera").await;
    vera.get(&format!("/app/documents/{id}/preview"))
        .await
        .expect(200)
        .says("is being read");
    app.run_work().await;
    let page = vera.get(&format!("/app/documents/{id}/preview")).await.expect(200);
    page.says("I keep kilns warm.")
        .says("&lt;script&gt;alert")
        .does_not_say("<script>alert");
    app.end().await;
}

#[tokio::test]
async fn files_of_a_job_that_one_does_not_see_are_not_found() {
    let app = TestApp::new().await;
    let (open, secret) = (
        add(&app, "ada", "kiln", "cv.txt").await,
        add(&app, "cem", "vault", "cv.txt").await,
    );
    for (name, open_status, secret_status) in [
        ("rosa", 200, 200),
        ("olga", 200, 404),
        ("hari", 200, 404),
        ("ivy", 200, 404),
        ("vera", 200, 404),
    ] {
        let client = app.sign_in(name).await;
        for place in ["", "/preview"] {
            client
                .get(&format!("/app/documents/{open}{place}"))
                .await
                .expect(open_status);
            let answer = client
                .get(&format!("/app/documents/{secret}{place}"))
                .await
                .expect(secret_status);
            if secret_status == 404 {
                answer.does_not_say("kilns");
            }
        }
    }
    let stranger = app.visitor().get(&format!("/app/documents/{open}")).await;
    assert_ne!(stranger.status, 200);
    stranger.does_not_say("kilns");
    app.run_work().await;
    app.end().await;
}

#[tokio::test]
async fn staff_add_a_file_to_a_person_and_remove_it_for_good() {
    let app = TestApp::new().await;
    let (rosa, ivy) = (app.sign_in("rosa").await, app.sign_in("ivy").await);
    let page = format!("/app/candidates/{}", app.world.candidate("ada"));
    let files: &[(&str, &str, &[u8])] = &[("file", "work.txt", TEXT)];
    ivy.upload(&format!("{page}/documents"), &[("kind", "portfolio")], files)
        .await
        .expect(403);
    rosa.upload(&format!("{page}/documents"), &[("kind", "portfolio")], &[])
        .await
        .expect(422)
        .says("Choose a file.");
    rosa.upload(
        &format!("{page}/documents"),
        &[("kind", "other")],
        &[("file", "x.exe", b"MZ")],
    )
    .await
    .expect(422)
    .says("Choose a PDF, Word");
    rosa.upload(
        &format!("{page}/documents"),
        &[("kind", "portfolio"), ("back", &page)],
        files,
    )
    .await
    .expect_redirect(&page);
    app.run_work().await;
    rosa.get(&page).await.expect(200).says("work.txt").says("Portfolio");
    // A new CV on the application takes the place of the one before.
    let application = app.world.application("ada").to_string();
    for name in ["first.txt", "second.txt"] {
        let fields = [("kind", "resume"), ("application_id", &application as &str)];
        rosa.upload(&format!("{page}/documents"), &fields, &[("file", name, TEXT)])
            .await
            .expect(303);
    }
    app.run_work().await;
    rosa.get(&page)
        .await
        .expect(200)
        .says("replaced by a newer one")
        .says("I keep kilns warm.");
    let id: Id<Document> = sql("SELECT id FROM documents WHERE filename = 'work.txt'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let removal = format!("/app/documents/{id}/removal");
    ivy.get(&removal).await.expect(403);
    rosa.get(&removal).await.expect(200).says("Remove work.txt?");
    rosa.post(&removal, &[("back", &page)]).await.expect_redirect(&page);
    rosa.get(&format!("/app/documents/{id}")).await.expect(404);
    app.end().await;
}

/// How a PDF looks is a picture of our own making; of anything else, and to strangers, there is none.
#[tokio::test]
async fn the_pages_of_a_pdf_are_a_picture_for_those_who_see_the_person() {
    let app = TestApp::new().await;
    let text = add(&app, "bao", "kiln", "letter.txt").await;
    let pdf = include_bytes!("../../../files/tests/data/libreoffice.pdf");
    let (rosa, ada) = (app.sign_in("rosa").await, app.world.candidate("ada"));
    rosa.upload(
        &format!("/app/candidates/{ada}/documents"),
        &[("kind", "resume")],
        &[("file", "cv.pdf", pdf)],
    )
    .await
    .expect(303);
    let id: Id<Document> = sql("SELECT id FROM documents WHERE media = 'pdf'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let path = format!("/app/documents/{id}/picture");
    let page = rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    page.says(&format!("src=\"{path}\""));
    let picture = rosa.get(&path).await.expect(200);
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(picture.header("cache-control"), "no-store");
    assert!(picture.body.starts_with(b"\x89PNG"));
    rosa.get(&format!("/app/documents/{text}/picture")).await.expect(415);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM access_log WHERE action = 'document_viewed'")
            .await,
        0,
        "the page that shows it has been noted"
    );
    app.end().await;
}
