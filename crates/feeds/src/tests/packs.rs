//! Fields that people copy.

use pay::{Pay, Period};

use super::samples::{berlin, chinese_engineer, day, employer, engineer, euros, hangzhou, intern, place, yuan};
use crate::{
    Ad, Degree, Employment, Extra, Level, Part, Place, Reason, What, Workplace, Years,
    pack::{Note, Pack, PackField, PackKey, boss, elsewhere, wechat},
};

fn of(ad: &Ad) -> Pack {
    boss(&employer(), ad, ad.places.first())
}

fn field(pack: &Pack, key: PackKey) -> &PackField {
    let found = pack.fields.iter().find(|field| field.key == key);
    found.unwrap_or_else(|| panic!("no {key} in {pack:#?}"))
}

/// Each field as `label=value(code)`.
fn said(pack: &Pack) -> Vec<String> {
    let say = |field: &PackField| {
        let code = field.code.map_or_else(String::new, |code| format!("({code})"));
        format!("{}={}{code}", field.label, field.value)
    };
    pack.fields.iter().map(say).collect()
}

#[test]
fn the_form_of_boss_is_filled_in_its_own_terms() {
    let ad = Ad {
        text: "构建训练系统。".to_owned(),
        ..chinese_engineer()
    };
    let pack = of(&ad);
    assert_eq!(
        said(&pack),
        [
            "公司名称=示例科技",
            "公司规模=100-499人(303)",
            "融资阶段=B轮(804)",
            "招聘类型=全职(1901)",
            "职位名称=核心系统工程师",
            "职位类型=系统工程师",
            "职位描述=构建训练系统。",
            "经验要求=3-5年(105)",
            "学历要求=本科(203)",
            "最低薪资=60K",
            "最高薪资=90K",
            "薪资月数=14薪",
            "薪资范围=60-90K·14薪",
            "工作城市=杭州(101210100)",
            "工作地址=示例路 1 号",
            "职位关键词=Rust，CUDA",
        ]
    );
    assert_eq!(pack.faults, []);
    assert_eq!(field(&pack, PackKey::Description).length, 7);
    assert!(
        pack.fields.iter().all(|field| field.limit.is_none()),
        "nobody knows any"
    );
}

#[test]
fn experience_comes_from_the_years_and_else_from_the_level() {
    let asked = |at_least, at_most| {
        let extra = Extra {
            years: Some(Years { at_least, at_most }),
            ..chinese_engineer().extra
        };
        let pack = of(&Ad {
            extra,
            ..chinese_engineer()
        });
        field(&pack, PackKey::Experience).code.unwrap()
    };
    assert_eq!(asked(0, None), 101);
    assert_eq!((asked(0, Some(1)), asked(0, Some(3))), (103, 101));
    assert_eq!(asked(1, Some(3)), 104);
    assert_eq!(
        [2, 3, 4, 5, 9, 10, 40].map(|years| asked(years, None)),
        [104, 105, 105, 106, 106, 107, 107]
    );
    let level = |level| {
        let pack = of(&Ad {
            extra: Extra::default(),
            level,
            ..chinese_engineer()
        });
        let field = field(&pack, PackKey::Experience).clone();
        assert_eq!(field.note, Some(Note::FromLevel));
        field.value
    };
    assert_eq!(
        [Level::Intern, Level::Junior, Level::Lead, Level::Executive].map(level),
        ["在校生", "1-3年", "5-10年", "10年以上"]
    );
}

#[test]
fn a_degree_that_nobody_entered_is_asked_for() {
    let pack = of(&Ad {
        extra: Extra {
            degree: None,
            ..chinese_engineer().extra
        },
        ..chinese_engineer()
    });
    assert_eq!(field(&pack, PackKey::Degree).value, "");
    assert_eq!(
        (pack.faults[0].part, &pack.faults[0].what),
        (Part::Degree, &What::Missing)
    );
    let pack = of(&Ad {
        extra: Extra {
            degree: Some(Degree::None),
            ..chinese_engineer().extra
        },
        ..chinese_engineer()
    });
    assert_eq!(
        (
            field(&pack, PackKey::Degree).value.as_str(),
            field(&pack, PackKey::Degree).code
        ),
        ("学历不限", None)
    );
}

