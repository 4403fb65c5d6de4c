//! What a program may say: nothing but what is described (AZ-3), in bounds (IN-6).

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{patch, post, program_of};
use crate::{api::document::document, events, testing::TestApp};

/// Fields that a program would like to have a say in.
const FORBIDDEN: [&str; 9] = [
    "id",
    "number",
    "org_id",
    "created_by",
    "version",
    "score",
    "is_admin",
    "admission",
    "trashed_at",
];

/// A path with an id in every place that takes one.
fn filled(pattern: &str) -> String {
    let nowhere = Uuid::from_u128(7).to_string();
    let parts = pattern
        .split('/')
        .map(|part| if part.starts_with('{') { nowhere.as_str() } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_write_refuses_what_it_does_not_know_and_changes_nothing() {
    let app = TestApp::new().await;
    let olga = program_of(&app, "olga").await;
    let before = events::head(&mut app.app.db.read()).await.unwrap();
    let document = document();
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            if operation["requestBody"]["content"]["application/json"].is_null() {
                continue;
            }
            let path = filled(path);
            // So that nobody is told to slow down.
            app.clock.advance(SignedDuration::from_secs(10));
            for field in FORBIDDEN {
                let answer = olga.json(method.clone(), &path, &json!({ field: "x" })).await;
                assert_eq!(answer.status, 422, "{method} {path} took {field}: {}", answer.text());
                let errors = answer.json()["errors"].clone();
                assert_eq!(errors[0]["field"], json!(field), "{method} {path}: {errors}");
                asked += 1;
            }
        }
    }
    assert!(asked > 400, "only {asked} were asked");
    assert_eq!(events::head(&mut app.app.db.read()).await.unwrap(), before);
    app.end().await;
}

/// A value that a schema takes, with all that it requires. The rules beyond the schema are not looked at.
fn sample(schema: &Value, document: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return sample(document.pointer(pointer).unwrap(), document);
    }
    for key in ["oneOf", "anyOf", "allOf"] {
        if let Some(all) = schema[key].as_array() {
            let one = all.iter().find(|one| one["type"] != "null").unwrap();
            return sample(one, document);
        }
    }
    if let Some(word) = schema["enum"].as_array().and_then(|words| words.first()) {
        return word.clone();
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        kind => Vec::from_iter(kind.as_str()),
    };
    match kinds.iter().find(|kind| **kind != "null").copied() {
        Some("string") if schema["format"] == "uuid" => json!(Uuid::from_u128(7)),
        Some("string") => json!("en"),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([]),
        _ => {
            let required = schema["required"].as_array().into_iter().flatten();
            let fields = required.filter_map(|name| name.as_str());
            fields
                .map(|name| (name.to_owned(), sample(&schema["properties"][name], document)))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
    }
}

fn takes_null(schema: &Value) -> bool {
    let own = schema["type"] == "null"
        || schema["type"]
            .as_array()
            .is_some_and(|kinds| kinds.contains(&json!("null")));
    let any = ["oneOf", "anyOf"]
        .iter()
        .filter_map(|key| schema[key].as_array())
        .flatten();
    // A value of any kind has no type.
    own || schema.as_object().is_some_and(|schema| {
        !schema.contains_key("type") && !schema.contains_key("$ref") && !schema.contains_key("oneOf")
    }) || any.into_iter().any(takes_null)
}

