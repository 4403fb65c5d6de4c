//! Whole adverts: what is hard to read, what is missing, the order of findings, and the identity that overrides hang on.

use base::{Country, Date};
use checks::{Advert, Employment, Field, Finding, MOST_FINDINGS, Place, Severity, Workplace, check};

fn today() -> Date {
    "2026-11-28".parse().expect("a day")
}

const CALM: &str =
    "You help the office to plan meetings and travel, sort the mail, keep the lists up to date and greet visitors.";

fn london<'a>() -> [Place<'a>; 1] {
    let country: Country = "GB".parse().expect("a country");
    [Place {
        country,
        region: "",
        city: "London",
    }]
}

fn advert<'a>(places: &'a [Place<'a>]) -> Advert<'a> {
    Advert {
        language: "en",
        title: "Office Assistant",
        description: CALM,
        requirements: "You like order.",
        benefits: "Thirty days of leave.",
        places,
        workplace: Workplace::OnSite,
        remote_countries: &[],
        employment: Employment::FullTime,
        pay: None,
        pay_shown: false,
        questions: &[],
        languages: &["en"],
        employees: None,
        own_hosts: &[],
        published_on: today(),
    }
}

fn keys(advert: &Advert<'_>) -> Vec<&'static str> {
    check(advert, today())
        .into_iter()
        .map(|finding| finding.rule.key)
        .collect()
}

fn of_description(description: &str) -> Vec<&'static str> {
    let places = london();
    keys(&Advert {
        description,
        ..advert(&places)
    })
}

fn of_title(title: &str) -> Vec<&'static str> {
    let places = london();
    keys(&Advert {
        title,
        ..advert(&places)
    })
}

#[test]
fn a_good_advert_has_no_findings() {
    assert!(keys(&advert(&london())).is_empty());
}

#[test]
fn a_paragraph_without_end_is_a_wall() {
    let sentence = "You keep the lists of the office up to date and tell everybody what has changed since. ";
    assert_eq!(of_description(&sentence.repeat(11)), ["wall-of-text"]);
    assert!(of_description(&format!("{}\n\n{}", sentence.repeat(7), sentence.repeat(7))).is_empty());
    let chinese = "负责公司核心产品的规划与设计,与研发团队一起完成产品的迭代。".repeat(13);
    let places = [Place {
        country: "CN".parse().expect("a country"),
        region: "",
        city: "",
    }];
    let found = keys(&Advert {
        language: "zh-Hans",
        description: &chinese,
        requirements: "认真细致。",
        benefits: "带薪年假。",
        languages: &["zh-Hans"],
        ..advert(&places)
    });
    assert!(found.contains(&"wall-of-text"), "{found:?}");
}

#[test]
fn a_long_text_wants_a_heading_or_a_list() {
    let paragraph = "You keep the lists of the office up to date and tell everybody what has changed since then.\n\n";
    let long = paragraph.repeat(16);
    assert_eq!(of_description(&long), ["no-structure"]);
    assert!(of_description(&format!("## Tasks\n\n{long}")).is_empty());
    assert!(of_description(&format!("- one\n\n{long}")).is_empty());
    assert_eq!(
        of_description(&format!("## Tasks\n\n{}", paragraph.repeat(75))),
        ["text-long"]
    );
}

#[test]
fn capitals_and_exclamation_marks_are_told_once() {
    assert_eq!(
        of_description(&format!(
            "{CALM}\nJOIN US NOW AND BE PART OF SOMETHING\nJOIN US NOW AND BE PART OF IT ALL"
        )),
        ["shouting"]
    );
    assert_eq!(of_description(&format!("{CALM} Join us!!")), ["exclamations"]);
    assert_eq!(
        of_description(&format!("{CALM} One! Two! Three! Four! Five!")),
        ["exclamations"]
    );
    assert_eq!(of_description(&format!("{CALM} Join us！！")), ["exclamations"]);
    assert!(of_description(&format!("{CALM} Join us!")).is_empty());
}

#[test]
fn empty_parts_are_told_unless_the_description_has_them() {
    assert_eq!(of_description(" \n"), ["description-empty"]);
    assert_eq!(of_description("You help."), ["description-short"]);
    let places = london();
    let bare = Advert {
        requirements: "",
        benefits: "",
        ..advert(&places)
    };
    assert_eq!(keys(&bare), ["requirements-empty", "benefits-empty"]);
    let whole = format!("{CALM}\n\n## What you bring\n\nYou like order.\n\n## What you get\n\nThirty days of leave.");
    assert!(
        keys(&Advert {
            description: &whole,
            ..bare
        })
        .is_empty()
    );
}

#[test]
fn the_title_is_the_name_of_the_job_and_no_more() {
    assert_eq!(of_title(""), ["title-empty"]);
    assert_eq!(of_title("Office Assistant London"), ["title-place"]);
    assert!(of_title("Londoner History Editor").is_empty());
    assert_eq!(
        of_title(&"Assistant to the head of the office and ".repeat(3)),
        ["title-long"]
    );
}

