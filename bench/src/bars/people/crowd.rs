//! A hundred thousand people in a minute: rows made in bulk from the demo's word lists, past the product's verbs.
//!
//! No event is recorded for them; what is measured reads none. Names, headlines and cities are those of the demo's people,
//! given and family names put together anew.

use std::{future::ready, path::Path};

use anyhow::Context;
use base::{Clock, Id, Time};
use db::{Db, Sql, Tx, dialect, sql, sql_text};
use demo::{Person, World};
use futures::FutureExt;
use jiff::SignedDuration;

/// Jobs among which the applications lie; the first has [`BIG_JOB`] of them.
const JOBS: usize = 40;
const BIG_JOB: usize = 1_000;
const STAGES: [(&str, &str); 5] = [
    ("applied", "Applied"),
    ("review", "Review"),
    ("interview", "Interview"),
    ("offer", "Offer"),
    ("hired", "Hired"),
];
/// Rows of one statement: 30 columns of 500 rows stay below what both databases take.
const BATCH: usize = 500;
/// People of one transaction.
const TOGETHER: usize = 5_000;
const SEED: u64 = 20_261_124;

/// A database that grows.
pub struct Crowd {
    db: Db,
    people: Vec<Person>,
    jobs: Vec<Id<()>>,
    /// By job, in order.
    stages: Vec<Vec<Id<()>>>,
    tag: Id<()>,
    count: usize,
}

/// A fresh database on this server.
pub async fn make_database(server: &str) -> anyhow::Result<String> {
    let clock = Clock::system();
    let name = format!("bole_bench_{}", clock.id::<()>().uuid().simple());
    let admin = Db::open_postgres(server, clock, nothing).await?;
    dialect::create_database(&admin, &name, None).await?;
    admin.close().await;
    let (rest, _) = server
        .rsplit_once('/')
        .context("the address of the server ends in /database")?;
    Ok(format!("{rest}/{name}"))
}

/// These rows record no events.
fn nothing(_: &mut Tx) -> futures::future::BoxFuture<'_, anyhow::Result<()>> {
    ready(Ok(())).boxed()
}

impl Crowd {
    /// Opens a migrated database and makes the jobs, with one person who recruits for all of them.
    pub async fn begin(data: &Path, url: Option<&str>, recruiter: &str) -> anyhow::Result<Self> {
        let clock = Clock::system();
        let db = match url {
            Some(url) => Db::open_postgres(url, clock.clone(), nothing).await?,
            None => Db::open_sqlite(&data.join("bole.db"), clock.clone(), nothing).await?,
        };
        let world = World::generate(SEED, clock.now());
        let recruiter = recruiter.to_owned();
        let (jobs, stages, tag) = db
            .write(move |tx| {
                let recruiter = recruiter.clone();
                Box::pin(async move {
                    let (mut jobs, mut stages) = (Vec::new(), Vec::new());
                    for number in 1..=JOBS {
                        let (job, own) = add_job(tx, number as i64, &recruiter).await?;
                        jobs.push(job);
                        stages.push(own);
                    }
                    let (tag, now) = (tx.id::<()>(), tx.now());
                    sql("INSERT INTO tags (id, name, folded, created_at) VALUES ($1, 'kiln', 'kiln', $2)")
                        .bind(tag)
                        .bind(now)
                        .run(tx)
                        .await?;
                    Ok::<_, anyhow::Error>((jobs, stages, tag))
                })
            })
            .await?;
        Ok(Self {
            db,
            people: world.people,
            jobs,
            stages,
            tag,
            count: 0,
        })
    }

    /// The job with a thousand applications.
    pub fn job(&self) -> Id<()> {
        self.jobs[0]
    }

    /// Adds people, each with one application, until there are so many.
    pub async fn grow_to(&mut self, size: usize) -> anyhow::Result<()> {
        while self.count < size {
            let count = TOGETHER.min(size - self.count);
            let made: Vec<Made> = (self.count..self.count + count)
                .map(|number| self.make(number))
                .collect();
            let tag = self.tag;
            self.db
                .write(move |tx| {
                    let made = made.clone();
                    Box::pin(async move {
                        for made in made.chunks(BATCH) {
                            insert(tx, made, tag).await?;
                        }
                        Ok::<_, anyhow::Error>(())
                    })
                })
                .await?;
            self.count += count;
        }
        // What an installation's database does by itself in time.
        self.db
            .write(|tx| Box::pin(async move { sql("ANALYZE").run(tx).await }))
            .await?;
        Ok(())
    }

    fn make(&self, number: usize) -> Made {
        let clock = self.db.clock();
        let given = &self.people[number % self.people.len()];
        let family = &self.people[(number / self.people.len() * 7 + number * 13) % self.people.len()];
        // The first thousand are the big job's, the others lie among the rest.
        let job = if number < BIG_JOB { 0 } else { 1 + number % (JOBS - 1) };
        // Most stand at the beginning, as in life.
        let stage = match number % 20 {
            0..=9 => 0,
            10..=14 => 1,
            15..=17 => 2,
            18 => 3,
            _ => 4,
        };
        let age = SignedDuration::from_mins(((number * 7919) % 260_000) as i64);
        let at = clock.now() - age;
        let ended = job > 0 && number.is_multiple_of(3);
        Made {
            candidate: clock.id(),
            contact: clock.id(),
            application: clock.id(),
            number: number as i64 + 1,
            given: given.given.clone(),
            family: family.family.clone(),
            script_name: family.script_name.clone(),
            headline: given.headline.clone(),
            city: given.city.name("en").to_owned(),
            country: given.city.country.clone(),
            language: if given.language == "zh" {
                "zh-Hans"
            } else {
                &given.language
            }
            .to_owned(),
            job: self.jobs[job],
            stage: self.stages[job][if ended { 0 } else { stage }],
            outcome: ended.then_some("rejected"),
            at,
        }
    }

