//! Finding jobs and people by words. Every query is narrowed to what the actor may see.

use std::collections::HashMap;

use anyhow::Result;
use base::{Country, Id};
use db::{Conn, Sql, dialect, in_list, sql_text};
use serde::Serialize;

use crate::{
    access::Actor,
    candidates::{Candidate, fold::fold},
    jobs::{Job, JobState, reference},
};

/// The most words of a query that count.
const MOST_WORDS: usize = 6;

/// The words of a query as they stand, and folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<(String, String)>);

impl Words {
    pub fn read(query: &str) -> Self {
        let words = query.split_whitespace().take(MOST_WORDS);
        Self(words.map(|word| (word.to_lowercase(), fold(word))).collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of them stand in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let (plain, folded) = (text.to_lowercase(), fold(text));
        self.0
            .iter()
            .all(|(word, bare)| plain.contains(word) || (!bare.is_empty() && folded.contains(bare)))
    }

    /// Whether a text begins with the first.
    fn begin(&self, text: &str) -> bool {
        self.0
            .first()
            .is_some_and(|(_, bare)| !bare.is_empty() && fold(text).starts_with(bare))
    }
}

/// What was found.
pub struct Hits {
    /// Nothing was asked: these are the actor's own jobs, and the people whom they opened last.
    pub recent: bool,
    pub jobs: Vec<FoundJob>,
    pub people: Vec<FoundPerson>,
}

/// How many of somebody's own jobs are shown before they ask for anything.
const YOURS: usize = 5;

/// The jobs and people that the words of a query mean, at most so many of each.
pub async fn search(on: &mut impl Conn, actor: &Actor, q: &str, most: usize) -> Result<Hits> {
    let words = Words::read(q);
    let recent = words.is_empty();
    Ok(Hits {
        people: if recent {
            recent_people(on, actor, most).await?
        } else {
            people(on, actor, &words, most).await?
        },
        jobs: jobs(on, actor, &words, if recent { most.min(YOURS) } else { most }).await?,
        recent,
    })
}

/// A job as the palette shows it.
#[derive(Clone, Debug, Serialize)]
pub struct FoundJob {
    pub id: Id<Job>,
    pub reference: String,
    pub title: String,
    pub state: JobState,
    pub confidential: bool,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: Id<Job>,
    number: i64,
    title: String,
    state: JobState,
    confidential: bool,
    posting: Option<String>,
    mine: bool,
}

impl JobRow {
    fn found(self) -> FoundJob {
        FoundJob {
            id: self.id,
            reference: reference(self.number),
            title: self.title,
            state: self.state,
            confidential: self.confidential,
        }
    }
}

/// The jobs whose name, number or public title holds the words; open ones first, then those that begin with them. Jobs
/// are few: they are compared here, where every script is folded the same way.
pub(super) async fn jobs(on: &mut impl Conn, actor: &Actor, words: &Words, limit: usize) -> Result<Vec<FoundJob>> {
    let rows: Vec<JobRow> = sql_text(format!(
        "SELECT j.id, j.number, j.title, j.state, j.confidential, p.title AS posting,
                EXISTS (SELECT 1 FROM hiring_team m WHERE m.job_id = j.id AND m.user_id = $1) AS mine
         FROM jobs j LEFT JOIN postings p ON p.job_id = j.id
         WHERE j.trashed_at IS NULL AND {} ORDER BY j.number DESC",
        actor.sees_job("j")
    ))
    .bind(actor.id)
    .all(on)
    .await?;
    let mut texts: HashMap<Id<Job>, String> = HashMap::new();
    for row in &rows {
        let text = texts
            .entry(row.id)
            .or_insert_with(|| format!("{} {}", reference(row.number), row.title));
        if let Some(posting) = &row.posting {
            text.push(' ');
            text.push_str(posting);
        }
    }
    let mut found: Vec<JobRow> = Vec::new();
    for row in rows {
        let wanted = if words.is_empty() {
            row.mine && !row.state.has_ended()
        } else {
            words.stand_in(&texts[&row.id])
        };
        if wanted && found.last().is_none_or(|last| last.id != row.id) {
            found.push(row);
        }
    }
    found.sort_by_key(|row| (standing(row.state), !words.begin(&row.title), !row.mine));
    Ok(found.into_iter().take(limit).map(JobRow::found).collect())
}

/// In which order jobs are wanted: those that people work on, then what is being prepared, then what is over.
fn standing(state: JobState) -> u8 {
    match state {
        JobState::Open => 0,
        JobState::OnHold => 1,
        JobState::Draft => 2,
        JobState::Closed | JobState::Filled => 3,
    }
}

/// A person as the palette shows them.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct FoundPerson {
    pub id: Id<Candidate>,
    pub name: String,
    pub script_name: String,
    pub headline: String,
    pub city: String,
    pub country: Option<Country>,
    /// Where their latest application that the actor sees stands.
    #[sqlx(skip)]
    pub job_title: Option<String>,
    #[sqlx(skip)]
    pub stage: Option<String>,
    #[serde(skip)]
    sort_key: String,
}

