//! Whether there is a board, and who says so.

use super::{BOARD, world};
use crate::{integrations::greenhouse::BoardSettings, testing::TestApp};

#[tokio::test]
async fn without_a_name_there_is_no_board() {
    let app = TestApp::new().await;
    for path in [
        BOARD.to_owned(),
        format!("{BOARD}/jobs"),
        "/compat/greenhouse/v1/boards//jobs".to_owned(),
    ] {
        app.visitor().get(&path).await.expect(404);
    }
    app.end().await;
}

#[tokio::test]
async fn the_page_says_what_a_client_needs_and_empties_the_name_again() {
    let app = world().await;
    let adam = app.sign_in("adam").await;
    adam.get("/app/settings/compat")
        .await
        .expect(200)
        .says("http://127.0.0.1:8080/compat/greenhouse/v1")
        .says("/boards/acme/jobs");
    app.visitor().get(&format!("{BOARD}/jobs")).await.expect(200);
    adam.post("/app/settings/compat", &[("token", ""), ("version", "1")])
        .await
        .expect(303);
    app.visitor().get(&format!("{BOARD}/jobs")).await.expect(404);
    adam.get("/app/settings/compat")
        .await
        .expect(200)
        .does_not_say("/boards/");
    app.end().await;
}

#[tokio::test]
async fn a_name_that_cannot_stand_in_an_address_is_refused() {
    let app = world().await;
    let adam = app.sign_in("adam").await;
    for name in ["Acme", "a b", "a/b", "öfen", &"a".repeat(61)] {
        let answer = adam
            .post("/app/settings/compat", &[("token", name), ("version", "1")])
            .await;
        answer.expect(422);
    }
    assert!(BoardSettings::is_sound("acme-2_x") && BoardSettings::is_sound(""));
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/settings/compat").await.expect(403);
    rosa.post("/app/settings/compat", &[("token", "b"), ("version", "1")])
        .await
        .expect(403);
    app.end().await;
}
