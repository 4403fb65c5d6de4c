//! Opening, holding, closing, filling and reopening.

use base::Id;

use super::{form_with, hidden, make};
use crate::{
    access::Actor,
    applications::Application,
    jobs::{self, Job, Opening},
    testing::TestApp,
};

#[tokio::test]
async fn a_job_opens_rests_and_goes_on_with_when_and_who() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    let (state, plan) = (format!("/app/jobs/{id}/state"), format!("/app/jobs/{id}/plan"));
    rosa.get(&plan).await.says("What is left to do").says("Write the text");
    rosa.post(&state, &[("to", "on_hold")]).await.expect_redirect(&plan);
    rosa.get(&plan).await.says("This job is a draft. Open it first.");
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.get(&plan)
        .await
        .says("Open. People can apply.")
        .says("Since 24 Nov 2026, 10:00, by Rosa Brandt");
    rosa.post(&state, &[("to", "on_hold")]).await.expect(303);
    rosa.get(&plan).await.says("On hold. Nobody new can apply");
    rosa.post(&state, &[("to", "open")]).await.expect(303);
    rosa.post(&state, &[("to", "reopen")]).await.expect(303);
    rosa.get(&plan)
        .await
        .says("This job is open already.")
        .says("Rosa Brandt went on with the job.");
    rosa.post(&state, &[("to", "filled")]).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn closing_asks_what_becomes_of_those_still_in_play() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    let closure = format!("/app/jobs/{kiln}/closure");
    rosa.get(&closure)
        .await
        .expect(200)
        .says("2 people are still in play")
        .says("Reason (needed to reject)</label>")
        .says("2 public texts leave");
    rosa.post(&closure, &[])
        .await
        .expect(422)
        .says("Say what happens to those still in play.");
    rosa.post(&closure, &[("farewell", "soon"), ("reason", "")])
        .await
        .expect(422)
        .says("Choose a reason");
    rosa.post(&closure, &[("farewell", "later"), ("reason", "")])
        .await
        .expect(303);
    rosa.get(&format!("/app/jobs/{kiln}/plan"))
        .await
        .says("Closed without filling every opening.")
        .says("its 2 public texts are on the careers site at once");
    assert_eq!(in_play(&app).await, 2);
    rosa.post(&format!("/app/jobs/{kiln}/state"), &[("to", "reopen")])
        .await
        .expect(303);
    let reason = reason(&app).await.to_string();
    rosa.post(&closure, &[("farewell", "next_working_morning"), ("reason", &reason)])
        .await
        .expect(303);
    rosa.get(&format!("/app/jobs/{kiln}/plan"))
        .await
        .says("2 applications ended with it.");
    assert_eq!(in_play(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn a_filled_job_that_reopens_wants_one_more() {
    let app = TestApp::new().await;
    let kiln = app.world.job("kiln");
    let actor = rosa(&app).await;
    let seats = jobs::openings_of(&mut app.app.db.read(), kiln).await.unwrap();
    let refused = fill(&app, &actor, kiln).await.unwrap_err();
    assert!(
        matches!(refused, web::Error::Conflict(_)),
        "two seats are free: {refused:?}"
    );
    for (seat, candidate) in seats.iter().zip(["ada", "bao"]) {
        take(&app, seat.id, app.world.application(candidate)).await;
    }
    assert_eq!(fill(&app, &actor, kiln).await.unwrap().state, jobs::JobState::Filled);
    let (again, by) = (kiln, actor.clone());
    app.app
        .db
        .write(move |tx| {
            let by = by.clone();
            Box::pin(async move {
                let job = by.job(tx, again, crate::access::Right::Run).await?;
                // Nobody who was hired loses the seat.
                let too_few = jobs::set_headcount(tx, &by, &job, 1).await;
                assert!(matches!(too_few, Err(web::Error::Invalid(_))));
                jobs::reopen(tx, &by, &job).await
            })
        })
        .await
        .unwrap();
    let seats = jobs::openings_of(&mut app.app.db.read(), kiln).await.unwrap();
    assert_eq!(seats.iter().filter(|seat| seat.application_id.is_none()).count(), 1);
    app.end().await;
}

#[tokio::test]
async fn more_openings_for_a_filled_job_are_a_question() {
    let app = TestApp::new().await;
    let (kiln, rosa) = (app.world.job("kiln"), app.sign_in("rosa").await);
    let seats = jobs::openings_of(&mut app.app.db.read(), kiln).await.unwrap();
    for (seat, candidate) in seats.iter().zip(["ada", "bao"]) {
        take(&app, seat.id, app.world.application(candidate)).await;
    }
    fill(&app, &self::rosa(&app).await, kiln).await.unwrap();
    let (address, plan) = (format!("/app/jobs/{kiln}/edit"), format!("/app/jobs/{kiln}/plan"));
    let save = async |openings: &str, reopen: &str| {
        let version = hidden(&rosa.get(&address).await, "version");
        let mut changes = vec![("openings", openings), ("version", version.as_str())];
        changes.extend((!reopen.is_empty()).then_some(("reopen", reopen)));
        rosa.post(&address, &form_with(&changes)).await
    };
    save("3", "")
        .await
        .expect(422)
        .says("Say whether it opens again with 3 openings.")
        .says("name=\"reopen\" value=\"yes\"");
    save("3", "no").await.expect(303);
    rosa.get(&plan)
        .await
        .says("Saved. The job stays filled")
        .says("One opening is free, but the job counts as filled");
    save("4", "yes").await.expect(303);
    rosa.get(&plan)
        .await
        .says("2 of 4 filled")
        .says("Open. People can apply.");
    app.end().await;
}

#[tokio::test]
async fn a_text_without_words_is_still_to_be_written() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    let texts = format!("/app/jobs/{id}/postings");
    rosa.post(&texts, &[("language", "en")]).await.expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .does_not_say("<li class=\"done\">");
    app.end().await;
}

#[tokio::test]
async fn remote_work_without_a_country_is_warned_about() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let warning = "Job searches such as Google’s need one";
    for (countries, warns) in [("", true), ("Portugal, USA", false)] {
        let remote = [("workplace", "remote"), ("cities", ""), ("remote_countries", countries)];
        let id = make(&rosa, &remote).await;
        let texts = format!("/app/jobs/{id}/postings");
        let text = rosa.post(&texts, &[("language", "en")]).await;
        for page in [&format!("/app/jobs/{id}/plan"), text.header("location")] {
            let said = rosa.get(page).await.expect(200).text().contains(warning);
            assert_eq!(said, warns, "{countries} {page}");
        }
    }
    app.end().await;
}

