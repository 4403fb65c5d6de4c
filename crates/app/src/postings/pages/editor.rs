//! Writing a text: the words, the address, the preview, what changed in the source since, and a clear page when
//! somebody else was faster.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Slug, Time};
use http::StatusCode;
use serde::Serialize;
use web::{Error, Fields, FormErrors, FormReader, FormView, Message, NoFields, View, redirect};

use super::{
    super::{
        Change, Posting, PostingText, Standing, changes, confirm_translation, discard as throw_away,
        make_source as choose_source, postings_of, update,
    },
    local_time,
    preview::{Preview, typed},
};
use crate::{
    access::Right,
    jobs::{Job, JobHeader, is_unlisted, read_id, zone_of},
    layout::Desk,
};

/// The editor; without the right to change the job it shows the text alone.
#[derive(Serialize)]
pub(super) struct EditorPage {
    header: JobHeader,
    posting: Id<Posting>,
    language: String,
    slug: String,
    source: bool,
    standing: Standing,
    until: Option<Time>,
    version: i64,
    languages: Vec<Tab>,
    form: FormView,
    preview: Preview,
    /// The text that this one translates.
    original: Option<Original>,
    behind: Option<Behind>,
    conflict: Option<Conflict>,
    /// Job searches on other sites will not show it: the job is remote and no country is named.
    unlisted: bool,
    /// Publishing: the zone its times are in, and the form of that part.
    zone: String,
    publication: FormView,
    may_discard: bool,
}

/// The text that a translation is made from, to be read beside it.
#[derive(Clone, Debug, Serialize)]
struct Original {
    language: String,
    text: PostingText,
    /// Nothing is translated yet: it stands open beside the form.
    first_time: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Tab {
    id: Id<Posting>,
    language: String,
    behind: bool,
    current: bool,
}

/// What changed in the source text since this translation was last said to be right.
#[derive(Clone, Debug, Serialize)]
struct Behind {
    /// Nothing to compare with when the translation was made before its source was remembered.
    parts: Vec<Part>,
    language: String,
    source: Id<Posting>,
}

/// What somebody saved while this form was open.
#[derive(Clone, Debug, Serialize)]
struct Conflict {
    by: Option<String>,
    at: Time,
    /// From what they saved to what was typed here.
    parts: Vec<Part>,
}

/// One part of a text and what differs in it.
#[derive(Clone, Debug, Serialize)]
struct Part {
    name: &'static str,
    changes: Vec<Change>,
}

impl View for EditorPage {
    const TEMPLATE: &'static str = "postings/editor.html";

    fn samples() -> Vec<Self> {
        let at = Time::from_micros(1_795_510_800_000_000);
        let id = Id::from_uuid(uuid::Uuid::nil());
        let text = PostingText {
            title: "Kiln".to_owned(),
            description: "**Warm** <b>".to_owned(),
            ..Default::default()
        };
        let parts = || parts(&PostingText::default(), &text);
        let page = |may_run: bool, behind: bool, conflict, standing, form| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("postings")
            },
            posting: id,
            language: "zh-Hans".to_owned(),
            slug: "kiln".to_owned(),
            source: behind,
            standing,
            until: Some(at),
            version: 2,
            languages: vec![Tab {
                id,
                language: "en".to_owned(),
                behind: true,
                current: true,
            }],
            form,
            preview: Preview::sample(),
            original: (!behind).then(|| Original {
                language: "en".to_owned(),
                text: text.clone(),
                first_time: may_run,
            }),
            behind: behind.then(|| Behind {
                parts: parts(),
                language: "en".to_owned(),
                source: id,
            }),
            conflict,
            unlisted: behind,
            zone: "Asia/Shanghai".to_owned(),
            publication: FormView::blank(),
            may_discard: behind,
        };
        let conflict = Conflict {
            by: Some("Rosa Brandt".to_owned()),
            at,
            parts: parts(),
        };
        let wrong = FormErrors::new("title", Message::new("fields-required"));
        vec![
            page(true, true, None, Standing::Draft, FormView::blank()),
            page(
                true,
                false,
                Some(conflict),
                Standing::Live {
                    since: None,
                    until: None,
                },
                FormView::blank(),
            ),
            page(
                true,
                false,
                None,
                Standing::Scheduled { at },
                FormView::again(Fields::default(), wrong),
            ),
            page(false, false, None, Standing::Ended { at: None }, FormView::blank()),
        ]
    }
}

