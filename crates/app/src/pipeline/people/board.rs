//! The board: how many stand in each stage and for how long, and the first of them.

use std::collections::HashMap;

use anyhow::Result;
use base::{Id, Time};
use db::Conn;
use serde::Serialize;

use super::{
    Filter, Person, Those,
    row::{COLUMNS, Row, whole_days},
};
use crate::{
    access::Actor,
    applications::Application,
    jobs::{Job, Stage, StageKind, stages_of},
};

/// How many cards a column shows at first, and how many more at a time.
pub(super) const CARDS: usize = 30;

/// A stage with its people.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub id: Id<Stage>,
    pub name: String,
    pub kind: StageKind,
    pub people: i64,
    /// Of the days that those in play have stood here.
    pub median_days: Option<i64>,
    pub cards: Vec<Person>,
    /// How many more there are than cards.
    pub more: i64,
}

/// All columns with their first cards, those who have waited longest first.
pub async fn board(on: &mut impl Conn, actor: &Actor, job: Id<Job>, filter: &Filter) -> Result<Vec<Column>> {
    let stages = stages_of(on, job).await?;
    let standing: Vec<(Id<Stage>, Time)> = Those::of(actor, filter)
        .bind(|those| format!("SELECT a.stage_id, a.stage_at {those}"), actor, job)
        .all(on)
        .await?;
    let rows: Vec<Row> = Those::of(actor, filter)
        .bind(
            |those| {
                // The few that are shown are chosen first; only they are read in full.
                format!(
                    "SELECT {COLUMNS} FROM applications a JOIN candidates c ON c.id = a.candidate_id
                     WHERE a.id IN (SELECT id FROM (
                        SELECT a.id, ROW_NUMBER() OVER (PARTITION BY a.stage_id ORDER BY a.stage_at, a.id) AS place {those}
                     ) ranked WHERE place <= {CARDS})
                     ORDER BY a.stage_at, a.id"
                )
            },
            actor,
            job,
        )
        .all(on)
        .await?;
    let mut days: HashMap<Id<Stage>, Vec<i64>> = HashMap::new();
    for (stage, since) in standing {
        days.entry(stage).or_default().push(whole_days(since, actor.now));
    }
    let mut cards: HashMap<Id<Stage>, Vec<Person>> = HashMap::new();
    for row in rows {
        let person = row.person(actor.now);
        cards.entry(person.stage).or_default().push(person);
    }
    Ok(stages
        .into_iter()
        .map(|stage| {
            let (days, cards) = (
                days.remove(&stage.id).unwrap_or_default(),
                cards.remove(&stage.id).unwrap_or_default(),
            );
            let people = days.len() as i64;
            Column {
                id: stage.id,
                name: stage.name,
                median_days: (stage.kind != StageKind::Hired).then(|| median(days)).flatten(),
                kind: stage.kind,
                people,
                more: people - cards.len() as i64,
                cards,
            }
        })
        .collect())
}

/// More cards of one column after the first `skip`, and how many have been shown then if there are still more.
pub async fn column(
    on: &mut impl Conn,
    actor: &Actor,
    job: Id<Job>,
    filter: &Filter,
    skip: usize,
) -> Result<(Vec<Person>, Option<usize>)> {
    let most = CARDS + 1;
    let rows: Vec<Row> = Those::of(actor, filter)
        .bind(
            |those| format!("SELECT {COLUMNS} {those} ORDER BY a.stage_at, a.id LIMIT {most} OFFSET {skip}"),
            actor,
            job,
        )
        .all(on)
        .await?;
    let next = (rows.len() > CARDS).then_some(skip + CARDS);
    Ok((
        rows.into_iter().take(CARDS).map(|row| row.person(actor.now)).collect(),
        next,
    ))
}

/// One person, if the filter keeps them.
pub async fn one(
    on: &mut impl Conn,
    actor: &Actor,
    job: Id<Job>,
    filter: &Filter,
    application: Id<Application>,
) -> Result<Option<Person>> {
    let those = Those::of(actor, filter);
    let at = those.next();
    let row: Option<Row> = those
        .bind(|those| format!("SELECT {COLUMNS} {those} AND a.id = ${at}"), actor, job)
        .bind(application)
        .maybe(on)
        .await?;
    Ok(row.map(|row| row.person(actor.now)))
}

fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}
