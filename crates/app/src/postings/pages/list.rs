//! The languages a job is written in, each with its state, and beginning another.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Language, Time};
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, View, redirect};

use super::super::{NewPosting, Posting, PostingText, Standing, create as write, postings_of};
use crate::{
    LANGUAGES,
    access::Right,
    jobs::{Job, JobHeader, read_id},
    layout::Desk,
};

/// The list.
#[derive(Serialize)]
pub(super) struct PostingsPage {
    header: JobHeader,
    postings: Vec<Row>,
    form: FormView,
    /// Languages to begin with one press; any other can be typed.
    proposed: Vec<String>,
    zone: String,
}

#[derive(Clone, Debug, Serialize)]
struct Row {
    id: Id<Posting>,
    number: i64,
    language: String,
    title: String,
    slug: String,
    source: bool,
    standing: Standing,
    /// When it ends, if that is planned.
    until: Option<Time>,
    behind: bool,
    updated_at: Time,
    live: bool,
}

impl View for PostingsPage {
    const TEMPLATE: &'static str = "postings/list.html";

    fn samples() -> Vec<Self> {
        let at = Time::from_micros(1_795_510_800_000_000);
        let row = |language: &str, standing, behind: bool| Row {
            id: Id::from_uuid(uuid::Uuid::nil()),
            number: 7,
            language: language.to_owned(),
            title: "Kiln <Engineer>".to_owned(),
            slug: "kiln-engineer".to_owned(),
            source: language == "en",
            live: matches!(standing, Standing::Live { .. }),
            standing,
            until: behind.then_some(at),
            behind,
            updated_at: at,
        };
        let page = |postings: Vec<Row>, may_run| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("postings")
            },
            postings,
            form: FormView::blank(),
            proposed: vec!["de".to_owned()],
            zone: "Europe/Berlin".to_owned(),
        };
        vec![
            page(Vec::new(), true),
            page(
                vec![
                    row(
                        "en",
                        Standing::Live {
                            since: Some(at),
                            until: Some(at),
                        },
                        false,
                    ),
                    row("de", Standing::Scheduled { at }, true),
                    row("zh-Hans", Standing::Draft, true),
                    row("fr", Standing::Hidden { until: None }, false),
                    row("pt", Standing::Ended { at: Some(at) }, false),
                ],
                true,
            ),
            page(Vec::new(), false),
        ]
    }
}

/// `GET /app/jobs/{job}/postings`
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let view = page(&desk, read_id(&id)?, FormView::blank()).await?;
    desk.page(view).await
}

async fn page(desk: &Desk, id: Id<Job>, form: FormView) -> web::Result<PostingsPage> {
    let on = &mut desk.app.db.read();
    let job = desk.actor.job(on, id, Right::See).await?;
    let postings = postings_of(on, job.id).await?;
    let source = postings
        .iter()
        .find(|posting| posting.source)
        .map(|posting| posting.text.clone());
    let taken: Vec<String> = postings.iter().map(|posting| posting.language.to_string()).collect();
    let proposed = LANGUAGES.into_iter().filter(|tag| !taken.iter().any(|own| own == tag));
    let zone = crate::jobs::zone_of(on, job.id, &*desk.app.organization().await?).await?;
    let row = |posting: Posting| {
        let standing = posting.standing(&job, desk.actor.now);
        Row {
            behind: source.as_ref().is_some_and(|source| posting.is_behind(source)),
            live: matches!(standing, Standing::Live { .. }),
            standing,
            id: posting.id,
            number: posting.number,
            language: posting.language.to_string(),
            title: posting.text.title,
            slug: posting.slug.to_string(),
            source: posting.source,
            until: posting.unpublish_at,
            updated_at: posting.updated_at,
        }
    };
    Ok(PostingsPage {
        header: JobHeader::load(on, &desk.actor, &job, "postings").await?,
        postings: postings.into_iter().map(row).collect(),
        form,
        proposed: proposed.map(str::to_owned).collect(),
        zone: zone.name().to_owned(),
    })
}

/// `POST /app/jobs/{job}/postings`: begins a text in `language`, with the title of the source or of the job.
pub(super) async fn create(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let id = read_id::<Job>(&id)?;
    desk.actor.job(&mut desk.app.db.read(), id, Right::Run).await?;
    let mut form = FormReader::new(&fields);
    let language = form.parse_with("language", |text| {
        text.parse::<Language>()
            .map_err(|_| Message::new("postings-language-unknown"))
    });
    let outcome = match form.finish() {
        Err(errors) => Err(Error::Invalid(errors)),
        Ok(ok) => begin(&desk, id, ok.get(language)).await,
    };
    match outcome {
        Ok(posting) => Ok(redirect(format!("/app/jobs/{id}/postings/{}", posting.id)).into_response()),
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, id, FormView::again(fields, only(errors, "language"))).await?;
            desk.invalid(view).await
        }
        Err(error) => Err(error),
    }
}

async fn begin(desk: &Desk, id: Id<Job>, language: Language) -> web::Result<Posting> {
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let (actor, language) = (actor.clone(), language.clone());
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                let source = super::super::source_of(tx, job.id).await?;
                let title = source.map_or_else(|| job.title.clone(), |source| source.text.title);
                let text = PostingText {
                    title,
                    ..PostingText::default()
                };
                write(
                    tx,
                    &actor,
                    &job,
                    NewPosting {
                        language,
                        text,
                        slug: None,
                    },
                )
                .await
            })
        })
        .await
}

/// What is wrong with the one field of the form.
fn only(errors: FormErrors, field: &str) -> FormErrors {
    errors
        .iter()
        .next()
        .map(|(_, message)| FormErrors::new(field, message.clone()))
        .unwrap_or_default()
}
