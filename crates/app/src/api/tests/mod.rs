//! Programs with tokens, as stories in the named world.

mod carrying;
mod day;
mod decisions;
mod document;
mod fields;
mod files;
mod jobs;
mod leaving;
mod many;
mod people;
mod reach;
mod scopes;
mod settings;
mod undoing;

use http::Method;
use serde_json::{Value, json};

use crate::{
    access::{self, token},
    testing::{Answer, Client, TestApp},
};

/// A program with a token of this person.
async fn program<'a>(app: &'a TestApp, owner: &str, scopes: &[&str]) -> Client<'a> {
    let token = app.api_token(owner, scopes).await;
    app.visitor().with_header("authorization", &format!("Bearer {token}"))
}

/// A program that may do whatever its owner may.
async fn program_of<'a>(app: &'a TestApp, owner: &str) -> Client<'a> {
    let person = access::user(&mut app.app.db.read(), app.world.user(owner)).await;
    let role = person.expect("a person").expect("is there").role;
    let all: Vec<String> = token::scopes_for(role).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    program(app, owner, &all).await
}

async fn post(client: &Client<'_>, path: &str, body: Value) -> Answer {
    client.json(Method::POST, &format!("/api/v1/{path}"), &body).await
}

async fn patch(client: &Client<'_>, path: &str, body: Value) -> Answer {
    client.json(Method::PATCH, &format!("/api/v1/{path}"), &body).await
}

async fn delete(client: &Client<'_>, path: &str) -> Answer {
    client
        .send(Method::DELETE, &format!("/api/v1/{path}"), None, Vec::new())
        .await
}

async fn get(client: &Client<'_>, path: &str) -> Answer {
    client.get(&format!("/api/v1/{path}")).await
}

/// The id of what an answer shows.
fn id(answer: &Answer) -> String {
    answer.json()["id"].as_str().expect("an id").to_owned()
}

/// A field of every item of a list.
fn all(answer: &Answer, field: &str) -> Vec<Value> {
    let list = answer.json();
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|item| item[field].clone()).collect()
}

fn titles(list: &Value) -> Vec<&str> {
    list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|job| job["title"].as_str().expect("a title"))
        .collect()
}

#[tokio::test]
async fn a_program_sees_what_its_owner_sees_and_only_with_its_scope() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["jobs:read"]).await;
    let list = rosa.get("/api/v1/jobs").await.expect(200).json();
    assert_eq!(titles(&list), ["Vault Director", "Loom Keeper", "Kiln Engineer"]);
    rosa.get("/api/v1/candidates").await.expect(403);
    rosa.json(Method::POST, "/api/v1/jobs", &json!({"title": "Dyer"}))
        .await
        .expect(403);
    let hari = program(
        &app,
        "hari",
        &["jobs:write", "candidates:read", "applications:read", "events:read"],
    )
    .await;
    assert_eq!(
        titles(&hari.get("/api/v1/jobs").await.expect(200).json()),
        ["Kiln Engineer"]
    );
    hari.get(&format!("/api/v1/jobs/{}", app.world.job("vault")))
        .await
        .expect(404);
    hari.get(&format!("/api/v1/candidates/{}", app.world.candidate("cem")))
        .await
        .expect(404);
    hari.get(&format!("/api/v1/applications/{}", app.world.application("cem")))
        .await
        .expect(404);
    hari.get("/api/v1/candidates?q=aydin")
        .await
        .expect(200)
        .does_not_say("Cem");
    hari.get("/api/v1/candidates?q=okafor")
        .await
        .expect(200)
        .says("Ada Okafor");
    hari.get("/api/v1/events").await.expect(200);
    hari.json(Method::POST, "/api/v1/jobs", &json!({"title": "Dyer"}))
        .await
        .expect(403);
    app.end().await;
}

#[tokio::test]
async fn without_a_token_or_with_one_in_the_address_nothing_is_shown() {
    let app = TestApp::new().await;
    let refused = app.visitor().get("/api/v1/jobs").await.expect(401);
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    app.visitor()
        .with_header("authorization", "Bearer bole_x")
        .get("/api/v1/jobs")
        .await
        .expect(401);
    app.sign_in("olga").await.get("/api/v1/jobs").await.expect(401);
    let rosa = program(&app, "rosa", &["jobs:read"]).await;
    rosa.get("/api/v1/jobs?access_token=bole_x").await.expect(400);
    app.end().await;
}

