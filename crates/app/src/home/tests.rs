//! What needs each of the named world on a Tuesday morning, and what does not concern them.

use db::sql;
use jiff::SignedDuration;

use super::Today;
use crate::{
    notes, tasks,
    testing::{Answer, TestApp},
};

async fn run(app: &TestApp, statement: &'static str) {
    app.app
        .db
        .write(|tx| Box::pin(async move { sql(statement).run(tx).await }))
        .await
        .expect("set the scene");
}

async fn today(app: &TestApp, name: &str) -> Answer {
    app.sign_in(name).await.get("/app/today").await.expect(200)
}

/// How many things need somebody, asked of the verb itself.
async fn count(app: &TestApp, name: &str) -> i64 {
    let actor = app.actor(name).await;
    let today = Today::load(&mut app.app.db.read(), &actor, "").await;
    today.expect("load today").count()
}

#[tokio::test]
async fn the_day_begins_with_today_unless_somebody_chose_a_view() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app").await.expect_redirect("/app/today");
    rosa.post(
        "/app/views",
        &[("name", "Mine"), ("place", "jobs"), ("query", "mine=1")],
    )
    .await
    .expect(303);
    run(
        &app,
        "UPDATE users SET home_view_id = (SELECT id FROM saved_views LIMIT 1) WHERE name = 'Rosa Brandt'",
    )
    .await;
    rosa.get("/app").await.expect_redirect("/app/jobs?mine=1");
    rosa.get("/app/today").await.expect(200).says("Nothing needs you today");
    app.end().await;
}

#[tokio::test]
async fn a_promised_answer_waits_with_those_who_decide_on_the_job() {
    let app = TestApp::new().await;
    run(
        &app,
        "UPDATE applications SET answer_by = '2026-11-23' WHERE number = 1",
    )
    .await;
    run(
        &app,
        "UPDATE applications SET answer_by = '2026-11-25' WHERE number = 2",
    )
    .await;
    for name in ["rosa", "hari"] {
        let page = today(&app, name).await;
        page.says("2 things need you today")
            .says("Ada Okafor")
            .says("one day late")
            .says("Wei Bao")
            .says("tomorrow")
            .says("one is overdue");
    }
    for name in ["ivy", "vera", "olga", "adam"] {
        today(&app, name)
            .await
            .says("Nothing needs you today")
            .does_not_say("Ada Okafor");
    }
    run(
        &app,
        "UPDATE applications SET answer_by = '2026-11-26', outcome = NULL WHERE number = 1",
    )
    .await;
    run(&app, "UPDATE applications SET outcome = 'rejected' WHERE number = 2").await;
    today(&app, "hari").await.says("Nothing needs you today");
    app.end().await;
}

#[tokio::test]
async fn new_applications_are_told_of_until_somebody_looks() {
    let app = TestApp::new().await;
    run(&app, "UPDATE candidates SET unverified = TRUE").await;
    let hari = app.sign_in("hari").await;
    hari.get("/app/today")
        .await
        .expect(200)
        .says("2 new applications for Kiln Engineer")
        .does_not_say("Vault");
    let ada = app.world.candidate("ada");
    hari.get(&format!("/app/candidates/{ada}")).await.expect(200);
    hari.get("/app/today")
        .await
        .says("One new application for Kiln Engineer");
    today(&app, "ivy").await.does_not_say("new application");
    today(&app, "rosa").await.says("One new application for Vault Director");
    app.end().await;
}

#[tokio::test]
async fn an_approval_waits_for_whose_turn_it_is() {
    let app = TestApp::new().await;
    let (loom, rosa, vera) = (app.world.job("loom"), app.world.user("rosa"), app.world.user("vera"));
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let (approval, step, now) = (tx.id::<()>(), tx.id::<()>(), tx.now());
                sql(
                    "INSERT INTO approvals (id, job_id, state, requested_by, requested_at, terms_digest)
                     VALUES ($1, $2, 'waiting', $3, $4, 'x')",
                )
                .bind(approval)
                .bind(loom)
                .bind(rosa)
                .bind(now)
                .run(tx)
                .await?;
                sql("INSERT INTO approval_steps (id, approval_id, position, rule) VALUES ($1, $2, 0, 'any')")
                    .bind(step)
                    .bind(approval)
                    .run(tx)
                    .await?;
                sql("INSERT INTO approvers (step_id, user_id) VALUES ($1, $2)")
                    .bind(step)
                    .bind(vera)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("ask for approval");
    today(&app, "vera")
        .await
        .says("Loom Keeper is to open")
        .says("Rosa Brandt asks");
    today(&app, "rosa").await.does_not_say("is to open");
    app.end().await;
}

