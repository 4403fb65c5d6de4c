//! Whether a posting takes applications, asked of the database and not of a cache: a job that was closed a moment ago
//! takes none.

use anyhow::Result;
use base::{Id, Language, Time};
use db::{Conn, sql_text};

use crate::{
    jobs::{CoverLetter, Job},
    postings::Posting,
};

/// A posting that people apply to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Opening {
    pub posting: Id<Posting>,
    pub job: Id<Job>,
    pub title: String,
    pub language: Language,
    pub slug: String,
    pub cover_letter: CoverLetter,
}

/// What an address leads to.
pub enum Found {
    Open(Opening),
    /// The posting has another address now.
    Moved(Opening),
    /// This text is public no longer, while the job takes applications by a text in another language.
    Elsewhere(Opening),
    /// It was public and takes no applications now.
    Closed(Opening),
    Nothing,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    opening: Opening,
    state: String,
    published_at: Option<Time>,
    publish_at: Option<Time>,
    unpublish_at: Option<Time>,
    job_state: String,
    hidden: bool,
    /// Another text of the job is live.
    elsewhere: bool,
}

/// Of a posting `p` and its job `j`; $2 is now.
const COLUMNS: &str = "p.id AS posting, p.job_id AS job, p.title, p.language, p.slug, j.cover_letter,
    p.state, p.published_at, p.publish_at, p.unpublish_at, j.state AS job_state,
    (j.confidential OR j.internal OR j.trashed_at IS NOT NULL) AS hidden,
    EXISTS (SELECT 1 FROM postings o WHERE o.job_id = j.id AND o.id <> p.id AND o.state = 'published'
        AND (o.publish_at IS NULL OR o.publish_at <= $2)
        AND (o.unpublish_at IS NULL OR o.unpublish_at > $2)) AS elsewhere";

/// What is at an address, at this moment.
pub async fn find(on: &mut impl Conn, slug: &str, now: Time) -> Result<Found> {
    let row: Option<Row> = sql_text(format!(
        "SELECT {COLUMNS} FROM slugs s JOIN postings p ON p.id = s.posting_id JOIN jobs j ON j.id = p.job_id
         WHERE s.slug = $1"
    ))
    .bind(slug.to_owned())
    .bind(now)
    .maybe(on)
    .await?;
    Ok(row.map_or(Found::Nothing, |row| row.found(slug, now)))
}

/// What the posting of this number is, at this moment.
pub async fn numbered(on: &mut impl Conn, number: i64, now: Time) -> Result<Found> {
    let row: Option<Row> = sql_text(format!(
        "SELECT {COLUMNS} FROM postings p JOIN jobs j ON j.id = p.job_id WHERE p.number = $1"
    ))
    .bind(number)
    .bind(now)
    .maybe(on)
    .await?;
    Ok(row.map_or(Found::Nothing, |row| {
        let slug = row.opening.slug.clone();
        row.found(&slug, now)
    }))
}

impl Row {
    /// What somebody finds who asked for the posting by this address of it.
    fn found(self, slug: &str, now: Time) -> Found {
        let row = self;
        if row.hidden || row.job_state == "draft" {
            return Found::Nothing;
        }
        let begun = row.publish_at.is_none_or(|at| at <= now);
        let ended = row.unpublish_at.is_some_and(|at| at <= now);
        match (row.state.as_str(), row.job_state.as_str()) {
            ("published", "open") if begun && !ended && row.opening.slug != slug => Found::Moved(row.opening),
            ("published", "open") if begun && !ended => Found::Open(row.opening),
            ("published" | "unpublished", "open") if begun && row.published_at.is_some() && row.elsewhere => {
                Found::Elsewhere(row.opening)
            }
            ("published" | "unpublished", _) if begun && row.published_at.is_some() => Found::Closed(row.opening),
            _ => Found::Nothing,
        }
    }
}
