//! Feeds: those of Bole itself, those that other boards read, RSS, Atom, site maps.

use super::*;
use crate::Workplace;

#[test]
fn boles_own_feed_comes_back_whole() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Open positions", "language": "en",
        "authors": [{"name": "Example GmbH"}], "items": [{"id": "urn:uuid:1", "url": "https://jobs.example.org/jobs/kiln-de",
        "title": "Ofenbauer (m/w/d)", "content_html": "<p>Wir bauen</p>", "date_published": "2026-11-20T10:00:00Z", "language": "de",
        "tags": ["Kilns", "Berlin"], "_bole": {"job": "J-0001", "language": "de", "urgent": true, "employment_type": "full_time",
        "pay": {"min": 6500000, "max": 9000000, "currency": "CNY", "exponent": 2, "period": "month", "months": 14, "text": "65–90K·14薪"}}}]}"#;
    let posted = &postings(&Kind::Bole, "https://jobs.example.org/jobs.json", text)[0];
    assert_eq!(posted.id, "urn:uuid:1");
    assert_eq!(posted.language.as_deref(), Some("de"));
    assert_eq!((posted.urgent, posted.job.as_deref()), (Some(true), Some("J-0001")));
    assert_eq!(posted.employment, "full_time");
    assert_eq!(range(posted), "65000-90000 CNY month");
    assert_eq!(
        (figures(posted).months, figures(posted).words.as_str()),
        (Some(14), "65–90K·14薪")
    );
    assert_eq!(posted.employer, "Example GmbH");
}

#[test]
fn pay_without_minor_units_is_not_divided() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "_bole": {"job": "J-1",
        "pay": {"min": null, "max": 300000, "currency": "JPY", "exponent": 0, "period": "month", "months": 12}}}]}"#;
    assert_eq!(range(&postings(&Kind::Bole, "", text)[0]), "?-300000 JPY month");
}

#[test]
fn teamtailor_has_a_job_posting_in_its_json_and_pages_on_its_own_server() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "next_url": "https://example.teamtailor.com/jobs.json?page=2",
        "items": [{"id": "u-1", "title": "Backend Engineer", "url": "https://example.teamtailor.com/jobs/1", "content_html": "<p>We build</p>",
        "_jobposting": {"@type": "JobPosting", "datePosted": "2026-11-20", "employmentType": "FULL_TIME",
        "jobLocation": [{"address": {"addressLocality": "Stockholm", "addressCountry": "SE"}}],
        "baseSalary": {"currency": "SEK", "value": {"minValue": 50000, "maxValue": 60000, "unitText": "MONTH"}}}}]}"#;
    let url = "https://example.teamtailor.com/jobs.json";
    let answer = ask(&Kind::Teamtailor, url, text).unwrap();
    let posted = &answer.postings[0];
    assert_eq!(posted.id, "u-1");
    assert_eq!(
        (said(posted.posted_at), range(posted)),
        ("2026-11-20".into(), "50000-60000 SEK month".into())
    );
    assert_eq!(answer.next[0].url, "https://example.teamtailor.com/jobs.json?page=2");
    let elsewhere = text.replace(
        "https://example.teamtailor.com/jobs.json?page",
        "https://evil.example/?page",
    );
    assert_eq!(ask(&Kind::Teamtailor, url, &elsewhere).unwrap().next, []);
}

#[test]
fn teamtailors_rss_has_places_of_its_own() {
    let text = r#"<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Example</title><language>sv</language><item>
        <title>Backend Engineer</title><link>https://example.teamtailor.com/jobs/1</link><guid>g1</guid>
        <pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;We build&lt;/p&gt;</description><remoteStatus>fully</remoteStatus>
        <tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>Stockholm</tt:city><tt:country>Sweden</tt:country></tt:location>
        <tt:location><tt:name>Lab</tt:name></tt:location></tt:locations><tt:department>Core</tt:department></item></channel></rss>"#;
    let posted = &postings(&Kind::Teamtailor, "https://example.teamtailor.com/jobs.rss", text)[0];
    assert_eq!((posted.id.as_str(), posted.text.as_str()), ("g1", "We build"));
    assert_eq!(words(posted), ["Stockholm, Sweden", "Lab"]);
    assert_eq!(posted.language.as_deref(), Some("sv"));
    assert_eq!(
        (posted.workplace, posted.department.as_str()),
        (Some(Workplace::Remote), "Core")
    );
    assert_eq!(said(posted.posted_at), "2026-11-20T09:00:00Z");
}

