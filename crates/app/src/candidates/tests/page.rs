//! The page of one person: what is on it, for whom, and going on from there.

use base::Id;
use db::sql;

use crate::{documents::Read, testing::TestApp};

#[tokio::test]
async fn one_page_shows_everything_and_a_look_at_it_is_noted() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let ada = app.world.candidate("ada");
    let page = rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    page.says("Ada Okafor")
        .says("ada@people.example")
        .says("Kiln Engineer")
        .says("Move to Review")
        .says("data-live=\"candidate:");
    let looks: Vec<(Read, Option<Id<super::Candidate>>)> = sql("SELECT action, candidate_id FROM access_log")
        .all(&mut app.app.db.read())
        .await
        .expect("ask");
    assert_eq!(looks, [(Read::CandidateViewed, Some(ada))]);
    // The open page refreshes itself; that is the same look. A link pressed is another one.
    let refresh = app.sign_in("rosa").await.with_header("hx-request", "true");
    refresh.get(&format!("/app/candidates/{ada}")).await.expect(200);
    assert_eq!(app.counted("SELECT COUNT(*) FROM access_log").await, 1);
    rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    assert_eq!(app.counted("SELECT COUNT(*) FROM access_log").await, 2);
    app.end().await;
}

#[tokio::test]
async fn a_hiring_manager_sees_only_their_people_and_of_them_only_what_is_theirs() {
    let app = TestApp::new().await;
    let (hari, rosa) = (app.sign_in("hari").await, app.sign_in("rosa").await);
    let (ada, cem) = (app.world.candidate("ada"), app.world.candidate("cem"));
    hari.get(&format!("/app/candidates/{cem}")).await.expect(404);
    hari.get(&format!("/app/candidates/{cem}/timeline")).await.expect(404);
    // Rosa adds Ada to the vault, of which Hari must not know.
    let vault = app.world.job("vault").to_string();
    rosa.post(
        &format!("/app/candidates/{ada}/applications"),
        &[("job_id", &vault), ("source", "")],
    )
    .await
    .expect(303);
    rosa.get(&format!("/app/candidates/{ada}"))
        .await
        .expect(200)
        .says("Vault Director")
        .says("added the application");
    for path in ["", "/timeline"] {
        hari.get(&format!("/app/candidates/{ada}{path}"))
            .await
            .expect(200)
            .does_not_say("Vault")
            .does_not_say("added the application");
    }
    let again = rosa
        .post(
            &format!("/app/candidates/{ada}/applications"),
            &[("job_id", &vault), ("source", "")],
        )
        .await;
    again.expect(422).says("already has an application");
    app.end().await;
}

#[tokio::test]
async fn nobody_sees_their_own_record() {
    let app = TestApp::new().await;
    let rosa_as_person = app.prospect("Rosa Brandt", "rosa@acme.example", "Munich").await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let path = format!("/app/candidates/{rosa_as_person}");
    rosa.get(&path).await.expect(404);
    rosa.get(&format!("{path}/edit")).await.expect(404);
    rosa.get("/app/candidates")
        .await
        .expect(200)
        .does_not_say("rosa_brandt")
        .does_not_say(&path);
    olga.get(&path).await.expect(200).says("Rosa Brandt");
    app.end().await;
}

#[tokio::test]
async fn the_next_and_the_one_before_are_those_of_the_board_or_the_list() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (ada, bao, job) = (
        app.world.candidate("ada"),
        app.world.candidate("bao"),
        app.world.job("kiln"),
    );
    let board = format!("from=board&amp;job={job}");
    let first = rosa
        .get(&format!("/app/candidates/{ada}?from=board&job={job}"))
        .await
        .expect(200);
    first
        .says("1 of 2")
        .says(&format!("/app/candidates/{bao}?{board}"))
        .says("data-key=\"j\"")
        .does_not_say("data-key=\"k\"");
    rosa.get(&format!("/app/candidates/{bao}?from=table&job={job}&sort=name"))
        .await
        .expect(200)
        .says("1 of 2")
        .says(&format!("/app/candidates/{ada}?from=table"));
    rosa.get(&format!("/app/candidates/{ada}?from=list"))
        .await
        .expect(200)
        .says(&format!("/app/candidates/{bao}?from=list"));
    // Moved on from the page, the next is still the next.
    let review = app.world.stage("kiln/review").to_string();
    let back = format!("/app/candidates/{ada}?from=board&job={job}&at=1");
    let moved = rosa
        .post(
            &format!("/app/applications/{}/stage", app.world.application("ada")),
            &[("stage_id", &review), ("version", "1"), ("back", &back)],
        )
        .await
        .expect_redirect(&back);
    let page = rosa.get(moved.header("location")).await.expect(200);
    page.says(&format!("/app/candidates/{bao}?{board}")).says("Undo");
    app.end().await;
}

