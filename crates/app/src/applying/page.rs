//! The page with the form.

use base::Language;
use serde::Serialize;
use web::{FormView, templates::View};

use super::{fields, opening::Opening};
use crate::{
    jobs::{CoverLetter, Question, QuestionKind},
    organization::Translated,
};

/// A field that people do not see and programs fill in. Not a name that browsers know.
pub(super) const HONEYPOT: &str = "second_reference";

/// The form.
#[derive(Serialize)]
pub struct ApplyPage {
    pub(super) slug: String,
    pub(super) title: String,
    /// Of the posting; the page may be in another.
    pub(super) title_lang: String,
    pub(super) minutes: u32,
    pub(super) form: FormView,
    pub(super) questions: Vec<Asked>,
    pub(super) file_questions: Vec<Asked>,
    pub(super) token: String,
    pub(super) source: String,
    pub(super) honeypot: &'static str,
    pub(super) notice_version: String,
    pub(super) resume: Option<Kept>,
    pub(super) cover_letter: Option<Kept>,
    /// Whether the form asks for a letter.
    pub(super) letter: CoverLetter,
    pub(super) max_bytes: u64,
    pub(super) max_mb: u64,
    /// Shown above a form that has to be sent again though nothing in it is wrong.
    pub(super) note: Option<web::Message>,
    /// The job takes no applications any more; what was typed can be copied.
    pub(super) closed: bool,
}

/// A file of the form that is stored already.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    pub upload: String,
    pub filename: String,
    pub kb: i64,
}

/// A question as the page asks it.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    name: String,
    kind: &'static str,
    label: String,
    label_lang: String,
    hint: String,
    options: Vec<AskedOption>,
    required: bool,
    pub(super) kept: Option<Kept>,
}

#[derive(Clone, Debug, Serialize)]
struct AskedOption {
    value: String,
    label: String,
}

impl Asked {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn of(question: &Question, language: &Language) -> Self {
        Self {
            name: fields::field_of(question),
            kind: question.kind.as_str(),
            label: question.labels.in_language(language).to_owned(),
            label_lang: language_of(&question.labels, language),
            hint: question.hints.in_language(language).to_owned(),
            options: question
                .options
                .0
                .iter()
                .map(|option| AskedOption {
                    value: option.value.clone(),
                    label: Some(option.labels.in_language(language))
                        .filter(|label| !label.is_empty())
                        .unwrap_or(&option.value)
                        .to_owned(),
                })
                .collect(),
            required: question.required,
            kept: None,
        }
    }
}

/// In which language a text stands that was asked for in another.
fn language_of(texts: &Translated, language: &Language) -> String {
    let shown = texts.in_language(language);
    let found = texts.0.iter().find(|(_, text)| *text == shown).map(|(own, _)| own);
    found.unwrap_or(language).to_string()
}

impl ApplyPage {
    pub(super) fn new(opening: &Opening, questions: &[Question], language: &Language, max_bytes: u64) -> Self {
        let (files, others): (Vec<_>, Vec<_>) = questions
            .iter()
            .partition(|question| question.kind == QuestionKind::File);
        let asked = |questions: Vec<&Question>| questions.into_iter().map(|one| Asked::of(one, language)).collect();
        Self {
            slug: opening.slug.clone(),
            title: opening.title.clone(),
            title_lang: opening.language.to_string(),
            minutes: crate::jobs::form_minutes(questions),
            form: FormView::blank(),
            questions: asked(others),
            file_questions: asked(files),
            token: String::new(),
            source: String::new(),
            honeypot: HONEYPOT,
            notice_version: String::new(),
            resume: None,
            cover_letter: None,
            letter: opening.cover_letter,
            max_bytes,
            max_mb: max_bytes / (1024 * 1024),
            note: None,
            closed: false,
        }
    }
}

impl View for ApplyPage {
    const TEMPLATE: &'static str = "applying/form.html";

    fn samples() -> Vec<Self> {
        let asked = |kind: &'static str, required| Asked {
            name: format!("answer_{kind}"),
            kind,
            label: "How do you like your <kiln>?".to_owned(),
            label_lang: "en".to_owned(),
            hint: "In your own words.".to_owned(),
            options: ["warm", "hot"]
                .map(|value| AskedOption {
                    value: value.to_owned(),
                    label: value.to_owned(),
                })
                .to_vec(),
            required,
            kept: None,
        };
        let kept = Kept {
            upload: "abc".to_owned(),
            filename: "Lebenslauf.pdf".to_owned(),
            kb: 214,
        };
        let page = |questions: Vec<Asked>, form: FormView, resume: Option<Kept>| Self {
            slug: "kiln-en".to_owned(),
            title: "Kiln Engineer".to_owned(),
            title_lang: "en".to_owned(),
            minutes: 3,
            form,
            questions,
            file_questions: vec![asked("file", false)],
            token: "t.1.s".to_owned(),
            source: "linkedin".to_owned(),
            honeypot: HONEYPOT,
            notice_version: "0".to_owned(),
            note: resume.is_some().then(|| web::Message::new("applying-send-again")),
            closed: resume.is_some(),
            resume: resume.clone(),
            letter: if resume.is_some() {
                CoverLetter::Required
            } else {
                CoverLetter::None
            },
            cover_letter: resume,
            max_bytes: 10_485_760,
            max_mb: 10,
        };
        let kinds = ["text", "long_text", "number", "date", "yes_no", "choice", "choices"];
        let errors = web::FormErrors::new("email", web::Message::new("applying-email-wrong"));
        let typed = [
            ("name", "Ada"),
            ("email", "ada@"),
            ("answer_choices", "hot"),
            ("pool_consent", "true"),
        ];
        vec![
            page(Vec::new(), FormView::blank(), None),
            page(
                kinds.map(|kind| asked(kind, true)).to_vec(),
                FormView::again(typed.into_iter().collect(), errors),
                Some(kept),
            ),
        ]
    }
}

/// The page after the form.
#[derive(Serialize)]
pub struct AppliedPage {
    pub(super) title: String,
    pub(super) title_lang: String,
    /// Whether a mail with the link to the status page is on its way.
    pub(super) mail: bool,
    /// The application is read only once the link of that mail was opened.
    pub(super) must_confirm: bool,
}

impl View for AppliedPage {
    const TEMPLATE: &'static str = "applying/applied.html";

    fn samples() -> Vec<Self> {
        [(true, false), (true, true), (false, false)]
            .map(|(mail, must_confirm)| Self {
                title: "Kiln Engineer".to_owned(),
                title_lang: "en".to_owned(),
                mail,
                must_confirm,
            })
            .into_iter()
            .collect()
    }
}
