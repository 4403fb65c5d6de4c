//! Files of candidates by programs.

use db::sql;
use serde_json::json;

use super::{all, delete, get, id, program_of};
use crate::testing::TestApp;

const TEXT: &[u8] = b"<script>alert(1)</script> I keep kilns warm.";

#[tokio::test]
async fn a_file_is_added_read_handed_out_and_removed() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let ada = app.world.application("ada").to_string();
    let fields = [("application_id", ada.as_str()), ("kind", "resume")];
    let files: [(&str, &str, &[u8]); 1] = [("file", "../../Lebens\u{202e}lauf.txt", TEXT)];
    let added = rosa.upload("/api/v1/documents", &fields, &files).await.expect(201);
    let path = format!("documents/{}", id(&added));
    assert_eq!(added.header("location"), format!("/api/v1/{path}"));
    assert_eq!(added.json()["filename"], "Lebenslauf.txt");
    assert_eq!(added.json()["media"], "txt");
    app.run_work().await;
    let text = get(&rosa, &format!("{path}/text")).await.expect(200).json();
    assert_eq!(
        text,
        json!({"text_state": "read", "text": "<script>alert(1)</script> I keep kilns warm."})
    );
    let bytes = get(&rosa, &format!("{path}/content")).await.expect(200);
    assert_eq!(bytes.body, TEXT);
    assert_eq!(bytes.header("content-type"), "text/plain");
    assert!(bytes.header("content-disposition").starts_with("attachment; "));
    assert!(
        bytes
            .header("content-security-policy")
            .starts_with("sandbox; default-src 'none'")
    );
    assert_eq!(bytes.header("x-content-type-options"), "nosniff");
    assert_eq!(bytes.header("cache-control"), "private, no-store");
    let noted: Vec<String> = sql("SELECT action FROM access_log ORDER BY seq")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(noted, ["document_viewed", "document_downloaded"]);
    delete(&rosa, &path).await.expect(204);
    get(&rosa, &path).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn an_upload_sent_twice_with_one_key_is_one_file() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await.with_header("idempotency-key", "cv-1");
    let ada = app.world.candidate("ada").to_string();
    let fields = [("candidate_id", ada.as_str())];
    let file = |bytes| -> [(&'static str, &'static str, &'static [u8]); 1] { [("file", "cv.txt", bytes)] };
    let first = rosa.upload("/api/v1/documents", &fields, &file(TEXT)).await.expect(201);
    let again = rosa.upload("/api/v1/documents", &fields, &file(TEXT)).await.expect(201);
    assert_eq!(first.json(), again.json());
    assert_eq!(again.header("idempotency-replayed"), "true");
    rosa.upload("/api/v1/documents", &fields, &file(b"Something else entirely."))
        .await
        .expect(422);
    assert_eq!(
        all(&get(&rosa, &format!("documents?candidate_id={ada}")).await, "id").len(),
        1
    );
    app.end().await;
}

#[tokio::test]
async fn what_is_no_document_or_for_nobody_is_refused_by_name() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let ada = app.world.application("ada").to_string();
    let fields = [("application_id", ada.as_str())];
    let upload = async |fields: &[(&str, &str)], file: (&str, &str, &[u8])| {
        let answer = rosa.upload("/api/v1/documents", fields, &[file]).await;
        let field = answer.json()["errors"][0]["field"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        (answer.status.as_u16(), field)
    };
    let wrong = |field: &str| (422, field.to_owned());
    assert_eq!(upload(&fields, ("file", "cv.exe", b"MZ")).await, wrong("file"));
    assert_eq!(upload(&fields, ("file", "cv.pdf", TEXT)).await, wrong("file"));
    assert_eq!(upload(&fields, ("file", "cv.txt", b"")).await, wrong("file"));
    assert_eq!(upload(&fields, ("photo", "cv.txt", TEXT)).await, wrong("photo"));
    assert_eq!(upload(&[], ("file", "cv.txt", TEXT)).await, wrong("application_id"));
    assert_eq!(
        upload(&[("application_id", "1")], ("file", "cv.txt", TEXT)).await,
        wrong("application_id")
    );
    assert_eq!(
        upload(&[fields[0], ("is_admin", "1")], ("file", "cv.txt", TEXT)).await,
        wrong("is_admin")
    );
    assert_eq!(
        upload(&[fields[0], ("kind", "answer")], ("file", "cv.txt", TEXT)).await,
        wrong("kind")
    );
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    assert_eq!(upload(&fields, ("file", "cv.txt", &large)).await.0, 413);
    let cem = app.world.application("cem").to_string();
    let hari = program_of(&app, "hari").await;
    let files: [(&str, &str, &[u8]); 1] = [("file", "cv.txt", TEXT)];
    hari.upload("/api/v1/documents", &[("application_id", &cem)], &files)
        .await
        .expect(404);
    let vera = program_of(&app, "vera").await;
    vera.upload("/api/v1/documents", &fields, &files).await.expect(403);
    assert!(all(&get(&rosa, "documents").await, "id").is_empty());
    app.end().await;
}
