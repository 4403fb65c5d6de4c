//! The list as SQL that stays quick over a hundred thousand people.
//!
//! Pages go by key; what is counted stops at [`MOST_COUNTED`], so that a count never reads the whole table.

use anyhow::Result;
use base::{Country, Id, Language, Time};
use db::{Conn, Cursor, Sql, sql_text};
use serde::Serialize;

use super::{Filter, Order, words};
use crate::{
    access::{Actor, Right},
    candidates::{Candidate, Spoken, fold::fold},
    jobs::Job,
};

/// Counting ends here; the page then says "more than".
pub const MOST_COUNTED: i64 = 10_000;

/// A row of the list.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Found {
    pub id: Id<Candidate>,
    pub name: String,
    pub script_name: String,
    pub headline: String,
    pub city: String,
    pub country: Option<Country>,
    pub language: Language,
    pub languages: Spoken,
    pub source: String,
    pub created_at: Time,
    pub updated_at: Time,
    sort_key: String,
}

/// Where a page of the list begins.
#[derive(Clone, Debug, Default)]
pub enum Turn {
    #[default]
    First,
    After(Cursor),
    Before(Cursor),
}

/// A page of the list, and where those beside it begin.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub people: Vec<Found>,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
}

impl Leaf {
    /// How many there are in all, when this page holds everybody: then nobody need be counted.
    pub fn whole(&self) -> Option<i64> {
        (self.previous.is_none() && self.next.is_none()).then_some(self.people.len() as i64)
    }
}

/// The column of an order, and whether it rises.
fn column_of(order: Order) -> (&'static str, bool) {
    match order {
        Order::Name => ("c.sort_key", true),
        Order::Newest => ("c.created_at", false),
        Order::Changed => ("c.updated_at", false),
    }
}

/// Conditions and their values, `$1` being the actor.
struct Asked {
    conditions: Vec<String>,
    binds: Vec<Bound>,
}

enum Bound {
    Text(String),
    Job(Id<Job>),
    Time(Time),
    Candidate(Id<Candidate>),
}

impl Asked {
    fn bind(&mut self, value: Bound) -> usize {
        self.binds.push(value);
        self.binds.len() + 1
    }

