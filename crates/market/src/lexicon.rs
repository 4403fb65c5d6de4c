//! The lists of words under `data/`, read once.
//!
//! `concepts.tsv` says what titles are made of; its numbers are kept in sketches, so they are never used for anything
//! else. A concept is one of five kinds:
//!
//! | kind | what it is |
//! | --- | --- |
//! | head | a role: engineer, 研究员, Juristin. The last one of a title decides on its function |
//! | namesake | a role that carries another word in its name, and is not it: a product manager manages nobody |
//! | aide | a role beside somebody: the assistant to the CFO is no CFO |
//! | field | what the role is about: deep learning, finance, front end |
//! | plain | says too little to tell two jobs apart: software, team, specialist |
//!
//! A question mark before a function means that it decides only where nothing else does.

use std::sync::LazyLock;

use crate::{
    kinds::{Employment, Function, Level},
    words::Words,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Head,
    Namesake,
    Aide,
    Field,
    Plain,
}

/// Something that titles are made of.
pub struct Concept {
    /// Below 2048, and for ever.
    pub(crate) number: u16,
    /// Its name in the data, in English.
    pub name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) function: Option<Function>,
    /// Whether the function decides only where nothing else does.
    pub(crate) is_leaning: bool,
    /// The number that stands for it where titles are compared: "research" beside an intern is a researcher's.
    pub(crate) key: u16,
    english: &'static str,
    german: &'static str,
    chinese: &'static str,
}

impl Concept {
    pub(crate) fn is_role(&self) -> bool {
        matches!(self.kind, Kind::Head | Kind::Namesake | Kind::Aide)
    }
}

/// How far into a posting a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Anywhere in the title.
    Title,
    /// In what the title calls the person, before "of" and "to".
    Head,
}

