//! What was set aside: the list on which a colleague decides, and taking the decision back.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};
use serde::{Deserialize, Serialize};
use web::Message as Words;

use super::{
    Admission, Application, Signals, admission,
    trash::{put_back, put_into_trash},
};
use crate::{
    access::{Actor, Right},
    candidates::Candidate,
    events,
    jobs::Job,
    messages::{self, MessageKind},
    undo::{self, Undo},
};

/// An application that waits to be let in, for the list where a colleague decides.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SetAside {
    pub id: Id<Application>,
    pub job_id: Id<Job>,
    pub job_title: String,
    pub candidate_id: Id<Candidate>,
    pub name: String,
    /// Their first mail address.
    pub email: Option<String>,
    pub admission: Admission,
    pub signals: Signals,
    pub applied_at: Time,
    /// Whether the actor decides on it.
    pub may_decide: bool,
}

/// So many are let in or thrown away at once, at most.
pub const MOST_SORTED: usize = 100;

/// What waits, for every query about it. Alias `a`.
const WAITS: &str = "a.admission <> 'accepted' AND a.outcome IS NULL AND a.trashed_at IS NULL";

/// What was set aside and the actor may see, oldest first; after the one with this time and id if given.
pub async fn set_aside(
    on: &mut impl Conn,
    actor: &Actor,
    after: Option<(Time, Id<Application>)>,
    limit: i64,
) -> Result<Vec<SetAside>> {
    let (at, id) = after.unwrap_or((Time::from_micros(0), Id::from_uuid(uuid::Uuid::nil())));
    sql_text(format!(
        "SELECT a.id, a.job_id, j.title AS job_title, a.candidate_id, c.name, a.admission, a.signals, a.applied_at,
                (SELECT cp.value FROM contact_points cp WHERE cp.candidate_id = c.id AND cp.kind = 'mail'
                 ORDER BY cp.position, cp.id LIMIT 1) AS email,
                {} AS may_decide
         FROM applications a JOIN jobs j ON j.id = a.job_id JOIN candidates c ON c.id = a.candidate_id
         WHERE {WAITS} AND c.trashed_at IS NULL AND (a.applied_at > $2 OR (a.applied_at = $2 AND a.id > $3)) AND {}
         ORDER BY a.applied_at, a.id LIMIT $4",
        actor.may_on_application(Right::Decide, "a"),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(at)
    .bind(id)
    .bind(limit)
    .all(on)
    .await
}

/// How many were set aside on which the actor has a right, and since when the oldest waits.
pub async fn set_aside_count(on: &mut impl Conn, actor: &Actor, right: Right) -> Result<(i64, Option<Time>)> {
    sql_text(format!(
        "SELECT COUNT(*), MIN(a.applied_at) FROM applications a JOIN candidates c ON c.id = a.candidate_id
         WHERE {WAITS} AND c.trashed_at IS NULL AND {}",
        actor.may_on_application(right, "a")
    ))
    .bind(actor.id)
    .one(on)
    .await
}

/// What somebody did with some of them, kept so that it can be taken back.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Sorted {
    LetIn(Vec<Id<Application>>),
    Trashed(Vec<Id<Application>>),
}

/// The kind under which [`Sorted`] is remembered.
pub const UNDO: &str = "set_aside";

/// Lets in all of these that still wait, and says how many; none is a conflict. One that the actor may not see or not
/// decide on refuses them all.
pub async fn let_in(tx: &mut Tx, actor: &Actor, ids: &[Id<Application>]) -> web::Result<Id<Undo>> {
    let mut done = Vec::new();
    for id in ids {
        match admission::admit(tx, actor, *id).await {
            Ok(()) => done.push(*id),
            Err(web::Error::Conflict(_)) => {}
            Err(error) => return Err(error),
        }
    }
    remember(tx, actor, "applications-said-let-in", Sorted::LetIn(done)).await
}

/// Puts all of these that still wait into the trash; nobody is written to.
pub async fn put_away(tx: &mut Tx, actor: &Actor, ids: &[Id<Application>]) -> web::Result<Id<Undo>> {
    let mut done = Vec::new();
    for id in ids {
        if put_into_trash(tx, actor, *id).await? {
            done.push(*id);
        }
    }
    remember(tx, actor, "applications-said-trashed", Sorted::Trashed(done)).await
}

async fn remember(tx: &mut Tx, actor: &Actor, said: &'static str, sorted: Sorted) -> web::Result<Id<Undo>> {
    let (Sorted::LetIn(ids) | Sorted::Trashed(ids)) = &sorted;
    if ids.is_empty() {
        return Err(web::Error::Conflict(Words::new("applications-none-waits")));
    }
    let said = Words::new(said).with("n", ids.len() as i64);
    undo::remember(tx, actor, UNDO, said, &sorted).await
}

/// Takes back what [`Sorted`] says: those let in wait again and their mail stays here, those thrown away come back.
pub async fn undo(tx: &mut Tx, actor: &Actor, undone: &Undo) -> web::Result<()> {
    match undo::take::<Sorted>(tx, actor, undone).await? {
        Sorted::LetIn(ids) => {
            for id in ids {
                set_aside_again(tx, actor, id).await?;
            }
        }
        Sorted::Trashed(ids) => {
            for id in ids {
                put_back(tx, actor, id).await?;
            }
        }
    }
    Ok(())
}

/// What the signals asked for holds again; the confirmation that was held for the applicant does not leave. One that has
/// been decided on meanwhile stays.
async fn set_aside_again(tx: &mut Tx, actor: &Actor, id: Id<Application>) -> web::Result<()> {
    let application = admission::decidable(tx, actor, id).await?;
    let signals: Signals = sql("SELECT signals FROM applications WHERE id = $1")
        .bind(id)
        .value(tx)
        .await?;
    let again = sql(
        "UPDATE applications SET admission = $2, admitted_at = NULL, admitted_by = NULL, version = version + 1
         WHERE id = $1 AND admission = 'accepted' AND outcome IS NULL AND trashed_at IS NULL AND admitted_by = $3",
    )
    .bind(id)
    .bind(signals.admission())
    .bind(actor.id)
    .run_once(tx)
    .await?;
    if again {
        messages::take_back_of(tx, actor.by(), id, &[MessageKind::Confirmation]).await?;
        events::record(
            tx,
            actor.by(),
            admission::event("application.set_aside_again", &application),
        );
    }
    Ok(())
}