#[tokio::test]
async fn a_long_history_is_folded() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    for to in ["open", "on_hold"].repeat(6) {
        rosa.post(&format!("/app/jobs/{id}/state"), &[("to", to)])
            .await
            .expect(303);
    }
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("<details><summary>Show 3 older</summary>");
    app.end().await;
}

#[tokio::test]
async fn openings_lowered_to_those_taken_fill_the_job() {
    let app = TestApp::new().await;
    let kiln = app.world.job("kiln");
    let seats = jobs::openings_of(&mut app.app.db.read(), kiln).await.unwrap();
    assert_eq!(seats.len(), 2);
    take(&app, seats[0].id, app.world.application("ada")).await;
    let (by, kiln) = (rosa(&app).await, kiln);
    let filled = app
        .app
        .db
        .write(move |tx| {
            let by = by.clone();
            Box::pin(async move {
                let job = by.job(tx, kiln, crate::access::Right::Run).await?;
                jobs::set_headcount(tx, &by, &job, 1).await
            })
        })
        .await
        .unwrap();
    assert_eq!(filled.state, jobs::JobState::Filled);
    app.end().await;
}

async fn rosa(app: &TestApp) -> Actor {
    let user = crate::access::user(&mut app.app.db.read(), app.world.user("rosa"))
        .await
        .unwrap()
        .unwrap();
    Actor::console(&user, app.clock.now())
}

async fn fill(app: &TestApp, actor: &Actor, job: Id<Job>) -> web::Result<Job> {
    let actor = actor.clone();
    app.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, job, crate::access::Right::Run).await?;
                jobs::fill(tx, &actor, &job).await
            })
        })
        .await
}

async fn take(app: &TestApp, seat: Id<Opening>, application: Id<Application>) {
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE openings SET application_id = $2 WHERE id = $1")
                    .bind(seat)
                    .bind(application)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
}

async fn in_play(app: &TestApp) -> i64 {
    db::sql("SELECT COUNT(*) FROM applications WHERE job_id = $1 AND outcome IS NULL")
        .bind(app.world.job("kiln"))
        .value(&mut app.app.db.read())
        .await
        .unwrap()
}

/// A reason of ours.
async fn reason(app: &TestApp) -> Id<()> {
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                let id = tx.id::<()>();
                db::sql("INSERT INTO reasons (id, side, labels, position) VALUES ($1, 'ours', $2, 0)")
                    .bind(id)
                    .bind("{\"en\":\"Position closed\"}".to_owned())
                    .run(tx)
                    .await?;
                Ok::<_, anyhow::Error>(id)
            })
        })
        .await
        .unwrap()
}
