//! How far a program reaches: never further than its owner at that moment (AZ-1, AZ-2, AZ-4, AZ-7).

use std::collections::BTreeMap;

use db::sql;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{all, get, id, post, program, program_of};
use crate::{api::document::document, testing::TestApp};

/// One of everything that belongs to the vault, which only rosa sees; made through the API.
async fn secrets(app: &TestApp) -> BTreeMap<&'static str, String> {
    let rosa = program_of(app, "rosa").await;
    let (vault, cem, application) = (
        app.world.job("vault"),
        app.world.candidate("cem"),
        app.world.application("cem"),
    );
    let question = json!({"job_id": vault, "kind": "text", "labels": {"en": "Zanzibar?"}});
    let question = post(&rosa, "questions", question).await.expect(201);
    let posting = json!({"job_id": vault, "language": "en", "title": "Zanzibar"});
    let posting = post(&rosa, "postings", posting).await.expect(201);
    let note = post(&rosa, "notes", json!({"candidate_id": cem, "body": "Zanzibar"}))
        .await
        .expect(201);
    let task = post(&rosa, "tasks", json!({"candidate_id": cem, "title": "Zanzibar"}))
        .await
        .expect(201);
    post(&rosa, &format!("candidates/{cem}/tags"), json!({"name": "Zanzibar"}))
        .await
        .expect(204);
    let tag = all(&get(&rosa, "tags").await, "id")[0].as_str().unwrap().to_owned();
    let view = json!({"place": "job_table", "job_id": vault, "name": "Zanzibar", "shared": true});
    let view = post(&rosa, "views", view).await.expect(201);
    let moved = post(
        &rosa,
        &format!("applications/{application}/moves"),
        json!({"stage_id": app.world.stage("vault/offer")}),
    )
    .await
    .expect(200)
    .json();
    let batch = json!({
        "job_id": vault,
        "act": {"move": {"stage_id": app.world.stage("vault/review")}},
        "application_ids": [application],
    });
    let batch = post(&rosa, "batches", batch).await.expect(201);
    app.run_work().await;
    let file: [(&str, &str, &[u8]); 1] = [("file", "Zanzibar.txt", b"Zanzibar")];
    let owner = application.to_string();
    let document = rosa
        .upload("/api/v1/documents", &[("application_id", &owner)], &file)
        .await
        .expect(201);
    let csv: [(&str, &str, &[u8]); 1] = [("file", "Zanzibar.csv", b"name\nZanzibar\n")];
    let import = rosa
        .upload("/api/v1/imports", &[("kind", "candidates")], &csv)
        .await
        .expect(201);
    let (request, export) = asked(app).await;
    let message: String = message(app).await;
    let approval = approval(app).await;
    BTreeMap::from([
        ("job", vault.to_string()),
        ("candidate", cem.to_string()),
        ("other", cem.to_string()),
        ("application", application.to_string()),
        ("stage", app.world.stage("vault/review").to_string()),
        ("question", id(&question)),
        ("posting", id(&posting)),
        ("note", id(&note)),
        ("task", id(&task)),
        ("tag", tag),
        ("view", id(&view)),
        ("undo", moved["undo_id"].as_str().unwrap().to_owned()),
        ("batch", id(&batch)),
        ("document", id(&document)),
        ("message", message),
        ("approval", approval),
        ("import", id(&import)),
        ("request", request),
        ("export", export),
    ])
}

/// What the vault's applicant asked about their data; and everything that rosa once took out.
async fn asked(app: &TestApp) -> (String, String) {
    let (candidate, application, rosa) = (
        app.world.candidate("cem"),
        app.world.application("cem"),
        app.world.user("rosa"),
    );
    let made: anyhow::Result<_> = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let (request, export, now) = (tx.id::<()>(), tx.id::<()>(), tx.now());
                sql(
                    "INSERT INTO data_requests (id, candidate_id, application_id, kind, asked_at, due_at)
                     VALUES ($1, $2, $3, 'copy', $4, $4)",
                )
                .bind(request)
                .bind(candidate)
                .bind(application)
                .bind(now)
                .run(tx)
                .await?;
                sql("INSERT INTO exports (id, state, created_by, created_at) VALUES ($1, 'waiting', $2, $3)")
                    .bind(export)
                    .bind(rosa)
                    .bind(now)
                    .run(tx)
                    .await?;
                Ok((request.to_string(), export.to_string()))
            })
        })
        .await;
    made.expect("a request and an export")
}

