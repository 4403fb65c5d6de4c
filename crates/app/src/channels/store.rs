//! The SQL of publications.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Tx, sql, sql_text};

use super::{
    Channel, Publication, PublicationState,
    model::{Extra, Step},
};
use crate::{
    access::{Actor, User},
    jobs::Job,
    postings::Posting,
};

pub(super) async fn find(on: &mut impl Conn, id: Id<Publication>) -> Result<Option<Publication>> {
    let text = format!("SELECT {} FROM publications u WHERE u.id = $1", Publication::COLUMNS);
    sql_text(text).bind(id).maybe(on).await
}

/// The publication with this code, if it is on that channel.
pub(super) async fn by_code(on: &mut impl Conn, channel: Channel, code: &str) -> Result<Option<Publication>> {
    let text = format!(
        "SELECT {} FROM publications u WHERE u.code = $1 AND u.channel = $2",
        Publication::COLUMNS
    );
    sql_text(text).bind(code.to_owned()).bind(channel).maybe(on).await
}

/// Where a short link leads: the channel, and the slug of the posting.
pub(super) async fn target(on: &mut impl Conn, code: &str) -> Result<Option<(Channel, String)>> {
    sql("SELECT u.channel, p.slug FROM publications u JOIN postings p ON p.id = u.posting_id WHERE u.code = $1")
        .bind(code.to_owned())
        .maybe(on)
        .await
}

pub(super) async fn of_posting(
    on: &mut impl Conn,
    posting: Id<Posting>,
    channel: Channel,
) -> Result<Option<Publication>> {
    let text = format!(
        "SELECT {} FROM publications u WHERE u.posting_id = $1 AND u.channel = $2",
        Publication::COLUMNS
    );
    sql_text(text).bind(posting).bind(channel).maybe(on).await
}

