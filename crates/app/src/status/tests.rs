//! Stories of the candidate's page.

use base::Id;
use db::{Tx, sql};
use futures::future::BoxFuture;
use jiff::SignedDuration;

use super::SendLinks;
use crate::{
    App,
    applications::{self, Application},
    events::By,
    testing::{Client, TestApp},
};

/// Gives an application a link and tells its token.
async fn link(app: &TestApp, name: &str) -> String {
    let (keys, id) = (app.app.keys.clone(), app.world.application(name));
    write(app, move |tx| {
        let keys = keys.clone();
        Box::pin(async move {
            let application = applications::find(tx, id).await?.expect("somebody of the world");
            applications::renew(tx, &keys, By::System, &application).await
        })
    })
    .await;
    token(app, id).await
}

async fn token(app: &TestApp, id: Id<Application>) -> String {
    let sealed = applications::sealed_token(&mut app.app.db.read(), id)
        .await
        .unwrap()
        .expect("a link");
    applications::open_token(&app.app.keys, &sealed).expect("sealed with this key")
}

async fn write<R: Send>(
    app: &TestApp,
    verb: impl for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, anyhow::Result<R>> + Send + Sync,
) -> R {
    app.app.db.write(verb).await.unwrap()
}

async fn run(app: &TestApp, statement: &'static str) {
    write(app, move |tx| Box::pin(async move { sql(statement).run(tx).await })).await;
}

async fn kinds(app: &TestApp) -> Vec<String> {
    sql("SELECT kind FROM messages ORDER BY created_at, id")
        .values(&mut app.app.db.read())
        .await
        .unwrap()
}

async fn english(app: &TestApp) -> Client<'_> {
    app.visitor().with_header("accept-language", "en")
}

#[tokio::test]
async fn a_page_shows_its_own_application_and_is_kept_nowhere() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    let page = visitor
        .get(&format!("/status/{ada}"))
        .await
        .expect(200)
        .says("Ada Okafor")
        .says("ada@people.example");
    let page = page.does_not_say("Bao").does_not_say("Cem");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(page.header("cache-control").contains("no-store"));
    assert!(page.text().contains("<meta name=\"robots\" content=\"noindex\">"));
    visitor
        .get(&format!("/status/{ada}?lang=de"))
        .await
        .expect(200)
        .says("Wie es steht");
    visitor
        .get(&format!("/status/{ada}?lang=zh-Hans"))
        .await
        .expect(200)
        .says("您可以");
    for wrong in [
        format!("{ada}x"),
        ada.replace(&ada[..4], "AAAA"),
        "x".to_owned(),
        app.world.application("ada").to_string(),
    ] {
        visitor
            .get(&format!("/status/{wrong}"))
            .await
            .expect(404)
            .does_not_say("Okafor");
    }
    app.end().await;
}