/// A mail that waits for the vault's applicant.
async fn message(app: &TestApp) -> String {
    let (candidate, application) = (app.world.candidate("cem"), app.world.application("cem"));
    let held = app.app.db.write(move |tx| {
        Box::pin(async move {
            let at = tx.now();
            let to = "cem@people.example".parse().expect("an address");
            let new = crate::messages::NewMessage {
                candidate: Some(candidate),
                application: Some(application),
                ..crate::messages::NewMessage::new(
                    crate::messages::MessageKind::Rejection,
                    to,
                    "en".parse().expect("a tag"),
                    at + jiff::SignedDuration::from_hours(48),
                )
            };
            let new = new.with("name", "Cem").with("job", "Zanzibar").with("sender", "Rosa");
            crate::messages::hold(tx, new).await
        })
    });
    held.await.expect("a message").to_string()
}

/// A request for the vault's approval, of which rosa is the only one who knows.
async fn approval(app: &TestApp) -> String {
    let (job, rosa) = (app.world.job("vault"), app.world.user("rosa"));
    let made: anyhow::Result<_> = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let (id, now) = (tx.id::<()>(), tx.now());
                sql(
                    "INSERT INTO approvals (id, job_id, state, requested_by, requested_at, terms_digest)
                     VALUES ($1, $2, 'waiting', $3, $4, 'none')",
                )
                .bind(id)
                .bind(job)
                .bind(rosa)
                .bind(now)
                .run(tx)
                .await?;
                Ok(id)
            })
        })
        .await;
    made.expect("an approval").to_string()
}

/// A body with everything that the schema requires, so that a request comes as far as the lookup.
fn body(document: &Value, schema: &Value, ids: &BTreeMap<&str, String>, name: &str) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let schema = document.pointer(&reference[1..]).expect("a schema");
        return body(document, schema, ids, name);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let first = choices
            .iter()
            .find(|choice| choice["type"] != "null")
            .expect("a choice");
        return body(document, first, ids, name);
    }
    if let Some(word) = schema["enum"].get(0) {
        return word.clone();
    }
    let kind = schema["type"]
        .as_str()
        .or_else(|| schema["type"][0].as_str())
        .unwrap_or_default();
    match (kind, schema["format"].as_str()) {
        ("string", Some("uuid")) => {
            let what = name.trim_end_matches("_id");
            json!(ids.get(what).cloned().unwrap_or_else(|| Uuid::from_u128(9).to_string()))
        }
        ("string", Some("date-time")) => json!("2026-12-01T09:00:00Z"),
        ("string", _) => match name {
            "language" => json!("fr"),
            "country" => json!("DE"),
            "zone" => json!("Europe/Berlin"),
            _ => json!("Kiln"),
        },
        ("integer" | "number", _) => json!(1),
        ("boolean", _) => json!(true),
        ("array", _) => json!([]),
        _ => {
            let required: Vec<&str> = schema["required"]
                .as_array()
                .map(|names| names.iter().filter_map(Value::as_str).collect())
                .unwrap_or_default();
            let fields = required.into_iter().map(|field| {
                (
                    field.to_owned(),
                    body(document, &schema["properties"][field], ids, field),
                )
            });
            Value::Object(fields.collect())
        }
    }
}

