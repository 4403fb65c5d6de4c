//! Applications from entry to hire, acts on many, and the mails that wait, by programs.

use base::Id;
use db::sql;
use serde_json::{Value, json};

use super::{all, get, id, post, program, program_of};
use crate::{
    organization::{ReasonSide, Translated, actions},
    testing::TestApp,
};

async fn reason(app: &TestApp, side: ReasonSide) -> Id<crate::organization::Reason> {
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let label = Translated::one("en".parse().expect("a tag"), "Other skills");
                actions::add_reason(tx, crate::events::By::System, side, label).await
            })
        })
        .await
        .expect("a reason")
}

#[tokio::test]
async fn somebody_recommended_is_entered_and_hired() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    let kiln = app.world.job("kiln");
    let body = json!({
        "job_id": kiln,
        "candidate": {"name": "Dora Weiss", "email": "dora@weiss.example", "language": "de"},
        "source": "referral",
    });
    let entered = post(&hari, "applications", body.clone()).await.expect(201);
    assert_eq!(
        (entered.json()["source"].clone(), entered.json()["admission"].clone()),
        (json!("referral"), json!("accepted"))
    );
    let path = format!("applications/{}", id(&entered));
    let again = json!({"job_id": kiln, "candidate_id": entered.json()["candidate_id"], "source": "referral"});
    post(&hari, "applications", again).await.expect(409);
    let moved = post(
        &hari,
        &format!("{path}/moves"),
        json!({"stage_id": app.world.stage("kiln/offer")}),
    )
    .await
    .expect(200);
    assert!(moved.json()["undo_id"].is_string());
    post(
        &hari,
        &format!("{path}/moves"),
        json!({"stage_id": app.world.stage("kiln/hired")}),
    )
    .await
    .expect(409);
    post(
        &hari,
        &format!("{path}/moves"),
        json!({"stage_id": app.world.stage("loom/review")}),
    )
    .await
    .expect(409);
    let rosa = program_of(&app, "rosa").await;
    let seats = all(&get(&rosa, &format!("openings?job_id={kiln}")).await, "id");
    let hired = post(&hari, &format!("{path}/hire"), json!({"opening_id": seats[0]}))
        .await
        .expect(200)
        .json();
    assert_eq!(hired["outcome"], "hired");
    let ada = format!("applications/{}/hire", app.world.application("ada"));
    post(&hari, &ada, json!({"opening_id": seats[0]})).await.expect(409);
    post(
        &hari,
        &format!("undos/{}", hired["undo_id"].as_str().unwrap()),
        json!({}),
    )
    .await
    .expect(204);
    assert_eq!(get(&hari, &path).await.json()["outcome"], Value::Null);
    post(
        &hari,
        &format!("undos/{}", hired["undo_id"].as_str().unwrap()),
        json!({}),
    )
    .await
    .expect(409);
    app.end().await;
}

#[tokio::test]
async fn a_rejection_waits_in_the_outbox_and_can_be_taken_back() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    let ours = reason(&app, ReasonSide::Ours).await;
    let ada = app.world.application("ada");
    let body = json!({"reason_id": ours, "telling": "next_working_morning"});
    let rejected = post(&hari, &format!("applications/{ada}/rejection"), body)
        .await
        .expect(200)
        .json();
    assert_eq!(
        (rejected["outcome"].clone(), rejected["reason_id"].clone()),
        (json!("rejected"), json!(ours))
    );
    let held = get(&hari, &format!("messages?state=held&application_id={ada}"))
        .await
        .expect(200);
    assert_eq!(all(&held, "kind"), [json!("rejection")]);
    let message = format!("messages/{}", all(&held, "id")[0].as_str().unwrap());
    let changed = super::patch(&hari, &message, json!({"subject": "About your application"}))
        .await
        .expect(200);
    assert_eq!(changed.json()["subject"], "About your application");
    super::patch(&hari, &message, json!({"body": "Dear {nobody}"}))
        .await
        .expect(422);
    let stopped = post(&hari, &format!("{message}/taking-back"), json!({}))
        .await
        .expect(200);
    assert_eq!(stopped.json()["state"], "taken_back");
    post(&hari, &format!("{message}/sending"), json!({})).await.expect(409);
    let reopened = post(&hari, &format!("applications/{ada}/reopening"), json!({}))
        .await
        .expect(200);
    assert_eq!(reopened.json()["outcome"], Value::Null);
    let withdrawn = post(&hari, &format!("applications/{ada}/withdrawal"), json!({}))
        .await
        .expect(200);
    assert_eq!(withdrawn.json()["outcome"], "withdrawn");
    app.end().await;
}

