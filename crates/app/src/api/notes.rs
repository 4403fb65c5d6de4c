//! /api/v1/notes: what colleagues wrote about candidates.

use axum::{extract::State, response::Response};
use base::{Id, Time};
use db::{Conn, Page, Tx, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, Listing, Nothing, Param, item, listed, whole};
use crate::{
    App,
    access::{Actor, Right, User},
    candidates::{self, Candidate},
    notes::{self, Note},
};

/// A note.
#[derive(Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = Note)]
pub struct NoteView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Note>,
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(value_type = String, format = Uuid)]
    author_id: Id<User>,
    author: String,
    body: String,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Time>,
    version: i64,
}

/// A note to write. Those mentioned are told, once, if they may see the candidate.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewNote)]
pub struct NewBody {
    #[schema(value_type = String, format = Uuid)]
    candidate_id: Id<Candidate>,
    #[schema(min_length = 1, max_length = 20000)]
    body: String,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    mentions: Vec<Id<User>>,
}

/// New words for a note of one's own.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoteFields)]
pub struct ChangeBody {
    #[schema(min_length = 1, max_length = 20000)]
    body: String,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    mentions: Vec<Id<User>>,
}

const FILTERS: &[Param] = &[Param::id("candidate_id")];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/notes", "/api/v1/notes/{note}");
    let (read, write) = ("notes:read", "notes:write");
    Api::new()
        .list::<NoteView, _, _>(all, list, read, "Notes, newest first", FILTERS)
        .item::<NoteView, _, _>(one, show, read, "One note")
        .create::<NewBody, NoteView, _, _>(all, create, write, "Write a note about a candidate")
        .patch::<ChangeBody, NoteView, _, _>(one, change, write, "Change a note of one's own")
        .all::<Colleague, _, _>(
            "/api/v1/candidates/{candidate}/colleagues",
            colleagues,
            read,
            "Who sees a candidate: whom a note may name and a task be given to",
        )
        .delete(one, remove, write, "Take a note of one's own away")
}

/// A colleague who sees a candidate.
#[derive(Serialize, ToSchema)]
pub struct Colleague {
    #[schema(value_type = String, format = Uuid)]
    id: Id<User>,
    name: String,
}

/// For those with a say on the candidate, as on the page.
async fn colleagues(caller: Caller, State(app): State<App>, At(id): At<Candidate>) -> Result<Response> {
    let (on, actor) = (&mut app.db.read(), &caller.actor);
    actor.candidate(on, id, Right::Comment).await?;
    let people = notes::who_may_see(on, actor, id, None).await?;
    let views = people.into_iter().map(|person| Colleague {
        id: person.id,
        name: person.name,
    });
    Ok(whole(views.collect()))
}

fn select(actor: &Actor, condition: &str) -> String {
    format!(
        "SELECT n.id, n.candidate_id, n.author_id, u.name AS author, n.body, n.created_at, n.edited_at, n.version
         FROM notes n JOIN users u ON u.id = n.author_id JOIN candidates c ON c.id = n.candidate_id
         WHERE n.removed_at IS NULL AND c.trashed_at IS NULL AND {} AND {condition}
           AND (n.application_id IS NULL OR EXISTS (SELECT 1 FROM applications na WHERE na.id = n.application_id AND {}))",
        actor.sees_candidate("c"),
        actor.sees_application("na")
    )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let those = select(
        &caller.actor,
        "($2 IS NULL OR n.id < $2) AND ($3 IS NULL OR n.candidate_id = $3)",
    );
    let rows: Vec<NoteView> = sql_text(format!("{those} ORDER BY n.id DESC LIMIT $4"))
        .bind(caller.actor.id)
        .bind(listing.after::<Id<Note>>()?)
        .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
        .bind(listing.rows())
        .all(&mut app.db.read())
        .await?;
    Ok(listed(&Page::from_rows(rows, listing.limit, |row| row.id)))
}

async fn load(on: &mut impl Conn, actor: &Actor, id: Id<Note>) -> Result<NoteView> {
    let note = sql_text(select(actor, "n.id = $2"))
        .bind(actor.id)
        .bind(id)
        .maybe(on)
        .await?;
    note.ok_or(Error::NotFound)
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Note>) -> Result<Response> {
    item(&load(&mut app.db.read(), &caller.actor, id).await?)
}

async fn create(call: Call<NewBody>) -> Result<Response> {
    call.create("/api/v1/notes", |tx, sent| {
        Box::pin(async move {
            let said = &sent.body;
            let id = notes::write(
                tx,
                &sent.keys,
                &sent.actor,
                said.candidate_id,
                &said.body,
                &said.mentions,
            )
            .await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

/// The note's version, if it is one's own and the one that the program read.
async fn version(tx: &mut Tx, call: &super::Sent<ChangeBody>, id: Id<Note>) -> Result<i64> {
    let note = notes::own(tx, &call.actor, id).await?;
    call.expect(note.version)?;
    Ok(note.version)
}

async fn change(At(id): At<Note>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let version = version(tx, &sent, id).await?;
            let said = &sent.body;
            notes::edit(tx, &sent.keys, &sent.actor, id, version, &said.body, &said.mentions).await?;
            load(tx, &sent.actor, id).await
        })
    })
    .await
}

async fn remove(At(id): At<Note>, call: Call<Nothing>) -> Result<Response> {
    call.done(move |tx, sent| Box::pin(async move { candidates::remove_note(tx, &sent.actor, id).await.map(drop) }))
        .await
}
