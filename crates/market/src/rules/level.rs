//! How senior: by the words of the title, and where it says nothing by the board's form of employment and by years.
//!
//! Words for those who run something ("manager", "director", "CFO") count only in what the title calls the person. Years
//! of experience are no level; three to five of them are what boards call mid, and they alone are read as one.

use std::borrow::Cow;

use crate::{
    ad::{Found, Source},
    kinds::{Employment, Level},
    lexicon::{Kind, Reach},
    title::Title,
    words::Hit,
};

/// The higher stands for the title where several levels are named: a senior manager is a manager, an intern to the
/// director an intern.
fn rank(level: Level) -> u8 {
    match level {
        Level::Mid => 0,
        Level::Junior => 1,
        Level::Senior => 2,
        Level::Lead => 3,
        Level::Principal => 4,
        Level::Manager => 5,
        Level::Director => 6,
        Level::Executive => 7,
        Level::Intern => 8,
    }
}

pub(crate) fn of(title: &Title, employment: Option<&Found<Employment>>, text: &str) -> Option<Found<Level>> {
    let heads = persons(title);
    let valid = title.levels.iter().filter(|hit| holds(title, hit, &heads));
    let best = valid.max_by_key(|hit| (rank(hit.what.0), hit.len()));
    if let Some(hit) = best {
        return Some(Found::new(hit.what.0, title.source, hit.word));
    }
    if let Some(found) = employment.filter(|found| found.what == Employment::Internship) {
        return Some(Found::new(Level::Intern, found.source, found.words.clone()));
    }
    years(&title.folded)
        .map(|words| Found::new(Level::Mid, Source::Title, words))
        .or_else(|| years(text).map(|words| Found::new(Level::Mid, Source::Text, words)))
}

/// The phrases that say what the person is: the first of each clause, up to the one that names a role.
fn persons(title: &Title) -> Vec<(usize, usize)> {
    let mut persons = Vec::new();
    for clause in title.clauses() {
        persons.extend(title.phrases(clause).next());
        let is_head =
            |hit: &&Hit<(Level, Reach)>| hit.what.1 == Reach::Head && clause.0 <= hit.from && hit.to <= clause.1;
        if title.within(clause).any(|hit| hit.what.is_role()) || title.levels.iter().any(|hit| is_head(&hit)) {
            break;
        }
    }
    persons
}

fn holds(title: &Title, hit: &Hit<(Level, Reach)>, persons: &[(usize, usize)]) -> bool {
    let (level, reach) = hit.what;
    let longer = title.concepts.iter().find(|concept| concept.covers(hit));
    match reach {
        // "Lead generation" leads nobody.
        Reach::Title => longer.is_none() || matches!(level, Level::Intern | Level::Junior | Level::Principal),
        Reach::Head => {
            let Some(person) = persons.iter().find(|(from, to)| *from <= hit.from && hit.from < *to) else {
                return false;
            };
            let allowed = match (longer.map(|hit| hit.what.kind), level) {
                (None | Some(Kind::Field | Kind::Plain), _) => true,
                (Some(Kind::Aide), _) => false,
                (Some(Kind::Namesake), _) => level == Level::Director,
                (Some(Kind::Head), _) => level != Level::Executive,
            };
            let is_named = title.concepts.iter().any(|concept| {
                concept.what.kind == Kind::Namesake
                    && concept.from < hit.to
                    && hit.from < concept.to
                    && level == Level::Manager
            });
            // 总监助理, "CFO Assistant": who is beside them follows, and that is the person.
            let followed = title
                .within(*person)
                .any(|concept| concept.what.kind == Kind::Aide && concept.from >= hit.to);
            allowed && !is_named && !followed
        }
    }
}

/// Years of experience from three to five, as the text writes them.
fn years(text: &str) -> Option<Cow<'static, str>> {
    let mut from = 0;
    while let Some(at) = text[from..].find("3-5").map(|at| at + from) {
        let behind = &text[at + 3..];
        let is_alone = !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
        let unit = behind.trim_start();
        let unit = ["年", "years", "yrs", "jahre"]
            .iter()
            .find(|word| unit.starts_with(*word));
        if let (true, Some(unit)) = (is_alone, unit) {
            let around = &text[text.floor_char_boundary(at.saturating_sub(24))..text.floor_char_boundary(at + 48)];
            if ["经验", "experience", "erfahrung", "工作"]
                .iter()
                .any(|word| around.contains(word))
            {
                return Some(format!("3-5 {unit}").into());
            }
        }
        from = at + 3;
    }
    None
}
