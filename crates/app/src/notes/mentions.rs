//! Colleagues named in notes.

use anyhow::Result;
use base::{Email, Id, Language, Time};
use db::{Conn, Db, Tx, sql, sql_text};
use serde::Serialize;
use web::{Error, FormErrors, Message};

use super::Note;
use crate::{
    access::{Actor, Right, Role, User},
    applications::Application,
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

impl Person {
    /// One for the samples of pages.
    pub fn sample() -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            name: "Rosa <Brandt>".to_owned(),
            email: "rosa@acme.example".parse().expect("an address"),
            language: "en".parse().expect("a language"),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id<User>,
    name: String,
    email: Email,
    language: Language,
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

/// The colleagues who may see a candidate, and the application if one is given, by name. Each is asked with the eyes of
/// their role: one query for each role, however many work here.
pub async fn who_may_see(
    on: &mut impl Conn,
    asking: &Actor,
    candidate: Id<Candidate>,
    application: Option<Id<Application>>,
) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    for role in Role::ALL {
        let eyes = Actor {
            role: *role,
            ..asking.clone()
        };
        // The predicates speak of the actor as $1; here it is each user of the role in turn.
        let sees = eyes.sees_candidate("c").replace("$1", "u.id");
        let sees_application = eyes.sees_application("a").replace("$1", "u.id");
        let with_application = match application {
            Some(_) => format!("AND EXISTS (SELECT 1 FROM applications a WHERE a.id = $3 AND {sees_application})"),
            None => String::new(),
        };
        let statement = sql_text(format!(
            "SELECT u.id, u.name, u.email, u.language FROM users u JOIN candidates c ON c.id = $1
             WHERE u.disabled_at IS NULL AND u.role = $2 AND {sees} {with_application}"
        ))
        .bind(candidate)
        .bind(*role);
        let rows: Vec<Row> = application.into_iter().fold(statement, db::Sql::bind).all(on).await?;
        people.extend(rows.into_iter().map(|row| Person {
            id: row.id,
            name: row.name,
            email: row.email,
            language: row.language,
        }));
    }
    people.sort_by_key(|person| (person.name.to_lowercase(), person.id));
    Ok(people)
}

/// Whom a text names: everybody who works here and whose whole name stands in it after an @. Where two have one name, the
/// `chosen` say which is meant.
pub async fn named_in(on: &mut impl Conn, body: &str, chosen: &[Id<User>]) -> Result<Vec<Id<User>>> {
    if !body.contains('@') {
        return Ok(Vec::new());
    }
    let everybody: Vec<(Id<User>, String)> =
        sql("SELECT id, name FROM users WHERE disabled_at IS NULL ORDER BY name, id")
            .all(on)
            .await?;
    let mut named: Vec<(Id<User>, String)> = everybody
        .into_iter()
        .filter(|(_, name)| body.contains(&format!("@{name}")))
        .collect();
    // "@Ann Lee" also stands in "@Ann Leeson": the shorter name counts only where it stands by itself.
    let longer: Vec<String> = named.iter().map(|(_, name)| name.clone()).collect();
    named.retain(|(_, name)| {
        let mut rest = body.to_owned();
        for other in longer
            .iter()
            .filter(|other| *other != name && other.starts_with(name.as_str()))
        {
            rest = rest.replace(&format!("@{other}"), "");
        }
        rest.contains(&format!("@{name}"))
    });
    let ambiguous = |name: &str| named.iter().filter(|(_, other)| other == name).count() > 1;
    let chosen_of = |name: &str| named.iter().any(|(id, other)| other == name && chosen.contains(id));
    Ok(named
        .iter()
        .filter(|(id, name)| !ambiguous(name) || !chosen_of(name) || chosen.contains(id))
        .map(|(id, _)| *id)
        .collect())
}

/// A text with those named in it in bold, as Markdown. A sign within a word names nobody.
pub fn emphasised(body: &str, people: &[Person]) -> String {
    let mut names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut out = String::with_capacity(body.len() + 16);
    let mut rest = body;
    while let Some(at) = rest.find('@') {
        let before = &rest[..at];
        out.push_str(before);
        let within = before.chars().next_back().is_some_and(char::is_alphanumeric);
        let after = &rest[at + 1..];
        let named = names.iter().find(|name| !within && after.starts_with(**name));
        match named {
            Some(name) => {
                out.push_str(&format!("**@{name}**"));
                rest = &after[name.len()..];
            }
            None => {
                out.push('@');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Refuses a text that names somebody who may not see what it is about.
pub(super) async fn check(
    on: &mut impl Conn,
    actor: &Actor,
    candidate: Id<Candidate>,
    application: Option<Id<Application>>,
    named: &[Id<User>],
) -> web::Result<Vec<Person>> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let mut people = who_may_see(on, actor, candidate, application).await?;
    for id in named {
        if people.iter().all(|person| person.id != *id) {
            let name: Option<String> = sql("SELECT name FROM users WHERE id = $1")
                .bind(*id)
                .maybe_value(on)
                .await?;
            let why = Message::new("notes-cannot-see").with("name", name.ok_or(Error::NotFound)?);
            return Err(FormErrors::new("body", why).into());
        }
    }
    people.retain(|person| named.contains(&person.id));
    Ok(people)
}

/// Tells the people named, each once a note.
pub(super) async fn tell(
    tx: &mut Tx,
    keys: &Keys,
    actor: &Actor,
    candidate: Id<Candidate>,
    note: Id<Note>,
    people: Vec<Person>,
) -> web::Result<()> {
    for person in people.into_iter().filter(|person| person.id != actor.id) {
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
           AND (n.application_id IS NULL OR EXISTS (SELECT 1 FROM applications na WHERE na.id = n.application_id AND {}))
         ORDER BY n.created_at, n.id LIMIT 50",
        actor.sees_candidate("c"),
        actor.sees_application("na")
    ))
    .bind(actor.id)
    .all(on)
    .await
}

/// What named the actor in notes about somebody whom they see is read.
pub async fn read_about(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>) -> web::Result<()> {
    actor.candidate(tx, candidate, Right::See).await?;
    Ok(mark_read(tx, actor, candidate).await?)
}

/// The actor has read what names them about a candidate.
pub async fn mark_read(tx: &mut Tx, actor: &Actor, candidate: Id<Candidate>) -> Result<()> {
    let now = tx.now();
    sql_text(format!("UPDATE mentions SET read_at = $3 WHERE {UNREAD}"))
        .bind(actor.id)
        .bind(candidate)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

const UNREAD: &str = "user_id = $1 AND read_at IS NULL AND note_id IN (SELECT id FROM notes WHERE candidate_id = $2)";

/// The same for a page that is being shown: writes only when there was something to read.
pub async fn note_seen(db: &Db, actor: &Actor, candidate: Id<Candidate>) -> Result<()> {
    let unread: i64 = sql_text(format!("SELECT COUNT(*) FROM mentions WHERE {UNREAD}"))
        .bind(actor.id)
        .bind(candidate)
        .value(&mut db.read())
        .await?;
    if unread == 0 {
        return Ok(());
    }
    db.write(|tx| {
        let actor = actor.clone();
        Box::pin(async move { mark_read(tx, &actor, candidate).await })
    })
    .await
}

#[cfg(test)]
mod emphasis_tests {
    use super::*;

    #[test]
    fn the_longest_name_is_meant_and_an_address_names_nobody() {
        let named = |name: &str| Person {
            name: name.to_owned(),
            ..Person::sample()
        };
        let people = [named("Ann Lee"), named("Ann Leeson"), named("吴磊")];
        assert_eq!(
            emphasised("@Ann Leeson, ask @Ann Lee (ann@Ann Lee)。@吴磊 麻烦", &people),
            "**@Ann Leeson**, ask **@Ann Lee** (ann@Ann Lee)。**@吴磊** 麻烦"
        );
        assert_eq!(emphasised("nobody @ all", &people), "nobody @ all");
    }
}
