//! The language of each line of a file, one tag a line; `-` where nothing tells it.
//!
//! ```text
//! cargo run --release -p market --example languages -- FILE
//! ```
//!
//! A file with the columns `language`, `kind` and `text` and a line that names them is checked: how many are right, and
//! how long one takes.

use std::time::Instant;

use market::language;

fn main() {
    let path = std::env::args().nth(1).expect("a file is named");
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    match text.strip_prefix("language\tkind\ttext\n") {
        Some(rows) => ["title", "text"].into_iter().for_each(|kind| check(rows, kind)),
        None => text.lines().for_each(|line| println!("{}", tag(line))),
    }
}

fn tag(text: &str) -> String {
    language(text).map_or_else(|| "-".to_owned(), |language| language.tag())
}

fn check(rows: &str, kind: &str) {
    let rows: Vec<Vec<&str>> = rows
        .lines()
        .map(|row| row.split('\t').collect())
        .filter(|row: &Vec<&str>| row[1] == kind)
        .collect();
    let code = |text: &str| language(text).map(|language| language.code().to_owned());
    let wrong: Vec<_> = rows
        .iter()
        .filter(|row| code(row[2]).as_deref() != Some(row[0]))
        .collect();
    for row in &wrong {
        println!("{} is said to be {:?}: {}", row[0], code(row[2]), row[2]);
    }
    const TURNS: usize = 200;
    let start = Instant::now();
    for row in std::iter::repeat_n(&rows, TURNS).flatten() {
        std::hint::black_box(language(row[2]));
    }
    let each = start.elapsed().as_secs_f64() * 1e6 / (TURNS * rows.len()) as f64;
    println!(
        "{kind}: {} of {} right, {each:.1} microseconds each",
        rows.len() - wrong.len(),
        rows.len()
    );
}
