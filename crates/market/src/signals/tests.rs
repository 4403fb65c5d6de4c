use super::*;
use crate::{Ad, read_and_sketch};

const TEXT: &str = "You build the services that our customers rely on, keep Kafka running under load, review the designs of \
    your colleagues, and are on call one week in six together with the rest of the team.";

fn seen<'a>(id: &'a str, title: &str, text: &str, places: &'a [&'a str]) -> Seen<'a> {
    let ad = Ad {
        title,
        text,
        places,
        ..Ad::default()
    };
    Seen {
        id,
        sketch: read_and_sketch(&ad).1,
        pay: "",
        places,
        posted_at: None,
    }
}

fn backend(id: &str) -> Seen<'_> {
    seen(id, "Backend Engineer", TEXT, &["Berlin"])
}

#[test]
fn nothing_changed_is_no_signal() {
    assert_eq!(difference(&[backend("1")], &[backend("1")]), []);
    assert_eq!(difference(&[], &[]), []);
}

#[test]
fn what_came_and_went_is_told() {
    let accountant = seen(
        "2",
        "Accountant",
        "You book invoices, close the month and help the auditors in spring.",
        &["Berlin"],
    );
    let signals = difference(&[backend("1")], &[accountant]);
    assert_eq!(signals, [Signal::Opened { id: "2" }, Signal::Closed { id: "1" }]);
}

#[test]
fn a_job_under_a_new_id_was_posted_again() {
    assert_eq!(
        difference(&[backend("1")], &[backend("7")]),
        [Signal::Reposted { id: "7", before: "1" }]
    );
    // Two new ones are not both the one that was.
    let signals = difference(&[backend("1")], &[backend("7"), backend("8")]);
    assert_eq!(
        signals,
        [Signal::Opened { id: "8" }, Signal::Reposted { id: "7", before: "1" }]
    );
    let signals = difference_since(&[], &[backend("1")], &[backend("7")]);
    assert_eq!(signals, [Signal::Reposted { id: "7", before: "1" }]);
}

#[test]
fn a_date_that_moves_by_much_is_a_repost_too() {
    let on = |day: i64| Seen {
        posted_at: Some(day * 86_400),
        ..backend("1")
    };
    assert_eq!(
        difference(&[on(0)], &[on(30)]),
        [Signal::Reposted { id: "1", before: "1" }]
    );
    assert_eq!(difference(&[on(0)], &[on(3)]), []);
}

#[test]
fn a_text_that_changes_more_than_a_little_is_told() {
    let small = TEXT.replace("one week in six", "one week in seven");
    assert_eq!(
        difference(&[backend("1")], &[seen("1", "Backend Engineer", &small, &["Berlin"])]),
        []
    );
    let other =
        "We need somebody who writes Kotlin, cares for our app on phones and tablets, and answers what users ask.";
    let signals = difference(&[backend("1")], &[seen("1", "Backend Engineer", other, &["Berlin"])]);
    assert!(
        matches!(signals[..], [Signal::TextChanged { id: "1", share }] if share > 0.8),
        "{signals:?}"
    );
}

#[test]
fn pay_and_urgency_are_told() {
    let paid = Seen {
        pay: "60–80K",
        ..backend("1")
    };
    let more = Seen {
        pay: "70–90K",
        ..backend("1")
    };
    let signals = difference(&[paid], &[more]);
    assert_eq!(
        signals,
        [Signal::PayChanged {
            id: "1",
            from: "60–80K",
            to: "70–90K"
        }]
    );
    assert_eq!(difference(&[paid], &[Seen { pay: " 60-80k", ..paid }]), []);
    let urgent = seen("1", "Backend Engineer (urgent)", TEXT, &["Berlin"]);
    assert_eq!(
        difference(&[backend("1")], &[urgent]),
        [Signal::BecameUrgent { id: "1" }]
    );
    assert_eq!(difference(&[urgent], &[backend("1")]), []);
}

#[test]
fn a_place_or_a_language_is_new_once() {
    let text = "负责后端服务的设计与开发，保障系统在高负载下稳定运行，参与代码评审。";
    let first = seen("2", "法务经理", text, &["杭州"]);
    let second = seen(
        "3",
        "会计",
        "负责发票入账和付款核对，在规定时间内完成月结。",
        &["Hangzhou"],
    );
    let signals = difference(&[backend("1")], &[backend("1"), first, second]);
    let news: Vec<_> = signals
        .iter()
        .filter(|signal| !matches!(signal, Signal::Opened { .. }))
        .collect();
    let language = crate::language(text).unwrap();
    assert_eq!(
        news,
        [
            &Signal::NewPlace {
                id: "2", place: "杭州"
            },
            &Signal::NewLanguage { id: "2", language }
        ]
    );
}

#[test]
fn three_openings_on_one_topic_in_one_place_are_a_team() {
    let titles = [
        "Deep Learning Researcher",
        "深度学习工程师",
        "Head of Deep Learning",
        "Accountant",
    ];
    let ids = ["1", "2", "3", "4"];
    let opened: Vec<Seen> = ids
        .iter()
        .zip(titles)
        .map(|(id, title)| seen(id, title, "", &["杭州"]))
        .collect();
    let signals = difference(&[backend("0")], &[&opened[..], &[backend("0")]].concat());
    let team = Signal::TeamForming {
        what: Team::Topic("deep_learning"),
        place: "杭州",
        ids: vec!["1", "2", "3"],
    };
    assert!(signals.contains(&team), "{signals:?}");
    let teams = |signals: &[Signal]| {
        signals
            .iter()
            .filter(|signal| matches!(signal, Signal::TeamForming { .. }))
            .count()
    };
    assert_eq!(teams(&signals), 1);
    assert_eq!(teams(&difference(&[backend("0")], &opened[..2])), 0);
}
