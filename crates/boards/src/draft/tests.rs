//! What becomes of drafts.

use proptest::prelude::*;

use super::*;

fn take(drafts: Vec<Draft>) -> (Vec<Posted>, Vec<What>) {
    let mut intake = Intake::new("https://jobs.example.org/list");
    let mut queue = Queue::new();
    for (index, draft) in drafts.into_iter().enumerate() {
        intake.take(At::Item(index as u64 + 1), draft, &mut queue);
    }
    let (mut postings, mut faults) = (Vec::new(), Vec::new());
    for piece in queue {
        match piece {
            Ok(posted) => postings.push(posted),
            Err(fault) => faults.push(fault.what),
        }
    }
    (postings, faults)
}

fn titled(title: &str) -> Draft {
    Draft {
        title: title.to_owned(),
        ..Draft::default()
    }
}

#[test]
fn the_first_of_one_id_is_kept() {
    let one = Draft {
        id: "7".into(),
        ..titled("First")
    };
    let two = Draft {
        id: " 7 ".into(),
        ..titled("Second")
    };
    let (postings, faults) = take(vec![one, two]);
    assert_eq!(postings.len(), 1);
    assert_eq!(postings[0].title, "First");
    assert_eq!(faults, [What::Duplicate { id: "7".into() }]);
}

#[test]
fn without_an_id_the_address_gives_one_that_stays() {
    let at = |url: &str| Draft {
        url: url.into(),
        ..titled("Any")
    };
    let (one, _) = take(vec![at("https://example.org/a?utm_source=x&id=1#top")]);
    let (two, _) = take(vec![at("https://example.org/a/?id=1&gh_src=y")]);
    let (other, _) = take(vec![at("https://example.org/a?id=2")]);
    assert!(one[0].id.starts_with("u-"));
    assert_eq!(one[0].id, two[0].id);
    assert_ne!(one[0].id, other[0].id);
}

#[test]
fn without_an_address_title_and_places_give_an_id() {
    let at = |place: &str| Draft {
        places: vec![Place::said(place)],
        ..titled("Engineer")
    };
    let (postings, faults) = take(vec![at("Berlin"), at("Munich"), at("Berlin")]);
    assert_eq!(postings.len(), 2);
    assert!(postings[0].id.starts_with("t-"));
    assert!(matches!(faults[0], What::Duplicate { .. }));
}

#[test]
fn what_is_too_long_is_cut_and_said() {
    let long = Draft {
        text: "中".repeat(LONGEST_TEXT + 1),
        places: (0..260).map(|at| Place::said(format!("City {at}"))).collect(),
        ..titled(&"é".repeat(301))
    };
    let (postings, faults) = take(vec![long]);
    assert_eq!(postings[0].title.chars().count(), LONGEST_TITLE);
    assert_eq!(postings[0].text.chars().count(), LONGEST_TEXT);
    assert_eq!(postings[0].places.len(), MOST_PLACES);
    assert_eq!(
        faults,
        [
            What::TitleCut {
                length: 301,
                limit: 300
            },
            What::TextCut {
                length: 100_001,
                limit: 100_000
            },
            What::PlacesCut { limit: MOST_PLACES },
        ]
    );
}

#[test]
fn digits_in_a_private_font_are_no_pay() {
    let hidden = Draft {
        pay: Some(Wage::Words("\u{e8a1}\u{e8a2}-\u{e8a3}K".into())),
        ..titled("后端工程师")
    };
    let (postings, faults) = take(vec![hidden]);
    assert_eq!((postings[0].pay.clone(), faults), (None, vec![What::HiddenPay]));
}

#[test]
fn addresses_are_joined_and_those_that_cannot_be_opened_are_left_out() {
    let at = |url: &str| {
        take(vec![Draft {
            url: url.into(),
            ..titled("Any")
        }])
    };
    assert_eq!(at("/jobs/7").0[0].url, "https://jobs.example.org/jobs/7");
    assert_eq!(at("https://example.org/a b").0[0].url, "https://example.org/a%20b");
    for bad in ["javascript:alert(1)", "mailto:a@example.org", "https:///", "http://"] {
        let (postings, faults) = at(bad);
        assert_eq!(postings[0].url, "", "{bad}");
        assert!(matches!(faults[0], What::NoAddress { .. }), "{bad}");
    }
}

#[test]
fn a_posting_without_title_is_left_out_and_a_bad_date_is_not() {
    let undated = Draft {
        posted_at: "soon".into(),
        language: "Elbisch".into(),
        ..titled("Any")
    };
    let (postings, faults) = take(vec![titled(" \u{200b} "), undated]);
    assert_eq!(postings.len(), 1);
    assert_eq!(faults[0], What::NoTitle);
    assert!(matches!(faults[1], What::NoDate { .. }) && matches!(faults[2], What::NoLanguage { .. }));
}

proptest! {
    #[test]
    fn any_draft_is_taken(title in "\\PC{0,40}", url in "\\PC{0,40}|https?://[a-z/?&=#]{0,20}", id in "\\PC{0,40}") {
        let (postings, _) = take(vec![Draft { id, url, ..titled(&title) }]);
        for posted in postings {
            prop_assert!(!posted.id.is_empty() && !posted.title.is_empty());
        }
    }
}
