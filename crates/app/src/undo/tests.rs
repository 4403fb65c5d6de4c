//! Once, in time, and by the person who did it.

use base::Id;
use jiff::SignedDuration;

use super::{Undo, find, remember, take};
use crate::{access::Actor, testing::TestApp};

async fn remembered(app: &TestApp, actor: &Actor) -> Id<Undo> {
    let actor = actor.clone();
    let kept = app.app.db.write(move |tx| {
        let actor = actor.clone();
        Box::pin(async move { remember(tx, &actor, "test", web::Message::new("undo-over"), &7_i64).await })
    });
    kept.await.expect("keep an undo")
}

async fn taken(app: &TestApp, actor: &Actor, id: Id<Undo>) -> web::Result<i64> {
    let undo = find(&mut app.app.db.read(), actor, id).await?;
    let actor = actor.clone();
    let take = app.app.db.write(move |tx| {
        let (actor, undo) = (actor.clone(), undo.clone());
        Box::pin(async move { take(tx, &actor, &undo).await })
    });
    take.await
}

#[tokio::test]
async fn an_act_is_taken_back_once() {
    let app = TestApp::new().await;
    let rosa = app.actor("rosa").await;
    let id = remembered(&app, &rosa).await;
    assert_eq!(taken(&app, &rosa, id).await.expect("the first time"), 7);
    assert!(matches!(taken(&app, &rosa, id).await, Err(web::Error::Conflict(_))));
    app.end().await;
}

#[tokio::test]
async fn nobody_takes_back_what_another_did_and_nobody_after_its_time() {
    let app = TestApp::new().await;
    let rosa = app.actor("rosa").await;
    let id = remembered(&app, &rosa).await;
    assert!(matches!(
        taken(&app, &app.actor("adam").await, id).await,
        Err(web::Error::NotFound)
    ));
    app.clock.advance(SignedDuration::from_mins(11));
    assert!(matches!(
        taken(&app, &app.actor("rosa").await, id).await,
        Err(web::Error::NotFound)
    ));
    app.end().await;
}

#[tokio::test]
async fn what_one_did_last_can_be_undone_from_any_page_for_as_long_as_it_can_be() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let nothing = rosa.get("/app/undo").await.expect(200);
    nothing.says("There is nothing to undo").does_not_say("data-key=\"z\"");
    let move_to = async |stage: &str| {
        let path = format!("/app/applications/{}/stage", app.world.application("ada"));
        let stage = app.world.stage(stage).to_string();
        rosa.post(&path, &[("stage_id", &stage)]).await.expect(303);
    };
    move_to("kiln/review").await;
    // Another page, where no toast offers it.
    let asked = rosa.get("/app/undo?back=/app/candidates").await.expect(200);
    let asked = asked
        .says("Undo what you did last?")
        .says("Ada Okafor moved to Review.")
        .says("name=\"back\" value=\"/app/candidates\"");
    app.sign_in("hari")
        .await
        .get("/app/undo")
        .await
        .says("There is nothing to undo");
    let text = asked.text();
    let undo = text
        .split("action=\"/app/undo/")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    rosa.post(
        &format!("/app/undo/{}", undo.expect("a form")),
        &[("back", "/app/candidates")],
    )
    .await
    .expect_redirect("/app/candidates");
    rosa.get("/app/undo").await.says("There is nothing to undo");
    move_to("kiln/review").await;
    app.clock.advance(SignedDuration::from_mins(11));
    rosa.get("/app/undo").await.says("There is nothing to undo");
    app.end().await;
}
