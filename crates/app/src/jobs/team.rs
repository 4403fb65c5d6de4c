//! The hiring team of a job: who works on it and may see its people.

use base::{Id, Time};
use db::{Conn, Tx, sql};
use web::{Error, FormErrors, Message, Result};

use super::{Job, store};
use crate::{
    access::{Actor, TeamRole, User},
    events::{self, Event},
};

/// One person of the team.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Member {
    pub user_id: Id<User>,
    pub name: String,
    pub role: TeamRole,
    pub added_at: Time,
    /// When the person's account was switched off; they no longer see anything.
    pub disabled_at: Option<Time>,
}

/// The team, those who may do most first.
pub async fn team_of(on: &mut impl Conn, job: Id<Job>) -> anyhow::Result<Vec<Member>> {
    let mut team: Vec<Member> = sql("SELECT t.user_id, u.name, t.role, t.added_at, u.disabled_at
         FROM hiring_team t JOIN users u ON u.id = t.user_id WHERE t.job_id = $1 ORDER BY t.added_at, t.user_id")
    .bind(job)
    .all(on)
    .await?;
    team.sort_by_key(|member| std::cmp::Reverse(member.role));
    Ok(team)
}

/// Puts people on the team of a new job.
pub(super) async fn insert_all(tx: &mut Tx, job: Id<Job>, team: &[(Id<User>, TeamRole)]) -> anyhow::Result<()> {
    for (user, role) in team {
        put(tx, job, *user, *role).await?;
    }
    Ok(())
}

/// Gives somebody a part in the team, or another one.
pub async fn set_member(tx: &mut Tx, actor: &Actor, job: &Job, user: Id<User>, role: TeamRole) -> Result<()> {
    let job = store::lock(tx, job.id).await?;
    let name: Option<String> = sql("SELECT name FROM users WHERE id = $1 AND disabled_at IS NULL")
        .bind(user)
        .maybe_value(tx)
        .await?;
    let Some(name) = name else {
        return Err(invalid(Message::new("jobs-team-nobody")));
    };
    let before = role_of(tx, job.id, user).await?;
    if before == Some(role) {
        return Ok(());
    }
    put(tx, job.id, user, role).await?;
    keep_a_recruiter(tx, &job).await?;
    let event = Event::new("team.changed").job(job.id).subject(user).with("role", role);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "name": name })));
    Ok(())
}

/// Takes somebody off the team.
pub async fn remove_member(tx: &mut Tx, actor: &Actor, job: &Job, user: Id<User>) -> Result<()> {
    let job = store::lock(tx, job.id).await?;
    let name: Option<String> = sql("SELECT u.name FROM hiring_team t JOIN users u ON u.id = t.user_id
         WHERE t.job_id = $1 AND t.user_id = $2")
    .bind(job.id)
    .bind(user)
    .maybe_value(tx)
    .await?;
    let Some(name) = name else { return Err(Error::NotFound) };
    sql("DELETE FROM hiring_team WHERE job_id = $1 AND user_id = $2")
        .bind(job.id)
        .bind(user)
        .run(tx)
        .await?;
    keep_a_recruiter(tx, &job).await?;
    let event = Event::new("team.left").job(job.id).subject(user);
    events::record(tx, actor.by(), event.words(serde_json::json!({ "name": name })));
    Ok(())
}

/// The whole team at once, as an import or a form gives it.
pub async fn set_team(tx: &mut Tx, actor: &Actor, job: &Job, team: &[(Id<User>, TeamRole)]) -> Result<()> {
    for (user, role) in team {
        set_member(tx, actor, job, *user, *role).await?;
    }
    for member in team_of(tx, job.id).await? {
        if !team.iter().any(|(user, _)| *user == member.user_id) {
            remove_member(tx, actor, job, member.user_id).await?;
        }
    }
    Ok(())
}

pub(super) async fn has_recruiter(on: &mut impl Conn, job: Id<Job>) -> anyhow::Result<bool> {
    let count: i64 = sql("SELECT COUNT(*) FROM hiring_team t JOIN users u ON u.id = t.user_id
         WHERE t.job_id = $1 AND t.role = 'recruiter' AND u.disabled_at IS NULL")
    .bind(job)
    .value(on)
    .await?;
    Ok(count > 0)
}

async fn role_of(on: &mut impl Conn, job: Id<Job>, user: Id<User>) -> anyhow::Result<Option<TeamRole>> {
    sql("SELECT role FROM hiring_team WHERE job_id = $1 AND user_id = $2")
        .bind(job)
        .bind(user)
        .maybe_value(on)
        .await
}

async fn put(tx: &mut Tx, job: Id<Job>, user: Id<User>, role: TeamRole) -> anyhow::Result<()> {
    let now = tx.now();
    sql(
        "INSERT INTO hiring_team (job_id, user_id, role, added_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (job_id, user_id) DO UPDATE SET role = excluded.role",
    )
    .bind(job)
    .bind(user)
    .bind(role)
    .bind(now)
    .run(tx)
    .await?;
    Ok(())
}

/// A confidential job is seen by its team alone, so without a recruiter nobody could ever run it again.
async fn keep_a_recruiter(tx: &mut Tx, job: &Job) -> Result<()> {
    if job.confidential && !has_recruiter(tx, job.id).await? {
        return Err(invalid(Message::new("jobs-team-last-recruiter")));
    }
    Ok(())
}

fn invalid(message: Message) -> Error {
    Error::Invalid(FormErrors::new("team", message))
}
