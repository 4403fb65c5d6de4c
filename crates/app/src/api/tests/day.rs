//! The day of whoever a program works for: today, quick find, requests for data, a link to hand on.

use db::sql;
use serde_json::json;

use super::{all, get, post, program, program_of};
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

#[tokio::test]
async fn a_request_for_data_is_listed_answered_and_reopened() {
    let app = TestApp::new().await;
    ask(&app, "ada", DataRequestKind::Copy).await;
    ask(&app, "bao", DataRequestKind::Erasure).await;
    let rosa = program(&app, "rosa", &["data-requests:write"]).await;
    let first = get(&rosa, "data-requests?limit=1").await.expect(200).json();
    assert_eq!(first["items"][0]["name"], "Ada Okafor");
    let next = first["next"].as_str().expect("there is more");
    let second = get(&rosa, &format!("data-requests?limit=1&cursor={next}"))
        .await
        .expect(200)
        .json();
    assert_eq!(second["items"][0]["kind"], "erasure");
    assert!(second["next"].is_null());
    let path = format!("data-requests/{}", first["items"][0]["id"].as_str().expect("an id"));
    let answered = post(&rosa, &format!("{path}/answer"), json!({}))
        .await
        .expect(200)
        .json();
    assert_eq!(answered["answered_by"], "Rosa Brandt");
    post(&rosa, &format!("{path}/answer"), json!({})).await.expect(409);
    assert_eq!(all(&get(&rosa, "data-requests").await, "name"), ["Wei Bao"]);
    assert_eq!(
        all(&get(&rosa, "data-requests?state=answered").await, "name"),
        ["Ada Okafor"]
    );
    let hari = program_of(&app, "hari").await;
    assert!(all(&get(&hari, "data-requests").await.expect(200), "id").is_empty());
    post(&hari, &format!("{path}/reopening"), json!({})).await.expect(404);
    let reopened = post(&rosa, &format!("{path}/reopening"), json!({}))
        .await
        .expect(200)
        .json();
    assert!(reopened["answered_at"].is_null());
    let kinds: Vec<String> = sql("SELECT kind FROM events WHERE kind LIKE 'data_request.%ed' ORDER BY seq")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(kinds, ["data_request.answered", "data_request.reopened"]);
    app.end().await;
}

#[tokio::test]
async fn today_tells_what_the_page_tells() {
    let app = TestApp::new().await;
    let promised = app.app.db.write(|tx| {
        Box::pin(async move {
            sql("UPDATE applications SET answer_by = '2026-11-23' WHERE number = 1")
                .run(tx)
                .await
        })
    });
    promised.await.expect("promise an answer");
    let rosa = program_of(&app, "rosa").await;
    let ada = app.world.candidate("ada");
    let note = json!({"candidate_id": ada, "body": "@Hari Menon look", "mentions": [app.world.user("hari")]});
    post(&rosa, "notes", note).await.expect(201);
    let hari = program(&app, "hari", &["today:write"]).await;
    let today = get(&hari, "today").await.expect(200).json();
    assert_eq!(today["promises"]["items"][0]["name"], "Ada Okafor");
    assert_eq!(today["waiting"]["late"], 1);
    assert_eq!(today["mentions"]["total"], 1);
    assert_eq!(today["count"], 2);
    post(&hari, &format!("today/mentions/{ada}/read"), json!({}))
        .await
        .expect(204);
    assert_eq!(get(&hari, "today?all=mentions").await.json()["mentions"]["total"], 0);
    get(&hari, "today?all=lunch").await.expect(422);
    let vera = get(&program_of(&app, "vera").await, "today").await.expect(200).json();
    assert_eq!(vera["count"], 0);
    app.end().await;
}

#[tokio::test]
async fn somebody_who_reads_very_much_is_seen_by_another() {
    let app = TestApp::new().await;
    let rosa = app.world.user("rosa");
    let raised: anyhow::Result<uuid::Uuid> = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let (id, now) = (tx.id::<()>(), tx.now());
                sql("INSERT INTO alerts (id, kind, user_id, reads, raised_at) VALUES ($1, 'much_read', $2, 300, $3)")
                    .bind(id)
                    .bind(rosa)
                    .bind(now)
                    .run(tx)
                    .await?;
                Ok(id.uuid())
            })
        })
        .await;
    let path = format!("today/alerts/{}/seen", raised.expect("an alert"));
    post(&program_of(&app, "rosa").await, &path, json!({}))
        .await
        .expect(403);
    let olga = program_of(&app, "olga").await;
    assert_eq!(get(&olga, "today").await.json()["alerts"]["items"][0]["reads"], 300);
    post(&olga, &path, json!({})).await.expect(204);
    post(&olga, &path, json!({})).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn quick_find_finds_what_its_owner_sees_and_jobs_only_with_their_scope() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let found = get(&rosa, "find?q=kiln").await.expect(200).json();
    assert_eq!(found["jobs"][0]["title"], "Kiln Engineer");
    let found = get(&rosa, "find?q=okafor").await.expect(200).json();
    assert_eq!(found["candidates"][0]["name"], "Ada Okafor");
    assert_eq!(found["candidates"][0]["job_title"], "Kiln Engineer");
    let people = program(&app, "rosa", &["candidates:read"]).await;
    assert!(get(&people, "find?q=kiln").await.json()["jobs"].is_null());
    let olga = program_of(&app, "olga").await;
    assert_eq!(get(&olga, "find?q=cem").await.json()["candidates"], json!([]));
    assert_eq!(get(&olga, "find?q=vault").await.json()["jobs"], json!([]));
    assert_eq!(get(&rosa, "find").await.json()["recent"], true);
    app.end().await;
}

#[tokio::test]
async fn the_link_to_hand_on_is_given_to_those_who_decide_and_noted() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let body = json!({"job_id": app.world.job("kiln"), "source": "referral",
        "candidate": {"name": "Eli Weber", "email": "eli@people.example", "language": "en"}});
    let application = super::id(&post(&rosa, "applications", body).await.expect(201));
    let path = format!("applications/{application}/status-link");
    let link = get(&rosa, &path).await.expect(200).json();
    assert!(link["url"].as_str().expect("a link").contains("/status/"), "{link}");
    get(&program_of(&app, "ivy").await, &path).await.expect(403);
    let noted: i64 = sql("SELECT COUNT(*) FROM access_log WHERE action = 'status_link_copied'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(noted, 1);
    let colleagues = get(&rosa, &format!("candidates/{}/colleagues", app.world.candidate("cem"))).await;
    assert_eq!(all(&colleagues.expect(200), "name"), ["Rosa Brandt"]);
    app.end().await;
}
