//! What a careers page reads.

use serde_json::{Value, json};

use super::{
    BOARD, ask, change,
    groups::{place_kiln, sorted},
    read, world,
};

#[tokio::test]
async fn every_public_posting_is_a_job() {
    let app = world().await;
    let jobs = read(&app, "/jobs").await;
    assert_eq!(jobs["meta"]["total"], 4);
    assert_eq!(sorted(&jobs["jobs"]), [1, 2, 3, 4]);
    let list = jobs["jobs"].as_array().unwrap();
    let german = list.iter().find(|job| job["id"] == 2).unwrap();
    assert_eq!(
        *german,
        json!({
            "id": 2,
            "internal_job_id": 1,
            "requisition_id": "J-0001",
            "title": "Kiln Engineer (m/w/d)",
            "absolute_url": "http://127.0.0.1:8080/jobs/kiln-de?source=greenhouse_api",
            "company_name": "Your company",
            "language": "de",
            "location": {"name": "Munich, Deutschland"},
            "updated_at": "2026-11-24T10:00:00+01:00",
            "first_published": "2026-11-24T10:00:00+01:00",
            "application_deadline": null,
            "metadata": [
                {"id": 1, "name": "Employment type", "value_type": "single_select", "value": "full_time"},
                {"id": 2, "name": "Workplace", "value_type": "single_select", "value": "on_site"},
                {"id": 3, "name": "Seniority", "value_type": "single_select", "value": "senior"},
                {"id": 4, "name": "Urgent", "value_type": "yes_no", "value": false},
            ],
            "data_compliance": [{
                "type": "gdpr",
                "requires_consent": false,
                "requires_processing_consent": false,
                "requires_retention_consent": false,
                "retention_period": null,
            }],
        })
    );
    app.end().await;
}

#[tokio::test]
async fn content_is_html_as_text_with_departments_and_offices() {
    let app = world().await;
    place_kiln(&app).await;
    let jobs = read(&app, "/jobs?content=true").await;
    let list = jobs["jobs"].as_array().unwrap();
    let kiln = list.iter().find(|job| job["id"] == 1).unwrap();
    let content = kiln["content"].as_str().unwrap();
    assert!(
        content.starts_with("&lt;p&gt;You keep the &lt;strong&gt;kiln&lt;/strong&gt; warm."),
        "{content}"
    );
    assert!(content.contains("Patience") && content.contains("Bread"), "{content}");
    assert_eq!(
        kiln["departments"],
        json!([{"id": 10, "name": "Kilns", "parent_id": null, "child_ids": []}])
    );
    assert_eq!(
        kiln["offices"],
        json!([
            {"id": 0xaa, "name": "Munich", "location": "Munich, Germany", "parent_id": null, "child_ids": []},
            {"id": 0xbb, "name": "Bern", "location": "Bern, Switzerland", "parent_id": null, "child_ids": []},
        ])
    );
    assert_eq!(kiln["location"]["name"], "Munich, Germany; Bern, Switzerland");
    let german = list.iter().find(|job| job["id"] == 2).unwrap();
    assert_eq!(
        (&german["departments"][0]["id"], &german["departments"][0]["name"]),
        (&json!(10), &json!("Öfen"))
    );
    assert_eq!(german["offices"][0]["name"], "München");
    let loom = list.iter().find(|job| job["id"] == 3).unwrap();
    assert_eq!((&loom["departments"], &loom["offices"]), (&json!([]), &json!([])));
    assert_eq!(&read(&app, "/jobs/1").await, kiln, "one job is the same");
    let brief = read(&app, "/jobs?content=no").await;
    assert!(brief["jobs"][0]["content"].is_null(), "only true is yes");
    app.end().await;
}

#[tokio::test]
async fn remote_work_says_from_where() {
    let app = world().await;
    change(
        &app,
        r#"UPDATE jobs SET workplace = 'remote', remote_countries = '["DE","AT"]' WHERE number = 1"#,
    )
    .await;
    assert_eq!(
        read(&app, "/jobs/1").await["location"]["name"],
        "Munich, Germany; Remote from Germany and Austria"
    );
    change(
        &app,
        "UPDATE jobs SET workplace = 'remote', remote_countries = '[]' WHERE number = 1",
    )
    .await;
    change(&app, "DELETE FROM job_places").await;
    assert_eq!(read(&app, "/jobs/1").await["location"]["name"], "Remote");
    app.end().await;
}

#[tokio::test]
async fn a_deadline_is_told_with_its_offset() {
    let app = world().await;
    change(
        &app,
        "UPDATE postings SET unpublish_at = '2026-12-24T10:00:00.000000Z' WHERE number = 1",
    )
    .await;
    assert_eq!(
        read(&app, "/jobs/1").await["application_deadline"],
        "2026-12-24T11:00:00+01:00"
    );
    app.end().await;
}

