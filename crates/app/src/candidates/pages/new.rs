//! Adding somebody by hand: with a CV, a first note and straight into a job, if wished.

use axum::response::{IntoResponse, Response};
use base::Id;
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, Multipart, Query, View, redirect};

use super::{
    form::{self, Choices},
    show::{JobChoice, jobs_to_add},
};
use crate::{
    applications::{NewByStaff, Outcome, SentFile, Source, Who, add_by_staff},
    applying::{keep_file, kept_file},
    candidates::{self, Candidate, Described, NewCandidate, SOURCES, Twin},
    documents::{self, Arrived, DocumentKind, NewDocument, Taken},
    jobs::Job,
    layout::Desk,
    notes,
};

/// `GET /app/candidates/new`
#[derive(Serialize)]
pub(super) struct NewPage {
    form: FormView,
    choices: Choices,
    jobs: Vec<JobChoice>,
    /// A CV that came with the form before.
    kept: Option<Kept>,
    max_mb: i64,
}

/// A file that need not be sent again.
#[derive(Clone, Debug, Serialize)]
struct Kept {
    upload: String,
    filename: String,
}

/// They may be known already.
#[derive(Serialize)]
pub(super) struct TwinsPage {
    name: String,
    twins: Vec<Twin>,
    /// More of each of them.
    described: Vec<Described>,
    /// Everything typed, to go along.
    fields: Vec<(String, String)>,
    kept: Option<Kept>,
}

impl View for NewPage {
    const TEMPLATE: &'static str = "candidates/new.html";

    fn samples() -> Vec<Self> {
        let page = |form, kept| Self {
            form,
            choices: Choices::sample(),
            jobs: vec![JobChoice {
                id: Id::from_uuid(uuid::Uuid::nil()),
                number: 7,
                title: "Kiln <Engineer>".to_owned(),
            }],
            kept,
            max_mb: 10,
        };
        let wrong = FormErrors::new("name", Message::new("fields-required"));
        vec![
            page(FormView::blank(), None),
            page(FormView::again(Fields::default(), wrong), Some(Kept::sample())),
        ]
    }
}

impl View for TwinsPage {
    const TEMPLATE: &'static str = "candidates/twins-first.html";

    fn samples() -> Vec<Self> {
        let page = |kept: Option<Kept>| Self {
            name: "Ada <Okafor>".to_owned(),
            twins: Twin::samples(),
            described: vec![Described {
                id: Id::from_uuid(uuid::Uuid::nil()),
                headline: "Kiln <Engineer>".to_owned(),
                city: "Munich".to_owned(),
                updated_at: base::Time::from_micros(1_795_510_800_000_000),
                job: kept
                    .is_none()
                    .then(|| ("Kiln Engineer".to_owned(), "Review".to_owned(), Some(Outcome::Rejected))),
            }],
            fields: vec![("name".to_owned(), "Ada <Okafor>".to_owned())],
            kept,
        };
        vec![page(None), page(Some(Kept::sample()))]
    }
}

impl Kept {
    fn sample() -> Self {
        Self {
            upload: "secret".to_owned(),
            filename: "CV <b>.pdf".to_owned(),
        }
    }
}

pub(super) async fn ask(desk: Desk, Query(query): Query) -> web::Result<Response> {
    let wished = query.many("source").next().filter(|source| SOURCES.contains(source));
    let job = query.many("job").next().unwrap_or_default();
    let form = FormView::blank()
        .with("source", wished.unwrap_or("sourced"))
        .with("job_id", job)
        .with("language", &desk.actor.language);
    let view = page(&desk, form, None).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, form: FormView, kept: Option<Kept>) -> web::Result<NewPage> {
    Ok(NewPage {
        form,
        choices: Choices::load(desk, None),
        jobs: jobs_to_add(&mut desk.app.db.read(), &desk.actor, None).await?,
        kept,
        max_mb: (desk.app.limits.upload_file_bytes / (1024 * 1024)) as i64,
    })
}

/// The form as it was read.
struct Asked {
    person: NewCandidate,
    job: Option<Id<Job>>,
    note: String,
    anyway: bool,
}