/// A path with these ids; none when it has a parameter that is nobody's secret.
pub(super) fn path(pattern: &str, id_of: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts = pattern.split('/').map(
        |part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some("user") => Some(Uuid::from_u128(5).to_string()),
            Some(name) => id_of(name),
            None => Some(part.to_owned()),
        },
    );
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// AZ-2: what the owner may not see and what does not exist cannot be told apart, by any route.
#[tokio::test]
async fn what_is_another_s_is_answered_like_what_is_not_there() {
    let app = TestApp::new().await;
    let ids = secrets(&app).await;
    let document = document();
    let mut clients = Vec::new();
    for who in ["adam", "olga", "hari", "ivy", "vera"] {
        clients.push((who, program_of(&app, who).await));
    }
    let before = crate::events::head(&mut app.app.db.read()).await.unwrap();
    let mut asked = 0;
    for (who, client) in &clients {
        for (pattern, methods) in document["paths"].as_object().unwrap() {
            let Some(theirs) = path(pattern, |name| ids.get(name).cloned()).filter(|path| path != pattern) else {
                continue;
            };
            let nowhere = path(pattern, |_| Some(Uuid::from_u128(3).to_string())).unwrap();
            if theirs == nowhere {
                continue;
            }
            for (method, operation) in methods.as_object().unwrap() {
                let method: Method = method.to_uppercase().parse().unwrap();
                let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
                let answer = async |path: &str| {
                    if schema.is_null() {
                        client.send(method.clone(), path, None, Vec::new()).await
                    } else {
                        client
                            .json(method.clone(), path, &body(&document, schema, &ids, ""))
                            .await
                    }
                };
                let (one, other) = (answer(&theirs).await, answer(&nowhere).await);
                assert_eq!(one.text(), other.text(), "{who}: {method} {pattern} tells them apart");
                assert!(
                    matches!(one.status.as_u16(), 403 | 404),
                    "{who}: {method} {pattern} gave {}: {}",
                    one.status,
                    one.text()
                );
                assert!(!one.text().contains("Zanzibar"), "{who}: {method} {pattern}");
                asked += 1;
            }
        }
    }
    assert!(asked > 250, "only {asked} were asked");
    assert_eq!(crate::events::head(&mut app.app.db.read()).await.unwrap(), before);
    drop(clients);
    app.end().await;
}

/// AZ-4: no list, filter or count tells of them either.
#[tokio::test]
async fn no_list_tells_of_what_its_reader_may_not_see() {
    let app = TestApp::new().await;
    let ids = secrets(&app).await;
    let document = document();
    let rosa = program_of(&app, "rosa").await;
    let mut told = 0;
    for (pattern, methods) in document["paths"].as_object().unwrap() {
        if pattern.contains('{') || methods["get"].is_null() {
            continue;
        }
        let filters = methods["get"]["parameters"].as_array().cloned().unwrap_or_default();
        let narrow: Vec<String> = filters
            .iter()
            .filter_map(|one| one["name"].as_str())
            .filter_map(|name| Some(format!("{name}={}", ids.get(name.strip_suffix("_id")?)?)))
            .collect();
        let everything = "limit=100".to_owned();
        for query in narrow.iter().chain(std::iter::once(&everything)) {
            let address = format!("{pattern}?{query}");
            for who in ["adam", "hari", "ivy", "vera"] {
                let answer = program_of(&app, who).await.get(&address).await;
                let text = answer.text();
                assert!(!text.contains("Zanzibar") && !text.contains("Cem"), "{who}: {address}");
                // That somebody imported is known to those who run the organization; the file is not theirs to see.
                let secrets = ids.iter().filter(|(what, _)| **what != "import").map(|(_, id)| id);
                for secret in secrets.filter(|id| !query.contains(*id)) {
                    assert!(!text.contains(secret.as_str()), "{who}: {address} tells of {secret}");
                }
            }
            told += usize::from(rosa.get(&address).await.text().contains("Zanzibar"));
        }
    }
    assert!(told >= 8, "rosa herself was told of it {told} times only");
    app.end().await;
}

