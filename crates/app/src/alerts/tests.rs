//! Somebody reads everything there is.

use db::sql;

use super::MUCH;
use crate::{
    access::{Actor, user},
    documents::{Read, note_read},
    testing::TestApp,
};

#[tokio::test]
async fn whoever_opens_three_hundred_files_in_ten_minutes_is_told_of() {
    let app = TestApp::new().await;
    let (rosa, ada) = (app.world.user("rosa"), app.world.candidate("ada"));
    // All but one of them long enough ago that the log holds them already.
    let looks = async |count: i64| {
        for _ in 0..count {
            let user = user(&mut app.app.db.read(), rosa).await.unwrap().unwrap();
            let actor = Actor::console(&user, app.clock.now());
            note_read::<()>(&app.app.db, &actor, Read::DocumentDownloaded, Some(ada), None)
                .await
                .unwrap();
        }
    };
    looks(MUCH - 1).await;
    let adam = app.sign_in("adam").await;
    adam.get("/app/today")
        .await
        .expect(200)
        .does_not_say("Rosa Brandt opened");
    looks(1).await;
    adam.get("/app/today")
        .await
        .expect(200)
        .says("Rosa Brandt opened 300 people and files");
    // Once an hour is enough.
    looks(20).await;
    assert_eq!(app.counted("SELECT COUNT(*) FROM alerts").await, 1);
    // Those who do not run the organization hear nothing of it.
    let ivy = app.sign_in("ivy").await;
    ivy.get("/app/today").await.expect(200).does_not_say("opened 300");

    let id: base::Id<super::Alert> = sql("SELECT id FROM alerts")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let seen = format!("/app/today/alerts/{id}/seen");
    adam.post(&seen, &[]).await.expect_redirect("/app/today");
    adam.get("/app/today").await.expect(200).does_not_say("opened 300");
    adam.post(&seen, &[]).await.expect(404);
    assert_eq!(
        app.counted("SELECT COUNT(*) FROM events WHERE kind IN ('alert.raised', 'alert.seen')")
            .await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn slow_reading_is_no_alert() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let ada = app.world.candidate("ada");
    for _ in 0..5 {
        rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
        app.clock.advance(jiff::SignedDuration::from_mins(4));
    }
    assert_eq!(app.counted("SELECT COUNT(*) FROM alerts").await, 0);
    app.end().await;
}
