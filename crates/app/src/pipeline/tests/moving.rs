//! From stage to stage.

use jiff::SignedDuration;

use super::refused;
use crate::{
    jobs,
    pipeline::{move_to, put_back},
    testing::TestApp,
};

#[tokio::test]
async fn hari_moves_ada_and_her_stays_are_kept() {
    let app = TestApp::new().await;
    app.clock.advance(SignedDuration::from_hours(30));
    let (ada, review) = (app.world.application("ada"), app.world.stage("kiln/review"));
    let before = app
        .act("hari", |tx, hari| {
            Box::pin(async move { move_to(tx, &hari, ada, review, Some(1)).await })
        })
        .await;
    assert_eq!(
        before.expect("moved").expect("she stood elsewhere").stage,
        app.world.stage("kiln/applied")
    );
    let ada = app.application("ada").await;
    assert_eq!((ada.stage_id, ada.version), (review, 2));
    assert_eq!(
        app.count("SELECT COUNT(*) FROM stage_stays WHERE left_at IS NULL")
            .await,
        3
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM stage_stays").await, 4);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM events WHERE kind = 'application.moved'")
            .await,
        1
    );
    app.end().await;
}

#[tokio::test]
async fn who_only_comments_or_sees_cannot_move_and_outsiders_find_nothing() {
    let app = TestApp::new().await;
    let (ada, cem, review) = (
        app.world.application("ada"),
        app.world.application("cem"),
        app.world.stage("kiln/review"),
    );
    for name in ["ivy", "vera"] {
        let moved = app
            .act(name, |tx, who| {
                Box::pin(async move { move_to(tx, &who, ada, review, None).await })
            })
            .await;
        assert!(matches!(moved, Err(web::Error::Forbidden)), "{name}");
    }
    for name in ["olga", "adam", "hari"] {
        let moved = app
            .act(name, |tx, who| {
                Box::pin(async move { move_to(tx, &who, cem, review, None).await })
            })
            .await;
        assert!(matches!(moved, Err(web::Error::NotFound)), "{name}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_card_that_somebody_else_moved_is_not_moved_again() {
    let app = TestApp::new().await;
    let (ada, review, offer) = (
        app.world.application("ada"),
        app.world.stage("kiln/review"),
        app.world.stage("kiln/offer"),
    );
    app.act("rosa", |tx, who| {
        Box::pin(async move { move_to(tx, &who, ada, review, Some(1)).await })
    })
    .await
    .expect("moved");
    let late = app
        .act("hari", |tx, who| {
            Box::pin(async move { move_to(tx, &who, ada, offer, Some(1)).await })
        })
        .await;
    assert_eq!(refused(late), "pipeline-moved-meanwhile");
    let same = app
        .act("hari", |tx, who| {
            Box::pin(async move { move_to(tx, &who, ada, review, Some(1)).await })
        })
        .await;
    assert!(same.expect("where both wanted it").is_none());
    app.end().await;
}

#[tokio::test]
async fn nobody_is_moved_to_another_jobs_stage_or_past_an_opening() {
    let app = TestApp::new().await;
    let ada = app.world.application("ada");
    for (stage, key) in [
        ("loom/review", "pipeline-stage-gone"),
        ("kiln/hired", "pipeline-hire-instead"),
    ] {
        let stage = app.world.stage(stage);
        let moved = app
            .act("rosa", |tx, who| {
                Box::pin(async move { move_to(tx, &who, ada, stage, None).await })
            })
            .await;
        assert_eq!(refused(moved), key);
    }
    app.end().await;
}

#[tokio::test]
async fn a_move_is_undone_as_if_it_had_not_been_unless_somebody_went_on() {
    let app = TestApp::new().await;
    app.clock.advance(SignedDuration::from_hours(30));
    let (ada, review, offer) = (
        app.world.application("ada"),
        app.world.stage("kiln/review"),
        app.world.stage("kiln/offer"),
    );
    let first = app.application("ada").await;
    let before = app
        .act("rosa", |tx, who| {
            Box::pin(async move { move_to(tx, &who, ada, review, None).await })
        })
        .await;
    let before = before.expect("moved").expect("elsewhere");
    let kept = before.clone();
    app.act("rosa", move |tx, who| {
        let kept = kept.clone();
        Box::pin(async move { put_back(tx, &who, &kept).await })
    })
    .await
    .expect("undone");
    let back = app.application("ada").await;
    assert_eq!((back.stage_id, back.stage_at), (first.stage_id, first.stage_at));
    assert_eq!(
        app.count("SELECT COUNT(*) FROM stage_stays WHERE left_at IS NULL")
            .await,
        3
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM stage_stays").await, 3);

    app.act("hari", |tx, who| {
        Box::pin(async move { move_to(tx, &who, ada, offer, None).await })
    })
    .await
    .expect("moved");
    let late = app
        .act("rosa", move |tx, who| {
            let before = before.clone();
            Box::pin(async move { put_back(tx, &who, &before).await })
        })
        .await;
    assert_eq!(refused(late), "pipeline-gone-on");
    app.end().await;
}

#[tokio::test]
async fn a_move_and_the_removal_of_its_stage_at_once_leave_nobody_in_a_stage_that_is_gone() {
    for _ in 0..8 {
        let app = TestApp::new().await;
        let (ada, review, job) = (
            app.world.application("ada"),
            app.world.stage("kiln/review"),
            app.world.job("kiln"),
        );
        let offer = app.world.stage("kiln/offer");
        let moving = app.act("hari", |tx, who| {
            Box::pin(async move { move_to(tx, &who, ada, review, None).await })
        });
        let removing = app.act("rosa", |tx, who| {
            Box::pin(async move {
                let job = who.job(tx, job, crate::access::Right::Run).await?;
                jobs::remove_stage(tx, &who, &job, review, Some(offer)).await
            })
        });
        let (_, removed) = tokio::join!(moving, removing);
        removed.expect("removed");
        let stage = app.application("ada").await.stage_id;
        assert!(stage == app.world.stage("kiln/applied") || stage == offer);
        app.end().await;
    }
}

#[tokio::test]
async fn a_step_that_the_candidate_sees_promises_the_next_answer_anew() {
    let app = TestApp::new().await;
    let (ada, review) = (app.world.application("ada"), app.world.stage("kiln/review"));
    let yesterday = app.clock.now().date_in(&base::Zone::utc()).add_days(-1);
    app.act("olga", move |tx, _| {
        Box::pin(async move {
            db::sql("UPDATE applications SET answer_by = $2 WHERE id = $1")
                .bind(ada)
                .bind(yesterday)
                .run(tx)
                .await?;
            Ok(())
        })
    })
    .await
    .expect("an old promise");
    let before = app
        .act("hari", move |tx, hari| {
            Box::pin(async move { move_to(tx, &hari, ada, review, None).await })
        })
        .await
        .expect("moved")
        .expect("she stood elsewhere");
    let promised = app.application("ada").await.answer_by.expect("a promise");
    assert!(promised > yesterday.add_days(1), "{promised}");
    app.act("hari", move |tx, hari| {
        let before = before.clone();
        Box::pin(async move { put_back(tx, &hari, &before).await })
    })
    .await
    .expect("undone");
    assert_eq!(
        app.application("ada").await.answer_by,
        Some(yesterday),
        "undo puts the old promise back"
    );
    app.end().await;
}
