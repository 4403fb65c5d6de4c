//! Pay transparency and pay history by place, as stories.

use base::{Country, Currency, Date};
use checks::{Advert, Employment, Evidence, Field, Finding, Place, Question, Severity, Wording, Workplace, check};
use pay::{Pay, Period};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn country(code: &str) -> Country {
    code.parse().expect("a country")
}

fn place<'a>(code: &str, region: &'a str, city: &'a str) -> Place<'a> {
    Place {
        country: country(code),
        region,
        city,
    }
}

fn range(min: Option<i64>, max: Option<i64>, currency: &str) -> Pay {
    let currency: Currency = currency.parse().expect("a currency");
    let minor = |units: i64| units * currency.minor_units();
    Pay::range(min.map(minor), max.map(minor), currency, Period::Year)
}

/// A full-time job in an office, with nothing to find but what is about pay.
fn advert<'a>(places: &'a [Place<'a>], pay: Option<&'a Pay>) -> Advert<'a> {
    Advert {
        language: "en",
        title: "Office Assistant",
        description: "You help the office to plan meetings and travel, sort the mail, keep lists up to date and greet visitors.",
        requirements: "You like order.",
        benefits: "Thirty days of leave.",
        places,
        workplace: Workplace::OnSite,
        remote_countries: &[],
        employment: Employment::FullTime,
        pay,
        pay_shown: true,
        questions: &[],
        languages: &["en", "de", "zh"],
        employees: None,
        own_hosts: &[],
        published_on: day("2026-11-28"),
    }
}

fn about_pay(advert: &Advert<'_>, today: &str) -> Vec<Finding> {
    let mut findings = check(advert, day(today));
    findings.retain(|finding| finding.rule.key.starts_with("pay-") || finding.rule.key.starts_with("place-"));
    findings
}

/// `severity key message`, of each finding about pay.
fn told(advert: &Advert<'_>) -> Vec<String> {
    let findings = about_pay(advert, "2026-11-28").into_iter();
    findings
        .map(|finding| format!("{} {} {}", finding.severity.as_str(), finding.rule.key, finding.message))
        .collect()
}

#[test]
fn colorado_wants_pay_and_benefits_told() {
    let places = [place("US", "CO", "Denver")];
    assert_eq!(
        told(&advert(&places, None)),
        ["error pay-range-us-co check-pay-missing"]
    );
    let bare = Advert {
        benefits: " ",
        ..advert(&places, None)
    };
    assert_eq!(
        told(&bare),
        [
            "error pay-range-us-co check-pay-missing",
            "warning pay-benefits-us-co check-pay-benefits"
        ]
    );
    let pay = range(Some(60_000), Some(80_000), "USD");
    assert!(told(&advert(&places, Some(&pay))).is_empty());
}

#[test]
fn pay_that_is_not_shown_is_not_told() {
    let places = [place("US", "California", "")];
    let pay = range(Some(60_000), Some(80_000), "USD");
    let hidden = Advert {
        pay_shown: false,
        ..advert(&places, Some(&pay))
    };
    assert_eq!(told(&hidden), ["error pay-range-us-ca check-pay-missing"]);
}

#[test]
fn an_open_ended_range_fails_where_both_ends_are_wanted_and_one_amount_does_not() {
    let places = [place("US", "MN", "")];
    let from = range(Some(60_000), None, "USD");
    let to = range(None, Some(60_000), "USD");
    let fixed = range(Some(60_000), Some(60_000), "USD");
    assert_eq!(
        told(&advert(&places, Some(&from))),
        ["error pay-range-us-mn check-pay-open-ended"]
    );
    assert_eq!(
        told(&advert(&places, Some(&to))),
        ["error pay-range-us-mn check-pay-open-ended"]
    );
    assert!(told(&advert(&places, Some(&fixed))).is_empty());
}

#[test]
fn austria_wants_the_minimum_and_takes_no_maximum_for_it() {
    let places = [place("AT", "Wien", "Wien")];
    let from = range(Some(42_000), None, "EUR");
    let to = range(None, Some(42_000), "EUR");
    assert_eq!(
        told(&advert(&places, None)),
        ["error pay-range-at check-pay-minimum-missing"]
    );
    assert!(told(&advert(&places, Some(&from))).is_empty());
    assert_eq!(
        told(&advert(&places, Some(&to))),
        ["error pay-range-at check-pay-minimum-missing"]
    );
}

#[test]
fn an_amount_in_the_text_makes_it_a_note() {
    let places = [place("AT", "", "Graz")];
    let in_text = Advert {
        benefits: "Ab 3.100 € brutto im Monat.",
        ..advert(&places, None)
    };
    assert_eq!(told(&in_text), ["note pay-range-at check-pay-in-text"]);
}

