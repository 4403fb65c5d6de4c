//! /api/v1/postings: the public texts of jobs.

use axum::{extract::State, response::Response};
use base::{Id, Language, Slug, Time};
use db::{Conn, Page, Tx, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, FormErrors, Message, Query, Result};

use super::{Api, At, Call, Caller, LINE, Listing, Nothing, Param, Reader, Sent, item, listed, never_null, word};
use crate::{
    App,
    access::Right,
    jobs::Job,
    postings::{self, NewPosting, Posting, PostingState, PostingText, When},
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
    /// The last part of its address on the careers site.
    slug: String,
    /// The text that the others translate.
    source: bool,
    /// The source text changed since this translation was said to be right.
    behind_source: bool,
    state: PostingState,
    #[schema(value_type = Option<String>, format = DateTime)]
    publish_at: Option<Time>,
    #[schema(value_type = Option<String>, format = DateTime)]
    unpublish_at: Option<Time>,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Time,
    version: i64,
}

impl PostingView {
    /// `source` is the text that this one translates, as it is now.
    fn new(posting: Posting, source: Option<&PostingText>) -> Self {
        Self {
            behind_source: source.is_some_and(|source| posting.is_behind(source)),
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

/// A text to write, as a draft. The first of a job is its source.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPosting)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    job_id: Id<Job>,
    /// BCP 47, such as `en`, `de-AT`, `zh-Hans`.
    #[schema(value_type = String)]
    language: Language,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    #[serde(default)]
    #[schema(max_length = 20000)]
    description: String,
    #[serde(default)]
    #[schema(max_length = 20000)]
    requirements: String,
    #[serde(default)]
    #[schema(max_length = 20000)]
    benefits: String,
    /// Made from the title when left out.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, max_length = 100, nullable = false)]
    slug: Option<Slug>,
}

/// What changes about a text.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PostingFields)]
pub struct ChangeBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    title: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 20000, nullable = false)]
    description: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 20000, nullable = false)]
    requirements: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(max_length = 20000, nullable = false)]
    benefits: Option<String>,
    /// The old address goes on leading here.
    #[serde(default, deserialize_with = "never_null")]
    #[schema(value_type = Option<String>, max_length = 100, nullable = false)]
    slug: Option<Slug>,
}

/// From when and until when a posting is public; without times, from now on.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Time>,
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Time>,
}

/// When a posting ends; without a time, now.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Unpublication {
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Time>,
}

const FILTERS: &[Param] = &[
    Param::id("job_id"),
    Param::text("language"),
    Param::of("state", word::<PostingState>),
];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/postings", "/api/v1/postings/{posting}");
    let (read, write) = ("postings:read", "postings:write");
    Api::new()
        .list::<PostingView, _, _>(all, list, read, "Postings, newest first", FILTERS)
        .item::<PostingView, _, _>(one, show, read, "One posting")
        .create::<NewBody, PostingView, _, _>(all, create, write, "Write the text of a job in another language")
        .patch::<ChangeBody, PostingView, _, _>(one, change, write, "Change the words or the address of a posting")
        .delete(one, discard, write, "Throw away a draft that was never public")
        .act::<Publication, PostingView, _, _>(
            "/api/v1/postings/{posting}/publication",
            publish,
            write,
            "Make a posting public, now or at a time",
        )
        .act::<Unpublication, PostingView, _, _>(
            "/api/v1/postings/{posting}/unpublication",
            unpublish,
            write,
            "End a posting, now or at a time",
        )
        .act::<Nothing, PostingView, _, _>(
            "/api/v1/postings/{posting}/confirmation",
            confirm,
            write,
            "Say that a translation is right for the source as it is now",
        )
        .act::<Nothing, PostingView, _, _>(
            "/api/v1/postings/{posting}/source",
            make_source,
            write,
            "Make this the text that the others translate",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let on = &mut app.db.read();
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
    .bind(listing.word::<Language>("language")?)
    .bind(listing.word::<PostingState>("state")?)
    .bind(listing.rows())
    .all(on)
    .await?;
    let page = Page::from_rows(rows, listing.limit, |row| row.id);
    let mut items = Vec::new();
    for posting in page.items {
        items.push(view(on, posting).await?);
    }
    Ok(listed(&Page { items, next: page.next }))
}

