//! Reading the form: what people enter about themselves, and the answers to the job's own questions.

use base::{Date, Email, Id, Phone};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use web::{Fields, FormErrors, FormReader, Message};

use super::page::HONEYPOT;
use crate::{
    applications::Answered,
    jobs::{CoverLetter, Question, QuestionKind},
};

/// What the form says, when it is good.
#[derive(Debug)]
pub(super) struct Applied {
    pub name: String,
    pub email: Email,
    pub phone: Option<Phone>,
    pub answers: Vec<Answered>,
    /// A letter typed instead of sent as a file.
    pub cover_letter: Option<String>,
    pub pool_consent: bool,
}

/// The fields of the form that are not the applicant's own words.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub token: String,
    pub source: String,
    pub notice_version: String,
    /// A field that people do not see was filled in.
    pub trapped: bool,
    /// The form is asked for in another language, and not sent.
    pub switched: bool,
    pub resume_upload: String,
    pub cover_letter_upload: String,
    /// Question and upload.
    pub answer_uploads: Vec<(uuid::Uuid, String)>,
}

/// The hidden fields alone, to show the form again with them.
pub(super) fn hidden(fields: &Fields, questions: &[Question]) -> Hidden {
    let first = |name: &str| fields.many(name).next().unwrap_or_default().trim().to_owned();
    Hidden {
        token: first("token"),
        source: first("source"),
        notice_version: first("notice_version"),
        trapped: !first(HONEYPOT).is_empty(),
        switched: !first("switch").is_empty(),
        resume_upload: first("resume_upload"),
        cover_letter_upload: first("cover_letter_upload"),
        answer_uploads: questions
            .iter()
            .filter(|question| question.kind == QuestionKind::File)
            .map(|question| (question.id.uuid(), first(&format!("{}_upload", field_of(question)))))
            .filter(|(_, upload)| !upload.is_empty())
            .collect(),
    }
}

/// The name of a question's field.
pub fn field_of(question: &Question) -> String {
    format!("answer_{}", question.id)
}

/// The question whose answer, or file sent ahead, a field holds.
pub(super) fn question_in(field: &str) -> Option<Id<Question>> {
    let id = field.strip_prefix("answer_")?;
    id.strip_suffix("_upload").unwrap_or(id).parse().ok()
}

/// Reads the form. `has_file` says whether a file came for a field, in this form or ahead of it.
pub(super) fn read(
    fields: &Fields,
    letter: CoverLetter,
    questions: &[Question],
    has_file: impl Fn(&str) -> bool,
) -> Result<Applied, FormErrors> {
    let mut form = FormReader::new(fields);
    for name in [
        "token",
        "source",
        "notice_version",
        HONEYPOT,
        "resume_upload",
        "cover_letter_upload",
        "lang",
    ] {
        form.line(name, 0..=2000);
    }
    let name = form.line("name", 1..=200);
    let email = form.parse_with("email", |text| {
        text.parse::<Email>().map_err(|_| Message::new("applying-email-wrong"))
    });
    let phone = form.optional_parse_with("phone", |text| {
        text.parse::<Phone>().map_err(|_| Message::new("applying-phone-wrong"))
    });
    // A browser without script sends the name of an empty file field as an empty text now and then.
    form.line("resume", 0..=2000);
    form.check(has_file("resume"), "resume", Message::new("applying-resume-missing"));
    let cover_letter = Some(form.text("cover_letter", 0..=20_000)).filter(|text| !text.is_empty());
    form.check(
        letter != CoverLetter::Required || cover_letter.is_some() || has_file("cover_letter"),
        "cover_letter",
        Message::new("applying-cover-letter-missing"),
    );
    let mut answers = Vec::new();
    for question in questions {
        answers.extend(answer(&mut form, question, &has_file));
    }
    let pool_consent = form.checkbox("pool_consent");
    let ok = form.finish()?;
    let name = base::text::clean_line(&name);
    Ok(Applied {
        name,
        email: ok.get(email),
        phone,
        answers,
        cover_letter,
        pool_consent,
    })
}

