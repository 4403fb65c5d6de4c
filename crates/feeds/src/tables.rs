//! The code lists of boards, in `data/`: tab-separated, with lines of `#` that say where they come from and one line of
//! column names.

use std::sync::LazyLock;

use crate::{Degree, Employment, Level, Size, Stage};

/// The lines of a table without its comments and its heading, cut into columns.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// A code of BOSS直聘 with what it is called there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub code: u32,
    pub label: &'static str,
}

/// A row of the experience that BOSS直聘 asks for.
#[derive(Clone, Debug)]
pub struct ExperienceRow {
    pub code: Code,
    /// From how many years on; None for what is no number of years.
    pub from_years: Option<u8>,
    /// The levels for which it is taken if nobody says how many years.
    pub levels: Vec<Level>,
}

/// A city of BOSS直聘.
#[derive(Clone, Copy, Debug)]
pub struct CityRow {
    pub code: Code,
    pub english: &'static str,
}

pub static LINKEDIN_LEVELS: LazyLock<Vec<(Level, &'static str)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/linkedin_levels.tsv"));
    rows.map(|row| (word(row[0]), row[1])).collect()
});

pub static BOSS_EXPERIENCE: LazyLock<Vec<ExperienceRow>> = LazyLock::new(|| {
    let row = |row: Vec<&'static str>| ExperienceRow {
        code: code(&row),
        from_years: row[2].parse().ok(),
        levels: row[3].split(' ').filter(|word| !word.is_empty()).map(word).collect(),
    };
    rows(include_str!("../data/boss_experience.tsv")).map(row).collect()
});

/// The codes of degrees; 学历不限 has none of its own.
pub static BOSS_DEGREES: LazyLock<Vec<(Degree, Option<u32>, &'static str)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/boss_degrees.tsv"));
    rows.map(|row| (word(row[2]), row[0].parse().ok(), row[1])).collect()
});

pub static BOSS_JOB_TYPES: LazyLock<Vec<(Employment, Code)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/boss_job_types.tsv"));
    rows.map(|row| (word(row[2]), code(&row))).collect()
});

pub static BOSS_SIZES: LazyLock<Vec<(Size, Code)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/boss_sizes.tsv"));
    rows.map(|row| (word(row[2]), code(&row))).collect()
});

pub static BOSS_STAGES: LazyLock<Vec<(Stage, Code)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/boss_stages.tsv"));
    rows.map(|row| (word(row[2]), code(&row))).collect()
});

pub static BOSS_CITIES: LazyLock<Vec<CityRow>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/boss_cities.tsv"));
    rows.map(|row| CityRow {
        code: code(&row),
        english: row[2],
    })
    .collect()
});

/// A word of ours in English, German and Chinese.
pub static SHARE_WORDS: LazyLock<Vec<(&'static str, [&'static str; 3])>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/share_words.tsv"));
    rows.map(|row| (row[0], [row[1], row[2], row[3]])).collect()
});

fn code(row: &[&'static str]) -> Code {
    Code {
        code: row[0].parse().expect("codes are numbers: a test reads every line"),
        label: row[1],
    }
}

fn word<T: std::str::FromStr>(word: &str) -> T {
    word.parse().ok().expect("a word of ours: a test reads every line")
}

/// The value of a key in a table that has every key.
pub fn of<K: Copy + PartialEq, V: Copy>(table: &[(K, V)], key: K) -> V {
    let (_, value) = table
        .iter()
        .find(|(own, _)| *own == key)
        .expect("every key has a line: a test says so");
    *value
}
