//! Pages with `JobPosting`.

use super::*;
use crate::Workplace;

const POSTING: &str = r#"{"@context": "https://schema.org", "@type": "JobPosting", "title": "Backend Engineer",
    "description": "<p>We build</p><ul><li>Task</li></ul>", "datePosted": "2026-11-23", "validThrough": "2027-01-31T23:59:59+01:00",
    "employmentType": ["FULL_TIME", "CONTRACTOR"], "hiringOrganization": {"@type": "Organization", "name": "Example GmbH"},
    "identifier": {"@type": "PropertyValue", "name": "Example GmbH", "value": "REQ-0042"},
    "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Berlin", "addressCountry": {"@type": "Country", "name": "DE"}}},
                    {"@type": "Place", "address": "Wien"}],
    "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"@type": "QuantitativeValue", "minValue": 65000, "maxValue": 85000, "unitText": "YEAR"}},
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
    "educationRequirements": {"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"}}"#;

fn page(script: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en-GB\"><head><title>x</title><script>var a = '<script type=\"application/ld+json\">';</script>
        <script type='application/ld+json'>{script}</script></head><body><p>Hello</p></body></html>"
    )
}

fn one(script: &str) -> Posted {
    let mut all = postings(&Kind::Site, "https://jobs.example.org/jobs/7", &page(script));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn a_page_of_one_posting_says_all_of_it() {
    let posted = one(POSTING);
    assert_eq!(posted.title, "Backend Engineer");
    assert_eq!(posted.text, "We build\nTask");
    assert_eq!(posted.url, "https://jobs.example.org/jobs/7");
    assert!(posted.id.starts_with("u-"), "{}", posted.id);
    assert_eq!(posted.reference.as_deref(), Some("REQ-0042"));
    assert_eq!(posted.employment, "FULL_TIME, CONTRACTOR");
    assert_eq!(words(&posted), ["Berlin, DE", "Wien"]);
    assert_eq!(posted.language.as_deref(), Some("en-GB"));
    assert_eq!(range(&posted), "65000-85000 EUR year");
    assert_eq!(said(posted.posted_at), "2026-11-23");
    assert_eq!(said(posted.valid_until), "2027-01-31T22:59:59Z");
    assert_eq!(
        (posted.experience.as_str(), posted.education.as_str()),
        ("36 months", "bachelor degree")
    );
}

#[test]
fn graphs_lists_and_nests_are_looked_through_and_references_followed() {
    let organization = r##"{"@type": "Organization", "@id": "#org", "name": "Example GmbH"}"##;
    let posting = r##"{"@type": ["Thing", "schema:JobPosting"], "title": "A", "url": "/jobs/a", "hiringOrganization": {"@id": "#org"}}"##;
    let other = r#"{"@type": "http://schema.org/JobPosting", "title": "B", "url": "/jobs/b"}"#;
    let script = format!(
        r#"{{"@graph": [{organization}, {{"@type": "WebPage", "mainEntity": {posting}}}, [{{"@type": "ItemList", "itemListElement": [{{"item": {other}}}]}}]]}}"#
    );
    let all = postings(&Kind::Site, "https://jobs.example.org/", &page(&script));
    let found: Vec<(&str, &str)> = all.iter().map(|own| (own.title.as_str(), own.url.as_str())).collect();
    assert_eq!(
        found,
        [
            ("A", "https://jobs.example.org/jobs/a"),
            ("B", "https://jobs.example.org/jobs/b")
        ]
    );
    assert_eq!(all[0].employer, "Example GmbH");
}

#[test]
fn defects_that_people_publish_are_tolerated() {
    let broken = POSTING
        .replace("<p>We build</p>", "<p>We\nbuild</p>")
        .replace("\"DE\"}", "\"DE\",}");
    for script in [
        broken.clone(),
        format!("<!-- {broken} -->"),
        format!("//<![CDATA[\n{broken}\n//]]>"),
        format!("{broken};"),
    ] {
        assert_eq!(one(&script).text, "We build\nTask", "{script}");
    }
    let described = "<p>We build</p><ul><li>Task</li></ul>";
    let escaped = POSTING.replace(described, "&lt;p&gt;We &amp;amp; you&lt;/p&gt;");
    assert_eq!(one(&escaped).text, "We & you");
    let twice = POSTING.replace(described, "&amp;lt;p&amp;gt;We&amp;lt;/p&amp;gt;");
    assert_eq!(one(&twice).text, "We");
}

#[test]
fn remote_work_is_said_and_where_people_must_live() {
    let script = r#"{"@type": "JobPosting", "title": "A", "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": [{"@type": "Country", "name": "Germany"}, {"@type": "Country", "name": "Austria"}],
        "baseSalary": {"currency": "USD", "value": "17.50", "unitText": "HOUR"}}"#;
    let posted = one(script);
    assert_eq!(
        (posted.workplace, words(&posted)),
        (Some(Workplace::Remote), vec!["Germany", "Austria"])
    );
    assert_eq!(range(&posted), "17.5-17.5 USD hour");
}

