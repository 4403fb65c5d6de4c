//! What the form asks, in Greenhouse's words, and the names under which answers come back.

use base::Language;
use serde_json::{Value, json};
use web::Message;

use super::{answers::Board, numbers};
use crate::jobs::{CoverLetter, Question, QuestionKind};

/// The name of a question's field.
pub fn field_of(question: &Question) -> String {
    format!("question_{}", numbers::of(question.id.uuid()))
}

/// Everything the form of a posting asks, in its language.
pub fn questions(board: &Board<'_>, language: &Language, letter: CoverLetter, own: &[Question]) -> Vec<Value> {
    let label = |key: &'static str| board.say(language, &Message::new(key));
    let mut all = vec![
        asked(
            label("integrations-greenhouse-first-name"),
            true,
            &[("first_name", "input_text")],
        ),
        asked(
            label("integrations-greenhouse-last-name"),
            true,
            &[("last_name", "input_text")],
        ),
        asked(label("applying-email"), true, &[("email", "input_text")]),
        asked(label("applying-phone"), false, &[("phone", "input_text")]),
        asked(
            label("applying-resume"),
            true,
            &[("resume", "input_file"), ("resume_text", "textarea")],
        ),
    ];
    let is_required = match letter {
        CoverLetter::None => None,
        CoverLetter::Optional => Some(false),
        CoverLetter::Required => Some(true),
    };
    all.extend(is_required.map(|required| {
        let fields = [("cover_letter", "input_file"), ("cover_letter_text", "textarea")];
        asked(label("applying-cover-letter"), required, &fields)
    }));
    all.extend(own.iter().map(|question| own_question(board, language, question)));
    all
}

fn asked(label: String, required: bool, fields: &[(&str, &str)]) -> Value {
    let fields: Vec<Value> = fields
        .iter()
        .map(|(name, kind)| json!({"name": name, "type": kind, "values": []}))
        .collect();
    json!({"label": label, "description": null, "required": required, "fields": fields})
}

fn own_question(board: &Board<'_>, language: &Language, question: &Question) -> Value {
    let mut name = field_of(question);
    let (kind, values) = match question.kind {
        QuestionKind::Text | QuestionKind::Number | QuestionKind::Date => ("input_text", Vec::new()),
        QuestionKind::LongText => ("textarea", Vec::new()),
        QuestionKind::File => ("input_file", Vec::new()),
        QuestionKind::YesNo => ("multi_value_single_select", yes_or_no(board, language)),
        QuestionKind::Choice => ("multi_value_single_select", choices(language, question)),
        QuestionKind::Choices => {
            name.push_str("[]");
            ("multi_value_multi_select", choices(language, question))
        }
    };
    let hint = Some(question.hints.in_language(language)).filter(|hint| !hint.is_empty());
    json!({
        "label": question.labels.in_language(language),
        "description": hint,
        "required": question.required,
        "fields": [{"name": name, "type": kind, "values": values}],
    })
}

/// No is 0 and yes is 1, as the documentation has it.
fn yes_or_no(board: &Board<'_>, language: &Language) -> Vec<Value> {
    let said = |key: &'static str| board.say(language, &Message::new(key));
    vec![
        json!({"value": 0, "label": said("integrations-greenhouse-no")}),
        json!({"value": 1, "label": said("integrations-greenhouse-yes")}),
    ]
}

fn choices(language: &Language, question: &Question) -> Vec<Value> {
    let value = |value: &str| numbers::of_choice(question.id.uuid(), value);
    let options = question.options.0.iter();
    options
        .map(|option| json!({"value": value(&option.value), "label": option.labels.in_language(language)}))
        .collect()
}