    pub async fn end(self) {
        self.db.close().await;
    }
}

/// A person with their application.
#[derive(Clone)]
struct Made {
    candidate: Id<()>,
    contact: Id<()>,
    application: Id<()>,
    number: i64,
    given: String,
    family: String,
    script_name: String,
    headline: String,
    city: String,
    country: String,
    language: String,
    job: Id<()>,
    stage: Id<()>,
    outcome: Option<&'static str>,
    at: Time,
}

impl Made {
    fn name(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    fn email(&self) -> String {
        format!("person{}@home.example", self.number)
    }
}

async fn add_job(tx: &mut Tx, number: i64, recruiter: &str) -> anyhow::Result<(Id<()>, Vec<Id<()>>)> {
    let (job, opening, now) = (tx.id::<()>(), tx.id::<()>(), tx.now());
    sql(
        "INSERT INTO jobs (id, number, title, workplace, employment, seniority, state, state_at, opened_at, created_at)
         VALUES ($1, $2, $3, 'on_site', 'full_time', 'senior', 'open', $4, $4, $4)",
    )
    .bind(job)
    .bind(number)
    .bind(format!("Kiln Engineer {number}"))
    .bind(now)
    .run(tx)
    .await?;
    sql("INSERT INTO openings (id, job_id, number) VALUES ($1, $2, 1)")
        .bind(opening)
        .bind(job)
        .run(tx)
        .await?;
    sql("INSERT INTO hiring_team (job_id, user_id, role, added_at)
         SELECT $1, id, 'recruiter', $2 FROM users WHERE email = $3")
    .bind(job)
    .bind(now)
    .bind(recruiter.to_owned())
    .run(tx)
    .await?;
    let mut stages = Vec::new();
    for (position, (kind, name)) in STAGES.into_iter().enumerate() {
        let stage = tx.id::<()>();
        sql("INSERT INTO stages (id, job_id, kind, name, position) VALUES ($1, $2, $3, $4, $5)")
            .bind(stage)
            .bind(job)
            .bind(kind.to_owned())
            .bind(name.to_owned())
            .bind(position as i32)
            .run(tx)
            .await?;
        stages.push(stage);
    }
    Ok((job, stages))
}

async fn insert(tx: &mut Tx, made: &[Made], tag: Id<()>) -> anyhow::Result<()> {
    many(
        tx,
        "candidates (id, given, family, name, script_name, folded, sort_key, headline, city, country, language, \
         source, created_at, updated_at)",
        made,
        14,
        |sql, one| {
            sql.bind(one.candidate)
                .bind(one.given.clone())
                .bind(one.family.clone())
                .bind(one.name())
                .bind(one.script_name.clone())
                .bind(format!("{} {} {} {}", one.name(), one.script_name, one.headline, one.email()).to_lowercase())
                .bind(format!("{} {}", one.family, one.given).to_lowercase())
                .bind(one.headline.clone())
                .bind(one.city.clone())
                .bind(one.country.clone())
                .bind(one.language.clone())
                .bind("careers_site".to_owned())
                .bind(one.at)
                .bind(one.at)
        },
    )
    .await?;
    many(
        tx,
        "contact_points (id, candidate_id, kind, value, comparison)",
        made,
        5,
        |sql, one| {
            sql.bind(one.contact)
                .bind(one.candidate)
                .bind("mail".to_owned())
                .bind(one.email())
                .bind(one.email())
        },
    )
    .await?;
    many(
        tx,
        "applications (id, number, job_id, candidate_id, stage_id, stage_at, admission, source, language, applied_at, \
         outcome, outcome_at)",
        made,
        12,
        |sql, one| {
            sql.bind(one.application)
                .bind(one.number)
                .bind(one.job)
                .bind(one.candidate)
                .bind(one.stage)
                .bind(one.at)
                .bind("accepted".to_owned())
                .bind("careers_site".to_owned())
                .bind(one.language.clone())
                .bind(one.at)
                .bind(one.outcome.map(str::to_owned))
                .bind(one.outcome.map(|_| one.at))
        },
    )
    .await?;
    let tagged: Vec<Made> = made.iter().filter(|one| one.number % 50 == 0).cloned().collect();
    many(
        tx,
        "candidate_tags (candidate_id, tag_id, added_at)",
        &tagged,
        3,
        |sql, one| sql.bind(one.candidate).bind(tag).bind(one.at),
    )
    .await
}

/// One INSERT for many rows.
async fn many(
    tx: &mut Tx,
    into: &str,
    made: &[Made],
    columns: usize,
    bind: impl Fn(Sql, &Made) -> Sql,
) -> anyhow::Result<()> {
    if made.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..made.len())
        .map(|row| {
            let places: Vec<String> = (1..=columns)
                .map(|column| format!("${}", row * columns + column))
                .collect();
            format!("({})", places.join(", "))
        })
        .collect();
    let statement = sql_text(format!("INSERT INTO {into} VALUES {}", rows.join(", ")));
    made.iter().fold(statement, bind).run(tx).await?;
    Ok(())
}