    fn new(actor: &Actor, filter: &Filter) -> Self {
        let mut asked = Self {
            conditions: vec![if filter.trash {
                format!(
                    "c.trashed_at IS NOT NULL AND c.erased_at IS NULL AND {}",
                    actor.may_on_candidate(Right::Run, "c")
                )
            } else {
                "c.trashed_at IS NULL".to_owned()
            }],
            binds: Vec::new(),
        };
        match &filter.few {
            Some(few) => {
                let among: Vec<String> = few
                    .iter()
                    .map(|id| format!("${}", asked.bind(Bound::Candidate(*id))))
                    .collect();
                let among = if among.is_empty() {
                    "NULL".to_owned()
                } else {
                    among.join(", ")
                };
                asked.conditions.push(format!("c.id IN ({among})"));
            }
            None => {
                let words = words::conditions(&filter.q, |form| asked.bind(Bound::Text(form)));
                asked.conditions.extend(words);
            }
        }
        if !filter.tag.is_empty() {
            let tag = asked.bind(Bound::Text(fold(&filter.tag)));
            // A set that an index gives at once; asked of each person in turn it would read everybody for a rare tag.
            asked.conditions.push(format!(
                "c.id IN (SELECT ct.candidate_id FROM candidate_tags ct JOIN tags t ON t.id = ct.tag_id
                          WHERE t.folded = ${tag})"
            ));
        }
        if !actor.role.recruits() {
            // Implied by what they may see, and where the planner should begin: at their few jobs.
            asked.conditions.push(
                "c.id IN (SELECT na.candidate_id FROM hiring_team nt JOIN applications na ON na.job_id = nt.job_id
                          WHERE nt.user_id = $1)"
                    .to_owned(),
            );
        }
        asked.applied(actor, filter);
        if let Some(country) = filter.country {
            let country = asked.bind(Bound::Text(country.to_string()));
            asked.conditions.push(format!("c.country = ${country}"));
        }
        if let Some(language) = &filter.language {
            let language = asked.bind(Bound::Text(language.to_string()));
            asked.conditions.push(format!("c.language = ${language}"));
        }
        if filter.has_cv {
            asked.conditions.push(format!(
                "EXISTS (SELECT 1 FROM documents d WHERE d.candidate_id = c.id AND d.kind = 'resume'
                    AND d.removed_at IS NULL AND (d.application_id IS NULL OR EXISTS (SELECT 1 FROM applications da
                        WHERE da.id = d.application_id AND {})))",
                actor.sees_application("da")
            ));
        }
        if filter.prospects {
            asked
                .conditions
                .push("NOT EXISTS (SELECT 1 FROM applications pa WHERE pa.candidate_id = c.id)".to_owned());
        }
        // Last, so that the cheap conditions go first where the planner keeps the order.
        asked.conditions.push(actor.sees_candidate("c"));
        asked
    }

    /// What is asked about applications holds for one that the actor sees, all of it for the same.
    fn applied(&mut self, actor: &Actor, filter: &Filter) {
        let mut wanted = Vec::new();
        if let Some(job) = filter.job {
            wanted.push(format!("fa.job_id = ${}", self.bind(Bound::Job(job))));
        }
        let only_source = filter.job.is_none() && filter.stage.is_none() && filter.days.is_none();
        if let Some(stage) = filter.stage {
            let stage = self.bind(Bound::Text(stage.as_str().to_owned()));
            wanted.push(format!("fa.outcome IS NULL AND EXISTS (SELECT 1 FROM stages fs WHERE fs.id = fa.stage_id AND fs.kind = ${stage})"));
        }
        if !filter.source.is_empty() {
            wanted.push(format!(
                "fa.source = ${}",
                self.bind(Bound::Text(filter.source.clone()))
            ));
        }
        if let Some(days) = filter.days {
            let since = actor.now - jiff::SignedDuration::from_hours(days * 24);
            wanted.push(format!("fa.applied_at >= ${}", self.bind(Bound::Time(since))));
        }
        if wanted.is_empty() {
            return;
        }
        let (all, sees) = (wanted.join(" AND "), actor.sees_application("fa"));
        // Where somebody came from is said of the person, too: of those who have not applied, only there.
        let or_of_person = if only_source {
            format!("c.source = ${} OR ", self.binds.len() + 1)
        } else {
            String::new()
        };
        // The people of one job are a set that an index gives; other questions are asked of each person in turn.
        self.conditions.push(if filter.job.is_some() {
            format!(
                "c.id IN (SELECT fa.candidate_id FROM applications fa WHERE {all} AND fa.trashed_at IS NULL AND {sees})"
            )
        } else {
            format!(
                "({or_of_person}EXISTS (SELECT 1 FROM applications fa WHERE fa.candidate_id = c.id
                    AND fa.trashed_at IS NULL AND {all} AND {sees}))"
            )
        });
    }

    /// Only what comes after (or before) a row in the list's order.
    fn beyond(&mut self, filter: &Filter, key: Bound, id: Id<Candidate>, after: bool) {
        let (column, rising) = column_of(filter.order);
        let sign = if rising == after { ">" } else { "<" };
        let key = self.bind(key);
        let id = self.bind(Bound::Candidate(id));
        self.conditions.push(format!("({column}, c.id) {sign} (${key}, ${id})"));
    }

    fn sql(self, actor: &Actor, head: &str, tail: &str) -> Sql {
        let text = format!("{head} WHERE {}{tail}", self.conditions.join(" AND "));
        self.binds
            .into_iter()
            .fold(sql_text(text).bind(actor.id), |sql, bound| match bound {
                Bound::Text(text) => sql.bind(text),
                Bound::Job(id) => sql.bind(id),
                Bound::Time(time) => sql.bind(time),
                Bound::Candidate(id) => sql.bind(id),
            })
    }
}

impl Found {
    fn key(&self, order: Order) -> (String, Id<Candidate>) {
        let key = match order {
            Order::Name => self.sort_key.clone(),
            Order::Newest => self.created_at.as_micros().to_string(),
            Order::Changed => self.updated_at.as_micros().to_string(),
        };
        (key, self.id)
    }

    /// One for the samples of pages.
    pub fn sample() -> Self {
        let candidate = Candidate::sample();
        Self {
            id: candidate.id,
            name: candidate.name,
            script_name: candidate.script_name,
            headline: candidate.headline,
            city: candidate.city,
            country: candidate.country,
            language: candidate.language,
            languages: candidate.languages,
            source: candidate.source,
            created_at: candidate.created_at,
            updated_at: candidate.updated_at,
            sort_key: String::new(),
        }
    }
}