#[test]
fn a_text_in_another_language_is_told_only_when_sure() {
    let german = "Sie unterstützen das Büro bei der Planung von Terminen und Reisen, sortieren die Post, pflegen Listen und begrüßen \
                  unsere Gäste. Sie arbeiten selbstständig, sprechen mit vielen Menschen und behalten auch dann den Überblick, \
                  wenn es einmal etwas lauter wird.";
    assert_eq!(of_description(german), ["language-other"]);
    let places = london();
    let said = Advert {
        language: "de-AT",
        title: "Büroassistenz",
        description: german,
        languages: &["de-AT", "en"],
        ..advert(&places)
    };
    assert!(keys(&said).is_empty());
    let terms = "Rust, PostgreSQL, Kubernetes, Terraform, Prometheus, Grafana, Kafka, gRPC, Docker, Linux, Ansible, GitLab, Redis, \
                 TypeScript, React, GraphQL, Python, Django, FastAPI, Elasticsearch, OpenTelemetry, AWS, Azure, GCP and more";
    assert!(of_description(&format!("{CALM}\n\n{terms}")).is_empty());
}

#[test]
fn a_country_whose_language_is_missing_is_a_note_and_in_france_a_warning() {
    let places = ["DE", "JP"].map(|code| Place {
        country: code.parse().expect("a country"),
        region: "",
        city: "",
    });
    let findings = check(
        &Advert {
            languages: &["en", "de"],
            ..advert(&places)
        },
        today(),
    );
    let missing: Vec<_> = findings
        .iter()
        .filter(|finding| finding.rule.key == "language-missing")
        .collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(
        (missing[0].arg("country"), missing[0].arg("language")),
        (Some("JP"), Some("ja"))
    );
    assert_eq!(missing[0].severity, Severity::Note);
    let france = [Place {
        country: "FR".parse().expect("a country"),
        region: "",
        city: "",
    }];
    let findings = check(&advert(&france), today());
    let missing = findings
        .iter()
        .find(|finding| finding.rule.key == "language-missing")
        .expect("no French");
    assert_eq!(missing.severity, Severity::Warning);
    assert!(!missing.law.expect("a law").is_confirmed());
}

#[test]
fn the_employers_own_address_is_a_note_and_others_are_warnings() {
    let places = london();
    let of = |text: &'static str| {
        let found = check(
            &Advert {
                benefits: text,
                own_hosts: &["jobs.example.org"],
                ..advert(&places)
            },
            today(),
        );
        found.into_iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(of("Apply at https://jobs.example.org/jobs/12/apply"), []);
    assert_eq!(of("Help: help@example.org"), [Severity::Note]);
    assert_eq!(of("Mail help@example.com"), [Severity::Warning]);
}

fn first(benefits: &str) -> Finding {
    let places = london();
    let findings = check(
        &Advert {
            benefits,
            ..advert(&places)
        },
        today(),
    );
    findings.into_iter().next().expect("a finding")
}

#[test]
fn errors_come_first_then_fields_then_positions() {
    let places = [Place {
        country: "AT".parse().expect("a country"),
        region: "",
        city: "Wien",
    }];
    let text = "Wir sind ein junges Team. Muttersprachler bevorzugt.";
    let findings = check(
        &Advert {
            language: "de",
            title: "Kellner",
            description: "Sie bedienen unsere Gäste im Saal und im Garten, nehmen Bestellungen an, kassieren und halten alles sauber und ordentlich.",
            requirements: text,
            benefits: "Zwei freie Tage.",
            languages: &["de"],
            ..advert(&places)
        },
        today(),
    );
    let told: Vec<_> = findings
        .iter()
        .map(|finding| (finding.severity.as_str(), finding.rule.key))
        .collect();
    assert_eq!(
        told,
        [
            ("error", "pay-range-at"),
            ("warning", "title-gender-de"),
            ("warning", "age-wording"),
            ("warning", "native-speaker")
        ]
    );
    assert!(findings.iter().all(|finding| finding.law.is_some()));
    assert_eq!(findings[1].arg("instead"), Some("Servicekraft"));
    assert_eq!(&text[findings[2].range.clone()], "junges Team");
}

#[test]
fn an_id_holds_while_the_passage_does() {
    let before = first("We are a young team.");
    let moved = first("Hello. We are a young team.");
    let changed = first("We are a youthful team.");
    assert_eq!(before.field, Field::Benefits);
    assert_eq!(before.id(), moved.id());
    assert_ne!(before.id(), changed.id());
    assert!(before.id().starts_with("age-wording/benefits/"), "{}", before.id());
}

#[test]
fn an_override_of_missing_pay_lapses_when_the_pay_changes() {
    let places = [Place {
        country: "AT".parse().expect("a country"),
        region: "",
        city: "",
    }];
    let id = |pay: Option<&pay::Pay>| {
        let findings = check(&Advert { pay, ..advert(&places) }, today());
        findings
            .into_iter()
            .find(|finding| finding.rule.key == "pay-range-at")
            .expect("no pay")
            .id()
    };
    let hidden = pay::Pay::range(
        Some(300_000),
        None,
        "EUR".parse().expect("a currency"),
        pay::Period::Month,
    );
    assert_eq!(id(None), id(None));
    assert_ne!(id(None), id(Some(&hidden)));
}

#[test]
fn findings_are_bounded() {
    let text = "young team, native speakers, men only, a@example.com, TODO ".repeat(2_000);
    let places = london();
    let findings = check(
        &Advert {
            description: &text,
            requirements: &text,
            benefits: &text,
            ..advert(&places)
        },
        today(),
    );
    assert!(findings.len() <= MOST_FINDINGS);
}
