//! How LinkedIn wants what an ad says.

use pay::{Pay, Period};

use super::{
    document::{Element, parse},
    samples::{berlin, chinese_engineer, currency, document, employer, engineer, euros, hangzhou, now, place, yuan},
};
use crate::{Ad, Employment, Extra, Feed, Format, Level, Place};

fn linkedin(ads: &[Ad]) -> Element {
    parse(&document(&Format::Linkedin, &employer(), ads)).unwrap()
}

fn paid(pay: Pay) -> Ad {
    Ad {
        pay: Some(pay),
        ..engineer()
    }
}

/// Each salary as `low-high currency period type`.
fn salaries(pay: Pay) -> Vec<String> {
    let root = linkedin(&[paid(pay)]);
    let salaries = root
        .at("job")
        .find("salaries")
        .map(|salaries| salaries.children.clone());
    let say = |salary: Element| {
        let parts = [
            "lowEnd/amount",
            "highEnd/amount",
            "lowEnd/currencyCode",
            "period",
            "type",
        ];
        parts.map(|part| salary.say(part).to_owned()).join(" ")
    };
    salaries.unwrap_or_default().into_iter().map(say).collect()
}

#[test]
fn linkedin_lists_a_job_once_for_each_place_under_an_id_that_stays() {
    let places = vec![
        hangzhou(),
        berlin(),
        Place {
            street: "Other street".to_owned(),
            city: " berlin".to_owned(),
            ..berlin()
        },
    ];
    let root = linkedin(&[Ad {
        places: places.clone(),
        ..engineer()
    }]);
    assert_eq!(root.say("expectedJobCount"), "2");
    let ids = |root: &Element| {
        let mut ids: Vec<String> = root
            .all("job")
            .iter()
            .map(|job| job.say("partnerJobId").to_owned())
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&root), ["J-0042-en-cn-hangzhou", "J-0042-en-de-berlin"]);
    let turned = linkedin(&[Ad {
        places: places.into_iter().rev().collect(),
        ..engineer()
    }]);
    assert_eq!(ids(&turned), ids(&root), "whatever the order of the places");
    let only = linkedin(&[
        Ad {
            places: vec![berlin()],
            ..engineer()
        },
        chinese_engineer(),
    ]);
    assert_eq!(ids(&only), ["J-0042-en-de-berlin", "J-0042-zh-hans-cn-hangzhou"]);
}

#[test]
fn ids_of_names_that_are_not_ascii_or_long_end_in_a_digest() {
    let at = |city: &str, code: &str| {
        let root = linkedin(&[Ad {
            places: vec![place(city, "", code, "X")],
            ..engineer()
        }]);
        root.say("job/partnerJobId").to_owned()
    };
    assert_eq!(at("杭州", "CN"), "J-0042-en-cn-98ce49af");
    assert_eq!(
        at("Llanfairpwllgwyngyllgogerychwyrndrobwll", "GB"),
        "J-0042-en-gb-llanfairpwllgwyngy-04071dc6"
    );
    assert_ne!(at("San José", "US"), at("San Jose", "US"));
}

#[test]
fn linkedin_hears_the_state_in_america_and_the_country_elsewhere() {
    let springfield = |state: &str| Place {
        region: state.to_owned(),
        ..place("Springfield", "", "US", "United States")
    };
    let root = linkedin(&[Ad {
        places: vec![springfield("IL"), springfield("MA"), berlin()],
        ..engineer()
    }]);
    let said: Vec<&str> = root.all("job").iter().map(|job| job.say("location")).collect();
    assert_eq!(said, ["Springfield, IL", "Springfield, MA", "Berlin, Germany"]);
}

#[test]
fn linkedin_has_one_salary_and_more_than_twelve_are_the_year() {
    assert_eq!(
        salaries(euros(70_000, 85_000, Period::Year)),
        ["70000 85000 EUR YEARLY BASE_SALARY"]
    );
    assert_eq!(
        salaries(yuan(60_000, 90_000, Period::Month)),
        ["60000 90000 CNY MONTHLY BASE_SALARY"]
    );
    let fourteen = Pay {
        months: 14,
        ..yuan(60_000, 90_000, Period::Month)
    };
    assert_eq!(salaries(fourteen), ["840000 1260000 CNY YEARLY BASE_SALARY"]);
    assert_eq!(salaries(euros(20, 30, Period::Hour)), ["20 30 EUR HOURLY BASE_SALARY"]);
}

