//! Colleagues named in notes.

use anyhow::Result;
use base::{Email, Id, Language, Time, Zone};
use db::{Conn, Tx, sql, sql_text};
use serde::Serialize;

use super::Note;
use crate::{
    access::{Actor, Role, User, Via},
    candidates::Candidate,
    keys::Keys,
    messages::{self, MessageKind, NewMessage, SealedLink},
};

/// A colleague who may be named.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub id: Id<User>,
    pub name: String,
    #[serde(skip)]
    email: Email,
    #[serde(skip)]
    language: Language,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<User>,
    name: String,
    email: Email,
    role: Role,
    language: Language,
    zone: Zone,
}

/// A note in which the actor is named and that they have not read.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Mentioned {
    pub note: Id<Note>,
    pub candidate: Id<Candidate>,
    pub name: String,
    pub author: String,
    pub body: String,
    pub at: Time,
}

/// The colleagues who may see a candidate, by name. Each is asked with their own eyes.
pub async fn who_may_see(on: &mut impl Conn, asking: &Actor, candidate: Id<Candidate>) -> Result<Vec<Person>> {
    let rows: Vec<Row> =
        sql("SELECT id, name, email, role, language, zone FROM users WHERE disabled_at IS NULL ORDER BY name, id")
            .all(on)
            .await?;
    let mut people = Vec::new();
    for row in rows {
        let eyes = Actor {
            id: row.id,
            name: row.name.clone(),
            email: row.email.clone(),
            role: row.role,
            language: row.language.clone(),
            zone: row.zone.clone(),
            shortcuts: false,
            now: asking.now,
            via: Via::Console,
        };
        let text = format!(
            "SELECT COUNT(*) FROM candidates c WHERE c.id = $2 AND {}",
            eyes.sees_candidate("c")
        );
        if sql_text(text).bind(row.id).bind(candidate).value::<i64>(on).await? > 0 {
            people.push(Person {
                id: row.id,
                name: row.name,
                email: row.email,
                language: row.language,
            });
        }
    }
    Ok(people)
}

/// Tells the people named, each once a note and only those who may see the candidate.
pub(super) async fn tell(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    candidate: Id<Candidate>,
    note: Id<Note>,
    named: &[Id<User>],
) -> web::Result<()> {
    if named.is_empty() {
        return Ok(());
    }
    for person in who_may_see(tx, actor, candidate).await? {
        if person.id == actor.id || !named.contains(&person.id) {
            continue;
        }
        let now = tx.now();
        let new = sql("INSERT INTO mentions (note_id, user_id, told_at) VALUES ($1, $2, $3)
                       ON CONFLICT (note_id, user_id) DO NOTHING")
        .bind(note)
        .bind(person.id)
        .bind(now)
        .run_once(tx)
        .await?;
        if new {
            let message = NewMessage {
                user: Some(person.id),
                to_name: person.name.clone(),
                link: Some(SealedLink::new(
                    keys,
                    &format!("/app/candidates/{candidate}#note-{note}"),
                )),
                ..NewMessage::new(MessageKind::Mention, person.email, person.language, now)
                    .with("name", person.name)
                    .with("sender", actor.name.clone())
            };
            messages::hold(tx, message).await?;
        }
    }
    Ok(())
}

/// Where the actor is named and has not read it, on people they still see; the longest waiting first.
pub async fn unread(on: &mut impl Conn, actor: &Actor) -> Result<Vec<Mentioned>> {
    sql_text(format!(
        "SELECT n.id AS note, c.id AS candidate, c.name, u.name AS author, n.body, n.created_at AS at
         FROM mentions m JOIN notes n ON n.id = m.note_id JOIN candidates c ON c.id = n.candidate_id
              JOIN users u ON u.id = n.author_id
         WHERE m.user_id = $1 AND m.read_at IS NULL AND n.removed_at IS NULL AND c.trashed_at IS NULL AND {}
         ORDER BY n.created_at, n.id LIMIT 50",
        actor.sees_candidate("c")
    ))
    .bind(actor.id)
    .all(on)
    .await
}

/// The actor has the candidate's page in front of them: what named them there is read.
pub async fn mark_read(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE mentions SET read_at = $3 WHERE user_id = $1 AND read_at IS NULL
            AND note_id IN (SELECT id FROM notes WHERE candidate_id = $2)")
    .bind(actor.id)
    .bind(candidate)
    .bind(now)
    .run(tx)
    .await?;
    Ok(())
}
