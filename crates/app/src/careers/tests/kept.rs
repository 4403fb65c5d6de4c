//! Pages from memory: what they cost, and that they never lie for long.

use super::{brand, change};
use crate::testing::TestApp;

#[tokio::test]
async fn the_same_page_comes_from_memory_until_something_changes() {
    let app = TestApp::new().await;
    let first = app
        .visitor()
        .with_header("accept-encoding", "br")
        .get("/jobs/kiln-en")
        .await
        .expect(200);
    assert_eq!(first.header("content-encoding"), "br");
    assert_eq!(first.header("cache-control"), "public, no-cache");
    let tag = first.header("etag").to_owned();
    let again = app
        .visitor()
        .with_header("accept-encoding", "br")
        .with_header("if-none-match", &tag);
    assert!(again.get("/jobs/kiln-en").await.expect(304).body.is_empty());
    // Changed around the log: only memory can know the old title.
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                db::sql("UPDATE postings SET title = 'Changed in secret'")
                    .run(tx)
                    .await?;
                crate::events::record(
                    tx,
                    crate::events::By::System,
                    crate::events::Event::new("application.moved"),
                );
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("write");
    again.get("/jobs/kiln-en").await.expect(304);
    change(&app, "kiln", "UPDATE postings SET title = 'Stoker' WHERE job_id = $1").await;
    again.get("/jobs/kiln-en").await.expect(200);
    app.visitor().get("/jobs").await.says("Stoker");
    app.end().await;
}

#[tokio::test]
async fn another_node_sees_a_change_within_two_seconds() {
    let app = TestApp::new().await;
    let other = app.another_node();
    other.visitor().get("/jobs").await.says("Kiln Engineer");
    change(&app, "kiln", "UPDATE postings SET title = 'Stoker' WHERE job_id = $1").await;
    app.clock.advance(jiff::SignedDuration::from_millis(1500));
    other.visitor().get("/jobs").await.says("Stoker");
    app.end().await;
}

#[tokio::test]
async fn a_colour_and_a_page_of_ones_own() {
    let app = TestApp::new().await;
    app.visitor().get("/jobs").await.does_not_say("theme.css");
    brand(&app, |brand| {
        brand.hue = Some(210);
        brand.how_we_hire =
            crate::organization::Translated::one("de".parse().expect("a language"), "# Erst reden\n\nDann **mehr**.");
    })
    .await;
    app.visitor()
        .get("/jobs")
        .await
        .says("/brand/theme.css?v=210")
        .says("/how-we-hire");
    let theme = app.visitor().get("/brand/theme.css?v=210").await.expect(200);
    assert_eq!(
        (theme.text().as_str(), theme.header("content-type")),
        (":root{--brand-h:210;--brand-c:0.082}\n", "text/css; charset=utf-8")
    );
    app.visitor()
        .get("/how-we-hire")
        .await
        .expect(200)
        .says("<div class=\"prose\" lang=\"de\">")
        .says("<h2>Erst reden</h2>");
    app.visitor()
        .get("/privacy")
        .await
        .expect(200)
        .says("<h1>Privacy</h1>")
        .does_not_say("<h3>");
    app.end().await;
}

#[tokio::test]
async fn a_page_weighs_little() {
    let app = TestApp::new().await;
    let client = app.visitor().with_header("accept-encoding", "br");
    let page = client.get("/jobs").await.expect(200);
    let html = app.visitor().get("/jobs").await.text();
    let mut total = page.body.len();
    for attribute in ["href=\"/assets/", "src=\"/assets/"] {
        for rest in html.split(attribute).skip(1) {
            let name = rest.split(['"', '#']).next().expect("it ends");
            total += client.get(&format!("/assets/{name}")).await.expect(200).body.len();
        }
    }
    assert!(total < 40 * 1024, "{total} bytes");
    app.end().await;
}
