//! What programs read.

use super::change;
use crate::{careers::CareersSettings, testing::TestApp};

#[tokio::test]
async fn the_json_feed_keeps_the_contract() {
    let app = TestApp::new().await;
    change(&app, "kiln", r#"UPDATE jobs SET urgent = TRUE, pay = '{"min":6000000,"max":9000000,"currency":"CNY","period":"month","months":14}' WHERE id = $1"#).await;
    let answer = app.visitor().get("/jobs.json").await.expect(200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("content-type"), "application/feed+json; charset=utf-8");
    let feed = answer.json();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    let items = feed["items"].as_array().expect("items");
    assert_eq!(items.len(), 4, "one per live posting");
    let kiln = items
        .iter()
        .find(|item| item["url"] == "http://127.0.0.1:8080/jobs/kiln-de")
        .expect("the German kiln");
    assert_eq!(kiln["_bole"]["job"], "J-0001");
    assert_eq!(kiln["_bole"]["language"], "de");
    assert_eq!(kiln["_bole"]["urgent"], true);
    assert_eq!(kiln["_bole"]["employment_type"], "full_time");
    assert_eq!(kiln["_bole"]["pay"]["max"], 9_000_000);
    assert_eq!(kiln["_bole"]["pay"]["exponent"], 2);
    change(&app, "kiln", "UPDATE jobs SET pay_shown = FALSE WHERE id = $1").await;
    let answer = app.visitor().get("/jobs.json").await;
    assert!(!answer.text().contains("9000000"));
    assert!(
        answer.json()["items"]
            .as_array()
            .expect("items")
            .iter()
            .all(|item| item["_bole"]["pay"].is_null())
    );
    app.end().await;
}

#[tokio::test]
async fn feeds_name_every_position_once_in_the_readers_language() {
    let app = TestApp::new().await;
    let atom = app
        .visitor()
        .with_header("accept-language", "de")
        .get("/jobs.atom")
        .await
        .expect(200);
    assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!(atom.text().matches("<entry").count(), 2);
    atom.says("xml:lang=\"de\"")
        .says("Kiln Engineer (m/w/d)")
        .says("&lt;strong&gt;kiln&lt;/strong&gt;");
    let rss = app.visitor().get("/jobs.rss?lang=en").await.expect(200);
    rss.says("<pubDate>Tue, 24 Nov 2026 09:00:00 +0000</pubDate>")
        .says("<link>http://127.0.0.1:8080/jobs/kiln-en</link>");
    app.end().await;
}

#[tokio::test]
async fn crawlers_find_everything_public_and_nothing_else() {
    let app = TestApp::new().await;
    app.visitor()
        .get("/sitemap.xml")
        .await
        .expect(200)
        .says("<loc>http://127.0.0.1:8080/jobs</loc>")
        .says("<loc>http://127.0.0.1:8080/jobs/kiln-de</loc>")
        .says("<lastmod>2026-11-24T09:00:00Z</lastmod>")
        .says("hreflang=\"de\" href=\"http://127.0.0.1:8080/jobs/kiln-de\"")
        .does_not_say("vault");
    app.visitor()
        .get("/robots.txt")
        .await
        .expect(200)
        .says("Disallow: /app\n")
        .says("Sitemap: http://127.0.0.1:8080/sitemap.xml");
    app.end().await;
}

#[tokio::test]
async fn the_list_stands_in_frames_of_named_sites_alone() {
    let app = TestApp::new().await;
    let policy = |answer: &crate::testing::Answer| {
        answer
            .header("content-security-policy")
            .split("frame-ancestors ")
            .nth(1)
            .expect("the rule")
            .to_owned()
    };
    let answer = app.visitor().get("/embed/jobs?location=munich").await.expect(200);
    assert_eq!(policy(&answer), "'none'");
    answer
        .says("href=\"http://127.0.0.1:8080/jobs/kiln-en\"")
        .says("target=\"_top\"")
        .does_not_say("<script");
    super::set(
        &app,
        CareersSettings {
            embed_origins: vec!["https://www.acme.example".to_owned()],
        },
    )
    .await;
    assert_eq!(
        policy(&app.visitor().get("/embed/jobs").await),
        "https://www.acme.example"
    );
    assert_eq!(policy(&app.visitor().get("/jobs").await), "'none'");
    app.end().await;
}