fn linkedin_job(id: &str, title: &str, city: &str) -> String {
    format!(
        "<job><partnerJobId><![CDATA[{id}]]></partnerJobId><company>Example GmbH</company><companyId>1</companyId><title>{title}</title>
        <description><![CDATA[<p>At least one hundred characters</p><ul><li>Task</li></ul>]]></description>
        <applyUrl>https://www.example.org/jobs/{id}</applyUrl><location>{city}, Germany</location><city>{city}</city><country>DE</country>
        <workplaceTypes>Hybrid</workplaceTypes><jobtype>FULL_TIME</jobtype><experienceLevel>MID_SENIOR_LEVEL</experienceLevel>
        <salaries><salary><highEnd><amount>85000</amount><currencyCode>EUR</currencyCode></highEnd><lowEnd><amount>65000</amount>
        <currencyCode>EUR</currencyCode></lowEnd><period>yearly</period><type>BASE_SALARY</type></salary></salaries>
        <listDate>11/05/2026</listDate><expirationDate>01/31/2027</expirationDate></job>"
    )
}

#[test]
fn linkedins_elements_of_one_posting_become_one() {
    let jobs = [
        linkedin_job("J-0042-en-de-munich", "Backend Engineer", "Munich"),
        linkedin_job("J-0042-en-de-berlin", "Backend Engineer", "Berlin"),
        linkedin_job("J-0043-en-1", "Frontend Engineer", "Berlin"),
        linkedin_job("J-0044-en-1", "Frontend Engineer", "Berlin"),
    ];
    let text = format!(
        "<source><publisher>Example</publisher><expectedJobCount>4</expectedJobCount>{}</source>",
        jobs.concat()
    );
    let all = postings(&Kind::Linkedin, "https://jobs.example.org/feeds/linkedin.xml", &text);
    let ids: Vec<&str> = all.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(ids, ["J-0042-en-de-berlin", "J-0043-en-1", "J-0044-en-1"]);
    assert_eq!(words(&all[0]), ["Munich, Germany", "Berlin, Germany"]);
    assert_eq!(all[0].url, "https://www.example.org/jobs/J-0042-en-de-berlin");
    assert_eq!(all[0].job.as_deref(), Some("J-0042-en-de"));
    assert_eq!(all[0].text, "At least one hundred characters\nTask");
    assert_eq!(range(&all[0]), "65000-85000 EUR year");
    assert_eq!(said(all[0].posted_at), "2026-11-05");
    assert_eq!(said(all[0].valid_until), "2027-01-31");
}