fn parts(before: &PostingText, after: &PostingText) -> Vec<Part> {
    let all = [
        ("title", &before.title, &after.title),
        ("description", &before.description, &after.description),
        ("requirements", &before.requirements, &after.requirements),
        ("benefits", &before.benefits, &after.benefits),
    ];
    let differs = all.into_iter().filter(|(_, before, after)| before != after);
    differs
        .map(|(name, before, after)| Part {
            name,
            changes: changes(before, after),
        })
        .collect()
}

/// `GET /app/jobs/{job}/postings/{posting}`
pub(super) async fn show(desk: Desk, Path((id, posting)): Path<(String, String)>) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (job, posting) = desk
        .actor
        .posting_of(on, read_id(&id)?, read_id(&posting)?, Right::See)
        .await?;
    let view = page(&desk, &job, &posting, Shown::saved(&posting)).await?;
    desk.page(view).await
}

/// What of the page depends on how one got there.
pub(super) struct Shown {
    form: FormView,
    text: PostingText,
    version: i64,
    conflict: Option<Conflict>,
    publication: Option<FormView>,
}

impl Shown {
    /// The posting as it is saved.
    fn saved(posting: &Posting) -> Self {
        let form = FormView::blank()
            .with("title", &posting.text.title)
            .with("description", &posting.text.description)
            .with("requirements", &posting.text.requirements)
            .with("benefits", &posting.text.benefits)
            .with("slug", &posting.slug)
            .with("matches_source", false);
        Self {
            form,
            text: posting.text.clone(),
            version: posting.version,
            conflict: None,
            publication: None,
        }
    }

    /// The posting as it is saved, and a publication that cannot be.
    pub fn refused(posting: &Posting, publication: FormView) -> Self {
        Self {
            publication: Some(publication),
            ..Self::saved(posting)
        }
    }

    fn again(fields: Fields, errors: FormErrors, version: i64, conflict: Option<Conflict>) -> Self {
        let text = typed(&fields);
        Self {
            form: FormView::again(fields, errors),
            text,
            version,
            conflict,
            publication: None,
        }
    }
}

pub(super) async fn page(desk: &Desk, job: &Job, posting: &Posting, shown: Shown) -> web::Result<EditorPage> {
    let on = &mut desk.app.db.read();
    let zone = zone_of(on, job.id, &*desk.app.organization().await?).await?;
    let all = postings_of(on, job.id).await?;
    let source = all.iter().find(|other| other.source);
    let behind = source
        .filter(|source| posting.is_behind(&source.text))
        .map(|source| Behind {
            parts: posting
                .translated_from
                .as_ref()
                .map(|before| parts(before, &source.text))
                .unwrap_or_default(),
            language: source.language.to_string(),
            source: source.id,
        });
    let tab = |other: &Posting| Tab {
        id: other.id,
        language: other.language.to_string(),
        behind: source.is_some_and(|source| other.is_behind(&source.text)),
        current: other.id == posting.id,
    };
    let local = |time: Option<Time>| time.map(|time| local_time::show(time, &zone)).unwrap_or_default();
    let publication = shown.publication.unwrap_or_else(|| {
        let planned = posting.publish_at.filter(|at| *at > desk.actor.now);
        FormView::blank()
            .with("when", if planned.is_some() { "later" } else { "now" })
            .with("from", local(planned))
            .with("until", local(posting.unpublish_at.filter(|at| *at > desk.actor.now)))
    });
    let standing = posting.standing(job, desk.actor.now);
    let preview = Preview::of(desk, job, &shown.text, &posting.language).await?;
    let original = source.filter(|_| !posting.source).map(|source| Original {
        language: source.language.to_string(),
        text: source.text.clone(),
        first_time: posting.text.description.is_empty(),
    });
    Ok(EditorPage {
        header: JobHeader::load(on, &desk.actor, job, "postings").await?,
        posting: posting.id,
        language: posting.language.to_string(),
        slug: posting.slug.to_string(),
        source: posting.source,
        may_discard: standing == Standing::Draft
            && posting.published_at.is_none()
            && (!posting.source || all.len() == 1),
        standing,
        until: posting.unpublish_at,
        version: shown.version,
        languages: all.iter().map(tab).collect(),
        form: shown.form,
        preview,
        original,
        behind,
        conflict: shown.conflict,
        unlisted: is_unlisted(on, job).await?,
        zone: zone.name().to_owned(),
        publication,
    })
}

