//! Bringing in by programs.

use serde_json::{Value, json};

use super::{all, delete, get, id, post, program, program_of};
use crate::testing::{Answer, Client, TestApp};

const PEOPLE: &[u8] = b"Full name,Mail,Remark\nEli Weber,eli@people.example,Warm\nAda Okafor,ada@people.example,Known\nNo Mail,not an address,Bad\n";

async fn bring(client: &Client<'_>, kind: &str, bytes: &[u8]) -> Answer {
    client
        .upload("/api/v1/imports", &[("kind", kind)], &[("file", "people.csv", bytes)])
        .await
}

#[tokio::test]
async fn a_table_is_brought_mapped_checked_and_added() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["imports:write", "candidates:read"]).await;
    let brought = bring(&rosa, "candidates", PEOPLE).await.expect(201);
    let path = format!("imports/{}", id(&brought));
    assert_eq!(brought.header("location"), format!("/api/v1/{path}"));
    assert_eq!(brought.json()["state"], "mapping");
    let columns = get(&rosa, &format!("{path}/columns")).await.expect(200).json();
    let guessed: Vec<&Value> = columns["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["field"])
        .collect();
    assert_eq!(
        guessed,
        ["name", "mail", "note"].map(Value::from).iter().collect::<Vec<_>>()
    );
    assert_eq!(columns["separator"], "comma");
    get(&rosa, &format!("{path}/columns?separator=blank")).await.expect(422);
    get(&rosa, &format!("{path}/columns?encoding=klingon"))
        .await
        .expect(422)
        .says("utf-8");
    let klingon = json!({"columns": ["name", "mail", "note"], "encoding": "klingon"});
    let refused = post(&rosa, &format!("{path}/columns"), klingon).await.expect(422);
    assert_eq!(refused.json()["errors"][0]["field"], "encoding");
    let short = json!({"columns": ["name"]});
    let refused = post(&rosa, &format!("{path}/columns"), short).await.expect(422);
    assert_eq!(refused.json()["errors"][0]["field"], "columns");
    let said = json!({"columns": ["name", "mail", "note"], "tag": "Fair", "source": "fair"});
    let checking = post(&rosa, &format!("{path}/columns"), said).await.expect(200);
    assert_eq!(checking.json()["state"], "checking");
    app.run_work().await;
    let checked = get(&rosa, &path).await.expect(200).json();
    assert_eq!(checked["state"], "checked");
    assert_eq!(
        checked["rows"],
        json!({"ready": 1, "same": 1, "faulty": 1, "added": 0, "skipped": 0})
    );
    assert_eq!(checked["would_add"], 1);
    let first = get(&rosa, &format!("{path}/rows?limit=2")).await.expect(200).json();
    assert_eq!(first["items"][0]["who"], "Eli Weber");
    assert_eq!(first["items"][1]["same_as"], json!(app.world.candidate("ada")));
    let next = first["next"].as_str().expect("there is more");
    let second = get(&rosa, &format!("{path}/rows?cursor={next}"))
        .await
        .expect(200)
        .json();
    assert_eq!(second["items"][0]["problems"][0]["code"], "integrations-row-mail");
    assert!(second["next"].is_null());
    assert_eq!(
        all(&get(&rosa, &format!("{path}/rows?state=faulty")).await, "line"),
        [4]
    );
    let choice = json!({"line": 3, "choice": "add"});
    let chosen = post(&rosa, &format!("{path}/choices"), choice).await.expect(200);
    assert_eq!(chosen.json()["would_add"], 2);
    post(&rosa, &format!("{path}/choices"), json!({"line": 9, "choice": "add"}))
        .await
        .expect(409);
    post(&rosa, &format!("{path}/run"), json!({"duplicates": "skip"}))
        .await
        .expect(200);
    post(&rosa, &format!("{path}/run"), json!({})).await.expect(409);
    app.run_work().await;
    let done = get(&rosa, &path).await.expect(200).json();
    assert_eq!(
        (&done["state"], &done["rows"]["added"]),
        (&json!("finished"), &json!(2))
    );
    let added = get(&rosa, "candidates?tag=fair&order=name").await;
    assert_eq!(all(&added, "name"), ["Ada Okafor", "Eli Weber"]);
    let report = get(&rosa, &format!("{path}/report")).await.expect(200);
    assert!(report.text().contains("Eli Weber") && report.text().contains("not an address"));
    assert_eq!(all(&get(&rosa, "imports").await, "id"), [json!(id(&brought))]);
    assert!(all(&get(&program_of(&app, "olga").await, "imports").await, "id").is_empty());
    delete(&rosa, &path).await.expect(204);
    get(&rosa, &path).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn a_file_that_is_none_and_a_person_who_does_not_recruit_are_refused() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    for (kind, bytes, field) in [
        ("candidates", &b"\x89PNG\r\n\x1a\n\x00\x01"[..], "file"),
        ("jobs", b"no json", "file"),
        ("lunch", PEOPLE, "kind"),
    ] {
        let refused = bring(&rosa, kind, bytes).await.expect(422);
        assert_eq!(refused.json()["errors"][0]["field"], field, "{kind}");
    }
    let none = rosa
        .upload("/api/v1/imports", &[("kind", "jobs")], &[])
        .await
        .expect(422);
    assert_eq!(none.json()["errors"][0]["field"], "file");
    let more = rosa
        .upload(
            "/api/v1/imports",
            &[("kind", "jobs"), ("state", "x")],
            &[("file", "a", b"[]")],
        )
        .await
        .expect(422);
    assert_eq!(more.json()["errors"][0]["field"], "state");
    let hari = program_of(&app, "hari").await;
    bring(&hari, "candidates", PEOPLE).await.expect(403);
    get(&hari, "imports").await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn jobs_are_checked_at_once_and_a_file_sent_twice_with_one_key_is_one_import() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let keyed = program_of(&app, "rosa").await.with_header("idempotency-key", "jobs-1");
    let file = br#"[{"title": "Glaze Chemist"}]"#;
    let first = bring(&keyed, "jobs", file).await.expect(201);
    assert_eq!(bring(&keyed, "jobs", file).await.expect(201).json(), first.json());
    app.run_work().await;
    let path = format!("imports/{}", id(&first));
    assert_eq!(get(&rosa, &path).await.json()["rows"]["ready"], 1);
    get(&rosa, &format!("{path}/columns")).await.expect(404);
    post(&rosa, &format!("{path}/run"), json!({})).await.expect(200);
    app.run_work().await;
    assert_eq!(all(&get(&rosa, "jobs?q=glaze").await, "title"), ["Glaze Chemist"]);
    app.end().await;
}

#[tokio::test]
async fn columns_said_twice_with_one_key_are_said_once() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let path = format!("imports/{}", id(&bring(&rosa, "candidates", PEOPLE).await.expect(201)));
    let keyed = program_of(&app, "rosa").await.with_header("idempotency-key", "map-1");
    let first = post(&keyed, &format!("{path}/columns"), json!({})).await.expect(200);
    app.run_work().await;
    post(&rosa, &format!("{path}/run"), json!({})).await.expect(200);
    app.run_work().await;
    let again = post(&keyed, &format!("{path}/columns"), json!({})).await.expect(200);
    assert_eq!(again.json(), first.json());
    post(&rosa, &format!("{path}/columns"), json!({})).await.expect(409);
    let other = program_of(&app, "rosa").await.with_header("idempotency-key", "map-2");
    post(&other, &format!("{path}/columns"), json!({})).await.expect(409);
    app.end().await;
}