#[tokio::test]
async fn pay_is_told_in_cents_where_it_is_shown_and_asked_for() {
    let app = world().await;
    change(
        &app,
        r#"UPDATE jobs SET pay_shown = TRUE, pay = '{"min":6000000,"max":9000000,"currency":"CNY","period":"month","months":14,"equity":"Options"}' WHERE number = 1"#,
    )
    .await;
    let job = read(&app, "/jobs/1?pay_transparency=true").await;
    let range = &job["pay_input_ranges"][0];
    assert_eq!(
        (&range["min_cents"], &range["max_cents"]),
        (&json!(6_000_000), &json!(9_000_000))
    );
    assert_eq!(range["currency_type"], "CNY");
    assert_eq!(range["title"], "Pay per month, 14 times a year");
    assert!(range["blurb"].as_str().unwrap().ends_with(". Options"), "{range}");
    assert_eq!(
        read(&app, "/jobs/2?pay_transparency=true").await["pay_input_ranges"][0]["title"],
        "Vergütung pro Monat, 14-mal im Jahr"
    );
    assert!(
        read(&app, "/jobs/1").await["pay_input_ranges"].is_null(),
        "nobody asked"
    );
    let list = read(&app, "/jobs?content=true&pay_transparency=true").await;
    let jobs = list["jobs"].as_array().unwrap();
    let of = |id: i64| &jobs.iter().find(|job| job["id"] == id).unwrap()["pay_input_ranges"];
    assert_eq!(of(1)[0], *range, "in the list too");
    assert_eq!(of(3), &json!([]), "no pay");

    change(
        &app,
        r#"UPDATE jobs SET pay = '{"min":5000000,"currency":"JPY","period":"year"}' WHERE number = 1"#,
    )
    .await;
    let yen = read(&app, "/jobs/1?pay_transparency=true").await;
    assert_eq!(yen["pay_input_ranges"][0]["min_cents"], 500_000_000);
    assert!(yen["pay_input_ranges"][0]["max_cents"].is_null());
    change(&app, "UPDATE jobs SET pay_shown = FALSE").await;
    assert_eq!(
        read(&app, "/jobs/1?pay_transparency=true").await["pay_input_ranges"],
        json!([])
    );
    app.end().await;
}

