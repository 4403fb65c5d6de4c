//! Whole documents against the tables of elements.

use super::{
    document::parse,
    elements::violations,
    samples::{berlin, chinese_engineer, document, employer, engineer, euros, hangzhou, intern, place},
};
use crate::{Ad, Employment, Fields, Format, Level, Workplace};
use pay::Period;

const LINKEDIN: &str = include_str!("../../data/elements_linkedin.tsv");
const INDEED: &str = include_str!("../../data/elements_indeed.tsv");
const ARBEITSAGENTUR: &str = include_str!("../../data/elements_arbeitsagentur.tsv");
const XING: &str = include_str!("../../data/elements_xing.tsv");
const PARTNER: &str = include_str!("../../data/elements_partner.tsv");

pub const TABLES: [&str; 5] = [LINKEDIN, INDEED, ARBEITSAGENTUR, XING, PARTNER];

pub fn formats() -> [(Format, &'static str); 5] {
    [
        (Format::Linkedin, LINKEDIN),
        (Format::Indeed, INDEED),
        (Format::Arbeitsagentur, ARBEITSAGENTUR),
        (Format::Xing, XING),
        (Format::PartnerXml(Fields::default()), PARTNER),
    ]
}

/// Every kind of job there is.
fn ads() -> Vec<Ad> {
    let mut ads = vec![engineer(), chinese_engineer(), intern()];
    let mut number = 100;
    for employment in Employment::ALL {
        for level in Level::ALL {
            for workplace in Workplace::ALL {
                number += 1;
                ads.push(Ad {
                    reference: format!("J-{number:04}"),
                    number,
                    employment: *employment,
                    level: *level,
                    workplace: *workplace,
                    places: vec![hangzhou(), berlin(), place("San José", "", "US", "United States")],
                    pay: (number % 3 > 0).then(|| euros(70_000, 85_000, Period::Year)),
                    valid_until: None,
                    contact: engineer().contact.filter(|_| number % 2 == 0),
                    skills: Vec::new(),
                    ..engineer()
                });
            }
        }
    }
    ads
}

#[test]
fn documents_of_every_kind_of_job_are_as_their_boards_want_them() {
    for (format, table) in formats() {
        let xml = document(&format, &employer(), &ads());
        let root = parse(&xml).unwrap_or_else(|error| panic!("{format:?}: {error}"));
        assert_eq!(violations(table, &root), Vec::<String>::new(), "{format:?}");
    }
}

#[test]
fn a_document_without_ads_is_whole() {
    for (format, table) in formats() {
        let root = parse(&document(&format, &employer(), &[])).unwrap();
        assert_eq!(violations(table, &root), Vec::<String>::new(), "{format:?}");
    }
    let json = document(&Format::PartnerJson(Fields::default()), &employer(), &[]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["jobs"], serde_json::json!([]));
}

#[test]
fn the_tables_find_what_is_wrong() {
    let xml = document(&Format::Linkedin, &employer(), &[engineer()]);
    let wrong = [
        ("<country>CN</country>", "<country>China</country>"),
        ("<jobtype>FULL_TIME</jobtype>", "<jobtype>TEMPORARY</jobtype>"),
        ("<p>You", "<p onclick=\"x\"><div></div>You"),
        ("<companyId>1234567</companyId>", ""),
        ("<listDate>11/23/2026</listDate>", "<listDate>2026-11-23</listDate>"),
        ("<listDate>", "<easyapply>1</easyapply><listDate>"),
        ("<workplaceTypes>", "<title>twice</title><workplaceTypes>"),
    ];
    for (right, instead) in wrong {
        assert!(xml.contains(right), "{right}");
        let root = parse(&xml.replacen(right, instead, 1)).unwrap();
        assert!(!violations(LINKEDIN, &root).is_empty(), "{instead}");
    }
}

#[test]
fn nothing_is_written_of_an_ad_that_is_refused_and_the_others_stay() {
    for (format, table) in formats() {
        let nameless = Ad {
            title: String::new(),
            ..engineer()
        };
        let root = parse(&document(&format, &employer(), &[engineer(), nameless, intern()])).unwrap();
        assert_eq!(violations(table, &root), Vec::<String>::new(), "{format:?}");
    }
}