const COLUMNS: &str = "c.id, c.name, c.script_name, c.headline, c.city, c.country, c.sort_key";

/// How many hits of a common word are looked through for the best.
const LOOKED_AT: usize = 60;

/// The people in whose names, headline or contact points all words stand. Those whose family name begins with the query
/// come from the index of names; only if they do not fill the list are the folded texts read, and no further than
/// [`LOOKED_AT`] hits.
pub(super) async fn people(on: &mut impl Conn, actor: &Actor, words: &Words, limit: usize) -> Result<Vec<FoundPerson>> {
    let mut found = match words.0.as_slice() {
        [(_, family), rest @ ..] if !family.is_empty() => by_family(on, actor, family, rest, limit).await?,
        _ => Vec::new(),
    };
    if found.len() < limit {
        add(&mut found, by_text(on, actor, &words.0).await?, words, limit);
    }
    if found.is_empty()
        && let [(_, word)] = words.0.as_slice()
        && word.chars().all(|letter| letter.is_ascii_alphabetic())
    {
        found = by_pinyin(on, actor, word, limit).await?;
    }
    with_jobs(on, actor, &mut found).await?;
    Ok(found)
}

/// Adds those that are not there yet, whose name begins with the words before those who have them anywhere.
fn add(found: &mut Vec<FoundPerson>, mut more: Vec<FoundPerson>, words: &Words, limit: usize) {
    more.retain(|one| found.iter().all(|known| known.id != one.id));
    more.sort_by_cached_key(|one| {
        (
            !words.begin(&one.name),
            !words.stand_in(&one.name),
            one.sort_key.clone(),
        )
    });
    more.truncate(limit - found.len());
    found.extend(more);
}

async fn by_family(
    on: &mut impl Conn,
    actor: &Actor,
    family: &str,
    rest: &[(String, String)],
    limit: usize,
) -> Result<Vec<FoundPerson>> {
    let Some(end) = after_prefix(family) else {
        return Ok(Vec::new());
    };
    let mut asked = Asked::new();
    let (from, to) = (asked.bind(family.to_owned()), asked.bind(end));
    asked.words(rest);
    let text = format!(
        "SELECT {COLUMNS} FROM candidates c
         WHERE c.sort_key >= ${from} AND c.sort_key < ${to} AND c.trashed_at IS NULL {} AND {}
         ORDER BY c.sort_key, c.id LIMIT {limit}",
        asked.conditions,
        actor.sees_candidate("c")
    );
    asked.sql(actor, text).all(on).await
}

