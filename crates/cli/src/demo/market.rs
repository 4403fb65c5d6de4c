//! Where the company publishes beside its own site, and the other employer that it watches.

use std::io::{Seek, Write};

use anyhow::Context;
use app::{
    channels::{self, Channel, ChannelSettings},
    events::By,
    market::{self, NewBoard, ONE_ANSWER},
    organization,
    postings::{self, Posting},
};
use base::{Id, Time};
use jiff::SignedDuration;

use super::Story;

/// How many of the jobs stand on LinkedIn, all in Chinese: for people abroad who speak it.
const ON_LINKEDIN: usize = 10;
/// How many a person has carried to BOSS直聘.
const ON_BOSS: usize = 4;

pub async fn publish(story: &Story, today: Time) -> anyhow::Result<()> {
    let actor = story.actor("brandt")?;
    let settings = ChannelSettings {
        poster_email: "jobs@example.com".to_owned(),
        linkedin_company_id: "1234567".to_owned(),
        size: "100-499".to_owned(),
        stage: "series_b".to_owned(),
        ..ChannelSettings::default()
    };
    let by = actor.by();
    let set: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move { organization::change(tx, by, &settings, 0).await })
        })
        .await;
    set.context("say what channels must know")?;
    story.clock.set(today - SignedDuration::from_hours(30));
    let edition = story.app.careers.edition(&story.app).await?;
    // A job in two places would be two on LinkedIn.
    let texts = edition.shelf.texts().filter(|(position, _)| position.places.len() == 1);
    let chosen: Vec<Id<Posting>> = texts
        .filter(|(_, text)| text.language.primary() == "zh")
        .map(|(_, text)| text.id)
        .collect();
    for (at, id) in chosen.into_iter().enumerate().take(ON_LINKEDIN) {
        put_on(story, id, Channel::Linkedin, &actor).await?;
        if at < ON_BOSS {
            put_on(story, id, Channel::BossZhipin, &actor).await?;
        }
    }
    // The board reads the feed once a quarter of a day.
    story.clock.set(today - SignedDuration::from_hours(4));
    let made_at = story.clock.now();
    story
        .app
        .db
        .write(move |tx| {
            Box::pin(async move { channels::note_read(tx, Channel::Linkedin, made_at, "LinkedInBot (demo)").await })
        })
        .await
}

async fn put_on(story: &Story, id: Id<Posting>, channel: Channel, actor: &app::access::Actor) -> anyhow::Result<()> {
    let posting = postings::find(&mut story.app.db.read(), id)
        .await?
        .context("it was made")?;
    let actor = actor.clone();
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let (actor, posting) = (actor.clone(), posting.clone());
            Box::pin(async move {
                let publication = channels::publish(tx, &actor, &posting, channel).await?;
                if channel == Channel::BossZhipin {
                    channels::mark_posted(tx, &actor, &publication, "").await?;
                }
                Ok(())
            })
        })
        .await;
    done.with_context(|| format!("publish on {channel}"))
}

/// An employer that does not exist, as its boards showed it two weeks ago and this morning.
const WATCHED: &str = "Lanting Research 兰汀研究院";
const BOARDS: [(&str, &str); 3] = [
    ("own_site", include_str!("../../../demo/data/market/own_site.jsonl")),
    ("linkedin", include_str!("../../../demo/data/market/linkedin.csv")),
    ("boss_zhipin", include_str!("../../../demo/data/market/boss_zhipin.csv")),
];

/// Lines of its own site that were not there two weeks ago.
const NEW_THERE: [&str; 4] = ["\"r4\"", "\"e2\"", "\"i2\"", "\"x2\""];

pub async fn watch(story: &Story, today: Time) -> anyhow::Result<()> {
    let by = By::User(story.user("brandt")?);
    for (kind, text) in BOARDS {
        let board: web::Result<Id<market::Board>> = story
            .app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let employer = market::add_employer(tx, by, WATCHED, "https://lab.example.org").await?;
                    let new = NewBoard {
                        kind: kind.parse().expect("it is a word of ours"),
                        address: String::new(),
                        language: None,
                        country: "CN".parse().ok(),
                    };
                    market::add_board(tx, by, employer, &new).await
                })
            })
            .await;
        let board = board.context("watch a board")?;
        let before: String = text
            .lines()
            .filter(|line| NEW_THERE.iter().all(|new| !line.contains(new)))
            .flat_map(|line| [line, "\n"])
            .collect();
        for (hours, shown) in [(14 * 24, before.as_str()), (4, text)] {
            story.clock.set(today - SignedDuration::from_hours(hours));
            look(story, board, shown, by).await?;
        }
    }
    Ok(())
}

async fn look(story: &Story, board: Id<market::Board>, shown: &str, by: By) -> anyhow::Result<()> {
    let mut file = tempfile::tempfile().context("keep a file of the demo")?;
    file.write_all(shown.as_bytes())
        .and_then(|()| file.rewind())
        .context("keep a file of the demo")?;
    let at = story.clock.now();
    let ended = market::take_files(&story.app, board, at, by, vec![file], ONE_ANSWER, |_| {}).await;
    ended.map(drop).context("look at a board of the demo")
}
