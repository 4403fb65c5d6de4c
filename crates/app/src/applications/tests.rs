//! Stories of applications as they come in by hand, and of those that were set aside.

use base::Id;
use db::sql;

use super::{
    Admission, Application, NewByStaff, Newcomer, Signals, Source, Submission, Submitted, Who, add_by_staff, admit,
    set_aside, submit, trash,
};
use crate::{
    access::{Actor, User},
    testing::TestApp,
};

async fn actor(app: &TestApp, name: &str) -> Actor {
    let user: User = sql(
        "SELECT id, email, name, role, language, zone, shortcuts, created_at, disabled_at, seen_at, version
         FROM users WHERE id = $1",
    )
    .bind(app.world.user(name))
    .one(&mut app.app.db.read())
    .await
    .unwrap();
    Actor::console(&user, app.clock.now())
}

fn newcomer() -> Who {
    Who::New(Newcomer {
        name: "王小明".to_owned(),
        email: Some("wang@people.example".parse().unwrap()),
        phone: None,
        language: "zh-Hans".parse().unwrap(),
    })
}

async fn add(app: &TestApp, who: Who, job: &str, by: &str) -> web::Result<Id<Application>> {
    let (actor, keys) = (actor(app, by).await, app.app.keys.clone());
    let new = NewByStaff {
        who,
        job: app.world.job(job),
        source: Source::of("referral"),
        files: Vec::new(),
    };
    app.app
        .db
        .write(move |tx| {
            let (actor, keys, new) = (actor.clone(), keys.clone(), new.clone());
            Box::pin(async move { add_by_staff(tx, &keys, &actor, new).await })
        })
        .await
}

#[tokio::test]
async fn somebody_recommended_is_added_by_those_who_decide() {
    let app = TestApp::new().await;
    assert!(matches!(
        add(&app, newcomer(), "kiln", "ivy").await,
        Err(web::Error::Forbidden)
    ));
    assert!(matches!(
        add(&app, newcomer(), "vault", "olga").await,
        Err(web::Error::Forbidden)
    ));
    let id = add(&app, newcomer(), "kiln", "hari").await.unwrap();
    let row: (String, String, String, bool, String) = sql(
        "SELECT c.family, c.given, c.sort_key, c.unverified, a.source FROM applications a
         JOIN candidates c ON c.id = a.candidate_id WHERE a.id = $1",
    )
    .bind(id)
    .one(&mut app.app.db.read())
    .await
    .unwrap();
    assert_eq!(
        (row.0.as_str(), row.1.as_str(), row.3, row.4.as_str()),
        ("王", "小明", false, "referral")
    );
    let ada = Who::Known(app.world.candidate("ada"));
    assert!(
        matches!(
            add(&app, ada.clone(), "kiln", "rosa").await,
            Err(web::Error::Conflict(_))
        ),
        "already there"
    );
    add(&app, ada, "loom", "rosa").await.unwrap();
    let cem = Who::Known(app.world.candidate("cem"));
    assert!(
        matches!(add(&app, cem, "loom", "olga").await, Err(web::Error::NotFound)),
        "seen by the vault's team alone"
    );
    app.end().await;
}

#[tokio::test]
async fn a_colleague_lets_in_what_was_set_aside_and_the_applicant_is_told() {
    let app = TestApp::new().await;
    let ids = [app.world.application("ada"), app.world.application("cem")];
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                sql("UPDATE applications SET admission = 'quarantined', answer_by = '2026-12-08'")
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    let mut on = app.app.db.read();
    for (name, sees) in [("hari", 2), ("olga", 2), ("rosa", 3)] {
        let actor = actor(&app, name).await;
        let list = set_aside(&mut on, &actor, None, 50).await.unwrap();
        assert_eq!(list.len(), sees, "{name}");
        assert!(list.iter().all(|one| one.admission == Admission::Quarantined));
    }
    for (name, id, ok) in [("ivy", ids[0], false), ("olga", ids[1], false), ("hari", ids[0], true)] {
        let actor = actor(&app, name).await;
        let outcome = app
            .app
            .db
            .write(move |tx| {
                let actor = actor.clone();
                Box::pin(async move { admit(tx, &actor, id).await })
            })
            .await;
        assert_eq!(outcome.is_ok(), ok, "{name}: {outcome:?}");
    }
    let mail: Vec<(String, String)> = sql("SELECT kind, to_email FROM messages")
        .all(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(mail, [("confirmation".to_owned(), "ada@people.example".to_owned())]);
    app.end().await;
}

async fn quarantine(app: &TestApp) {
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                sql(
                    "UPDATE applications SET admission = 'quarantined', answer_by = '2026-12-08',
                     signals = '[\"hidden_field\",\"too_fast\"]'",
                )
                .run(tx)
                .await
            })
        })
        .await
        .unwrap();
}

