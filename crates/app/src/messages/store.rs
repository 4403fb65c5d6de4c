//! The SQL of messages and templates.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{Message, MessageKind, MessageState, NewMessage, Rendered, Template, actions, model::Trouble};
use crate::{
    access::{Actor, Right, User},
    applications::Application,
};

/// What the queries about messages share.
pub(super) struct Row;

impl Row {
    /// SQL that holds for the messages about which the actor has a right. Binds `$1`, the actor's id.
    ///
    /// A message about an application or a candidate follows them; one to a colleague is for those who manage people,
    /// and for whoever it came from.
    pub(super) fn scope(actor: &Actor, right: Right) -> String {
        let manages = if actor.role.manages_organization() {
            "$1 IS NOT NULL"
        } else {
            "m.created_by = $1"
        };
        format!(
            "((m.application_id IS NOT NULL AND EXISTS (SELECT 1 FROM applications a
                 WHERE a.id = m.application_id AND {}))
              OR (m.application_id IS NULL AND m.candidate_id IS NOT NULL AND EXISTS (SELECT 1 FROM candidates c
                 WHERE c.id = m.candidate_id AND {}))
              OR (m.candidate_id IS NULL AND m.application_id IS NULL AND {manages}))",
            actor.may_on_application(right, "a"),
            actor.may_on_candidate(right, "c"),
        )
    }
}

/// SQL that holds for the messages about which the actor has a right. Alias `m`; binds `$1`, the actor's id.
pub fn may_on_messages(actor: &Actor, right: Right) -> String {
    Row::scope(actor, right)
}