#[tokio::test]
async fn questions_are_those_of_the_form_in_the_words_of_the_posting() {
    let app = world().await;
    change(&app, "UPDATE jobs SET cover_letter = 'optional' WHERE number = 1").await;
    let place = ask(
        &app,
        "choice",
        r#"[{"value":"m","labels":{"en":"Munich"}},{"value":"b","labels":{"en":"Bern"}}]"#,
    )
    .await;
    let many = ask(&app, "choices", r#"[{"value":"m","labels":{"en":"Munich"}}]"#).await;
    let yes = ask(&app, "yes_no", "[]").await;
    let mut others = Vec::new();
    for (kind, theirs) in [
        ("text", "input_text"),
        ("long_text", "textarea"),
        ("number", "input_text"),
        ("date", "input_text"),
        ("file", "input_file"),
    ] {
        others.push((format!("question_{}", ask(&app, kind, "[]").await), theirs));
    }
    let job = read(&app, "/jobs/1?questions=true").await;
    let questions = job["questions"].as_array().unwrap();
    let told: Vec<(&str, bool, Vec<&str>)> = questions[..6]
        .iter()
        .map(|question| {
            let fields = question["fields"].as_array().unwrap();
            let names = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            (
                question["label"].as_str().unwrap(),
                question["required"].as_bool().unwrap(),
                names,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("First name", true, vec!["first_name"]),
            ("Last name", true, vec!["last_name"]),
            ("E-mail", true, vec!["email"]),
            ("Phone", false, vec!["phone"]),
            ("Your CV", true, vec!["resume", "resume_text"]),
            ("Cover letter", false, vec!["cover_letter", "cover_letter_text"]),
        ]
    );
    let [kiln_place] = &questions[6]["fields"].as_array().unwrap()[..] else {
        panic!("one field")
    };
    assert_eq!(questions[6]["label"], "Well?");
    assert_eq!(questions[6]["description"], "Say it.");
    assert_eq!(kiln_place["name"], format!("question_{place}"));
    assert_eq!(kiln_place["type"], "multi_value_single_select");
    assert_eq!(kiln_place["values"][1]["label"], "Bern");
    assert!(kiln_place["values"][1]["value"].is_i64());
    assert_eq!(questions[7]["fields"][0]["name"], format!("question_{many}[]"));
    assert_eq!(questions[7]["fields"][0]["type"], "multi_value_multi_select");
    assert_eq!(questions[8]["fields"][0]["name"], format!("question_{yes}"));
    assert_eq!(
        questions[8]["fields"][0]["values"],
        json!([{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}])
    );
    let rest: Vec<(String, &str)> = questions[9..]
        .iter()
        .map(|question| &question["fields"][0])
        .map(|field| {
            (
                field["name"].as_str().unwrap().to_owned(),
                field["type"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(rest, others);
    let german = read(&app, "/jobs/2?questions=true").await;
    assert_eq!(
        (&german["questions"][0]["label"], &german["questions"][6]["label"]),
        (&json!("Vorname"), &json!("Nun?"))
    );
    assert!(read(&app, "/jobs/1").await["questions"].is_null(), "nobody asked");
    change(&app, "UPDATE jobs SET cover_letter = 'none' WHERE number = 1").await;
    assert!(
        !read(&app, "/jobs/1?questions=true")
            .await
            .to_string()
            .contains("cover_letter")
    );
    app.end().await;
}

#[tokio::test]
async fn the_board_says_who_it_is() {
    let app = world().await;
    change(
        &app,
        r#"INSERT INTO settings (key, value, version, updated_at)
           VALUES ('brand', '{"headline":{"en":"Work & warm up"}}', 1, '2026-11-24T09:00:00.000000Z')"#,
    )
    .await;
    assert_eq!(
        read(&app, "").await,
        json!({"name": "Your company", "content": "&lt;p&gt;Work &amp;amp; warm up&lt;/p&gt;"})
    );
    app.end().await;
}

#[tokio::test]
async fn sections_and_lists_of_schools_are_there_and_empty() {
    let app = world().await;
    assert_eq!(read(&app, "/sections").await, json!({"sections": []}));
    app.visitor().get(&format!("{BOARD}/sections/1")).await.expect(404);
    for kind in ["degrees", "disciplines", "schools"] {
        let list = read(&app, &format!("/education/{kind}?term=uni&page=1")).await;
        assert_eq!(list, json!({"items": [], "meta": {"total_count": 0, "per_page": 100}}));
    }
    app.visitor().get(&format!("{BOARD}/education/other")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn clients_that_end_a_list_with_a_slash_get_it_too() {
    let app = world().await;
    for list in ["/jobs", "/departments", "/offices", "/sections", ""] {
        assert_eq!(read(&app, &format!("{list}/")).await, read(&app, list).await, "{list}");
    }
    app.end().await;
}

#[tokio::test]
async fn what_is_not_there_is_told_as_json() {
    let app = world().await;
    let visitor = app.visitor();
    for path in [
        format!("{BOARD}/jobs/99"),
        format!("{BOARD}/jobs/kiln"),
        format!("{BOARD}/jobs/99999999999999999999"),
        format!("{BOARD}/nothing"),
        "/compat/greenhouse/v1/boards/other/jobs".to_owned(),
        "/compat/greenhouse/v1/boards/%ff/jobs".to_owned(),
        "/compat/greenhouse/v2".to_owned(),
    ] {
        let answer = visitor.get(&path).await.expect(404);
        assert_eq!(answer.json(), json!({"status": 404, "error": "Not found"}), "{path}");
        assert_eq!(answer.header("content-type"), "application/json", "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    }
    let wrong = visitor
        .json(http::Method::DELETE, &format!("{BOARD}/jobs"), &json!({}))
        .await;
    assert_eq!(wrong.expect(405).json()["status"], 405);
    app.end().await;
}

#[tokio::test]
async fn other_sites_may_read_and_what_is_known_is_not_sent_again() {
    let app = world().await;
    let visitor = app.visitor();
    for path in ["/jobs", "/jobs/1", "/departments", "/offices", ""] {
        let path = format!("{BOARD}{path}");
        let answer = visitor.get(&path).await.expect(200);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("cache-control"), "public, no-cache", "{path}");
        assert_eq!(
            answer.header("content-type"),
            "application/json; charset=utf-8",
            "{path}"
        );
        let tag = answer.header("etag").to_owned();
        let again = app.visitor().with_header("if-none-match", &tag);
        assert!(again.get(&path).await.expect(304).body.is_empty(), "{path}");
        change(&app, "UPDATE postings SET title = title || '!' WHERE number = 1").await;
        let is_new = path.ends_with("acme") || again.get(&path).await.status == 200;
        assert!(is_new, "{path} tells of the new title");
    }
    app.end().await;
}

#[tokio::test]
async fn a_job_that_closes_is_gone_at_once() {
    let app = world().await;
    let rosa = app.sign_in("rosa").await;
    assert_eq!(sorted(&read(&app, "/jobs").await["jobs"]), [1, 2, 3, 4]);
    rosa.post(
        &format!("/app/jobs/{}/closure", app.world.job("kiln")),
        &[("farewell", "later"), ("reason", "")],
    )
    .await
    .expect(303);
    assert_eq!(sorted(&read(&app, "/jobs").await["jobs"]), [3, 4]);
    app.visitor().get(&format!("{BOARD}/jobs/1")).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn the_list_is_what_the_careers_site_shows() {
    let app = world().await;
    let feed = app.visitor().get("/jobs.json").await.expect(200).json();
    let urls = |list: &Value, field: &str| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one[field].as_str().unwrap().replace("?source=greenhouse_api", ""))
            .collect()
    };
    assert_eq!(
        urls(&read(&app, "/jobs").await["jobs"], "absolute_url"),
        urls(&feed["items"], "url")
    );
    app.end().await;
}
