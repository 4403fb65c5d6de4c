//! How Indeed wants what an ad says.

use pay::{Pay, Period};

use super::{
    document::{Element, parse},
    samples::{country, currency, document, employer, engineer, yuan},
};
use crate::{Ad, Degree, Employer, Employment, Extra, Format, Workplace, Years};

fn indeed(ad: Ad) -> Element {
    parse(&document(&Format::Indeed, &employer(), &[ad])).unwrap()
}

fn paid(pay: Pay) -> Ad {
    Ad {
        pay: Some(pay),
        ..engineer()
    }
}

#[test]
fn indeed_gets_a_marked_address_and_the_day_of_the_page() {
    let said = |url: &str| {
        let root = indeed(Ad {
            url: url.to_owned(),
            ..engineer()
        });
        root.say("job/url").to_owned()
    };
    assert_eq!(said("https://e.example/a"), "https://e.example/a?source=Indeed");
    assert_eq!(
        said("https://e.example/a?b=1#c"),
        "https://e.example/a?b=1&source=Indeed#c"
    );
    assert_eq!(said("https://e.example/a#c?d"), "https://e.example/a?source=Indeed#c?d");
    let root = indeed(engineer());
    assert_eq!(root.say("job/date"), "2026-11-23T00:00:00Z");
    assert_eq!(root.say("job/expirationdate"), "Sun, 31 Jan 2027");
    assert_eq!(root.say("job/requisitionid"), "J-0042");
    assert_eq!(root.say("job/referencenumber"), "J-0042-en-cn-hangzhou");
    assert_eq!(root.say("lastBuildDate"), "Mon, 23 Nov 2026 08:00:00 GMT");
}

#[test]
fn remote_work_on_indeed_is_listed_once_for_each_country() {
    let remote = Ad {
        workplace: Workplace::Remote,
        remote_countries: vec![country("DE"), country("AT"), country("DE")],
        ..engineer()
    };
    let root = indeed(remote.clone());
    let jobs = root.all("job");
    let said: Vec<[&str; 4]> = jobs
        .iter()
        .map(|job| ["city", "state", "country", "remotetype"].map(|name| job.say(name)))
        .collect();
    assert_eq!(
        said,
        [
            ["Remote", "", "AT", "Fully remote"],
            ["Remote", "", "DE", "Fully remote"]
        ]
    );
    assert_eq!(jobs[1].say("referencenumber"), "J-0042-en-de-remote");
    let anywhere = indeed(Ad {
        remote_countries: Vec::new(),
        ..remote
    });
    assert_eq!(anywhere.say("job/country"), "CN", "else the country of the places");
}

#[test]
fn indeed_hears_pay_in_its_own_idiom_or_nothing() {
    let said = |pay: Pay| indeed(paid(pay)).say("job/salary").to_owned();
    assert_eq!(
        said(Pay::range(Some(1000), Some(2000), currency("USD"), Period::Hour)),
        "$10 - $20 per hour"
    );
    assert_eq!(
        said(Pay {
            months: 14,
            ..yuan(60_000, 90_000, Period::Month)
        }),
        ""
    );
    assert_eq!(
        indeed(Ad {
            pay: None,
            ..engineer()
        })
        .say("job/salary"),
        ""
    );
}

#[test]
fn indeed_hears_experience_degree_and_kind_of_contract() {
    let extra = Extra {
        years: Some(Years {
            at_least: 3,
            at_most: Some(5),
        }),
        degree: Some(Degree::Master),
        ..Extra::default()
    };
    let root = indeed(Ad {
        extra,
        employment: Employment::FixedTerm,
        ..engineer()
    });
    let job = root.at("job");
    assert_eq!(
        (job.say("experience"), job.say("education"), job.say("jobtype")),
        ("3-5 years", "Masters", "temporary")
    );
    let none = Extra {
        years: Some(Years {
            at_least: 0,
            at_most: None,
        }),
        degree: Some(Degree::None),
        ..Extra::default()
    };
    let root = indeed(Ad {
        extra: none,
        ..engineer()
    });
    assert_eq!(
        (root.at("job").find("experience"), root.at("job").find("education")),
        (None, None)
    );
}

#[test]
fn the_group_stands_behind_its_company_on_indeed() {
    let grouped = Employer {
        parent: "Example Group".to_owned(),
        ..employer()
    };
    let root = parse(&document(&Format::Indeed, &grouped, &[engineer()])).unwrap();
    assert_eq!(
        (root.say("job/company"), root.say("job/sourcename")),
        ("Example Lab", "Example Group")
    );
}
