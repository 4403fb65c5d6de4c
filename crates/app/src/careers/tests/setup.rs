//! Where the list may be shown, as an admin sets it.

use super::set;
use crate::{organization::Organization, testing::TestApp};

#[tokio::test]
async fn an_admin_names_sites_and_gets_a_snippet() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.get("/app/settings/careers")
        .await
        .expect(200)
        .says("/embed/jobs&quot; title=");
    olga.post(
        "/app/settings/careers",
        &[("origins", "https://www.acme.example\nacme"), ("version", "0")],
    )
    .await
    .expect(422)
    .says("acme is no address of a site")
    .says("https://www.acme.example");
    for (line, why) in [
        ("https://www.acme.example/jobs", "without what follows it"),
        ("http://www.acme.example", "is not encrypted"),
    ] {
        olga.post("/app/settings/careers", &[("origins", line), ("version", "0")])
            .await
            .expect(422)
            .says(why);
    }
    olga.post(
        "/app/settings/careers",
        &[("origins", "www.acme.example"), ("version", "0")],
    )
    .await
    .expect_redirect("/app/settings/careers");
    let embed = app.visitor().get("/embed/jobs").await;
    assert!(
        embed
            .header("content-security-policy")
            .ends_with("frame-ancestors https://www.acme.example")
    );
    olga.post("/app/settings/careers", &[("origins", ""), ("version", "0")])
        .await
        .expect(412);
    app.end().await;
}

#[tokio::test]
async fn the_snippet_is_in_the_language_of_the_company() {
    let app = TestApp::new().await;
    let german = Organization {
        language: "de".parse().expect("a language"),
        ..Organization::default()
    };
    set(&app, german).await;
    let olga = app.sign_in("olga").await;
    olga.get("/app/settings/careers")
        .await
        .expect(200)
        .says("/embed/jobs&quot; title=&quot;Offene Stellen&quot;");
    app.end().await;
}

#[tokio::test]
async fn only_those_who_manage_may() {
    let app = TestApp::new().await;
    for name in ["rosa", "hari", "ivy", "vera"] {
        let client = app.sign_in(name).await;
        client.get("/app/settings/careers").await.expect(403);
        client
            .post("/app/settings/careers", &[("origins", ""), ("version", "0")])
            .await
            .expect(403);
    }
    app.end().await;
}