async fn column(app: &TestApp, text: &'static str) -> Vec<String> {
    sql(text).values(&mut app.app.db.read()).await.unwrap()
}

#[tokio::test]
async fn what_was_set_aside_is_shown_with_the_reasons_to_those_who_see_the_job() {
    let app = TestApp::new().await;
    quarantine(&app).await;
    let hari = app.sign_in("hari").await;
    let page = hari.get("/app/set-aside").await.expect(200);
    page.says("2 applications wait")
        .says("Ada Okafor")
        .says("ada@people.example")
        .says("looks like spam")
        .says("A field that people cannot see was filled in.")
        .says("The form was sent sooner than a person can fill it in.")
        .does_not_say("Cem");
    let ivy = app.sign_in("ivy").await;
    ivy.get("/app/set-aside")
        .await
        .says("Ada Okafor")
        .does_not_say("Let in")
        .does_not_say("name=\"pick\"");
    let olga = app.sign_in("olga").await;
    olga.get("/app/set-aside")
        .await
        .says("2 applications wait")
        .does_not_say("Cem");
    app.end().await;
}

#[tokio::test]
async fn many_are_let_in_at_once_told_and_set_aside_again() {
    let app = TestApp::new().await;
    quarantine(&app).await;
    let (ada, bao) = (
        app.world.application("ada").to_string(),
        app.world.application("bao").to_string(),
    );
    let hari = app.sign_in("hari").await;
    hari.post("/app/set-aside/admission", &[])
        .await
        .expect_redirect("/app/set-aside");
    hari.get("/app/set-aside")
        .await
        .says("Select at least one application first")
        .says("2 applications wait");
    let done = hari
        .post("/app/set-aside/admission", &[("pick", &ada), ("pick", &bao)])
        .await
        .expect_redirect("/app/set-aside?done=");
    let after = done.header("location").to_owned();
    hari.get(&after)
        .await
        .says("2 applications are let in")
        .says("Nothing is set aside");
    let held = "SELECT to_email FROM messages WHERE state = 'held' ORDER BY to_email";
    assert_eq!(column(&app, held).await, ["ada@people.example", "bao@people.example"]);
    let undo = after.rsplit('=').next().unwrap();
    hari.post(&format!("/app/undo/{undo}"), &[("back", "/app/set-aside")])
        .await
        .expect_redirect("/app/set-aside");
    hari.get("/app/set-aside").await.says("2 applications wait");
    assert!(column(&app, held).await.is_empty(), "nobody is told before it is sure");
    hari.post(&format!("/app/undo/{undo}"), &[]).await.expect(409);
    app.end().await;
}

#[tokio::test]
async fn the_button_of_a_row_means_that_row_whatever_is_picked() {
    let app = TestApp::new().await;
    quarantine(&app).await;
    let (ada, bao) = (
        app.world.application("ada").to_string(),
        app.world.application("bao").to_string(),
    );
    let hari = app.sign_in("hari").await;
    let done = hari
        .post("/app/set-aside/trash", &[("pick", &ada), ("only", &bao)])
        .await
        .expect_redirect("/app/set-aside?done=");
    let after = done.header("location").to_owned();
    hari.get(&after)
        .await
        .says("One application is in the trash")
        .says("Ada Okafor")
        .does_not_say("Wei Bao");
    let undo = after.rsplit('=').next().unwrap();
    hari.post(&format!("/app/undo/{undo}"), &[]).await.expect(303);
    hari.get("/app/set-aside").await.says("Wei Bao");
    let kinds = "SELECT kind FROM events WHERE kind LIKE 'application.%' ORDER BY seq";
    assert_eq!(
        column(&app, kinds).await,
        ["application.trashed", "application.restored"]
    );
    app.end().await;
}

