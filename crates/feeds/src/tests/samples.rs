//! A made-up laboratory in Hangzhou and its advertisements.

use base::{Country, Currency, Date, Time};
use pay::{Pay, Period};

use crate::{
    Ad, AgencyAccount, Contact, Degree, Employer, Employment, Extra, Feed, Format, InternshipTerms, Level, Place, Size,
    Stage, Workplace, Years,
};

pub fn now() -> Time {
    "2026-11-23T08:00:00Z".parse::<Time>().unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn country(code: &str) -> Country {
    code.parse().unwrap()
}

pub fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

/// An employer with every account there is.
pub fn employer() -> Employer {
    Employer {
        name: "Example Lab".to_owned(),
        names: vec![
            ("zh-Hans".parse().unwrap(), "示例科技".to_owned()),
            ("de".parse().unwrap(), "Beispiellabor GmbH".to_owned()),
        ],
        parent: String::new(),
        website: "https://www.example.org".to_owned(),
        poster_email: Some("recruiting@example.org".parse().unwrap()),
        linkedin_company_id: Some(1_234_567),
        linkedin_industries: vec![4, 96],
        agency_account: Some(AgencyAccount::parse("P000000000", "A000000000", "12345").unwrap()),
        xing_profile: "https://www.xing.example/pages/example-lab".to_owned(),
        size: Some(Size::UpTo499),
        stage: Some(Stage::SeriesB),
    }
}

pub fn place(city: &str, local: &str, code: &str, name: &str) -> Place {
    Place {
        city: city.to_owned(),
        city_in_language: local.to_owned(),
        region: String::new(),
        postal_code: String::new(),
        street: String::new(),
        country: country(code),
        country_name: name.to_owned(),
    }
}

pub fn hangzhou() -> Place {
    Place {
        street: "示例路 1 号".to_owned(),
        ..place("Hangzhou", "杭州", "CN", "China")
    }
}

pub fn berlin() -> Place {
    Place {
        region: "BE".to_owned(),
        postal_code: "10115".to_owned(),
        street: "Beispielstraße 1".to_owned(),
        ..place("Berlin", "", "DE", "Germany")
    }
}

const ENGLISH: &str = "<h3>What you do</h3>\n<p>You build the core of our training system, measure it, and make it \
    <em>fast</em> on thousands of machines.</p>\n<ul>\n<li>Write Rust</li>\n<li>Read <a href=\"https://example.org/papers\" \
    rel=\"nofollow noopener\">papers</a></li>\n</ul>\n";

/// An engineer in Hangzhou, in English, at 60 to 90 thousand yuan a month and fourteen salaries.
pub fn engineer() -> Ad {
    Ad {
        reference: "J-0042".to_owned(),
        number: 77,
        language: "en".parse().unwrap(),
        title: "Core Systems Engineer".to_owned(),
        html: ENGLISH.to_owned(),
        text: "What you do\n\nYou build the core of our training system, measure it, and make it fast on thousands of \
            machines.\n\n- Write Rust\n- Read papers (https://example.org/papers)"
            .to_owned(),
        url: "https://jobs.example.org/jobs/core-systems-engineer".to_owned(),
        apply_url: "https://jobs.example.org/jobs/core-systems-engineer/apply".to_owned(),
        places: vec![hangzhou()],
        workplace: Workplace::OnSite,
        remote_countries: Vec::new(),
        employment: Employment::FullTime,
        level: Level::Senior,
        pay: Some(Pay {
            months: 14,
            ..yuan(60_000, 90_000, Period::Month)
        }),
        department: "Systems".to_owned(),
        skills: vec!["Rust".to_owned(), "CUDA".to_owned()],
        posted_on: day("2026-11-23"),
        valid_until: Some(day("2027-01-31")),
        updated_at: now(),
        headcount: 2,
        contact: Some(Contact {
            given_name: "Rosa".to_owned(),
            family_name: "Muster-Lin".to_owned(),
            email: Some("rosa@example.org".parse().unwrap()),
        }),
        urgent: true,
        extra: Extra {
            linkedin_functions: vec!["eng".to_owned()],
            agency_title_code: Some(15260),
            boss_category: "系统工程师".to_owned(),
            years: Some(Years {
                at_least: 3,
                at_most: None,
            }),
            degree: Some(Degree::Bachelor),
            ..Extra::default()
        },
    }
}

/// The same job for readers of Chinese.
pub fn chinese_engineer() -> Ad {
    Ad {
        number: 78,
        language: "zh-Hans".parse().unwrap(),
        title: "核心系统工程师".to_owned(),
        html: format!(
            "<h3>工作内容</h3>\n<p>{}</p>\n",
            "构建训练系统的核心，测量并优化它。".repeat(8)
        ),
        text: format!("工作内容\n\n{}", "构建训练系统的核心，测量并优化它。".repeat(8)),
        ..engineer()
    }
}

/// An intern by the day.
pub fn intern() -> Ad {
    Ad {
        number: 79,
        title: "大模型实习生".to_owned(),
        employment: Employment::Internship,
        level: Level::Intern,
        pay: Some(yuan(300, 500, Period::Day)),
        extra: Extra {
            internship: Some(InternshipTerms {
                days_per_week: 4,
                least_months: 3,
            }),
            ..Extra::default()
        },
        ..chinese_engineer()
    }
}

pub fn yuan(min: i64, max: i64, period: Period) -> Pay {
    Pay::range(Some(min * 100), Some(max * 100), currency("CNY"), period)
}

pub fn euros(min: i64, max: i64, period: Period) -> Pay {
    Pay::range(Some(min * 100), Some(max * 100), currency("EUR"), period)
}

/// A whole document of these ads.
pub fn document(format: &Format, employer: &Employer, ads: &[Ad]) -> String {
    let mut out = String::new();
    let count = ads.iter().map(|ad| format.elements(employer, ad)).sum();
    let mut feed = Feed::open(format, employer, count, now(), &mut out);
    for ad in ads {
        let _ = feed.item(ad, &mut out);
    }
    assert_eq!(feed.written(), count, "what is said at the head is what follows");
    feed.close(&mut out);
    out
}
