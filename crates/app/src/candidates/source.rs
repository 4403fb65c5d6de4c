//! Where people come from, in words.

use web::Message;

/// The sources that have a name in every language; others are shown as they were written.
pub const SOURCES: [&str; 12] = [
    "referral",
    "sourced",
    "careers_site",
    "linkedin",
    "boss_zhipin",
    "xing",
    "indeed",
    "arbeitsagentur",
    "campus",
    "fair",
    "agency",
    "internal",
];

/// What a source is called.
pub fn source_words(source: &str) -> Message {
    if SOURCES.contains(&source) {
        Message::new(format!("candidates-source-{}", source.replace('_', "-")))
    } else if source.is_empty() {
        Message::new("candidates-source-unknown")
    } else {
        Message::new("candidates-source-other").with("name", source.replace('_', " "))
    }
}
