//! Places where a person carries a posting.

use jiff::SignedDuration;

use super::{close, publish, state, write_more};
use crate::{channels, testing::TestApp};

#[tokio::test]
async fn a_pack_is_carried_marked_and_taken_down() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    write_more(&app).await;
    let page = publish(&app, &rosa, "boss_zhipin").await;
    let shown = rosa
        .get(&page)
        .await
        .expect(200)
        .says("职位名称")
        .says("经验要求")
        .says("queued")
        .text();
    let short = shown.split("/p/").nth(1).unwrap()[..8].to_owned();
    rosa.get(&format!("{page}/qr.svg")).await.expect(200).says("<svg");

    let values = [
        ("years_from", "3"),
        ("years_to", "5"),
        ("degree", "master"),
        ("version", "2"),
    ];
    rosa.post(&page, &values).await.expect_redirect(&page);
    rosa.get(&page).await.says("3-5年").says("硕士").says("Code 105");
    rosa.post(&page, &[("years_from", "many"), ("version", "3")])
        .await
        .expect(422)
        .says("whole number")
        .says("value=\"many\"");

    let acts = format!("{page}/state");
    rosa.post(&acts, &[("act", "posted"), ("outside", "https://boss.example/job/1")])
        .await
        .expect_redirect(&page);
    assert_eq!(state(&app, "boss_zhipin").await, "live");
    app.visitor()
        .get(&format!("/p/{short}"))
        .await
        .expect_redirect(&format!("/jobs/kiln-en?source=boss_zhipin.{short}"));

    close(&app, &rosa).await;
    channels::settle(&app.app).await.unwrap();
    assert_eq!(state(&app, "boss_zhipin").await, "withdrawn");
    rosa.get(&page).await.says("Take it down there");
    rosa.get("/app/channels").await.says("take down");
    rosa.post(&acts, &[("act", "taken_down")]).await.expect_redirect(&page);
    rosa.get(&page).await.does_not_say("Take it down there");
    app.end().await;
}

#[tokio::test]
async fn what_a_person_has_to_do_on_a_board_is_on_their_page_of_today() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    write_more(&app).await;
    let page = publish(&app, &rosa, "boss_zhipin").await;
    rosa.get("/app/today").await.does_not_say("BOSS直聘");

    app.clock.advance(SignedDuration::from_hours(25));
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/today")
        .await
        .says("Post “Kiln Engineer” on BOSS直聘")
        .says(&page);
    app.sign_in("hari")
        .await
        .get("/app/today")
        .await
        .does_not_say("BOSS直聘");
    let acts = format!("{page}/state");
    rosa.post(&acts, &[("act", "posted"), ("outside", "")])
        .await
        .expect_redirect(&page);
    rosa.get("/app/today").await.does_not_say("BOSS直聘");

    app.clock.advance(SignedDuration::from_hours(15 * 24));
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/today")
        .await
        .says("Is “Kiln Engineer” still up on BOSS直聘?");
    rosa.post(&acts, &[("act", "seen")]).await.expect_redirect(&page);
    rosa.get("/app/today").await.does_not_say("BOSS直聘");

    close(&app, &rosa).await;
    channels::settle(&app.app).await.unwrap();
    rosa.get("/app/today")
        .await
        .says("Take “Kiln Engineer” down from BOSS直聘");
    rosa.post(&acts, &[("act", "taken_down")]).await.expect_redirect(&page);
    rosa.get("/app/today").await.does_not_say("BOSS直聘");
    app.end().await;
}

#[tokio::test]
async fn what_a_board_refused_keeps_its_reason_and_can_go_again() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let page = publish(&app, &rosa, "wechat").await;
    let acts = format!("{page}/state");
    rosa.post(&acts, &[("act", "reject"), ("reason", " ")])
        .await
        .expect(422);
    rosa.post(&acts, &[("act", "reject"), ("reason", "No licence")])
        .await
        .expect(303);
    rosa.get(&page).await.says("No licence").says("rejected");
    rosa.post(&acts, &[("act", "publish")]).await.expect(303);
    assert_eq!(state(&app, "wechat").await, "queued");
    rosa.post(&acts, &[("act", "withdraw")]).await.expect(303);
    rosa.post(&acts, &[("act", "withdraw")]).await.expect(409);
    app.end().await;
}