#[test]
fn a_range_in_one_text_keeps_its_currency_and_period() {
    let script = r#"{"@type": "JobPosting", "title": "A", "baseSalary": {"currency": "EUR",
        "value": {"value": "60.000 - 80.000", "unitText": "YEAR"}}}"#;
    assert_eq!(
        one(script).pay,
        Some(Wage::Words("60.000 - 80.000 EUR per year".into()))
    );
}

#[test]
fn what_is_commented_out_is_not_published_and_a_broken_script_spoils_no_other() {
    let text = format!(
        "<!-- {} -->{}",
        page(POSTING),
        page(&POSTING.replace("Backend", "Frontend"))
    );
    let all = postings(&Kind::Site, "https://x.example/", &text);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].title, "Frontend Engineer");
    let text = format!("{}{}", page("{\"@type\": \"JobPosting\", oh no"), page(POSTING));
    let answer = ask(&Kind::Site, "https://x.example/", &text).unwrap();
    assert_eq!((answer.postings.len(), answer.faults.len()), (1, 1));
}

#[test]
fn microdata_is_read_where_there_is_no_json() {
    let text = r#"<html lang=de><body><div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Ofenbauer</h1>
        <span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">Example GmbH</b></span>
        <span itemprop="jobLocation" itemscope><span itemprop="address" itemscope><i itemprop="addressLocality">Berlin</i></span></span>
        <meta itemprop="datePosted" content="2026-11-20"><div itemprop="description"><p>Wir</p><p>bauen</p></div></div></body></html>"#;
    let posted = &postings(&Kind::Site, "https://jobs.example.org/1", text)[0];
    assert_eq!(
        (posted.title.as_str(), posted.text.as_str()),
        ("Ofenbauer", "Wir\nbauen")
    );
    assert_eq!(
        (posted.employer.as_str(), words(posted)),
        ("Example GmbH", vec!["Berlin"])
    );
    assert_eq!(
        (said(posted.posted_at).as_str(), posted.language.as_deref()),
        ("2026-11-20", Some("de"))
    );
}

#[test]
fn a_page_without_postings_leads_to_its_board_or_feed() {
    let lead = |body: &str| {
        let text = format!("<!doctype html><html><body>{body}</body></html>");
        let answer = ask(&Kind::Site, "https://www.example.org/careers", &text);
        answer.map(|answer| {
            answer
                .next
                .into_iter()
                .map(|ask| format!("{} {}", ask.kind, ask.url))
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(
        lead("<script src='https://boards.greenhouse.io/embed/job_board/js?for=example'></script>").unwrap(),
        ["greenhouse https://boards-api.greenhouse.io/v1/boards/example/jobs?content=true&pay_transparency=true"]
    );
    assert_eq!(
        lead("<link rel=alternate type='application/feed+json' href='/jobs.json'><a href='https://jobs.lever.co/other'>x</a>").unwrap(),
        ["bole https://www.example.org/jobs.json"]
    );
    assert_eq!(
        lead("<a href='http://127.0.0.1/compat/greenhouse/v1/boards/x/jobs'>x</a>"),
        Err(Unreadable::NoPosting)
    );
    assert_eq!(
        lead("<a href='http://example.teamtailor.com:81/'>x</a>").unwrap(),
        ["teamtailor https://example.teamtailor.com/jobs.json"]
    );
    let list = r#"<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"url": "/jobs/1"}, {"url": "https://evil.example/2"}]}</script>"#;
    assert_eq!(lead(list).unwrap(), ["site https://www.example.org/jobs/1"]);
    assert_eq!(
        lead("<a href='https://jobs.lever.co/a'>a</a><a href='https://jobs.lever.co/b'>b</a>"),
        Err(Unreadable::NoPosting)
    );
}
