//! /api/v1/messages: mails that wait, have left or could not leave: the outbox.

use axum::{extract::State, response::Response};
use base::{Email, Id, Language, Time};
use db::{Conn, Page, Tx, sql_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Query, Result};

use super::{Api, At, Call, Caller, LINE, Listing, Nothing, Param, Reader, Sent, item, listed, never_null, word};
use crate::{
    App,
    access::{Actor, Right, User},
    applications::Application,
    candidates::Candidate,
    messages::{self, Edit, Message, MessageKind, MessageState},
};

/// A message. Private addresses stand in its body as `{status_link}` until it leaves.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub struct MessageView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Message>,
    kind: MessageKind,
    #[schema(value_type = Option<String>, format = Uuid)]
    candidate_id: Option<Id<Candidate>>,
    #[schema(value_type = Option<String>, format = Uuid)]
    application_id: Option<Id<Application>>,
    to_name: String,
    #[schema(value_type = String)]
    to_email: Email,
    #[schema(value_type = String)]
    language: Language,
    subject: String,
    body: String,
    state: MessageState,
    #[schema(value_type = String, format = DateTime)]
    send_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    sent_at: Option<Time>,
    /// A word for what went wrong.
    last_error: Option<String>,
    #[schema(value_type = Option<String>, format = Uuid)]
    created_by: Option<Id<User>>,
    #[schema(value_type = Option<String>, format = Uuid)]
    batch_id: Option<uuid::Uuid>,
    version: i64,
}

impl From<Message> for MessageView {
    fn from(message: Message) -> Self {
        Self {
            id: message.id,
            kind: message.kind,
            candidate_id: message.candidate_id,
            application_id: message.application_id,
            to_name: message.to_name,
            to_email: message.to_email,
            language: message.language,
            subject: message.subject,
            body: message.body,
            state: message.state,
            send_at: message.send_at,
            sent_at: message.sent_at,
            last_error: message.last_error,
            created_by: message.created_by,
            batch_id: message.batch_id,
            version: message.version,
        }
    }
}

/// New words for a message that has not left.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MessageFields)]
pub struct ChangeBody {
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    subject: Option<String>,
    #[serde(default, deserialize_with = "never_null")]
    #[schema(min_length = 1, max_length = 20000, nullable = false)]
    body: Option<String>,
}

/// How many were stopped.
#[derive(Serialize, ToSchema)]
pub struct Stopped {
    stopped: usize,
}

const FILTERS: &[Param] = &[
    Param::of("state", word::<MessageState>),
    Param::of("kind", word::<MessageKind>),
    Param::id("candidate_id"),
    Param::id("application_id"),
    Param::id("batch_id"),
];

pub fn api() -> Api {
    let (all, one) = ("/api/v1/messages", "/api/v1/messages/{message}");
    let (read, write) = ("messages:read", "messages:write");
    Api::new()
        .list::<MessageView, _, _>(all, list, read, "Messages, newest first", FILTERS)
        .item::<MessageView, _, _>(one, show, read, "One message")
        .patch::<ChangeBody, MessageView, _, _>(one, change, write, "Change the words of one that has not left")
        .act::<Nothing, MessageView, _, _>(
            "/api/v1/messages/{message}/taking-back",
            take_back,
            write,
            "Stop a message that has not left",
        )
        .act::<Nothing, MessageView, _, _>(
            "/api/v1/messages/{message}/sending",
            send_now,
            write,
            "Let a held message leave at once",
        )
        .act::<Nothing, MessageView, _, _>(
            "/api/v1/messages/{message}/retry",
            retry,
            write,
            "Try a message that could not leave once more",
        )
        .act::<Nothing, Stopped, _, _>(
            "/api/v1/batches/{batch}/messages/taking-back",
            take_back_batch,
            write,
            "Stop every message of an act on many that has not left",
        )
}

