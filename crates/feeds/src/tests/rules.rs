//! How each board wants what an ad says.

use pay::{Pay, Period};
use serde_json::json;

use super::{
    document::{Element, parse},
    samples::{
        berlin, chinese_engineer, country, currency, day, document, employer, engineer, euros, hangzhou, intern, now,
        place, yuan,
    },
};
use crate::{
    Ad, AgencyAccount, AgencyAccountError, Degree, Employer, Employment, Extra, Field, Fields, FilePart, Format, Level,
    Place, Workplace, Years, file_name, tables,
};

fn linkedin(ads: &[Ad]) -> Element {
    parse(&document(&Format::Linkedin, &employer(), ads)).unwrap()
}

fn indeed(ad: Ad) -> Element {
    parse(&document(&Format::Indeed, &employer(), &[ad])).unwrap()
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

#[test]
fn the_agency_gets_one_posting_with_all_places_and_says_that_it_is_a_draft() {
    let ad = Ad {
        places: vec![hangzhou(), berlin()],
        ..engineer()
    };
    let xml = document(&Format::Arbeitsagentur, &employer(), &[ad]);
    assert!(xml.lines().nth(1).unwrap().contains("draft"), "{xml}");
    let root = parse(&xml).unwrap();
    assert_eq!((root.say("Header/Amount"), root.say("Header/TypeOfLoad")), ("1", "F"));
    let posting = root.at("Data/JobPositionPosting");
    assert_eq!(posting.say("JobPositionPostingId"), "12345-77-S");
    let locations = posting.at("JobPositionInformation/JobPositionDescription/JobPositionLocation");
    assert_eq!(locations.children.len(), 2);
    assert_eq!(posting.say("JobPositionInformation/NumberToFill"), "2");
    assert_eq!(
        posting.say("PostDetail/PostedBy/Contact/JobContactWebSite"),
        engineer().apply_url
    );
}

#[test]
fn the_agency_has_numbers_for_kinds_of_jobs() {
    let said = |employment, level| {
        let root = parse(&document(
            &Format::Arbeitsagentur,
            &employer(),
            &[Ad {
                employment,
                level,
                ..engineer()
            }],
        ))
        .unwrap();
        let information = root.at("Data/JobPositionPosting/JobPositionInformation").clone();
        let plan = information.say("JobPositionDescription/Classification/Schedule/WorkingPlan");
        format!("{} {plan}", information.say("JobOfferType"))
    };
    assert_eq!(said(Employment::FullTime, Level::Senior), "1 1");
    assert_eq!(said(Employment::PartTime, Level::Director), "37 3");
    assert_eq!(said(Employment::Internship, Level::Intern), "34 1");
    assert_eq!(said(Employment::Contractor, Level::Senior), "2 1");
}

#[test]
fn the_agency_takes_files_by_name_in_german_time() {
    let account = employer().agency_account.unwrap();
    assert_eq!(
        file_name(&account, now(), FilePart::Whole),
        "DSP000000000_2026-11-23_09-00-00.xml"
    );
    assert_eq!(
        file_name(&account, now(), FilePart::Continued(1)),
        "DSP000000000_2026-11-23_09-00-00_F001C.xml"
    );
    let summer = "2026-07-01T22:30:05Z".parse().unwrap();
    assert_eq!(
        file_name(&account, summer, FilePart::Last(2)),
        "DSP000000000_2026-07-02_00-30-05_F002E.xml"
    );
}

#[test]
fn numbers_of_the_agency_have_their_shape() {
    let parse = AgencyAccount::parse;
    assert_eq!(
        parse(" v000517500", "A000000000", "12").unwrap().supplier_id(),
        "V000517500"
    );
    assert_eq!(
        parse("P00000000", "A000000000", "1"),
        Err(AgencyAccountError::SupplierId)
    );
    assert_eq!(
        parse("P00000000/", "A000000000", "1"),
        Err(AgencyAccountError::SupplierId)
    );
    assert_eq!(
        parse("P000000000", "0000000000", "1"),
        Err(AgencyAccountError::HiringOrgId)
    );
    for wrong in ["", "1a", "12345678901"] {
        assert_eq!(
            parse("P000000000", "A000000000", wrong),
            Err(AgencyAccountError::AllianceNumber),
            "{wrong}"
        );
    }
}

#[test]
fn xing_gets_all_places_in_the_language_of_the_ad() {
    let ad = Ad {
        places: vec![hangzhou(), berlin()],
        ..chinese_engineer()
    };
    let root = parse(&document(&Format::Xing, &employer(), &[ad])).unwrap();
    let posting = root.at("postings/posting");
    assert_eq!(posting.say("id"), "78");
    assert_eq!(posting.say("tags"), "Rust, CUDA");
    let places: Vec<&str> = posting
        .at("job_locations")
        .children
        .iter()
        .map(|place| place.say("city"))
        .collect();
    assert_eq!(places, ["杭州", "Berlin"]);
    assert!(posting.say("description").starts_with("<h3>"));
}

#[test]
fn a_partner_gets_the_fields_it_wants_in_its_order() {
    let fields: Fields = "url, title,url,places".parse().unwrap();
    assert_eq!(fields, Fields::new([Field::Url, Field::Title, Field::Places]));
    let json = document(&Format::PartnerJson(fields.clone()), &employer(), &[intern()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["jobs"][0].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["url", "title", "places"]
    );
    assert_eq!(json["jobs"][0]["places"][0]["city"], "杭州");
    let root = parse(&document(&Format::PartnerXml(fields), &employer(), &[intern()])).unwrap();
    let names: Vec<&str> = root
        .at("job")
        .children
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["url", "title", "places"]);
    assert_eq!(
        "title,salary".parse::<Fields>().unwrap_err().to_string(),
        "\"salary\" is no Field"
    );
    assert_eq!(" , ".parse::<Fields>().unwrap(), Fields::default());
}

#[test]
fn a_partner_hears_pay_as_in_all_our_interfaces() {
    let json = document(&Format::PartnerJson(Fields::default()), &employer(), &[engineer()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["count"], 1);
    assert_eq!(
        json["jobs"][0]["pay"],
        json!({"min": 6_000_000, "max": 9_000_000, "currency": "CNY", "exponent": 2, "period": "month", "months": 14,
            "bonus_months": null, "bonus_percent": null, "text": engineer().pay.unwrap().print("en")})
    );
    assert_eq!(json["jobs"][0]["years_of_experience"], json!({"min": 3, "max": null}));
}

#[test]
fn every_level_size_stage_degree_and_contract_has_its_line() {
    for level in Level::ALL {
        assert!(!tables::of(&tables::LINKEDIN_LEVELS, *level).is_empty());
        let rows = tables::BOSS_EXPERIENCE.iter().filter(|row| row.levels.contains(level));
        assert_eq!(rows.count(), 1, "{level}");
    }
    for degree in Degree::ALL {
        assert_eq!(
            tables::BOSS_DEGREES.iter().filter(|(own, ..)| own == degree).count(),
            1,
            "{degree}"
        );
    }
    for employment in Employment::ALL {
        assert!(tables::of(&tables::BOSS_JOB_TYPES, *employment).code >= 1901);
    }
    for size in crate::Size::ALL {
        assert!((301..=306).contains(&tables::of(&tables::BOSS_SIZES, *size).code));
    }
    for stage in crate::Stage::ALL {
        assert!((801..=808).contains(&tables::of(&tables::BOSS_STAGES, *stage).code));
    }
    let cities = &*tables::BOSS_CITIES;
    assert!(
        cities
            .iter()
            .all(|city| (101_000_000..102_000_000).contains(&city.code.code))
    );
    assert!(
        tables::SHARE_WORDS
            .iter()
            .all(|(_, words)| words.iter().all(|word| !word.trim().is_empty()))
    );
    let from: Vec<u8> = tables::BOSS_EXPERIENCE
        .iter()
        .filter_map(|row| row.from_years)
        .collect();
    assert!(from.is_sorted(), "a job takes the last row that it reaches");
}

#[test]
fn dates_of_a_day_are_said_in_each_way() {
    let day = day("2026-03-05");
    assert_eq!(crate::dates::american(day), "03/05/2026");
    assert_eq!(crate::dates::rfc822_day(day), "Thu, 05 Mar 2026");
}