#[tokio::test]
async fn lists_go_on_by_cursor_and_refuse_what_they_do_not_know() {
    let app = TestApp::new().await;
    let rosa = program(
        &app,
        "rosa",
        &["jobs:read", "stages:read", "openings:read", "postings:read"],
    )
    .await;
    let first = rosa.get("/api/v1/jobs?limit=2").await.expect(200).json();
    assert_eq!(titles(&first), ["Vault Director", "Loom Keeper"]);
    let cursor = first["next"].as_str().expect("there is more");
    let second = rosa
        .get(&format!("/api/v1/jobs?limit=2&cursor={cursor}"))
        .await
        .expect(200)
        .json();
    assert_eq!(titles(&second), ["Kiln Engineer"]);
    assert!(second["next"].is_null());
    for wrong in ["limit=0", "limit=101", "stat=open", "state=lost", "cursor=zz"] {
        rosa.get(&format!("/api/v1/jobs?{wrong}")).await.expect(422);
    }
    let kiln = app.world.job("kiln");
    for (path, count) in [("stages", 5), ("openings", 2), ("postings", 2)] {
        let list = rosa
            .get(&format!("/api/v1/{path}?job_id={kiln}"))
            .await
            .expect(200)
            .json();
        assert_eq!(list["items"].as_array().expect("a list").len(), count, "{path}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_request_sent_twice_with_one_key_makes_one_job() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["jobs:write"])
        .await
        .with_header("idempotency-key", "k1");
    let first = rosa
        .json(Method::POST, "/api/v1/jobs", &json!({"title": "Dyer"}))
        .await
        .expect(201);
    let again = rosa
        .json(Method::POST, "/api/v1/jobs", &json!({"title": "Dyer"}))
        .await
        .expect(201);
    assert_eq!(first.json(), again.json());
    assert_eq!(again.header("idempotency-replayed"), "true");
    rosa.json(Method::POST, "/api/v1/jobs", &json!({"title": "Weaver"}))
        .await
        .expect(422);
    let list = rosa.get("/api/v1/jobs?state=draft").await.expect(200).json();
    assert_eq!(titles(&list), ["Dyer"]);
    app.end().await;
}

#[tokio::test]
async fn an_edit_of_an_old_version_and_an_unknown_field_are_refused() {
    let app = TestApp::new().await;
    let path = format!("/api/v1/jobs/{}", app.world.job("kiln"));
    let rosa = program(&app, "rosa", &["jobs:write"])
        .await
        .with_header("if-match", "\"v1\"");
    let changed = rosa
        .json(Method::PATCH, &path, &json!({"urgent": true}))
        .await
        .expect(200);
    assert_eq!(changed.json()["urgent"], true);
    assert_eq!(changed.header("etag"), "\"v2\"");
    let refused = rosa
        .json(Method::PATCH, &path, &json!({"urgent": false}))
        .await
        .expect(412);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.json()["type"], "/problems/changed");
    let unknown = rosa.json(Method::PATCH, &path, &json!({"number": 7})).await.expect(422);
    assert_eq!(unknown.json()["errors"][0]["field"], "number");
    app.end().await;
}

#[tokio::test]
async fn a_problem_says_what_is_wrong_in_the_language_asked_for() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["jobs:write"]).await;
    let german = program(&app, "rosa", &["jobs:write"])
        .await
        .with_header("accept-language", "de");
    let kind = || Some("application/json".to_owned());
    let broken = german
        .send(Method::POST, "/api/v1/jobs", kind(), b"{\"title\":}".to_vec())
        .await
        .expect(400)
        .json();
    assert_eq!(broken["type"], "/problems/malformed");
    assert_eq!(broken["title"], "Adresse oder Formular nicht lesbar");
    assert_eq!(
        broken["detail"],
        "Das ist kein gültiges JSON; es bricht in Zeile 1, Spalte 10 ab."
    );
    let nowhere = format!("/api/v1/jobs/{}", uuid::Uuid::from_u128(7));
    for (answer, words) in [
        (rosa.get(&nowhere).await.expect(404), "nothing at this address"),
        (rosa.get("/api/v1/candidates").await.expect(403), "candidates:read"),
        (
            rosa.send(Method::DELETE, "/api/v1/jobs", None, Vec::new())
                .await
                .expect(405),
            "Allow",
        ),
        (
            rosa.send(
                Method::POST,
                "/api/v1/jobs",
                Some("text/plain".to_owned()),
                b"x".to_vec(),
            )
            .await
            .expect(415),
            "application/json",
        ),
        (
            app.visitor().get("/api/v1/jobs").await.expect(401),
            "Authorization: Bearer",
        ),
    ] {
        let detail = answer.json()["detail"].to_string();
        assert!(detail.contains(words), "{detail}");
    }
    let unknown = rosa.get("/api/v1/jobs?stat=open").await.expect(422).json();
    let detail = unknown["errors"][0]["detail"].to_string();
    assert!(
        detail.contains("Allowed:") && detail.contains("limit, cursor"),
        "{detail}"
    );
    app.end().await;
}

#[tokio::test]
async fn each_wrong_field_is_named_with_what_it_takes() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["jobs:write"]).await;
    let pay = json!({"min": 1, "max": 2, "currency": "XXX", "period": "eon"});
    let body = json!({"title": "Dyer", "pay": pay, "is_admin": true});
    let errors = post(&rosa, "jobs", body).await.expect(422).json()["errors"].clone();
    let told: Vec<(&str, &str)> = errors
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["field"].as_str().unwrap(), one["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("pay.currency", "fields-invalid"),
            ("pay.period", "fields-invalid"),
            ("is_admin", "fields-unknown-field"),
        ]
    );
    let detail = |at: usize| errors[at]["detail"].to_string();
    assert!(
        detail(1).contains("Allowed: ") && detail(1).contains("year"),
        "{}",
        detail(1)
    );
    assert!(detail(2).contains("Allowed: title"), "{}", detail(2));
    assert!(!errors.to_string().contains("Load the page"), "{errors}");
    app.end().await;
}

#[tokio::test]
async fn a_hiring_manager_moves_and_a_viewer_does_not() {
    let app = TestApp::new().await;
    let path = format!("/api/v1/applications/{}/moves", app.world.application("ada"));
    let body = json!({"stage_id": app.world.stage("kiln/review")});
    let vera = program(&app, "vera", &["applications:write"]).await;
    vera.json(Method::POST, &path, &body).await.expect(403);
    let hari = program(&app, "hari", &["applications:write"]).await;
    let moved = hari.json(Method::POST, &path, &body).await.expect(200).json();
    assert_eq!(moved["stage_id"], json!(app.world.stage("kiln/review")));
    app.end().await;
}
