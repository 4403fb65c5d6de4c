//! The table of people: what the address asks for, as SQL that stays quick over a hundred thousand.
//!
//! Pages go by key; what is counted stops at [`MOST_COUNTED`], so that a count never reads the whole table.

use anyhow::Result;
use base::{Country, Id, Language, Time};
use db::{Conn, Cursor, Page, Sql, dialect, sql_text};
use serde::Serialize;
use web::Fields;

use super::{Candidate, fold::fold};
use crate::{
    access::Actor,
    jobs::{Job, StageKind},
};

/// Counting ends here; the page then says "more than".
pub const MOST_COUNTED: i64 = 10_000;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    /// Latest added first.
    Newest,
    /// Latest changed first.
    Changed,
}

db::text_enum!(Order { Name = "name", Newest = "newest", Changed = "changed" });

/// What the address asks for. What cannot be read is left out: an old link still leads somewhere.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// Words that all stand in names, headline or contact points.
    pub q: String,
    pub tag: String,
    pub job: Option<Id<Job>>,
    pub stage: Option<StageKind>,
    pub source: String,
    pub country: Option<Country>,
    pub language: Option<Language>,
    /// Applied within so many days.
    pub days: Option<i64>,
    pub has_cv: bool,
    /// Only those without any application.
    pub prospects: bool,
    pub order: Order,
}

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
    pub created_at: Time,
    pub updated_at: Time,
    sort_key: String,
}

impl Filter {
    /// The parameters it is made of.
    pub const NAMES: [&'static str; 11] = [
        "q",
        "tag",
        "job",
        "stage",
        "source",
        "country",
        "language",
        "days",
        "has_cv",
        "prospects",
        "order",
    ];

    pub fn read(query: &Fields) -> Self {
        let first = |name: &str| {
            query
                .many(name)
                .next()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(200)
                .collect::<String>()
        };
        Self {
            q: first("q"),
            tag: first("tag"),
            job: first("job").parse().ok(),
            stage: first("stage").parse().ok(),
            source: first("source"),
            country: first("country").parse().ok(),
            language: first("language").parse().ok(),
            days: first("days").parse().ok().filter(|days| (1..=3650).contains(days)),
            has_cv: first("has_cv") == "true",
            prospects: first("prospects") == "true",
            order: first("order").parse().unwrap_or_default(),
        }
    }

    /// Only what a filter is made of, for links and for going through the list.
    pub fn fields(query: &Fields) -> Fields {
        let ours = query
            .iter()
            .filter(|(name, value)| Self::NAMES.contains(name) && !value.is_empty());
        ours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    fn key(&self) -> (&'static str, bool) {
        match self.order {
            Order::Name => ("c.sort_key", true),
            Order::Newest => ("c.created_at", false),
            Order::Changed => ("c.updated_at", false),
        }
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
            conditions: vec!["c.trashed_at IS NULL".to_owned()],
            binds: Vec::new(),
        };
        for word in filter.q.split_whitespace().take(8) {
            let as_written = asked.bind(Bound::Text(dialect::contains_pattern(&word.to_lowercase())));
            let folded = asked.bind(Bound::Text(dialect::contains_pattern(&fold(word))));
            let (written, plain) = (
                dialect::contains("c.folded", as_written),
                dialect::contains("c.folded", folded),
            );
            asked.conditions.push(format!("({written} OR {plain})"));
        }
        if !filter.tag.is_empty() {
            let tag = asked.bind(Bound::Text(fold(&filter.tag)));
            asked.conditions.push(format!(
                "EXISTS (SELECT 1 FROM candidate_tags ct JOIN tags t ON t.id = ct.tag_id
                         WHERE ct.candidate_id = c.id AND t.folded = ${tag})"
            ));
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
        if !wanted.is_empty() {
            self.conditions.push(format!(
                "EXISTS (SELECT 1 FROM applications fa WHERE fa.candidate_id = c.id AND fa.trashed_at IS NULL
                    AND {} AND {})",
                wanted.join(" AND "),
                actor.sees_application("fa")
            ));
        }
    }

    /// Only what comes after (or before) a row in the list's order.
    fn beyond(&mut self, filter: &Filter, key: Bound, id: Id<Candidate>, after: bool) {
        let (column, rising) = filter.key();
        let sign = if rising == after { ">" } else { "<" };
        let key = self.bind(key);
        let id = self.bind(Bound::Candidate(id));
        self.conditions.push(format!(
            "({column} {sign} ${key} OR ({column} = ${key} AND c.id {sign} ${id}))"
        ));
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
            created_at: candidate.created_at,
            updated_at: candidate.updated_at,
            sort_key: String::new(),
        }
    }
}

const HEAD: &str = "SELECT c.id, c.name, c.script_name, c.headline, c.city, c.country, c.language, c.created_at, \
    c.updated_at, c.sort_key FROM candidates c";

fn bound(order: Order, key: &str) -> Option<Bound> {
    match order {
        Order::Name => Some(Bound::Text(key.to_owned())),
        Order::Newest | Order::Changed => key.parse().ok().map(|micros| Bound::Time(Time::from_micros(micros))),
    }
}

/// A page of the people this person may see.
pub async fn find(
    on: &mut impl Conn,
    actor: &Actor,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Page<Found>> {
    let mut asked = Asked::new(actor, filter);
    let begin = after.and_then(|cursor| cursor.key::<(String, Id<Candidate>)>());
    if let Some((key, id)) = begin
        && let Some(key) = bound(filter.order, &key)
    {
        asked.beyond(filter, key, id, true);
    }
    let tail = order_by(filter, true, limit + 1);
    let rows = asked.sql(actor, HEAD, &tail).all(on).await?;
    Ok(Page::from_rows(rows, limit, |row: &Found| row.key(filter.order)))
}

fn order_by(filter: &Filter, forward: bool, limit: usize) -> String {
    let (column, rising) = filter.key();
    let direction = if rising == forward { "ASC" } else { "DESC" };
    format!(" ORDER BY {column} {direction}, c.id {direction} LIMIT {limit}")
}

/// How many there are, up to [`MOST_COUNTED`] and one.
pub async fn count(on: &mut impl Conn, actor: &Actor, filter: &Filter) -> Result<i64> {
    let tail = format!(" LIMIT {}) AS counted", MOST_COUNTED + 1);
    Asked::new(actor, filter)
        .sql(actor, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM candidates c", &tail)
        .value(on)
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
