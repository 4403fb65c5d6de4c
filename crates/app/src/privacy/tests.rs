//! What candidates asked about their data, who sees it, and that the answer is on record.

use db::sql;

use crate::{
    applications,
    status::{DataRequestKind, request_data},
    testing::TestApp,
};

async fn ask(app: &TestApp, name: &str, kind: DataRequestKind) {
    let (keys, id) = (app.app.keys.clone(), app.world.application(name));
    let asked: web::Result<_> = app
        .app
        .db
        .write(move |tx| {
            let keys = keys.clone();
            Box::pin(async move {
                let application = applications::find(tx, id).await?.expect("somebody of the world");
                request_data(tx, &keys, &application, kind).await
            })
        })
        .await;
    asked.expect("ask");
}

async fn request_of(app: &TestApp, name: &str) -> uuid::Uuid {
    sql("SELECT id FROM data_requests WHERE candidate_id = $1")
        .bind(app.world.candidate(name))
        .value(&mut app.app.db.read())
        .await
        .expect("a request")
}

#[tokio::test]
async fn a_request_waits_with_those_who_run_the_job_until_it_is_answered() {
    let app = TestApp::new().await;
    ask(&app, "ada", DataRequestKind::Copy).await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/data-requests")
        .await
        .expect(200)
        .says("Ada Okafor wants a copy of their data")
        .says("30 days left")
        .says("Kiln Engineer");
    rosa.get("/app/today").await.says("Ada Okafor wants a copy");
    let path = format!("/app/data-requests/{}/answer", request_of(&app, "ada").await);
    for name in ["hari", "ivy", "vera"] {
        let client = app.sign_in(name).await;
        client.get("/app/data-requests").await.expect(200).does_not_say("Ada");
        client.post(&path, &[]).await.expect(404);
    }
    rosa.post(&path, &[]).await.expect_redirect("/app/data-requests");
    rosa.get("/app/data-requests").await.does_not_say("wants a copy");
    rosa.get("/app/today").await.does_not_say("wants a copy");
    rosa.get("/app/data-requests?show=answered")
        .await
        .says("Ada Okafor wants a copy")
        .says("answered by Rosa Brandt");
    rosa.post(&path, &[]).await.expect(409);
    let noted: Vec<(String, Option<uuid::Uuid>)> =
        sql("SELECT kind, actor_id FROM events WHERE kind LIKE 'data_request.%' ORDER BY seq")
            .all(&mut app.app.db.read())
            .await
            .expect("the log");
    let rosa_id = Some(app.world.user("rosa").uuid());
    assert_eq!(noted[1..], [("data_request.answered".to_owned(), rosa_id)]);
    app.end().await;
}

#[tokio::test]
async fn what_was_not_answered_after_all_waits_again_and_keeps_its_day() {
    let app = TestApp::new().await;
    ask(&app, "bao", DataRequestKind::Erasure).await;
    let rosa = app.sign_in("rosa").await;
    let path = format!("/app/data-requests/{}/answer", request_of(&app, "bao").await);
    rosa.post(&path, &[]).await.expect(303);
    app.clock.advance(jiff::SignedDuration::from_hours(31 * 24));
    let rosa = app.sign_in("rosa").await;
    rosa.post(&path, &[("_method", "delete")]).await.expect(303);
    rosa.get("/app/data-requests")
        .await
        .says("Wei Bao wants their data erased")
        .says("one day late");
    app.end().await;
}

#[tokio::test]
async fn a_request_on_a_confidential_job_is_its_teams_alone() {
    let app = TestApp::new().await;
    ask(&app, "cem", DataRequestKind::Copy).await;
    let path = format!("/app/data-requests/{}/answer", request_of(&app, "cem").await);
    for name in ["olga", "adam", "hari"] {
        let client = app.sign_in(name).await;
        let page = client.get("/app/data-requests").await.expect(200);
        page.says("No request waits").does_not_say("Cem");
        client.post(&path, &[]).await.expect(404);
    }
    app.sign_in("rosa")
        .await
        .get("/app/data-requests")
        .await
        .says("Cem Aydin");
    app.end().await;
}

#[tokio::test]
async fn the_answer_is_owed_though_the_person_is_in_the_trash() {
    let app = TestApp::new().await;
    ask(&app, "ada", DataRequestKind::Copy).await;
    app.act("rosa", {
        let ada = app.world.candidate("ada");
        move |tx, rosa| Box::pin(async move { crate::candidates::trash(tx, &rosa, ada).await })
    })
    .await
    .expect("into the trash");
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/data-requests")
        .await
        .says("Ada Okafor wants a copy")
        .says("in the trash");
    app.end().await;
}
