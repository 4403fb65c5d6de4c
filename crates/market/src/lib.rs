//! What other employers' postings say, and which of them are one and the same job.
//!
//! [`read`](read()) says of a posting its language, function, level, form of employment, urgency and topics, each with
//! the words it was found by. A [`Sketch`] keeps what is needed to tell jobs apart in 96 bytes; [`compare`] says whether
//! two are the same job, and why; an [`Index`] finds the one among an employer's postings. [`difference`] tells what
//! changed on a board between two looks.

mod ad;
mod compare;
mod fold;
mod index;
mod kinds;
mod language;
mod lexicon;
mod read;
mod rules;
mod signals;
mod sketch;
mod title;
mod words;

pub use ad::{Ad, Found, LONGEST_DEPARTMENT, LONGEST_TEXT, LONGEST_TITLE, Meaning, Pay, Source};
pub use compare::{Background, ENOUGH, Evidence, Pairing, Reason, Verdict, Words, compare};
pub use index::{Index, Match};
pub use kinds::{Employment, Function, Level};
pub use language::{Han, Language, language};
pub use lexicon::name_of;
pub use read::read;
pub use signals::{CHANGED_TEXT, NEW_DATE, Seen, Signal, Team, difference, difference_since};
pub use sketch::{Sketch, read_and_sketch, sketch};
pub use title::Topics;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_hostile;