fn paid(pay: Pay) -> Pack {
    of(&Ad {
        pay: Some(pay),
        ..chinese_engineer()
    })
}

fn unsaid(pack: &Pack) -> Vec<Reason> {
    let reasons = pack.faults.iter().filter_map(|fault| match fault.what {
        What::CannotSay(reason) => Some(reason),
        _ => None,
    });
    reasons.collect()
}

#[test]
fn a_year_in_yuan_is_twelve_months_where_it_comes_out_round() {
    let pack = paid(yuan(360_000, 600_000, Period::Year));
    assert_eq!(field(&pack, PackKey::Pay).value, "30-50K");
    assert_eq!(field(&pack, PackKey::PayLow).note, Some(Note::TwelfthOfYear));
    assert_eq!(field(&pack, PackKey::PayMonths).value, "12薪");
    let pack = paid(yuan(300_000, 500_000, Period::Year));
    assert_eq!(
        (field(&pack, PackKey::Pay).value.as_str(), unsaid(&pack)),
        ("", vec![Reason::NotRound])
    );
}

#[test]
fn a_bonus_in_months_counts_among_the_salaries_and_one_in_percent_does_not() {
    let bonus = Pay {
        bonus_months: Some(2),
        ..yuan(60_000, 90_000, Period::Month)
    };
    let pack = paid(bonus.clone());
    assert_eq!(field(&pack, PackKey::Pay).value, "60-90K·14薪");
    assert_eq!(field(&pack, PackKey::PayMonths).note, Some(Note::BonusAmongMonths));
    let pack = paid(Pay { months: 24, ..bonus });
    assert_eq!(
        (field(&pack, PackKey::Pay).value.as_str(), unsaid(&pack)),
        ("60-90K·24薪", vec![Reason::Bonus])
    );
    let pack = paid(Pay {
        bonus_percent: Some(10),
        equity: "期权".to_owned(),
        ..yuan(60_000, 90_000, Period::Month)
    });
    assert_eq!(unsaid(&pack), [Reason::Bonus, Reason::Equity]);
    assert_eq!(field(&pack, PackKey::Pay).value, "60-90K");
}

#[test]
fn what_boss_has_no_words_for_is_said_to_be_so() {
    let reasons = |pay: Pay| unsaid(&paid(pay));
    assert_eq!(reasons(euros(5_000, 6_000, Period::Month)), [Reason::Currency]);
    assert_eq!(reasons(yuan(2_500, 3_000, Period::Month)), [Reason::NotRound]);
    assert_eq!(
        reasons(Pay {
            max: None,
            ..yuan(5_000, 6_000, Period::Month)
        }),
        [Reason::OpenEnd]
    );
    let none = of(&Ad {
        pay: None,
        ..chinese_engineer()
    });
    assert!(
        none.faults
            .iter()
            .any(|fault| fault.part == Part::Pay && fault.what == What::Missing)
    );
}

#[test]
fn an_internship_says_its_days_and_its_pay_by_the_day() {
    let pack = of(&intern());
    for (key, value) in [
        (PackKey::HiringType, "实习"),
        (PackKey::Experience, "在校生"),
        (PackKey::PayLow, "300元/天"),
        (PackKey::PayHigh, "500元/天"),
        (PackKey::Pay, "300-500元/天"),
        (PackKey::DaysPerWeek, "4天/周"),
        (PackKey::LeastMonths, "3个月"),
    ] {
        assert_eq!(field(&pack, key).value, value);
    }
    let nothing = of(&Ad {
        extra: Extra {
            internship: None,
            ..intern().extra
        },
        ..intern()
    });
    assert!(nothing.faults.iter().any(|fault| fault.part == Part::InternshipTerms));
    assert!(pack.fields.iter().all(|field| field.key != PackKey::PayMonths));
}

