//! The SQL of what needs somebody today. Every statement begins at an index: what is due, what nobody has looked at, the
//! jobs of one person; none reads the whole of a table.

use std::collections::HashSet;

use anyhow::Result;
use base::{Date, Id, PersonName, Time};
use db::{Conn, sql_text};

use super::model::{ALL, BoardNeed, IdleJob, NewOnes, Part, PostingNeed, Promise};
use crate::{
    access::{Actor, Right, TeamRole},
    privacy::{self, Asked, DataRequest},
};

/// SQL that holds for the jobs that somebody looks after with a right: those on whose team they have it, and, for those
/// who recruit, those on whose team nobody has. Alias of `jobs`; binds `$1`.
///
/// What somebody *may* do reaches further (a recruiter runs every job that is not confidential), but it needs them only
/// where nobody else would do it.
fn looks_after(actor: &Actor, right: Right, job: &str) -> String {
    let roles: Vec<String> = TeamRole::ALL
        .iter()
        .filter(|role| right.within(**role))
        .map(|role| format!("'{}'", role.as_str()))
        .collect();
    let (roles, may) = (roles.join(", "), actor.may_on_job(right, job));
    let mine = format!(
        "EXISTS (SELECT 1 FROM hiring_team mt WHERE mt.job_id = {job}.id AND mt.user_id = $1 AND mt.role IN ({roles}))"
    );
    let nobodys = format!(
        "NOT EXISTS (SELECT 1 FROM hiring_team mt JOIN users mu ON mu.id = mt.user_id
                     WHERE mt.job_id = {job}.id AND mt.role IN ({roles}) AND mu.disabled_at IS NULL)"
    );
    if actor.role.recruits() {
        format!("({job}.trashed_at IS NULL AND {may} AND ({mine} OR {nobodys}))")
    } else {
        format!("({job}.trashed_at IS NULL AND {may} AND {mine})")
    }
}

/// A row with how many there are in all.
#[derive(sqlx::FromRow)]
struct Counted<T> {
    total: i64,
    #[sqlx(flatten)]
    row: T,
}

fn part<T>(rows: Vec<Counted<T>>) -> Part<T> {
    Part {
        total: rows.first().map_or(0, |first| first.total),
        shown: rows.into_iter().map(|counted| counted.row).collect(),
    }
}