#[test]
fn a_bonus_is_what_linkedin_calls_additional_and_never_a_guess() {
    let months = Pay {
        bonus_months: Some(2),
        ..yuan(60_000, 90_000, Period::Month)
    };
    assert_eq!(
        salaries(months),
        [
            "60000 90000 CNY MONTHLY BASE_SALARY",
            "120000 180000 CNY YEARLY TOTAL_ADDITIONAL"
        ]
    );
    let percent = Pay {
        bonus_percent: Some(10),
        ..euros(70_000, 85_000, Period::Year)
    };
    assert_eq!(
        salaries(percent),
        [
            "70000 85000 EUR YEARLY BASE_SALARY",
            "7000 8500 EUR YEARLY TOTAL_ADDITIONAL"
        ]
    );
    let hourly = Pay {
        bonus_percent: Some(10),
        ..euros(20, 30, Period::Hour)
    };
    assert_eq!(salaries(hourly), ["20 30 EUR HOURLY BASE_SALARY"]);
}

#[test]
fn pay_with_an_open_end_or_cents_is_left_to_the_text_on_linkedin() {
    let open = Pay::range(Some(7_000_000), None, currency("EUR"), Period::Year);
    let cents = Pay::range(Some(1850), Some(2250), currency("EUR"), Period::Hour);
    let huge = Pay {
        months: 24,
        ..Pay::range(Some(i64::MAX), Some(i64::MAX), currency("JPY"), Period::Month)
    };
    for pay in [open, cents, huge] {
        assert_eq!(salaries(pay), Vec::<String>::new());
    }
}

#[test]
fn linkedin_is_not_told_that_a_contract_that_ends_is_a_contractors() {
    let said = |employment| {
        let root = linkedin(&[Ad {
            employment,
            ..engineer()
        }]);
        root.at("job").find("jobtype").map(|job_type| job_type.text.clone())
    };
    assert_eq!(said(Employment::FixedTerm), None);
    assert_eq!(said(Employment::Contractor).as_deref(), Some("CONTRACT"));
}

#[test]
fn linkedin_gets_ten_skills_the_poster_and_american_dates() {
    let skills = (0..12).map(|number| format!("skill {number}")).collect();
    let extra = Extra {
        poster_email: Some("ada@example.org".parse().unwrap()),
        ..engineer().extra
    };
    let root = linkedin(&[Ad {
        skills,
        extra,
        level: Level::Executive,
        ..engineer()
    }]);
    let job = root.at("job");
    assert_eq!(job.at("skills").children.len(), 10);
    assert_eq!(job.say("posterEmail"), "ada@example.org");
    assert_eq!(
        (job.say("listDate"), job.say("expirationDate")),
        ("11/23/2026", "01/31/2027")
    );
    assert_eq!(job.say("experienceLevel"), "EXECUTIVE");
    assert_eq!(linkedin(&[engineer()]).say("job/posterEmail"), "recruiting@example.org");
}

#[test]
fn the_company_is_named_in_the_language_of_the_ad() {
    let said = |language: &str| {
        let root = linkedin(&[Ad {
            language: language.parse().unwrap(),
            ..engineer()
        }]);
        root.say("job/company").to_owned()
    };
    assert_eq!(
        ["zh-CN", "zh-Hant", "de-AT", "fr"].map(said),
        ["示例科技", "Example Lab", "Beispiellabor GmbH", "Example Lab"]
    );
}

#[test]
fn a_refused_ad_is_handed_back_with_what_blocks_it() {
    let employer = employer();
    let mut out = String::new();
    let mut feed = Feed::open(&Format::Linkedin, &employer, 0, now(), &mut out);
    let before = out.clone();
    let faults = feed
        .item(
            &Ad {
                title: String::new(),
                ..engineer()
            },
            &mut out,
        )
        .unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["LinkedIn: the title is required"], "and no warning");
    assert_eq!((out, feed.written()), (before, 0));
}