pub(super) async fn of_job(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Publication>> {
    let text = format!(
        "SELECT {} FROM publications u JOIN postings p ON p.id = u.posting_id WHERE p.job_id = $1",
        Publication::COLUMNS
    );
    sql_text(text).bind(job).all(on).await
}

/// Every publication that is out.
pub(super) async fn out(on: &mut impl Conn) -> Result<Vec<Publication>> {
    let text = format!(
        "SELECT {} FROM publications u WHERE u.state IN ('queued', 'live')",
        Publication::COLUMNS
    );
    sql_text(text).all(on).await
}

/// What is out although its posting may not be public any more. Whoever asks looks at each again.
pub(super) async fn perhaps_ended(on: &mut impl Conn, now: Time) -> Result<Vec<Id<Publication>>> {
    sql(
        "SELECT u.id FROM publications u JOIN postings p ON p.id = u.posting_id JOIN jobs j ON j.id = p.job_id
         WHERE u.state IN ('queued', 'live') AND NOT (p.state = 'published'
           AND (p.unpublish_at IS NULL OR p.unpublish_at > $1)
           AND j.state = 'open' AND NOT j.confidential AND NOT j.internal AND j.trashed_at IS NULL)",
    )
    .bind(now)
    .values(on)
    .await
}

pub(super) async fn insert(tx: &mut Tx, posting: Id<Posting>, channel: Channel, by: Id<User>) -> Result<Publication> {
    let (id, now) = (tx.id::<Publication>(), tx.now());
    let publication = Publication {
        id,
        posting_id: posting,
        channel,
        state: PublicationState::Draft,
        state_at: now,
        state_by: Some(by),
        reason: String::new(),
        outside: String::new(),
        code: super::model::code_of(id),
        extra: Extra::default(),
        remind_at: None,
        to_take_down: false,
        version: 1,
    };
    sql(
        "INSERT INTO publications (id, posting_id, channel, state, state_at, state_by, code, created_at, created_by)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6, $4, $5)",
    )
    .bind(id)
    .bind(posting)
    .bind(channel)
    .bind(now)
    .bind(by)
    .bind(publication.code.clone())
    .run(tx)
    .await?;
    Ok(publication)
}

/// A new state, with everything that goes along with it, and a line in its history.
pub(super) async fn set_state(tx: &mut Tx, publication: &Publication, by: Option<Id<User>>) -> Result<()> {
    let now = tx.now();
    sql(
        "UPDATE publications SET state = $2, state_at = $3, state_by = $4, reason = $5, outside = $6, remind_at = $7,
            to_take_down = $8, version = version + 1 WHERE id = $1",
    )
    .bind(publication.id)
    .bind(publication.state)
    .bind(now)
    .bind(by)
    .bind(publication.reason.clone())
    .bind(publication.outside.clone())
    .bind(publication.remind_at)
    .bind(publication.to_take_down)
    .run(tx)
    .await?;
    sql(
        "INSERT INTO publication_states (publication_id, number, state, at, by_user, reason)
         SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5 FROM publication_states WHERE publication_id = $1",
    )
    .bind(publication.id)
    .bind(publication.state)
    .bind(now)
    .bind(by)
    .bind(publication.reason.clone())
    .run(tx)
    .await?;
    Ok(())
}

/// What changes without a change of state.
pub(super) async fn set_care(
    tx: &mut Tx,
    id: Id<Publication>,
    outside: &str,
    remind_at: Option<Time>,
    to_take_down: bool,
) -> Result<()> {
    sql("UPDATE publications SET outside = $2, remind_at = $3, to_take_down = $4, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(outside.to_owned())
        .bind(remind_at)
        .bind(to_take_down)
        .run(tx)
        .await?;
    Ok(())
}

/// Writes the extra values if the publication still has this version.
pub(super) async fn set_extra(tx: &mut Tx, id: Id<Publication>, version: i64, extra: &Extra) -> Result<bool> {
    sql("UPDATE publications SET extra = $3, version = version + 1 WHERE id = $1 AND version = $2")
        .bind(id)
        .bind(version)
        .bind(extra.clone())
        .run_once(tx)
        .await
}

pub(super) async fn history(on: &mut impl Conn, id: Id<Publication>) -> Result<Vec<Step>> {
    sql(
        "SELECT s.state, s.at, u.name AS by_name, s.reason FROM publication_states s
         LEFT JOIN users u ON u.id = s.by_user WHERE s.publication_id = $1 ORDER BY s.number",
    )
    .bind(id)
    .all(on)
    .await
}

/// When each feed was last read, and by whom.
pub(super) async fn reads(on: &mut impl Conn) -> Result<Vec<(Channel, Time, String)>> {
    sql("SELECT channel, read_at, agent FROM feed_reads").all(on).await
}

pub(super) async fn note_read(tx: &mut Tx, channel: Channel, agent: &str) -> Result<()> {
    let now = tx.now();
    sql("INSERT INTO feed_reads (channel, read_at, agent) VALUES ($1, $2, $3)
         ON CONFLICT (channel) DO UPDATE SET read_at = excluded.read_at, agent = excluded.agent")
    .bind(channel)
    .bind(now)
    .bind(agent.to_owned())
    .run(tx)
    .await?;
    Ok(())
}

/// The queued publications of a channel that were in the feed as it was read.
pub(super) async fn queued_before(on: &mut impl Conn, channel: Channel, before: Time) -> Result<Vec<Publication>> {
    let text = format!(
        "SELECT {} FROM publications u WHERE u.channel = $1 AND u.state = 'queued' AND u.state_at <= $2",
        Publication::COLUMNS
    );
    sql_text(text).bind(channel).bind(before).all(on).await
}

/// A page of the jobs with postings that a person sees, and that are public or have something out: newest first.
pub(super) async fn jobs_on_channels(on: &mut impl Conn, actor: &Actor, before: i64, most: i64) -> Result<Vec<Job>> {
    let sees = actor.sees_job("j");
    sql_text(format!(
        "SELECT {} FROM jobs j
         WHERE {sees} AND j.trashed_at IS NULL AND j.number < $2 AND EXISTS (SELECT 1 FROM postings p WHERE p.job_id = j.id)
           AND (j.state IN ('open', 'on_hold') OR EXISTS (SELECT 1 FROM publications u JOIN postings p
                ON p.id = u.posting_id WHERE p.job_id = j.id AND (u.state IN ('queued', 'live') OR u.to_take_down)))
         ORDER BY j.number DESC LIMIT $3",
        Job::COLUMNS
    ))
    .bind(actor.id)
    .bind(before)
    .bind(most)
    .all(on)
    .await
}

pub(super) async fn postings_of(on: &mut impl Conn, jobs: &[Id<Job>]) -> Result<Vec<Posting>> {
    sql_text(format!(
        "SELECT {} FROM postings p WHERE p.job_id IN ({}) ORDER BY CASE WHEN p.source THEN 0 ELSE 1 END, p.language",
        Posting::COLUMNS,
        db::in_list(1, jobs.len())
    ))
    .bind_all(jobs.iter().copied())
    .all(on)
    .await
}

pub(super) async fn of_jobs(on: &mut impl Conn, jobs: &[Id<Job>]) -> Result<Vec<Publication>> {
    sql_text(format!(
        "SELECT {} FROM publications u JOIN postings p ON p.id = u.posting_id WHERE p.job_id IN ({})",
        Publication::COLUMNS,
        db::in_list(1, jobs.len())
    ))
    .bind_all(jobs.iter().copied())
    .all(on)
    .await
}
