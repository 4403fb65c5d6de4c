//! Applications that a careers page's server sends.

use http::Method;
use serde_json::{Value, json};

use super::{BOARD, ask, basic, change, count, read, server, word, words, world};
use crate::testing::{Answer, Client, TestApp};

pub(super) const KILN: &str = "/compat/greenhouse/v1/boards/acme/jobs/1";
pub(super) const ADA: [(&str, &str); 3] = [
    ("first_name", "Ada"),
    ("last_name", "Lindqvist"),
    ("email", "ada@home.example"),
];
pub(super) const WRITE: &[&str] = &["applications:write"];

/// The applications that came from outside.
pub(super) async fn received(app: &TestApp) -> i64 {
    count(app, "SELECT COUNT(*) FROM applications WHERE form_key IS NOT NULL").await
}

pub(super) fn saved(answer: Answer) {
    assert_eq!(
        answer.expect(200).json(),
        json!({"success": "Candidate saved successfully"})
    );
}

pub(super) async fn post(server: &Client<'_>, more: Value) -> Answer {
    let mut body = json!({"first_name": "Ada", "last_name": "Lindqvist", "email": "ada@home.example"});
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    server.json(Method::POST, KILN, &body).await
}

/// What is wrong with one field.
fn mistake(answer: Answer, field: &str) -> String {
    let answer = answer.expect(422).json();
    assert_eq!(answer["status"], 422);
    let errors = answer["errors"].as_array().expect("mistakes").clone();
    let found = errors.iter().find(|error| error["field"] == field);
    let said = found.unwrap_or_else(|| panic!("nothing is wrong with {field}: {answer}"))["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        answer["error"].as_str().unwrap().contains(&format!("{field}: {said}")),
        "{answer}"
    );
    said
}

#[tokio::test]
async fn an_application_is_what_the_form_would_have_made() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    let fields = [&ADA[..], &[("phone", "+49 151 2345 6789")]].concat();
    saved(
        server
            .upload(KILN, &fields, &[("resume", "cv.txt", b"I keep kilns warm.")])
            .await,
    );
    assert_eq!(received(&app).await, 1);
    assert_eq!(
        word(&app, "SELECT name FROM candidates WHERE unverified").await,
        "Ada Lindqvist"
    );
    assert_eq!(
        word(&app, "SELECT source FROM applications WHERE form_key IS NOT NULL").await,
        "greenhouse_api"
    );
    assert_eq!(
        word(&app, "SELECT admission FROM applications WHERE form_key IS NOT NULL").await,
        "accepted"
    );
    assert_eq!(
        word(&app, "SELECT language FROM applications WHERE form_key IS NOT NULL").await,
        "en"
    );
    assert!(
        !word(
            &app,
            "SELECT notice_version FROM applications WHERE form_key IS NOT NULL"
        )
        .await
        .is_empty()
    );
    assert_eq!(word(&app, "SELECT filename FROM documents").await, "cv.txt");
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM messages WHERE kind = 'confirmation'").await,
        1
    );
    app.end().await;
}

#[tokio::test]
async fn the_posting_says_in_which_language_is_answered() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    saved(server.upload(&format!("{BOARD}/jobs/2"), &ADA, &[]).await);
    assert_eq!(
        word(&app, "SELECT language FROM applications WHERE form_key IS NOT NULL").await,
        "de"
    );
    app.end().await;
}

#[tokio::test]
async fn a_name_keeps_its_parts_and_a_chinese_one_has_the_family_first() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    let spanish = json!({"first_name": "Ana", "last_name": "de la Cruz", "email": "ana@home.example"});
    saved(post(&server, spanish).await);
    assert_eq!(
        word(&app, "SELECT family FROM candidates WHERE unverified").await,
        "de la Cruz"
    );
    change(&app, "UPDATE candidates SET unverified = FALSE").await;
    saved(post(&server, json!({"first_name": "小明", "last_name": "王"})).await);
    assert_eq!(
        word(&app, "SELECT name FROM candidates WHERE unverified").await,
        "王小明"
    );
    app.end().await;
}

