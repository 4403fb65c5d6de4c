//! Seats are taken once.

use base::Id;

use super::refused;
use crate::{
    applications::Outcome,
    jobs::{Opening, openings_of},
    pipeline::{Farewell, Telling, close_out, hire, put_back, reopen},
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
    assert_eq!((before.len(), before[0].freed), (1, Some(seats[1])));
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
        Box::pin(async move { put_back(tx, &rosa, &before[0]).await })
    })
    .await
    .expect("undone");
    assert_eq!(app.count(STATE).await, 1);
    assert_eq!(app.application("bao").await.outcome, Some(Outcome::Hired));
    app.end().await;
}

#[tokio::test]
async fn when_a_hire_falls_through_nobody_reads_that_the_position_is_filled() {
    let app = TestApp::new().await;
    let (seats, reason) = (seats(&app).await, app.reason("ours", "Filled").await);
    let (job, ada) = (app.world.job("kiln"), app.world.application("ada"));
    let (seat, free) = (seats[0], seats[1]);
    app.act("rosa", move |tx, rosa| {
        Box::pin(async move {
            db::sql("DELETE FROM openings WHERE id = $1").bind(free).run(tx).await?;
            hire(tx, &rosa, ada, seat).await?;
            let job = rosa.job(tx, job, crate::access::Right::Run).await?;
            let telling = Telling::NextWorkingMorning;
            close_out(tx, &rosa, &job, &Farewell { reason, telling }).await
        })
    })
    .await
    .expect("hired, and the others told");
    let held = "SELECT COUNT(*) FROM messages WHERE kind = 'position_filled' AND state = 'held'";
    assert_eq!(app.count(held).await, 1);
    let before = app
        .act("rosa", |tx, rosa| Box::pin(async move { reopen(tx, &rosa, ada).await }))
        .await
        .expect("reopened");
    assert_eq!((before.len(), app.count(held).await), (2, 0));
    assert_eq!(app.application("bao").await.outcome, None);
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

/// Ada is in play for the loom as well.
async fn ada_also_applies_for_the_loom(app: &TestApp) {
    let (ada, loom) = (
        app.world.candidate("ada").to_string(),
        app.world.job("loom").to_string(),
    );
    app.sign_in("rosa")
        .await
        .post(&format!("/app/candidates/{ada}/applications"), &[("job_id", &loom)])
        .await
        .expect(303);
}

const AT_THE_LOOM: &str = "SELECT COUNT(*) FROM applications a JOIN jobs j ON j.id = a.job_id
    WHERE a.candidate_id IN (SELECT candidate_id FROM applications WHERE outcome = 'hired')
      AND a.outcome = 'withdrawn'";

#[tokio::test]
async fn whoever_hires_is_asked_about_the_other_applications_and_undo_puts_them_back() {
    let app = TestApp::new().await;
    ada_also_applies_for_the_loom(&app).await;
    let (rosa, ada, seat) = (
        app.sign_in("rosa").await,
        app.world.application("ada").to_string(),
        seats(&app).await[0].to_string(),
    );
    let path = format!("/app/applications/{ada}/hire");
    rosa.get(&path)
        .await
        .expect(200)
        .says("in play for another job as well")
        .says("End that application as withdrawn");
    let hired = app.world.stage("kiln/hired").to_string();
    rosa.post(&format!("/app/applications/{ada}/stage"), &[("stage_id", &hired)])
        .await
        .expect_redirect(&path);
    rosa.post(&path, &[("opening", &seat), ("elsewhere", "end")])
        .await
        .expect(303);
    assert_eq!(app.count(AT_THE_LOOM).await, 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM messages WHERE state = 'held'").await, 0);
    let undo: uuid::Uuid = db::sql("SELECT id FROM undos ORDER BY created_at DESC, id DESC LIMIT 1")
        .value(&mut app.app.db.read())
        .await
        .expect("an undo");
    rosa.post(&format!("/app/undo/{undo}"), &[]).await.expect(303);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM applications WHERE outcome IS NOT NULL")
            .await,
        0
    );
    app.end().await;
}

#[tokio::test]
async fn whoever_does_not_decide_there_is_not_told_of_it_and_leaving_changes_nothing() {
    let app = TestApp::new().await;
    ada_also_applies_for_the_loom(&app).await;
    let (hari, ada, seat) = (
        app.sign_in("hari").await,
        app.world.application("ada").to_string(),
        seats(&app).await[0].to_string(),
    );
    let path = format!("/app/applications/{ada}/hire");
    hari.get(&path).await.expect(200).does_not_say("another job");
    hari.post(&path, &[("opening", &seat), ("elsewhere", "end")])
        .await
        .expect(303);
    assert_eq!(app.count(AT_THE_LOOM).await, 0);
    app.end().await;
}