fn answer(form: &mut FormReader, question: &Question, has_file: &impl Fn(&str) -> bool) -> Option<Answered> {
    let field = field_of(question);
    let least = usize::from(question.required);
    let value = match question.kind {
        QuestionKind::Text => text(form.line(&field, least..=2000)),
        QuestionKind::LongText => text(form.text(&field, least..=20_000)),
        QuestionKind::Number => required(form, question, &field, number).flatten(),
        QuestionKind::Date => required(form, question, &field, |text| {
            let day: Date = text.parse().map_err(|_| Message::new("applying-date-wrong"))?;
            Ok(Some(json!(day)))
        })
        .flatten(),
        QuestionKind::YesNo => required(form, question, &field, |text| match text {
            "yes" => Ok(Some(json!(true))),
            "no" => Ok(Some(json!(false))),
            _ => Err(Message::new("applying-choose-one")),
        })
        .flatten(),
        QuestionKind::Choice => required(form, question, &field, |text| {
            let known = question.options.0.iter().any(|option| option.value == text);
            if known {
                Ok(Some(json!(text)))
            } else {
                Err(Message::new("applying-choose-one"))
            }
        })
        .flatten(),
        QuestionKind::Choices => {
            let chosen: Vec<String> = form.many(&field);
            let known = chosen
                .iter()
                .all(|value| question.options.0.iter().any(|option| option.value == *value));
            form.check(known, &field, Message::new("applying-choose-one"));
            form.check(
                !question.required || !chosen.is_empty(),
                &field,
                Message::new("applying-choose-some"),
            );
            (!chosen.is_empty()).then(|| json!(chosen))
        }
        QuestionKind::File => {
            form.line(&field, 0..=2000);
            form.line(&format!("{field}_upload"), 0..=200);
            form.check(
                !question.required || has_file(&field),
                &field,
                Message::new("applying-file-missing"),
            );
            None
        }
    }?;
    let marked = question.marks(&value);
    Some(Answered {
        question: question.id.uuid(),
        value,
        marked,
    })
}

fn text(text: String) -> Option<Value> {
    (!text.is_empty()).then(|| json!(text))
}

/// A value that may have to be there; the outer option says whether anything was typed.
fn required(
    form: &mut FormReader,
    question: &Question,
    field: &str,
    read: impl Fn(&str) -> Result<Option<Value>, Message>,
) -> Option<Option<Value>> {
    let mistakes = !form.is_good(field);
    let value = form.optional_parse_with(field, &read);
    if value.is_none() && question.required && form.is_good(field) && !mistakes {
        let message = match question.kind {
            QuestionKind::YesNo | QuestionKind::Choice => "applying-choose-one",
            _ => "fields-required",
        };
        form.fail(field, Message::new(message));
    }
    value
}

/// What was read, unless something is wrong with it or with a file: that says more than that the file is missing.
pub(super) fn with_file_errors<T>(read: Result<T, FormErrors>, mut errors: FormErrors) -> Result<T, FormErrors> {
    match read {
        Ok(applied) if errors.is_empty() => Ok(applied),
        Ok(_) => Err(errors),
        Err(others) => {
            for (field, message) in others.iter() {
                if errors.get(field).is_none() {
                    errors.push(field, message.clone());
                }
            }
            Err(errors)
        }
    }
}

/// A number as people of any language type it: 1500, 1.5, 1,5, and in the full-width digits of a Chinese keyboard.
fn number(text: &str) -> Result<Option<Value>, Message> {
    let text: String = text.nfkc().collect();
    let plain = text.replace([' ', '\u{a0}', '\u{202f}'], "").replace(',', ".");
    match plain.parse::<f64>() {
        // What was typed as a whole number is shown as one.
        Ok(number) if number.fract() == 0.0 && number.abs() < 1e15 => Ok(Some(json!(number as i64))),
        Ok(number) if number.is_finite() => Ok(Some(json!(number))),
        _ => Err(Message::new("applying-number-wrong")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed_in_any_language() {
        for (text, read) in [
            ("1500", json!(1500)),
            ("1 500", json!(1500)),
            ("1,5", json!(1.5)),
            ("３", json!(3)),
            ("１２．５", json!(12.5)),
        ] {
            assert_eq!(number(text), Ok(Some(read)), "{text}");
        }
        assert!(number("three").is_err());
    }
}
