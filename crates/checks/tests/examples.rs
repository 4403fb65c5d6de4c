//! Our own examples, a line each: a title, a sentence or a question, and the rules that speak of it. No more, no less.

use std::collections::BTreeMap;

use checks::{Advert, Employment, Field, Place, Question, Wording, Workplace, check};

struct Example {
    language: &'static str,
    country: &'static str,
    field: &'static str,
    text: &'static str,
    expected: Vec<&'static str>,
}

fn examples() -> Vec<Example> {
    let mut all = Vec::new();
    for line in include_str!("data/examples.tsv").lines().skip(1) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let [language, country, field, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("five cells: {line}");
        };
        let mut expected: Vec<_> = expected.split(' ').filter(|rule| *rule != "-").collect();
        expected.sort_unstable();
        all.push(Example {
            language,
            country,
            field,
            text,
            expected,
        });
    }
    all
}

/// A description in which there is nothing to find, in the language.
fn calm(language: &str) -> (&'static str, &'static str) {
    match language {
        "de" => (
            "Büroassistenz",
            "Sie unterstützen das Büro bei der Planung von Terminen und Reisen, sortieren die Post und pflegen Listen.",
        ),
        "zh" => (
            "产品设计",
            "负责公司核心产品的规划与设计,与研发团队一起完成产品的迭代,跟进上线后的数据与反馈,并持续改进产品体验。",
        ),
        "fr" => (
            "Assistance",
            "Vous aidez le bureau à planifier les rendez-vous et les voyages, triez le courrier et tenez les listes à jour.",
        ),
        "es" => (
            "Asistencia",
            "Usted ayuda a la oficina a planificar citas y viajes, clasifica el correo y mantiene al día las listas del equipo.",
        ),
        _ => (
            "Office Assistant",
            "You help the office to plan meetings and travel, sort the mail, keep the lists up to date and greet visitors.",
        ),
    }
}

/// The rules that speak of the field of an example, each once.
fn found(example: &Example) -> Vec<String> {
    let (title, description) = calm(example.language);
    let places = [Place {
        country: example.country[..2].parse().expect("a country"),
        region: example.country.get(3..).unwrap_or_default(),
        city: "",
    }];
    let wordings = [Wording {
        language: example.language,
        text: example.text,
        options: &[],
    }];
    let questions = [Question {
        id: "q1",
        wordings: &wordings,
    }];
    let is = |field: &str| example.field == field;
    let advert = Advert {
        language: example.language,
        title: if is("title") { example.text } else { title },
        description,
        requirements: if is("text") { example.text } else { "" },
        benefits: "",
        places: &places,
        workplace: Workplace::OnSite,
        remote_countries: &[],
        employment: Employment::FullTime,
        pay: None,
        pay_shown: false,
        questions: if is("question") { &questions } else { &[] },
        languages: &[],
        employees: None,
        own_hosts: &["example.org"],
        published_on: "2026-11-28".parse().expect("a day"),
    };
    let findings = check(&advert, "2026-11-28".parse().expect("a day"));
    let ours = findings.into_iter().filter(|finding| match finding.field {
        Field::Title => is("title"),
        Field::Requirements => is("text") && finding.rule.key != "requirements-empty",
        Field::Question { .. } => is("question"),
        _ => false,
    });
    let mut rules: Vec<String> = ours
        .map(|finding| {
            if finding.rule.key.starts_with("pay-history") {
                "pay-history".to_owned()
            } else {
                finding.rule.key.to_owned()
            }
        })
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

#[test]
fn every_example_is_judged_as_it_says() {
    let wrong: Vec<String> = examples()
        .iter()
        .filter_map(|example| {
            let found = found(example);
            (found != example.expected).then(|| {
                format!(
                    "{} {} {}: {}\n    expected {:?}, found {found:?}",
                    example.language, example.country, example.field, example.text, example.expected
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_language_has_many_examples_and_many_of_them_are_harmless() {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in examples() {
        let (all, harmless) = counts.entry(example.language).or_default();
        *all += 1;
        *harmless += usize::from(example.expected.is_empty());
    }
    for language in ["en", "de", "zh"] {
        let (all, harmless) = counts[language];
        assert!(all >= 120, "{language}: {all}");
        assert!(harmless >= 45, "{language}: {harmless} harmless");
    }
}