/// What cannot be empty is not emptied, and null does not pass for left out where the field stays as it is.
#[tokio::test]
async fn null_is_refused_by_name_wherever_the_document_does_not_take_it() {
    let app = TestApp::new().await;
    let olga = program_of(&app, "olga").await;
    let before = events::head(&mut app.app.db.read()).await.unwrap();
    let document = document();
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            let Some(reference) = body["$ref"].as_str() else {
                continue;
            };
            let schema = document.pointer(reference.strip_prefix('#').unwrap()).unwrap();
            let verb: Method = method.to_uppercase().parse().unwrap();
            app.clock.advance(SignedDuration::from_secs(20));
            for (field, inner) in schema["properties"].as_object().into_iter().flatten() {
                if takes_null(inner) {
                    // Only what changes something says by null that it becomes empty.
                    let empties = ["country", "department_id", "knockout", "pay"].contains(&field.as_str());
                    assert!(method != "patch" || empties, "{path} takes null for {field}");
                    continue;
                }
                let mut body = sample(schema, &document);
                body[field] = Value::Null;
                let answer = olga.json(verb.clone(), &filled(path), &body).await;
                assert_eq!(
                    answer.status,
                    422,
                    "{method} {path} took null for {field}: {}",
                    answer.text()
                );
                let errors = answer.json()["errors"].clone();
                let named = errors
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|error| error["field"] == json!(field));
                assert!(named, "{method} {path}, {field}: {errors}");
                asked += 1;
            }
        }
    }
    assert!(asked > 100, "only {asked} were asked");
    assert_eq!(events::head(&mut app.app.db.read()).await.unwrap(), before);
    let kiln = format!("jobs/{}", app.world.job("kiln"));
    let answer = patch(&olga, &kiln, json!({"title": null})).await.expect(422);
    assert_eq!(answer.json()["errors"][0]["field"], "title");
    let ada = format!("candidates/{}", app.world.candidate("ada"));
    let answer = patch(&olga, &ada, json!({"name": null})).await.expect(422);
    assert_eq!(answer.json()["errors"][0]["field"], "name");
    patch(&olga, &ada, json!({"country": null})).await.expect(200);
    let answer = patch(
        &olga,
        &kiln,
        json!({"pay": {"currency": "EUR", "period": "year", "min": 1, "months": null}}),
    );
    assert_eq!(answer.await.expect(422).json()["errors"][0]["field"], "pay.months");
    app.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_without_words_of_rust() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let kiln = format!("jobs/{}", app.world.job("kiln"));
    for (body, word) in [
        (json!({"answer_days": "x"}), "whole number"),
        (json!({"title": 7}), "text"),
        (json!({"urgent": "yes"}), "true or false"),
        (json!([]), "object"),
        (json!(["Dyer"]), "object"),
        (json!(7), "object"),
        (json!({"places": 7}), "list"),
        (json!({"places": ["x"]}), "object"),
    ] {
        let errors = patch(&rosa, &kiln, body.clone()).await.expect(422).json()["errors"].to_string();
        assert!(errors.contains(word), "{body}: {errors}");
        for rust in ["i32", "struct", "element", "u8", "sequence"] {
            assert!(!errors.contains(rust), "{body}: {errors}");
        }
    }
    app.end().await;
}

#[tokio::test]
async fn every_list_refuses_a_parameter_it_does_not_know_and_one_that_comes_twice() {
    let app = TestApp::new().await;
    let olga = program_of(&app, "olga").await;
    let document = document();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let parameters = methods["get"]["parameters"].as_array().cloned().unwrap_or_default();
        let query: Vec<&Value> = parameters.iter().filter(|one| one["in"] == "query").collect();
        let Some(known) = query.first().and_then(|one| one["name"].as_str()) else {
            continue;
        };
        let path = filled(path);
        olga.get(&format!("{path}?org_id=1")).await.expect(422);
        olga.get(&format!("{path}?{known}=1&{known}=2")).await.expect(400);
    }
    app.end().await;
}

#[tokio::test]
async fn a_key_or_a_filter_out_of_bounds_is_refused() {
    let app = TestApp::new().await;
    for (key, status) in [("a b", 400), ("", 400), (&*"k".repeat(256), 400), ("k-1", 201)] {
        let rosa = program_of(&app, "rosa").await.with_header("idempotency-key", key);
        post(&rosa, "jobs", json!({"title": "Dyer"})).await.expect(status);
    }
    let rosa = program_of(&app, "rosa").await;
    rosa.get(&format!("/api/v1/events?kind={}", "k".repeat(513)))
        .await
        .expect(422);
    app.end().await;
}