/// `POST /app/jobs/{job}/postings/{posting}`: saves; with `act=preview` only shows, for those without script.
pub(super) async fn save(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (job, posting) = desk
        .actor
        .posting_of(on, read_id(&id)?, read_id(&posting)?, Right::Run)
        .await?;
    let version = fields
        .one("version")?
        .and_then(|text| text.parse().ok())
        .unwrap_or(posting.version);
    if fields.one("act")? == Some("preview") {
        let view = page(
            &desk,
            &job,
            &posting,
            Shown::again(fields, FormErrors::default(), version, None),
        )
        .await?;
        return desk.page(view).await;
    }
    match write(&desk, &job, &posting, &fields).await {
        Ok(()) => {
            let address = format!("/app/jobs/{}/postings/{}", job.id, posting.id);
            Ok(redirect(address)
                .flash(Message::new("postings-said-saved"))
                .into_response())
        }
        Err(Error::Invalid(errors)) => {
            let view = page(&desk, &job, &posting, Shown::again(fields, errors, version, None)).await?;
            desk.invalid(view).await
        }
        Err(Error::Changed) => {
            let (job, posting) = desk.actor.posting_of(on, job.id, posting.id, Right::Run).await?;
            let conflict = conflict(&desk, &posting, &fields).await?;
            // Saving once more writes over what is shown beside the form.
            let shown = Shown::again(fields, FormErrors::default(), posting.version, Some(conflict));
            let view = page(&desk, &job, &posting, shown).await?;
            desk.page_with(StatusCode::CONFLICT, view).await
        }
        Err(error) => Err(error),
    }
}

async fn conflict(desk: &Desk, posting: &Posting, fields: &Fields) -> web::Result<Conflict> {
    let by = match posting.updated_by {
        Some(user) => crate::access::user(&mut desk.app.db.read(), user)
            .await?
            .map(|user| user.name),
        None => None,
    };
    Ok(Conflict {
        by,
        at: posting.updated_at,
        parts: parts(&posting.text, &typed(fields)),
    })
}

async fn write(desk: &Desk, job: &Job, posting: &Posting, fields: &Fields) -> web::Result<()> {
    let mut form = FormReader::new(fields);
    let most = super::super::MOST;
    let text = PostingText {
        title: form.line("title", 1..=200),
        description: form.text("description", 0..=most),
        requirements: form.text("requirements", 0..=most),
        benefits: form.text("benefits", 0..=most),
    };
    let slug = form.parse_with("slug", |text| {
        text.trim()
            .to_lowercase()
            .parse::<Slug>()
            .map_err(|_| Message::new("postings-slug-unfit"))
    });
    let version = form.parse::<i64>("version");
    let matches_source = form.checkbox("matches_source");
    form.optional_line("act", 20);
    let ok = form.finish()?;
    let (slug, version) = (ok.get(slug), ok.get(version));
    let (actor, job, id) = (desk.actor.clone(), job.id, posting.id);
    desk.app
        .db
        .write(move |tx| {
            let (actor, text, slug) = (actor.clone(), text.clone(), slug.clone());
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, job, id, Right::Run).await?;
                let posting = update(tx, &actor, &posting, version, text, slug).await?;
                if matches_source {
                    confirm_translation(tx, &actor, &posting).await?;
                }
                Ok(())
            })
        })
        .await
}

/// `POST …/translation`: the translation is right for the source as it is now.
pub(super) async fn confirm(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let (id, posting) = (read_id::<Job>(&id)?, read_id::<Posting>(&posting)?);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, id, posting, Right::Run).await?;
                confirm_translation(tx, &actor, &posting).await
            })
        })
        .await?;
    let address = format!("/app/jobs/{id}/postings/{posting}");
    Ok(redirect(address)
        .flash(Message::new("postings-said-confirmed"))
        .into_response())
}

/// `POST …/source`: this is the text that the others translate.
pub(super) async fn make_source(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let (id, posting) = (read_id::<Job>(&id)?, read_id::<Posting>(&posting)?);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, id, posting, Right::Run).await?;
                choose_source(tx, &actor, &posting).await
            })
        })
        .await?;
    let address = format!("/app/jobs/{id}/postings/{posting}");
    Ok(redirect(address)
        .flash(Message::new("postings-said-source"))
        .into_response())
}

/// `DELETE /app/jobs/{job}/postings/{posting}`
pub(super) async fn discard(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let (id, posting) = (read_id::<Job>(&id)?, read_id::<Posting>(&posting)?);
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let (_, posting) = actor.posting_of(tx, id, posting, Right::Run).await?;
                throw_away(tx, &actor, &posting).await
            })
        })
        .await?;
    Ok(redirect(format!("/app/jobs/{id}/postings"))
        .flash(Message::new("postings-said-discarded"))
        .into_response())
}
