//! Jobs, their texts, stages, questions, teams and approvals by programs.

use http::Method;
use serde_json::json;

use super::{all, delete, get, id, patch, post, program, program_of};
use crate::testing::TestApp;

#[tokio::test]
async fn a_job_is_made_written_about_and_published() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let body = json!({
        "title": "Glaze Chemist",
        "places": [{"city": "Hangzhou", "country": "CN"}],
        "workplace": "hybrid",
        "seniority": "lead",
        "urgent": true,
        "openings": 2,
        "pay": {"min": 6_000_000, "max": 9_000_000, "currency": "CNY", "period": "month", "months": 14},
    });
    let job = post(&rosa, "jobs", body).await.expect(201);
    let path = format!("jobs/{}", id(&job));
    assert_eq!(job.header("location"), format!("/api/v1/{path}"));
    let shown = get(&rosa, &path).await.expect(200).json();
    assert_eq!(shown, job.json());
    assert_eq!(
        shown["places"],
        json!([{"office_id": null, "city": "Hangzhou", "country": "CN"}])
    );
    assert_eq!(
        (shown["openings"].clone(), shown["filled"].clone()),
        (json!(2), json!(0))
    );
    assert_eq!(shown["pay"]["exponent"], 2);
    assert_eq!(shown["pay"]["months"], 14);
    assert_eq!(shown["state"], "draft");

    let source =
        json!({"job_id": id(&job), "language": "en", "title": "Glaze Chemist", "description": "You mix *glaze*."});
    let english = post(&rosa, "postings", source).await.expect(201);
    assert_eq!(english.json()["source"], true);
    let text = json!({"job_id": id(&job), "language": "zh-Hans", "title": "釉料化学家", "description": "调釉。"});
    let chinese = post(&rosa, "postings", text.clone()).await.expect(201);
    assert_eq!(chinese.json()["slug"], "you-liao-hua-xue-jia");
    post(&rosa, "postings", text).await.expect(422);
    let publication = format!("postings/{}/publication", id(&english));
    post(&rosa, &publication, json!({})).await.expect(422);
    post(&rosa, &format!("{path}/opening"), json!({})).await.expect(200);
    let live = post(&rosa, &publication, json!({"until": "2027-01-31T12:00:00Z"}))
        .await
        .expect(200);
    assert_eq!(live.json()["state"], "published");
    app.visitor()
        .get("/jobs/glaze-chemist")
        .await
        .expect(200)
        .says("Glaze Chemist");

    patch(
        &rosa,
        &format!("postings/{}", id(&english)),
        json!({"description": "You mix and fire *glaze*."}),
    )
    .await
    .expect(200);
    let behind = get(&rosa, &format!("postings/{}", id(&chinese))).await.expect(200);
    assert_eq!(behind.json()["behind_source"], true);
    let confirmed = post(&rosa, &format!("postings/{}/confirmation", id(&chinese)), json!({}))
        .await
        .expect(200);
    assert_eq!(confirmed.json()["behind_source"], false);
    post(&rosa, &format!("postings/{}/unpublication", id(&english)), json!({}))
        .await
        .expect(200);
    app.visitor().get("/jobs/glaze-chemist").await.expect(410);
    delete(&rosa, &format!("postings/{}", id(&english))).await.expect(409);
    delete(&rosa, &format!("postings/{}", id(&chinese))).await.expect(204);
    app.end().await;
}

