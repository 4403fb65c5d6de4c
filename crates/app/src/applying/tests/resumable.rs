//! Files that go ahead of the form, in pieces.

use http::Method;

use super::{ADA, CV, apply, count, open_form};
use crate::testing::{Answer, TestApp};

async fn create(app: &TestApp, length: usize, name: &str) -> Answer {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let metadata = format!("filename {}", STANDARD.encode(name));
    let visitor = app
        .visitor()
        .with_header("accept-language", "de")
        .with_header("upload-length", &length.to_string());
    visitor
        .with_header("upload-metadata", &metadata)
        .send(Method::POST, "/uploads", None, Vec::new())
        .await
}

async fn patch(app: &TestApp, place: &str, offset: usize, bytes: &[u8]) -> Answer {
    let visitor = app
        .visitor()
        .with_header("accept-language", "de")
        .with_header("upload-offset", &offset.to_string());
    let kind = "application/offset+octet-stream".to_owned();
    visitor.send(Method::PATCH, place, Some(kind), bytes.to_vec()).await
}

#[tokio::test]
async fn a_file_in_pieces_becomes_the_cv() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let place = create(&app, CV.len(), "Lebenslauf.pdf")
        .await
        .expect(201)
        .header("location")
        .to_owned();
    assert_eq!(
        patch(&app, &place, 0, &CV[..40])
            .await
            .expect(204)
            .header("upload-offset"),
        "40"
    );
    // Another node goes on.
    let other = app.another_node();
    let elsewhere = other.visitor();
    assert_eq!(
        elsewhere
            .send(Method::HEAD, &place, None, Vec::new())
            .await
            .expect(200)
            .header("upload-offset"),
        "40"
    );
    patch(&other, &place, 10, &CV[40..]).await.expect(409);
    patch(&other, &place, 40, &CV[40..]).await.expect(204);

    let id = place.rsplit('/').next().unwrap().to_owned();
    let form = open_form(&app, &visitor).await;
    let fields = [ADA.as_slice(), &[("resume_upload", id.as_str())]].concat();
    apply(&visitor, &form, &fields, &[])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    let (filename, key, sha): (String, String, String) = db::sql("SELECT filename, file_key, sha256 FROM documents")
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(filename, "Lebenslauf.pdf");
    let stored = app.app.files.digest(&key.parse().unwrap()).await.unwrap();
    assert_eq!((stored.sha256, stored.size), (sha, CV.len() as u64));
    assert_eq!(count(&app, "SELECT COUNT(*) FROM uploads").await, 0);
    app.end().await;
}

#[tokio::test]
async fn what_is_not_taken_is_refused_at_once_and_in_words() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let place = create(&app, 10, "cv.exe")
        .await
        .expect(201)
        .header("location")
        .to_owned();
    patch(&app, &place, 0, b"MZ12345678")
        .await
        .expect(415)
        .says("Andere Formate nehmen wir nicht an");
    visitor.send(Method::HEAD, &place, None, Vec::new()).await.expect(404);
    create(&app, 11 * 1024 * 1024, "cv.pdf").await.expect(413).says("10 MB");
    create(&app, 0, "cv.pdf").await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn more_than_was_announced_is_refused() {
    let app = TestApp::new().await;
    let place = create(&app, 20, "cv.pdf")
        .await
        .expect(201)
        .header("location")
        .to_owned();
    patch(&app, &place, 0, CV).await.expect(413);
    app.end().await;
}

#[tokio::test]
async fn an_upload_that_is_not_whole_is_asked_for_again() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let place = create(&app, CV.len(), "cv.pdf")
        .await
        .expect(201)
        .header("location")
        .to_owned();
    patch(&app, &place, 0, &CV[..40]).await.expect(204);
    let form = open_form(&app, &visitor).await;
    for id in [place.rsplit('/').next().unwrap(), "nonsense"] {
        let fields = [ADA.as_slice(), &[("resume_upload", id)]].concat();
        apply(&visitor, &form, &fields, &[])
            .await
            .expect(422)
            .says("did not arrive whole");
    }
    app.end().await;
}

#[tokio::test]
async fn files_that_nothing_refers_to_are_swept_after_a_day() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let place = create(&app, CV.len(), "cv.pdf")
        .await
        .expect(201)
        .header("location")
        .to_owned();
    patch(&app, &place, 0, CV).await.expect(204);
    let form = open_form(&app, &visitor).await;
    apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    // The files bear the machine's time, the story another; a week ahead of both is later than either.
    let later = base::Clock::system().now().max(app.clock.now()) + jiff::SignedDuration::from_hours(7 * 24);
    app.clock.set(later);
    app.app
        .db
        .write(|tx| Box::pin(async move { work::enqueue::<crate::App, _>(tx, &crate::documents::SweepFiles {}).await }))
        .await
        .unwrap();
    app.run_work().await;
    assert_eq!(count(&app, "SELECT COUNT(*) FROM uploads").await, 0);
    let key: String = db::sql("SELECT file_key FROM documents")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert!(
        app.app.files.exists(&key.parse().unwrap()).await.unwrap(),
        "what a row names stays"
    );
    let left = std::fs::read_dir(app.app.data().join("files")).unwrap().count();
    assert!(left > 0);
    app.end().await;
}
