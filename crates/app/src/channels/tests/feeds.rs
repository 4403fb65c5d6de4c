//! Boards that fetch a feed.

use super::{close, publish, set_up, state, write_more};
use crate::{channels, testing::TestApp};

#[tokio::test]
async fn what_is_missing_is_said_before_publishing() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    write_more(&app).await;
    let job = format!("/app/jobs/{}/channels", app.world.job("kiln"));
    rosa.get(&job)
        .await
        .expect(200)
        .says("LinkedIn: the job poster’s mail address is required")
        .says("LinkedIn: the number of the company’s page is required");
    let text = format!("linkedin.{}", app.world.posting("kiln/en"));
    rosa.post(&job, &[("text", &text), ("act", "publish")])
        .await
        .expect(422)
        .says("Not all of them could be published");
    app.visitor()
        .get("/feeds/linkedin.xml")
        .await
        .expect(200)
        .does_not_say("<job>");
    app.end().await;
}

#[tokio::test]
async fn a_text_is_queued_until_the_board_has_read_the_feed_and_gone_when_its_job_closes() {
    let app = TestApp::new().await;
    let (adam, rosa) = (app.sign_in("adam").await, app.sign_in("rosa").await);
    set_up(&adam).await;
    write_more(&app).await;
    let page = publish(&app, &rosa, "linkedin").await;
    assert_eq!(state(&app, "linkedin").await, "queued");

    // A colleague who looks at it is no board.
    rosa.get("/feeds/linkedin.xml").await.expect(200).says("posterEmail");
    app.run_work().await;
    assert_eq!(state(&app, "linkedin").await, "queued");

    let board = app.visitor().with_header("user-agent", "LinkedInBot/1.0");
    let feed = board.get("/feeds/linkedin.xml").await.expect(200);
    let apply = "/jobs/kiln-en?source=linkedin.";
    let feed = feed
        .says("<expectedJobCount>1</expectedJobCount>")
        .says(apply)
        .says("jobs@acme.example");
    let tag = feed.header("etag").to_owned();
    for _ in 0..100 {
        if state(&app, "linkedin").await == "live" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(state(&app, "linkedin").await, "live");
    rosa.get(&page).await.expect(200).says("by itself").says("live");
    rosa.get("/app/channels").await.says("LinkedInBot/1.0");

    // The note itself made a new edition; from then on the tag stays.
    let tag_now = board.get("/feeds/linkedin.xml").await.header("etag").to_owned();
    assert_ne!(tag, tag_now);
    let again = app.visitor().with_header("if-none-match", &tag_now);
    again.get("/feeds/linkedin.xml").await.expect(304);

    close(&app, &rosa).await;
    board.get("/feeds/linkedin.xml").await.expect(200).does_not_say("<job>");
    rosa.get(&page).await.says("withdrawn");
    assert_eq!(state(&app, "linkedin").await, "live", "not noted yet");
    channels::settle(&app.app).await.unwrap();
    assert_eq!(state(&app, "linkedin").await, "withdrawn");
    app.end().await;
}

#[tokio::test]
async fn every_feed_of_the_contract_is_there() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for file in ["linkedin", "indeed", "arbeitsagentur", "xing", "partner"] {
        let feed = visitor.get(&format!("/feeds/{file}.xml")).await.expect(200);
        assert!(feed.header("content-type").contains("xml"), "{file}");
        let text = feed.text();
        assert!(text.starts_with("<?xml"), "{file}: {text}");
    }
    let json = visitor.get("/feeds/partner.json").await.expect(200).json();
    assert!(json["jobs"].as_array().is_some(), "{json}");
    visitor.get("/feeds/other.xml").await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn the_partner_feed_has_the_fields_that_were_chosen() {
    let app = TestApp::new().await;
    let (adam, rosa) = (app.sign_in("adam").await, app.sign_in("rosa").await);
    write_more(&app).await;
    adam.post(
        "/app/settings/channels",
        &[("partner_fields", "title, nothing"), ("version", "0")],
    )
    .await
    .expect(422)
    .says("One of these is no field");
    adam.post(
        "/app/settings/channels",
        &[("partner_fields", "title, language"), ("version", "0")],
    )
    .await
    .expect(303);
    publish(&app, &rosa, "partner").await;
    let json = app.visitor().get("/feeds/partner.json").await.json();
    let fields: Vec<&String> = json["jobs"][0].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["title", "language"]);
    app.end().await;
}
