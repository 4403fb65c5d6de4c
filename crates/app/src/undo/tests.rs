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
