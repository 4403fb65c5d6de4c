//! What goes wrong with answers, and that nothing breaks us.

use proptest::prelude::*;

use super::*;
use crate::{At, Fault, MOST_PLACES, What};

#[test]
fn a_web_page_in_the_place_of_a_list_is_called_that() {
    for text in [
        "<!DOCTYPE html><html></html>",
        "<html><body>404</body></html>",
        "\u{feff}\n<div>Sign in</div>",
    ] {
        let error = ask(&Kind::Greenhouse, "", text).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the board answered a web page where its job list was expected"),
            "{error}"
        );
    }
}

#[test]
fn errors_of_boards_are_told_in_their_words() {
    let cases = [
        (
            Kind::Greenhouse,
            r#"{"status": 404, "error": "Job board not found"}"#,
            "Job board not found",
        ),
        (
            Kind::Lever,
            r#"{"ok": false, "error": "Document not found"}"#,
            "Document not found",
        ),
        (Kind::Ashby, "Not Found", "Not Found"),
        (
            Kind::Recruitee,
            r#"{"errors": [{"message": "No company"}]}"#,
            "No company",
        ),
    ];
    for (kind, text, message) in cases {
        assert_eq!(
            ask(&kind, "", text),
            Err(Unreadable::Refused {
                message: message.into()
            }),
            "{kind}"
        );
    }
}

#[test]
fn what_is_empty_truncated_or_of_another_board_is_told() {
    assert_eq!(ask(&Kind::Lever, "", ""), Err(Unreadable::Empty));
    assert_eq!(ask(&Kind::Lever, "", "[{\"id\": "), Err(Unreadable::Truncated));
    assert!(matches!(ask(&Kind::Lever, "", "[1, 2"), Err(Unreadable::Truncated)));
    assert_eq!(
        ask(&Kind::Ashby, "", r#"{"offers": []}"#),
        Err(Unreadable::OtherShape {
            kind: "ashby".into(),
            missing: "jobs"
        })
    );
    assert_eq!(
        ask(&Kind::Site, "", "We look for a backend engineer."),
        Err(Unreadable::PlainText)
    );
    assert_eq!(
        read(
            &Kind::Site,
            &Source {
                url: "",
                media_type: None,
                bytes: b"PK\x03\x04xx"
            }
        ),
        Err(Unreadable::OtherFile { what: "ZIP or Excel" })
    );
}

#[test]
fn an_empty_list_is_a_list() {
    for (kind, text) in [
        (Kind::Greenhouse, r#"{"jobs": [], "meta": {"total": 0}}"#),
        (Kind::Lever, "[]"),
        (Kind::Smartrecruiters, r#"{"totalFound": 0, "content": []}"#),
        (Kind::Personio, "<workzag-jobs></workzag-jobs>"),
        (
            Kind::Linkedin,
            "<?xml version='1.0'?><source><expectedJobCount>0</expectedJobCount></source>",
        ),
        (
            Kind::Bole,
            r#"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#,
        ),
    ] {
        let answer = ask(&kind, "https://x.example/", text).unwrap();
        assert!(answer.postings.is_empty() && answer.is_whole(), "{kind}");
    }
}

#[test]
fn one_bad_posting_does_not_spoil_the_rest() {
    let text = r#"{"jobs": [{"id": 1, "absolute_url": "https://x.example/1"}, 7, {"id": 2, "title": "B", "location": "odd", "content": 5},
        {"id": 2, "title": "C"}], "meta": 3}"#;
    let answer = ask(&Kind::Greenhouse, "", text).unwrap();
    assert_eq!(answer.postings.len(), 1);
    let faults: Vec<(At, What)> = answer.faults.into_iter().map(|Fault { at, what }| (at, what)).collect();
    assert_eq!(
        faults,
        [
            (At::Item(1), What::NoTitle),
            (At::Item(2), What::NotAPosting),
            (At::Item(4), What::Duplicate { id: "2".into() }),
        ]
    );
}

#[test]
fn a_feed_that_ends_in_the_middle_keeps_what_stood_before() {
    let text = "<rss><channel><item><title>A</title></item><item><title>B</title>";
    let answer = ask(&Kind::Feed, "", text).unwrap();
    assert_eq!((answer.postings.len(), answer.is_whole()), (1, false));
    assert_eq!(answer.faults[0].what, What::Truncated);
}

#[test]
fn entities_nesting_and_absurd_lengths_are_bounded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel><item><title>&a;</title></item></channel></rss>";
    assert_eq!(ask(&Kind::Feed, "", bomb), Err(Unreadable::Entities));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(ask(&Kind::Lever, "", &deep), Err(Unreadable::TooDeep { .. })));
    let page =
        format!("<html><script type=application/ld+json>{{\"@type\": \"JobPosting\", \"x\": {deep}}}</script></html>");
    assert!(ask(&Kind::Site, "", &page).is_err());
    let places: Vec<String> = (0..1000).map(|at| format!("\"City {at}\"")).collect();
    let text = format!(
        r#"[{{"id": "{}", "text": "{}", "descriptionPlain": "{}", "categories": {{"allLocations": [{}]}}}}]"#,
        "i".repeat(10_000),
        "t".repeat(10_000),
        "x".repeat(300_000),
        places.join(",")
    );
    let answer = ask(&Kind::Lever, "", &text).unwrap();
    let posted = &answer.postings[0];
    assert_eq!(
        (posted.title.len(), posted.text.len(), posted.places.len()),
        (300, 100_000, MOST_PLACES)
    );
    assert!(posted.id.len() < 30);
}

