//! What a stream says, what it does not, and that it ends with its session.

use std::time::{Duration, Instant};

use crate::{access::session, events, pipeline::move_to, testing::TestApp};

#[tokio::test]
async fn a_stream_tells_what_one_may_see_and_ends_with_the_session() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let after = events::head(&mut app.app.db.read()).await.expect("ask");
    let path = format!("/app/live?after={after}");
    let listening = hari.get(&path);
    let happening = async {
        for (name, stage) in [("ada", "kiln/review"), ("cem", "vault/review")] {
            let (application, stage) = (app.world.application(name), app.world.stage(stage));
            let moved = app.act("rosa", move |tx, rosa| {
                Box::pin(async move { move_to(tx, &rosa, application, stage, None).await })
            });
            moved.await.expect("moved");
        }
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let user = app.world.user("hari");
        app.app
            .db
            .write(move |tx| Box::pin(async move { session::end_all(tx, user).await }))
            .await
            .expect("hari is signed out");
        Instant::now()
    };
    let (heard, ended) = tokio::join!(listening, happening);
    assert!(
        ended.elapsed() < Duration::from_secs(5),
        "it ended {:?} after the session",
        ended.elapsed()
    );
    let heard = heard.expect(200);
    assert_eq!(heard.header("content-type"), "text/event-stream");
    heard
        .says("event: changed")
        .says(&format!("job:{}", app.world.job("kiln")))
        .says(&format!("candidate:{}", app.world.candidate("ada")))
        .does_not_say(&app.world.job("vault").to_string())
        .does_not_say(&app.world.candidate("cem").to_string());
    app.end().await;
}

#[tokio::test]
async fn a_stream_that_broke_goes_on_after_the_last_event_it_told() {
    let app = TestApp::new().await;
    let before = events::head(&mut app.app.db.read()).await.expect("ask");
    let (ada, review) = (app.world.application("ada"), app.world.stage("kiln/review"));
    app.act("rosa", |tx, rosa| {
        Box::pin(async move { move_to(tx, &rosa, ada, review, None).await })
    })
    .await
    .expect("moved");
    for (after, told) in [(before, true), (before + 1, false)] {
        let hari = app
            .sign_in("hari")
            .await
            .with_header("last-event-id", &after.to_string());
        let user = app.world.user("hari");
        let ending = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let end = app
                .app
                .db
                .write(move |tx| Box::pin(async move { session::end_all(tx, user).await }));
            end.await.expect("signed out");
        };
        let (heard, ()) = tokio::join!(hari.get("/app/live"), ending);
        assert_eq!(heard.text().contains("event: changed"), told, "after {after}");
    }
    app.end().await;
}

#[tokio::test]
async fn nobody_listens_without_signing_in() {
    let app = TestApp::new().await;
    app.visitor().get("/app/live").await.expect_redirect("/app/sign-in");
    app.end().await;
}