#[tokio::test]
async fn only_a_token_with_the_scope_lets_in() {
    let app = world().await;
    let refused = app.visitor().upload(KILN, &ADA, &[]).await.expect(401);
    assert!(refused.header("www-authenticate").starts_with("Basic "));
    assert_eq!(refused.json()["status"], 401);
    basic(app.visitor(), "bole_nothing")
        .upload(KILN, &ADA, &[])
        .await
        .expect(401);
    basic(app.visitor(), "").upload(KILN, &ADA, &[]).await.expect(401);
    let reads = server(&app, &["applications:read", "candidates:write"]).await;
    let refused = reads.upload(KILN, &ADA, &[]).await.expect(403).json();
    assert!(
        refused["error"].as_str().unwrap().contains("applications:write"),
        "{refused}"
    );
    let nobody = app
        .visitor()
        .upload("/compat/greenhouse/v1/boards/other/jobs/1", &ADA, &[])
        .await;
    nobody.expect(401);
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn another_site_cannot_use_a_browser_that_knows_the_token() {
    let app = world().await;
    let server = server(&app, WRITE).await.with_header("sec-fetch-site", "cross-site");
    server.upload(KILN, &ADA, &[]).await.expect(403);
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn a_job_that_is_not_there_or_closed_takes_nothing() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for path in [
        format!("{BOARD}/jobs/99"),
        format!("{BOARD}/jobs/kiln"),
        "/compat/greenhouse/v1/boards/other/jobs/1".to_owned(),
    ] {
        let answer = server.upload(&path, &ADA, &[]).await.expect(404);
        assert_eq!(answer.json(), json!({"status": 404, "error": "Not found"}), "{path}");
    }
    change(&app, "UPDATE jobs SET state = 'closed' WHERE number = 1").await;
    assert_eq!(server.upload(KILN, &ADA, &[]).await.expect(410).json()["status"], 410);
    change(&app, "UPDATE jobs SET confidential = TRUE WHERE number = 1").await;
    server.upload(KILN, &ADA, &[]).await.expect(404);
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn name_and_address_must_be_there_and_sound() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    let long = "a".repeat(256);
    for (field, value) in [
        ("first_name", ""),
        ("last_name", " "),
        ("email", ""),
        ("email", "ada"),
        ("first_name", long.as_str()),
        ("email", long.as_str()),
        ("last_name", "Win at www.example.org"),
        ("phone", "http://example.org"),
        ("phone", "no number"),
    ] {
        let said = mistake(post(&server, json!({field: value})).await, field);
        assert!(said.ends_with('.') || said.contains("like"), "{field}: {said}");
    }
    let nothing = json!({"first_name": "", "last_name": "", "email": "", "resume_url": "http://home.example"});
    let told = post(&server, nothing).await.expect(422).json();
    let fields: Vec<&str> = told["errors"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["field"].as_str())
        .collect();
    assert_eq!(
        fields,
        ["first_name", "last_name", "email", "resume_url"],
        "all at once"
    );
    let both = "a".repeat(150);
    mistake(
        post(&server, json!({"first_name": both, "last_name": both})).await,
        "last_name",
    );
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn what_the_form_requires_beyond_that_is_for_the_sender_to_see_to() {
    let app = world().await;
    ask(&app, "text", "[]").await;
    change(&app, "UPDATE jobs SET cover_letter = 'required' WHERE number = 1").await;
    let server = server(&app, WRITE).await;
    saved(post(&server, json!({})).await);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM documents").await, 0);
    app.end().await;
}

#[tokio::test]
async fn answers_are_answers_of_our_questions() {
    let app = world().await;
    let options = r#"[{"value":"m","labels":{"en":"Munich"}},{"value":"b","labels":{"en":"Bern"}}]"#;
    let text = ask(&app, "text", "[]").await;
    let place = ask(&app, "choice", options).await;
    let places = ask(&app, "choices", options).await;
    let yes = ask(&app, "yes_no", "[]").await;
    let number = ask(&app, "number", "[]").await;
    let day = ask(&app, "date", "[]").await;
    change(&app, "UPDATE jobs SET cover_letter = 'none' WHERE number = 1").await;
    let job = read(&app, "/jobs/1?questions=true").await;
    let own = |at: usize, value: usize| job["questions"][5 + at]["fields"][0]["values"][value]["value"].clone();
    let server = server(&app, WRITE).await;
    let values = "SELECT an.value FROM answers an JOIN questions q ON q.id = an.question_id ORDER BY q.position";
    let expected = [r#""Warm""#, r#""b""#, r#"["m","b"]"#, "true", "12", r#""2026-12-01""#];
    let body = json!({
        format!("question_{text}"): "Warm",
        format!("question_{place}"): own(1, 1),
        format!("question_{places}"): [own(2, 0), own(2, 1)],
        format!("question_{yes}"): 1,
        format!("question_{number}"): 12,
        format!("question_{day}"): "2026-12-01",
    });
    saved(post(&server, body).await);
    assert_eq!(words(&app, values).await, expected);

    change(&app, "DELETE FROM answers").await;
    let (text, place, places) = (
        format!("question_{text}"),
        format!("question_{place}"),
        format!("question_{places}[]"),
    );
    let (yes, number, day) = (
        format!("question_{yes}"),
        format!("question_{number}"),
        format!("question_{day}"),
    );
    let (bern, munich, both) = (own(1, 1).to_string(), own(2, 0).to_string(), own(2, 1).to_string());
    let fields = [
        ("first_name", "Bea"),
        ("last_name", "Berg"),
        ("email", "bea@home.example"),
        (&*text, "Warm"),
        (&*place, &*bern),
        (&*places, &*munich),
        (&*places, &*both),
        (&*yes, "1"),
        (&*number, "12"),
        (&*day, "2026-12-01"),
    ];
    saved(server.upload(KILN, &fields, &[]).await);
    assert_eq!(words(&app, values).await, expected, "as a form too");

    for (field, value) in [(&place, "7"), (&yes, "perhaps"), (&number, "many"), (&day, "soon")] {
        mistake(post(&server, json!({field: value})).await, field);
    }
    app.end().await;
}

#[tokio::test]
async fn an_answer_to_what_nobody_asked_is_told_unless_the_question_was_taken_off() {
    let app = world().await;
    let gone = ask(&app, "text", "[]").await;
    let server = server(&app, WRITE).await;
    mistake(post(&server, json!({"question_123": "Hello"})).await, "question_123");
    saved(post(&server, json!({"question_123": ""})).await);
    change(&app, "UPDATE questions SET removed_at = '2026-11-24T09:00:00.000000Z'").await;
    saved(
        post(
            &server,
            json!({format!("question_{gone}"): "Hello", "email": "b@home.example"}),
        )
        .await,
    );
    app.end().await;
}

#[tokio::test]
async fn what_our_form_has_no_place_for_is_passed_over() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    let body = json!({
        "id": 1, "location": "Munich", "latitude": "48.1", "longitude": "11.5", "gender": 2, "race": 4,
        "educations": [{"school_name_id": "1", "start_date": {"month": "1", "year": "1989"}}],
        "employments": [{"company_name": "Example GmbH", "current": "false"}],
        "demographic_answers": [{"question_id": 87, "answer_options": [{"answer_option_id": 194}]}],
        "data_compliance": {"gdpr_consent_given": true, "gdpr_processing_consent_given": true},
        "phone": null,
    });
    saved(post(&server, body).await);
    let fields = [
        ("first_name", "Bea"),
        ("last_name", "Berg"),
        ("email", "bea@home.example"),
        ("educations[][degree_id]", "1"),
        ("educations[][degree_id]", "2"),
        ("data_compliance[gdpr_consent_given]", "true"),
    ];
    saved(server.upload(KILN, &fields, &[]).await);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM consents").await,
        0,
        "no sentence of ours was read"
    );
    app.end().await;
}

#[tokio::test]
async fn a_source_in_the_address_goes_before_ours() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    saved(post(&server, json!({"mapped_url_token": "Summer Fair"})).await);
    assert_eq!(
        word(&app, "SELECT source FROM applications WHERE form_key IS NOT NULL").await,
        "summer_fair"
    );
    app.end().await;
}

