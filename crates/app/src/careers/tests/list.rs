//! The list, as people use it.

use super::{change, set};
use crate::{
    events::By,
    organization::{Organization, Translated},
    testing::TestApp,
};

#[tokio::test]
async fn a_visitor_reads_the_list_in_the_browsers_language() {
    let app = TestApp::new().await;
    app.visitor().get("/").await.expect(302);
    let english = app
        .visitor()
        .get("/jobs")
        .await
        .expect(200)
        .says("lang=\"en\"")
        .says("Kiln Engineer</a>");
    assert_eq!(english.header("vary"), "accept-encoding, accept-language");
    assert_eq!(english.header("set-cookie"), "");
    let german = app
        .visitor()
        .with_header("accept-language", "de-AT,de;q=0.9,en;q=0.5")
        .get("/jobs")
        .await;
    german
        .expect(200)
        .says("<html lang=\"de\">")
        .says("Kiln Engineer (m/w/d)</a>")
        .says("href=\"/jobs/kiln-de\"")
        .says("2 offene Stellen");
    app.end().await;
}

#[tokio::test]
async fn the_chosen_language_stays_in_every_link_and_a_foreign_title_is_marked() {
    let app = TestApp::new().await;
    app.visitor()
        .with_header("accept-language", "de")
        .get("/jobs?lang=zh-Hans")
        .await
        .expect(200)
        .says("<html lang=\"zh-Hans\">")
        .says("href=\"/jobs/kiln-en?lang=zh-Hans\" lang=\"en\"")
        .says("name=\"lang\" value=\"zh-Hans\"")
        .says("href=\"/jobs?lang=de\" lang=\"de\"");
    app.visitor()
        .get("/jobs?lang=de&q=kiln")
        .await
        .says("/jobs?q=kiln&amp;lang=en");
    app.end().await;
}

#[tokio::test]
async fn confidential_internal_paused_and_draft_jobs_are_not_there() {
    let app = TestApp::new().await;
    app.visitor()
        .get("/jobs")
        .await
        .expect(200)
        .does_not_say("Vault")
        .says("Loom Keeper");
    for hidden in [
        "UPDATE jobs SET internal = TRUE WHERE id = $1",
        "UPDATE jobs SET internal = FALSE, confidential = TRUE WHERE id = $1",
        "UPDATE jobs SET confidential = FALSE, state = 'on_hold' WHERE id = $1",
        "UPDATE jobs SET state = 'closed' WHERE id = $1",
        "UPDATE jobs SET state = 'draft' WHERE id = $1",
    ] {
        change(&app, "loom", hidden).await;
        for path in [
            "/jobs",
            "/jobs.json",
            "/jobs.rss",
            "/jobs.atom",
            "/sitemap.xml",
            "/embed/jobs",
        ] {
            app.visitor()
                .get(path)
                .await
                .expect(200)
                .does_not_say("Loom")
                .does_not_say("loom-en");
        }
    }
    change(&app, "loom", "UPDATE jobs SET state = 'open' WHERE id = $1").await;
    app.visitor().get("/jobs").await.says("Loom Keeper");
    app.end().await;
}

#[tokio::test]
async fn filters_count_what_they_would_give() {
    let app = TestApp::new().await;
    change(
        &app,
        "kiln",
        "UPDATE jobs SET urgent = TRUE, employment = 'internship' WHERE id = $1",
    )
    .await;
    change(
        &app,
        "loom",
        "UPDATE job_places SET city = 'Hangzhou', country = 'CN' WHERE job_id = $1",
    )
    .await;
    let all = app.visitor().get("/jobs").await.expect(200);
    all.says("Urgent only</span> <span class=\"count\">1")
        .says("Munich</span> <span class=\"count\">1")
        .says("2 positions, 1 of them urgent");
    let urgent = app.visitor().get("/jobs?urgent=true").await.expect(200);
    urgent
        .says("Kiln")
        .does_not_say("Loom Keeper")
        .says("Hangzhou</span> <span class=\"count\">0");
    for (query, kiln, loom) in [
        ("location=hangzhou", false, true),
        ("location=Hangzhou&location=munich", true, true),
        ("type=internship", true, false),
        ("type=nonsense", false, false),
        ("language=de", true, true),
        ("language=fr", false, false),
        ("q=kiln+engineer+munich", true, false),
        ("q=warm", true, true),
        ("q=arm", false, false),
        ("remote=true", false, false),
    ] {
        let text = app.visitor().get(&format!("/jobs?{query}")).await.expect(200).text();
        assert_eq!(
            (text.contains("kiln-"), text.contains("loom-")),
            (kiln, loom),
            "{query}"
        );
    }
    // The language of the posting, not of the page.
    app.visitor()
        .get("/jobs?language=de")
        .await
        .says("<html lang=\"en\">")
        .says("href=\"/jobs/kiln-de\" lang=\"de\"");
    app.visitor().get("/jobs?type=nonsense").await.says("No position fits");
    app.end().await;
}