async fn list(caller: Caller, State(app): State<App>, Query(fields): Query) -> Result<Response> {
    let listing = Listing::read(fields, FILTERS)?;
    let rows: Vec<Message> = sql_text(format!(
        "SELECT {} FROM messages m WHERE {} AND ($2 IS NULL OR m.id < $2) AND ($3 IS NULL OR m.state = $3)
            AND ($4 IS NULL OR m.kind = $4) AND ($5 IS NULL OR m.candidate_id = $5)
            AND ($6 IS NULL OR m.application_id = $6) AND ($7 IS NULL OR m.batch_id = $7)
         ORDER BY m.id DESC LIMIT $8",
        Message::COLUMNS,
        messages::may_on_messages(&caller.actor, Right::See)
    ))
    .bind(caller.actor.id)
    .bind(listing.after::<Id<Message>>()?)
    .bind(listing.word::<MessageState>("state")?)
    .bind(listing.word::<MessageKind>("kind")?)
    .bind(listing.filter::<Id<Candidate>>("candidate_id")?)
    .bind(listing.filter::<Id<Application>>("application_id")?)
    .bind(listing.filter::<uuid::Uuid>("batch_id")?)
    .bind(listing.rows())
    .all(&mut app.db.read())
    .await?;
    Ok(listed(
        &Page::from_rows(rows, listing.limit, |row| row.id).map(MessageView::from),
    ))
}

async fn load(on: &mut impl Conn, actor: &Actor, id: Id<Message>) -> Result<Message> {
    let message: Option<Message> = sql_text(format!(
        "SELECT {} FROM messages m WHERE m.id = $2 AND {}",
        Message::COLUMNS,
        messages::may_on_messages(actor, Right::See)
    ))
    .bind(actor.id)
    .bind(id)
    .maybe(on)
    .await?;
    message.ok_or(Error::NotFound)
}

async fn show(caller: Caller, State(app): State<App>, At(id): At<Message>) -> Result<Response> {
    let message = load(&mut app.db.read(), &caller.actor, id).await?;
    item(&MessageView::from(message))
}

/// The message of a verb, if it is the version that the program read.
async fn to_change<T>(tx: &mut Tx, sent: &Sent<T>, id: Id<Message>) -> Result<Message> {
    let message = load(tx, &sent.actor, id).await?;
    sent.expect(message.version)?;
    Ok(message)
}

async fn change(At(id): At<Message>, call: Call<ChangeBody>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let before = to_change(tx, &sent, id).await?;
            let said = sent.body.clone();
            let mut reader = Reader::new();
            let edit = Edit {
                subject: reader.line("subject", &said.subject.unwrap_or(before.subject), 1..=LINE),
                body: reader.block("body", &said.body.unwrap_or(before.body), 1..=20_000),
                version: before.version,
            };
            reader.finish()?;
            messages::edit(tx, &sent.actor, id, edit).await?;
            Ok(MessageView::from(load(tx, &sent.actor, id).await?))
        })
    })
    .await
}

async fn take_back(At(id): At<Message>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            to_change(tx, &sent, id).await?;
            messages::take_back(tx, &sent.actor, id).await?;
            Ok(MessageView::from(load(tx, &sent.actor, id).await?))
        })
    })
    .await
}

async fn send_now(At(id): At<Message>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            to_change(tx, &sent, id).await?;
            messages::send_now(tx, &sent.actor, id).await?;
            Ok(MessageView::from(load(tx, &sent.actor, id).await?))
        })
    })
    .await
}

async fn retry(At(id): At<Message>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            to_change(tx, &sent, id).await?;
            messages::retry(tx, &sent.actor, id).await?;
            Ok(MessageView::from(load(tx, &sent.actor, id).await?))
        })
    })
    .await
}

async fn take_back_batch(At(id): At<()>, call: Call<Nothing>) -> Result<Response> {
    call.act(move |tx, sent| {
        Box::pin(async move {
            let stopped = messages::take_back_batch(tx, &sent.actor, id.uuid()).await?;
            if stopped == 0 {
                return Err(Error::NotFound);
            }
            Ok(Stopped { stopped })
        })
    })
    .await
}