async fn view(on: &mut impl Conn, posting: Posting) -> Result<PostingView> {
    let source = if posting.source {
        None
    } else {
        postings::source_of(on, posting.job_id).await?
    };
    Ok(PostingView::new(posting, source.as_ref().map(|source| &source.text)))
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Posting>) -> Result<Response> {
    let on = &mut app.db.read();
    let posting = caller.actor.posting(on, id, Right::See).await?;
    item(&view(on, posting).await?)
}

/// The posting of a verb, if the actor may run its job and it is the version that the program read.
async fn to_change<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Posting>) -> Result<Posting> {
    let posting = sent.actor.posting(tx, id, Right::Run).await?;
    sent.expect(posting.version)?;
    Ok(posting)
}

async fn after(tx: &mut Tx, id: Id<Posting>) -> Result<PostingView> {
    let posting = postings::find(tx, id).await?.ok_or(Error::NotFound)?;
    view(tx, posting).await
}

fn read(text: &PostingText) -> Result<PostingText> {
    let mut reader = Reader::new();
    let text = PostingText {
        title: reader.line("title", &text.title, 1..=LINE),
        description: reader.block("description", &text.description, 0..=postings::MOST),
        requirements: reader.block("requirements", &text.requirements, 0..=postings::MOST),
        benefits: reader.block("benefits", &text.benefits, 0..=postings::MOST),
    };
    reader.finish()?;
    Ok(text)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/postings", |tx, sent| {
        Box::pin(async move {
            let job = sent.actor.job(tx, sent.body.job_id, Right::Run).await?;
            let said = sent.body.clone();
            let text = PostingText {
                title: said.title,
                description: said.description,
                requirements: said.requirements,
                benefits: said.benefits,
            };
            let new = NewPosting {
                language: said.language,
                text: read(&text)?,
                slug: said.slug,
            };
            let posting = postings::create(tx, &sent.actor, &job, new).await?;
            view(tx, posting).await
        })
    })
    .await
}

async fn change(At(id): At<Posting>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            let (said, before) = (sent.body.clone(), posting.text.clone());
            let text = PostingText {
                title: said.title.unwrap_or(before.title),
                description: said.description.unwrap_or(before.description),
                requirements: said.requirements.unwrap_or(before.requirements),
                benefits: said.benefits.unwrap_or(before.benefits),
            };
            let slug = said.slug.unwrap_or_else(|| posting.slug.clone());
            let posting = postings::update(tx, &sent.actor, &posting, posting.version, read(&text)?, slug).await?;
            view(tx, posting).await
        })
    })
    .await
}

async fn discard(At(id): At<Posting>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            postings::discard(tx, &sent.actor, &posting).await
        })
    })
    .await
}

async fn publish(At(id): At<Posting>, call: Call<Publication>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            let from = sent.body.from.map_or(When::Now, When::At);
            postings::publish(tx, &sent.actor, &posting, from, sent.body.until).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn unpublish(At(id): At<Posting>, call: Call<Unpublication>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            let when = sent.body.at.map_or(When::Now, When::At);
            postings::unpublish(tx, &sent.actor, &posting, when).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn confirm(At(id): At<Posting>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            if posting.source {
                return Err(FormErrors::new("posting", Message::new("fields-invalid")).into());
            }
            postings::confirm_translation(tx, &sent.actor, &posting).await?;
            after(tx, id).await
        })
    })
    .await
}

async fn make_source(At(id): At<Posting>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let posting = to_change(tx, &sent, id).await?;
            postings::make_source(tx, &sent.actor, &posting).await?;
            after(tx, id).await
        })
    })
    .await
}
