//! Interfaces that answer JSON, and Personio's XML.

use super::*;
use crate::{Wanted, Workplace};

#[test]
fn greenhouse_escapes_its_html_and_counts_cents() {
    let text = r#"{"jobs": [{"id": 4001, "internal_job_id": 3001, "title": "Backend Engineer",
        "updated_at": "2026-11-25T10:00:00-05:00", "first_published": "2026-11-20T10:00:00-05:00", "requisition_id": "R42",
        "location": {"name": "Berlin; Munich"}, "absolute_url": "https://boards.example/jobs/4001", "language": "en",
        "metadata": [{"id": 1, "name": "Employment Type", "value_type": "single_select", "value": "Full-time"}],
        "content": "&lt;p&gt;We build R&amp;amp;D&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Kilns&lt;/li&gt;&lt;/ul&gt;",
        "departments": [{"id": 5, "name": "Engineering"}], "offices": [],
        "pay_input_ranges": [{"min_cents": 6500000, "max_cents": 8500050, "currency_type": "EUR", "title": "Yearly base"}]}],
        "meta": {"total": 1}}"#;
    let answer = ask(
        &Kind::Greenhouse,
        "https://boards-api.greenhouse.io/v1/boards/example/jobs",
        text,
    )
    .unwrap();
    assert_eq!((answer.total, answer.is_whole()), (Some(1), true));
    let posted = &answer.postings[0];
    assert_eq!(posted.id, "4001");
    assert_eq!(posted.text, "We build R&D\nKilns");
    assert_eq!(words(posted), ["Berlin", "Munich"]);
    assert_eq!(range(posted), "65000-85000.5 EUR year");
    assert_eq!(figures(posted).words, "Yearly base");
    assert_eq!(said(posted.posted_at), "2026-11-20T15:00:00Z");
    assert_eq!(posted.employment, "Full-time");
    assert_eq!(posted.department, "Engineering");
    assert_eq!(posted.reference.as_deref(), Some("R42"));
    assert_eq!(posted.job.as_deref(), Some("3001"));
    assert_eq!(posted.language.as_deref(), Some("en"));
}

#[test]
fn a_greenhouse_list_shorter_than_its_total_is_not_whole() {
    let text = r#"{"jobs": [{"id": 1, "title": "A", "absolute_url": "https://x.example/1"}], "meta": {"total": 2}}"#;
    assert!(!ask(&Kind::Greenhouse, "", text).unwrap().is_whole());
}

#[test]
fn lever_is_a_bare_list_in_pages() {
    let posting = r#"{"id": "0b1c", "text": "Backend Engineer",
        "categories": {"location": "Berlin", "allLocations": ["Berlin", "Munich"], "commitment": "Full-time", "team": "Core"},
        "country": "DE", "description": "<div>We build</div>", "lists": [{"text": "Tasks:", "content": "<li>Build</li><li>Fire</li>"}],
        "additionalPlain": "Come", "hostedUrl": "https://jobs.example/0b1c", "workplaceType": "hybrid", "createdAt": 1795168800000,
        "salaryRange": {"currency": "EUR", "interval": "per-year-salary", "min": 65000, "max": 85000}}"#;
    let url = "https://api.lever.co/v0/postings/example?mode=json&skip=0&limit=1";
    let answer = ask(&Kind::Lever, url, &format!("[{posting}]")).unwrap();
    let posted = &answer.postings[0];
    assert_eq!(posted.title, "Backend Engineer");
    assert_eq!(posted.text, "We build\nTasks:\nBuild\nFire\nCome");
    assert_eq!(words(posted), ["Berlin", "Munich"]);
    assert_eq!(posted.department, "Core");
    assert_eq!(posted.workplace, Some(Workplace::Hybrid));
    assert_eq!(range(posted), "65000-85000 EUR year");
    assert_eq!(said(posted.posted_at), "2026-11-20T10:00:00Z");
    assert_eq!(
        answer.next[0].url,
        "https://api.lever.co/v0/postings/example?mode=json&limit=1&skip=1"
    );
    assert!(!answer.is_whole());
    let last = ask(&Kind::Lever, &answer.next[0].url, "[]").unwrap();
    assert_eq!((last.next.len(), last.is_whole()), (0, true));
}