#[test]
fn a_late_member_state_gets_the_directive_as_a_warning_that_says_it_is_unconfirmed() {
    let places = [place("DE", "", "Berlin")];
    let findings = about_pay(&advert(&places, None), "2026-11-28");
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(
        (finding.severity, finding.message),
        (Severity::Warning, "check-pay-directive")
    );
    let law = finding.law.expect("the directive");
    assert_eq!((law.name, law.article), ("Directive (EU) 2023/970", "art. 5(1)"));
    assert!(!law.is_confirmed());
    assert_ne!(law.evidence, Evidence::Text);
}

#[test]
fn a_law_to_come_is_a_note_with_its_day() {
    let places = [place("US", "Delaware", "")];
    let findings = about_pay(&advert(&places, None), "2026-11-28");
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!((finding.severity, finding.message), (Severity::Note, "check-pay-later"));
    assert_eq!(finding.arg("from"), Some("2027-09-26"));
    assert_eq!(
        about_pay(&advert(&places, None), "2027-09-26")[0].severity,
        Severity::Error
    );
}

#[test]
fn an_advert_published_later_is_judged_as_of_then() {
    let places = [place("US", "DE", "")];
    let later = Advert {
        published_on: day("2027-10-01"),
        ..advert(&places, None)
    };
    assert_eq!(about_pay(&later, "2026-11-28")[0].severity, Severity::Error);
}

#[test]
fn of_state_and_city_the_city_speaks() {
    let places = [place("US", "NY", "New York")];
    assert_eq!(
        told(&advert(&places, None)),
        ["error pay-range-us-ny-nyc check-pay-missing"]
    );
    let upstate = [place("US", "NY", "Buffalo")];
    assert_eq!(
        told(&advert(&upstate, None)),
        ["error pay-range-us-ny check-pay-missing"]
    );
}

#[test]
fn a_small_employer_is_not_held_to_a_law_for_large_ones() {
    let places = [place("US", "HI", "Honolulu")];
    let of = |employees| {
        told(&Advert {
            employees,
            ..advert(&places, None)
        })
    };
    assert!(of(Some(49)).is_empty());
    assert_eq!(of(Some(50)).len(), 1);
    assert_eq!(of(None).len(), 1);
}

#[test]
fn ontario_bounds_the_width_and_lets_high_pay_be() {
    let places = [place("CA", "Ontario", "Toronto")];
    let wide = range(Some(70_000), Some(130_000), "CAD");
    let fits = range(Some(70_000), Some(120_000), "CAD");
    let high = range(Some(150_000), Some(210_000), "CAD");
    assert_eq!(
        told(&advert(&places, Some(&wide))),
        ["error pay-range-ca-on check-pay-spread"]
    );
    assert!(told(&advert(&places, Some(&fits))).is_empty());
    assert!(told(&advert(&places, Some(&high))).is_empty());
    let hidden = Advert {
        pay_shown: false,
        ..advert(&places, Some(&high))
    };
    assert!(told(&hidden).is_empty());
}

#[test]
fn a_range_above_twice_its_minimum_is_a_note_anywhere() {
    let places = [place("GB", "", "London")];
    let wide = range(Some(30_000), Some(60_001), "GBP");
    let fits = range(Some(30_000), Some(60_000), "GBP");
    assert_eq!(told(&advert(&places, Some(&wide))), ["note pay-wide check-pay-wide"]);
    assert!(told(&advert(&places, Some(&fits))).is_empty());
}

#[test]
fn countries_without_such_a_law_say_nothing() {
    for code in ["GB", "CH", "IN", "NO", "KR"] {
        let places = [place(code, "", "")];
        assert!(told(&advert(&places, None)).is_empty(), "{code}");
    }
}

#[test]
fn remote_work_in_the_united_states_is_one_warning_with_every_state() {
    let us = [country("US")];
    let remote = Advert {
        workplace: Workplace::Remote,
        remote_countries: &us,
        ..advert(&[], None)
    };
    let findings = about_pay(&remote, "2026-11-28");
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(
        (finding.severity, finding.rule.key),
        (Severity::Warning, "pay-range-remote-us")
    );
    let places: Vec<_> = finding.arg("places").expect("which").split(' ').collect();
    assert!(places.contains(&"us-co") && places.contains(&"us-ca"), "{places:?}");
    assert!(!places.contains(&"us-de"), "not yet in force");
    assert_eq!(finding.arg("count"), Some(places.len().to_string().as_str()));
    let pay = range(Some(60_000), Some(80_000), "USD");
    let shown = Advert {
        pay: Some(&pay),
        ..remote
    };
    assert!(told(&shown).is_empty());
}

