//! The SQL of approvals.

use std::collections::BTreeMap;

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{Approval, ApprovalPolicy, ApprovalState, Approver, Decision, Rule, Standing, Step};
use crate::{
    access::{Actor, User},
    jobs::{Job, JobState, Terms, store as jobs},
    organization,
};

#[derive(sqlx::FromRow)]
struct ApprovalRow {
    id: Id<Approval>,
    job_id: Id<Job>,
    state: ApprovalState,
    requested_by: Id<User>,
    requester: String,
    requested_at: Time,
    ended_at: Option<Time>,
    terms_digest: String,
    overtaken: bool,
}

const APPROVAL: &str = "SELECT a.id, a.job_id, a.state, a.requested_by, u.name AS requester, a.requested_at, \
     a.ended_at, a.terms_digest, \
     EXISTS (SELECT 1 FROM events e WHERE e.job_id = a.job_id AND e.kind = 'approval.overtaken' \
             AND e.subject_id = a.id) AS overtaken FROM approvals a JOIN users u ON u.id = a.requested_by";

#[derive(sqlx::FromRow)]
struct StepRow {
    id: Id<Step>,
    rule: Rule,
    ended_at: Option<Time>,
}

#[derive(sqlx::FromRow)]
struct ApproverRow {
    step_id: Id<Step>,
    user_id: Id<User>,
    name: String,
    delegated_to: Option<Id<User>>,
    delegate: Option<String>,
    decision: Option<Decision>,
    reason: String,
    decided_at: Option<Time>,
    decider: Option<String>,
}

/// An approval with its steps and people, whoever asks.
pub async fn approval(on: &mut impl Conn, id: Id<Approval>) -> Result<Option<Approval>> {
    let row = sql_text(format!("{APPROVAL} WHERE a.id = $1"))
        .bind(id)
        .maybe(on)
        .await?;
    match row {
        Some(row) => Ok(Some(whole(on, row).await?)),
        None => Ok(None),
    }
}

/// The latest approval of a job, if one was ever asked for.
pub async fn approval_of(on: &mut impl Conn, job: Id<Job>) -> Result<Option<Approval>> {
    let text = format!("{APPROVAL} WHERE a.job_id = $1 ORDER BY a.requested_at DESC, a.id DESC LIMIT 1");
    let row = sql_text(text).bind(job).maybe(on).await?;
    match row {
        Some(row) => Ok(Some(whole(on, row).await?)),
        None => Ok(None),
    }
}

async fn whole(on: &mut impl Conn, row: ApprovalRow) -> Result<Approval> {
    let steps: Vec<StepRow> =
        sql("SELECT id, rule, ended_at FROM approval_steps WHERE approval_id = $1 ORDER BY position")
            .bind(row.id)
            .all(on)
            .await?;
    let people: Vec<ApproverRow> = sql(
        "SELECT p.step_id, p.user_id, u.name, p.delegated_to, d.name AS delegate,
            p.decision, p.reason, p.decided_at, b.name AS decider
         FROM approvers p JOIN approval_steps s ON s.id = p.step_id JOIN users u ON u.id = p.user_id
              LEFT JOIN users d ON d.id = p.delegated_to LEFT JOIN users b ON b.id = p.decided_by
         WHERE s.approval_id = $1 ORDER BY u.name, u.id",
    )
    .bind(row.id)
    .all(on)
    .await?;
    let mut by_step: BTreeMap<Id<Step>, Vec<Approver>> = BTreeMap::new();
    for person in people {
        by_step.entry(person.step_id).or_default().push(Approver {
            user_id: person.user_id,
            name: person.name,
            delegate_id: person.delegated_to,
            delegate: person.delegate,
            decision: person.decision,
            reason: person.reason,
            decided_at: person.decided_at,
            decider: person.decider,
        });
    }
    let steps = steps.into_iter().map(|step| Step {
        approvers: by_step.remove(&step.id).unwrap_or_default(),
        id: step.id,
        rule: step.rule,
        ended_at: step.ended_at,
    });
    Ok(Approval {
        id: row.id,
        job_id: row.job_id,
        state: row.state,
        requested_by: row.requested_by,
        requester: row.requester,
        requested_at: row.requested_at,
        ended_at: row.ended_at,
        terms_digest: row.terms_digest,
        overtaken: row.overtaken,
        steps: steps.collect(),
    })
}

/// The digest of a job's present terms.
pub(in crate::jobs) async fn digest(on: &mut impl Conn, job: &Job) -> Result<String> {
    let places = jobs::places(on, job.id).await?;
    let openings = jobs::openings(on, job.id).await?.len() as i64;
    Ok(Terms::of(job, places).digest(openings))
}

