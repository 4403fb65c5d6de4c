//! What comes from outside is hostile: whatever it says, nothing panics, and the answer is bounded.

use proptest::prelude::*;

use crate::{Ad, Background, Index, Pairing, Pay, Seen, Sketch, compare, difference, language, read_and_sketch};

/// Words of the lists among anything else, so that the rules are reached.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        any::<String>(),
        "[a-zA-ZäöüßéłЖ /().,:*_-]{0,12}",
        "[的工程师研究员急招总裁助理实习生ぁ가]{0,6}",
        prop::sample::select(vec![
            "Engineer",
            "/in",
            "(m/w/d)",
            "总裁",
            "not urgent",
            "3-5年经验",
            "Assistant to the CFO",
            "🔥",
            "u\u{308}",
            "İ",
            "ﬁ"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_that_a_board_says_makes_reading_fail(
        title in text(), body in text(), department in text(), employment in text(), place in text(),
        claimed in proptest::option::of("[a-zA-Z-]{0,8}"), reference in proptest::option::of(text()),
        min in any::<i64>(), max in any::<i64>(), currency in "[a-zA-Z€]{0,4}",
    ) {
        let places = [place.as_str(), "Berlin"];
        let ad = Ad {
            title: &title,
            text: &body,
            department: &department,
            employment: &employment,
            language: claimed.as_deref(),
            urgent: None,
            places: &places,
            pay: Pay::Yearly { min, max, currency: &currency },
            reference: reference.as_deref(),
        };
        let (_, sketch) = read_and_sketch(&ad);
        prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
        let verdict = compare(&sketch, &sketch, Pairing::Apart, &Background::none());
        prop_assert!(verdict.score.is_finite());
        let _ = language(&body);
    }

    #[test]
    fn any_bytes_are_a_sketch_or_none_and_can_be_compared(one in prop::array::uniform32(any::<[u8; 3]>()), other in prop::array::uniform32(any::<[u8; 3]>())) {
        let sketch = |bytes: [[u8; 3]; 32]| {
            let mut bytes = bytes.as_flattened().to_vec();
            bytes[0] = 1;
            Sketch::from_bytes(&bytes).unwrap()
        };
        let (one, other) = (sketch(one), sketch(other));
        for pairing in [Pairing::OneBoard, Pairing::Apart] {
            let there = compare(&one, &other, pairing, &Background::none());
            let back = compare(&other, &one, pairing, &Background::none());
            prop_assert!((there.score - back.score).abs() < 1e-3);
        }
        let mut index = Index::new();
        for id in 0..300 {
            index.add(id, 1, if id % 2 == 0 { &one } else { &other });
        }
        let _ = index.find(2, &one);
        let _ = (one.function(), one.level(), one.employment(), one.language(), one.urgent());
        let seen = |id, sketch| Seen { id, sketch, pay: "", places: &["x"], posted_at: Some(i64::MIN) };
        let _ = difference(&[seen("1", one), seen("2", other)], &[Seen { posted_at: Some(i64::MAX), ..seen("1", other) }]);
    }
}

#[test]
fn a_posting_of_megabytes_is_read_as_far_as_the_limits_go() {
    let title = "总裁助理 Engineer ".repeat(100_000);
    let text = "急招 engineer ".repeat(300_000);
    let (meaning, _) = read_and_sketch(&Ad {
        title: &title,
        text: &text,
        department: &title,
        ..Ad::default()
    });
    assert!(meaning.function.is_some());
}
