//! The fictional company that `bole demo` shows: a world of plain data, and the CV files of its applicants.
//!
//! [`World::generate`] makes the whole of it from a seed and the present moment, always the same for the same two.
//! It knows no database and no rule of the product; what puts a world into the product lives with the product.
//! People, employers and schools are combined from word lists under `data/` and do not exist. Mail goes to
//! example.com and its siblings (RFC 2606), telephones stand in ranges that are set aside for fiction.

mod application;
mod company;
pub mod cv;
mod data;
mod generate;
mod job;
mod person;
mod postings;
#[cfg(test)]
mod tests;
mod world;

pub use application::{
    Answer, AnswerValue, Application, Message, MessageKind, Note, Outcome, OutcomeKind, Source, Stay, Task,
};
pub use company::{Company, Department, Office, Reason, Role, Side, Staff, Stage, StageKind, StageTemplate, Texts};
pub use job::{
    Choice, Employment, Job, JobState, Knockout, Pay, Period, Posting, PostingState, Question, QuestionKind, Seniority,
    Workplace,
};
pub use person::{City, CvFormat, CvStyle, Education, Experience, Layout, Person, Spoken};
pub use world::World;
