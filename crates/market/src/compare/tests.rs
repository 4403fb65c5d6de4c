use super::*;
use crate::{Ad, Pay, read_and_sketch};

const GERMAN: &str = "Du baust die Dienste, auf die sich unsere Kunden verlassen, hältst Kafka unter Last am Laufen, prüfst die \
    Entwürfe deiner Kollegen und hast jede sechste Woche Bereitschaft.";
const ENGLISH: &str = "You build the services that our customers rely on, keep Kafka running under load, review the designs of \
    your colleagues, and are on call one week in six.";
const OTHER: &str = "You design the pages on which people sign in, write tests in Playwright, and talk to those who use our \
    product about what they miss.";

fn ad<'a>(title: &'a str, text: &'a str, places: &'a [&'a str]) -> Ad<'a> {
    Ad {
        title,
        text,
        places,
        ..Ad::default()
    }
}

fn verdict(one: &Ad, other: &Ad, pairing: Pairing) -> Verdict {
    compare(
        &read_and_sketch(one).1,
        &read_and_sketch(other).1,
        pairing,
        &Background::none(),
    )
}

fn is_same(one: &Ad, other: &Ad, pairing: Pairing) -> bool {
    let verdict = verdict(one, other, pairing);
    let back = compare(
        &read_and_sketch(other).1,
        &read_and_sketch(one).1,
        pairing,
        &Background::none(),
    );
    assert_eq!(verdict.same, back.same, "the order does not matter");
    verdict.same
}

#[test]
fn one_job_on_two_boards_has_other_titles() {
    let titles = [
        "Deep Learning Researcher",
        "深度学习研究员（急招）",
        "Researcher, Deep Learning (m/f/d)",
    ];
    for title in &titles[1..] {
        assert!(
            is_same(
                &ad(titles[0], "", &["Hangzhou"]),
                &ad(title, "", &["杭州"]),
                Pairing::Apart
            ),
            "{title}"
        );
    }
}

#[test]
fn jobs_that_look_alike_are_told_apart() {
    for (one, other) in [
        ("Frontend Developer", "Fullstack Developer"),
        ("Senior Backend Engineer", "Backend Engineer"),
        ("Backend Engineer, Intern", "Backend Engineer"),
        ("大模型训练实习生", "大模型推理实习生"),
        ("LLM Training Intern", "大模型产品实习生"),
        ("Researcher", "Accountant"),
    ] {
        assert!(
            !is_same(
                &ad(one, ENGLISH, &["Berlin"]),
                &ad(other, ENGLISH, &["Berlin"]),
                Pairing::Apart
            ),
            "{one} and {other}"
        );
    }
    let (berlin, hangzhou) = (
        ad("Backend Engineer", ENGLISH, &["Berlin"]),
        ad("后端工程师", "", &["杭州"]),
    );
    assert!(!is_same(&berlin, &hangzhou, Pairing::Apart));
}

#[test]
fn two_on_one_board_are_two_unless_something_says_that_they_are_one() {
    let berlin = ad("Backend Engineer", ENGLISH, &["Berlin"]);
    assert!(!is_same(&berlin, &berlin, Pairing::OneBoard), "published twice");
    assert!(is_same(&berlin, &berlin, Pairing::Apart));
    assert!(
        !is_same(&berlin, &ad("Backend Engineer", OTHER, &["Berlin"]), Pairing::OneBoard),
        "two teams"
    );
    assert!(
        is_same(
            &berlin,
            &ad("Backend Engineer", ENGLISH, &["Munich"]),
            Pairing::OneBoard
        ),
        "an element per place"
    );
    assert!(
        is_same(
            &berlin,
            &ad("Backend-Entwickler", GERMAN, &["Berlin"]),
            Pairing::OneBoard
        ),
        "a posting per language"
    );
    let numbered = |ad: Ad<'static>| Ad {
        reference: Some("R-42"),
        ..ad
    };
    let (one, two) = (
        ad("Backend Engineer", ENGLISH, &["Berlin"]),
        ad("Engineer, Kafka", OTHER, &["Berlin"]),
    );
    assert!(
        is_same(&numbered(one), &numbered(two), Pairing::OneBoard),
        "one requisition"
    );
}

#[test]
fn requisitions_decide_where_they_are_told() {
    let numbered = |reference| Ad {
        reference: Some(reference),
        ..ad("Backend Engineer", ENGLISH, &["Berlin"])
    };
    let verdict = verdict(&numbered("R-42"), &numbered("R-43"), Pairing::Apart);
    assert!(
        verdict
            .reasons
            .iter()
            .any(|reason| reason.what == Evidence::AnotherRequisition)
    );
    assert!(
        is_same(&numbered("R-42"), &numbered("4711"), Pairing::Apart),
        "numbers of two systems"
    );
}

#[test]
fn the_reasons_add_up_and_can_be_told() {
    let pay = Pay::Yearly {
        min: 6_000_000,
        max: 8_000_000,
        currency: "EUR",
    };
    let (one, other) = (
        ad("Backend Engineer", ENGLISH, &["Berlin"]),
        ad("后端开发工程师", "", &["柏林"]),
    );
    let (one, other) = (Ad { pay, ..one }, Ad { pay, ..other });
    let verdict = verdict(&one, &other, Pairing::Apart);
    let sum: f32 = verdict.reasons.iter().map(|reason| reason.points).sum();
    assert!((sum - verdict.score).abs() < 1e-5);
    let has = |wanted: &Evidence| verdict.reasons.iter().any(|reason| reason.what == *wanted);
    assert!(
        has(&Evidence::SamePay) && has(&Evidence::SamePlace) && has(&Evidence::SameFunction(Function::Engineering))
    );
    let names = verdict.reasons.iter().find_map(|reason| match &reason.what {
        Evidence::SameMeaning(words) => Some(words.names().collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(names.unwrap(), ["backend", "engineer"]);
}

#[test]
fn other_pay_speaks_against() {
    let paid = |min: i64| Ad {
        pay: Pay::Yearly {
            min,
            max: min * 5 / 4,
            currency: "EUR",
        },
        ..ad("Backend Engineer", "", &["Berlin"])
    };
    let points = |one: &Ad, other: &Ad| verdict(one, other, Pairing::Apart).score;
    let (low, near, high) = (paid(5_000_000), paid(5_050_000), paid(12_000_000));
    assert!(points(&low, &near) > points(&low, &high) + 2.0);
}

#[test]
fn what_every_posting_says_is_no_evidence() {
    let about = "Example GmbH makes assistants for offices in Asia and Europe. Our teams are small and own what they ship. \
        We have been profitable since the second year, and we grow by a third each year because customers tell others.";
    let tasks = [
        "You repair the machines of our bakery at night.",
        "You write letters to the tax office.",
        "You teach children to swim.",
    ];
    let texts: Vec<String> = (0..30)
        .map(|at| format!("{about} {} Number {at}.", tasks[at % 3]))
        .collect();
    let mut background = Background::none();
    let sketches: Vec<Sketch> = texts
        .iter()
        .map(|text| read_and_sketch(&ad("Helper", text, &[])).1)
        .collect();
    for sketch in &sketches {
        background.add(sketch);
    }
    let share = |background: &Background| background.text(&sketches[0], &sketches[1]).share.unwrap_or_default();
    assert!(share(&Background::none()) > 0.5, "{}", share(&Background::none()));
    assert!(share(&background) < 0.3, "{}", share(&background));
}
