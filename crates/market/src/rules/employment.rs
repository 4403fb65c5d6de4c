//! The form of employment: by the title's words, then the board's own.
//!
//! The title goes first, because boards fill in "full time" by default, also for interns.

use crate::{
    ad::{Ad, Found, Source},
    fold::fold_into,
    kinds::Employment,
    lexicon::EMPLOYMENT_WORDS,
    title::Title,
    words::Hit,
};

/// No board's word for employment is longer, in bytes.
const LONGEST: usize = 120;

pub(crate) fn of(ad: &Ad, title: &Title) -> Option<Found<Employment>> {
    if let Some(hit) = choose(&title.employments) {
        return Some(Found::new(hit.what, Source::Title, hit.word));
    }
    if ad.employment.is_empty() {
        return None;
    }
    let mut folded = String::new();
    fold_into(&spaced(ad.employment), LONGEST, &mut folded);
    let hits: Vec<_> = EMPLOYMENT_WORDS.find(&folded).collect();
    choose(&hits).map(|hit| Found::new(hit.what, Source::Board, hit.word))
}

/// The one that says most: an internship in full time is an internship. Who may choose between full time and part time
/// is offered full time.
fn choose(hits: &[Hit<Employment>]) -> Option<&Hit<Employment>> {
    use Employment::{Contractor, FixedTerm, FullTime, Internship, PartTime};
    let order = [Internship, Contractor, FixedTerm, FullTime, PartTime];
    order
        .iter()
        .find_map(|wanted| hits.iter().find(|hit| hit.what == *wanted))
}

/// Codes as words: `FULL_TIME` and `FullTime` are "full time".
fn spaced(code: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in code.chars().take(LONGEST) {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            out.push(' ');
        }
        out.push(if c == '_' { ' ' } else { c });
        before = c;
    }
    out
}