#[test]
fn a_feed_with_pages_in_it_is_no_page_and_an_xhtml_page_is_one() {
    let feed = "<?xml version='1.0'?><!-- <html> --><rss><item><title>A</title><description><![CDATA[<html><body>Text</body></html>]]></description></item></rss>";
    assert_eq!(ask(&Kind::Feed, "", feed).unwrap().postings[0].text, "Text");
    let page = "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html><script src='a'/><script type='application/ld+json'>{\"@type\": \"JobPosting\", \"title\": \"A\"}</script></html>";
    assert_eq!(ask(&Kind::Site, "", page).unwrap().postings[0].title, "A");
    assert!(matches!(
        ask(&Kind::Personio, "", "<?xml version='1.0'?>"),
        Err(Unreadable::NotXml { .. })
    ));
}

#[test]
fn an_answer_in_another_encoding_is_read() {
    let page = "<!doctype html><html><head><meta charset=\"gbk\"><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"深度学习研究员\"}</script>";
    let (bytes, ..) = encoding_rs::GB18030.encode(page);
    let source = Source {
        url: "https://x.example",
        media_type: Some("text/html"),
        bytes: &bytes,
    };
    assert_eq!(read(&Kind::Site, &source).unwrap().postings[0].title, "深度学习研究员");
}

/// Sound documents, to be damaged.
const SOUND: [&str; 6] = [
    r#"{"jobs": [{"id": 1, "title": "研究员", "content": "&lt;p&gt;我们&amp;amp;&lt;/p&gt;", "location": {"name": "杭州"}, "absolute_url": "https://x.example/1"}]}"#,
    r#"<html lang="zh"><!-- 注 --><script type="application/ld+json">{"@type": "JobPosting", "title": "研究员", "description": "<p>我们</p>"}</script><p>尾</p></html>"#,
    r#"<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">研究员</h1><p itemprop="description">我<b>们</b></p></div>"#,
    "<?xml version='1.0'?><source><job><partnerJobId>J-1-a</partnerJobId><title><![CDATA[研究员]]></title><description>&lt;p&gt;我们 &amp; Sie</description></job></source>",
    "id,title,text\n1,研究员,\"我们\n训练\"\n2,Jurist,x\n",
    "[{\"title\": \"研究员\", \"posted_at\": \"2026年11月20日\"}, {\"title\": \"A\", \"pay\": {\"min\": 1, \"exponent\": 2}}]",
];

