//! What somebody does: the last role of the first phrase that has one decides, then its last field.
//!
//! "Head of Engineering Recruiting" recruits, "Sales Engineer" is one word of the list, and the "HR Software Engineer"
//! writes software. The title decides, then the department, then the roles that the text names. What only leans to a
//! function (an "LLM intern") is asked last.

use crate::{
    ad::{Found, Source},
    kinds::Function,
    lexicon::{Concept, Kind, TextSense},
    title::Title,
    words::Hit,
};

/// So often has a text to name roles of a function before it says more than a title that leans to another.
const ENOUGH_MENTIONS: u32 = 2;

pub(crate) fn of(title: &Title, department: &Title, text: &[Hit<TextSense>]) -> Option<Found<Function>> {
    decided(title)
        .or_else(|| decided(department))
        .or_else(|| of_text(text, ENOUGH_MENTIONS))
        .or_else(|| leaning(title))
        .or_else(|| leaning(department))
        .or_else(|| of_text(text, 1))
}

fn decided(title: &Title) -> Option<Found<Function>> {
    let mut ranges = title.clauses().flat_map(|clause| title.phrases(clause));
    ranges.find_map(|phrase| of_phrase(title, phrase))
}

fn of_phrase(title: &Title, phrase: (usize, usize)) -> Option<Found<Function>> {
    let hits = || title.within(phrase).rev();
    let found = |hit: &Hit<&'static Concept>| Some(Found::new(hit.what.function?, title.source, hit.word));
    let field = || {
        hits()
            .filter(|hit| hit.what.kind == Kind::Field && !hit.what.is_leaning)
            .find_map(found)
    };
    let role = hits().find(|hit| hit.what.is_role() && hit.what.function.is_some() && !hit.what.is_leaning);
    match role {
        // 财务助理 works in finance; the 总裁助理 and the 行政助理 do not run the place.
        Some(role) if role.what.kind == Kind::Aide => field().or_else(|| found(role)),
        // 芯片验证工程师 is of hardware: "engineer" alone says the least of all roles.
        Some(role) if role.what.name == "engineer" => of_engineer(title, phrase, role).or_else(|| found(role)),
        Some(role) => found(role),
        None => field(),
    }
}

/// The function that a field before an engineer makes of them.
fn of_engineer(title: &Title, phrase: (usize, usize), engineer: &Hit<&'static Concept>) -> Option<Found<Function>> {
    let before = title.within((phrase.0, engineer.from));
    let makes = |hit: &&Hit<&'static Concept>| {
        matches!(
            hit.what.function,
            Some(Function::Hardware | Function::Quality | Function::Security)
        ) && !hit.what.is_leaning
    };
    let field = before.rev().find(makes)?;
    Some(Found::new(field.what.function?, title.source, field.word))
}

fn leaning(title: &Title) -> Option<Found<Function>> {
    let hit = title.concepts.iter().find(|hit| hit.what.is_leaning)?;
    Some(Found::new(hit.what.function?, title.source, hit.word))
}

/// The function whose roles a text names most often.
fn of_text(text: &[Hit<TextSense>], at_least: u32) -> Option<Found<Function>> {
    let mut counts = [(0_u32, ""); Function::ALL.len()];
    for hit in text {
        if let TextSense::Role(Concept {
            function: Some(function),
            ..
        }) = hit.what
        {
            let count = &mut counts[*function as usize];
            *count = (count.0 + 1, if count.0 == 0 { hit.word } else { count.1 });
        }
    }
    let (at, (count, word)) = counts
        .into_iter()
        .enumerate()
        .rev()
        .max_by_key(|(_, (count, _))| *count)?;
    (count >= at_least).then(|| Found::new(Function::ALL[at], Source::Text, word))
}
