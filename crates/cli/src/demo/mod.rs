//! `bole demo`: a fresh folder filled with the fictional company, then served.
//!
//! The company's half year is lived through by the product's own verbs, in the order of its days, on a clock that is set
//! by hand: what the pages show is what the product wrote.

mod company;
mod history;
mod jobs;
mod market;
mod paperwork;
mod people;
mod post;
mod today;

use std::{collections::BTreeMap, fs::File};

use anyhow::{Context, bail};
use app::{
    App,
    access::{Actor, User},
    config::Config,
};
use base::{Clock, Id, Language};
use db::sql;
use demo::World;
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    command::{Demo, Place},
    data, logging, serve,
};

/// The same people and the same half year every time.
const SEED: u64 = 20_261_124;

pub async fn run(demo: Demo) -> anyhow::Result<()> {
    let place = Place {
        data: demo.data.clone(),
        config: None,
    };
    if demo.data.exists() && demo.data.read_dir().context("look into the folder")?.next().is_some() {
        bail!(
            "{} is not empty; the demo needs a folder of its own",
            demo.data.display()
        );
    }
    let (mut config, _) = data::configuration(&place)?;
    config.server.listen = demo.listen;
    config.check()?;
    logging::begin(&config.log)?;
    let lock = data::lock(&demo.data)?;
    let sign_ins = fill(&place, config.clone(), &lock).await?;
    let app = data::open_with(&place, config, Clock::system(), Some(&lock)).await?;
    let token = people::api_token(&app, &sign_ins).await?;
    announce(&app, &sign_ins, &token);
    serve::serve_app(app).await
}

/// Somebody whose password the demo prints.
pub struct SignIn {
    pub role: &'static str,
    pub email: String,
    pub password: String,
}

/// What the story needs at every step.
pub struct Story {
    pub app: App,
    pub clock: Clock,
    pub world: World,
    pub users: BTreeMap<String, User>,
}

impl Story {
    /// Somebody of the staff at this moment, as if at the console.
    pub fn actor(&self, key: &str) -> anyhow::Result<Actor> {
        let user = self
            .users
            .get(key)
            .with_context(|| format!("nobody on the staff is called {key}"))?;
        Ok(Actor::console(user, self.clock.now()))
    }

    pub fn user(&self, key: &str) -> anyhow::Result<Id<User>> {
        Ok(self
            .users
            .get(key)
            .with_context(|| format!("nobody on the staff is called {key}"))?
            .id)
    }
}

/// The language tag we ship for one of the demo's.
pub fn language(tag: &str) -> Language {
    let tag = if tag == "zh" { "zh-Hans" } else { tag };
    tag.parse().expect("the demo's languages are tags")
}

/// A text of the demo in our languages.
pub fn translated(texts: &demo::Texts) -> app::organization::Translated {
    let mut translated = app::organization::Translated::default();
    for (tag, text) in texts {
        translated.insert(language(tag), text.trim());
    }
    translated
}

async fn fill(place: &Place, config: Config, lock: &File) -> anyhow::Result<Vec<SignIn>> {
    let today = Clock::system().now();
    let world = World::generate(SEED, today);
    let begin =
        world.jobs.iter().map(|job| job.created_at).min().unwrap_or(today) - jiff::SignedDuration::from_hours(24);
    let clock = Clock::scripted(begin);
    let app = data::open_with(place, config, clock.clone(), Some(lock)).await?;
    let mut story = Story {
        app,
        clock,
        world,
        users: BTreeMap::new(),
    };

    let sign_ins = people::add_staff(&mut story).await.context("add the staff")?;
    let ids = company::set_up(&story).await.context("set the company up")?;
    let jobs = jobs::prepare(&story, &ids).await.context("prepare the jobs")?;
    let bar = progress(history::length(&story));
    let so = history::live(&story, &ids, jobs, &bar).await?;
    post::leave(&story, today - jiff::SignedDuration::from_hours(3))
        .await
        .context("send the mails of the night")?;
    today::arrive(&story, &so, today)
        .await
        .context("what lies there this morning")?;
    market::watch(&story, today).await.context("watch another employer")?;
    market::publish(&story, today).await.context("publish on channels")?;
    bar.finish_and_clear();

    post::leave(&story, today).await.context("send the last mails")?;
    let app = story.app.clone();
    story.clock.set(today);
    app.db
        .write(move |tx| Box::pin(async move { sql("DELETE FROM work_items").run(tx).await }))
        .await?;
    app.db.close().await;
    Ok(sign_ins)
}

fn progress(length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("Filling the demo {bar:40} {pos}/{len} {eta}")
        .expect("the template is ours and right");
    ProgressBar::new(length as u64).with_style(style)
}

/// One line of JSON for programs, then the same for people.
fn announce(app: &App, sign_ins: &[SignIn], token: &str) {
    let url = app.config.base_url();
    let people: Vec<_> = sign_ins
        .iter()
        .map(|sign_in| serde_json::json!({"role": sign_in.role, "email": sign_in.email, "password": sign_in.password}))
        .collect();
    println!(
        "{}",
        serde_json::json!({"url": url, "sign_ins": people, "api_token": token})
    );
    println!("\nCareers site      {url}/jobs\nRecruiters' side  {url}/app\n");
    for sign_in in sign_ins {
        println!("{:16}  {:32}  {}", sign_in.role, sign_in.email, sign_in.password);
    }
    println!("\nThe company and everybody in it are fictional.");
}