#[tokio::test]
async fn who_follows_the_link_of_the_list_is_filed_under_it() {
    let app = world().await;
    let url = read(&app, "/jobs/1").await["absolute_url"].as_str().unwrap().to_owned();
    let path = url.strip_prefix("http://127.0.0.1:8080").unwrap();
    app.visitor()
        .get(path)
        .await
        .expect(200)
        .says("/jobs/kiln-en/apply?source=greenhouse_api");
    app.visitor()
        .get("/jobs/kiln-en/apply?source=greenhouse_api")
        .await
        .expect(200)
        .says("value=\"greenhouse_api\"");
    app.end().await;
}

#[tokio::test]
async fn sent_twice_it_is_one_application() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for _ in 0..2 {
        saved(
            server
                .upload(KILN, &ADA, &[("resume", "cv.txt", b"I keep kilns warm.")])
                .await,
        );
    }
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn many_through_one_server_are_no_busy_address() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for number in 0..30 {
        saved(post(&server, json!({"email": format!("a{number}@home.example")})).await);
    }
    let accepted = "SELECT COUNT(*) FROM applications WHERE form_key IS NOT NULL AND admission = 'accepted'";
    assert_eq!(count(&app, accepted).await, 30);
    app.end().await;
}

#[tokio::test]
async fn one_mailbox_again_and_again_has_to_confirm_and_words_are_looked_at() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for number in 0..4 {
        saved(post(&server, json!({"first_name": format!("Ada {number}")})).await);
    }
    let set_aside = "SELECT COUNT(*) FROM applications WHERE admission = 'unconfirmed'";
    assert_eq!(count(&app, set_aside).await, 1, "the fourth, and nobody is told");
    let text = ask(&app, "long_text", "[]").await;
    let spam = "http://example.org ".repeat(9);
    saved(
        post(
            &server,
            json!({"email": "b@home.example", format!("question_{text}"): spam}),
        )
        .await,
    );
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM applications WHERE admission = 'quarantined'"
        )
        .await,
        1
    );
    for number in 4..21 {
        post(&server, json!({"first_name": format!("Ada {number}")})).await;
    }
    let wait = post(&server, json!({"first_name": "Ada again"})).await.expect(429);
    assert!(!wait.header("retry-after").is_empty());
    app.end().await;
}

#[tokio::test]
async fn other_kinds_of_body_are_refused() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for kind in ["application/x-www-form-urlencoded", "text/plain", "application/xml", ""] {
        let kind = Some(kind.to_owned()).filter(|kind| !kind.is_empty());
        let answer = server
            .send(Method::POST, KILN, kind, b"first_name=Ada".to_vec())
            .await
            .expect(415);
        assert_eq!(answer.json()["error"], "Send multipart/form-data or application/json.");
    }
    let json = Some("application/json".to_owned());
    for broken in ["{", "[]", "\"a\"", "{\"a\":1,\"a\":2}", ""] {
        let answer = server.send(Method::POST, KILN, json.clone(), broken.into()).await;
        assert!(
            matches!(answer.status.as_u16(), 400 | 422),
            "{broken}: {}",
            answer.text()
        );
    }
    let twice = [&ADA[..], &[("email", "b@home.example")]].concat();
    server.upload(KILN, &twice, &[]).await.expect(400);
    let multipart = Some("multipart/form-data".to_owned());
    server.send(Method::POST, KILN, multipart, Vec::new()).await.expect(415);
    app.end().await;
}
