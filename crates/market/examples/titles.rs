//! What each line of a file, taken for a title, says: function, level, form of employment, topics, and the word that
//! told the function; `-` where nothing does.
//!
//! ```text
//! cargo run --release -p market --example titles -- FILE
//! ```

use market::{Ad, read};

fn main() {
    let path = std::env::args().nth(1).expect("a file is named");
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    for title in text.lines() {
        let meaning = read(&Ad { title, ..Ad::default() });
        let function = meaning.function.as_ref().map_or("-", |found| found.what.key());
        let word = meaning.function.as_ref().map_or("-", |found| found.words.as_ref());
        let level = meaning.level.map_or("-", |found| found.what.key());
        let employment = meaning.employment.map_or("-", |found| found.what.key());
        let topics: Vec<&str> = meaning.topics.names().collect();
        println!(
            "{title}\t{function}\t{level}\t{employment}\t{}\t{word}",
            topics.join(",")
        );
    }
}
