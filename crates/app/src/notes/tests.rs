//! Notes: who reads them, who is named, who changes them.

use base::Id;
use db::sql;

use super::Note;
use crate::testing::TestApp;

async fn only_note(app: &TestApp) -> Id<Note> {
    sql("SELECT id FROM notes ORDER BY created_at DESC, id DESC LIMIT 1")
        .value(&mut app.app.db.read())
        .await
        .expect("a note")
}

#[tokio::test]
async fn a_note_names_a_colleague_who_is_told_once_and_has_read_it_on_the_page() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let page = format!("/app/candidates/{}", app.world.candidate("ada"));
    rosa.post(
        &format!("{page}/notes"),
        &[("body", "Look at the kiln work, @Hari Menon.")],
    )
    .await
    .expect_redirect(&format!("{page}#notes"));
    assert_eq!(
        app.counted("SELECT COUNT(*) FROM messages WHERE kind = 'mention'")
            .await,
        1
    );
    let unread = || async {
        super::unread(&mut app.app.db.read(), &app.actor("hari").await)
            .await
            .expect("ask")
            .len()
    };
    assert_eq!(unread().await, 1);
    hari.get(&page)
        .await
        .expect(200)
        .says("<strong>@Hari Menon</strong>")
        .does_not_say("/app/notes/");
    assert_eq!(unread().await, 0);
    // Named again in the same note, Hari is not told again.
    let note = only_note(&app).await;
    rosa.post(
        &format!("/app/notes/{note}"),
        &[("body", "Look again, @Hari Menon and @Ivy Lin."), ("version", "1")],
    )
    .await
    .expect(303);
    assert_eq!(
        app.counted("SELECT COUNT(*) FROM messages WHERE kind = 'mention'")
            .await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn somebody_who_may_not_see_it_cannot_be_named() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let page = format!("/app/candidates/{}", app.world.candidate("cem"));
    let refused = rosa
        .post(&format!("{page}/notes"), &[("body", "What do you think, @Hari Menon?")])
        .await;
    refused
        .expect(422)
        .says("Hari Menon may not see this")
        .says("What do you think, @Hari Menon?");
    // Chosen from a list that a page of somebody else's had is no way around.
    let hari = app.world.user("hari");
    let verb = app
        .act("rosa", move |tx, who| {
            Box::pin(async move {
                let cem: Id<crate::candidates::Candidate> = sql("SELECT id FROM candidates WHERE name = 'Cem Aydin'")
                    .value(tx)
                    .await?;
                super::write(tx, &crate::keys::Keys::new([7; 32]), &who, cem, "Look", &[hari]).await
            })
        })
        .await;
    assert!(matches!(verb, Err(web::Error::Invalid(_))));
    assert_eq!(app.counted("SELECT COUNT(*) FROM notes").await, 0);
    app.end().await;
}

#[tokio::test]
async fn only_those_who_may_see_the_person_are_offered() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let (ada, cem) = (app.world.candidate("ada"), app.world.candidate("cem"));
    let people = |id: Id<crate::candidates::Candidate>, q: &str| format!("/app/candidates/{id}/people?q={q}");
    rosa.get(&people(ada, "men"))
        .await
        .expect(200)
        .says("data-name=\"Hari Menon\"")
        .does_not_say("Ivy");
    rosa.get(&people(cem, ""))
        .await
        .expect(200)
        .does_not_say("Hari")
        .does_not_say("Olga");
    hari.get(&people(cem, "")).await.expect(404);
    app.sign_in("vera").await.get(&people(ada, "")).await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn a_note_of_one_job_s_team_stays_unseen_by_others_and_names_only_that_team() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let ada = app.world.candidate("ada");
    let page = format!("/app/candidates/{ada}");
    let vault = app.world.job("vault").to_string();
    rosa.post(&format!("{page}/applications"), &[("job_id", &vault)])
        .await
        .expect(303);
    let secret: Id<crate::applications::Application> =
        sql("SELECT id FROM applications WHERE job_id = $1 AND candidate_id = $2")
            .bind(app.world.job("vault"))
            .bind(ada)
            .value(&mut app.app.db.read())
            .await
            .expect("ask");
    let secret = secret.to_string();
    let note = [("body", "For the vault alone."), ("application_id", &secret as &str)];
    rosa.post(&format!("{page}/notes"), &note).await.expect(303);
    rosa.get(&page)
        .await
        .expect(200)
        .says("For the vault alone.")
        .says("team of J-0003");
    hari.get(&page)
        .await
        .expect(200)
        .does_not_say("For the vault alone.")
        .does_not_say("wrote a note");
    let naming = [("body", "@Hari Menon, see?"), ("application_id", &secret as &str)];
    rosa.post(&format!("{page}/notes"), &naming).await.expect(422);
    hari.post(&format!("{page}/notes"), &note).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn one_changes_and_removes_one_s_own_note_and_can_take_that_back() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let page = format!("/app/candidates/{}", app.world.candidate("ada"));
    hari.post(&format!("{page}/notes"), &[("body", "First words")])
        .await
        .expect(303);
    let note = format!("/app/notes/{}", only_note(&app).await);
    rosa.get(&note).await.expect(403);
    hari.get(&note).await.expect(200).says("First words");
    hari.post(&note, &[("body", "Second words"), ("version", "1")])
        .await
        .expect(303);
    hari.post(&note, &[("body", "Third words"), ("version", "1")])
        .await
        .expect(409)
        .says("Second words")
        .says("Third words");
    hari.post(&note, &[("body", ""), ("version", "2")]).await.expect(422);
    rosa.send(
        http::Method::DELETE,
        &note,
        Some("application/x-www-form-urlencoded".to_owned()),
        Vec::new(),
    )
    .await
    .expect(403);
    let gone = hari
        .post(&note, &[("_method", "delete"), ("back", &page)])
        .await
        .expect_redirect(&format!("{page}?done="));
    rosa.get(&page).await.expect(200).does_not_say("Second words");
    let undo = gone.header("location").split("done=").nth(1).expect("an undo");
    let undo = undo.split('#').next().expect("an id").to_owned();
    hari.post(&format!("/app/undo/{undo}"), &[("back", &page)])
        .await
        .expect(303);
    rosa.get(&page)
        .await
        .expect(200)
        .says("Second words")
        .says("put a removed note back");
    app.end().await;
}
