//! Whatever people enter: documents stay well-formed and say the same, and nothing panics.

use pay::{Pay, Period};
use proptest::prelude::*;

use super::{
    document::parse,
    elements::{is_html_of, violations},
    samples::{document, employer, engineer},
    valid::formats,
};
use crate::{
    Ad, Channel, Fault, Fields, Format, Part, Place, check,
    html::{Palette, reduce},
    listing,
    pack::{self, PackKey},
    xml::kept,
};

const FEW: &[&str] = &["b", "strong", "u", "i", "br", "p", "ul", "li"];
const MANY: &[&str] = &[
    "h2", "h3", "h4", "h5", "hr", "a", "br", "li", "ol", "ul", "p", "em", "i", "b", "strong",
];

/// Pieces of what somebody may try, and any characters between.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        ".{0,6}",
        proptest::char::any().prop_map(String::from),
        Just("]]>".to_owned()),
        Just("]]\u{0}>".to_owned()),
        Just("</script>".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("<!--".to_owned()),
        Just("\u{fffe}\u{1}\r\n\r".to_owned()),
        Just("👩‍💻 工程师".to_owned()),
        Just("&amp;&nbsp;&#0;&#x110000;&;&".to_owned()),
        "</?(p|b|br|hr|li|ul|ol|h3|pre|a|table|tr|td|em|script|div)( href=\"(https://|javascript:)?[a-z:/<>&]{0,8}\")?>?",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn ad(title: &str, html: &str, word: &str) -> Ad {
    let first = engineer();
    let place = Place {
        city: format!("x{word}"),
        city_in_language: word.to_owned(),
        region: word.to_owned(),
        postal_code: word.to_owned(),
        street: word.to_owned(),
        country_name: word.to_owned(),
        ..first.places[0].clone()
    };
    Ad {
        // So that neither is empty, too short or too long for a board.
        title: format!("T{}", title.chars().take(50).collect::<String>()),
        html: format!("<p>{}</p>{html}", "word ".repeat(30)),
        text: format!("t{html}"),
        reference: format!("J{word}"),
        department: word.to_owned(),
        skills: vec![word.to_owned(), title.to_owned()],
        places: vec![place],
        ..first
    }
}

/// Any pay that can be agreed.
fn any_pay() -> impl Strategy<Value = Pay> {
    let end = || {
        proptest::option::of(prop_oneof![
            1..100_000_000_i64,
            Just(1_000_000_000_000_000),
            Just(6_000_000)
        ])
    };
    let currency = prop_oneof![Just("CNY"), Just("EUR"), Just("JPY"), Just("KWD")];
    let period = proptest::sample::select(Period::ALL);
    let bonus = || proptest::option::of(1..30_u8);
    (end(), end(), currency, period, 10..26_u8, bonus(), bonus())
        .prop_map(
            |(min, max, currency, period, months, bonus_months, bonus_percent)| Pay {
                months,
                bonus_months,
                bonus_percent,
                ..Pay::range(min, max, currency.parse().unwrap(), period)
            },
        )
        .prop_filter("it can be shown", |pay| pay.problems().is_empty())
}

proptest! {
    #[test]
    fn any_pay_makes_valid_documents(pay in any_pay()) {
        let ad = Ad { pay: Some(pay), ..engineer() };
        for (format, table) in formats() {
            let root = parse(&document(&format, &employer(), std::slice::from_ref(&ad))).unwrap();
            prop_assert_eq!(violations(table, &root), Vec::<String>::new());
        }
        let pack = pack::boss(&employer(), &ad, None);
        let says = |key| pack.fields.iter().any(|field| field.key == key && !field.value.is_empty());
        let faulty = pack.faults.iter().any(|fault| fault.part == Part::Pay);
        prop_assert!(says(PackKey::Pay) || faulty, "it is said, or said to be left out");
        prop_assert_eq!(says(PackKey::Pay), says(PackKey::PayLow) && says(PackKey::PayHigh));
    }

    #[test]
    fn every_document_is_well_formed_and_says_the_same(title in anything(), html in anything(), word in anything()) {
        let ad = ad(&title, &html, &word);
        let job = |format: &Format| parse(&document(format, &employer(), std::slice::from_ref(&ad)));
        for (format, _) in formats() {
            if let Err(error) = job(&format) {
                return Err(TestCaseError::fail(format!("{format:?}: {error}")));
            }
        }
        let linkedin = job(&Format::Linkedin).unwrap();
        prop_assert_eq!(linkedin.say("job/title"), kept(&ad.title));
        let few = reduce(&ad.html, Palette { elements: FEW });
        prop_assert_eq!(linkedin.say("job/description"), kept(&few.html));
        let indeed = job(&Format::Indeed).unwrap();
        prop_assert_eq!(indeed.find("job/category").map_or("", |category| &category.text), kept(&word));
        let partner = job(&Format::PartnerXml(Fields::default())).unwrap();
        prop_assert_eq!(partner.say("job/description"), kept(&ad.html));
        prop_assert_eq!(partner.say("job/text"), kept(&ad.text));
        let agency = job(&Format::Arbeitsagentur).unwrap();
        let posting = "Data/JobPositionPosting/JobPositionInformation/Objective";
        prop_assert_eq!(agency.say(posting), kept(&ad.text));
    }

    #[test]
    fn json_says_everything_as_it_is(title in anything(), html in anything(), word in anything()) {
        let ad = ad(&title, &html, &word);
        let json = document(&Format::PartnerJson(Fields::default()), &employer(), &[ad.clone(), ad.clone()]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(json["jobs"].as_array().unwrap().len(), 2);
        prop_assert_eq!(json["jobs"][1]["title"].as_str().unwrap(), ad.title);
        prop_assert_eq!(json["jobs"][0]["description"].as_str().unwrap(), ad.html);
        prop_assert_eq!(json["jobs"][0]["skills"][0].as_str().unwrap(), word);
    }

    #[test]
    fn reduced_html_has_only_the_elements_of_the_board_all_closed(html in anything()) {
        for elements in [FEW, MANY, &[]] {
            let reduced = reduce(&html, Palette { elements });
            prop_assert!(is_html_of(&kept(&reduced.html), elements), "{}", reduced.html);
            prop_assert!(reduced.lost.len() <= 8);
        }
    }

    #[test]
    fn no_words_are_lost_in_reducing(words in proptest::collection::vec("[a-z]{1,8}", 1..12), tags in "((</?(p|b|br|hr|li|h2|a|td|pre|em)>){0,3}){0,6}") {
        let tags: Vec<&str> = tags.split_inclusive('>').collect();
        let html: String = words.iter().enumerate().map(|(at, word)| {
            format!("{} {word} ", tags.get(at).unwrap_or(&""))
        }).collect();
        let reduced = reduce(&html, Palette { elements: FEW }).html;
        for word in &words {
            prop_assert!(reduced.contains(word.as_str()), "{reduced}");
        }
    }

    #[test]
    fn nothing_panics_whatever_is_entered(title in anything(), html in anything(), word in anything()) {
        let ad = Ad { title: word.clone(), url: title.clone(), apply_url: html.clone(), ..ad(&title, &html, &word) };
        for channel in Channel::ALL {
            for fault in check(*channel, &employer(), &ad) {
                prop_assert!(fault.args().len() >= 3 && Fault::KEYS.contains(&fault.key()), "{fault}");
            }
        }
        let _ = (pack::wechat(&employer(), &ad), pack::elsewhere(&employer(), &ad));
    }

    #[test]
    fn ids_are_short_and_plain_and_differ_with_the_city(one in anything(), other in anything(), reference in "\\PC{1,30}") {
        let mut first = Ad { reference, ..engineer() };
        first.places[0].city.clone_from(&one);
        let mut second = first.clone();
        second.places[0].city.clone_from(&other);
        let [first, second] = [&first, &second].map(|ad| listing::id(ad, &ad.places[0]));
        prop_assert!(first.len() <= listing::LONGEST_ID);
        prop_assert!(first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{first}");
        let plain = |city: &str| city.split_whitespace().collect::<Vec<_>>().join("-").to_ascii_lowercase();
        prop_assert_eq!(first == second, first == second && same_place(&plain(&one), &plain(&other)), "{} {}", one, other);
    }
}

/// Cities that differ only in case, spaces and hyphens are one.
fn same_place(one: &str, other: &str) -> bool {
    let bare = |city: &str| city.replace(|c: char| c == '-' || c.is_whitespace(), "");
    bare(one) == bare(other)
}

/// The worst that a reader of markup can be given: beginnings without an end.
#[test]
fn a_megabyte_of_beginnings_is_read_once() {
    let started = std::time::Instant::now();
    for piece in [
        "<a",
        "<a href=\"",
        "<!--",
        "<",
        "<b>",
        "</b>",
        "<pre>x\n",
        "<a href='https://x.example'>",
        "&",
        "&#",
        "<table><tr><td>",
    ] {
        let html = piece.repeat(1_000_000 / piece.len());
        let reduced = reduce(&html, Palette { elements: FEW });
        assert!(reduced.html.len() < 12 * html.len(), "{piece}");
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
