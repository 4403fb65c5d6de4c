//! Everything at a glance, and many at once.

use super::{set_up, state, write_more};
use crate::testing::TestApp;

#[tokio::test]
async fn many_are_published_at_once_and_what_cannot_go_is_told() {
    let app = TestApp::new().await;
    let (adam, rosa) = (app.sign_in("adam").await, app.sign_in("rosa").await);
    let kiln = app.world.job("kiln").to_string();
    let chosen = [
        ("job", kiln.as_str()),
        ("channel", "linkedin"),
        ("language", "en"),
        ("act", "publish"),
    ];
    rosa.post("/app/channels", &chosen)
        .await
        .expect(422)
        .says("One text cannot be published as it is")
        .says("the job poster’s mail address is required");
    set_up(&adam).await;
    write_more(&app).await;
    rosa.post("/app/channels", &chosen)
        .await
        .expect_redirect("/app/channels");
    assert_eq!(state(&app, "linkedin").await, "queued");
    rosa.get("/app/channels").await.expect(200).says("queued");
    let withdraw = [("job", kiln.as_str()), ("channel", "linkedin"), ("act", "withdraw")];
    rosa.post("/app/channels", &withdraw)
        .await
        .expect_redirect("/app/channels");
    assert_eq!(state(&app, "linkedin").await, "withdrawn");
    app.end().await;
}

#[tokio::test]
async fn who_does_not_run_a_job_publishes_nothing_of_it() {
    let app = TestApp::new().await;
    let kiln = app.world.job("kiln").to_string();
    let chosen = [("job", kiln.as_str()), ("channel", "wechat"), ("act", "publish")];
    for name in ["hari", "vera"] {
        let client = app.sign_in(name).await;
        client.get("/app/channels").await.expect(200);
        client.post("/app/channels", &chosen).await.expect(403);
    }
    app.end().await;
}
