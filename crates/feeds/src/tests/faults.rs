//! What is told before publishing.

use pay::Period;

use super::samples::{berlin, chinese_engineer, currency, day, employer, engineer, euros, yuan};
use crate::{
    Ad, Arg, Channel, Contact, Employer, Employment, Extra, Fault, Part, Place, Reason, Rule, Severity, What,
    Workplace, check,
};

fn faults(channel: Channel, ad: Ad) -> Vec<Fault> {
    check(channel, &employer(), &ad)
}

fn unpaid(ad: Ad) -> Ad {
    Ad { pay: None, ..ad }
}

/// The faults but for the simpler text, which nearly every ad has.
fn others(channel: Channel, ad: Ad) -> Vec<(Severity, Part, What)> {
    let found = faults(channel, ad).into_iter();
    found
        .filter(|fault| !matches!(fault.what, What::WillBeReduced { .. }))
        .map(|fault| (fault.severity, fault.part, fault.what))
        .collect()
}

use Severity::{Blocks, Warns};

#[test]
fn an_ad_in_order_has_no_fault_but_that_its_text_becomes_simpler() {
    assert_eq!(others(Channel::Linkedin, engineer()), []);
    assert_eq!(others(Channel::Xing, unpaid(engineer())), []);
    assert_eq!(others(Channel::Partner, engineer()), []);
    let german = Ad {
        language: "de".parse().unwrap(),
        places: vec![berlin()],
        ..unpaid(engineer())
    };
    assert_eq!(others(Channel::Arbeitsagentur, german), []);
    let simple = faults(Channel::Linkedin, engineer());
    assert_eq!(
        simple[0].to_string(),
        "LinkedIn: the text becomes simpler there, it has no h3, a"
    );
    assert_eq!(simple[0].severity, Warns);
}

#[test]
fn linkedin_needs_accounts_and_a_poster() {
    let bare = Employer {
        poster_email: None,
        linkedin_company_id: None,
        ..employer()
    };
    let found = check(Channel::Linkedin, &bare, &engineer());
    let said: Vec<String> = found
        .iter()
        .filter(|fault| fault.severity == Blocks)
        .map(Fault::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "LinkedIn: the number of the company's page is required",
            "LinkedIn: the job poster's mail address is required"
        ]
    );
}

#[test]
fn a_title_of_nothing_that_can_be_written_is_missing() {
    let title = Ad {
        title: "\u{1} \u{fffe}".to_owned(),
        ..engineer()
    };
    assert_eq!(others(Channel::Linkedin, title), [(Blocks, Part::Title, What::Missing)]);
}

#[test]
fn linkedin_counts_the_characters_of_titles_and_texts() {
    let title = |length: usize| {
        others(
            Channel::Linkedin,
            Ad {
                title: "职".repeat(length),
                ..engineer()
            },
        )
    };
    assert_eq!(title(200), []);
    assert_eq!(
        title(201),
        [(
            Blocks,
            Part::Title,
            What::TooLong {
                length: 201,
                limit: 200
            }
        )]
    );
    let text = |html: String| others(Channel::Linkedin, Ad { html, ..engineer() });
    assert_eq!(text(format!("<p>{}</p>", "a".repeat(100))), []);
    assert_eq!(
        text(format!("<p>{}</p>", "a".repeat(99))),
        [(Blocks, Part::Description, What::TooShort { length: 99, least: 100 })]
    );
    assert_eq!(
        text(format!("<p>{}</p>", "a".repeat(24_993))),
        [],
        "what is counted is what is written"
    );
    assert_eq!(
        text(format!("<p>{}</p>", "a".repeat(24_994))),
        [(
            Blocks,
            Part::Description,
            What::TooLong {
                length: 25_001,
                limit: 25_000
            }
        )]
    );
    assert_eq!(
        text("<p> </p>".to_owned()),
        [(Blocks, Part::Description, What::Missing)]
    );
}