/// Any JSON, with the keys of boards.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "\\PC{0,12}|https?://[a-z/]{0,9}|<p>[a-z&;]{0,9}".prop_map(Into::into),
    ];
    let keys = prop::sample::select(vec![
        "jobs",
        "offers",
        "content",
        "items",
        "result",
        "zpData",
        "jobList",
        "id",
        "title",
        "text",
        "name",
        "location",
        "categories",
        "compensation",
        "summaryComponents",
        "translations",
        "salary",
        "min",
        "max",
        "_bole",
        "pay",
        "exponent",
        "@type",
        "@graph",
        "@id",
        "jobLocation",
        "baseSalary",
        "value",
        "address",
        "description",
        "pay_input_ranges",
        "min_cents",
        "allLocations",
        "jobAd",
        "sections",
        "next_url",
        "totalFound",
        "meta",
        "urgent",
        "identifier",
        "inLanguage",
    ]);
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::vec((keys.clone(), inner), 0..6).prop_map(|fields| {
                let map = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
                serde_json::Value::Object(map)
            }),
        ]
    })
}

#[test]
fn time_grows_with_the_length_alone() {
    // Each would take minutes if it were quadratic.
    let start = "<html><div itemscope itemtype='http://schema.org/JobPosting'>";
    for piece in [
        "<a",
        "<a ='",
        "</a",
        "<!--",
        "<script",
        "<script>",
        "<script/>",
        "<p itemprop=description>",
        "<p itemprop=title>",
        "&",
        "&amp;",
        "<![CDATA[",
        "<style>",
        "<a x=\"",
        "<script type=application/ld+json>{\"@type\":\"JobPosting\",",
        "\\",
    ] {
        let text = format!("{start}{}", piece.repeat(400_000 / piece.len()));
        let _ = ask(&Kind::Site, "https://x.example/", &text);
        crate::plain_text(&text);
        let json = format!("<html><script type=application/ld+json>{{\"@type\": \"JobPosting\", {text}</script>");
        let _ = ask(&Kind::Site, "https://x.example/", &json);
        let _ = ask(&Kind::Feed, "https://x.example/", &format!("<rss><item><title>{text}"));
        let _ = ask(&Kind::Feed, "https://x.example/", &format!("{text}<rss>"));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered_for_any_kind(bytes in prop::collection::vec(any::<u8>(), 0..200), start in "[\\[{<a]?") {
        let mut whole = start.into_bytes();
        whole.extend(bytes);
        for kind in Kind::ALL {
            let _ = read(&kind, &Source { url: "https://x.example/", media_type: None, bytes: &whole });
        }
    }

    #[test]
    fn a_damaged_document_is_answered(which in 0..SOUND.len(), at in any::<prop::sample::Index>(), cut in 0_usize..6, put in "[<>&;\"'{}\\[\\],\\\\中-]{0,4}") {
        let mut bytes = SOUND[which].as_bytes().to_vec();
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put.into_bytes());
        for kind in [Kind::Greenhouse, Kind::Site, Kind::Linkedin] {
            let _ = read(&kind, &Source { url: "https://x.example/", media_type: None, bytes: &bytes });
        }
        if let Ok(rows) = crate::file(&Kind::Site, bytes.as_slice(), crate::Limits::default()) {
            prop_assert!(rows.count() < 50);
        }
    }

    #[test]
    fn any_json_is_answered_for_any_kind(value in json()) {
        let text = value.to_string();
        for kind in Kind::ALL {
            let _ = ask(&kind, "https://x.example/list?limit=1", &text);
        }
        let _ = ask(&Kind::Site, "https://x.example/", &format!("<html><script type=application/ld+json>{text}</script>"));
    }

    #[test]
    fn any_xml_is_answered(text in "<(rss|source|feed|workzag-jobs)>(<(job|item|entry|position)>)?([a-z&;<>/! ]|<!\\[CDATA\\[|\\]\\]>|</?(title|id|job)>){0,40}") {
        let _ = ask(&Kind::Feed, "https://x.example/", &text);
    }
}
