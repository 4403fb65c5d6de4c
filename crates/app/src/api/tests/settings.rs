//! What the organization keeps, its people and saved lists, by programs.

use serde_json::json;

use super::{all, delete, get, id, patch, post, program, program_of};
use crate::testing::TestApp;

#[tokio::test]
async fn those_who_manage_change_the_lists_and_others_read_them() {
    let app = TestApp::new().await;
    let (adam, rosa) = (program_of(&app, "adam").await, program_of(&app, "rosa").await);
    let zone = json!({"names": {"en": "Munich"}, "country": "DE", "zone": "Europe/Berlin"});
    let stages =
        json!({"name": "Short", "stages": [{"kind": "applied", "name": "In"}, {"kind": "hired", "name": "Out"}]});
    for (path, new, change) in [
        (
            "departments",
            json!({"names": {"en": "Kilns"}}),
            json!({"names": {"en": "Kilns", "de": "Öfen"}}),
        ),
        ("offices", zone, json!({"street": "Ofenweg 1"})),
        (
            "reasons",
            json!({"side": "ours", "labels": {"en": "Other skills"}}),
            json!({"labels": {"en": "Skills"}}),
        ),
        ("stage-templates", stages.clone(), stages),
    ] {
        post(&rosa, path, new.clone()).await.expect(403);
        let made = post(&adam, path, new).await.expect(201);
        let one = format!("{path}/{}", id(&made));
        assert_eq!(made.header("location"), format!("/api/v1/{one}"));
        assert!(all(&get(&rosa, path).await.expect(200), "id").contains(&json!(id(&made))));
        get(&rosa, &one).await.expect(200);
        patch(&rosa, &one, change.clone()).await.expect(403);
        patch(&adam, &one, change).await.expect(200);
        if path == "stage-templates" {
            let job = json!({"title": "Dyer", "stage_template_id": id(&made)});
            let job = post(&rosa, "jobs", job).await.expect(201);
            let stages = get(&rosa, &format!("stages?job_id={}", id(&job))).await;
            assert_eq!(all(&stages, "name"), [json!("In"), json!("Out")]);
            // In the order of the board, not of their making.
            let between = json!({"job_id": id(&job), "kind": "review", "name": "Between"});
            post(&rosa, "stages", between).await.expect(201);
            let stages = get(&rosa, &format!("stages?job_id={}", id(&job))).await;
            assert_eq!(all(&stages, "name"), [json!("In"), json!("Between"), json!("Out")]);
            delete(&rosa, &one).await.expect(403);
            delete(&adam, &one).await.expect(204);
            get(&adam, &one).await.expect(404);
        } else {
            post(&rosa, &format!("{one}/archive"), json!({"archived": true}))
                .await
                .expect(403);
            let away = post(&adam, &format!("{one}/archive"), json!({"archived": true}))
                .await
                .expect(200);
            assert!(away.json()["archived_at"].is_string());
            let back = post(&adam, &format!("{one}/archive"), json!({"archived": false}))
                .await
                .expect(200);
            assert!(back.json()["archived_at"].is_null());
        }
    }
    let ends = json!({"name": "Odd", "stages": [{"kind": "hired", "name": "Out"}, {"kind": "applied", "name": "In"}]});
    post(&adam, "stage-templates", ends).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn colleagues_are_known_to_those_who_recruit_and_addresses_to_those_who_manage() {
    let app = TestApp::new().await;
    let (adam, rosa, hari) = (
        program_of(&app, "adam").await,
        program_of(&app, "rosa").await,
        program_of(&app, "hari").await,
    );
    get(&hari, "users").await.expect(403);
    get(&rosa, "users")
        .await
        .expect(200)
        .says("Hari Menon")
        .does_not_say("hari@acme.example");
    get(&adam, "users").await.expect(200).says("hari@acme.example");
    get(&hari, &format!("users/{}", app.world.user("hari")))
        .await
        .expect(200)
        .says("hari@acme.example");
    get(&hari, &format!("users/{}", app.world.user("olga")))
        .await
        .expect(403);
    let least = program(&app, "vera", &["jobs:read"]).await;
    let me = get(&least, "me").await.expect(200).json();
    assert_eq!(
        (me["role"].clone(), me["scopes"].clone()),
        (json!("viewer"), json!(["jobs:read"]))
    );
    app.end().await;
}

#[tokio::test]
async fn a_saved_list_is_shared_with_those_who_see_its_job() {
    let app = TestApp::new().await;
    let (rosa, hari) = (program_of(&app, "rosa").await, program_of(&app, "hari").await);
    let vault = app.world.job("vault");
    let new = json!({"place": "job_table", "job_id": vault, "name": "Waiting", "query": "waiting=7"});
    let view = post(&rosa, "views", new.clone()).await.expect(201);
    post(&hari, "views", new).await.expect(404);
    post(&rosa, "views", json!({"place": "jobs", "job_id": vault, "name": "x"}))
        .await
        .expect(422);
    let path = format!("views/{}", id(&view));
    patch(&rosa, &path, json!({"shared": true})).await.expect(200);
    get(&hari, &path).await.expect(404);
    let everywhere = json!({"place": "jobs", "name": "Urgent", "query": "urgent=true", "shared": true});
    let everywhere = post(&rosa, "views", everywhere).await.expect(201);
    assert_eq!(all(&get(&hari, "views").await, "id"), [json!(id(&everywhere))]);
    post(&hari, &format!("views/{}/home", id(&everywhere)), json!({}))
        .await
        .expect(204);
    patch(&hari, &format!("views/{}", id(&everywhere)), json!({"shared": false}))
        .await
        .expect(403);
    delete(&hari, &format!("views/{}", id(&everywhere))).await.expect(403);
    delete(&rosa, &path).await.expect(204);
    app.end().await;
}
