//! One posting, as people and crawlers read it.

use serde_json::Value;

use super::{change, plan};
use crate::{
    events::By,
    testing::{Answer, TestApp},
};

const PAY: &str = r#"UPDATE jobs SET pay = '{"min":6000000,"max":9000000,"currency":"CNY","period":"month","months":14}' WHERE id = $1"#;

fn structured(answer: &Answer) -> Value {
    let text = answer.text();
    let (_, rest) = text
        .split_once("<script type=\"application/ld+json\">")
        .expect("there is JSON-LD");
    serde_json::from_str(rest.split("</script>").next().expect("it ends")).expect("it is JSON")
}

#[tokio::test]
async fn a_posting_is_read_with_its_facts() {
    let app = TestApp::new().await;
    app.visitor()
        .get("/jobs/kiln-en")
        .await
        .says("We discuss pay in the first call");
    change(&app, "kiln", PAY).await;
    let page = app.visitor().get("/jobs/kiln-en").await.expect(200);
    assert!(page.header("last-modified").ends_with("GMT"));
    page.says("<h1>Kiln Engineer</h1>")
        .says("<strong>kiln</strong>")
        .says("CNY\u{a0}60,000–90,000 × 14")
        .says("CNY\u{a0}840,000–1,260,000 a year")
        .says("J-0001")
        .says("Munich, on site")
        .says("href=\"/jobs/kiln-en/apply\"")
        .says("<link rel=\"canonical\" href=\"http://127.0.0.1:8080/jobs/kiln-en\">")
        .says("hreflang=\"de\" href=\"http://127.0.0.1:8080/jobs/kiln-de\"")
        .says("hreflang=\"x-default\" href=\"http://127.0.0.1:8080/jobs/kiln-en\"")
        .says("<meta property=\"og:title\" content=\"Kiln Engineer\">")
        .says("<h2>What you bring</h2>")
        .does_not_say("In another currency");
    app.visitor()
        .with_header("accept-language", "zh")
        .get("/jobs/kiln-de?source=campus")
        .await
        .says("<html lang=\"zh-Hans\">")
        .says("60-90K·14薪")
        .says("<article class=\"prose\" lang=\"de\"")
        .says("<h2>Was Sie mitbringen</h2>")
        .says("href=\"/jobs/kiln-de/apply?source=campus\"");
    app.end().await;
}

#[tokio::test]
async fn without_a_wish_a_text_has_a_page_in_its_own_language() {
    let app = TestApp::new().await;
    app.visitor()
        .get("/jobs/kiln-de")
        .await
        .says("<html lang=\"de\">")
        .says("Jetzt bewerben");
    app.visitor()
        .with_header("accept-language", "en")
        .get("/jobs/kiln-de")
        .await
        .says("<html lang=\"en\">");
    app.visitor()
        .get("/jobs/kiln-de?lang=en")
        .await
        .says("<html lang=\"en\">")
        .says("href=\"/jobs/kiln-en?lang=en\" lang=\"en\"");
    app.end().await;
}

#[tokio::test]
async fn structured_data_keeps_googles_rules() {
    let app = TestApp::new().await;
    change(&app, "kiln", PAY).await;
    let data = structured(&app.visitor().get("/jobs/kiln-en").await);
    assert_eq!(data["@type"], "JobPosting");
    assert_eq!(data["datePosted"], "2026-11-24");
    assert_eq!(data["employmentType"], "FULL_TIME");
    assert_eq!(data["directApply"], true);
    assert_eq!(data["identifier"]["value"], "J-0001");
    assert_eq!(data["hiringOrganization"]["name"], "Your company");
    assert_eq!(data["jobLocation"][0]["address"]["addressCountry"], "DE");
    assert_eq!(data["jobLocation"][0]["address"]["addressLocality"], "Munich");
    assert_eq!(
        data["baseSalary"]["value"]["unitText"], "YEAR",
        "fourteen months have no field"
    );
    assert_eq!(data["baseSalary"]["value"]["minValue"], 840_000);
    assert_eq!(data["baseSalary"]["value"]["maxValue"], 1_260_000);
    assert!(
        data["description"]
            .as_str()
            .is_some_and(|html| html.contains("<li>Patience</li>"))
    );
    assert!(data.get("validThrough").is_none() && data.get("jobLocationType").is_none());

    plan(
        &app,
        "kiln",
        "UPDATE postings SET unpublish_at = $2 WHERE job_id = $1",
        "2027-01-31T22:59:00Z",
    )
    .await;
    change(
        &app,
        "kiln",
        "UPDATE jobs SET workplace = 'remote', remote_countries = '[\"DE\",\"AT\"]', pay_shown = FALSE WHERE id = $1",
    )
    .await;
    change(&app, "kiln", "DELETE FROM job_places WHERE job_id = $1").await;
    let data = structured(&app.visitor().get("/jobs/kiln-en").await);
    assert_eq!(data["validThrough"], "2027-01-31T22:59:00Z");
    assert_eq!(data["jobLocationType"], "TELECOMMUTE");
    assert_eq!(data["applicantLocationRequirements"][1]["name"], "AT");
    assert!(data.get("jobLocation").is_none() && data.get("baseSalary").is_none());

    change(&app, "kiln", "UPDATE jobs SET remote_countries = '[]' WHERE id = $1").await;
    app.visitor()
        .get("/jobs/kiln-en")
        .await
        .expect(200)
        .says("Remote")
        .says("BreadcrumbList")
        .does_not_say("JobPosting");
    app.end().await;
}

