//! Making a text public, now or at a time, and taking it down.

use base::Id;

use super::{begin, hidden, load, standing};
use crate::{
    postings::{Posting, PostingState, Standing, When},
    testing::TestApp,
};

#[tokio::test]
async fn what_stands_against_publishing_is_said() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (id, address) = begin(&app, "kiln", "fr").await;
    let publication = format!("{address}/publication");
    let now = [("when", "now"), ("from", ""), ("until", "")];
    rosa.post(&publication, &now)
        .await
        .expect(422)
        .says("Write a description first");
    let kiln = format!("/app/jobs/{}", app.world.job("kiln"));
    rosa.post(&format!("{kiln}/state"), &[("to", "on_hold")])
        .await
        .expect(303);
    rosa.post(&publication, &now)
        .await
        .expect(422)
        .says("This job is not open.");
    assert_eq!(load(&app, id).await.state, PostingState::Draft);
    assert!(matches!(
        standing(&app, app.world.posting("kiln/en")).await,
        Standing::Hidden { .. }
    ));
    // A confidential job's text is never public.
    let (_, secret) = begin(&app, "vault", "en").await;
    rosa.post(&format!("{secret}/publication"), &now)
        .await
        .expect(422)
        .says("This job is confidential");
    app.end().await;
}

#[tokio::test]
async fn a_plan_comes_true_to_the_minute_in_the_job_s_zone_and_is_noted_once() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (id, address) = begin(&app, "kiln", "fr").await;
    let version = hidden(&rosa.get(&address).await, "version");
    let words = [
        ("version", version.as_str()),
        ("title", "Ingénieur"),
        ("description", "Gardez le four chaud."),
        ("requirements", ""),
        ("benefits", ""),
        ("slug", "ingenieur"),
    ];
    rosa.post(&address, &words).await.expect(303);
    let publication = format!("{address}/publication");
    let backwards = [
        ("when", "later"),
        ("from", "2026-11-24T12:00"),
        ("until", "2026-11-24T11:00"),
    ];
    rosa.post(&publication, &backwards)
        .await
        .expect(422)
        .says("The end comes after the beginning.")
        .says("2026-11-24T11:00");
    rosa.post(&publication, &[("when", "later"), ("from", ""), ("until", "")])
        .await
        .expect(422)
        .says("Say from when");
    // The world's jobs are in Munich, where it is ten now.
    let plan = [
        ("when", "later"),
        ("from", "2026-11-24T10:30"),
        ("until", "2026-11-24T11:00"),
    ];
    rosa.post(&publication, &plan).await.expect(303);
    rosa.get(&address)
        .await
        .says("Scheduled")
        .says("value=\"2026-11-24T10:30\"");
    assert!(matches!(standing(&app, id).await, Standing::Scheduled { .. }));
    app.run_work().await;
    assert_eq!(noted(&app, id).await, ["posting.scheduled"]);

    app.clock.advance(jiff::SignedDuration::from_mins(30));
    assert!(
        matches!(standing(&app, id).await, Standing::Live { .. }),
        "readers go by the time"
    );
    app.run_work().await;
    app.run_work().await;
    assert_eq!(noted(&app, id).await, ["posting.scheduled", "posting.published"]);
    app.clock.advance(jiff::SignedDuration::from_mins(30));
    assert!(matches!(standing(&app, id).await, Standing::Ended { .. }));
    app.run_work().await;
    assert_eq!(
        noted(&app, id).await,
        ["posting.scheduled", "posting.published", "posting.unpublished"]
    );
    assert_eq!(load(&app, id).await.state, PostingState::Unpublished);
    app.end().await;
}

#[tokio::test]
async fn a_plan_that_changed_does_not_come_true() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = app.world.posting("kiln/en");
    let address = format!("/app/jobs/{}/postings/{id}", app.world.job("kiln"));
    let publication = format!("{address}/publication");
    rosa.post(&publication, &[("_method", "delete")]).await.expect(303);
    assert!(matches!(standing(&app, id).await, Standing::Ended { .. }));
    rosa.post(&publication, &[("_method", "delete")]).await.expect(303);
    rosa.get(&address).await.says("This text is not public.");
    let plan = [("when", "later"), ("from", "2026-11-24T10:30"), ("until", "")];
    rosa.post(&publication, &plan).await.expect(303);
    rosa.post(&publication, &[("_method", "delete")]).await.expect(303);
    assert_eq!(load(&app, id).await.state, PostingState::Unpublished);
    rosa.post(&address, &[("_method", "delete")]).await.expect(409);
    app.clock.advance(jiff::SignedDuration::from_mins(60));
    app.run_work().await;
    assert_eq!(
        noted(&app, id).await,
        ["posting.unpublished", "posting.scheduled", "posting.unscheduled"]
    );
    app.end().await;
}

