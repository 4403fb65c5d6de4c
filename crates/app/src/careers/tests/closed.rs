//! Addresses that are no longer, not yet, or never were.

use super::{change, plan};
use crate::testing::TestApp;

#[tokio::test]
async fn a_closed_posting_is_gone_and_shows_what_is_open() {
    let app = TestApp::new().await;
    app.visitor().get("/jobs/kiln-en").await.expect(200);
    change(&app, "kiln", "UPDATE jobs SET state = 'closed' WHERE id = $1").await;
    app.visitor()
        .get("/jobs/kiln-en")
        .await
        .expect(410)
        .says("This position is closed")
        .says("Loom Keeper")
        .says("noindex")
        .does_not_say("ld+json");
    app.end().await;
}

#[tokio::test]
async fn a_text_that_was_taken_down_leads_to_the_other_language() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        "UPDATE postings SET state = 'unpublished' WHERE job_id = $1 AND language = 'de'",
    )
    .await;
    app.visitor()
        .get("/jobs/kiln-de")
        .await
        .expect(410)
        .says("This text is no longer public")
        .does_not_say("This position is closed")
        .says("Still open in another language")
        .says("/jobs/kiln-en");
    app.visitor()
        .get("/jobs/kiln-en")
        .await
        .expect(200)
        .does_not_say("hreflang=\"x-default\"");
    app.end().await;
}

#[tokio::test]
async fn what_was_never_public_is_not_found() {
    let app = TestApp::new().await;
    for hidden in [
        "UPDATE jobs SET confidential = TRUE WHERE id = $1",
        "UPDATE jobs SET confidential = FALSE, internal = TRUE WHERE id = $1",
        "UPDATE jobs SET internal = FALSE, state = 'draft' WHERE id = $1",
        "UPDATE jobs SET state = 'open', trashed_at = state_at WHERE id = $1",
    ] {
        change(&app, "kiln", hidden).await;
        app.visitor()
            .get("/jobs/kiln-en")
            .await
            .expect(404)
            .does_not_say("Kiln Engineer");
    }
    change(
        &app,
        "loom",
        "UPDATE postings SET state = 'draft', published_at = NULL WHERE job_id = $1",
    )
    .await;
    for path in [
        "/jobs/loom-en",
        "/jobs/nothing",
        "/jobs/%F0%9F%A6%84",
        "/jobs/..%2Fapp",
        "/how-we-hire",
    ] {
        app.visitor().get(path).await.expect(404);
    }
    app.end().await;
}

#[tokio::test]
async fn old_and_sloppy_addresses_lead_to_the_right_one() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        "UPDATE postings SET slug = 'kiln-keeper' WHERE job_id = $1 AND language = 'en'",
    )
    .await;
    for (path, to) in [
        ("/jobs/kiln-en", "/jobs/kiln-keeper"),
        ("/jobs/kiln-en?lang=de", "/jobs/kiln-keeper?lang=de"),
        ("/jobs/kiln-keeper/", "/jobs/kiln-keeper"),
        ("/jobs/Kiln-Keeper", "/jobs/kiln-keeper"),
        ("/jobs/", "/jobs"),
    ] {
        let answer = app.visitor().get(path).await.expect(301);
        assert_eq!(answer.header("location"), to);
    }
    app.visitor().get("/jobs/kiln-keeper").await.expect(200);
    app.end().await;
}

#[tokio::test]
async fn publishing_and_ending_happen_at_their_minute() {
    let app = TestApp::new().await;
    plan(
        &app,
        "loom",
        "UPDATE postings SET publish_at = $2, published_at = NULL WHERE job_id = $1",
        "2026-11-24T10:00:00Z",
    )
    .await;
    app.visitor().get("/jobs").await.does_not_say("Loom Keeper");
    app.visitor().get("/jobs/loom-en").await.expect(404);
    app.clock.advance(jiff::SignedDuration::from_mins(59));
    app.visitor().get("/jobs").await.does_not_say("Loom Keeper");
    app.clock.advance(jiff::SignedDuration::from_mins(1));
    app.visitor().get("/jobs").await.says("Loom Keeper");
    plan(
        &app,
        "loom",
        "UPDATE postings SET unpublish_at = $2, published_at = publish_at WHERE job_id = $1",
        "2026-11-24T10:30:00Z",
    )
    .await;
    app.clock.advance(jiff::SignedDuration::from_mins(29));
    app.visitor()
        .get("/jobs/loom-en")
        .await
        .expect(200)
        .says("open until 24 November");
    app.clock.advance(jiff::SignedDuration::from_mins(1));
    app.visitor().get("/jobs/loom-en").await.expect(410);
    app.visitor().get("/jobs").await.does_not_say("Loom Keeper");
    app.end().await;
}
