//! What Greenhouse's clients send, in the names of our own form.

use std::collections::BTreeSet;

use base::{PersonName, PersonNameError};
use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use web::{Fields, FormErrors, Message};

use super::{numbers, questions};
use crate::{
    applying::{self, Form},
    jobs::{Question, QuestionKind},
};

/// The longest first name, last name or address (documented there).
const LONGEST: usize = 255;

/// Base64 with and without padding: senders differ.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What was sent, translated.
#[derive(Default)]
pub struct Translated {
    pub fields: Fields,
    pub name: Option<PersonName>,
    /// Files that came as text or Base64: field of our form, name, bytes.
    pub files: Vec<(String, String, Vec<u8>)>,
    /// By the names of the sender's fields.
    pub errors: FormErrors,
    /// The value of `gh_src` in the address that the applicant followed.
    pub source: String,
}

/// Translates fields. What our form has no place for is passed over: location, education and employment (the CV tells
/// them), answers about origin and health (which are not asked for here), consents (on which nothing rests here).
pub fn translate(form: &Form, sent: &Fields, removed: &[String]) -> Translated {
    let mut made = Translated {
        source: first(sent, "mapped_url_token").to_owned(),
        ..Translated::default()
    };
    made.person(form, sent);
    made.file(sent, "resume", "resume", Letter::AsFile);
    made.file(sent, "cover_letter", "cover_letter", Letter::AsText);
    for question in &form.questions {
        made.answer(question, sent);
    }
    made.unknown_questions(form, sent, removed);
    made
}

/// The field of our form that a file comes for, in a multipart body.
pub fn file_field(form: &Form, name: &str) -> String {
    let question = form
        .questions
        .iter()
        .find(|question| questions::field_of(question) == name);
    question.map_or_else(|| name.to_owned(), applying::field_of)
}

/// Mistakes by the names of the sender's fields instead of ours.
pub fn in_their_names(form: &Form, errors: &FormErrors) -> FormErrors {
    let mut theirs = FormErrors::default();
    for (field, message) in errors.iter() {
        let question = form
            .questions
            .iter()
            .find(|question| applying::field_of(question) == field);
        let name = match (question, field) {
            (Some(question), _) => questions::field_of(question),
            (None, "name") => "first_name".to_owned(),
            (None, own) => own.to_owned(),
        };
        theirs.push(name, message.clone());
    }
    theirs
}

/// What becomes of text that came instead of a file.
enum Letter {
    AsFile,
    /// Our form takes it as it is.
    AsText,
}

impl Translated {
    fn person(&mut self, form: &Form, sent: &Fields) {
        let [given, family] = ["first_name", "last_name"].map(|name| {
            let text = base::clean_line(first(sent, name));
            let wrong = if text.is_empty() {
                Some(Message::new("fields-required"))
            } else if applying::links(&text) > 0 {
                Some(Message::new("integrations-greenhouse-link"))
            } else {
                too_long(&text)
            };
            if let Some(message) = wrong {
                self.errors.push(name, message);
            }
            text
        });
        match PersonName::new(&given, &family) {
            Ok(name) => {
                self.fields.push("name", name.display(&form.opening.language));
                self.name = Some(name);
            }
            Err(PersonNameError::TooLong) => {
                self.fail_once("last_name", Message::new("fields-too-long").with("max", 200_i64));
            }
            Err(PersonNameError::Empty) => {}
        }
        let email = first(sent, "email");
        if email.is_empty() {
            self.errors.push("email", Message::new("fields-required"));
        } else if let Some(message) = too_long(email) {
            self.errors.push("email", message);
        } else {
            self.fields.push("email", email);
        }
        let phone = first(sent, "phone");
        if applying::links(phone) > 0 {
            self.errors.push("phone", Message::new("integrations-greenhouse-link"));
        } else {
            self.fields.push("phone", phone);
        }
    }

    fn fail_once(&mut self, field: &str, message: Message) {
        if self.errors.get(field).is_none() {
            self.errors.push(field, message);
        }
    }

