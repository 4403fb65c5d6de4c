//! People, notes, tags and tasks by programs.

use http::Method;
use serde_json::{Value, json};

use super::{all, delete, get, id, patch, post, program, program_of};
use crate::testing::TestApp;

#[tokio::test]
async fn somebody_is_added_changed_trashed_and_restored() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let dora = json!({
        "name": "Dora Weiß",
        "language": "de",
        "country": "DE",
        "source": "referral",
        "contact_points": [
            {"kind": "mail", "value": "Dora@Weiss.example"},
            {"kind": "mail", "value": "dora@weiss.example"},
            {"kind": "link", "value": "https://weiss.example/kiln"},
        ],
    });
    let made = post(&rosa, "candidates", dora).await.expect(201);
    assert_eq!(made.json()["contact_points"].as_array().unwrap().len(), 2);
    let path = format!("candidates/{}", id(&made));
    assert_eq!(
        all(&get(&rosa, "candidates?q=weiss").await, "name"),
        [json!("Dora Weiß")]
    );
    let changed = patch(&rosa, &path, json!({"headline": "Potter", "country": null}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (changed["headline"].clone(), changed["country"].clone()),
        (json!("Potter"), Value::Null)
    );
    assert_eq!(changed["contact_points"].as_array().unwrap().len(), 2);
    let old = program_of(&app, "rosa").await.with_header("if-match", "\"v1\"");
    patch(&old, &path, json!({"headline": "Kiln"})).await.expect(412);
    post(&rosa, &format!("{path}/trash"), json!({})).await.expect(204);
    get(&rosa, &path).await.expect(404);
    assert_eq!(
        all(&get(&rosa, "candidates?trashed=true").await, "id"),
        [json!(id(&made))]
    );
    post(&rosa, &format!("{path}/trash"), json!({})).await.expect(409);
    post(&rosa, &format!("{path}/restoration"), json!({})).await.expect(200);
    get(&rosa, &path).await.expect(200);
    post(
        &program_of(&app, "hari").await,
        "candidates",
        json!({"name": "Eva", "language": "en"}),
    )
    .await
    .expect(403);
    app.end().await;
}

#[tokio::test]
async fn a_look_at_somebody_is_written_down_and_a_list_shows_no_contact() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    get(&hari, &format!("candidates/{}", app.world.candidate("ada")))
        .await
        .expect(200)
        .says("ada@people.example");
    get(&hari, "candidates")
        .await
        .expect(200)
        .does_not_say("ada@people.example");
    let noted: Vec<String> = db::sql("SELECT action FROM access_log ORDER BY seq")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(noted, ["candidate_viewed"]);
    app.end().await;
}

#[tokio::test]
async fn two_that_may_be_one_are_told_and_compared() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let again = json!({
        "name": "A. Okafor",
        "language": "en",
        "contact_points": [{"kind": "mail", "value": "ada@people.example"}],
    });
    let again = post(&rosa, "candidates", again).await.expect(201);
    let ada = app.world.candidate("ada");
    let twins = get(&rosa, &format!("candidates/{}/twins", id(&again)))
        .await
        .expect(200);
    assert_eq!(all(&twins, "id"), [json!(ada)]);
    assert_eq!(all(&twins, "shares_contact"), [json!(true)]);
    let path = format!("/api/v1/candidates/{}/twins/{ada}", id(&again));
    rosa.json(Method::PUT, &path, &json!({"verdict": "different"}))
        .await
        .expect(204);
    assert!(all(&get(&rosa, &format!("candidates/{}/twins", id(&again))).await, "id").is_empty());
    app.end().await;
}

#[tokio::test]
async fn a_note_is_written_by_one_and_changed_by_no_other() {
    let app = TestApp::new().await;
    let (hari, ivy) = (program_of(&app, "hari").await, program_of(&app, "ivy").await);
    let ada = app.world.candidate("ada");
    let body = json!({"candidate_id": ada, "body": "Warm hands."});
    let note = post(&hari, "notes", body).await.expect(201);
    let path = format!("notes/{}", id(&note));
    assert_eq!(get(&ivy, &path).await.expect(200).json()["author"], "Hari Menon");
    patch(&ivy, &path, json!({"body": "Cold hands."})).await.expect(403);
    delete(&ivy, &path).await.expect(403);
    let changed = patch(&hari, &path, json!({"body": "Very warm hands."}))
        .await
        .expect(200);
    assert_eq!(changed.header("etag"), "\"v2\"");
    assert_eq!(
        all(&get(&ivy, &format!("notes?candidate_id={ada}")).await, "body"),
        [json!("Very warm hands.")]
    );
    delete(&hari, &path).await.expect(204);
    get(&hari, &path).await.expect(404);
    post(
        &program_of(&app, "vera").await,
        "notes",
        json!({"candidate_id": ada, "body": "?"}),
    )
    .await
    .expect(403);
    app.end().await;
}

#[tokio::test]
async fn tags_and_tasks_come_and_go() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let ada = app.world.candidate("ada");
    post(&rosa, &format!("candidates/{ada}/tags"), json!({"name": "Glaze"}))
        .await
        .expect(204);
    post(&rosa, &format!("candidates/{ada}/tags"), json!({"name": "glaze"}))
        .await
        .expect(204);
    let tags = get(&rosa, "tags").await.expect(200);
    assert_eq!(all(&tags, "name"), [json!("Glaze")]);
    let tag = all(&tags, "id")[0].as_str().unwrap().to_owned();
    delete(&rosa, &format!("candidates/{ada}/tags/{tag}")).await.expect(204);
    delete(&rosa, &format!("candidates/{ada}/tags/{tag}")).await.expect(404);

    let task =
        json!({"candidate_id": ada, "title": "Call", "assignee_id": app.world.user("hari"), "due_on": "2026-12-01"});
    let task = post(&rosa, "tasks", task).await.expect(201);
    let hari = program(&app, "hari", &["tasks:write"]).await;
    let mine = format!("tasks?assignee_id={}&done=false", app.world.user("hari"));
    assert_eq!(all(&get(&hari, &mine).await, "title"), [json!("Call")]);
    let done = post(&hari, &format!("tasks/{}/completion", id(&task)), json!({}))
        .await
        .expect(200);
    assert_eq!(done.json()["done"], true);
    assert!(all(&get(&hari, &mine).await, "id").is_empty());
    let cem =
        json!({"candidate_id": app.world.candidate("cem"), "title": "Call", "assignee_id": app.world.user("hari")});
    post(&rosa, "tasks", cem).await.expect(422);
    app.end().await;
}