#[tokio::test]
async fn what_happened_is_told_in_parts_that_go_further_back() {
    let app = TestApp::new().await;
    let (rosa, ada) = (app.sign_in("rosa").await, app.world.candidate("ada"));
    for n in 1..=30 {
        rosa.post(
            &format!("/app/candidates/{ada}/tags"),
            &[("tag", &format!("word-{n:02}"))],
        )
        .await
        .expect(303);
    }
    let page = rosa.get(&format!("/app/candidates/{ada}")).await.expect(200).text();
    assert!(page.contains("added the tag “word-30”") && !page.contains("added the tag “word-05”"));
    let further = page.split("timeline?before=").nth(1).expect("a link further back");
    let seq: String = further.chars().take_while(char::is_ascii_digit).collect();
    rosa.get(&format!("/app/candidates/{ada}/timeline?before={seq}"))
        .await
        .expect(200)
        .says("added the tag “word-05”")
        .does_not_say("added the tag “word-30”")
        .does_not_say("timeline?before=");
    app.end().await;
}

#[tokio::test]
async fn answers_of_the_form_are_shown_and_the_marked_one_says_so() {
    let app = TestApp::new().await;
    let (job, application) = (app.world.job("kiln"), app.world.application("ada"));
    app.act("rosa", move |tx, _| {
        Box::pin(async move {
            let question = tx.id::<()>();
            sql(
                "INSERT INTO questions (id, job_id, position, kind, labels, hints, options, required)
                 VALUES ($1, $2, 0, 'yes_no', '{\"en\":\"May you work here?\"}', '{}', '[]', TRUE)",
            )
            .bind(question)
            .bind(job)
            .run(tx)
            .await?;
            sql("INSERT INTO answers (application_id, question_id, value, marked) VALUES ($1, $2, 'false', TRUE)")
                .bind(application)
                .bind(question)
                .run(tx)
                .await?;
            Ok(())
        })
    })
    .await
    .expect("an answer");
    let vera = app.sign_in("vera").await;
    vera.get(&format!("/app/candidates/{}", app.world.candidate("ada")))
        .await
        .expect(200)
        .says("May you work here?")
        .says("marked");
    app.end().await;
}

#[tokio::test]
async fn the_status_link_is_handed_out_to_those_who_decide_and_noted() {
    let app = TestApp::new().await;
    let (rosa, vera) = (app.sign_in("rosa").await, app.sign_in("vera").await);
    let person = app.prospect("Eli Weber", "eli@people.example", "Berlin").await;
    let job = app.world.job("kiln").to_string();
    rosa.post(
        &format!("/app/candidates/{person}/applications"),
        &[("job_id", &job), ("source", "fair")],
    )
    .await
    .expect(303);
    let application: Id<crate::applications::Application> = sql("SELECT id FROM applications WHERE candidate_id = $1")
        .bind(person)
        .value(&mut app.app.db.read())
        .await
        .expect("ask");
    let path = format!("/app/applications/{application}/status-link");
    vera.get(&path).await.expect(403);
    let page = rosa
        .get(&path)
        .await
        .expect(200)
        .says("No mail server is set up")
        .text();
    let link = page.split("/status/").nth(1).expect("a link");
    let token: String = link.chars().take_while(|c| *c != '"').collect();
    app.visitor()
        .get(&format!("/status/{token}"))
        .await
        .expect(200)
        .says("Kiln Engineer");
    assert_eq!(
        app.counted("SELECT COUNT(*) FROM access_log WHERE action = 'status_link_copied'")
            .await,
        1
    );
    app.end().await;
}