#[tokio::test]
async fn an_office_and_a_typed_city_of_the_same_name_are_one_place() {
    let app = TestApp::new().await;
    let chinese = Organization {
        language: "zh-Hans".parse().expect("a language"),
        ..Organization::default()
    };
    set(&app, chinese).await;
    change(
        &app,
        "loom",
        "INSERT INTO offices (id, names, country, zone, position)
         VALUES ($1, '{\"en\":\"Munich\",\"zh-Hans\":\"慕尼黑\"}', 'DE', 'Europe/Berlin', 1)",
    )
    .await;
    change(
        &app,
        "loom",
        "UPDATE job_places SET city = '', office_id = job_id WHERE job_id = $1",
    )
    .await;
    for (language, label) in [("en", "Munich"), ("zh-Hans", "慕尼黑")] {
        let page = app
            .visitor()
            .get(&format!("/jobs?location=munich&lang={language}"))
            .await
            .text();
        assert_eq!(page.matches("name=\"location\"").count(), 1, "{language}");
        assert!(
            page.contains(&format!("{label}</span> <span class=\"count\">2")),
            "{language}"
        );
    }
    for value in ["munich", "mu-ni-hei"] {
        app.visitor()
            .get(&format!("/jobs?location={value}"))
            .await
            .says("kiln-en")
            .says("loom-en");
    }
    app.end().await;
}

#[tokio::test]
async fn who_shares_no_language_with_a_posting_gets_english_before_its_source() {
    let app = TestApp::new().await;
    change(&app, "kiln", "UPDATE postings SET source = FALSE WHERE job_id = $1").await;
    change(
        &app,
        "kiln",
        "UPDATE postings SET source = TRUE WHERE job_id = $1 AND language = 'de'",
    )
    .await;
    app.visitor()
        .get("/jobs?lang=zh-Hans")
        .await
        .says("href=\"/jobs/kiln-en?lang=zh-Hans\" lang=\"en\"");
    app.end().await;
}

#[tokio::test]
async fn pay_sorts_across_currencies_and_hidden_pay_comes_last() {
    let app = TestApp::new().await;
    let month = r#"UPDATE jobs SET pay = '{"min":6000000,"max":9000000,"currency":"CNY","period":"month","months":14}' WHERE id = $1"#;
    let year =
        r#"UPDATE jobs SET pay = '{"min":8000000,"max":16000000,"currency":"EUR","period":"year"}' WHERE id = $1"#;
    change(&app, "kiln", month).await;
    change(&app, "loom", year).await;
    let rate = pay::exchange::Rate {
        currency: "CNY".parse().expect("a currency"),
        date: "2026-11-23".parse().expect("a day"),
        per_eur: "8.20".parse().unwrap(),
        source: "ECB".to_owned(),
    };
    app.app
        .db
        .write(move |tx| {
            let rate = rate.clone();
            Box::pin(async move { crate::rates::set(tx, By::System, &rate).await })
        })
        .await
        .expect("set a rate");
    let order = |text: String| (text.find("loom-en").expect("loom"), text.find("kiln-en").expect("kiln"));
    let (loom, kiln) = order(
        app.visitor()
            .get("/jobs?sort=pay")
            .await
            .says("€80,000–160,000 a year")
            .text(),
    );
    assert!(loom < kiln, "160,000 euros are more than 1,260,000 yuan");
    change(&app, "loom", "UPDATE jobs SET pay_shown = FALSE WHERE id = $1").await;
    let (loom, kiln) = order(app.visitor().get("/jobs?sort=pay").await.does_not_say("160,000").text());
    assert!(kiln < loom);
    app.end().await;
}

#[tokio::test]
async fn departments_are_sections_and_the_company_speaks() {
    let app = TestApp::new().await;
    let english: base::Language = "en".parse().expect("a language");
    let mut organization = Organization {
        name: Translated::one(english.clone(), "Acme <Kilns>"),
        ..Organization::default()
    };
    organization.name.insert("zh-Hans".parse().expect("a language"), "千里");
    set(&app, organization).await;
    super::brand(&app, |brand| {
        brand.headline = Translated::one(english.clone(), "Warm work");
        brand.promise = Translated::one(english, "We **answer**.");
    })
    .await;
    change(
        &app,
        "kiln",
        "INSERT INTO departments (id, names, position) VALUES ($1, '{\"en\":\"Kilns\",\"de\":\"Öfen\"}', 1)",
    )
    .await;
    change(&app, "kiln", "UPDATE jobs SET department_id = id WHERE id = $1").await;
    app.visitor()
        .get("/jobs")
        .await
        .expect(200)
        .says("<h1>Warm work</h1>")
        .says("<strong>answer</strong>")
        .says("Acme &lt;Kilns&gt;")
        .says("Kilns <span class=\"count\">1")
        .says("Other positions <span class=\"count\">1");
    app.visitor()
        .get("/jobs?department=kilns")
        .await
        .says("kiln-en")
        .does_not_say("loom-en");
    app.visitor()
        .get("/jobs?department=%C3%96fen&lang=de")
        .await
        .says("kiln-de")
        .does_not_say("loom-de");
    app.visitor()
        .get("/jobs?lang=zh-Hans")
        .await
        .says("<span class=\"brand-seal\" aria-hidden=\"true\">千里</span>")
        .says("<h1>加入千里</h1>")
        .does_not_say("Warm work");
    app.end().await;
}

#[tokio::test]
async fn an_empty_company_says_so() {
    let app = TestApp::empty().await;
    app.visitor()
        .get("/jobs")
        .await
        .expect(200)
        .says("Nothing is open right now")
        .does_not_say("<form");
    app.visitor().get("/jobs?q=x&page=99&sort=none").await.expect(200);
    app.end().await;
}
