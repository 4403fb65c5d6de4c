//! The files of a form, and the form as one application.

use std::collections::BTreeMap;

use base::{Language, PersonName, Time};
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use web::{Fields, FormErrors, Message, Multipart};

use super::{
    fields::{self, Applied, Hidden},
    limits,
    opening::Opening,
    page::Kept,
    uploads::{self, Upload},
};
use crate::{
    App,
    applications::{self, Admission, SentFile, Signal, Signals, Source, Submission},
    documents::{self, Arrived, DocumentKind, Intake, Refused, Taken},
    jobs::{Question, QuestionKind},
};

/// The files that came for a form: in it, or ahead of it. By field.
#[derive(Default)]
pub struct Files {
    arrived: BTreeMap<String, Arrived>,
    ahead: BTreeMap<String, (String, Upload)>,
    errors: FormErrors,
    /// One of them was larger than allowed.
    too_large: bool,
    /// Uploads that became part of the application, to be forgotten with it.
    used: Vec<base::Id<Upload>>,
}

impl Files {
    /// Takes the files of a form as they stream in, and its fields. Files for fields that the form does not have are
    /// passed over. `ours` says which field of our form is meant by one that came.
    pub async fn receive(
        app: &App,
        form: Multipart,
        questions: &[Question],
        ours: impl Fn(&str) -> String,
    ) -> web::Result<(Fields, Self)> {
        let mut form = form.max_files(app.limits.upload_files.max(2 + questions.len()));
        let mut files = Self::default();
        while let Some(part) = form.next_file().await? {
            let field = ours(&part.field);
            let known = matches!(field.as_str(), "resume" | "cover_letter")
                || questions
                    .iter()
                    .any(|one| one.kind == QuestionKind::File && fields::field_of(one) == field);
            if !known || files.arrived.contains_key(&field) {
                continue;
            }
            match documents::take(app, part).await? {
                Taken::Stored(file) => drop(files.arrived.insert(field, file)),
                Taken::Refused(words) => files.errors.push(field, words),
                Taken::TooLarge(words) => {
                    // Nothing after it is read; the form has its files last, so what was typed is here.
                    files.errors.push(field, words);
                    files.too_large = true;
                    return Ok((form.fields().clone(), files));
                }
            }
        }
        Ok((form.finish().await?, files))
    }

    /// Takes a file that is there as a whole. What is not taken is noted among the errors.
    pub async fn add(&mut self, app: &App, field: &str, filename: &str, bytes: &[u8]) -> web::Result<()> {
        match store(app, filename, bytes).await {
            Ok(file) => drop(self.arrived.insert(field.to_owned(), file)),
            Err(refused) => {
                self.too_large |= matches!(refused, Refused::NotTaken(files::Refusal::TooLarge));
                self.errors.push(field, refused.words(app)?);
            }
        }
        Ok(())
    }

    pub fn is_too_large(&self) -> bool {
        self.too_large
    }

    /// Looks up what was sent ahead of the form.
    pub(super) async fn find_uploads(&mut self, app: &App, hidden: &Hidden) -> web::Result<()> {
        let named = [
            ("resume".to_owned(), &hidden.resume_upload),
            ("cover_letter".to_owned(), &hidden.cover_letter_upload),
        ];
        let answers = hidden
            .answer_uploads
            .iter()
            .map(|(id, upload)| (format!("answer_{id}"), upload));
        for (field, secret) in named.into_iter().chain(answers) {
            // A file in the form itself is the newer one.
            if secret.is_empty() || self.arrived.contains_key(&field) {
                continue;
            }
            match uploads::find(&mut app.db.read(), secret).await? {
                Some(upload) if upload.is_whole() => drop(self.ahead.insert(field, (secret.clone(), upload))),
                Some(_) | None => self.errors.push(field, Message::new("applying-file-lost")),
            }
        }
        Ok(())
    }

    pub fn has(&self, field: &str) -> bool {
        self.arrived.contains_key(field) || self.ahead.contains_key(field)
    }

    pub fn take_errors(&mut self) -> FormErrors {
        std::mem::take(&mut self.errors)
    }

    /// Makes one file of each upload. On the first that is not one that we take, its field and the words for it.
    pub(super) async fn assemble(&mut self, app: &App) -> web::Result<Result<(), (String, Message)>> {
        for (field, (_, upload)) in &self.ahead {
            match uploads::assemble(app, upload).await {
                Ok(file) => drop(self.arrived.insert(field.clone(), file)),
                Err(refused) => return Ok(Err((field.clone(), refused.words(app)?))),
            }
            self.used.push(upload.id);
        }
        Ok(Ok(()))
    }

    pub(super) fn forget_upload(&mut self, field: &str) {
        self.ahead.remove(field);
        self.used.clear();
    }

