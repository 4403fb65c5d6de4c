//! Jobs of the story: made, opened, published, ended.

use std::collections::BTreeMap;

use anyhow::Context;
use app::{
    access::Right,
    jobs::{self, JobState},
    postings::{self, When},
};

use super::{So, job, made, runner};
use crate::demo::{
    Story,
    jobs::{Made, posting},
};

pub(super) async fn create_job(story: &Story, so: &mut So, number: u32) -> anyhow::Result<()> {
    let texts = job(story, number)?.postings.clone();
    let new = so.prepared.remove(&number).context("each job is made once")?;
    let actor = runner(story, number)?;
    let stale = texts.iter().any(|text| text.stale);
    let made: web::Result<Made> = story
        .app
        .db
        .write(move |tx| {
            let (actor, new, texts) = (actor.clone(), new.clone(), texts.clone());
            Box::pin(async move {
                let job = jobs::create(tx, &actor, new).await?;
                let mut made = BTreeMap::new();
                for (place, text) in texts.iter().enumerate() {
                    let mut draft = posting(text);
                    if stale && place == 0 {
                        // Somebody adds the benefits when the translations are done, so one of them is behind.
                        draft.text.benefits = String::new();
                    }
                    made.insert(
                        text.language.clone(),
                        postings::create(tx, &actor, &job, draft).await?.id,
                    );
                }
                if let Some(source) = texts.first().filter(|_| stale) {
                    let id = made[&source.language];
                    let kept = actor.posting(tx, id, Right::Run).await?;
                    let slug = kept.slug.clone();
                    let kept = postings::update(tx, &actor, &kept, kept.version, posting(source).text, slug).await?;
                    for text in texts.iter().skip(1).filter(|text| !text.stale) {
                        let translation = actor.posting(tx, made[&text.language], Right::Run).await?;
                        postings::confirm_translation(tx, &actor, &translation).await?;
                    }
                    drop(kept);
                }
                let (stages, questions) = (
                    jobs::stages_of(tx, job.id).await?,
                    jobs::questions_of(tx, job.id).await?,
                );
                Ok(Made {
                    job,
                    stages,
                    questions,
                    postings: made,
                })
            })
        })
        .await;
    so.jobs.insert(number, made?);
    Ok(())
}

pub(super) async fn open_job(story: &Story, so: &So, number: u32) -> anyhow::Result<()> {
    let (actor, id) = (runner(story, number)?, made(so, number)?.job.id);
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                jobs::open(tx, &actor, &job).await?;
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

pub(super) async fn publish(story: &Story, so: &So, number: u32, place: usize, begins: bool) -> anyhow::Result<()> {
    let language = &job(story, number)?.postings[place].language;
    let (actor, id) = (runner(story, number)?, made(so, number)?.postings[language]);
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let posting = actor.posting(tx, id, Right::Run).await?;
                if begins {
                    postings::publish(tx, &actor, &posting, When::Now, None).await?;
                } else {
                    postings::unpublish(tx, &actor, &posting, When::Now).await?;
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

pub(super) async fn end_job(story: &Story, so: &So, number: u32) -> anyhow::Result<()> {
    let state = job(story, number)?.state;
    let (actor, id) = (runner(story, number)?, made(so, number)?.job.id);
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let job = actor.job(tx, id, Right::Run).await?;
                match (state, job.state) {
                    (demo::JobState::OnHold, JobState::Open) => {
                        jobs::put_on_hold(tx, &actor, &job).await?;
                    }
                    (demo::JobState::Closed, JobState::Open | JobState::OnHold) => {
                        jobs::close(tx, &actor, &job).await?;
                    }
                    _ => {}
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}
