//! Saved views, private and shared.

use crate::testing::TestApp;

#[tokio::test]
async fn a_view_keeps_filter_and_sort_is_shared_and_can_be_home() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let job = app.world.job("kiln").to_string();
    let fields = [
        ("place", "job_table"),
        ("job", &job),
        ("name", "Longest first"),
        ("query", "marked=true&sort=waiting"),
    ];
    let saved = rosa
        .post("/app/views", &fields)
        .await
        .expect_redirect(&format!("/app/jobs/{job}/table?marked=true"));
    let address = saved.header("location").to_owned();
    rosa.get(&address).await.expect(200).says("Longest first");
    let table = format!("/app/jobs/{job}/table");
    hari.get(&table).await.expect(200).does_not_say("Longest first");
    let id: base::Id<super::SavedView> = db::sql("SELECT id FROM saved_views")
        .value(&mut app.app.db.read())
        .await
        .expect("ask");
    hari.post(&format!("/app/views/{id}/sharing"), &[("shared", "true")])
        .await
        .expect(404);
    rosa.post(&format!("/app/views/{id}/sharing"), &[("shared", "true")])
        .await
        .expect(303);
    hari.get(&table).await.expect(200).says("Longest first");
    hari.send(http::Method::DELETE, &format!("/app/views/{id}"), None, Vec::new())
        .await
        .expect(403);
    hari.post(&format!("/app/views/{id}/home"), &[("home", "true")])
        .await
        .expect(303);
    let home = super::home_of(&mut app.app.db.read(), &app.actor("hari").await)
        .await
        .expect("ask");
    assert_eq!(home.as_deref(), Some(address.as_str()));
    rosa.send(http::Method::DELETE, &format!("/app/views/{id}"), None, Vec::new())
        .await
        .expect(303);
    let home = super::home_of(&mut app.app.db.read(), &app.actor("hari").await)
        .await
        .expect("ask");
    assert_eq!(home, None);
    app.end().await;
}

#[tokio::test]
async fn a_shared_view_of_a_job_one_may_not_see_is_not_found() {
    let app = TestApp::new().await;
    let (rosa, adam) = (app.sign_in("rosa").await, app.sign_in("adam").await);
    let job = app.world.job("vault").to_string();
    let fields = [
        ("place", "job_table"),
        ("job", &job),
        ("name", "Secret"),
        ("query", ""),
        ("shared", "true"),
    ];
    rosa.post("/app/views", &fields).await.expect(303);
    adam.post("/app/views", &fields).await.expect(404);
    let id: base::Id<super::SavedView> = db::sql("SELECT id FROM saved_views")
        .value(&mut app.app.db.read())
        .await
        .expect("ask");
    adam.post(&format!("/app/views/{id}/home"), &[("home", "true")])
        .await
        .expect(404);
    app.end().await;
}
