//! The SQL of postings and their slugs.

use anyhow::Result;
use base::{Id, Slug, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{NewPosting, Posting, PostingState, PostingText};
use crate::{access::User, jobs::Job};

/// SQL that holds for a posting which anybody may read at a moment. Aliases of `postings` and its `jobs`; binds the
/// moment as `$now`.
pub fn live(posting: &str, job: &str, now: usize) -> String {
    format!(
        "({posting}.state = 'published' AND ({posting}.publish_at IS NULL OR {posting}.publish_at <= ${now})
          AND ({posting}.unpublish_at IS NULL OR {posting}.unpublish_at > ${now})
          AND {job}.state = 'open' AND NOT {job}.confidential AND NOT {job}.internal AND {job}.trashed_at IS NULL)"
    )
}

/// A posting, whoever asks. Pages load through [`crate::access::Actor`] instead.
pub async fn find(on: &mut impl Conn, id: Id<Posting>) -> Result<Option<Posting>> {
    sql_text(format!("SELECT {} FROM postings p WHERE p.id = $1", Posting::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// The postings of a job, the source first.
pub async fn postings_of(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Posting>> {
    let text = format!(
        "SELECT {} FROM postings p WHERE p.job_id = $1 ORDER BY CASE WHEN p.source THEN 0 ELSE 1 END, p.language",
        Posting::COLUMNS
    );
    sql_text(text).bind(job).all(on).await
}

/// The text that the others of a job translate.
pub async fn source_of(on: &mut impl Conn, job: Id<Job>) -> Result<Option<Posting>> {
    let text = format!(
        "SELECT {} FROM postings p WHERE p.job_id = $1 AND p.source",
        Posting::COLUMNS
    );
    sql_text(text).bind(job).maybe(on).await
}

/// The source text that a translation was made from.
pub(super) struct From<'a>(pub &'a PostingText);

pub(super) async fn insert(
    tx: &mut Tx,
    job: Id<Job>,
    number: i64,
    new: &NewPosting,
    slug: &Slug,
    from: Option<From<'_>>,
    by: Id<User>,
) -> Result<Id<Posting>> {
    let (id, now) = (tx.id::<Posting>(), tx.now());
    sql(
        "INSERT INTO postings (id, number, job_id, language, title, description, requirements, benefits, slug, source,
            translated_digest, translated_from, state, updated_at, updated_by, text_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'draft', $13, $14, $15)",
    )
    .bind(id)
    .bind(number)
    .bind(job)
    .bind(new.language.clone())
    .bind(new.text.title.clone())
    .bind(new.text.description.clone())
    .bind(new.text.requirements.clone())
    .bind(new.text.benefits.clone())
    .bind(slug.clone())
    .bind(from.is_none())
    .bind(from.as_ref().map(|from| from.0.digest()))
    .bind(from.map(|from| from.0.clone()))
    .bind(now)
    .bind(by)
    .bind(new.text.digest())
    .run(tx)
    .await?;
    keep_slug(tx, id, slug).await?;
    Ok(id)
}

/// Writes the words if the posting still has this version.
pub(super) async fn update(
    tx: &mut Tx,
    id: Id<Posting>,
    version: i64,
    text: &PostingText,
    slug: &Slug,
    by: Id<User>,
) -> Result<bool> {
    let now = tx.now();
    sql(
        "UPDATE postings SET title = $3, description = $4, requirements = $5, benefits = $6, slug = $7,
            updated_at = $8, updated_by = $9, text_digest = $10, version = version + 1 WHERE id = $1 AND version = $2",
    )
    .bind(id)
    .bind(version)
    .bind(text.title.clone())
    .bind(text.description.clone())
    .bind(text.requirements.clone())
    .bind(text.benefits.clone())
    .bind(slug.clone())
    .bind(now)
    .bind(by)
    .bind(text.digest())
    .run_once(tx)
    .await
}

pub(super) async fn set_translated(tx: &mut Tx, id: Id<Posting>, from: &PostingText) -> Result<()> {
    sql("UPDATE postings SET translated_digest = $2, translated_from = $3, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(from.digest())
        .bind(from.clone())
        .run(tx)
        .await?;
    Ok(())
}

/// Remembers what a translation was made from, as its original does.
pub(super) async fn keep_translated(
    tx: &mut Tx,
    id: Id<Posting>,
    (digest, from): (Option<String>, Option<PostingText>),
) -> Result<()> {
    sql("UPDATE postings SET translated_digest = $2, translated_from = $3 WHERE id = $1")
        .bind(id)
        .bind(digest)
        .bind(from)
        .run(tx)
        .await?;
    Ok(())
}

/// Makes this posting the source of its job; the one before it counts as a translation of it that is right.
pub(super) async fn make_source(tx: &mut Tx, posting: &Posting) -> Result<()> {
    sql(
        "UPDATE postings SET source = FALSE, translated_digest = $2, translated_from = $3, version = version + 1
         WHERE job_id = $1 AND source",
    )
    .bind(posting.job_id)
    .bind(posting.text.digest())
    .bind(posting.text.clone())
    .run(tx)
    .await?;
    sql(
        "UPDATE postings SET source = TRUE, translated_digest = NULL, translated_from = NULL, version = version + 1
         WHERE id = $1",
    )
    .bind(posting.id)
    .run(tx)
    .await?;
    Ok(())
}

/// When a posting is public.
pub(super) struct Plan {
    pub state: PostingState,
    pub publish_at: Option<Time>,
    pub unpublish_at: Option<Time>,
    pub published_at: Option<Time>,
    pub unpublished_at: Option<Time>,
}

pub(super) async fn set_plan(tx: &mut Tx, id: Id<Posting>, plan: &Plan) -> Result<()> {
    sql(
        "UPDATE postings SET state = $2, publish_at = $3, unpublish_at = $4, published_at = $5, unpublished_at = $6,
            version = version + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(plan.state)
    .bind(plan.publish_at)
    .bind(plan.unpublish_at)
    .bind(plan.published_at)
    .bind(plan.unpublished_at)
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: Id<Posting>) -> Result<()> {
    sql("DELETE FROM postings WHERE id = $1").bind(id).run(tx).await?;
    Ok(())
}

/// Whose a slug is or once was.
pub(super) async fn owner_of_slug(on: &mut impl Conn, slug: &Slug) -> Result<Option<Id<Posting>>> {
    sql("SELECT posting_id FROM slugs WHERE slug = $1")
        .bind(slug.clone())
        .maybe_value(on)
        .await
}

/// Remembers a slug for good, so that its address goes on leading to this posting.
pub(super) async fn keep_slug(tx: &mut Tx, posting: Id<Posting>, slug: &Slug) -> Result<()> {
    let now = tx.now();
    sql("INSERT INTO slugs (slug, posting_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING")
        .bind(slug.clone())
        .bind(posting)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