#[test]
fn remote_work_needs_a_place_on_linkedin_and_a_country_on_indeed() {
    let remote = Ad {
        workplace: Workplace::Remote,
        places: Vec::new(),
        ..engineer()
    };
    assert_eq!(
        others(Channel::Linkedin, remote.clone()),
        [(Blocks, Part::Place, What::Missing)]
    );
    let indeed = others(Channel::Indeed, remote);
    assert!(indeed.contains(&(Blocks, Part::Country, What::Missing)), "{indeed:?}");
    let nameless = Ad {
        places: vec![Place {
            city: " ".to_owned(),
            ..berlin()
        }],
        ..engineer()
    };
    for channel in [
        Channel::Linkedin,
        Channel::Indeed,
        Channel::Xing,
        Channel::Arbeitsagentur,
    ] {
        let found = others(channel, nameless.clone());
        assert!(found.contains(&(Blocks, Part::City, What::Missing)), "{channel}");
    }
}

#[test]
fn addresses_are_secure_and_the_end_comes_after_the_beginning() {
    let plain = Ad {
        apply_url: "http://jobs.example.org".to_owned(),
        ..engineer()
    };
    assert_eq!(
        others(Channel::Linkedin, plain),
        [(Blocks, Part::ApplyUrl, What::NotAllowed(Rule::NotHttps))]
    );
    let today = Ad {
        valid_until: Some(engineer().posted_on),
        ..engineer()
    };
    assert_eq!(others(Channel::Linkedin, today), []);
    let ended = Ad {
        valid_until: Some(day("2026-11-22")),
        ..engineer()
    };
    for channel in [
        Channel::Linkedin,
        Channel::Indeed,
        Channel::Xing,
        Channel::Partner,
        Channel::Arbeitsagentur,
    ] {
        let found = others(channel, ended.clone());
        assert!(
            found.contains(&(Blocks, Part::ValidUntil, What::NotAllowed(Rule::BeforePosting))),
            "{channel}"
        );
    }
}

#[test]
fn what_a_board_cannot_say_is_told() {
    let warns = |part, reason| (Warns, part, What::CannotSay(reason));
    let fixed = Ad {
        employment: Employment::FixedTerm,
        ..engineer()
    };
    assert_eq!(
        others(Channel::Linkedin, fixed),
        [warns(Part::Employment, Reason::FixedTerm)]
    );
    let cents = Ad {
        pay: Some(pay::Pay::range(Some(1), Some(2), currency("EUR"), Period::Hour)),
        ..engineer()
    };
    assert_eq!(others(Channel::Linkedin, cents), [warns(Part::Pay, Reason::NotRound)]);
    let hourly = pay::Pay {
        bonus_months: Some(1),
        ..euros(20, 30, Period::Hour)
    };
    let hourly = Ad {
        pay: Some(hourly),
        ..engineer()
    };
    assert_eq!(others(Channel::Linkedin, hourly), [warns(Part::Pay, Reason::Bonus)]);
    assert_eq!(others(Channel::Indeed, engineer()), [warns(Part::Pay, Reason::Months)]);
    let skills = Ad {
        skills: vec!["x".repeat(60); 11],
        ..engineer()
    };
    let many = |count, limit| (Warns, Part::Skills, What::TooMany { count, limit });
    assert_eq!(others(Channel::Linkedin, skills.clone()), [many(11, 10)]);
    assert_eq!(others(Channel::Xing, unpaid(skills)), [many(11, 8)]);
}

#[test]
fn pay_and_work_from_home_are_only_in_the_text_where_no_field_is_known() {
    let hybrid = Ad {
        workplace: Workplace::Hybrid,
        language: "de".parse().unwrap(),
        ..engineer()
    };
    for channel in [Channel::Xing, Channel::Arbeitsagentur] {
        let warns = |part| (Warns, part, What::CannotSay(Reason::NoField));
        assert_eq!(
            others(channel, hybrid.clone()),
            [warns(Part::Pay), warns(Part::Workplace)],
            "{channel}"
        );
    }
}