#[tokio::test]
async fn a_text_cannot_leave_its_place() {
    let app = TestApp::new().await;
    change(&app, "kiln", "UPDATE postings SET title = '</script><script>alert(1)</script>\" x', description = '<img src=x onerror=alert(1)> [x](javascript:alert(1))' WHERE job_id = $1 AND language = 'en'").await;
    for path in [
        "/jobs/kiln-en",
        "/jobs",
        "/jobs.atom",
        "/jobs.rss",
        "/embed/jobs",
        "/jobs?q=%22%3E%3Cscript%3Ealert(1)",
    ] {
        let text = app.visitor().get(path).await.expect(200).text();
        assert!(
            !text.contains("<script>alert") && !text.contains("<img src=x"),
            "{path}"
        );
        assert!(!text.contains("href=\"javascript"), "{path}");
    }
    let data = structured(&app.visitor().get("/jobs/kiln-en").await);
    assert_eq!(data["title"], "</script><script>alert(1)</script>\" x");
    app.end().await;
}

#[tokio::test]
async fn pay_is_told_in_another_currency_with_the_rate_and_its_day() {
    let app = TestApp::new().await;
    change(&app, "kiln", PAY).await;
    let rate = pay::exchange::Rate {
        currency: "CNY".parse().expect("a currency"),
        date: "2026-11-23".parse().expect("a day"),
        per_eur: "8.20".parse().unwrap(),
        source: "European Central Bank".to_owned(),
    };
    app.app
        .db
        .write(move |tx| {
            let rate = rate.clone();
            Box::pin(async move { crate::rates::set(tx, By::System, &rate).await })
        })
        .await
        .expect("set a rate");
    app.visitor()
        .get("/jobs/kiln-en")
        .await
        .says("In another currency")
        .does_not_say("about €");
    app.visitor()
        .get("/jobs/kiln-en?currency=EUR")
        .await
        .says("about €102,000–154,000 a year")
        .says("1 EUR = 8.2 CNY, rate of 23 Nov 2026 (European Central Bank)");
    app.visitor()
        .get("/jobs/kiln-en?currency=XXX")
        .await
        .expect(200)
        .does_not_say("about");
    change(
        &app,
        "kiln",
        r#"UPDATE jobs SET pay = '{"max":120000000,"currency":"CNY","period":"year"}' WHERE id = $1"#,
    )
    .await;
    for (language, amount) in [
        ("en", "up to about €146,000 a year"),
        ("de", "bis rund 146.000\u{a0}€ / Jahr"),
        ("zh-Hans", "最高约 14.6万欧元/年"),
    ] {
        app.visitor()
            .get(&format!("/jobs/kiln-en?currency=EUR&lang={language}"))
            .await
            .says(amount);
    }
    change(
        &app,
        "kiln",
        r#"UPDATE jobs SET pay = '{"min":20000,"max":20000,"currency":"CNY","period":"hour"}' WHERE id = $1"#,
    )
    .await;
    let year = "Full time for a whole year: about €50,700 a year";
    let hourly = app.visitor().get("/jobs/kiln-en?currency=EUR").await;
    hourly.says("about €24 an hour").says(year);
    change(&app, "kiln", "UPDATE jobs SET employment = 'internship' WHERE id = $1").await;
    let internship = app.visitor().get("/jobs/kiln-en?currency=EUR").await;
    internship.says("an hour").does_not_say(year);
    app.end().await;
}

#[tokio::test]
async fn days_are_those_of_the_place_of_the_job() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        "INSERT INTO offices (id, names, country, zone, position) VALUES ($1, '{\"en\":\"Tokyo\"}', 'JP', 'Asia/Tokyo', 9)",
    )
    .await;
    change(
        &app,
        "kiln",
        "UPDATE job_places SET office_id = job_id WHERE job_id = $1",
    )
    .await;
    // Midnight at the end of the 20th in Tokyo.
    plan(
        &app,
        "kiln",
        "UPDATE postings SET unpublish_at = $2, published_at = '2026-11-23T16:00:00.000000Z', publish_at = NULL WHERE job_id = $1",
        "2026-12-20T15:00:00Z",
    )
    .await;
    let page = app.visitor().get("/jobs/kiln-en").await.expect(200);
    let _ = page.says("24 November 2026").says("until 20 December");
    let data = structured(&app.visitor().get("/jobs/kiln-en").await);
    assert_eq!(data["datePosted"], "2026-11-24");
    app.end().await;
}

#[tokio::test]
async fn a_bonus_is_no_part_of_the_base() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        r#"UPDATE jobs SET pay = '{"min":800000000,"max":1200000000,"currency":"CNY","period":"year","months":12,"bonus_percent":10}' WHERE id = $1"#,
    )
    .await;
    let data = structured(&app.visitor().get("/jobs/kiln-en").await);
    assert_eq!(data["baseSalary"]["value"]["minValue"], 8_000_000);
    app.end().await;
}

#[tokio::test]
async fn where_a_visitor_comes_from_goes_along_from_the_list_to_the_form() {
    let app = TestApp::new().await;
    app.visitor()
        .get("/jobs?source=Summer%20Fair")
        .await
        .expect(200)
        .says("/jobs/kiln-en?source=Summer%20Fair")
        .says("name=\"source\" value=\"Summer Fair\"");
    app.visitor()
        .get("/jobs/kiln-en?source=Summer%20Fair")
        .await
        .expect(200)
        .says("/jobs/kiln-en/apply?source=Summer%20Fair")
        .says("/jobs/kiln-de?source=Summer%20Fair");
    app.end().await;
}