    /// A file in one of the ways that are not multipart.
    fn file(&mut self, sent: &Fields, theirs: &str, ours: &str, letter: Letter) {
        if !first(sent, theirs).is_empty() {
            self.errors
                .push(theirs, Message::new("integrations-greenhouse-no-file"));
        }
        self.content(sent, theirs, ours);
        let text = first(sent, &format!("{theirs}_text"));
        if text.is_empty() {
            return;
        }
        match letter {
            Letter::AsText => self.fields.push(ours, text),
            Letter::AsFile => {
                let text = base::clean_block(text).into_bytes();
                self.files.push((ours.to_owned(), format!("{theirs}.txt"), text));
            }
        }
    }

    /// A file as Base64. From an address it is not fetched: a server must not be sent anywhere by strangers (IN-7).
    fn content(&mut self, sent: &Fields, theirs: &str, ours: &str) {
        let address = format!("{theirs}_url");
        if !first(sent, &address).is_empty() {
            self.errors
                .push(address, Message::new("integrations-greenhouse-no-fetching"));
        }
        let (content, filename) = (format!("{theirs}_content"), format!("{theirs}_content_filename"));
        let text: String = first(sent, &content).split_ascii_whitespace().collect();
        if text.is_empty() {
            return;
        }
        let name = first(sent, &filename);
        if name.is_empty() {
            self.errors.push(filename, Message::new("fields-required"));
        }
        match BASE64.decode(text) {
            Ok(bytes) => self.files.push((ours.to_owned(), name.to_owned(), bytes)),
            Err(_) => self
                .errors
                .push(content, Message::new("integrations-greenhouse-no-base64")),
        }
    }

    fn answer(&mut self, question: &Question, sent: &Fields) {
        let (theirs, ours) = (questions::field_of(question), applying::field_of(question));
        if question.kind == QuestionKind::File {
            return self.file(sent, &theirs, &ours, Letter::AsFile);
        }
        let list = format!("{theirs}[]");
        let values: Vec<&str> = sent
            .many(&theirs)
            .chain(sent.many(&list))
            .filter(|value| !value.is_empty())
            .collect();
        for value in values {
            let value = match question.kind {
                QuestionKind::YesNo => yes_or_no(value),
                QuestionKind::Choice | QuestionKind::Choices => chosen(question, value),
                QuestionKind::Text
                | QuestionKind::LongText
                | QuestionKind::Number
                | QuestionKind::Date
                | QuestionKind::File => value,
            };
            self.fields.push(ours.clone(), value);
        }
    }

    /// An answer to what nobody asked is a mistake of the sender, unless the question was taken off meanwhile.
    fn unknown_questions(&mut self, form: &Form, sent: &Fields, removed: &[String]) {
        let asked: BTreeSet<String> = form.questions.iter().map(questions::field_of).collect();
        for (name, _) in sent.iter().filter(|(_, value)| !value.is_empty()) {
            let Some(number) = name.strip_prefix("question_") else {
                continue;
            };
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            let question = format!("question_{digits}");
            if !asked.contains(&question) && !removed.contains(&question) {
                self.fail_once(name, Message::new("integrations-greenhouse-no-question"));
            }
        }
    }
}

fn too_long(text: &str) -> Option<Message> {
    let is_long = text.chars().count() > LONGEST;
    is_long.then(|| Message::new("fields-too-long").with("max", LONGEST as i64))
}

fn yes_or_no(value: &str) -> &str {
    match value {
        "1" | "true" => "yes",
        "0" | "false" => "no",
        other => other,
    }
}

/// The value of a choice by its number; anything else is left for the form to refuse.
fn chosen<'a>(question: &'a Question, value: &'a str) -> &'a str {
    let number: Option<i64> = value.parse().ok();
    let options = question.options.0.iter();
    let mut named = options.filter(|option| Some(numbers::of_choice(question.id.uuid(), &option.value)) == number);
    named.next().map_or(value, |option| option.value.as_str())
}

fn first<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.many(name).next().unwrap_or_default().trim()
}