    /// Keeps the files for the form when it is sent again.
    pub(super) async fn keep(self, app: &App) -> web::Result<Vec<(String, Kept)>> {
        let mut kept: Vec<(String, Kept)> = Vec::new();
        for (field, (secret, upload)) in &self.ahead {
            kept.push((
                field.clone(),
                Kept {
                    upload: secret.clone(),
                    ..Kept::from(upload)
                },
            ));
        }
        for (field, file) in self
            .arrived
            .iter()
            .filter(|(field, _)| !self.ahead.contains_key(*field))
        {
            let secret = uploads::keep(app, file).await?;
            let kb = (file.size as i64 + 1023) / 1024;
            kept.push((
                field.clone(),
                Kept {
                    upload: secret.reveal(),
                    filename: file.filename.clone(),
                    kb,
                },
            ));
        }
        Ok(kept)
    }

    fn into_sent(self) -> (Vec<SentFile>, Vec<base::Id<Upload>>) {
        let sent = self.arrived.into_iter().map(|(field, file)| match field.as_str() {
            "resume" => SentFile {
                kind: DocumentKind::Resume,
                question: None,
                file,
            },
            "cover_letter" => SentFile {
                kind: DocumentKind::CoverLetter,
                question: None,
                file,
            },
            answer => {
                let question = answer.strip_prefix("answer_").and_then(|id| id.parse().ok());
                SentFile {
                    kind: DocumentKind::Answer,
                    question,
                    file,
                }
            }
        });
        (sent.collect(), self.used)
    }
}

/// An application that is good in every field, by the form or by a program.
pub(super) struct Whole<'a> {
    pub opening: &'a Opening,
    pub applied: Applied,
    /// The parts of the name, where they were asked for one by one.
    pub name_parts: Option<PersonName>,
    pub files: Files,
    pub signals: Vec<Signal>,
    pub source: Source,
    /// Of the privacy notice that was shown.
    pub notice_version: String,
    /// Sent again under it, it is the same application.
    pub form_key: String,
}

/// How long somebody stays in the talent pool who agreed to it.
const POOL: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Writes the application and tells how far it was let in. When this returns, files and rows are durable (DUR-1). A job that
/// closed meanwhile is [`web::Error::Gone`].
pub(super) async fn submit(app: &App, language: &Language, whole: Whole<'_>) -> web::Result<Admission> {
    let Whole {
        opening,
        mut applied,
        name_parts,
        mut files,
        mut signals,
        source,
        notice_version,
        form_key,
    } = whole;
    if let Some(letter) = applied.cover_letter.take().filter(|_| !files.has("cover_letter")) {
        files
            .arrived
            .insert("cover_letter".to_owned(), typed_letter(app, &letter).await?);
    }
    let words = applied.answers.iter().filter_map(|answer| answer.value.as_str());
    signals.extend(limits::content_signals(&applied.name, words));
    let pool_consent = if applied.pool_consent {
        Some(pool_consent(app, language).await?)
    } else {
        None
    };
    let content_key = content_key(opening, &applied, &files);
    let signals = Signals(signals);
    let admission = signals.admission();
    let (sent, used) = files.into_sent();
    let submission = Submission {
        job: opening.job,
        posting: opening.posting,
        title: opening.title.clone(),
        name: applied.name,
        name_parts,
        email: applied.email,
        phone: applied.phone,
        language: language.clone(),
        source,
        answers: applied.answers,
        files: sent,
        pool_consent,
        notice_version: Some(notice_version),
        signals,
        form_key,
        content_key,
    };
    let keys = app.keys.clone();
    app.db
        .write(move |tx| {
            let (submission, keys, used) = (submission.clone(), keys.clone(), used.clone());
            Box::pin(async move {
                applications::submit(tx, &keys, submission).await?;
                for upload in used {
                    uploads::forget(tx, upload).await?;
                }
                Ok::<_, web::Error>(())
            })
        })
        .await?;
    Ok(admission)
}

async fn typed_letter(app: &App, letter: &str) -> web::Result<Arrived> {
    let text = base::clean_block(letter);
    store(app, "cover-letter.txt", text.as_bytes())
        .await
        .map_err(|refused| web::Error::Internal(anyhow::Error::new(refused)))
}

async fn store(app: &App, filename: &str, bytes: &[u8]) -> Result<Arrived, Refused> {
    let mut intake = Intake::begin(app, filename).await?;
    intake.write(bytes).await?;
    intake.finish().await
}

/// The sentence that stood beside the box, and until when it holds.
async fn pool_consent(app: &App, language: &Language) -> web::Result<(String, Time)> {
    let organization = app.organization().await?;
    let company = organization.name.in_language(language).to_owned();
    let now = app.clock.now();
    let locale = web::Locale::new(language.as_str(), organization.zone.clone(), now);
    let wording = app
        .templates
        .messages()
        .say(&locale, &Message::new("applying-pool-consent").with("company", company));
    Ok((wording, now + POOL))
}

/// A digest of everything that was sent: the same words and files by another tab are one application.
fn content_key(opening: &Opening, applied: &Applied, files: &Files) -> String {
    let mut hash = Sha256::new();
    let mut add = |part: &str| {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    };
    add(&opening.job.to_string());
    add(&applied.email.comparison());
    add(&applied.name);
    add(&applied.phone.as_ref().map(ToString::to_string).unwrap_or_default());
    for answer in &applied.answers {
        add(&answer.question.to_string());
        add(&answer.value.to_string());
    }
    for (field, file) in &files.arrived {
        add(field);
        add(&file.sha256);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
