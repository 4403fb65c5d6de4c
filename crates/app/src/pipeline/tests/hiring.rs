//! Seats are taken once.

use base::Id;

use super::refused;
use crate::{
    applications::Outcome,
    jobs::{Opening, openings_of},
    pipeline::{hire, put_back, reopen},
    testing::TestApp,
};

async fn seats(app: &TestApp) -> Vec<Id<Opening>> {
    let all = openings_of(&mut app.app.db.read(), app.world.job("kiln"))
        .await
        .expect("ask");
    all.into_iter().map(|seat| seat.id).collect()
}

const STATE: &str = "SELECT COUNT(*) FROM jobs WHERE number = 1 AND state = 'filled'";

#[tokio::test]
async fn a_hire_takes_a_seat_and_the_last_one_fills_the_job() {
    let app = TestApp::new().await;
    let (seats, ada, bao) = (
        seats(&app).await,
        app.world.application("ada"),
        app.world.application("bao"),
    );
    let (first, second) = (seats[0], seats[1]);
    let before = app
        .act("hari", |tx, who| {
            Box::pin(async move { hire(tx, &who, ada, first).await })
        })
        .await
        .expect("hired");
    assert!(!before.ended_job);
    assert_eq!(app.count(STATE).await, 0);
    let taken = app
        .act("hari", |tx, who| {
            Box::pin(async move { hire(tx, &who, bao, first).await })
        })
        .await;
    assert_eq!(refused(taken), "pipeline-seat-taken");
    let before = app
        .act("hari", |tx, who| {
            Box::pin(async move { hire(tx, &who, bao, second).await })
        })
        .await
        .expect("hired");
    assert!(before.ended_job);
    assert_eq!(app.count(STATE).await, 1);
    let bao_now = app.application("bao").await;
    assert_eq!(
        (bao_now.outcome, bao_now.stage_id),
        (Some(Outcome::Hired), app.world.stage("kiln/hired"))
    );

    app.act("hari", move |tx, who| {
        let before = before.clone();
        Box::pin(async move { put_back(tx, &who, &before).await })
    })
    .await
    .expect("undone");
    let bao_now = app.application("bao").await;
    assert_eq!(
        (bao_now.outcome, bao_now.stage_id),
        (None, app.world.stage("kiln/applied"))
    );
    assert_eq!(app.count(STATE).await, 0);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM openings WHERE application_id IS NOT NULL")
            .await,
        1
    );
    app.end().await;
}

#[tokio::test]
async fn a_hire_that_falls_through_opens_the_job_again() {
    let app = TestApp::new().await;
    let (seats, ada, bao) = (
        seats(&app).await,
        app.world.application("ada"),
        app.world.application("bao"),
    );
    for (who, seat) in [(ada, seats[0]), (bao, seats[1])] {
        app.act("rosa", move |tx, rosa| {
            Box::pin(async move { hire(tx, &rosa, who, seat).await })
        })
        .await
        .expect("hired");
    }
    let before = app
        .act("rosa", |tx, rosa| Box::pin(async move { reopen(tx, &rosa, bao).await }))
        .await
        .expect("reopened");
    assert_eq!(before.freed, Some(seats[1]));
    assert_eq!(
        app.count("SELECT COUNT(*) FROM jobs WHERE number = 1 AND state = 'open'")
            .await,
        1
    );
    assert_eq!(
        app.count("SELECT COUNT(*) FROM openings WHERE job_id = (SELECT id FROM jobs WHERE number = 1)")
            .await,
        2
    );
    assert_eq!(app.application("bao").await.stage_id, app.world.stage("kiln/applied"));
    app.act("rosa", move |tx, rosa| {
        let before = before.clone();
        Box::pin(async move { put_back(tx, &rosa, &before).await })
    })
    .await
    .expect("undone");
    assert_eq!(app.count(STATE).await, 1);
    assert_eq!(app.application("bao").await.outcome, Some(Outcome::Hired));
    app.end().await;
}

#[tokio::test]
async fn two_recruiters_hire_into_the_last_seat_at_once_and_one_of_them_does() {
    for _ in 0..8 {
        let app = TestApp::new().await;
        let (ada, bao) = (app.world.application("ada"), app.world.application("bao"));
        let last = seats(&app).await[0];
        let (one, other) = tokio::join!(
            app.act("rosa", |tx, who| Box::pin(
                async move { hire(tx, &who, ada, last).await }
            )),
            app.act("hari", |tx, who| Box::pin(
                async move { hire(tx, &who, bao, last).await }
            )),
        );
        assert!(one.is_ok() != other.is_ok(), "exactly one");
        assert_eq!(
            app.count("SELECT COUNT(*) FROM applications WHERE outcome = 'hired'")
                .await,
            1
        );
        assert_eq!(
            app.count("SELECT COUNT(*) FROM openings WHERE application_id IS NOT NULL")
                .await,
            1
        );
        app.end().await;
    }
}