#[test]
fn cities_are_known_by_either_name_and_only_in_china() {
    let code = |place: &Place| {
        let pack = boss(&employer(), &chinese_engineer(), Some(place));
        field(&pack, PackKey::City).code
    };
    assert_eq!(code(&hangzhou()), Some(101_210_100));
    assert_eq!(code(&place("杭州市", "", "CN", "China")), Some(101_210_100));
    assert_eq!(code(&place("xi an", "", "CN", "China")), Some(101_110_100));
    assert_eq!(code(&place("Hong Kong", "", "HK", "Hong Kong")), Some(101_320_300));
    assert_eq!(code(&place("Beijing", "", "SG", "Singapore")), None);
    let pack = boss(
        &employer(),
        &chinese_engineer(),
        Some(&place("Wenzhou", "温州", "CN", "China")),
    );
    assert_eq!(field(&pack, PackKey::City).note, Some(Note::CodeUnknown));
    assert!(pack.faults.iter().any(|fault| fault.what
        == What::Unknown {
            value: "温州".to_owned()
        }));
}

#[test]
fn every_city_of_the_table_is_found_by_both_of_its_names() {
    for row in crate::tables::BOSS_CITIES.iter() {
        for name in [row.code.label, row.english] {
            let pack = boss(&employer(), &chinese_engineer(), Some(&place(name, "", "CN", "China")));
            assert_eq!(field(&pack, PackKey::City).code, Some(row.code.code), "{name}");
        }
    }
}

#[test]
fn an_article_of_wechat_has_short_parts() {
    let ad = Ad {
        title: "职".repeat(33),
        text: "很长的介绍。".repeat(100),
        ..chinese_engineer()
    };
    let pack = wechat(&employer(), &ad);
    let digest = field(&pack, PackKey::Digest);
    assert!(
        digest.value.starts_with("杭州 · 60-90K·14薪 · 很长的介绍。"),
        "{}",
        digest.value
    );
    assert_eq!(digest.length, 120);
    assert_eq!(pack.faults.len(), 1);
    assert_eq!(pack.faults[0].what, What::TooLong { length: 33, limit: 32 });
    assert_eq!(field(&pack, PackKey::Author).value, "示例科技");
}

#[test]
fn a_text_to_pass_on_is_in_the_language_of_the_ad_and_ends_with_the_address() {
    let ad = Ad {
        workplace: Workplace::Hybrid,
        places: vec![hangzhou(), hangzhou()],
        ..chinese_engineer()
    };
    assert_eq!(
        field(&elsewhere(&employer(), &ad), PackKey::ShareText).value,
        "[急招] 招聘：核心系统工程师\n公司：示例科技\n地点：杭州 (混合办公)\n类型：全职\n薪资：60-90K·14薪\n\
         截止日期：2027-01-31\n详情与投递：https://jobs.example.org/jobs/core-systems-engineer"
    );
    let german = Ad {
        language: "de".parse().unwrap(),
        title: "Systemingenieur (m/w/d)".to_owned(),
        places: vec![berlin()],
        employment: Employment::FixedTerm,
        pay: None,
        urgent: false,
        valid_until: Some(day("2027-01-31")),
        ..engineer()
    };
    let pack = elsewhere(&employer(), &german);
    assert_eq!(
        field(&pack, PackKey::ShareText).value,
        "Wir suchen: Systemingenieur (m/w/d)\nUnternehmen: Beispiellabor GmbH\nOrt: Berlin\nVertrag: Befristet\n\
         Bewerben bis: 31.01.2027\nDetails und Bewerbung: https://jobs.example.org/jobs/core-systems-engineer"
    );
    assert_eq!(field(&pack, PackKey::Title).label, "Titel");
}
