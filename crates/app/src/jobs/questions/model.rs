//! A question, the answers that mark an application, and how long a form takes.

use base::{Date, Id};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{jobs::Job, organization::Translated};

/// A question on the application form. Also the marker of its id.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct Question {
    pub id: Id<Question>,
    pub job_id: Id<Job>,
    pub position: i32,
    pub kind: QuestionKind,
    pub labels: Translated,
    pub hints: Translated,
    /// What can be chosen; for [`QuestionKind::Choice`] and [`QuestionKind::Choices`].
    pub options: Choices,
    pub required: bool,
    /// An answer that meets it marks the application; it rejects nobody.
    pub knockout: Option<Knockout>,
}

impl Question {
    pub(super) const COLUMNS: &'static str = "id, job_id, position, kind, labels, hints, options, required, knockout";

    /// Whether an answer (JSON: text, number, true or false, date text, or a list of chosen values) marks the
    /// application.
    pub fn marks(&self, answer: &Value) -> bool {
        self.knockout.as_ref().is_some_and(|rule| rule.is_met_by(answer))
    }
}

/// What kind of answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    Text,
    LongText,
    Choice,
    Choices,
    Number,
    YesNo,
    File,
    Date,
}

db::text_enum!(QuestionKind {
    Text = "text",
    LongText = "long_text",
    Choice = "choice",
    Choices = "choices",
    Number = "number",
    YesNo = "yes_no",
    File = "file",
    Date = "date",
});

impl QuestionKind {
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// How long one takes to answer, in seconds; rough, on a phone.
    fn seconds(self) -> u32 {
        match self {
            Self::YesNo => 8,
            Self::Choice | Self::Date | Self::Number => 12,
            Self::Choices => 20,
            Self::Text => 30,
            Self::File => 45,
            Self::LongText => 150,
        }
    }
}

/// One thing to choose. The value is kept with answers, so it does not change when the words do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    pub labels: Translated,
}

/// What can be chosen, as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choices(pub Vec<Choice>);
db::json_text!(Choices);

/// A rule over an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", content = "value", rename_all = "snake_case")]
pub enum Knockout {
    /// One of these was chosen; `yes` and `no` for yes or no.
    OneOf(Vec<String>),
    /// None of these was chosen.
    NoneOf(Vec<String>),
    /// A number below this.
    Below(f64),
    /// A number above this.
    Above(f64),
    /// A day before this one.
    Before(Date),
    /// A day after this one.
    After(Date),
}
db::json_text!(Knockout);

impl Knockout {
    fn is_met_by(&self, answer: &Value) -> bool {
        if answer.is_null() {
            return false;
        }
        let day = || answer.as_str().and_then(|text| text.parse::<Date>().ok());
        match self {
            Self::OneOf(values) => chosen(answer).iter().any(|value| values.contains(value)),
            Self::NoneOf(values) => !chosen(answer).iter().any(|value| values.contains(value)),
            Self::Below(limit) => answer.as_f64().is_some_and(|number| number < *limit),
            Self::Above(limit) => answer.as_f64().is_some_and(|number| number > *limit),
            Self::Before(limit) => day().is_some_and(|day| day < *limit),
            Self::After(limit) => day().is_some_and(|day| day > *limit),
        }
    }
}

fn chosen(answer: &Value) -> Vec<String> {
    match answer {
        Value::Bool(true) => vec!["yes".to_owned()],
        Value::Bool(false) => vec!["no".to_owned()],
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values
            .iter()
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect(),
        Value::Null | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// A question about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewQuestion {
    pub kind: QuestionKind,
    pub labels: Translated,
    pub hints: Translated,
    pub options: Choices,
    pub required: bool,
    pub knockout: Option<Knockout>,
}

impl From<Question> for NewQuestion {
    fn from(question: Question) -> Self {
        Self {
            kind: question.kind,
            labels: question.labels,
            hints: question.hints,
            options: question.options,
            required: question.required,
            knockout: question.knockout,
        }
    }
}

/// How many minutes the whole form takes, rounded up: name, mail, phone and file, then the questions.
pub fn form_minutes<'a>(questions: impl IntoIterator<Item = &'a Question>) -> u32 {
    const OWN_DATA: u32 = 80;
    let seconds: u32 = questions.into_iter().map(|question| question.kind.seconds()).sum();
    (OWN_DATA + seconds).div_ceil(60)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_knock_out_marks_the_answers_it_names() {
        let no = Knockout::OneOf(vec!["no".to_owned()]);
        assert!(no.is_met_by(&json!(false)) && no.is_met_by(&json!("no")));
        assert!(!no.is_met_by(&json!(true)) && !no.is_met_by(&Value::Null));
        let neither = Knockout::NoneOf(vec!["rust".to_owned(), "c".to_owned()]);
        assert!(neither.is_met_by(&json!(["java"])) && neither.is_met_by(&json!([])));
        assert!(!neither.is_met_by(&json!(["java", "rust"])));
        assert!(Knockout::Below(3.0).is_met_by(&json!(2.5)) && !Knockout::Below(3.0).is_met_by(&json!(3)));
        let late = Knockout::After("2026-12-31".parse().unwrap());
        assert!(late.is_met_by(&json!("2027-01-01")) && !late.is_met_by(&json!("2026-12-31")));
        assert!(!late.is_met_by(&json!("soon")));
    }

    #[test]
    fn rules_survive_the_database() {
        let text = serde_json::to_string(&Knockout::Below(3.0)).unwrap();
        assert_eq!(text, r#"{"rule":"below","value":3.0}"#);
        assert_eq!(serde_json::from_str::<Knockout>(&text).unwrap(), Knockout::Below(3.0));
    }

    #[test]
    fn a_form_without_questions_takes_two_minutes() {
        assert_eq!(form_minutes([]), 2);
    }
}
