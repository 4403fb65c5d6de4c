//! The verbs of postings: write, translate, throw away; making them public is in [`publication`].

mod publication;

pub(super) use publication::note_due;
pub use publication::{When, problems, publish, unpublish};

use base::{Id, Slug};
use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{NewPosting, Posting, PostingState, PostingText, store};
use crate::{
    access::Actor,
    events::{self, Event},
    jobs::{self, Job, next_number},
};

/// Writes the text of a job in another language, as a draft. The first of a job is its source.
pub async fn create(tx: &mut Tx, actor: &Actor, job: &Job, new: NewPosting) -> Result<Posting> {
    check(&new.text)?;
    tx.lock("jobs", job.id).await?;
    let others = store::postings_of(tx, job.id).await?;
    if others.iter().any(|other| other.language == new.language) {
        return Err(invalid("language", Message::new("postings-language-taken")));
    }
    let slug = match &new.slug {
        Some(slug) => free_slug(tx, slug, None).await?.ok_or_else(slug_taken)?,
        None => slug_for(tx, &new.text.title, job, None).await?,
    };
    let number = next_number(tx, "postings").await?;
    let source = others.into_iter().find(|other| other.source);
    let from = source.as_ref().map(|source| store::From(&source.text));
    let id = store::insert(tx, job.id, number, &new, &slug, from, actor.id).await?;
    let event = Event::new("posting.created")
        .job(job.id)
        .subject(id)
        .with("language", &new.language);
    events::record(tx, actor.by(), event);
    store::find(tx, id).await?.ok_or(Error::NotFound)
}

/// Changes the words and the address of a posting that still has the version the person saw; otherwise
/// [`Error::Changed`]. The old address goes on leading here. Until it was public, an address made of the title follows
/// the title, unless another is given.
pub async fn update(
    tx: &mut Tx,
    actor: &Actor,
    posting: &Posting,
    version: i64,
    text: PostingText,
    slug: Slug,
) -> Result<Posting> {
    check(&text)?;
    let before = lock(tx, posting).await?;
    if before.version != version {
        return Err(Error::Changed);
    }
    if before.text == text && before.slug == slug {
        return Ok(before);
    }
    if before.state == PostingState::Published && text.description.is_empty() {
        return Err(invalid("description", Message::new("postings-needs-description")));
    }
    let follows = slug == before.slug
        && text.title != before.text.title
        && before.state == PostingState::Draft
        && before.published_at.is_none()
        && slug.is_of_title(&before.text.title);
    let slug = if follows {
        let job = jobs::find(tx, before.job_id).await?.ok_or(Error::NotFound)?;
        slug_for(tx, &text.title, &job, Some(before.id)).await?
    } else {
        slug
    };
    if slug != before.slug {
        let slug = free_slug(tx, &slug, Some(before.id)).await?.ok_or_else(slug_taken)?;
        store::keep_slug(tx, before.id, &slug).await?;
    }
    if !store::update(tx, before.id, version, &text, &slug, actor.id).await? {
        return Err(Error::Changed);
    }
    let event = Event::new("posting.changed").job(before.job_id).subject(before.id);
    events::record(tx, actor.by(), event.with("language", &before.language));
    store::find(tx, before.id).await?.ok_or(Error::NotFound)
}

/// Says that a translation is right for the source text as it is now.
pub async fn confirm_translation(tx: &mut Tx, actor: &Actor, posting: &Posting) -> Result<()> {
    let posting = lock(tx, posting).await?;
    let Some(source) = store::source_of(tx, posting.job_id).await?.filter(|_| !posting.source) else {
        return Ok(());
    };
    if posting.is_behind(&source.text) {
        store::set_translated(tx, posting.id, &source.text).await?;
        let event = Event::new("posting.confirmed").job(posting.job_id).subject(posting.id);
        events::record(tx, actor.by(), event.with("language", &posting.language));
    }
    Ok(())
}