/// What a word of a title stands for.
#[derive(Clone, Copy)]
pub(crate) enum Sense {
    Concept(&'static Concept),
    Level(Level, Reach),
    Employment(Employment),
    Urgent,
    /// Has to do with urgency, and not of the hiring: an urgent care nurse.
    Calm,
    City(u16),
    /// Says nothing of the job: m/w/d, "new", "and".
    Notice,
}

/// What a word of a text stands for.
#[derive(Clone, Copy)]
pub(crate) enum TextSense {
    /// Something that a translation says too.
    Theme(u16),
    Role(&'static Concept),
    Urgent,
    Calm,
}

pub(crate) static CONCEPTS: LazyLock<Vec<Concept>> = LazyLock::new(|| {
    let kin: Vec<[&str; 2]> = rows(include_str!("../data/kin.tsv")).collect();
    let rows: Vec<[&'static str; 7]> = rows(include_str!("../data/concepts.tsv")).collect();
    let number = |name: &str| {
        let row = rows.iter().find(|row| row[1] == name);
        row.expect("kin.tsv names concepts: tested")[0]
            .parse()
            .expect("numbers: tested")
    };
    let concept = |[_, name, kind, function, english, german, chinese]: &[&'static str; 7]| Concept {
        number: number(name),
        name,
        kind: match *kind {
            "head" => Kind::Head,
            "namesake" => Kind::Namesake,
            "aide" => Kind::Aide,
            "field" => Kind::Field,
            "plain" => Kind::Plain,
            other => unreachable!("{other} in concepts.tsv: tested"),
        },
        function: Function::of_key(function.trim_start_matches('?')),
        is_leaning: function.starts_with('?'),
        key: number(
            kin.iter()
                .find(|[field, _]| field == name)
                .map_or(*name, |[_, head]| head),
        ),
        english,
        german,
        chinese,
    };
    rows.iter().map(concept).collect()
});

/// The concept of a number that a sketch keeps.
pub(crate) fn concept(number: u16) -> Option<&'static Concept> {
    let at = CONCEPTS.binary_search_by_key(&number, |concept| concept.number).ok()?;
    Some(&CONCEPTS[at])
}

pub(crate) static TITLE_WORDS: LazyLock<Words<Sense>> = LazyLock::new(|| {
    let mut lists = Vec::new();
    for concept in CONCEPTS.iter() {
        for list in [concept.english, concept.german, concept.chinese] {
            lists.push((Sense::Concept(concept), list));
        }
    }
    for [level, reach, english, german, chinese] in rows(include_str!("../data/levels.tsv")) {
        let level = Level::of_key(level).expect("levels.tsv has keys: tested");
        let reach = if reach == "head" { Reach::Head } else { Reach::Title };
        lists.extend([english, german, chinese].map(|list| (Sense::Level(level, reach), list)));
    }
    for [employment, reach, words] in rows(include_str!("../data/employment.tsv")) {
        if reach == "title" {
            let employment = Employment::of_key(employment).expect("employment.tsv has keys: tested");
            lists.push((Sense::Employment(employment), words));
        }
    }
    for [sense, reach, words] in rows(include_str!("../data/urgency.tsv")) {
        match (sense, reach) {
            ("urgent", "title") => lists.push((Sense::Urgent, words)),
            ("calm", "title") => lists.push((Sense::Calm, words)),
            _ => {}
        }
    }
    for [_, words] in rows(include_str!("../data/notices.tsv")) {
        lists.push((Sense::Notice, words));
    }
    lists.extend(cities().map(|(number, list)| (Sense::City(number), list)));
    Words::new(lists)
});

pub(crate) static TEXT_WORDS: LazyLock<Words<TextSense>> = LazyLock::new(|| {
    let mut lists = Vec::new();
    for [number, words] in rows(include_str!("../data/themes.tsv")) {
        lists.push((TextSense::Theme(number.parse().expect("numbers: tested")), words));
    }
    for concept in CONCEPTS.iter().filter(|concept| concept.is_role()) {
        lists.extend([concept.english, concept.german, concept.chinese].map(|list| (TextSense::Role(concept), list)));
    }
    for [sense, reach, words] in rows(include_str!("../data/urgency.tsv")) {
        match (sense, reach) {
            ("urgent", "text") => lists.push((TextSense::Urgent, words)),
            ("calm", "text") => lists.push((TextSense::Calm, words)),
            _ => {}
        }
    }
    Words::new(lists)
});

/// The board's own words for employment.
pub(crate) static EMPLOYMENT_WORDS: LazyLock<Words<Employment>> = LazyLock::new(|| {
    Words::new(
        rows(include_str!("../data/employment.tsv")).map(|[employment, _, words]| {
            let employment = Employment::of_key(employment).expect("employment.tsv has keys: tested");
            (employment, words)
        }),
    )
});

/// The cities that have other names in other languages.
pub(crate) static CITY_WORDS: LazyLock<Words<u16>> = LazyLock::new(|| Words::new(cities()));

/// What makes an urgent word say the contrary when it stands before it, and the badges that are one word alone.
pub(crate) static DENIALS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/urgency.tsv")).filter(|[sense, _, _]| *sense == "not");
    rows.flat_map(|[_, _, words]| words.split('|')).collect()
});
pub(crate) static BADGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/urgency.tsv")).filter(|[_, reach, _]| *reach == "badge");
    rows.flat_map(|[_, _, words]| words.split('|')).collect()
});

fn cities() -> impl Iterator<Item = (u16, &'static str)> {
    rows(include_str!("../data/cities.tsv")).flat_map(|[number, lists @ ..]: [&str; 4]| {
        let number = number.parse().expect("numbers: tested");
        lists.map(|list| (number, list))
    })
}

/// The rows of a table, below the line that names its columns. What is missing at the end of a row is empty.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        [(); N].map(|()| cells.next().unwrap_or_default())
    })
}

/// What a function is called in a language of the product ("en", "de", "zh").
pub fn name_of(function: Function, language: &str) -> &'static str {
    let mut rows = rows(include_str!("../data/functions.tsv"));
    let row: [&str; 4] = rows
        .find(|row| row[0] == function.key())
        .expect("functions.tsv names every function: tested");
    match language {
        "de" => row[2],
        "zh" => row[3],
        _ => row[1],
    }
}

#[cfg(test)]
mod tests;
