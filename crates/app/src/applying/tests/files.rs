//! Which files are taken, and what is said about the others.

use super::{ADA, CV, apply, count, open_form, received};
use crate::testing::TestApp;

const TYPED: &str = "Ada Lindqvist";

async fn refused(file: &str, bytes: &[u8], words: &str) {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    apply(&visitor, &form, &ADA, &[("resume", file, bytes)])
        .await
        .expect(422)
        .says(words)
        .says(TYPED);
    assert_eq!(received(&app).await, 0);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM uploads").await,
        0,
        "a refused file is not kept"
    );
    app.end().await;
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../files/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a sample file")
}

#[tokio::test]
async fn another_type_is_refused() {
    refused("cv.exe", b"MZ\x90\x00", "Choose a PDF, Word").await;
    refused("cv.html", b"<script>alert(1)</script>", "Choose a PDF, Word").await;
    refused("cv", CV, "Choose a PDF, Word").await;
}

#[tokio::test]
async fn content_and_name_must_agree() {
    refused("cv.pdf", b"PK\x03\x04 a zip", "is not what its name says").await;
    refused("cv.txt", CV, "is not what its name says").await;
    refused("cv.rtf", b"plain words", "is not what its name says").await;
}

#[tokio::test]
async fn an_empty_file_is_refused() {
    refused("cv.pdf", b"", "This file is empty").await;
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_and_the_form_kept() {
    let large = [CV, &vec![b' '; 11 * 1024 * 1024]].concat();
    refused("cv.pdf", &large, "larger than 10 MB").await;
}

#[tokio::test]
async fn a_file_that_needs_a_password_is_refused() {
    refused("cv.pdf", &sample("user-password-r6.pdf"), "needs a password").await;
    refused("cv.docx", &sample("password.docx"), "needs a password").await;
}

#[tokio::test]
async fn a_container_with_something_else_in_it_is_refused() {
    refused("cv.docx", &sample("page.odt"), "is not what its name says").await;
}

#[tokio::test]
async fn text_is_read_in_the_background_and_a_scan_is_kept_without() {
    for (file, state) in [
        ("chromium.pdf", "read"),
        ("page.docx", "read"),
        ("scan.pdf", "unavailable"),
        ("owner-password-r6.pdf", "read"),
    ] {
        let app = TestApp::new().await;
        let visitor = app.visitor();
        let form = open_form(&app, &visitor).await;
        apply(&visitor, &form, &ADA, &[("resume", file, &sample(file))])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
        app.run_work().await;
        let found: String = db::sql("SELECT text_state FROM documents")
            .value(&mut app.app.db.read())
            .await
            .unwrap();
        assert_eq!(found, state, "{file}");
        app.end().await;
    }
}

#[tokio::test]
async fn a_letter_may_be_typed_or_sent() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    let fields = [ADA.as_slice(), &[("cover_letter", "I keep kilns warm.")]].concat();
    apply(&visitor, &form, &fields, &[("resume", "cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    let kinds: Vec<String> = db::sql("SELECT kind FROM documents ORDER BY kind")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(kinds, ["cover_letter", "resume"]);
    app.end().await;
}