/// AZ-2: a thing of one's own beside a thing of another's is not a way in.
#[tokio::test]
async fn a_mix_of_one_s_own_and_another_s_leads_nowhere() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    let (kiln, ada, cem) = (
        app.world.job("kiln"),
        app.world.candidate("ada"),
        app.world.candidate("cem"),
    );
    let mine = app.world.application("ada");
    post(
        &hari,
        "applications",
        json!({"job_id": kiln, "candidate_id": cem, "source": "x"}),
    )
    .await
    .expect(404);
    post(
        &hari,
        "applications",
        json!({"job_id": app.world.job("vault"), "candidate_id": ada, "source": "x"}),
    )
    .await
    .expect(404);
    post(
        &hari,
        &format!("applications/{mine}/moves"),
        json!({"stage_id": app.world.stage("vault/review")}),
    )
    .await
    .expect(409);
    let seat: Uuid = sql("SELECT id FROM openings WHERE job_id = $1 ORDER BY number LIMIT 1")
        .bind(app.world.job("vault"))
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    post(&hari, &format!("applications/{mine}/hire"), json!({"opening_id": seat}))
        .await
        .expect(409);
    let verdict = json!({"verdict": "same"});
    for (one, other) in [(ada, cem), (cem, ada)] {
        let path = format!("/api/v1/candidates/{one}/twins/{other}");
        hari.json(Method::PUT, &path, &verdict).await.expect(404);
    }
    let mention = json!({"candidate_id": ada, "body": "x", "mentions": [Uuid::from_u128(1)]});
    post(&hari, "notes", mention).await.expect(404);
    assert!(all(&get(&hari, "notes").await, "id").is_empty());
    app.end().await;
}

/// What each right allows, and not more.
#[tokio::test]
async fn a_part_in_the_team_reaches_so_far_and_no_further() {
    let app = TestApp::new().await;
    let (kiln, ada, application) = (
        app.world.job("kiln"),
        app.world.candidate("ada"),
        app.world.application("ada"),
    );
    let rank = |who: &str| {
        ["vera", "ivy", "hari", "rosa"]
            .iter()
            .position(|name| *name == who)
            .unwrap()
    };
    let asks: Vec<(usize, Method, String, Value)> = vec![
        (0, Method::GET, format!("jobs/{kiln}"), Value::Null),
        (0, Method::GET, format!("candidates/{ada}"), Value::Null),
        (0, Method::GET, format!("applications/{application}"), Value::Null),
        (
            1,
            Method::POST,
            "notes".to_owned(),
            json!({"candidate_id": ada, "body": "x"}),
        ),
        (
            1,
            Method::POST,
            "tasks".to_owned(),
            json!({"candidate_id": ada, "title": "x"}),
        ),
        (1, Method::POST, format!("candidates/{ada}/tags"), json!({"name": "x"})),
        (
            2,
            Method::POST,
            format!("applications/{application}/moves"),
            json!({"stage_id": app.world.stage("kiln/review")}),
        ),
        (2, Method::PATCH, format!("candidates/{ada}"), json!({"headline": "x"})),
        (3, Method::PATCH, format!("jobs/{kiln}"), json!({"urgent": true})),
        (
            3,
            Method::POST,
            "stages".to_owned(),
            json!({"job_id": kiln, "kind": "review", "name": "More"}),
        ),
        (
            3,
            Method::PATCH,
            format!("postings/{}", app.world.posting("kiln/en")),
            json!({"title": "x"}),
        ),
        (3, Method::POST, format!("jobs/{kiln}/hold"), json!({})),
    ];
    for who in ["vera", "ivy", "hari", "rosa"] {
        let client = program_of(&app, who).await;
        for (least, method, path, body) in &asks {
            let address = format!("/api/v1/{path}");
            let answer = match *method {
                Method::GET => client.get(&address).await,
                _ => client.json(method.clone(), &address, body).await,
            };
            let reached = answer.status.is_success();
            assert_eq!(
                reached,
                rank(who) >= *least,
                "{who}: {method} {path} gave {}",
                answer.text()
            );
            assert!(
                reached || answer.status == 403,
                "{who}: {method} {path} gave {}",
                answer.status
            );
        }
    }
    app.end().await;
}

/// AZ-7: the token is as strong as its owner is now.
#[tokio::test]
async fn a_token_loses_what_its_owner_loses_at_once() {
    let app = TestApp::new().await;
    let hari = program(&app, "hari", &["jobs:read", "applications:write"]).await;
    let kiln = format!("jobs/{}", app.world.job("kiln"));
    get(&hari, &kiln).await.expect(200);
    let rosa = program_of(&app, "rosa").await;
    super::delete(&rosa, &format!("{kiln}/team/{}", app.world.user("hari")))
        .await
        .expect(204);
    get(&hari, &kiln).await.expect(404);
    let ada = format!("applications/{}/reopening", app.world.application("ada"));
    post(&hari, &ada, json!({})).await.expect(404);
    app.end().await;
}