#[test]
fn remote_work_from_anywhere_is_a_note_for_each_country_of_states() {
    let anywhere = Advert {
        workplace: Workplace::Remote,
        ..advert(&[], None)
    };
    assert_eq!(
        told(&anywhere),
        [
            "note pay-range-remote-ca check-pay-remote",
            "note pay-range-remote-us check-pay-remote"
        ]
    );
}

#[test]
fn remote_work_from_a_country_with_a_law_comes_under_it() {
    let italy = [country("IT")];
    let remote = Advert {
        workplace: Workplace::Remote,
        remote_countries: &italy,
        ..advert(&[], None)
    };
    assert_eq!(told(&remote), ["error pay-range-it check-pay-missing"]);
}

#[test]
fn freelance_work_is_told_mildly() {
    let places = [place("AT", "", "Wien")];
    let freelance = Advert {
        employment: Employment::Contractor,
        ..advert(&places, None)
    };
    assert_eq!(told(&freelance), ["note pay-range-at check-pay-minimum-missing"]);
}

#[test]
fn a_place_in_the_states_without_a_state_asks_for_it() {
    let places = [place("US", "", "Springfield")];
    assert_eq!(
        told(&advert(&places, None)),
        ["note place-region-missing check-place-region-missing"]
    );
    let pay = range(Some(60_000), Some(80_000), "USD");
    assert!(told(&advert(&places, Some(&pay))).is_empty());
}

fn with_question<'a>(places: &'a [Place<'a>], pay: &'a Pay, questions: &'a [Question<'a>]) -> Advert<'a> {
    Advert {
        questions,
        ..advert(places, Some(pay))
    }
}

#[test]
fn asking_for_pay_history_is_an_error_where_a_law_forbids_it_and_a_warning_by_the_directive() {
    let pay = range(Some(60_000), Some(80_000), "USD");
    let wordings = [Wording {
        language: "en",
        text: "Anything else?",
        options: &["My current salary is above 50,000"],
    }];
    let questions = [Question {
        id: "q7",
        wordings: &wordings,
    }];
    let massachusetts = [place("US", "MA", "Boston")];
    let findings = about_pay(&with_question(&massachusetts, &pay, &questions), "2026-11-28");
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(
        (finding.rule.key, finding.severity),
        ("pay-history-us-ma", Severity::Error)
    );
    let choice = Field::Choice {
        id: "q7".to_owned(),
        language: "en".to_owned(),
        index: 0,
    };
    assert_eq!(finding.field, choice);
    assert_eq!(finding.arg("passage"), Some("current salary"));
    let germany = [place("DE", "", "Berlin")];
    assert_eq!(
        told(&with_question(&germany, &pay, &questions)),
        ["warning pay-history-de check-pay-history"]
    );
    let texas = [place("US", "TX", "")];
    assert!(told(&with_question(&texas, &pay, &questions)).is_empty());
}

#[test]
fn a_form_for_a_whole_country_comes_under_the_strictest_of_its_states() {
    let pay = range(Some(60_000), Some(80_000), "USD");
    let wordings = [Wording {
        language: "en",
        text: "What is your current salary?",
        options: &[],
    }];
    let questions = [Question {
        id: "q1",
        wordings: &wordings,
    }];
    let us = [country("US")];
    let remote = Advert {
        workplace: Workplace::Remote,
        remote_countries: &us,
        ..with_question(&[], &pay, &questions)
    };
    assert_eq!(told(&remote), ["error pay-history-us-ca check-pay-history"]);
}

#[test]
fn vague_words_about_pay_are_told_only_where_the_pay_is_not() {
    let places = [place("GB", "", "London")];
    let vague = Advert {
        benefits: "A competitive salary.",
        ..advert(&places, None)
    };
    assert_eq!(told(&vague), ["note pay-vague check-pay-vague"]);
    let pay = range(Some(30_000), Some(40_000), "GBP");
    let shown = Advert {
        pay: Some(&pay),
        ..vague
    };
    assert!(told(&shown).is_empty());
}

#[test]
fn ontario_wants_to_know_whether_there_is_a_vacancy() {
    let places = [place("CA", "ON", "Toronto")];
    let pool = Advert {
        requirements: "Join our talent pool.",
        ..advert(&places, None)
    };
    let findings = check(&pool, day("2026-11-28"));
    let pool = findings
        .iter()
        .find(|finding| finding.rule.key == "pool")
        .expect("the pool");
    assert!(pool.law.is_some_and(|law| law.name.contains("Ontario")));
}