#[tokio::test]
async fn a_job_changes_is_copied_trashed_and_restored() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let kiln = format!("jobs/{}", app.world.job("kiln"));
    let changed = patch(
        &rosa,
        &kiln,
        json!({"openings": 3, "remote_countries": ["DE", "AT"], "pay": null}),
    )
    .await
    .expect(200)
    .json();
    assert_eq!(
        (changed["openings"].clone(), changed["remote_countries"].clone()),
        (json!(3), json!(["DE", "AT"]))
    );
    assert_eq!(
        all(
            &get(&rosa, &format!("openings?job_id={}", app.world.job("kiln"))).await,
            "number"
        )
        .len(),
        3
    );
    let copy = post(&rosa, &format!("{kiln}/copies"), json!({})).await.expect(201);
    assert_eq!(copy.header("location"), format!("/api/v1/jobs/{}", id(&copy)));
    let texts = get(&rosa, &format!("postings?job_id={}", id(&copy))).await.expect(200);
    assert_eq!(all(&texts, "state"), [json!("draft"), json!("draft")]);

    post(&rosa, &format!("{kiln}/trash"), json!({})).await.expect(409);
    let path = format!("jobs/{}", id(&copy));
    post(&rosa, &format!("{path}/trash"), json!({})).await.expect(200);
    assert_eq!(all(&get(&rosa, "jobs?trashed=true").await, "id"), [json!(id(&copy))]);
    assert!(!all(&get(&rosa, "jobs").await, "id").contains(&json!(id(&copy))));
    post(&rosa, &format!("{path}/restoration"), json!({})).await.expect(200);
    assert!(all(&get(&rosa, "jobs?q=KILN").await, "id").contains(&json!(id(&copy))));
    app.end().await;
}

#[tokio::test]
async fn stages_are_added_renamed_moved_merged_and_removed() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let kiln = app.world.job("kiln");
    let new = json!({"job_id": kiln, "kind": "interview", "name": "Trial", "public_names": {"de": "Probetag"}});
    let trial = post(&rosa, "stages", new.clone()).await.expect(201);
    assert_eq!(trial.json()["position"], 4);
    post(&rosa, "stages", new).await.expect(422);
    let path = format!("stages/{}", id(&trial));
    let renamed = patch(&rosa, &path, json!({"name": "Trial day"}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (renamed["name"].clone(), renamed["public_names"]["de"].clone()),
        (json!("Trial day"), json!("Probetag"))
    );
    post(&rosa, &format!("{path}/position"), json!({"position": 1}))
        .await
        .expect(200);
    assert_eq!(get(&rosa, &path).await.json()["position"], 1);

    let ada = format!("applications/{}", app.world.application("ada"));
    post(&rosa, &format!("{ada}/moves"), json!({"stage_id": id(&trial)}))
        .await
        .expect(200);
    delete(&rosa, &path).await.expect(422);
    post(
        &rosa,
        &format!("{path}/merge"),
        json!({"into": app.world.stage("kiln/review")}),
    )
    .await
    .expect(204);
    assert_eq!(
        get(&rosa, &ada).await.json()["stage_id"],
        json!(app.world.stage("kiln/review"))
    );
    let review = app.world.stage("kiln/review");
    delete(
        &rosa,
        &format!("stages/{review}?move_to={}", app.world.stage("loom/review")),
    )
    .await
    .expect(422);
    delete(
        &rosa,
        &format!("stages/{review}?move_to={}", app.world.stage("kiln/interview")),
    )
    .await
    .expect(204);
    assert_eq!(
        get(&rosa, &ada).await.json()["stage_id"],
        json!(app.world.stage("kiln/interview"))
    );
    delete(&rosa, &format!("stages/{}", app.world.stage("kiln/applied")))
        .await
        .expect(409);
    app.end().await;
}