#[test]
fn indeeds_feed_is_read() {
    let text = r"<?xml version='1.0' encoding='utf-8'?><source><publisher>Example</publisher><job><title><![CDATA[Backend Engineer]]></title>
        <date>2026-11-23T22:49:39Z</date><referencenumber>J-0042-en-1</referencenumber><requisitionid>J-0042</requisitionid>
        <url><![CDATA[https://www.example.org/jobs/1?source=Indeed&x=1]]></url><company>Example GmbH</company><city>Remote</city><state></state>
        <country>DE</country><description><![CDATA[<p>We build</p>]]></description><salary>€65000 - €85000 per year</salary>
        <jobtype>fulltime</jobtype><remotetype>Fully remote</remotetype><category>Engineering</category></job></source>";
    let posted = &postings(&Kind::Indeed, "", text)[0];
    assert_eq!(posted.reference.as_deref(), Some("J-0042"));
    assert_eq!(posted.pay, Some(Wage::Words("€65000 - €85000 per year".into())));
    assert_eq!((posted.workplace, words(posted)), (Some(Workplace::Remote), vec!["DE"]));
    assert_eq!(said(posted.posted_at), "2026-11-23T22:49:39Z");
}

#[test]
fn xings_feed_is_read() {
    let text = r"<feed><postings><posting><id>REQ-0042</id><job_title>Backend Engineer (m/w/d)</job_title>
        <description_template><title_color>#fff</title_color><responsibility><title>Aufgaben</title><content><![CDATA[<p>Bauen</p>]]></content></responsibility></description_template>
        <url>https://www.example.org/jobs/req-0042</url><company_name>Example GmbH</company_name><job_locations><job_location><city>Berlin</city>
        <country>DE</country></job_location><job_location><city>Wien</city><country>AT</country></job_location></job_locations></posting></postings></feed>";
    let posted = &postings(&Kind::Xing, "", text)[0];
    assert_eq!(posted.text, "Aufgaben\nBauen");
    assert_eq!(words(posted), ["Berlin, DE", "Wien, AT"]);
    assert_eq!(posted.employer, "Example GmbH");
}

#[test]
fn atom_is_a_last_resort() {
    let text = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Stellen</title><entry><id>urn:1</id><title>Ofenbauer</title>
        <link rel="self" href="https://example.org/self"/><link href="https://example.org/jobs/1"/><published>2026-11-20T10:00:00Z</published>
        <updated>2026-11-22T10:00:00Z</updated><category term="kilns" label="Öfen"/><content type="xhtml"><div><p>Wir</p><p>bauen &amp; brennen</p></div></content>
        </entry></feed>"#;
    let posted = &postings(&Kind::Feed, "https://example.org/jobs.atom", text)[0];
    assert_eq!(
        (posted.url.as_str(), posted.text.as_str()),
        ("https://example.org/jobs/1", "Wir\nbauen & brennen")
    );
    assert_eq!(
        (posted.language.as_deref(), posted.department.as_str()),
        (Some("de"), "Öfen")
    );
    assert_eq!(said(posted.posted_at), "2026-11-20T10:00:00Z");
}

#[test]
fn a_feed_of_nobody_is_read_by_the_names_of_its_elements() {
    let text = "<jobs><job><job_id>7</job_id><job_title>Jurist</job_title><beschreibung>Verträge</beschreibung><standort>Berlin</standort></job></jobs>";
    let posted = &postings(&Kind::Site, "", text)[0];
    assert_eq!(
        (posted.id.as_str(), posted.title.as_str(), posted.text.as_str()),
        ("7", "Jurist", "Verträge")
    );
}

#[test]
fn boles_partner_feed_comes_back_in_both_forms() {
    let json = r#"{"version": 1, "publisher": "Example GmbH", "count": 1, "jobs": [{"id": 42, "reference": "J-0042", "language": "zh-Hans",
        "title": "深度学习研究员", "description": "<p>我们训练</p>", "text": "我们训练", "url": "https://jobs.example.org/jobs/x",
        "apply_url": "https://jobs.example.org/jobs/x/apply", "company": "示例科技", "employment_type": "full_time", "workplace": "on_site",
        "places": [{"city": "Hangzhou", "country": "CN"}], "pay": {"min": 6000000, "max": 9000000, "currency": "CNY", "exponent": 2,
        "period": "month", "months": 14, "text": "60-90K·14薪"}, "posted_on": "2026-11-20", "urgent": true}]}"#;
    let xml = "<?xml version='1.0'?><jobs version='1'><publisher>Example GmbH</publisher><job><id>42</id><reference>J-0042</reference>\
        <language>zh-Hans</language><title>深度学习研究员</title><description><![CDATA[<p>我们训练</p>]]></description><text>我们训练</text>\
        <url>https://jobs.example.org/jobs/x</url><apply_url>https://jobs.example.org/jobs/x/apply</apply_url><company>示例科技</company>\
        <employment_type>full_time</employment_type><workplace>on_site</workplace><places><place><city>Hangzhou</city><country>CN</country></place></places>\
        <pay><min>6000000</min><max>9000000</max><currency>CNY</currency><exponent>2</exponent><period>month</period><months>14</months>\
        <text>60-90K·14薪</text></pay><posted_on>2026-11-20</posted_on><urgent>true</urgent></job></jobs>";
    for text in [json, xml] {
        let posted = &postings(&Kind::Site, "", text)[0];
        assert_eq!(
            (posted.id.as_str(), posted.reference.as_deref()),
            ("42", Some("J-0042"))
        );
        assert_eq!(
            (posted.title.as_str(), posted.text.as_str()),
            ("深度学习研究员", "我们训练")
        );
        assert_eq!(posted.url, "https://jobs.example.org/jobs/x");
        assert_eq!(
            (posted.places[0].city.as_str(), posted.places[0].country.as_str()),
            ("Hangzhou", "CN")
        );
        assert_eq!(
            (range(posted), figures(posted).months),
            ("60000-90000 CNY month".to_owned(), Some(14))
        );
        assert_eq!((posted.urgent, posted.workplace), (Some(true), Some(Workplace::OnSite)));
        assert_eq!(said(posted.posted_at), "2026-11-20");
    }
}

#[test]
fn a_site_map_says_which_pages_to_fetch() {
    let text =
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.org/jobs/1</loc></url>
        <url><loc>https://evil.example/2</loc></url></urlset>";
    let answer = ask(&Kind::Site, "https://example.org/sitemap.xml", text).unwrap();
    let urls: Vec<&str> = answer.next.iter().map(|ask| ask.url.as_str()).collect();
    assert_eq!(urls, ["https://example.org/jobs/1"]);
}