#[test]
fn ashby_leaves_out_what_is_not_listed() {
    let text = r#"{"apiVersion": "1", "jobs": [{"id": "a0", "title": "Secret", "isListed": false},
        {"id": "a1", "title": "Backend Engineer", "department": "Engineering", "employmentType": "FullTime", "location": "Berlin",
        "secondaryLocations": [{"location": "Munich", "address": {"postalAddress": {"addressLocality": "München"}}}],
        "publishedAt": "2026-11-20T10:00:00.000+00:00", "isListed": true, "isRemote": true, "workplaceType": "Hybrid",
        "address": {"postalAddress": {"addressLocality": "Berlin", "addressCountry": "Germany"}},
        "jobUrl": "https://jobs.example/a1", "descriptionHtml": "<p>We build</p>",
        "compensation": {"compensationTierSummary": "€65K – €85K", "summaryComponents": [
          {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 1, "maxValue": 2},
          {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "EUR", "minValue": 65000, "maxValue": 85000}]}}]}"#;
    let all = postings(&Kind::Ashby, "", text);
    assert_eq!(all.len(), 1);
    let posted = &all[0];
    assert_eq!(words(posted), ["Berlin", "Munich"]);
    assert_eq!(
        (posted.places[0].country.as_str(), posted.places[1].city.as_str()),
        ("Germany", "München")
    );
    assert_eq!(posted.workplace, Some(Workplace::Hybrid));
    assert_eq!(range(posted), "65000-85000 EUR year");
    assert_eq!(figures(posted).words, "€65K – €85K");
}

#[test]
fn smartrecruiters_asks_for_details_and_pages_at_the_same_server() {
    let text = r#"{"offset": 0, "limit": 100, "totalFound": 2, "content": [{"id": "743", "name": "Backend Engineer",
        "refNumber": "R42", "ref": "https://evil.example/743", "releasedDate": "2026-11-20T10:00:00.000Z",
        "company": {"identifier": "Example", "name": "Example GmbH"},
        "location": {"city": "Berlin", "region": "BE", "country": "de", "hybrid": true, "fullLocation": "Berlin, Germany"},
        "department": {"label": "Engineering"}, "typeOfEmployment": {"label": "Full-time"}, "experienceLevel": {"label": "Mid"},
        "language": {"code": "en"}}]}"#;
    let url = "https://api.smartrecruiters.com/v1/companies/Example/postings?limit=100&offset=0";
    let answer = ask(&Kind::Smartrecruiters, url, text).unwrap();
    let posted = &answer.postings[0];
    assert_eq!(posted.url, "https://jobs.smartrecruiters.com/Example/743");
    assert_eq!(words(posted), ["Berlin, Germany"]);
    assert_eq!(
        (posted.employer.as_str(), posted.experience.as_str()),
        ("Example GmbH", "Mid")
    );
    assert_eq!(posted.reference.as_deref(), Some("R42"));
    let asks: Vec<(&str, Wanted)> = answer.next.iter().map(|ask| (ask.url.as_str(), ask.wanted)).collect();
    assert_eq!(
        asks,
        [
            (
                "https://api.smartrecruiters.com/v1/companies/Example/postings/743",
                Wanted::Details
            ),
            (
                "https://api.smartrecruiters.com/v1/companies/Example/postings?limit=100&offset=1",
                Wanted::List
            ),
        ]
    );
}

#[test]
fn recruitee_gives_a_posting_per_language() {
    let text = r#"{"offers": [{"id": 7, "title": "Backend Engineer", "description": "<p>We build</p>", "requirements": "<p>Go</p>",
        "department": "Engineering", "experience_code": "mid_level", "employment_type_code": "fulltime", "city": "Berlin",
        "country": "Germany", "location": "Berlin, Germany", "hybrid": true,
        "salary": {"min": "65000", "max": "85000", "period": "year", "currency": "EUR"}, "careers_url": "https://example.recruitee.com/o/7",
        "published_at": "2026-11-20 10:00:00 UTC", "close_at": null,
        "translations": {"de": {"title": "Backend-Entwickler", "description": "<p>Wir bauen</p>"},
                         "en": {"title": "Backend Engineer", "description": "<p>We build</p>", "requirements": "<p>Go</p>"}}}]}"#;
    let all = postings(&Kind::Recruitee, "", text);
    let ids: Vec<(&str, Option<&str>)> = all
        .iter()
        .map(|own| (own.id.as_str(), own.language.as_deref()))
        .collect();
    assert_eq!(ids, [("7/de", Some("de")), ("7", Some("en"))]);
    assert_eq!(all[0].text, "Wir bauen");
    assert_eq!(all[1].text, "We build\nGo");
    assert!(
        all.iter()
            .all(|own| own.job.as_deref() == Some("7") && range(own) == "65000-85000 EUR year")
    );
    assert_eq!(said(all[0].posted_at), "2026-11-20T10:00:00Z");
}

#[test]
fn workable_gives_the_whole_list() {
    let text = r#"{"name": "Example", "jobs": [{"title": "Backend Engineer", "shortcode": "AB12", "code": "R42",
        "url": "https://apply.example/j/AB12", "department": "Engineering", "experience": "Mid-Senior level", "education": "",
        "employment_type": "Full-time", "locations": [{"country": "Germany", "city": "Berlin", "region": "Berlin", "hidden": false},
        {"country": "France", "city": "Paris", "hidden": true}], "telecommuting": true, "published_on": "2026-11-20",
        "description": "<p>We build</p>"}]}"#;
    let posted = &postings(&Kind::Workable, "", text)[0];
    assert_eq!((posted.id.as_str(), posted.employer.as_str()), ("AB12", "Example"));
    assert_eq!(words(posted), ["Berlin, Germany"]);
    assert_eq!(posted.workplace, Some(Workplace::Remote));
    assert_eq!(said(posted.posted_at), "2026-11-20");
}

