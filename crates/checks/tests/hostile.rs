//! Whatever the bytes: no panic, ranges that lie in their field, a result in time.

use checks::{Advert, Employment, Field, Place, Question, Wording, Workplace, check};
use proptest::prelude::*;

/// Pieces that rules are made of, so that random texts come near them.
const PIECES: &[&str] = &[
    "junges ",
    "**",
    "team",
    "Entwickler",
    ":in",
    "*in",
    "(m/w",
    "/d)",
    "岁",
    "35",
    "以下",
    "男",
    "，",
    "女",
    "优先",
    "@",
    "example.com",
    "+49 30 ",
    "1234567",
    "微信:",
    "abc123",
    "`",
    "```",
    "{{",
    "}}",
    "http://",
    "](",
    ")",
    "\n",
    "\n\n",
    "- ",
    "#",
    "\u{308}",
    "a",
    "\u{200b}",
    "！",
    "!",
    "TODO",
    "current ",
    "salary",
    "目前",
    "薪资",
    "985",
    "/",
    "211",
    "ß",
    "İ",
    "ﬁ",
    "\u{fffc}",
    "🔥",
    "_",
    "  ",
    "\u{3000}",
    "…",
    "$",
    "60,000",
    "k",
    "-",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, any::<String>(), "\\PC{0,80}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_checked_without_a_panic(
        title in text(), description in text(), benefits in text(), question in text(), region in text(), city in text(),
        language in prop_oneof![Just("de".to_owned()), Just("en".to_owned()), Just("zh-Hans".to_owned()), any::<String>()],
        country in prop::sample::select(&["DE", "AT", "US", "CA", "CN", "FR", "IN"][..]),
        remote in any::<bool>(),
    ) {
        let places = [Place { country: country.parse().expect("a country"), region: &region, city: &city }];
        let wordings = [Wording { language: &language, text: &question, options: &[&title] }];
        let questions = [Question { id: &region, wordings: &wordings }];
        let today = "2026-11-28".parse().expect("a day");
        let advert = Advert {
            language: &language,
            title: &title,
            description: &description,
            requirements: &question,
            benefits: &benefits,
            places: &places,
            workplace: if remote { Workplace::Remote } else { Workplace::OnSite },
            remote_countries: &[],
            employment: Employment::FullTime,
            pay: None,
            pay_shown: true,
            questions: &questions,
            languages: &[&language],
            employees: None,
            own_hosts: &[&city],
            published_on: today,
        };
        for finding in check(&advert, today) {
            let field = match &finding.field {
                Field::Title => title.as_str(),
                Field::Description => description.as_str(),
                Field::Requirements | Field::Question { .. } => question.as_str(),
                Field::Benefits => benefits.as_str(),
                Field::Choice { .. } => title.as_str(),
                Field::Pay | Field::Places | Field::Languages => "",
            };
            prop_assert!(field.get(finding.range.clone()).is_some(), "{finding:?}");
            prop_assert!(!finding.id().is_empty());
        }
    }
}

/// Repeats of what might make a pattern slow.
#[test]
fn no_text_takes_long() {
    let today = "2026-11-28".parse().expect("a day");
    for piece in [
        "a@",
        "(m/w",
        "1 ",
        "- ",
        "**",
        "`",
        "the candidate ",
        "岁35-",
        "男，",
        "{{",
        "von 20 bis ",
        "[a",
        "+1 ",
        "Koch ",
        "\n",
        "`a@b.cc` ",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let advert = Advert {
            language: "de",
            title: &text,
            description: &text,
            requirements: &text,
            benefits: &text,
            places: &[],
            workplace: Workplace::Remote,
            remote_countries: &[],
            employment: Employment::FullTime,
            pay: None,
            pay_shown: false,
            questions: &[],
            languages: &[],
            employees: None,
            own_hosts: &[],
            published_on: today,
        };
        let start = std::time::Instant::now();
        check(&advert, today);
        // Far above what it takes (see examples/measure.rs), far below what a quadratic pattern would.
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}
