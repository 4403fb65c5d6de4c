//! Who may look at the server's figures.

use crate::testing::TestApp;

#[tokio::test]
async fn health_and_readiness_say_ok_and_nothing_else() {
    let app = TestApp::empty().await;
    assert_eq!(app.visitor().get("/healthz").await.expect(200).text(), "ok\n");
    assert_eq!(app.visitor().get("/readyz").await.expect(200).text(), "ok\n");
    app.end().await;
}

#[tokio::test]
async fn figures_are_for_this_machine() {
    let app = TestApp::empty().await;
    app.visitor().get("/metrics").await.expect(200);
    app.visitor().from("203.0.113.9").get("/metrics").await.expect(404);
    app.end().await;
}