/// Answers that were promised by a day, the longest overdue first.
pub(super) async fn promises(on: &mut impl Conn, actor: &Actor, by: Date, limit: i64) -> Result<Part<Promise>> {
    let rows: Vec<Counted<Promise>> = sql_text(format!(
        "SELECT COUNT(*) OVER () AS total, a.id AS application, a.candidate_id AS candidate, a.job_id AS job,
                j.title AS job_title, c.name, c.script_name, s.name AS stage, a.stage_at, a.answer_by
         FROM applications a JOIN jobs j ON j.id = a.job_id JOIN candidates c ON c.id = a.candidate_id
              JOIN stages s ON s.id = a.stage_id
         WHERE a.outcome IS NULL AND a.answer_by <= $2 AND a.admission = 'accepted' AND a.trashed_at IS NULL
           AND c.trashed_at IS NULL AND {} AND {}
         ORDER BY a.answer_by, a.applied_at, a.id LIMIT $3",
        looks_after(actor, Right::Decide, "j"),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(by)
    .bind(limit)
    .all(on)
    .await?;
    let mut part = part(rows);
    for one in &mut part.shown {
        one.initials = PersonName::from_display(&one.name).initials();
    }
    Ok(part)
}

/// What candidates of the jobs that somebody looks after asked about their data. What belongs to no job (any more) is
/// for those who run the organization.
pub(super) async fn requests(on: &mut impl Conn, actor: &Actor) -> Result<Vec<Asked>> {
    let mut open = privacy::requests(on, actor, privacy::Shelf::Open, None, ALL).await?;
    if open.is_empty() {
        return Ok(open);
    }
    let nobodys = if actor.role.manages_organization() {
        "(j.id IS NULL OR j.trashed_at IS NOT NULL)"
    } else {
        "$1 IS NULL"
    };
    let mine: HashSet<Id<DataRequest>> = sql_text(format!(
        "SELECT r.id FROM data_requests r LEFT JOIN applications a ON a.id = r.application_id
              LEFT JOIN jobs j ON j.id = a.job_id
         WHERE r.done_at IS NULL AND ({} OR {nobodys})",
        looks_after(actor, Right::Run, "j")
    ))
    .bind(actor.id)
    .values(on)
    .await?
    .into_iter()
    .collect();
    open.retain(|asked| mine.contains(&asked.id));
    Ok(open)
}

/// Applications that nobody has looked at, per job; urgent jobs first, then who waits longest. CROSS JOIN keeps SQLite to
/// the order written: it begins with the few people who are new, not with the many who are in play.
pub(super) async fn new_ones(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<Part<NewOnes>> {
    let rows: Vec<Counted<NewOnes>> = sql_text(format!(
        "SELECT COUNT(*) OVER () AS total, j.id AS job, j.title AS job_title, j.urgent, COUNT(*) AS n,
                MIN(a.applied_at) AS oldest
         FROM candidates c CROSS JOIN applications a JOIN stages s ON s.id = a.stage_id JOIN jobs j ON j.id = a.job_id
         WHERE a.candidate_id = c.id AND c.unverified AND c.trashed_at IS NULL AND a.outcome IS NULL AND a.admission = 'accepted'
           AND a.trashed_at IS NULL AND s.kind = 'applied' AND {} AND {}
         GROUP BY j.id, j.title, j.urgent
         ORDER BY CASE WHEN j.urgent THEN 0 ELSE 1 END, MIN(a.applied_at), j.id LIMIT $2",
        looks_after(actor, Right::Decide, "j"),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(limit)
    .all(on)
    .await?;
    Ok(part(rows))
}

/// Published texts that stop being public before `until`, and those whose source has changed since.
pub(super) async fn postings(
    on: &mut impl Conn,
    actor: &Actor,
    now: Time,
    until: Time,
    limit: i64,
) -> Result<Part<PostingNeed>> {
    let ends = "(p.unpublish_at > $2 AND p.unpublish_at <= $3)";
    let behind = "(NOT p.source AND EXISTS (SELECT 1 FROM postings o WHERE o.job_id = p.job_id AND o.source
                   AND o.text_digest <> COALESCE(p.translated_digest, '')))";
    let rows: Vec<Counted<PostingNeed>> = sql_text(format!(
        "SELECT COUNT(*) OVER () AS total, p.id AS posting, p.job_id AS job, p.title, p.language,
                CASE WHEN {ends} THEN p.unpublish_at ELSE NULL END AS until,
                CASE WHEN {behind} THEN (SELECT o.updated_at FROM postings o WHERE o.job_id = p.job_id AND o.source)
                     ELSE NULL END AS changed_at
         FROM jobs j JOIN postings p ON p.job_id = j.id
         WHERE j.state = 'open' AND p.state = 'published' AND (p.unpublish_at IS NULL OR p.unpublish_at > $2)
           AND ({ends} OR {behind}) AND {}
         ORDER BY CASE WHEN p.unpublish_at IS NULL THEN 1 ELSE 0 END, p.unpublish_at, p.id LIMIT $4",
        looks_after(actor, Right::Run, "j")
    ))
    .bind(actor.id)
    .bind(now)
    .bind(until)
    .bind(limit)
    .all(on)
    .await?;
    Ok(part(rows))
}

/// Boards without a feed that somebody has to see to by now, the longest waiting first.
pub(super) async fn boards(on: &mut impl Conn, actor: &Actor, limit: i64) -> Result<Part<BoardNeed>> {
    let rows: Vec<Counted<BoardNeed>> = sql_text(format!(
        "SELECT COUNT(*) OVER () AS total, u.id AS publication, p.job_id AS job, p.title, p.language, u.channel,
                CASE WHEN u.to_take_down THEN 'take_down' WHEN u.state = 'queued' THEN 'post' ELSE 'look' END AS act,
                u.remind_at AS at
         FROM publications u JOIN postings p ON p.id = u.posting_id JOIN jobs j ON j.id = p.job_id
         WHERE u.remind_at <= $2 AND {}
         ORDER BY u.remind_at, u.id LIMIT $3",
        looks_after(actor, Right::Run, "j")
    ))
    .bind(actor.id)
    .bind(actor.now)
    .bind(limit)
    .all(on)
    .await?;
    Ok(part(rows))
}

/// Open jobs for which nobody has applied since a time, the longest waiting first.
pub(super) async fn idle(on: &mut impl Conn, actor: &Actor, since: Time, limit: i64) -> Result<Part<IdleJob>> {
    let rows: Vec<Counted<IdleJob>> = sql_text(format!(
        "SELECT COUNT(*) OVER () AS total, j.id AS job, j.title AS job_title,
                COALESCE((SELECT MAX(a.applied_at) FROM applications a WHERE a.job_id = j.id), j.opened_at, j.state_at)
                    AS since
         FROM jobs j
         WHERE j.state = 'open' AND COALESCE(j.opened_at, j.state_at) <= $2 AND j.state_at <= $2
           AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.job_id = j.id AND a.applied_at > $2) AND {}
         ORDER BY since, j.id LIMIT $3",
        looks_after(actor, Right::Run, "j")
    ))
    .bind(actor.id)
    .bind(since)
    .bind(limit)
    .all(on)
    .await?;
    Ok(part(rows))
}

/// How the people in play on somebody's jobs stand with what they were promised.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, sqlx::FromRow)]
pub struct Waits {
    /// People who wait for an answer.
    pub people: i64,
    /// Of those, whose promised day is over.
    pub late: i64,
    /// Since when the one waits who has been in a stage longest.
    pub longest: Option<Time>,
}

pub async fn waits(on: &mut impl Conn, actor: &Actor, today: Date) -> Result<Waits> {
    sql_text(format!(
        "SELECT COUNT(*) AS people, COUNT(*) FILTER (WHERE a.answer_by < $2) AS late, MIN(a.stage_at) AS longest
         FROM jobs j JOIN applications a ON a.job_id = j.id JOIN candidates c ON c.id = a.candidate_id
         WHERE j.state IN ('open', 'on_hold') AND a.outcome IS NULL AND a.admission = 'accepted'
           AND a.trashed_at IS NULL AND c.trashed_at IS NULL AND {} AND {}",
        looks_after(actor, Right::Decide, "j"),
        actor.sees_application("a")
    ))
    .bind(actor.id)
    .bind(today)
    .one(on)
    .await
}