#[tokio::test]
async fn a_person_in_the_trash_has_no_page() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    run(
        &app,
        "UPDATE candidates SET trashed_at = created_at WHERE given = 'Ada'",
    )
    .await;
    visitor.get(&format!("/status/{ada}")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn a_move_and_a_rejection_are_told_once_they_are_true() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    let place = format!("/status/{ada}");
    let (application, review) = (app.world.application("ada"), app.world.stage("kiln/review"));
    write(&app, move |tx| {
        Box::pin(async move {
            let now = tx.now();
            applications::NewStay {
                application,
                stage: review,
                entered_at: now,
                by: None,
            }
            .insert(tx);
            sql("UPDATE applications SET stage_id = $2 WHERE id = $1")
                .bind(application)
                .bind(review)
                .run(tx)
                .await
        })
    })
    .await;
    let current = |page: &str| {
        let step = page.split("aria-current=\"step\"").nth(1)?;
        Some(step.split("<strong>").nth(1)?.split('<').next()?.to_owned())
    };
    app.clock.advance(SignedDuration::from_mins(5));
    let before = current(&visitor.get(&place).await.expect(200).text()).unwrap();
    app.clock.advance(SignedDuration::from_mins(6));
    let after = current(&visitor.get(&place).await.expect(200).text()).unwrap();
    assert_ne!(before, after, "the move can no longer be taken back");

    let (candidate, until) = (
        app.world.candidate("ada"),
        app.clock.now() + SignedDuration::from_hours(20),
    );
    write(&app, move |tx| {
        Box::pin(async move {
            let now = tx.now();
            sql("UPDATE applications SET outcome = 'rejected', outcome_at = $2 WHERE id = $1")
                .bind(application)
                .bind(now)
                .run(tx)
                .await?;
            let message = crate::messages::NewMessage {
                candidate: Some(candidate),
                application: Some(application),
                ..crate::messages::NewMessage::new(
                    crate::messages::MessageKind::Rejection,
                    "ada@people.example".parse().expect("an address"),
                    "en".parse().expect("a tag"),
                    until,
                )
                .with("name", "Ada")
                .with("job", "Kiln")
                .with("sender", "Rosa")
            };
            crate::messages::hold(tx, message).await?;
            Ok(())
        })
    })
    .await;
    app.clock.advance(SignedDuration::from_hours(2));
    visitor.get(&place).await.expect(200).does_not_say("other people");
    run(&app, "UPDATE messages SET state = 'sent'").await;
    visitor
        .get(&place)
        .await
        .expect(200)
        .says("We decided to go on with other people")
        .says("A person made this");
    app.end().await;
}

#[tokio::test]
async fn a_candidate_adds_a_file_and_replaces_the_cv() {
    const CV: &[u8] = b"%PDF-1.4\n%%EOF\n";
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    let place = format!("/status/{ada}/files");
    visitor.get(&place).await.expect(200).says("Change or add a file");
    visitor
        .upload(&place, &[("kind", "resume")], &[])
        .await
        .expect(422)
        .says("Choose a file");
    visitor
        .upload(&place, &[("kind", "resume")], &[("file", "cv.exe", b"MZ")])
        .await
        .expect(422)
        .says("Choose a PDF");
    for (kind, name) in [("resume", "first.pdf"), ("resume", "second.pdf"), ("other", "map.pdf")] {
        visitor
            .upload(&place, &[("kind", kind)], &[("file", name, CV)])
            .await
            .expect_redirect(&format!("/status/{ada}"));
    }
    visitor
        .get(&format!("/status/{ada}"))
        .await
        .expect(200)
        .says("second.pdf")
        .says("map.pdf")
        .does_not_say("first.pdf");
    let kept: i64 = sql("SELECT COUNT(*) FROM documents WHERE removed_at IS NULL")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(kept, 3, "what was replaced is kept for the team");
    app.run_work().await;
    app.end().await;
}

#[tokio::test]
async fn withdrawing_asks_first_and_happens_once() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    let place = format!("/status/{ada}/withdrawal");
    visitor.get(&place).await.expect(200).says("Withdraw your application?");
    let outcome = "SELECT outcome FROM applications WHERE outcome IS NOT NULL";
    assert!(
        sql(outcome)
            .values::<String>(&mut app.app.db.read())
            .await
            .unwrap()
            .is_empty(),
        "looking changes nothing"
    );
    for _ in 0..2 {
        visitor
            .post(&place, &[])
            .await
            .expect_redirect(&format!("/status/{ada}"));
    }
    assert_eq!(
        sql(outcome).values::<String>(&mut app.app.db.read()).await.unwrap(),
        ["withdrawn"]
    );
    assert_eq!(kinds(&app).await, ["withdrawal"]);
    visitor
        .get(&format!("/status/{ada}"))
        .await
        .expect(200)
        .says("You have withdrawn")
        .does_not_say("Change or add a file");
    app.end().await;
}

