//! Jobs from JSON.

use db::sql;

use super::count;
use crate::testing::TestApp;

async fn check(app: &TestApp, json: &str) -> String {
    let rosa = app.sign_in("rosa").await;
    let answer = rosa
        .upload("/app/import/jobs", &[], &[("file", "jobs.json", json.as_bytes())])
        .await
        .expect_redirect("/app/import/");
    app.run_work().await;
    answer.header("location").to_owned()
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_said_by_field_and_line_in_the_readers_language() {
    let app = TestApp::new().await;
    let json = "[\n{\"title\": \"A\",\n\"colour\": \"red\"},\n{\"title\": \"B\", \"seniority\":\n\"great\"}\n]";
    let report = check(&app, json).await;
    let rosa = app.sign_in("rosa").await;
    rosa.get(&report)
        .await
        .expect(200)
        .says("Line 3: a job has no field “colour”.")
        .says("Line 5: the value of “seniority”")
        .does_not_say("unknown");
    app.end().await;
}

#[tokio::test]
async fn jobs_become_drafts_with_their_texts() {
    let app = TestApp::new().await;
    let json = serde_json::json!([
        {
            "title": "Glaze Chemist", "employment_type": "full_time", "seniority": "senior", "urgent": true,
            "places": [{"city": "杭州", "country": "CN"}], "openings": 2,
            "pay": {"min": 4_000_000, "max": 6_000_000, "currency": "CNY", "period": "month", "months": 14},
            "postings": [
                {"language": "en", "title": "Glaze Chemist", "description": "You mix **glazes**."},
                {"language": "zh-Hans", "title": "釉料化学家", "description": "您调配釉料。"},
            ],
        },
        {"title": "Kiln Engineer"},
        {"title": "Potter", "department": "No such department"},
    ]);
    let report = check(&app, &json.to_string()).await;
    let rosa = app.sign_in("rosa").await;
    rosa.get(&report)
        .await
        .expect(200)
        .says("Has the same title as J-0001.")
        .says("No department is called “No such department”.")
        .says("Add one job");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM jobs").await, 3);
    rosa.post(&format!("{report}/run"), &[("duplicates", "skip")])
        .await
        .expect(303);
    app.run_work().await;
    let made: Vec<(String, String, bool)> = sql("SELECT title, state, urgent FROM jobs WHERE number > 3")
        .all(&mut app.app.db.read())
        .await
        .expect("jobs");
    assert_eq!(made, [("Glaze Chemist".to_owned(), "draft".to_owned(), true)]);
    let texts: Vec<(String, String)> = sql(
        "SELECT p.language, p.slug FROM postings p JOIN jobs j ON j.id = p.job_id WHERE j.number > 3 ORDER BY p.number",
    )
    .all(&mut app.app.db.read())
    .await
    .expect("postings");
    assert_eq!(texts[0], ("en".to_owned(), "glaze-chemist".to_owned()));
    assert_eq!(texts[1].0, "zh-Hans");
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM openings o JOIN jobs j ON j.id = o.job_id WHERE j.number > 3"
        )
        .await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn what_is_no_json_is_refused_with_the_place_of_the_mistake() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    for (json, words) in [
        ("[{\"title\":\n\"A\"", "line 2"),
        ("[]", "There is no job in this file."),
    ] {
        rosa.upload("/app/import/jobs", &[], &[("file", "jobs.json", json.as_bytes())])
            .await
            .expect(422)
            .says(words);
    }
    app.end().await;
}
