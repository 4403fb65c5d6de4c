//! The named world: a small company, six people who work there, three jobs, three candidates.
//!
//! | who | role | on the team of |
//! | --- | --- | --- |
//! | olga | owner | |
//! | adam | admin | |
//! | rosa | recruiter | kiln (recruiter), vault (recruiter) |
//! | hari | hiring manager | kiln (hiring manager) |
//! | ivy | interviewer | kiln (interviewer) |
//! | vera | viewer | kiln (viewer) |
//!
//! Jobs: `kiln` (open, two openings, postings in en and de), `loom` (open, nobody on the team), `vault` (confidential,
//! rosa alone). Candidates: `ada` and `bao` applied for kiln, `cem` for the vault.

use std::collections::BTreeMap;

use base::{Id, Time};
use db::{Tx, sql};

use crate::{
    App,
    access::User,
    applications::Application,
    candidates::Candidate,
    jobs::{Job, Stage},
    postings::Posting,
};

/// The ids of everybody and everything in it.
#[derive(Clone, Debug, Default)]
pub struct World {
    users: BTreeMap<String, Id<User>>,
    jobs: BTreeMap<String, Id<Job>>,
    stages: BTreeMap<String, Id<Stage>>,
    postings: BTreeMap<String, Id<Posting>>,
    candidates: BTreeMap<String, Id<Candidate>>,
    applications: BTreeMap<String, Id<Application>>,
}

const PEOPLE: [(&str, &str, &str); 6] = [
    ("olga", "Olga Petrenko", "owner"),
    ("adam", "Adam Osei", "admin"),
    ("rosa", "Rosa Brandt", "recruiter"),
    ("hari", "Hari Menon", "hiring_manager"),
    ("ivy", "Ivy Lin", "interviewer"),
    ("vera", "Vera Novak", "viewer"),
];

const STAGES: [(&str, &str); 5] = [
    ("applied", "Applied"),
    ("review", "Review"),
    ("interview", "Interview"),
    ("offer", "Offer"),
    ("hired", "Hired"),
];

impl World {
    pub async fn build(app: &App) -> Self {
        app.db
            .write(|tx| {
                Box::pin(async move {
                    let mut world = Self::default();
                    world.hire_people(tx).await?;
                    world.open_jobs(tx).await?;
                    world.receive_applications(tx).await?;
                    Ok::<_, anyhow::Error>(world)
                })
            })
            .await
            .expect("build the world")
    }

    /// A user by first name.
    pub fn user(&self, name: &str) -> Id<User> {
        self.users[name]
    }

    pub fn job(&self, name: &str) -> Id<Job> {
        self.jobs[name]
    }

    /// A stage of a job: `kiln/review`.
    pub fn stage(&self, name: &str) -> Id<Stage> {
        self.stages[name]
    }

    /// A posting: `kiln/en`.
    pub fn posting(&self, name: &str) -> Id<Posting> {
        self.postings[name]
    }

    pub fn candidate(&self, name: &str) -> Id<Candidate> {
        self.candidates[name]
    }

    /// The application of a candidate: `ada`.
    pub fn application(&self, name: &str) -> Id<Application> {
        self.applications[name]
    }

    async fn hire_people(&mut self, tx: &mut Tx) -> anyhow::Result<()> {
        for (key, name, role) in PEOPLE {
            let (id, now) = (tx.id::<User>(), tx.now());
            let email = format!("{key}@acme.example");
            sql(
                "INSERT INTO users (id, email, email_key, name, role, language, zone, created_at)
                 VALUES ($1, $2, $2, $3, $4, 'en', 'Europe/Berlin', $5)",
            )
            .bind(id)
            .bind(email)
            .bind(name.to_owned())
            .bind(role.to_owned())
            .bind(now)
            .run(tx)
            .await?;
            self.users.insert(key.to_owned(), id);
        }
        Ok(())
    }

    async fn open_jobs(&mut self, tx: &mut Tx) -> anyhow::Result<()> {
        self.open_job(tx, "kiln", 1, "Kiln Engineer", false).await?;
        self.open_job(tx, "loom", 2, "Loom Keeper", false).await?;
        self.open_job(tx, "vault", 3, "Vault Director", true).await?;
        for (job, user, role) in [
            ("kiln", "rosa", "recruiter"),
            ("kiln", "hari", "hiring_manager"),
            ("kiln", "ivy", "interviewer"),
            ("kiln", "vera", "viewer"),
            ("vault", "rosa", "recruiter"),
        ] {
            let now = tx.now();
            sql("INSERT INTO hiring_team (job_id, user_id, role, added_at) VALUES ($1, $2, $3, $4)")
                .bind(self.job(job))
                .bind(self.user(user))
                .bind(role.to_owned())
                .bind(now)
                .run(tx)
                .await?;
        }
        Ok(())
    }