#[tokio::test]
async fn questions_are_asked_changed_and_taken_away() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let kiln = app.world.job("kiln");
    let permit = json!({
        "job_id": kiln,
        "kind": "yes_no",
        "labels": {"en": "May you work in Germany?"},
        "required": true,
        "knockout": {"rule": "one_of", "value": ["no"]},
    });
    let permit = post(&rosa, "questions", permit).await.expect(201);
    let years = json!({"job_id": kiln, "kind": "number", "labels": {"en": "Years"}, "knockout": {"rule": "one_of", "value": ["no"]}});
    post(&rosa, "questions", years).await.expect(422);
    let years =
        json!({"job_id": kiln, "kind": "number", "labels": {"en": "Years"}, "knockout": {"rule": "below", "value": 2}});
    let years = post(&rosa, "questions", years).await.expect(201);
    let path = format!("questions/{}", id(&years));
    let changed = patch(&rosa, &path, json!({"labels": {"en": "Years at a kiln"}}))
        .await
        .expect(200)
        .json();
    assert_eq!(changed["knockout"], json!({"rule": "below", "value": 2.0}));
    let changed = patch(&rosa, &path, json!({"knockout": null})).await.expect(200).json();
    assert_eq!(
        (changed["knockout"].clone(), changed["labels"]["en"].clone()),
        (json!(null), json!("Years at a kiln"))
    );
    let first = post(&rosa, &format!("{path}/position"), json!({"position": 0}))
        .await
        .expect(200);
    assert_eq!(first.json()["position"], 0);
    delete(&rosa, &format!("questions/{}", id(&permit))).await.expect(204);
    let left = get(&rosa, &format!("questions?job_id={kiln}")).await.expect(200);
    assert_eq!(all(&left, "id"), [json!(id(&years))]);
    app.end().await;
}

#[tokio::test]
async fn the_team_decides_who_sees_and_a_secret_job_keeps_a_recruiter() {
    let app = TestApp::new().await;
    let rosa = program_of(&app, "rosa").await;
    let (vault, hari) = (app.world.job("vault"), app.world.user("hari"));
    let hers = program_of(&app, "hari").await;
    get(&hers, &format!("jobs/{vault}")).await.expect(404);
    let member = format!("/api/v1/jobs/{vault}/team/{hari}");
    rosa.json(Method::PUT, &member, &json!({"role": "viewer"}))
        .await
        .expect(204);
    get(&hers, &format!("jobs/{vault}")).await.expect(200);
    let team = get(&rosa, &format!("jobs/{vault}/team")).await.expect(200);
    assert_eq!(all(&team, "role"), [json!("recruiter"), json!("viewer")]);
    delete(&rosa, &format!("jobs/{vault}/team/{}", app.world.user("rosa")))
        .await
        .expect(422);
    delete(&rosa, &format!("jobs/{vault}/team/{hari}")).await.expect(204);
    get(&hers, &format!("jobs/{vault}")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn where_approval_is_asked_for_a_program_asks_and_another_person_agrees() {
    let app = TestApp::new().await;
    let olga = app.world.user("olga");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let policy = crate::jobs::ApprovalPolicy {
                    is_on: true,
                    steps: vec![crate::jobs::PolicyStep {
                        rule: crate::jobs::approvals::Rule::Any,
                        people: vec![olga],
                    }],
                };
                crate::organization::change(tx, crate::events::By::System, &policy, 0).await
            })
        })
        .await
        .expect("switch approval on");
    let rosa = program_of(&app, "rosa").await;
    let job = post(&rosa, "jobs", json!({"title": "Dyer"})).await.expect(201);
    let path = format!("jobs/{}", id(&job));
    post(&rosa, &format!("{path}/opening"), json!({})).await.expect(409);
    get(&rosa, &format!("{path}/approval")).await.expect(404);
    let request = post(&rosa, &format!("{path}/approval"), json!({})).await.expect(201);
    assert_eq!(
        request.header("location"),
        format!("/api/v1/approvals/{}", id(&request))
    );
    let decision = format!("approvals/{}/decision", id(&request));
    post(&rosa, &decision, json!({"decision": "approved"}))
        .await
        .expect(409);
    let olga = program(&app, "olga", &["approvals:write"]).await;
    assert_eq!(all(&get(&olga, "approvals").await, "id"), [json!(id(&request))]);
    post(&olga, &decision, json!({"decision": "refused"})).await.expect(422);
    let agreed = post(&olga, &decision, json!({"decision": "approved"}))
        .await
        .expect(200);
    assert_eq!(agreed.json()["state"], "approved");
    post(&rosa, &format!("{path}/opening"), json!({})).await.expect(200);
    app.end().await;
}