#[tokio::test]
async fn a_mention_is_told_to_the_one_named_and_can_be_marked_read() {
    let app = TestApp::new().await;
    let (ada, ivy_id, keys) = (app.world.candidate("ada"), app.world.user("ivy"), app.app.keys.clone());
    app.act("hari", move |tx, hari| {
        let keys = keys.clone();
        Box::pin(async move { notes::write(tx, &keys, &hari, ada, "Ask about the notice period", &[ivy_id]).await })
    })
    .await
    .expect("write a note");
    let ivy = app.sign_in("ivy").await;
    ivy.get("/app/today")
        .await
        .says("One thing needs you today")
        .says("Hari Menon named you on Ada Okafor")
        .says("Ask about the notice period");
    today(&app, "vera").await.does_not_say("notice period");
    let read = format!("/app/today/mentions/{ada}/read");
    app.sign_in("adam").await.post(&read, &[]).await.expect(303);
    ivy.get("/app/today").await.says("named you");
    ivy.post(&read, &[]).await.expect_redirect("/app/today");
    ivy.get("/app/today")
        .await
        .says("Marked as read")
        .does_not_say("named you");
    app.end().await;
}

#[tokio::test]
async fn a_task_that_is_due_is_ticked_off_in_place() {
    let app = TestApp::new().await;
    let (ada, ivy_id) = (app.world.candidate("ada"), app.world.user("ivy"));
    let give = |title: &'static str, day: &'static str| {
        app.act("rosa", move |tx, rosa| {
            let day = Some(day.parse().expect("a day"));
            Box::pin(async move { tasks::add(tx, &rosa, ada, title, ivy_id, day).await })
        })
    };
    let call = give("Call her", "2026-11-23").await.expect("add a task");
    give("Write to her", "2026-11-30").await.expect("add a task");
    let ivy = app.sign_in("ivy").await;
    ivy.get("/app/today")
        .await
        .says("Call her")
        .says("overdue")
        .does_not_say("Write to her");
    today(&app, "rosa").await.does_not_say("Call her");
    let done = format!("/app/today/tasks/{call}/done");
    app.sign_in("vera").await.post(&done, &[]).await.expect(403);
    ivy.post(&done, &[]).await.expect_redirect("/app/today");
    ivy.get("/app/today")
        .await
        .says("The task is done")
        .does_not_say("Call her");
    app.end().await;
}

#[tokio::test]
async fn a_mail_that_could_not_leave_is_told_to_those_who_can_act() {
    let app = TestApp::new().await;
    run(
        &app,
        "INSERT INTO messages (id, kind, candidate_id, application_id, to_email, language, subject, body, state, send_at,
            created_at, last_error)
         SELECT id, 'rejection', candidate_id, id, 'ada@people.example', 'en', 'Your application', 'Hello', 'failed',
            applied_at, applied_at, 'unfilled' FROM applications WHERE number IN (1, 3)",
    )
    .await;
    today(&app, "hari")
        .await
        .says("One thing needs you today")
        .says("The mail to Ada Okafor is still here");
    for name in ["ivy", "vera"] {
        today(&app, name).await.says("Nothing needs you today");
    }
    assert_eq!(
        (count(&app, "rosa").await, count(&app, "adam").await),
        (2, 1),
        "the vault is rosa's"
    );
    app.end().await;
}

#[tokio::test]
async fn what_was_set_aside_is_one_thing_for_those_who_decide() {
    let app = TestApp::new().await;
    run(&app, "UPDATE applications SET admission = 'quarantined'").await;
    today(&app, "hari")
        .await
        .says("One thing needs you today")
        .says("2 applications look unusual");
    today(&app, "rosa").await.says("3 applications look unusual");
    today(&app, "ivy").await.says("Nothing needs you today");
    app.end().await;
}

#[tokio::test]
async fn postings_that_end_soon_or_lag_behind_are_told_to_those_who_run_the_job() {
    let app = TestApp::new().await;
    run(
        &app,
        "UPDATE postings SET unpublish_at = '2026-11-27T09:00:00.000000Z' WHERE slug = 'kiln-en'",
    )
    .await;
    run(&app, "UPDATE postings SET text_digest = 'new' WHERE slug = 'loom-en'").await;
    let rosa = today(&app, "rosa").await;
    rosa.says("2 things need you today")
        .says("“Kiln Engineer” stops being public soon")
        .says("“Loom Keeper (m/w/d)” (German) is older than its source");
    today(&app, "hari").await.says("Nothing needs you today");
    today(&app, "adam")
        .await
        .says("One thing needs you today")
        .does_not_say("Kiln Engineer");
    run(
        &app,
        "UPDATE postings SET translated_digest = 'new' WHERE slug = 'loom-de'",
    )
    .await;
    today(&app, "adam").await.says("Nothing needs you today");
    app.end().await;
}

