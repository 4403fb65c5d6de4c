//! /api/v1/postings: the public texts of jobs.

use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Id, Language, Time};
use db::{Page, sql_text};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Query, Result};

use super::{Api, Caller, Listing, item, listed};
use crate::{
    App,
    access::Right,
    jobs::Job,
    postings::{Posting, PostingState},
};

/// A posting, as programs read it. All texts but the title are Markdown.
#[derive(Serialize, ToSchema)]
#[schema(as = Posting)]
pub struct PostingView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Posting>,
    number: i64,
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    language: String,
    title: String,
    description: String,
    requirements: String,
    benefits: String,
    slug: String,
    source: bool,
    #[schema(value_type = String)]
    state: PostingState,
    #[schema(value_type = Option<String>)]
    publish_at: Option<Time>,
    #[schema(value_type = Option<String>)]
    unpublish_at: Option<Time>,
    #[schema(value_type = String)]
    updated_at: Time,
    version: i64,
}

impl From<Posting> for PostingView {
    fn from(posting: Posting) -> Self {
        Self {
            id: posting.id,
            number: posting.number,
            job_id: posting.job_id,
            language: posting.language.to_string(),
            title: posting.text.title,
            description: posting.text.description,
            requirements: posting.text.requirements,
            benefits: posting.text.benefits,
            slug: posting.slug.as_str().to_owned(),
            source: posting.source,
            state: posting.state,
            publish_at: posting.publish_at,
            unpublish_at: posting.unpublish_at,
            updated_at: posting.updated_at,
            version: posting.version,
        }
    }
}

const FILTERS: &[&str] = &["job_id", "language", "state"];

pub fn api() -> Api {
    let read = "postings:read";
    Api::new()
        .list::<PostingView, _, _>("/api/v1/postings", list, read, "Postings, newest first", FILTERS)
        .item::<PostingView, _, _>("/api/v1/postings/{posting}", show, read, "One posting")
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<Posting> = sql_text(format!(
        "SELECT {} FROM postings p JOIN jobs j ON j.id = p.job_id WHERE j.trashed_at IS NULL AND {}
            AND ($2 IS NULL OR p.id < $2) AND ($3 IS NULL OR p.job_id = $3) AND ($4 IS NULL OR p.language = $4)
            AND ($5 IS NULL OR p.state = $5) ORDER BY p.id DESC LIMIT $6",
        Posting::COLUMNS,
        caller.actor.sees_job("j")
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Posting>>()?)
    .bind(listing.filter::<Id<Job>>("job_id")?)
    .bind(
        listing
            .filter::<Language>("language")?
            .map(|language| language.to_string()),
    )
    .bind(
        listing
            .filter::<PostingState>("state")?
            .map(|state| state.as_str().to_owned()),
    )
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(PostingView::from),
    ))
}

async fn show(caller: Caller, State(app): State<App>, Path(id): Path<Id<Posting>>) -> Result<Response> {
    let posting = caller.actor.posting(&mut app.db.read(), id, Right::See).await?;
    item(&PostingView::from(posting))
}
