//! A question as a form: labels, hints and options in every language, and the answers that mark an application.

use std::collections::BTreeSet;

use base::Language;
use serde::Serialize;
use web::{Fields, FormReader, Message};

use super::super::{Choice, Choices, Knockout, NewQuestion, QuestionKind};
use crate::organization::Translated;

/// How many empty rows stand under the options there are.
const SPARE: usize = 3;
/// How many rows there are at least: most questions need no more.
const LEAST: usize = 8;
/// More rows than any question of a form has options.
const ROWS: usize = 50;

/// A row of the options as the template goes through it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct OptionRow {
    pub at: usize,
    pub value: String,
}

/// The rows of a form: those that hold something, and some to spare.
pub(super) fn option_rows(fields: &Fields) -> Vec<OptionRow> {
    let value = |at: usize, part: &str| {
        let name = format!("option-{at}-{part}");
        fields.many(&name).next().unwrap_or_default().to_owned()
    };
    let prefix = |at: usize| format!("option-{at}-");
    let is_used = |at: usize| {
        fields
            .iter()
            .any(|(name, value)| name.starts_with(&prefix(at)) && !value.is_empty())
    };
    let used = (0..ROWS).rev().find(|at| is_used(*at)).map_or(0, |at| at + 1);
    (0..(used + SPARE).clamp(LEAST, ROWS))
        .map(|at| OptionRow {
            at,
            value: value(at, "value"),
        })
        .collect()
}

/// Reads a question of this kind.
pub(super) fn read(form: &mut FormReader<'_>, kind: QuestionKind, languages: &[String]) -> NewQuestion {
    let labels = translated(form, "label", languages, 300);
    let hints = translated(form, "hint", languages, 300);
    if labels.is_empty() {
        let first = languages.first().map_or("en", String::as_str);
        form.fail(&format!("label-{first}"), Message::new("jobs-question-needs-label"));
    }
    let required = form.checkbox("required");
    let (options, marked) = if kind.has_options() {
        read_options(form, languages)
    } else {
        Default::default()
    };
    let knockout = match kind {
        QuestionKind::Choice | QuestionKind::Choices => {
            let none_of = form.optional_line("knockout_rule", 10).as_deref() == Some("none_of");
            let rule = if none_of { Knockout::NoneOf } else { Knockout::OneOf };
            (!marked.is_empty()).then(|| rule(marked))
        }
        QuestionKind::YesNo => {
            let answer = form.optional_parse_with("knockout_rule", |text| match text {
                "yes" | "no" => Ok(Some(text.to_owned())),
                "none" => Ok(None),
                _ => Err(Message::new("fields-invalid")),
            });
            answer.flatten().map(|answer| Knockout::OneOf(vec![answer]))
        }
        QuestionKind::Number | QuestionKind::Date => read_limit(form, kind),
        QuestionKind::Text | QuestionKind::LongText | QuestionKind::File => None,
    };
    NewQuestion {
        kind,
        labels,
        hints,
        options: Choices(options),
        required,
        knockout,
    }
}

fn read_limit(form: &mut FormReader<'_>, kind: QuestionKind) -> Option<Knockout> {
    let rule = form.optional_line("knockout_rule", 10).unwrap_or_default();
    match (kind, rule.as_str()) {
        (QuestionKind::Number, "below" | "above") => {
            let limit = form.parse_with("knockout_value", |text| {
                text.replace(',', ".")
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())
                    .ok_or_else(|| Message::new("jobs-question-knockout-number"))
            });
            let rule = if rule == "below" {
                Knockout::Below
            } else {
                Knockout::Above
            };
            limit.value().copied().map(rule)
        }
        (QuestionKind::Date, "before" | "after") => {
            let limit = form.parse_with("knockout_value", |text| {
                text.parse::<base::Date>()
                    .map_err(|_| Message::new("jobs-question-knockout-date"))
            });
            let rule = if rule == "before" {
                Knockout::Before
            } else {
                Knockout::After
            };
            limit.value().copied().map(rule)
        }
        _ => {
            // What is typed beside "marks nobody" means nothing.
            form.optional_line("knockout_value", 40);
            None
        }
    }
}

fn translated(form: &mut FormReader<'_>, prefix: &str, languages: &[String], most: usize) -> Translated {
    let mut words = Translated::default();
    for tag in languages {
        if let (Some(text), Ok(language)) = (
            form.optional_line(&format!("{prefix}-{tag}"), most),
            tag.parse::<Language>(),
        ) {
            words.insert(language, text);
        }
    }
    words
}

