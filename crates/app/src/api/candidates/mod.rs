//! /api/v1/candidates: people whom the token's owner may see.

mod fields;
mod filter;
mod twins;
mod view;

pub use filter::{FILTERS as PEOPLE, PeopleFilter, filter_of};
pub use view::{CandidateView, TagView};

use std::collections::HashMap;

use axum::{extract::State, response::Response};
use base::Id;
use db::{Conn, Page, Tx, in_list, sql_text};
use web::{Error, Query, Result};

use self::fields::{CandidateFields, NewCandidateBody};
use super::{Api, At, Call, Caller, Listing, Nothing, Param, Sent, item, listed, listing, word};
use crate::{
    App,
    access::{Actor, Right},
    candidates::{self, Candidate, Filter, Order, Turn, contact_points},
    documents::{Read, note_read},
    jobs::StageKind,
};
use view::{CandidateRow, FoundView};

const FILTERS: &[Param] = &[
    Param::words("q"),
    Param::words("tag"),
    Param::id("job_id"),
    Param::of("stage_kind", word::<StageKind>),
    Param::words("source"),
    Param::text("country"),
    Param::text("language"),
    Param::days("applied_days"),
    Param::flag("has_cv"),
    Param::flag("prospects"),
    Param::flag("trashed"),
    Param::of("order", word::<Order>),
];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/candidates", "/api/v1/candidates/{candidate}");
    let (read, write) = ("candidates:read", "candidates:write");
    Api::new()
        .list::<FoundView, _, _>(
            all,
            list,
            read,
            "Candidates, newest first unless `order` says otherwise",
            FILTERS,
        )
        .item::<CandidateView, _, _>(one, show, read, "One candidate, with contact points and tags")
        .create::<NewCandidateBody, CandidateView, _, _>(all, create, write, "Add somebody who has not applied")
        .patch::<CandidateFields, CandidateView, _, _>(one, change, write, "Change what is known of somebody")
        .done::<Nothing, _, _>(
            "/api/v1/candidates/{candidate}/trash",
            trash,
            write,
            "Put somebody into the trash, with everything of theirs",
        )
        .act::<Nothing, CandidateView, _, _>(
            "/api/v1/candidates/{candidate}/restoration",
            restore,
            write,
            "Take somebody out of the trash",
        )
        .merge(twins::api())
}

/// The list of people that the pages show, as the same filter keeps it. What lies in the trash is for those who may take
/// it out.
async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let filter = Filter {
        trash: listing.filter::<bool>("trashed")?.unwrap_or(false),
        order: listing.filter::<Order>("order")?.unwrap_or(Order::Newest),
        ..listing.with(filter_of)?
    };
    let turn = match listing.cursor() {
        None => Turn::First,
        Some(cursor) if candidates::is_place(&filter, cursor) => Turn::After(cursor.clone()),
        Some(_) => return Err(listing::invalid("cursor")),
    };
    let on = &mut app.db.read();
    let filter = filter.narrowed(on, &caller.actor).await?;
    let leaf = candidates::find(on, &caller.actor, &filter, &turn, listing.limit).await?;
    let ids: Vec<Id<Candidate>> = leaf.people.iter().map(|one| one.id).collect();
    let mut rows = rows_of(on, &ids).await?;
    let items = ids.iter().filter_map(|id| rows.remove(id).map(FoundView::from));
    Ok(listed(&Page {
        items: items.collect(),
        next: leaf.next,
    }))
}

/// These people, who were found by the actor's own predicate.
async fn rows_of(on: &mut impl Conn, ids: &[Id<Candidate>]) -> Result<HashMap<Id<Candidate>, CandidateRow>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<CandidateRow> = sql_text(format!(
        "SELECT {} FROM candidates c WHERE c.id IN ({})",
        CandidateRow::COLUMNS,
        in_list(1, ids.len())
    ))
    .bind_all(ids.to_vec())
    .all(on)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// A look at a person is written down before they are shown (AUD-1).
async fn show(caller: Caller, State(app): State<App>, At(id): At<Candidate>) -> Result<Response> {
    let view = load(&mut app.db.read(), &caller.actor, id).await?;
    note_read::<Candidate>(&app.db, &caller.actor, Read::CandidateViewed, Some(id), None).await?;
    item(&view)
}

async fn load(on: &mut impl Conn, actor: &Actor, id: Id<Candidate>) -> Result<CandidateView> {
    let row: Option<CandidateRow> = sql_text(format!(
        "SELECT {} FROM candidates c WHERE c.id = $2 AND c.trashed_at IS NULL AND c.erased_at IS NULL AND {}",
        CandidateRow::COLUMNS,
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .bind(id)
    .maybe(on)
    .await?;
    let row = row.ok_or(Error::NotFound)?;
    let contact = contact_points(on, id).await?;
    let tags = crate::tags::of_candidate(on, id).await?;
    Ok(CandidateView::new(row, contact, tags))
}

async fn create(call: Call<NewCandidateBody>) -> Result<Response> {
    call.create("/api/v1/candidates", |tx, sent| {
        Box::pin(async move {
            let new = sent.body.read()?;
            let id = candidates::add_prospect(tx, &sent.actor, &new).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn change(At(id): At<Candidate>, call: Call<CandidateFields>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let before = sent.actor.candidate(tx, id, Right::Decide).await?;
            sent.expect(before.version)?;
            let contact = contact_points(tx, id).await?;
            let version = before.version;
            let new = sent.body.onto(before, contact)?;
            candidates::update(tx, &sent.actor, id, version, &new).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

/// Refuses another version than the one that the program read.
async fn expect(tx: &mut Tx, sent: &Sent<Nothing>, id: Id<Candidate>) -> Result<()> {
    let candidate = sent.actor.candidate_or_trashed(tx, id, Right::Run).await?;
    sent.expect(candidate.version)
}

async fn trash(At(id): At<Candidate>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| {
        Box::pin(async move {
            expect(tx, &sent, id).await?;
            candidates::throw_away(tx, &sent.actor, id).await.map(drop)
        })
    })
    .await
}

async fn restore(At(id): At<Candidate>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            expect(tx, &sent, id).await?;
            candidates::restore(tx, &sent.actor, id).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}