/// How a job stands with its approval.
pub async fn standing(on: &mut impl Conn, job: &Job) -> Result<Standing> {
    let (policy, _) = organization::load::<ApprovalPolicy>(on).await?;
    if !policy.is_on {
        return Ok(Standing::NotNeeded);
    }
    let missing = if is_spared(on, job).await? {
        Standing::NotNeeded
    } else {
        Standing::Missing
    };
    let Some(approval) = approval_of(on, job.id).await? else {
        return Ok(missing);
    };
    Ok(match approval.state {
        ApprovalState::Waiting => Standing::Waiting,
        ApprovalState::Refused => Standing::Refused,
        ApprovalState::Withdrawn if approval.overtaken && missing == Standing::Missing => Standing::Overtaken,
        ApprovalState::Withdrawn => missing,
        ApprovalState::Approved if approval.terms_digest == digest(on, job).await? => Standing::Given,
        ApprovalState::Approved => Standing::Outdated,
    })
}

/// Whether a job opened without being asked and its terms have not changed since it would be: [`super::terms_changed`]
/// notes when they do. One that has ended is asked again before it reopens.
async fn is_spared(on: &mut impl Conn, job: &Job) -> Result<bool> {
    if !matches!(job.state, JobState::Open | JobState::OnHold) {
        return Ok(false);
    }
    let due: i64 = sql("SELECT COUNT(*) FROM events WHERE job_id = $1 AND kind = 'approval.due'")
        .bind(job.id)
        .value(on)
        .await?;
    Ok(due == 0)
}

/// Something that waits for this person's decision.
#[derive(Clone, Debug, serde::Serialize, sqlx::FromRow)]
pub struct Waiting {
    pub id: Id<Approval>,
    pub job_id: Id<Job>,
    pub number: i64,
    pub title: String,
    pub requester: String,
    pub requested_at: Time,
}

/// The approvals in which it is this person's turn, oldest first. For the home page.
pub async fn waiting_for(on: &mut impl Conn, actor: &Actor) -> Result<Vec<Waiting>> {
    sql(
        "SELECT a.id, a.job_id, j.number, j.title, u.name AS requester, a.requested_at
         FROM approvals a JOIN jobs j ON j.id = a.job_id JOIN users u ON u.id = a.requested_by
         WHERE a.state = 'waiting' AND j.trashed_at IS NULL AND EXISTS (
             SELECT 1 FROM approval_steps s JOIN approvers p ON p.step_id = s.id
             WHERE s.approval_id = a.id AND s.ended_at IS NULL AND p.decision IS NULL
               AND COALESCE(p.delegated_to, p.user_id) = $1
               AND s.position = (SELECT MIN(o.position) FROM approval_steps o
                                 WHERE o.approval_id = a.id AND o.ended_at IS NULL))
         ORDER BY a.requested_at, a.id",
    )
    .bind(actor.id)
    .all(on)
    .await
}

pub(super) async fn insert(
    tx: &mut Tx,
    job: Id<Job>,
    by: Id<User>,
    digest: String,
    steps: &[(Rule, Vec<Id<User>>)],
) -> Result<Id<Approval>> {
    let (id, now) = (tx.id::<Approval>(), tx.now());
    sql(
        "INSERT INTO approvals (id, job_id, state, requested_by, requested_at, terms_digest)
         VALUES ($1, $2, 'waiting', $3, $4, $5)",
    )
    .bind(id)
    .bind(job)
    .bind(by)
    .bind(now)
    .bind(digest)
    .run(tx)
    .await?;
    for (position, (rule, people)) in steps.iter().enumerate() {
        let step = tx.id::<Step>();
        sql("INSERT INTO approval_steps (id, approval_id, position, rule) VALUES ($1, $2, $3, $4)")
            .bind(step)
            .bind(id)
            .bind(position as i32)
            .bind(*rule)
            .run(tx)
            .await?;
        for user in people {
            sql("INSERT INTO approvers (step_id, user_id) VALUES ($1, $2)")
                .bind(step)
                .bind(*user)
                .run(tx)
                .await?;
        }
    }
    Ok(id)
}

pub(super) async fn decide(
    tx: &mut Tx,
    step: Id<Step>,
    seat: Id<User>,
    decision: Decision,
    reason: &str,
    by: Id<User>,
) -> Result<()> {
    let now = tx.now();
    sql(
        "UPDATE approvers SET decision = $3, reason = $4, decided_by = $5, decided_at = $6
         WHERE step_id = $1 AND user_id = $2",
    )
    .bind(step)
    .bind(seat)
    .bind(decision)
    .bind(reason.to_owned())
    .bind(by)
    .bind(now)
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn delegate(tx: &mut Tx, step: Id<Step>, seat: Id<User>, to: Option<Id<User>>) -> Result<()> {
    sql("UPDATE approvers SET delegated_to = $3 WHERE step_id = $1 AND user_id = $2")
        .bind(step)
        .bind(seat)
        .bind(to)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn end_step(tx: &mut Tx, step: Id<Step>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE approval_steps SET ended_at = $2 WHERE id = $1")
        .bind(step)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn end(tx: &mut Tx, id: Id<Approval>, state: ApprovalState) -> Result<()> {
    let now = tx.now();
    sql("UPDATE approvals SET state = $2, ended_at = $3 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

/// The name of somebody who can sign in.
pub(super) async fn name_of(on: &mut impl Conn, user: Id<User>) -> Result<Option<String>> {
    sql("SELECT name FROM users WHERE id = $1 AND disabled_at IS NULL")
        .bind(user)
        .maybe_value(on)
        .await
}
