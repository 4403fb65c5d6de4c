//! What was set aside, thrown away, done, and taken back again.

use db::sql;
use serde_json::{Value, json};

use super::{all, delete, get, id, post, program, program_of};
use crate::testing::TestApp;

async fn set_aside(app: &TestApp) {
    let done = app.app.db.write(|tx| {
        Box::pin(async move {
            sql(r#"UPDATE applications SET admission = 'quarantined', signals = '["too_fast"]', answer_by = '2026-12-08'"#)
                .run(tx)
                .await
        })
    });
    done.await.expect("set aside");
}

#[tokio::test]
async fn what_was_set_aside_is_let_in_or_thrown_away_and_both_are_taken_back() {
    let app = TestApp::new().await;
    set_aside(&app).await;
    let (ada, bao) = (app.world.application("ada"), app.world.application("bao"));
    let hari = program(&app, "hari", &["applications:write"]).await;
    let list = get(&hari, "set-aside").await.expect(200);
    assert_eq!(all(&list, "name"), ["Ada Okafor", "Wei Bao"]);
    assert_eq!(list.json()["items"][0]["signals"], json!(["too_fast"]));
    assert_eq!(list.json()["items"][0]["may_decide"], true);
    let ivy = program_of(&app, "ivy").await;
    assert_eq!(get(&ivy, "set-aside").await.json()["items"][0]["may_decide"], false);
    post(&ivy, "set-aside/admission", json!({"application_ids": [ada]}))
        .await
        .expect(403);
    post(
        &hari,
        "set-aside/admission",
        json!({"application_ids": [ada, app.world.application("cem")]}),
    )
    .await
    .expect(404);
    let let_in = post(&hari, "set-aside/admission", json!({"application_ids": [ada]}))
        .await
        .expect(200);
    let undo = let_in.json()["undo_id"].as_str().expect("an undo").to_owned();
    assert_eq!(all(&get(&hari, "set-aside").await, "name"), ["Wei Bao"]);
    post(&hari, &format!("undos/{undo}"), json!({})).await.expect(204);
    assert_eq!(all(&get(&hari, "set-aside").await, "name").len(), 2);
    post(&hari, &format!("applications/{bao}/trash"), json!({}))
        .await
        .expect(204);
    get(&hari, &format!("applications/{bao}")).await.expect(404);
    assert_eq!(all(&get(&hari, "applications?trashed=true").await, "id"), [json!(bao)]);
    assert!(all(&get(&ivy, "applications?trashed=true").await, "id").is_empty());
    post(&hari, &format!("applications/{bao}/restoration"), json!({}))
        .await
        .expect(200);
    post(&hari, &format!("applications/{bao}/restoration"), json!({}))
        .await
        .expect(409);
    post(&hari, "set-aside/trash", json!({"application_ids": []}))
        .await
        .expect(422);
    app.end().await;
}

#[tokio::test]
async fn whatever_the_pages_take_back_a_program_takes_back_with_the_scope_of_the_act() {
    let app = TestApp::new().await;
    let (ada, bao) = (app.world.candidate("ada"), app.world.candidate("bao"));
    let rosa = program_of(&app, "rosa").await;
    let note = post(&rosa, "notes", json!({"candidate_id": ada, "body": "Warm"}))
        .await
        .expect(201);
    let task = post(&rosa, "tasks", json!({"candidate_id": ada, "title": "Call"}))
        .await
        .expect(201);
    delete(&rosa, &format!("notes/{}", id(&note))).await.expect(204);
    post(&rosa, &format!("tasks/{}/completion", id(&task)), json!({}))
        .await
        .expect(200);
    rosa.json(
        http::Method::PUT,
        &format!("/api/v1/candidates/{ada}/twins/{bao}"),
        &json!({"verdict": "same"}),
    )
    .await
    .expect(204);
    post(&rosa, &format!("candidates/{bao}/trash"), json!({}))
        .await
        .expect(204);
    let list = get(&rosa, "undos").await.expect(200);
    assert_eq!(list.json()["items"].as_array().map(Vec::len), Some(4));
    let said: Vec<Value> = all(&list, "said").iter().map(|said| said["code"].clone()).collect();
    for code in [
        "candidates-said-trashed",
        "candidates-said-same",
        "tasks-said-done",
        "notes-said-removed",
    ] {
        assert!(said.contains(&json!(code)), "{said:?}");
    }
    // A program of the same person that only writes notes takes back the note and nothing else.
    let notes = program(&app, "rosa", &["notes:write"]).await;
    let its = get(&notes, "undos").await.expect(200);
    assert_eq!(its.json()["items"][0]["said"]["code"], "notes-said-removed");
    assert_eq!(all(&its, "id").len(), 1);
    for undo in all(&list, "id") {
        let path = format!("undos/{}", undo.as_str().expect("an id"));
        let own = its.json()["items"][0]["id"] == undo;
        post(&notes, &path, json!({})).await.expect(if own { 204 } else { 403 });
        post(&program_of(&app, "olga").await, &path, json!({}))
            .await
            .expect(404);
        post(&rosa, &path, json!({})).await.expect(if own { 409 } else { 204 });
    }
    get(&rosa, &format!("notes/{}", id(&note))).await.expect(200);
    get(&rosa, &format!("candidates/{bao}")).await.expect(200);
    let task = get(&rosa, &format!("tasks/{}", id(&task))).await.expect(200);
    assert_eq!(task.json()["done"], false);
    assert!(all(&get(&rosa, "undos").await, "id").is_empty());
    app.end().await;
}

#[tokio::test]
async fn jobs_and_people_lie_in_the_trash_for_those_who_may_take_them_out() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let (loom, ada) = (app.world.job("loom"), app.world.candidate("ada"));
    post(&rosa, &format!("jobs/{loom}/trash"), json!({})).await.expect(200);
    post(&rosa, &format!("candidates/{ada}/trash"), json!({}))
        .await
        .expect(204);
    for (who, jobs, people) in [("rosa", 1, 1), ("olga", 1, 1), ("hari", 0, 0), ("vera", 0, 0)] {
        let client = program_of(&app, who).await;
        assert_eq!(all(&get(&client, "jobs?trashed=true").await, "id").len(), jobs, "{who}");
        let found = get(&client, "candidates?trashed=true").await.expect(200);
        assert_eq!(all(&found, "id").len(), people, "{who}");
    }
    post(&rosa, &format!("jobs/{loom}/restoration"), json!({}))
        .await
        .expect(200);
    post(&rosa, &format!("candidates/{ada}/restoration"), json!({}))
        .await
        .expect(200);
    app.end().await;
}