#[tokio::test]
async fn a_live_text_takes_an_end_alone_and_says_before_it_leaves() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = app.world.posting("kiln/en");
    let address = format!("/app/jobs/{}/postings/{id}", app.world.job("kiln"));
    let publication = format!("{address}/publication");
    let before = load(&app, id).await;
    for when in ["later", "now"] {
        let end = [("when", when), ("from", ""), ("until", "2026-12-24T12:00")];
        rosa.post(&publication, &end).await.expect(303);
        let now = load(&app, id).await;
        assert_eq!(now.unpublish_at, Some("2026-12-24T11:00:00Z".parse().unwrap()));
        assert_eq!(
            (now.publish_at, now.published_at),
            (before.publish_at, before.published_at)
        );
    }
    for (until, ends) in [
        ("2026-12-28T12:00", "2026-12-28T11:00:00Z"),
        ("", "2026-12-28T11:00:00Z"),
    ] {
        let since_long = [("when", "later"), ("from", "2026-11-20T09:00"), ("until", until)];
        rosa.post(&publication, &since_long).await.expect(303);
        let now = load(&app, id).await;
        assert_eq!(
            (now.publish_at, now.published_at, now.unpublish_at),
            (before.publish_at, before.published_at, Some(ends.parse().unwrap())),
            "a start that has passed changes an end alone"
        );
    }
    let backwards = [
        ("when", "later"),
        ("from", "2026-11-20T09:00"),
        ("until", "2026-11-21T09:00"),
    ];
    rosa.post(&publication, &backwards)
        .await
        .expect(422)
        .says("The end comes after the beginning.");
    let passed = [("when", "now"), ("from", ""), ("until", "2026-11-01T12:00")];
    rosa.post(&publication, &passed).await.expect(422);
    let away = [("when", "later"), ("from", "2026-11-25T09:00"), ("until", "")];
    rosa.post(&publication, &away)
        .await
        .expect(422)
        .says("This text is public now.")
        .says("name=\"leaves_now\"");
    assert!(matches!(standing(&app, id).await, Standing::Live { .. }));
    let meant = [
        ("when", "later"),
        ("from", "2026-11-25T09:00"),
        ("until", ""),
        ("leaves_now", "true"),
    ];
    rosa.post(&publication, &meant).await.expect(303);
    assert!(matches!(standing(&app, id).await, Standing::Scheduled { .. }));
    app.end().await;
}

#[tokio::test]
async fn an_end_alone_does_not_make_a_live_text_new() {
    let app = TestApp::new().await;
    let id = app.world.posting("kiln/en");
    let before = load(&app, id).await;
    let until = "2026-12-24T12:00:00Z".parse().unwrap();
    for from in [When::Now, When::At("2026-11-20T09:00:00Z".parse().unwrap())] {
        let posting = before.clone();
        app.act("rosa", move |tx, who| {
            let posting = posting.clone();
            Box::pin(async move { crate::postings::publish(tx, &who, &posting, from, Some(until)).await })
        })
        .await
        .unwrap();
        let now = load(&app, id).await;
        assert_eq!(
            (now.publish_at, now.published_at, now.unpublish_at),
            (before.publish_at, before.published_at, Some(until))
        );
    }
    app.end().await;
}

#[tokio::test]
async fn a_posting_s_times_are_told_by_the_clocks_of_its_place() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = [("name", "Rosa Brandt"), ("language", "en"), ("zone", "Asia/Shanghai")];
    rosa.post("/app/me", &fields).await.expect(303);
    let list = format!("/app/jobs/{}/postings", app.world.job("kiln"));
    let address = format!("{list}/{}", app.world.posting("kiln/en"));
    let end = [("when", "later"), ("from", ""), ("until", "2026-12-24T12:00")];
    rosa.post(&format!("{address}/publication"), &end).await.expect(303);
    for page in [&address, &list] {
        rosa.get(page).await.says("until 24 Dec 2026, 12:00 (Europe/Berlin)");
    }
    app.end().await;
}

/// What happened to a posting, in order.
async fn noted(app: &TestApp, id: Id<Posting>) -> Vec<String> {
    let all: Vec<String> = db::sql("SELECT kind FROM events WHERE subject_id = $1 ORDER BY seq")
        .bind(id)
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    all.into_iter()
        .filter(|kind| !matches!(kind.as_str(), "posting.created" | "posting.changed"))
        .collect()
}