/// Makes a posting the text that the others translate. They are behind until somebody says they are right.
pub async fn make_source(tx: &mut Tx, actor: &Actor, posting: &Posting) -> Result<()> {
    let posting = lock(tx, posting).await?;
    if !posting.source {
        store::make_source(tx, &posting).await?;
        let event = Event::new("posting.changed").job(posting.job_id).subject(posting.id);
        events::record(tx, actor.by(), event.with("language", &posting.language));
    }
    Ok(())
}

/// Throws away a posting that was never public. One that was keeps its address for good.
pub async fn discard(tx: &mut Tx, actor: &Actor, posting: &Posting) -> Result<()> {
    let posting = lock(tx, posting).await?;
    if posting.state != PostingState::Draft || posting.published_at.is_some() {
        return Err(Error::Conflict(Message::new("postings-discard-was-public")));
    }
    let others = store::postings_of(tx, posting.job_id).await?.len() > 1;
    if posting.source && others {
        return Err(Error::Conflict(Message::new("postings-discard-source")));
    }
    store::delete(tx, posting.id).await?;
    let event = Event::new("posting.discarded").job(posting.job_id).subject(posting.id);
    events::record(tx, actor.by(), event.with("language", &posting.language));
    Ok(())
}

/// Writes the texts of one job for another, as drafts. A translation that is behind its source is so there, too.
pub async fn copy_all(tx: &mut Tx, actor: &Actor, from: &Job, to: &Job) -> Result<()> {
    for posting in store::postings_of(tx, from.id).await? {
        let translated = (posting.translated_digest, posting.translated_from);
        let new = NewPosting {
            language: posting.language,
            text: posting.text,
            slug: None,
        };
        let copy = create(tx, actor, to, new).await?;
        if !copy.source {
            store::keep_translated(tx, copy.id, translated).await?;
        }
    }
    Ok(())
}

/// The posting as it is now, its job locked until the commit.
async fn lock(tx: &mut Tx, posting: &Posting) -> Result<Posting> {
    tx.lock("jobs", posting.job_id).await?;
    store::find(tx, posting.id).await?.ok_or(Error::NotFound)
}

/// A slug of the title that nobody has or had; a title without a sound gets the job's reference.
async fn slug_for(tx: &mut Tx, title: &str, job: &Job, own: Option<Id<Posting>>) -> Result<Slug> {
    let reference = job.reference().to_lowercase();
    let first = Slug::from_title(title).map_or_else(|| reference.parse(), Ok);
    let first: Slug = first.map_err(|_| Error::internal("a job's reference is a slug"))?;
    for n in 1.. {
        let wanted = if n == 1 { first.clone() } else { first.with_suffix(n) };
        if let Some(free) = free_slug(tx, &wanted, own).await? {
            return Ok(free);
        }
    }
    unreachable!("some number is free")
}

/// The slug, if it is free or was this posting's own before.
async fn free_slug(tx: &mut Tx, slug: &Slug, own: Option<Id<Posting>>) -> Result<Option<Slug>> {
    let owner = store::owner_of_slug(tx, slug).await?;
    Ok((owner.is_none() || owner == own).then(|| slug.clone()))
}

fn check(text: &PostingText) -> Result<()> {
    let mut errors = FormErrors::default();
    if text.title.trim().is_empty() {
        errors.push("title", Message::new("fields-required"));
    }
    if text.title.chars().count() > 200 {
        errors.push("title", Message::new("fields-too-long").with("max", 200));
    }
    for (field, words) in [
        ("description", &text.description),
        ("requirements", &text.requirements),
        ("benefits", &text.benefits),
    ] {
        if words.chars().count() > MOST {
            errors.push(field, Message::new("fields-too-long").with("max", MOST));
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(errors))
    }
}

/// Characters in one part of a text. The longest real postings have about 8,000 in all.
pub(crate) const MOST: usize = 20_000;

fn slug_taken() -> Error {
    invalid("slug", Message::new("postings-slug-taken"))
}

fn invalid(field: &str, message: Message) -> Error {
    Error::Invalid(FormErrors::new(field, message))
}