const HEAD: &str = "SELECT c.id, c.name, c.script_name, c.headline, c.city, c.country, c.language, c.languages, \
    c.source, c.created_at, c.updated_at, c.sort_key FROM candidates c";

fn bound(order: Order, key: &str) -> Option<Bound> {
    match order {
        Order::Name => Some(Bound::Text(key.to_owned())),
        Order::Newest | Order::Changed => key.parse().ok().map(|micros| Bound::Time(Time::from_micros(micros))),
    }
}

fn order_by(filter: &Filter, forward: bool, limit: usize) -> String {
    let (column, rising) = column_of(filter.order);
    let direction = if rising == forward { "ASC" } else { "DESC" };
    format!(" ORDER BY {column} {direction}, c.id {direction} LIMIT {limit}")
}

/// Whether a cursor names a place in the list with this filter.
pub fn is_place(filter: &Filter, cursor: &Cursor) -> bool {
    let key = cursor.key::<(String, Id<Candidate>)>();
    key.is_some_and(|(key, _)| bound(filter.order, &key).is_some())
}

/// A page of the people this person may see.
pub async fn find(on: &mut impl Conn, actor: &Actor, filter: &Filter, turn: &Turn, limit: usize) -> Result<Leaf> {
    let mut asked = Asked::new(actor, filter);
    let (cursor, forward) = match turn {
        Turn::First => (None, true),
        Turn::After(cursor) => (Some(cursor), true),
        Turn::Before(cursor) => (Some(cursor), false),
    };
    let begin = cursor.and_then(|cursor| cursor.key::<(String, Id<Candidate>)>());
    let begin = begin.and_then(|(key, id)| Some((bound(filter.order, &key)?, id)));
    let goes_on = begin.is_some();
    if let Some((key, id)) = begin {
        asked.beyond(filter, key, id, forward);
    }
    let mut people: Vec<Found> = asked
        .sql(actor, HEAD, &order_by(filter, forward, limit + 1))
        .all(on)
        .await?;
    let more = people.len() > limit;
    people.truncate(limit);
    if !forward {
        people.reverse();
    }
    let at = |row: Option<&Found>| row.map(|row| Cursor::at(&row.key(filter.order)));
    Ok(Leaf {
        previous: at(people.first()).filter(|_| if forward { goes_on } else { more }),
        next: at(people.last()).filter(|_| if forward { more } else { goes_on }),
        people,
    })
}

/// How many there are, up to [`MOST_COUNTED`] and one.
pub async fn count(on: &mut impl Conn, actor: &Actor, filter: &Filter) -> Result<i64> {
    let tail = format!(" LIMIT {}) AS counted", MOST_COUNTED + 1);
    Asked::new(actor, filter)
        .sql(actor, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM candidates c", &tail)
        .value(on)
        .await
}

/// All of them up to a number, in their order: what an act on many works through.
pub async fn ids(on: &mut impl Conn, actor: &Actor, filter: &Filter, most: usize) -> Result<Vec<Id<Candidate>>> {
    Asked::new(actor, filter)
        .sql(actor, "SELECT c.id FROM candidates c", &order_by(filter, true, most))
        .values(on)
        .await
}

/// Who stands before and after somebody in a list.
pub async fn neighbours(
    on: &mut impl Conn,
    actor: &Actor,
    filter: &Filter,
    id: Id<Candidate>,
) -> Result<(Option<Id<Candidate>>, Option<Id<Candidate>>)> {
    let here: Option<Found> = sql_text(format!("{HEAD} WHERE c.id = $1")).bind(id).maybe(on).await?;
    let Some(here) = here else { return Ok((None, None)) };
    let mut found = [None, None];
    for (side, forward) in [(0, false), (1, true)] {
        let mut asked = Asked::new(actor, filter);
        if let Some(key) = bound(filter.order, &here.key(filter.order).0) {
            asked.beyond(filter, key, id, forward);
        }
        let next: Option<Found> = asked.sql(actor, HEAD, &order_by(filter, forward, 1)).maybe(on).await?;
        found[side] = next.map(|next| next.id);
    }
    Ok((found[0], found[1]))
}