#[tokio::test]
async fn an_open_job_for_which_nobody_applies_is_told_after_three_weeks() {
    let app = TestApp::new().await;
    app.clock.advance(SignedDuration::from_hours(22 * 24));
    run(
        &app,
        "UPDATE applications SET applied_at = '2026-12-10T09:00:00.000000Z' WHERE number = 1",
    )
    .await;
    today(&app, "rosa")
        .await
        .says("Nobody applies for Loom Keeper")
        .does_not_say("Nobody applies for Kiln Engineer")
        .says("Nobody applies for Vault Director");
    today(&app, "olga")
        .await
        .says("Nobody applies for Loom Keeper")
        .does_not_say("Vault");
    today(&app, "hari").await.says("Nothing needs you today");
    app.end().await;
}

#[tokio::test]
async fn what_happens_in_a_compartment_changes_nobody_elses_day() {
    let app = TestApp::new().await;
    let mut before = Vec::new();
    for name in ["olga", "adam", "hari", "ivy", "vera"] {
        before.push((name, count(&app, name).await));
    }
    let rosa = count(&app, "rosa").await;
    for statement in [
        "UPDATE applications SET answer_by = '2026-11-01' WHERE number = 3",
        "UPDATE candidates SET unverified = TRUE WHERE name = 'Cem Aydin'",
        "INSERT INTO data_requests (id, candidate_id, application_id, kind, asked_at, due_at)
         SELECT id, candidate_id, id, 'copy', applied_at, applied_at FROM applications WHERE number = 3",
    ] {
        run(&app, statement).await;
    }
    assert_eq!(count(&app, "rosa").await, rosa + 3);
    for (name, figure) in before {
        assert_eq!(count(&app, name).await, figure, "{name}");
    }
    app.end().await;
}

#[tokio::test]
async fn an_empty_product_says_what_to_do_first() {
    let app = TestApp::new().await;
    run(&app, "UPDATE jobs SET trashed_at = '2026-11-24T09:00:00.000000Z'").await;
    today(&app, "olga")
        .await
        .says("What to do first")
        .says("/app/settings/mail");
    today(&app, "rosa")
        .await
        .says("There is no job yet")
        .says("/app/jobs/new");
    today(&app, "ivy")
        .await
        .says("No job is yours yet")
        .does_not_say("/app/jobs/new");
    app.end().await;
}

#[tokio::test]
async fn the_sidebar_says_how_many_things_wait() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let figure = "<span>Today</span><span class=\"count hot\">2</span>";
    hari.get("/app/jobs").await.expect(200).does_not_say("count hot");
    run(
        &app,
        "UPDATE applications SET answer_by = '2026-11-24' WHERE number < 3",
    )
    .await;
    app.clock.advance(SignedDuration::from_secs(6));
    hari.get("/app/jobs").await.expect(200).says(figure);
    // The page itself is always right, and so is the figure beside it.
    run(&app, "UPDATE applications SET outcome = 'rejected' WHERE number = 1").await;
    hari.get("/app/today")
        .await
        .says("One thing needs you today")
        .says("<span class=\"count hot\">1</span>");
    app.end().await;
}

#[tokio::test]
async fn without_a_mail_server_a_held_mail_is_not_said_to_leave() {
    let app = TestApp::new().await;
    let (reason, ada) = (
        app.reason("ours", "Other skills").await.to_string(),
        app.world.application("ada").to_string(),
    );
    app.sign_in("rosa")
        .await
        .post(
            &format!("/app/applications/{ada}/rejection"),
            &[("reason", &reason), ("telling", "next_working_morning")],
        )
        .await
        .expect(303);
    today(&app, "rosa")
        .await
        .says("It cannot leave: no mail server is set up")
        .does_not_say("/app/settings/mail");
    today(&app, "olga").await.does_not_say("It leaves on");
    let candidate = format!("/app/candidates/{}", app.world.candidate("ada"));
    let rosa = app.sign_in("rosa").await;
    rosa.get(&candidate)
        .await
        .expect(200)
        .says("waits until a mail server is set up");
    app.end().await;
}