#[tokio::test]
async fn one_that_may_not_be_decided_refuses_the_whole() {
    let app = TestApp::new().await;
    quarantine(&app).await;
    let (ada, cem) = (
        app.world.application("ada").to_string(),
        app.world.application("cem").to_string(),
    );
    let hari = app.sign_in("hari").await;
    for path in ["/app/set-aside/admission", "/app/set-aside/trash"] {
        hari.post(path, &[("pick", &ada), ("pick", &cem)]).await.expect(404);
        app.sign_in("ivy").await.post(path, &[("pick", &ada)]).await.expect(403);
    }
    hari.get("/app/set-aside").await.says("2 applications wait");
    app.end().await;
}

#[tokio::test]
async fn what_was_let_in_is_answered_and_not_thrown_away() {
    let app = TestApp::new().await;
    let (rosa, ada) = (actor(&app, "rosa").await, app.world.application("ada"));
    let outcome = app
        .app
        .db
        .write(move |tx| {
            let rosa = rosa.clone();
            Box::pin(async move { trash(tx, &rosa, ada).await })
        })
        .await;
    assert!(matches!(outcome, Err(web::Error::Conflict(_))));
    app.end().await;
}

/// Sends the form of a posting that was open when it was read.
async fn send(app: &TestApp, job: &str, posting: &str, key: &'static str) -> web::Result<Submitted> {
    let (keys, sent) = (
        app.app.keys.clone(),
        Submission {
            job: app.world.job(job),
            posting: app.world.posting(posting),
            title: "Kiln Engineer".to_owned(),
            name: "Nora Novak".to_owned(),
            name_parts: None,
            email: "nora@people.example".parse().unwrap(),
            phone: None,
            language: "en".parse().unwrap(),
            source: Source::careers_site(),
            answers: Vec::new(),
            files: Vec::new(),
            pool_consent: None,
            notice_version: None,
            signals: Signals::default(),
            form_key: key.to_owned(),
            content_key: key.to_owned(),
        },
    );
    app.app
        .db
        .write(move |tx| {
            let (keys, sent) = (keys.clone(), sent.clone());
            Box::pin(async move { submit(tx, &keys, sent).await })
        })
        .await
}

async fn change(app: &TestApp, text: &'static str, job: &str) {
    let job = app.world.job(job);
    app.app
        .db
        .write(move |tx| Box::pin(async move { sql(text).bind(job).run(tx).await }))
        .await
        .unwrap();
}

#[tokio::test]
async fn applying_is_open_while_the_posting_is_live_and_not_a_minute_longer() {
    let app = TestApp::new().await;
    send(&app, "kiln", "kiln/en", "a").await.unwrap();
    assert!(
        matches!(send(&app, "loom", "kiln/en", "b").await, Err(web::Error::Gone)),
        "a posting of another job"
    );
    change(
        &app,
        "UPDATE postings SET unpublish_at = '2026-11-24T09:01:00.000000Z' WHERE job_id = $1",
        "kiln",
    )
    .await;
    send(&app, "kiln", "kiln/en", "c").await.unwrap();
    app.clock.advance(jiff::SignedDuration::from_secs(60));
    assert!(matches!(
        send(&app, "kiln", "kiln/en", "d").await,
        Err(web::Error::Gone)
    ));
    send(&app, "loom", "loom/en", "e").await.unwrap();
    for hide in [
        "UPDATE jobs SET confidential = TRUE WHERE id = $1",
        "UPDATE jobs SET confidential = FALSE, internal = TRUE WHERE id = $1",
        "UPDATE jobs SET internal = FALSE, state = 'on_hold' WHERE id = $1",
    ] {
        change(&app, hide, "loom").await;
        assert!(
            matches!(send(&app, "loom", "loom/en", hide).await, Err(web::Error::Gone)),
            "{hide}"
        );
    }
    app.end().await;
}