#[test]
fn indeed_wants_a_title_without_the_place() {
    let named = Ad {
        title: "Engineer in hangzhou".to_owned(),
        pay: None,
        ..engineer()
    };
    assert_eq!(
        others(Channel::Indeed, named),
        [(Warns, Part::Title, What::NotAllowed(Rule::NamesPlace))]
    );
    let local = Ad {
        title: "杭州工程师".to_owned(),
        pay: None,
        ..engineer()
    };
    assert_eq!(others(Channel::Indeed, local).len(), 1);
    let long = Ad {
        title: "x".repeat(76),
        pay: None,
        ..engineer()
    };
    assert_eq!(
        others(Channel::Indeed, long),
        [(Warns, Part::Title, What::TooLong { length: 76, limit: 75 })]
    );
}

#[test]
fn the_agency_is_strict() {
    let german = Ad {
        language: "de".parse().unwrap(),
        places: vec![berlin()],
        ..unpaid(engineer())
    };
    let found = others(
        Channel::Arbeitsagentur,
        Ad {
            title: "x".repeat(61),
            text: "x".repeat(4001),
            contact: None,
            extra: Extra::default(),
            ..german.clone()
        },
    );
    assert_eq!(
        found,
        [
            (Blocks, Part::Title, What::TooLong { length: 61, limit: 60 }),
            (Blocks, Part::TitleCode, What::Missing),
            (
                Blocks,
                Part::Description,
                What::TooLong {
                    length: 4001,
                    limit: 4000
                }
            ),
            (Blocks, Part::Contact, What::Missing),
        ]
    );
    let short = Extra {
        agency_title: "Ingenieurin (m/w/d)".to_owned(),
        ..german.extra.clone()
    };
    assert_eq!(
        others(
            Channel::Arbeitsagentur,
            Ad {
                title: "x".repeat(61),
                extra: short,
                ..german.clone()
            }
        ),
        []
    );
    let number = Contact {
        family_name: "Team 4".to_owned(),
        ..german.contact.clone().unwrap()
    };
    assert_eq!(
        others(
            Channel::Arbeitsagentur,
            Ad {
                contact: Some(number),
                ..german.clone()
            }
        ),
        [(Blocks, Part::Contact, What::NotAllowed(Rule::OutOfRange))]
    );
    let street = Place {
        street: "x".repeat(31),
        ..berlin()
    };
    assert_eq!(
        others(
            Channel::Arbeitsagentur,
            Ad {
                places: vec![street],
                ..german.clone()
            }
        ),
        [(Warns, Part::Street, What::TooLong { length: 31, limit: 30 })]
    );
    let none = Employer {
        agency_account: None,
        ..employer()
    };
    assert_eq!(check(Channel::Arbeitsagentur, &none, &german)[0].part, Part::Account);
    let english = others(Channel::Arbeitsagentur, unpaid(engineer()));
    assert_eq!(
        english,
        [(Warns, Part::Language, What::NotAllowed(Rule::OtherLanguage))]
    );
}

#[test]
fn a_fault_has_a_key_and_what_its_message_is_filled_with() {
    let fault = &faults(
        Channel::Linkedin,
        Ad {
            title: "x".repeat(201),
            ..engineer()
        },
    )[0];
    assert_eq!(fault.key(), "too-long");
    let text = |text: &str| Arg::Text(text.to_owned());
    assert_eq!(
        fault.args(),
        [
            ("channel", text("linkedin")),
            ("severity", text("blocks")),
            ("part", text("title")),
            ("length", Arg::Number(201)),
            ("limit", Arg::Number(200)),
        ]
    );
    assert_eq!(
        fault.to_string(),
        "LinkedIn: the title has 201 characters, and 200 are the most"
    );
}

#[test]
fn a_board_that_people_fill_in_blocks_nothing() {
    let empty = Ad {
        title: String::new(),
        text: String::new(),
        places: Vec::new(),
        pay: Some(yuan(1, 2, Period::Month)),
        extra: Extra::default(),
        url: String::new(),
        ..chinese_engineer()
    };
    for channel in [Channel::BossZhipin, Channel::Wechat, Channel::Elsewhere] {
        let found = faults(channel, empty.clone());
        assert!(
            !found.is_empty() && found.iter().all(|fault| fault.severity == Warns),
            "{channel}"
        );
    }
}