    async fn open_job(&mut self, tx: &mut Tx, key: &str, number: i64, title: &str, secret: bool) -> anyhow::Result<()> {
        let (id, now) = (tx.id::<Job>(), tx.now());
        sql(
            "INSERT INTO jobs (id, number, title, workplace, employment, seniority, confidential, state, state_at,
                opened_at, created_at)
             VALUES ($1, $2, $3, 'on_site', 'full_time', 'senior', $4, 'open', $5, $5, $5)",
        )
        .bind(id)
        .bind(number)
        .bind(title.to_owned())
        .bind(secret)
        .bind(now)
        .run(tx)
        .await?;
        sql("INSERT INTO job_places (job_id, position, city, country) VALUES ($1, 0, 'Munich', 'DE')")
            .bind(id)
            .run(tx)
            .await?;
        for seat in 1..=2_i32 {
            let opening = tx.id::<()>();
            sql("INSERT INTO openings (id, job_id, number) VALUES ($1, $2, $3)")
                .bind(opening)
                .bind(id)
                .bind(seat)
                .run(tx)
                .await?;
        }
        for (position, (kind, name)) in STAGES.into_iter().enumerate() {
            let stage = tx.id::<Stage>();
            sql("INSERT INTO stages (id, job_id, kind, name, position) VALUES ($1, $2, $3, $4, $5)")
                .bind(stage)
                .bind(id)
                .bind(kind.to_owned())
                .bind(name.to_owned())
                .bind(position as i32)
                .run(tx)
                .await?;
            self.stages.insert(format!("{key}/{kind}"), stage);
        }
        self.jobs.insert(key.to_owned(), id);
        if !secret {
            self.publish(tx, key, "en", title, number * 2 - 1).await?;
            self.publish(tx, key, "de", &format!("{title} (m/w/d)"), number * 2)
                .await?;
        }
        counter(tx, "jobs", number).await
    }

    async fn publish(
        &mut self,
        tx: &mut Tx,
        job: &str,
        language: &str,
        title: &str,
        number: i64,
    ) -> anyhow::Result<()> {
        let (id, now) = (tx.id::<Posting>(), tx.now());
        let slug = format!("{job}-{language}");
        sql(
            "INSERT INTO postings (id, number, job_id, language, title, description, requirements, benefits, slug,
                source, state, publish_at, published_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, 'You keep the **kiln** warm.', '- Patience', '- Bread', $6, $7, 'published',
                $8, $8, $8)",
        )
        .bind(id)
        .bind(number)
        .bind(self.job(job))
        .bind(language.to_owned())
        .bind(title.to_owned())
        .bind(slug.clone())
        .bind(language == "en")
        .bind(now)
        .run(tx)
        .await?;
        sql("INSERT INTO slugs (slug, posting_id, created_at) VALUES ($1, $2, $3)")
            .bind(slug)
            .bind(id)
            .bind(now)
            .run(tx)
            .await?;
        self.postings.insert(format!("{job}/{language}"), id);
        counter(tx, "postings", number).await
    }

    async fn receive_applications(&mut self, tx: &mut Tx) -> anyhow::Result<()> {
        for (number, (key, given, family, script, job)) in [
            ("ada", "Ada", "Okafor", "", "kiln"),
            ("bao", "Wei", "Bao", "包伟", "kiln"),
            ("cem", "Cem", "Aydin", "", "vault"),
        ]
        .into_iter()
        .enumerate()
        {
            let now = tx.now();
            let candidate = self.meet(tx, key, given, family, script, now).await?;
            let (id, stay) = (tx.id::<Application>(), tx.id::<()>());
            sql(
                "INSERT INTO applications (id, number, job_id, candidate_id, stage_id, stage_at, admission, source,
                    language, applied_at)
                 VALUES ($1, $2, $3, $4, $5, $6, 'accepted', 'careers_site', 'en', $6)",
            )
            .bind(id)
            .bind(number as i64 + 1)
            .bind(self.job(job))
            .bind(candidate)
            .bind(self.stage(&format!("{job}/applied")))
            .bind(now)
            .run(tx)
            .await?;
            sql("INSERT INTO stage_stays (id, application_id, stage_id, entered_at) VALUES ($1, $2, $3, $4)")
                .bind(stay)
                .bind(id)
                .bind(self.stage(&format!("{job}/applied")))
                .bind(now)
                .run(tx)
                .await?;
            self.applications.insert(key.to_owned(), id);
        }
        counter(tx, "applications", 3).await
    }

    async fn meet(
        &mut self,
        tx: &mut Tx,
        key: &str,
        given: &str,
        family: &str,
        script: &str,
        now: Time,
    ) -> anyhow::Result<Id<Candidate>> {
        let (id, contact) = (tx.id::<Candidate>(), tx.id::<()>());
        let email = format!("{key}@people.example");
        sql(
            "INSERT INTO candidates (id, given, family, name, script_name, folded, sort_key, language, created_at,
                updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'en', $8, $8)",
        )
        .bind(id)
        .bind(given.to_owned())
        .bind(family.to_owned())
        .bind(format!("{given} {family}"))
        .bind(script.to_owned())
        .bind(format!("{given} {family} {script} {email}").to_lowercase())
        .bind(format!("{family} {given}").to_lowercase())
        .bind(now)
        .run(tx)
        .await?;
        sql("INSERT INTO contact_points (id, candidate_id, kind, value, comparison) VALUES ($1, $2, 'mail', $3, $3)")
            .bind(contact)
            .bind(id)
            .bind(email)
            .run(tx)
            .await?;
        self.candidates.insert(key.to_owned(), id);
        Ok(id)
    }
}

async fn counter(tx: &mut Tx, name: &str, value: i64) -> anyhow::Result<()> {
    sql("INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name.to_owned())
        .bind(value)
        .run(tx)
        .await?;
    Ok(())
}