#[test]
fn personio_names_stand_twice_and_only_direct_children_count() {
    let text = r"<?xml version='1.0' encoding='UTF-8'?><workzag-jobs><position><id>42</id><subcompany>Example GmbH</subcompany>
        <office>Berlin</office><additionalOffices><office>Munich</office></additionalOffices><department>Engineering</department>
        <jobDescriptions><jobDescription><name>Your tasks</name><value><![CDATA[<ul><li>Build</li></ul>]]></value></jobDescription>
        </jobDescriptions><name>Backend Engineer</name><employmentType>permanent</employmentType><seniority>experienced</seniority>
        <schedule>full-time</schedule><yearsOfExperience>2-5</yearsOfExperience><createdAt>2026-11-20T10:00:00+00:00</createdAt>
        </position></workzag-jobs>";
    let posted = &postings(
        &Kind::Personio,
        "https://example.jobs.personio.de/xml?language=en",
        text,
    )[0];
    assert_eq!(posted.title, "Backend Engineer");
    assert_eq!(posted.text, "Your tasks\nBuild");
    assert_eq!(posted.url, "https://example.jobs.personio.de/job/42");
    assert_eq!(words(posted), ["Berlin", "Munich"]);
    assert_eq!(posted.language.as_deref(), Some("en"));
    assert_eq!(posted.employment, "permanent, full-time");
    assert_eq!(posted.experience, "experienced, 2-5");
}

#[test]
fn bamboohr_asks_for_details_by_the_id() {
    let url = "https://example.bamboohr.com/careers/list";
    let text = r#"{"meta": {"totalCount": 1}, "result": [{"id": "42", "jobOpeningName": "Backend Engineer", "departmentLabel": "Core",
        "employmentStatusLabel": "Full-Time", "location": {"city": "Berlin", "state": null}, "locationType": "2"}]}"#;
    let answer = ask(&Kind::Bamboohr, url, text).unwrap();
    assert_eq!(answer.postings[0].url, "https://example.bamboohr.com/careers/42");
    assert_eq!(answer.postings[0].workplace, Some(Workplace::Hybrid));
    assert_eq!(answer.next[0].url, "https://example.bamboohr.com/careers/42/detail");
    let details = r#"{"result": {"jobOpening": {"jobOpeningName": "Backend Engineer", "description": "<p>We build</p>",
        "datePosted": "2026-11-20", "compensation": "€65k", "minimumExperience": "Mid-level"}}}"#;
    let posted = &postings(&Kind::Bamboohr, &answer.next[0].url, details)[0];
    assert_eq!((posted.id.as_str(), posted.text.as_str()), ("42", "We build"));
    assert_eq!(posted.pay, Some(Wage::Words("€65k".into())));
}

#[test]
fn boss_zhipin_keeps_its_own_words() {
    let text = r#"{"code": 0, "zpData": {"jobList": [{"encryptJobId": "x1", "jobName": "后端工程师", "salaryDesc": "25-50K·16薪",
        "jobExperience": "3-5年", "jobDegree": "本科", "cityName": "上海", "city": 101020100, "areaDistrict": "浦东新区",
        "businessDistrict": "张江", "jobLabels": ["3-5年", "急聘"], "brandName": "示例科技", "jobType": 1901}]}}"#;
    let posted = &postings(&Kind::BossZhipin, "", text)[0];
    assert_eq!(posted.title, "后端工程师");
    assert_eq!(posted.pay, Some(Wage::Words("25-50K·16薪".into())));
    assert_eq!(words(posted), ["上海 浦东新区 张江"]);
    assert_eq!(posted.places[0].city, "上海");
    assert_eq!(posted.urgent, Some(true));
    assert_eq!(
        (posted.employment.as_str(), posted.experience.as_str()),
        ("全职", "3-5年")
    );
}

#[test]
fn json_of_an_unknown_board_is_read_by_its_keys() {
    let kind: Kind = "wechat".parse().unwrap();
    let text = r#"{"data": {"positions": [{"职位名称": "法务", "薪资": "20-30K", "工作地点": ["杭州", "上海"], "编号": 17, "急聘": true}]}}"#;
    let posted = &postings(&kind, "", text)[0];
    assert_eq!((posted.id.as_str(), posted.title.as_str()), ("17", "法务"));
    assert_eq!(words(posted), ["杭州", "上海"]);
    assert_eq!(posted.urgent, Some(true));
}
