//! The pictures that links bring along.

use super::change;
use crate::testing::TestApp;

#[tokio::test]
async fn a_live_posting_has_a_card_and_says_so() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    visitor
        .get("/jobs/kiln-en")
        .await
        .expect(200)
        .says("property=\"og:image\" content=\"http://127.0.0.1:8080/jobs/kiln-en/card.png?v=")
        .says("content=\"en_US\"");
    let card = visitor.get("/jobs/kiln-en/card.png").await.expect(200);
    assert_eq!(card.header("content-type"), "image/png");
    assert_eq!(&card.body[..8], b"\x89PNG\r\n\x1a\n");
    // Width and height stand in the first chunk (PNG, 11.2.1).
    assert_eq!(&card.body[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
    visitor.get("/brand/card.png").await.expect(200);
    visitor.get("/jobs/vault-en/card.png").await.expect(404);
    visitor.get("/jobs/nothing/card.png").await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn a_title_that_cannot_be_set_brings_the_companys_card() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        "UPDATE postings SET title = 'วิศวกรเตาเผา' WHERE job_id = $1",
    )
    .await;
    let visitor = app.visitor();
    let site = "/brand/card.png?lang=en";
    visitor
        .get("/jobs/kiln-en")
        .await
        .expect(200)
        .says(&format!(
            "property=\"og:image\" content=\"http://127.0.0.1:8080{site}\""
        ))
        .says("property=\"og:image:alt\" content=\"Your company\"")
        .says("content=\"summary_large_image\"");
    let card = visitor.get("/jobs/kiln-en/card.png").await.expect(302);
    assert_eq!(card.header("location"), site);
    visitor.get(site).await.expect(200);
    app.end().await;
}

#[tokio::test]
async fn a_former_address_leads_to_the_card_of_the_new_one() {
    let app = TestApp::new().await;
    let former = "INSERT INTO slugs (slug, posting_id, created_at) SELECT 'oven', id, updated_at FROM postings WHERE job_id = $1 AND language = 'en'";
    change(&app, "kiln", former).await;
    let card = app.visitor().get("/jobs/oven/card.png").await.expect(301);
    assert_eq!(card.header("location"), "/jobs/kiln-en/card.png");
    app.end().await;
}
