//! The table: the same people, sorted, in pages.

use anyhow::Result;
use base::{Id, Time};
use db::{Conn, Cursor, Page};
use web::{Error, Message};

use super::{
    Filter, Person, Standing, Those,
    row::{COLUMNS, Row},
};
use crate::{access::Actor, applications::Application, jobs::Job};

/// How many rows a page has.
const ROWS: usize = 50;

/// By what a table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    /// Those who stand longest in their stage first.
    Waiting,
    /// The latest application first.
    Applied,
}

db::text_enum!(Sort { Name = "name", Waiting = "waiting", Applied = "applied" });

impl Sort {
    /// The column, what comes after a value of it, and the direction.
    pub(super) fn column(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Name => ("c.sort_key", ">", "ASC"),
            Self::Waiting => ("a.stage_at", ">", "ASC"),
            Self::Applied => ("a.applied_at", "<", "DESC"),
        }
    }
}

/// How many there are.
pub async fn count(on: &mut impl Conn, actor: &Actor, job: Id<Job>, filter: &Filter) -> Result<i64> {
    Those::of(actor, filter)
        .bind(|those| format!("SELECT COUNT(*) {those}"), actor, job)
        .value(on)
        .await
}

/// All of them, by number: what an act on many works through.
pub async fn ids(on: &mut impl Conn, actor: &Actor, job: Id<Job>, filter: &Filter) -> Result<Vec<Id<Application>>> {
    Those::of(actor, filter)
        .bind(|those| format!("SELECT a.id {those} ORDER BY a.number"), actor, job)
        .values(on)
        .await
}

/// One page after a cursor.
pub async fn page(
    on: &mut impl Conn,
    actor: &Actor,
    job: Id<Job>,
    filter: &Filter,
    sort: Sort,
    after: Option<&Cursor>,
) -> web::Result<Page<Person>> {
    let those = Those::of(actor, filter);
    let at = those.next();
    let (column, ahead, order) = sort.column();
    let text = move |those: &str| {
        let from = if after.is_some() {
            format!(
                "AND ({column} {ahead} ${at} OR ({column} = ${at} AND a.id {ahead} ${}))",
                at + 1
            )
        } else {
            String::new()
        };
        format!(
            "SELECT {COLUMNS} {those} {from} ORDER BY {column} {order}, a.id {order} LIMIT {}",
            ROWS + 1
        )
    };
    let mut statement = those.bind(text, actor, job);
    if let Some(after) = after {
        let unreadable = || Error::Conflict(Message::new("pipeline-old-page"));
        statement = match sort {
            Sort::Name => {
                let (key, id): (String, Id<Application>) = after.key().ok_or_else(unreadable)?;
                statement.bind(key).bind(id)
            }
            Sort::Waiting | Sort::Applied => {
                let (key, id): (Time, Id<Application>) = after.key().ok_or_else(unreadable)?;
                statement.bind(key).bind(id)
            }
        };
    }
    let rows: Vec<Row> = statement.all(on).await?;
    let people: Vec<Person> = rows.into_iter().map(|row| row.person(actor.now)).collect();
    Ok(Page::from_rows(people, ROWS, |person| match sort {
        Sort::Name => (person.sort_key.clone(), person.application),
        Sort::Waiting => (person.stage_at.to_text(), person.application),
        Sort::Applied => (person.applied_at.to_text(), person.application),
    }))
}

/// Where the people of a job came from.
pub async fn sources(on: &mut impl Conn, actor: &Actor, job: Id<Job>) -> Result<Vec<String>> {
    let everybody = Filter {
        standing: Standing::Everyone,
        ..Filter::default()
    };
    Those::of(actor, &everybody)
        .bind(
            |those| format!("SELECT DISTINCT a.source {those} ORDER BY a.source LIMIT 50"),
            actor,
            job,
        )
        .values(on)
        .await
}