pub(super) fn insert(
    tx: &mut Tx,
    id: Id<Message>,
    now: Time,
    new: NewMessage,
    rendered: &Rendered,
    state: MessageState,
) {
    let unfilled = (state == MessageState::Failed).then(|| Trouble::Unfilled.as_str().to_owned());
    sql(
        "INSERT INTO messages (id, kind, candidate_id, application_id, user_id, to_name, to_email, to_key, language,
            subject, body, link, state, send_at, last_error, created_by, created_at, batch_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind(id)
    .bind(new.kind)
    .bind(new.candidate)
    .bind(new.application)
    .bind(new.user)
    .bind(new.to_name)
    .bind(new.to.clone())
    .bind(new.to.comparison())
    .bind(new.language)
    .bind(rendered.subject.clone())
    .bind(rendered.body.clone())
    .bind(new.link.map(|link| link.0))
    .bind(state)
    .bind(new.send_at)
    .bind(unfilled)
    .bind(new.created_by)
    .bind(now)
    .bind(new.batch)
    .later(tx);
}

/// A message that the actor may see.
pub(super) async fn visible(on: &mut impl Conn, actor: &Actor, id: Id<Message>) -> web::Result<Message> {
    scoped(on, actor, id, Row::scope(actor, Right::See))
        .await?
        .ok_or(web::Error::NotFound)
}

/// A message that the actor may act on: unseen is not found, seen without the right is forbidden.
pub(super) async fn writable(tx: &mut Tx, actor: &Actor, id: Id<Message>) -> web::Result<Message> {
    visible(tx, actor, id).await?;
    tx.lock("messages", id).await?;
    scoped(tx, actor, id, actions::may_act(actor))
        .await?
        .ok_or(web::Error::Forbidden)
}

async fn scoped(on: &mut impl Conn, actor: &Actor, id: Id<Message>, scope: String) -> Result<Option<Message>> {
    sql_text(format!(
        "SELECT {} FROM messages m WHERE m.id = $2 AND {scope}",
        Message::COLUMNS
    ))
    .bind(actor.id)
    .bind(id)
    .maybe(on)
    .await
}

pub(super) async fn may_act(on: &mut impl Conn, actor: &Actor, id: Id<Message>) -> Result<bool> {
    Ok(scoped(on, actor, id, actions::may_act(actor)).await?.is_some())
}

/// What has not left of one act on many, as far as the actor may stop it.
pub(super) async fn waiting_of_batch(on: &mut impl Conn, actor: &Actor, batch: uuid::Uuid) -> Result<Vec<Message>> {
    sql_text(format!(
        "SELECT {} FROM messages m WHERE m.batch_id = $2 AND m.state IN ('held', 'failed') AND {} ORDER BY m.id",
        Message::COLUMNS,
        actions::may_act(actor)
    ))
    .bind(actor.id)
    .bind(batch)
    .all(on)
    .await
}

pub(super) async fn waiting_of_application(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Message>> {
    sql_text(format!(
        "SELECT {} FROM messages m WHERE m.application_id = $1 AND m.state IN ('held', 'failed') ORDER BY m.id",
        Message::COLUMNS
    ))
    .bind(application)
    .all(on)
    .await
}

/// Every message about an application, latest first; who may see the application sees them.
pub async fn of_application(on: &mut impl Conn, application: Id<Application>) -> Result<Vec<Message>> {
    sql_text(format!(
        "SELECT {} FROM messages m WHERE m.application_id = $1 ORDER BY m.created_at DESC, m.id DESC",
        Message::COLUMNS
    ))
    .bind(application)
    .all(on)
    .await
}

pub(super) async fn take_back(tx: &mut Tx, id: Id<Message>) -> Result<bool> {
    sql("UPDATE messages SET state = 'taken_back', version = version + 1 WHERE id = $1 AND state IN ('held', 'failed')")
        .bind(id)
        .run_once(tx)
        .await
}

pub(super) async fn due_now(tx: &mut Tx, id: Id<Message>, from: MessageState, now: Time) -> Result<bool> {
    sql(
        "UPDATE messages SET state = 'held', send_at = $3, attempts = 0, last_error = NULL, version = version + 1
         WHERE id = $1 AND state = $2",
    )
    .bind(id)
    .bind(from)
    .bind(now)
    .run_once(tx)
    .await
}

pub(super) async fn change(tx: &mut Tx, id: Id<Message>, subject: &str, body: &str, version: i64) -> Result<bool> {
    sql(
        "UPDATE messages SET subject = $2, body = $3, state = 'held', last_error = NULL, version = version + 1
         WHERE id = $1 AND version = $4 AND state IN ('held', 'failed')",
    )
    .bind(id)
    .bind(subject.to_owned())
    .bind(body.to_owned())
    .bind(version)
    .run_once(tx)
    .await
}

/// How many messages there are in each tab of the outbox.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, sqlx::FromRow)]
pub struct OutboxCounts {
    pub held: i64,
    pub sent: i64,
    pub taken_back: i64,
    pub failed: i64,
}

/// Counts what the actor may see. `since` bounds what has left.
pub(super) async fn counts(on: &mut impl Conn, actor: &Actor, since: Time) -> Result<OutboxCounts> {
    sql_text(format!(
        "SELECT COUNT(*) FILTER (WHERE m.state IN ('held', 'sending')) AS held,
                COUNT(*) FILTER (WHERE m.state = 'sent' AND m.sent_at >= $2) AS sent,
                COUNT(*) FILTER (WHERE m.state = 'taken_back') AS taken_back,
                COUNT(*) FILTER (WHERE m.state IN ('failed', 'suppressed')) AS failed
         FROM messages m WHERE {}",
        Row::scope(actor, Right::See)
    ))
    .bind(actor.id)
    .bind(since)
    .one(on)
    .await
}

/// What is held: how many, and when the next leaves.
pub async fn held(on: &mut impl Conn, actor: &Actor) -> Result<(i64, Option<Time>)> {
    sql_text(format!(
        "SELECT COUNT(*), MIN(m.send_at) FROM messages m WHERE m.state = 'held' AND {}",
        Row::scope(actor, Right::See)
    ))
    .bind(actor.id)
    .one(on)
    .await
}

/// A message that will not leave unless somebody acts.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Stuck {
    pub id: Id<Message>,
    pub subject: String,
    /// Who would get it.
    pub name: String,
    /// When it should have left.
    pub at: Time,
    /// The word for what keeps it, as the messages `messages-trouble-…` are named.
    #[sqlx(skip)]
    pub trouble: &'static str,
    #[serde(skip)]
    last_error: Option<String>,
}

impl Stuck {
    /// One for the samples of pages.
    pub fn sample() -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            subject: "Your application <b>".to_owned(),
            name: "Wei Zhang".to_owned(),
            at: Time::from_micros(1_795_510_800_000_000),
            trouble: "settings",
            last_error: None,
        }
    }
}

