//! Questions of a job's own on the application form.

mod actions;
mod model;
mod store;

pub use actions::{add_question, change_question, move_question, remove_question};
pub use model::{Choice, Choices, Knockout, NewQuestion, Question, QuestionKind, form_minutes};
pub(super) use store::insert_all;
pub use store::{questions_of, removed_questions};

/// More questions than this cost applicants, and whoever builds the form is told so.
pub const MANY: usize = 10;