/// `POST /app/candidates`
pub(super) async fn add(desk: Desk, form: Multipart) -> web::Result<Response> {
    let (fields, file) = receive(&desk, form).await?;
    let typed: Fields = fields
        .iter()
        .filter(|(name, _)| !matches!(*name, "resume" | "resume_upload" | "anyway"))
        .collect();
    let (file, asked) = match (file, read(&fields)) {
        (Ok(file), Ok(asked)) => (file, asked),
        (file, asked) => {
            let (file, wrong) = match file {
                Ok(file) => (file, None),
                Err(words) => (None, Some(words)),
            };
            let mut errors = asked.err().unwrap_or_default();
            if let Some(words) = wrong {
                errors.push("resume", words);
            }
            return again(&desk, typed, errors, file).await;
        }
    };
    if !asked.anyway {
        let on = &mut desk.app.db.read();
        let twins = candidates::who_else(on, &desk.actor, &asked.person).await?;
        if !twins.is_empty() {
            let page = TwinsPage {
                name: asked.person.name,
                described: candidates::described(
                    on,
                    &desk.actor,
                    &twins.iter().map(|twin| twin.id).collect::<Vec<_>>(),
                )
                .await?,
                twins,
                fields: typed
                    .iter()
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                kept: keep(&desk, file).await?,
            };
            return desk.page_with(StatusCode::CONFLICT, page).await;
        }
    }
    match write(&desk, &asked, file.clone()).await {
        Ok(id) => Ok(redirect(format!("/app/candidates/{id}"))
            .flash(Message::new("candidates-said-added").with("name", asked.person.name))
            .into_response()),
        Err(Error::Invalid(errors)) => again(&desk, typed, errors, file).await,
        Err(Error::Conflict(why)) => again(&desk, typed, FormErrors::new("job_id", why), file).await,
        Err(error) => Err(error),
    }
}

async fn again(desk: &Desk, typed: Fields, errors: FormErrors, file: Option<Arrived>) -> web::Result<Response> {
    let kept = keep(desk, file).await?;
    let view = page(desk, FormView::again(typed, errors), kept).await?;
    desk.invalid(view).await
}

/// Keeps a file for the form when it is sent again.
async fn keep(desk: &Desk, file: Option<Arrived>) -> web::Result<Option<Kept>> {
    let Some(file) = file else { return Ok(None) };
    let secret = keep_file(&desk.app, &file).await?;
    Ok(Some(Kept {
        upload: secret.reveal(),
        filename: file.filename,
    }))
}

/// The form with its CV: in it, or kept from before. A file that is not taken is words.
async fn receive(desk: &Desk, mut form: Multipart) -> web::Result<(Fields, Result<Option<Arrived>, Message>)> {
    let mut taken = None;
    while let Some(part) = form.next_file().await? {
        if part.field != "resume" || taken.is_some() {
            continue;
        }
        match documents::take(&desk.app, part).await? {
            Taken::Stored(file) => taken = Some(Ok(file)),
            Taken::Refused(words) => taken = Some(Err(words)),
            // Nothing after it is read; the form has its file last.
            Taken::TooLarge(words) => return Ok((form.fields().clone(), Err(words))),
        }
    }
    let fields = form.finish().await?;
    let file = match taken {
        Some(taken) => taken.map(Some),
        None => {
            let secret = fields.many("resume_upload").next().unwrap_or_default();
            if secret.is_empty() {
                Ok(None)
            } else {
                let file = kept_file(&desk.app, secret).await?;
                file.map(Some).ok_or_else(|| Message::new("candidates-file-lost"))
            }
        }
    };
    Ok((fields, file))
}

fn read(fields: &Fields) -> Result<Asked, FormErrors> {
    let mut form = FormReader::new(fields);
    // A browser without script sends the name of an empty file field as an empty text now and then.
    form.optional_line("resume", 2000);
    form.optional_line("resume_upload", 2000);
    let anyway = form.checkbox("anyway");
    let mut person = form::read(&mut form);
    person.source = form.line("source", 1..=60);
    form.check(
        SOURCES.contains(&person.source.as_str()),
        "source",
        Message::new("fields-invalid"),
    );
    let job = form.optional_parse::<Id<Job>>("job_id");
    let note = form.text("body", 0..=notes::LONGEST);
    form.finish()?;
    Ok(Asked {
        person,
        job,
        note,
        anyway,
    })
}

async fn write(desk: &Desk, asked: &Asked, file: Option<Arrived>) -> web::Result<Id<Candidate>> {
    let (actor, keys) = (&desk.actor, &desk.app.keys);
    let Asked { person, job, note, .. } = asked;
    let job = *job;
    desk.app
        .db
        .write(|tx| {
            let (actor, keys) = (actor.clone(), keys.clone());
            let (person, note, file) = (person.clone(), note.clone(), file.clone());
            Box::pin(async move {
                let id = candidates::add_prospect(tx, &actor, &person).await?;
                let kind = DocumentKind::Resume;
                match job {
                    Some(job) => {
                        let new = NewByStaff {
                            who: Who::Known(id),
                            job,
                            source: Source::of(&person.source),
                            files: file
                                .into_iter()
                                .map(|file| SentFile {
                                    kind,
                                    question: None,
                                    file,
                                })
                                .collect(),
                        };
                        add_by_staff(tx, &keys, &actor, new).await?;
                    }
                    None => {
                        if let Some(file) = file {
                            let new = NewDocument {
                                candidate: id,
                                application: None,
                                question: None,
                                kind,
                                file,
                            };
                            documents::add(tx, actor.by(), None, new).await?;
                        }
                    }
                }
                if !note.is_empty() {
                    let named = notes::named_in(tx, &note, &[]).await?;
                    notes::write(tx, &keys, &actor, id, &note, &named).await?;
                }
                Ok(id)
            })
        })
        .await
}