/// The messages that could not leave and on which the actor may act, the latest first; and how many there are.
pub async fn stuck(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<(i64, Vec<Stuck>)> {
    let may = actions::may_act(actor);
    let total: i64 = sql_text(format!(
        "SELECT COUNT(*) FROM messages m WHERE m.state = 'failed' AND {may}"
    ))
    .bind(actor.id)
    .value(on)
    .await?;
    let mut shown: Vec<Stuck> = sql_text(format!(
        "SELECT m.id, m.subject, COALESCE(c0.name, NULLIF(m.to_name, ''), m.to_email) AS name, m.send_at AS at,
                m.last_error
         FROM messages m LEFT JOIN candidates c0 ON c0.id = m.candidate_id
         WHERE m.state = 'failed' AND {may} ORDER BY m.send_at DESC, m.id DESC LIMIT $2"
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await?;
    for one in &mut shown {
        one.trouble = one.last_error.as_deref().map_or("refused", super::pages::trouble_word);
    }
    Ok((total, shown))
}

/// A message with the names a list shows.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Listed {
    #[sqlx(flatten)]
    pub message: Message,
    pub candidate_name: Option<String>,
    pub candidate_script: Option<String>,
    pub candidate_zone: Option<String>,
    pub job_title: Option<String>,
    pub author: Option<String>,
    pub may_act: bool,
}

/// What the actor may see in some states, `order` being a fixed piece of SQL.
pub(super) async fn list(
    on: &mut impl Conn,
    actor: &Actor,
    states: &'static str,
    order: &'static str,
    limit: i64,
) -> Result<Vec<Listed>> {
    sql_text(format!(
        "SELECT {}, c0.name AS candidate_name, c0.script_name AS candidate_script, c0.zone AS candidate_zone,
                j0.title AS job_title, u0.name AS author, {} AS may_act
         FROM messages m LEFT JOIN candidates c0 ON c0.id = m.candidate_id
              LEFT JOIN applications a0 ON a0.id = m.application_id LEFT JOIN jobs j0 ON j0.id = a0.job_id
              LEFT JOIN users u0 ON u0.id = m.created_by
         WHERE m.state IN ({states}) AND {} ORDER BY {order} LIMIT $2",
        Message::COLUMNS,
        actions::may_act(actor),
        Row::scope(actor, Right::See)
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await
}

/// A text that people edited.
#[derive(Clone, Debug)]
pub(super) struct OwnTemplate {
    pub template: Template,
    pub version: i64,
}

pub(super) async fn template(on: &mut impl Conn, kind: MessageKind, language: &str) -> Result<Option<OwnTemplate>> {
    let row: Option<(String, String, i64)> =
        sql("SELECT subject, body, version FROM templates WHERE kind = $1 AND language = $2")
            .bind(kind)
            .bind(language.to_owned())
            .maybe(on)
            .await?;
    Ok(row.map(|(subject, body, version)| OwnTemplate {
        template: Template { subject, body },
        version,
    }))
}

/// Which texts people have edited.
pub(super) async fn own_templates(on: &mut impl Conn) -> Result<Vec<(MessageKind, String)>> {
    sql("SELECT kind, language FROM templates").all(on).await
}

/// Writes a text unless somebody was faster; version 0 is the program's own.
pub(super) async fn save_template(
    tx: &mut Tx,
    (kind, language): (MessageKind, &str),
    template: &Template,
    version: i64,
    by: Id<User>,
) -> Result<bool> {
    let now = tx.now();
    let statement = if version == 0 {
        sql(
            "INSERT INTO templates (kind, language, subject, body, version, updated_at, updated_by)
             VALUES ($1, $2, $3, $4, $7 + 1, $5, $6) ON CONFLICT (kind, language) DO NOTHING",
        )
    } else {
        sql(
            "UPDATE templates SET subject = $3, body = $4, version = version + 1, updated_at = $5, updated_by = $6
             WHERE kind = $1 AND language = $2 AND version = $7",
        )
    };
    statement
        .bind(kind)
        .bind(language.to_owned())
        .bind(template.subject.clone())
        .bind(template.body.clone())
        .bind(now)
        .bind(by)
        .bind(version)
        .run_once(tx)
        .await
}

pub(super) async fn delete_template(tx: &mut Tx, kind: MessageKind, language: &str) -> Result<bool> {
    sql("DELETE FROM templates WHERE kind = $1 AND language = $2")
        .bind(kind)
        .bind(language.to_owned())
        .run_once(tx)
        .await
}
