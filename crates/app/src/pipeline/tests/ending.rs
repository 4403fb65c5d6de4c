//! Reject, withdraw, reopen, close out.

use super::{refused, rejection};
use crate::{
    applications::Outcome,
    events::By,
    pipeline::{Farewell, Telling, close_out, put_back, reject, reopen, withdraw},
    testing::TestApp,
};

const HELD: &str = "SELECT COUNT(*) FROM messages WHERE state = 'held'";
const TAKEN_BACK: &str = "SELECT COUNT(*) FROM messages WHERE state = 'taken_back'";

#[tokio::test]
async fn a_rejection_waits_for_the_next_working_morning_where_the_candidate_is() {
    let app = TestApp::new().await;
    let (ada, reason) = (
        app.world.application("ada"),
        app.reason("ours", "Not enough kilns").await,
    );
    let bao = app.world.candidate("bao");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE candidates SET city = '西雅图', country = 'US' WHERE id = $1")
                    .bind(bao)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("bao lives in Seattle");
    app.act("hari", |tx, who| {
        Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    let bao = app.world.application("bao");
    app.act("hari", |tx, who| {
        Box::pin(async move { reject(tx, &who, bao, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    let times: Vec<base::Time> = db::sql("SELECT send_at FROM messages ORDER BY send_at")
        .values(&mut app.app.db.read())
        .await
        .expect("ask");
    // It is Tuesday, 9:00 UTC. In Seattle nine comes at 17:00 UTC on the same day; Ada has no place, so the job's counts.
    let times: Vec<String> = times.iter().map(|time| time.to_string()[..13].to_owned()).collect();
    assert_eq!(times, ["2026-11-24T17", "2026-11-25T08"]);
    assert_eq!(app.application("ada").await.outcome, Some(Outcome::Rejected));
    app.run_work().await;
    assert_eq!(app.count(HELD).await, 2, "nothing has left");
    app.end().await;
}

#[tokio::test]
async fn undo_and_reopen_stop_the_mail() {
    let app = TestApp::new().await;
    let (ada, bao) = (app.world.application("ada"), app.world.application("bao"));
    let reason = app.reason("ours", "Not enough kilns").await;
    let before = app
        .act("rosa", |tx, who| {
            Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
        })
        .await;
    let before = before.expect("rejected");
    app.act("rosa", |tx, who| {
        Box::pin(async move { reject(tx, &who, bao, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    app.act("rosa", move |tx, who| {
        let before = before.clone();
        Box::pin(async move { put_back(tx, &who, &before).await })
    })
    .await
    .expect("undone");
    app.act("rosa", |tx, who| Box::pin(async move { reopen(tx, &who, bao).await }))
        .await
        .expect("reopened");
    for name in ["ada", "bao"] {
        let now = app.application(name).await;
        assert_eq!(
            (now.outcome, now.reason_id, now.outcome_at),
            (None, None, None),
            "{name}"
        );
    }
    assert_eq!((app.count(HELD).await, app.count(TAKEN_BACK).await), (0, 2));
    let again = app
        .act("rosa", |tx, who| Box::pin(async move { reopen(tx, &who, bao).await }))
        .await;
    assert_eq!(refused(again), "pipeline-in-play");
    app.end().await;
}

#[tokio::test]
async fn a_reason_of_theirs_is_a_withdrawal_and_nobody_is_written_to() {
    let app = TestApp::new().await;
    let (ada, reason) = (
        app.world.application("ada"),
        app.reason("theirs", "Took another position").await,
    );
    app.act("hari", |tx, who| {
        Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
    })
    .await
    .expect("ended");
    assert_eq!(app.application("ada").await.outcome, Some(Outcome::Withdrawn));
    assert_eq!(app.count("SELECT COUNT(*) FROM messages").await, 0);
    app.end().await;
}

#[tokio::test]
async fn a_reason_is_required_and_one_out_of_use_is_none() {
    let app = TestApp::new().await;
    let (ada, reason) = (
        app.world.application("ada"),
        app.reason("ours", "Not enough kilns").await,
    );
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                db::sql("UPDATE reasons SET archived_at = $1").bind(now).run(tx).await
            })
        })
        .await
        .expect("archive it");
    let outcome = app
        .act("hari", |tx, who| {
            Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
        })
        .await;
    assert!(matches!(outcome, Err(web::Error::Invalid(_))));
    assert_eq!(app.application("ada").await.outcome, None);
    app.end().await;
}

#[tokio::test]
async fn a_candidate_withdraws_and_a_held_rejection_never_reaches_them() {
    let app = TestApp::new().await;
    let (ada, reason) = (
        app.world.application("ada"),
        app.reason("ours", "Not enough kilns").await,
    );
    app.act("rosa", |tx, who| {
        Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    let by = By::Candidate(app.world.candidate("ada"));
    for _ in 0..2 {
        app.act("rosa", move |tx, _| {
            Box::pin(async move { withdraw(tx, by, ada).await })
        })
        .await
        .expect("withdrawn");
    }
    assert_eq!(app.application("ada").await.outcome, Some(Outcome::Withdrawn));
    assert_eq!((app.count(HELD).await, app.count(TAKEN_BACK).await), (0, 1));
    assert_eq!(
        app.count("SELECT COUNT(*) FROM events WHERE kind = 'application.withdrawn'")
            .await,
        1
    );
    app.end().await;
}

#[tokio::test]
async fn closing_out_tells_everybody_still_in_play() {
    let app = TestApp::new().await;
    let (job, reason) = (app.world.job("kiln"), app.reason("ours", "Filled").await);
    let ended = app
        .act("rosa", |tx, who| {
            Box::pin(async move {
                let job = who.job(tx, job, crate::access::Right::Run).await?;
                close_out(
                    tx,
                    &who,
                    &job,
                    &Farewell {
                        reason,
                        telling: Telling::Soon,
                    },
                )
                .await
            })
        })
        .await
        .expect("closed out");
    assert_eq!(ended.len(), 2);
    // Nobody was hired, so nobody reads that the position is filled.
    let held = "SELECT COUNT(*) FROM messages WHERE kind = 'job_closed' AND state = 'held'";
    assert_eq!(app.count(held).await, 2);
    assert_eq!(app.application("cem").await.outcome, None, "another job's");
    app.end().await;
}

#[tokio::test]
async fn a_job_that_opens_again_takes_those_back_who_have_not_heard_of_its_end() {
    let app = TestApp::new().await;
    let (job, reason) = (app.world.job("kiln"), app.reason("ours", "No money").await);
    app.act("rosa", |tx, who| {
        Box::pin(async move {
            let job = who.job(tx, job, crate::access::Right::Run).await?;
            let telling = Telling::NextWorkingMorning;
            close_out(tx, &who, &job, &Farewell { reason, telling }).await?;
            crate::jobs::close(tx, &who, &job).await
        })
    })
    .await
    .expect("closed");
    // Ada's mail has left by now.
    let ada = app.world.application("ada");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE messages SET state = 'sent' WHERE application_id = $1")
                    .bind(ada)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("sent");
    let rosa = app.sign_in("rosa").await;
    rosa.post(&format!("/app/jobs/{job}/state"), &[("to", "reopen")])
        .await
        .expect_redirect(&format!("/app/jobs/{job}/plan"));
    assert_eq!(app.application("ada").await.outcome, Some(Outcome::Rejected));
    assert_eq!(app.application("bao").await.outcome, None);
    assert_eq!((app.count(HELD).await, app.count(TAKEN_BACK).await), (0, 1));
    app.end().await;
}