#[tokio::test]
async fn words_too_long_amounts_too_large_and_links_that_are_none_are_refused_by_name() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let pay = |change: Value| {
        let mut pay = json!({"min": 1, "max": 2, "currency": "EUR", "period": "year"});
        pay.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({"title": "Dyer", "pay": pay})
    };
    for (body, field) in [
        (json!({"title": ""}), "title"),
        (json!({"title": "x".repeat(201)}), "title"),
        (json!({"title": "Dyer", "openings": 0}), "openings"),
        (json!({"title": "Dyer", "openings": 501}), "openings"),
        (json!({"title": "Dyer", "answer_days": 91}), "answer_days"),
        (
            json!({"title": "Dyer", "department_id": Uuid::from_u128(1)}),
            "department_id",
        ),
        (
            json!({"title": "Dyer", "places": [{"country": "DE"}]}),
            "places[0].city",
        ),
        (pay(json!({"exponent": 3})), "pay.exponent"),
        (pay(json!({"min": -1})), "pay.min"),
        (pay(json!({"max": i64::MAX})), "pay.max"),
        (pay(json!({"months": 14})), "pay.months"),
        (pay(json!({"text": "a lot"})), "pay.text"),
        (pay(json!({"bonus_months": 25})), "pay.bonus_months"),
        (pay(json!({"bonus_percent": 0})), "pay.bonus_percent"),
    ] {
        let answer = post(&rosa, "jobs", body.clone()).await.expect(422);
        // Within another field it is named by its path.
        assert_eq!(answer.json()["errors"][0]["field"], field, "{body}");
    }
    for (kind, value) in [
        ("link", "javascript:alert(1)"),
        ("link", "ftp://example.org"),
        ("mail", "nobody"),
        ("mail", "a@b.example\r\nBcc: c@d.example"),
        ("phone", "call me"),
    ] {
        let body = json!({"name": "Ada", "language": "en", "contact_points": [
            {"kind": "mail", "value": "ada@example.org"}, {"kind": kind, "value": value}]});
        let answer = post(&rosa, "candidates", body).await.expect(422);
        assert_eq!(
            answer.json()["errors"][0]["field"],
            "contact_points[1].value",
            "{value}"
        );
    }
    app.end().await;
}

#[tokio::test]
async fn bodies_of_another_kind_too_large_or_broken_are_refused() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let send = async |kind: &str, body: Vec<u8>| {
        let answer = rosa
            .send(Method::POST, "/api/v1/jobs", Some(kind.to_owned()), body)
            .await;
        answer.status.as_u16()
    };
    let json = "application/json";
    assert_eq!(send("text/plain", b"{\"title\":\"Dyer\"}".to_vec()).await, 415);
    assert_eq!(send(json, b"{\"title\":".to_vec()).await, 400);
    assert_eq!(send(json, b"{\"title\":\"a\",\"title\":\"b\"}".to_vec()).await, 400);
    assert_eq!(send(json, b"{\"title\":\"a\\u0000\"}".to_vec()).await, 400);
    assert_eq!(send(json, "[".repeat(40).into_bytes()).await, 400);
    assert_eq!(send(json, vec![b' '; 1024 * 1024 + 1]).await, 413);
    assert_eq!(send(json, b"\xff\xfe".to_vec()).await, 400);
    let path = format!("jobs/{}", app.world.job("kiln"));
    patch(
        &rosa,
        &path,
        json!({"pay": {"currency": "EUR", "period": "year", "min": 1, "is_admin": true}}),
    )
    .await
    .expect(422);
    rosa.get("/api/v1/jobs/not-an-id").await.expect(404);
    rosa.get("/api/v1/jobs/%00").await.expect(404);
    app.end().await;
}