#[tokio::test]
async fn an_act_on_many_checks_the_count_and_can_be_undone() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    let kiln = app.world.job("kiln");
    let act = json!({"move": {"stage_id": app.world.stage("kiln/review")}});
    let wrong = json!({"job_id": kiln, "act": act, "all": {"expected": 5}});
    post(&hari, "batches", wrong).await.expect(409).says("2");
    let count = get(&hari, &format!("batches/count?job_id={kiln}"))
        .await
        .expect(200)
        .json();
    assert_eq!(count, json!({"count": 2}));
    let right = json!({"job_id": kiln, "act": act, "all": {"expected": 2}});
    let batch = post(&hari, "batches", right).await.expect(201);
    app.run_work().await;
    let path = format!("batches/{}", id(&batch));
    let done = get(&hari, &path).await.expect(200).json();
    assert_eq!(
        (done["state"].clone(), done["done"].clone()),
        (json!("finished"), json!(2))
    );
    let ada = format!("applications/{}", app.world.application("ada"));
    assert_eq!(
        get(&hari, &ada).await.json()["stage_id"],
        json!(app.world.stage("kiln/review"))
    );
    get(&program_of(&app, "rosa").await, &path).await.expect(404);
    post(&hari, &format!("{path}/undo"), json!({})).await.expect(200);
    app.run_work().await;
    assert_eq!(
        get(&hari, &ada).await.json()["stage_id"],
        json!(app.world.stage("kiln/applied"))
    );
    app.end().await;
}

#[tokio::test]
async fn an_id_that_would_be_left_out_of_an_act_on_many_is_named() {
    let app = TestApp::new().await;
    let hari = program_of(&app, "hari").await;
    let [ada, bao, cem] = ["ada", "bao", "cem"].map(|name| app.world.application(name));
    let (bao_self, now) = (app.world.candidate("bao"), app.clock.now());
    let kiln = app.world.job("kiln");
    let act = json!({"move": {"stage_id": app.world.stage("kiln/review")}});
    let of = |ids: Value| json!({"job_id": kiln, "act": act, "application_ids": ids});
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE candidates SET trashed_at = $2 WHERE id = $1")
                    .bind(bao_self)
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    // One in the trash, one twice, and one of another job.
    let refused = post(&hari, "batches", of(json!([ada, bao, ada, cem])))
        .await
        .expect(422);
    let told: Vec<(String, String)> = refused.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (
                error["field"].as_str().unwrap().to_owned(),
                error["code"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let expected = [
        ("application_ids[1]", "api-nobody-there"),
        ("application_ids[2]", "fields-repeated"),
        ("application_ids[3]", "api-nobody-there"),
    ];
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
    post(&hari, "batches", of(json!([ada]))).await.expect(201);
    app.run_work().await;
    app.end().await;
}

#[tokio::test]
async fn what_was_set_aside_is_listed_on_its_own_and_let_in() {
    let app = TestApp::new().await;
    let ada = app.world.application("ada");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE applications SET admission = 'quarantined' WHERE id = $1")
                    .bind(ada)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    let hari = program_of(&app, "hari").await;
    assert_eq!(
        all(&get(&hari, "applications").await, "id"),
        [json!(app.world.application("bao"))]
    );
    assert_eq!(
        all(&get(&hari, "applications?admission=quarantined").await, "id"),
        [json!(ada)]
    );
    let moves = json!({"stage_id": app.world.stage("kiln/review")});
    post(&hari, &format!("applications/{ada}/moves"), moves)
        .await
        .expect(409);
    let admitted = post(&hari, &format!("applications/{ada}/admission"), json!({}))
        .await
        .expect(200);
    assert_eq!(admitted.json()["admission"], "accepted");
    app.end().await;
}

#[tokio::test]
async fn answers_are_read_as_they_were_given() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let question = json!({"job_id": app.world.job("kiln"), "kind": "number", "labels": {"en": "Years"}});
    let question = post(&rosa, "questions", question).await.expect(201);
    let (ada, asked) = (app.world.application("ada"), id(&question).parse::<Id<()>>().unwrap());
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("INSERT INTO answers (application_id, question_id, value, marked) VALUES ($1, $2, '7', $3)")
                    .bind(ada)
                    .bind(asked)
                    .bind(true)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    let answers = get(
        &program(&app, "hari", &["applications:read"]).await,
        &format!("applications/{ada}/answers"),
    )
    .await
    .expect(200)
    .json();
    let expected = json!([{"question_id": asked, "kind": "number", "value": 7, "marked": true}]);
    assert_eq!(answers["items"], expected);
    app.end().await;
}

#[tokio::test]
async fn closing_a_job_says_what_those_in_play_are_told() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let ours = reason(&app, ReasonSide::Ours).await;
    let path = format!("jobs/{}/closing", app.world.job("kiln"));
    post(&rosa, &path, json!({"telling": "soon"})).await.expect(422);
    post(&rosa, &path, json!({"reason_id": ours, "telling": "soon"}))
        .await
        .expect(200);
    let rejected = get(
        &rosa,
        &format!("applications?job_id={}&outcome=rejected", app.world.job("kiln")),
    )
    .await;
    assert_eq!(all(&rejected, "id").len(), 2);
    assert_eq!(
        all(&get(&rosa, "messages?kind=job_closed").await, "state"),
        [json!("held"), json!("held")]
    );
    app.end().await;
}