#[tokio::test]
async fn asking_for_a_copy_or_erasure_reaches_a_colleague_within_the_month() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    for kind in ["copy", "erasure", "erasure"] {
        let place = format!("/status/{ada}/requests/{kind}");
        visitor.get(&place).await.expect(200);
        visitor
            .post(&place, &[])
            .await
            .expect_redirect(&format!("/status/{ada}"));
    }
    visitor
        .get(&format!("/status/{ada}/requests/everything"))
        .await
        .expect(404);
    let asked: Vec<(String, bool)> = sql("SELECT kind, due_at = $1 FROM data_requests ORDER BY kind")
        .bind("2026-12-24T09:00:00Z".parse::<base::Time>().unwrap())
        .all(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(asked, [("copy".to_owned(), true), ("erasure".to_owned(), true)]);
    let told: Vec<String> = sql("SELECT to_email FROM messages WHERE kind = 'data_request'")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(
        told,
        ["rosa@acme.example", "rosa@acme.example"],
        "who recruits for the kiln"
    );
    visitor
        .get(&format!("/status/{ada}"))
        .await
        .expect(200)
        .says("24 December 2026");
    app.end().await;
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let app = TestApp::new().await;
    link(&app, "ada").await;
    let visitor = english(&app).await;
    let mut answers = Vec::new();
    for email in ["ada@people.example", "nobody@people.example"] {
        let answer = visitor
            .post("/status", &[("email", email)])
            .await
            .expect_redirect("/status?sent=true");
        let waiting: i64 = sql("SELECT COUNT(*) FROM work_items")
            .value(&mut app.app.db.read())
            .await
            .unwrap();
        answers.push((answer.header("location").to_owned(), answer.body, waiting));
        assert!(kinds(&app).await.is_empty(), "who it is for is looked up later");
        app.run_work().await;
        run(&app, "DELETE FROM messages").await;
    }
    assert_eq!(answers[0], answers[1]);
    visitor
        .get("/status?sent=true")
        .await
        .expect(200)
        .says("If there is an application");
    visitor
        .post("/status", &[("email", "ada@")])
        .await
        .expect(422)
        .says("Enter an e-mail address");

    visitor
        .post("/status", &[("email", "ADA@people.example")])
        .await
        .expect_redirect("/status");
    let payload: String = sql("SELECT payload FROM work_items")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert!(
        !payload.to_lowercase().contains("ada"),
        "work that waits says nothing about people: {payload}"
    );
    app.run_work().await;
    assert_eq!(kinds(&app).await, ["status_link"]);
    assert_eq!(<SendLinks as work::Task<App>>::NAME, "status.send_links");
    app.end().await;
}

#[tokio::test]
async fn a_new_link_ends_the_old_one() {
    let app = TestApp::new().await;
    let (ada, visitor) = (link(&app, "ada").await, english(&app).await);
    visitor
        .post(&format!("/status/{ada}/renewal"), &[])
        .await
        .expect_redirect("/status?sent=true");
    visitor
        .get(&format!("/status/{ada}"))
        .await
        .expect(404)
        .says("This link leads nowhere")
        .says("action=\"/status?");
    let new = token(&app, app.world.application("ada")).await;
    visitor
        .get(&format!("/status/{new}"))
        .await
        .expect(200)
        .says("Ada Okafor");
    assert_eq!(kinds(&app).await, ["status_link"]);
    app.end().await;
}

#[tokio::test]
async fn confirming_lets_in_what_waited_for_it_and_not_what_is_quarantined() {
    let app = TestApp::new().await;
    let visitor = english(&app).await;
    for (name, before, after) in [
        ("ada", "unconfirmed", "accepted"),
        ("bao", "quarantined", "quarantined"),
    ] {
        let token = link(&app, name).await;
        let id = app.world.application(name);
        write(&app, move |tx| {
            Box::pin(async move {
                sql("UPDATE applications SET admission = $2 WHERE id = $1")
                    .bind(id)
                    .bind(before.to_owned())
                    .run(tx)
                    .await
            })
        })
        .await;
        visitor.get(&format!("/status/{token}")).await.expect(200);
        visitor
            .post(&format!("/status/{token}/confirmation"), &[])
            .await
            .expect_redirect(&format!("/status/{token}"));
        let now: String = sql("SELECT admission FROM applications WHERE id = $1")
            .bind(id)
            .value(&mut app.app.db.read())
            .await
            .unwrap();
        assert_eq!(now, after);
    }
    app.end().await;
}