/// A Chinese name in pinyin without a space, `zhangxiaoming`: wherever a family name may end in it, the people of that
/// family are compared without their spaces.
async fn by_pinyin(on: &mut impl Conn, actor: &Actor, word: &str, limit: usize) -> Result<Vec<FoundPerson>> {
    const LONGEST_FAMILY: usize = 8;
    let mut found: Vec<FoundPerson> = Vec::new();
    for end in 2..word.len().min(LONGEST_FAMILY + 1) {
        let mut asked = Asked::new();
        let (from, to) = (
            asked.bind(format!("{},", &word[..end])),
            asked.bind(format!("{}-", &word[..end])),
        );
        let whole = asked.bind(word.to_owned());
        let text = format!(
            "SELECT {COLUMNS} FROM candidates c
             WHERE c.sort_key >= ${from} AND c.sort_key < ${to} AND c.trashed_at IS NULL AND {} AND {}
             ORDER BY c.sort_key, c.id LIMIT {}",
            dialect::contains("REPLACE(REPLACE(c.sort_key, ',', ''), ' ', '')", whole),
            actor.sees_candidate("c"),
            limit - found.len()
        );
        found.extend(asked.sql(actor, text).all::<FoundPerson>(on).await?);
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

async fn by_text(on: &mut impl Conn, actor: &Actor, words: &[(String, String)]) -> Result<Vec<FoundPerson>> {
    let mut asked = Asked::new();
    asked.words(words);
    let text = format!(
        "SELECT {COLUMNS} FROM candidates c WHERE c.trashed_at IS NULL {} AND {} LIMIT {LOOKED_AT}",
        asked.conditions,
        actor.sees_candidate("c")
    );
    asked.sql(actor, text).all(on).await
}

/// The first text after all that begin with this one: keys are folded, so their letters are ASCII.
fn after_prefix(prefix: &str) -> Option<String> {
    let mut letters: Vec<char> = prefix.chars().collect();
    let last = letters.pop().filter(char::is_ascii)?;
    letters.push(char::from(u8::try_from(last).ok()? + 1));
    Some(letters.into_iter().collect())
}

/// Conditions and their values after `$1`, the actor.
struct Asked {
    conditions: String,
    values: Vec<String>,
}

impl Asked {
    fn new() -> Self {
        Self {
            conditions: String::new(),
            values: Vec::new(),
        }
    }

    fn bind(&mut self, value: String) -> usize {
        self.values.push(value);
        self.values.len() + 1
    }

    fn words(&mut self, words: &[(String, String)]) {
        for (word, bare) in words {
            let plain = self.bind(word.to_owned());
            let mut either = dialect::contains("c.folded", plain);
            if bare != word && !bare.is_empty() {
                let folded = self.bind(bare.clone());
                either = format!("({either} OR {})", dialect::contains("c.folded", folded));
            }
            self.conditions.push_str(" AND ");
            self.conditions.push_str(&either);
        }
    }

    fn sql(self, actor: &Actor, text: String) -> Sql {
        self.values.into_iter().fold(sql_text(text).bind(actor.id), Sql::bind)
    }
}

/// The people whose pages the actor opened last, the latest first, as far as they still see them.
pub(super) async fn recent_people(on: &mut impl Conn, actor: &Actor, limit: usize) -> Result<Vec<FoundPerson>> {
    let text = format!(
        "SELECT {COLUMNS}
         FROM (SELECT l.candidate_id, MAX(l.seq) AS seq
               FROM (SELECT candidate_id, seq FROM access_log
                     WHERE user_id = $1 AND candidate_id IS NOT NULL ORDER BY seq DESC LIMIT 200) l
               GROUP BY l.candidate_id) seen
              JOIN candidates c ON c.id = seen.candidate_id
         WHERE c.trashed_at IS NULL AND {} ORDER BY seen.seq DESC LIMIT {limit}",
        actor.sees_candidate("c")
    );
    let mut people: Vec<FoundPerson> = sql_text(text).bind(actor.id).all(on).await?;
    with_jobs(on, actor, &mut people).await?;
    Ok(people)
}

/// Says of each where their latest application stands, as far as the actor sees it.
async fn with_jobs(on: &mut impl Conn, actor: &Actor, people: &mut [FoundPerson]) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    let text = format!(
        "SELECT a.candidate_id, j.title, s.name FROM applications a JOIN jobs j ON j.id = a.job_id
              JOIN stages s ON s.id = a.stage_id
         WHERE a.candidate_id IN ({}) AND a.trashed_at IS NULL AND {} ORDER BY a.applied_at, a.id",
        in_list(2, people.len()),
        actor.sees_application("a")
    );
    let ids: Vec<Id<Candidate>> = people.iter().map(|one| one.id).collect();
    let rows: Vec<(Id<Candidate>, String, String)> = sql_text(text).bind(actor.id).bind_all(ids).all(on).await?;
    for (candidate, title, stage) in rows {
        if let Some(one) = people.iter_mut().find(|one| one.id == candidate) {
            one.job_title = Some(title);
            one.stage = Some(stage);
        }
    }
    Ok(())
}

impl FoundPerson {
    /// One for the samples of pages.
    pub fn sample(with_job: bool) -> Self {
        let candidate = Candidate::sample();
        Self {
            id: candidate.id,
            name: candidate.name,
            script_name: candidate.script_name,
            headline: candidate.headline,
            city: candidate.city,
            country: candidate.country,
            job_title: with_job.then(|| "Kiln Engineer".to_owned()),
            stage: with_job.then(|| "Review".to_owned()),
            sort_key: String::new(),
        }
    }
}