/// The options in their order and the values that mark. A row without words is no option any more.
fn read_options(form: &mut FormReader<'_>, languages: &[String]) -> (Vec<Choice>, Vec<String>) {
    let mut options: Vec<Choice> = Vec::new();
    let mut marked = Vec::new();
    let mut fresh: Vec<usize> = Vec::new();
    for at in 0..ROWS {
        let value = form.line(&format!("option-{at}-value"), 0..=40);
        let labels = translated(form, &format!("option-{at}"), languages, 200);
        let marks = form.checkbox(&format!("option-{at}-marks"));
        if labels.is_empty() {
            continue;
        }
        if value.is_empty() {
            fresh.push(options.len());
        }
        if marks {
            marked.push(options.len());
        }
        options.push(Choice { value, labels });
    }
    // A new option gets a value that none has, so that answers given to others keep theirs.
    let mut taken: BTreeSet<String> = options.iter().map(|option| option.value.clone()).collect();
    for at in fresh {
        let free = (1..)
            .map(|n| format!("option-{n}"))
            .find(|value| !taken.contains(value));
        let value = free.expect("there are more numbers than options");
        taken.insert(value.clone());
        options[at].value = value;
    }
    let marked = marked.into_iter().map(|at| options[at].value.clone()).collect();
    (options, marked)
}

/// The fields of a question's form.
pub(super) fn show(question: &NewQuestion) -> Fields {
    let mut form = Fields::default();
    form.push("required", question.required.to_string());
    for (language, text) in &question.labels.0 {
        form.push(format!("label-{language}"), text);
    }
    for (language, text) in &question.hints.0 {
        form.push(format!("hint-{language}"), text);
    }
    let (rule, limit, marked): (&str, String, &[String]) = match &question.knockout {
        None => ("none", String::new(), &[]),
        Some(Knockout::OneOf(values)) if question.kind == QuestionKind::YesNo => {
            (values.first().map_or("none", String::as_str), String::new(), &[])
        }
        Some(Knockout::OneOf(values)) => ("one_of", String::new(), values),
        Some(Knockout::NoneOf(values)) => ("none_of", String::new(), values),
        Some(Knockout::Below(limit)) => ("below", limit.to_string(), &[]),
        Some(Knockout::Above(limit)) => ("above", limit.to_string(), &[]),
        Some(Knockout::Before(limit)) => ("before", limit.to_string(), &[]),
        Some(Knockout::After(limit)) => ("after", limit.to_string(), &[]),
    };
    form.push("knockout_rule", rule);
    form.push("knockout_value", limit);
    for (at, option) in question.options.0.iter().enumerate() {
        form.push(format!("option-{at}-value"), &option.value);
        form.push(format!("option-{at}-marks"), marked.contains(&option.value).to_string());
        for (language, text) in &option.labels.0 {
            form.push(format!("option-{at}-{language}"), text);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Vec<String> {
        vec!["en".to_owned(), "de".to_owned()]
    }

    #[test]
    fn options_keep_their_values_when_one_goes_and_one_comes() {
        let fields: Fields = [
            ("label-en", "Which?"),
            ("option-0-value", "option-1"),
            ("option-0-en", ""),
            ("option-1-value", "option-2"),
            ("option-1-de", "Zwei"),
            ("option-1-marks", "true"),
            ("option-2-value", ""),
            ("option-2-en", "Three"),
        ]
        .into_iter()
        .collect();
        let mut form = FormReader::new(&fields);
        let question = read(&mut form, QuestionKind::Choice, &languages());
        form.finish().unwrap();
        let values: Vec<&str> = question.options.0.iter().map(|option| option.value.as_str()).collect();
        assert_eq!(values, ["option-2", "option-1"]);
        assert_eq!(question.knockout, Some(Knockout::OneOf(vec!["option-2".to_owned()])));
    }

    #[test]
    fn a_limit_must_be_a_number() {
        let fields: Fields = [
            ("label-en", "Years?"),
            ("knockout_rule", "below"),
            ("knockout_value", "three"),
        ]
        .into_iter()
        .collect();
        let mut form = FormReader::new(&fields);
        read(&mut form, QuestionKind::Number, &languages());
        assert!(form.finish().unwrap_err().get("knockout_value").is_some());
    }
}
