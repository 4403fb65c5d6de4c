//! The half year of the demo company, lived in order: jobs open and close, people apply, move on and are answered.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use app::{
    access::{Actor, Right},
    applications::{self, Answered, Application, NewByStaff, Newcomer, SentFile, Signals, Source, Submission, Who},
    candidates::{self, Candidate, NewCandidate},
    documents::{self, Arrived, DocumentKind, Media, NewDocument, Reading},
    events::By,
    jobs::{self, JobState},
    pipeline::{self, Rejection, Telling},
    postings::{self, When},
    tasks::Task,
};
use base::{Id, Time};
use db::sql;
use indicatif::ProgressBar;
use jiff::SignedDuration;

use super::{
    Story,
    company::Ids,
    jobs::{Made, Prepared, posting},
    language, paperwork,
};

/// One step of the story; the order of the variants decides between steps of the same moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Created(u32),
    Opened(u32),
    /// Posting by its place in the job's list.
    Published(u32, usize),
    Applied(usize),
    /// Application and stay.
    Moved(usize, usize),
    Ended(usize),
    Noted(usize, usize),
    /// Somebody who has not applied was found, by their place among the people.
    Found(usize),
    /// Task, given and done.
    Given(usize),
    Done(usize),
    Unpublished(u32, usize),
    Became(u32),
}

impl So {
    /// The jobs that have been made.
    pub fn jobs(&self) -> impl Iterator<Item = &Made> {
        self.jobs.values()
    }
}

/// How many steps the story has.
pub fn length(story: &Story) -> usize {
    steps(story).len()
}

fn steps(story: &Story) -> Vec<(Time, Step)> {
    let mut steps = Vec::new();
    for job in &story.world.jobs {
        steps.push((job.created_at, Step::Created(job.number)));
        if let Some(at) = job.opened_at {
            steps.push((at, Step::Opened(job.number)));
        }
        for (place, posting) in job.postings.iter().enumerate() {
            if let Some(at) = posting.published_at {
                steps.push((at.max(job.opened_at.unwrap_or(at)), Step::Published(job.number, place)));
            }
            if let Some(at) = posting.unpublished_at {
                steps.push((at, Step::Unpublished(job.number, place)));
            }
        }
        if matches!(job.state, demo::JobState::OnHold | demo::JobState::Closed) {
            steps.push((job.state_at, Step::Became(job.number)));
        }
    }
    for (place, application) in story.world.applications.iter().enumerate() {
        steps.push((application.applied_at, Step::Applied(place)));
        for (stay, entered) in application.stays.iter().enumerate().skip(1) {
            steps.push((entered.entered_at, Step::Moved(place, stay)));
        }
        if let Some(outcome) = &application.outcome {
            steps.push((outcome.at, Step::Ended(place)));
        }
        for (note, written) in application.notes.iter().enumerate() {
            steps.push((written.at, Step::Noted(place, note)));
        }
    }
    let applied: BTreeSet<u32> = story
        .world
        .applications
        .iter()
        .map(|application| application.person)
        .collect();
    for (place, person) in story.world.people.iter().enumerate() {
        if !applied.contains(&person.number) {
            steps.push((person.created_at, Step::Found(place)));
        }
    }
    for (place, task) in story.world.tasks.iter().enumerate() {
        steps.push((task.created_at, Step::Given(place)));
        if let Some(at) = task.done_at {
            steps.push((at, Step::Done(place)));
        }
    }
    steps.sort();
    steps
}

/// What has come to be so far.
pub(super) struct So {
    jobs: BTreeMap<u32, Made>,
    prepared: Prepared,
    pub people: BTreeMap<u32, Id<Candidate>>,
    pub applications: BTreeMap<usize, Id<Application>>,
    pub tasks: BTreeMap<usize, Id<Task>>,
}

pub async fn live(story: &Story, ids: &Ids, prepared: Prepared, bar: &ProgressBar) -> anyhow::Result<So> {
    let mut so = So {
        jobs: BTreeMap::new(),
        prepared,
        people: BTreeMap::new(),
        applications: BTreeMap::new(),
        tasks: BTreeMap::new(),
    };
    for (at, step) in steps(story) {
        story.clock.set(at);
        match step {
            Step::Created(job) => create_job(story, &mut so, job).await,
            Step::Opened(job) => open_job(story, &so, job).await,
            Step::Published(job, place) => publish(story, &so, job, place, true).await,
            Step::Unpublished(job, place) => publish(story, &so, job, place, false).await,
            Step::Became(job) => end_job(story, &so, job).await,
            Step::Applied(place) => apply(story, &mut so, place).await,
            Step::Moved(place, stay) => move_on(story, &so, place, stay).await,
            Step::Ended(place) => end(story, ids, &so, place).await,
            Step::Noted(place, note) => paperwork::note_down(story, &so, place, note).await,
            Step::Found(place) => find(story, &mut so, place).await,
            Step::Given(task) => paperwork::give(story, &mut so, task).await,
            Step::Done(task) => paperwork::tick_off(story, &so, task).await,
        }
        .with_context(|| format!("at {at}"))?;
        bar.inc(1);
    }
    Ok(so)
}

fn job(story: &Story, number: u32) -> anyhow::Result<&demo::Job> {
    story
        .world
        .job(number)
        .with_context(|| format!("there is no job {number}"))
}

/// Who runs a job: its first recruiter.
pub(super) fn runner(story: &Story, number: u32) -> anyhow::Result<Actor> {
    let job = job(story, number)?;
    story.actor(job.recruiters.first().unwrap_or(&job.hiring_manager))
}

async fn create_job(story: &Story, so: &mut So, number: u32) -> anyhow::Result<()> {
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

async fn open_job(story: &Story, so: &So, number: u32) -> anyhow::Result<()> {
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

fn made(so: &So, number: u32) -> anyhow::Result<&Made> {
    so.jobs
        .get(&number)
        .with_context(|| format!("job {number} does not exist yet"))
}

async fn publish(story: &Story, so: &So, number: u32, place: usize, begins: bool) -> anyhow::Result<()> {
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

async fn end_job(story: &Story, so: &So, number: u32) -> anyhow::Result<()> {
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

async fn apply(story: &Story, so: &mut So, place: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let person = story
        .world
        .person(application.person)
        .context("everybody who applies exists")?
        .clone();
    let cv = store_cv(story, &person).await?;
    let (known, at) = (
        so.people.get(&application.person).copied(),
        made(so, application.job)?.clone(),
    );
    let by_staff = matches!(
        application.source,
        demo::Source::Sourced | demo::Source::Internal | demo::Source::Referral
    );
    let source = Source {
        name: application.source.as_str().to_owned(),
        detail: application.source_detail.clone(),
    };
    let keys = story.app.keys.clone();
    let email = person.emails.first().context("everybody has an address")?.parse()?;
    let phone = person.phone.as_ref().and_then(|phone| phone.parse().ok());
    let (id, candidate): (Id<Application>, Id<Candidate>) = if by_staff {
        let actor = runner(story, application.job)?;
        let who = known.map_or_else(
            || {
                Who::New(Newcomer {
                    name: person.name.clone(),
                    email: Some(email),
                    phone,
                    language: language(&application.language),
                })
            },
            Who::Known,
        );
        let new = NewByStaff {
            who,
            job: at.job.id,
            source,
            files: vec![cv],
        };
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (keys, actor, new) = (keys.clone(), actor.clone(), new.clone());
                Box::pin(async move {
                    let id = applications::add_by_staff(tx, &keys, &actor, new).await?;
                    Ok((id, candidate_of(tx, id).await?))
                })
            })
            .await;
        done?
    } else {
        let sent = submission(story, application, &person, &at, source, cv)?;
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (keys, sent) = (keys.clone(), sent.clone());
                Box::pin(async move {
                    let id = match known {
                        None => applications::submit(tx, &keys, sent).await?.application,
                        Some(candidate) => applications::submit_for(tx, &keys, sent, candidate).await?.application,
                    };
                    Ok((id, candidate_of(tx, id).await?))
                })
            })
            .await;
        done?
    };
    if known.is_none() {
        let looked_at = application.stays.len() > 1 || application.outcome.is_some();
        let by = looked_at.then(|| runner(story, application.job)).transpose()?;
        paperwork::describe(story, candidate, &person, by.as_ref()).await?;
    }
    so.people.insert(application.person, candidate);
    so.applications.insert(place, id);
    Ok(())
}

/// Somebody whom a recruiter found, with their CV.
async fn find(story: &Story, so: &mut So, place: usize) -> anyhow::Result<()> {
    let person = &story.world.people[place];
    let actor = match &person.created_by {
        Some(key) => story.actor(key)?,
        None => runner(story, story.world.jobs.first().context("there are jobs")?.number)?,
    };
    let mut new = NewCandidate::named(&person.name, language(&person.language));
    "sourced".clone_into(&mut new.source);
    new.contact = paperwork::contact(person);
    let (cv, recruiter) = (store_cv(story, person).await?, actor.clone());
    let done: web::Result<Id<Candidate>> = story
        .app
        .db
        .write(move |tx| {
            let (actor, new, cv) = (recruiter.clone(), new.clone(), cv.clone());
            Box::pin(async move {
                let candidate = candidates::add_prospect(tx, &actor, &new).await?;
                let document = NewDocument {
                    candidate,
                    application: None,
                    question: None,
                    kind: cv.kind,
                    file: cv.file,
                };
                documents::add_by_staff(tx, &actor, document).await?;
                Ok(candidate)
            })
        })
        .await;
    let candidate = done?;
    paperwork::describe(story, candidate, person, Some(&actor)).await?;
    so.people.insert(person.number, candidate);
    Ok(())
}

async fn candidate_of(tx: &mut db::Tx, id: Id<Application>) -> anyhow::Result<Id<Candidate>> {
    sql("SELECT candidate_id FROM applications WHERE id = $1")
        .bind(id)
        .value(tx)
        .await
}

fn submission(
    story: &Story,
    application: &demo::Application,
    person: &demo::Person,
    at: &Made,
    source: Source,
    cv: SentFile,
) -> anyhow::Result<Submission> {
    let posting = at
        .postings
        .get(&application.language)
        .or_else(|| at.postings.values().next());
    let keys: Vec<&str> = job(story, application.job)?
        .questions
        .iter()
        .map(|question| question.key.as_str())
        .collect();
    let answers = application.answers.iter().filter_map(|answer| {
        let place = keys.iter().position(|key| *key == answer.question)?;
        let value = match &answer.value {
            demo::AnswerValue::YesNo(yes) => serde_json::json!(yes),
            demo::AnswerValue::Number(number) => serde_json::json!(number),
            demo::AnswerValue::Date(date) => serde_json::json!(date.to_string()),
            demo::AnswerValue::Text(text) => serde_json::json!(text),
        };
        Some(Answered {
            question: at.questions.get(place)?.id.uuid(),
            value,
            marked: answer.marked,
        })
    });
    Ok(Submission {
        job: at.job.id,
        posting: *posting.context("a job that people apply for has a posting")?,
        title: at.job.title.clone(),
        name: person.name.clone(),
        email: person.emails.first().context("everybody has an address")?.parse()?,
        phone: person.phone.as_ref().and_then(|phone| phone.parse().ok()),
        language: language(&application.language),
        source,
        answers: answers.collect(),
        files: vec![cv],
        pool_consent: person.consent_at.is_some().then(|| {
            let until = application.applied_at + SignedDuration::from_hours(24 * 730);
            (
                "You may keep my data for two years and write to me about other positions.".to_owned(),
                until,
            )
        }),
        notice_version: Some("1".to_owned()),
        signals: Signals::default(),
        form_key: format!("demo-{}", application.number),
        content_key: format!("demo-content-{}", application.number),
    })
}

async fn store_cv(story: &Story, person: &demo::Person) -> anyhow::Result<SentFile> {
    let bytes = demo::cv::file(person);
    let limits = files::Limits::default();
    let media = match person.cv.format {
        demo::CvFormat::Pdf => Media::Pdf,
        demo::CvFormat::Docx => Media::Docx,
    };
    // Our own files, made a moment ago: they may be read in this process.
    let reading = match files::child::parse(media.kind(), &bytes, &limits) {
        files::Outcome::Text(extract) => Reading::Text(extract.text),
        _ => Reading::Unavailable,
    };
    let mut incoming = story.app.files.receive(bytes.len() as u64).await?;
    incoming.write(&bytes).await?;
    let stored = incoming.finish().await?;
    Ok(SentFile {
        kind: DocumentKind::Resume,
        question: None,
        file: Arrived {
            filename: demo::cv::filename(person),
            media,
            key: stored.key,
            size: stored.size,
            sha256: stored.sha256,
            reading: Some(reading),
        },
    })
}

/// Who acted, if the demo says so and they may; else whoever runs the job.
fn who(story: &Story, number: u32, key: Option<&String>) -> anyhow::Result<Actor> {
    let job = job(story, number)?;
    match key {
        Some(key) if job.recruiters.contains(key) || job.hiring_manager == *key => story.actor(key),
        _ => runner(story, number),
    }
}

async fn move_on(story: &Story, so: &So, place: usize, stay: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let stay = &application.stays[stay];
    let at = made(so, application.job)?;
    let (id, stage) = (
        so.applications[&place],
        at.stages.get(stay.stage).context("the stage exists")?.clone(),
    );
    if stage.kind == jobs::StageKind::Hired {
        // Being hired is an act of its own, see `end`.
        return Ok(());
    }
    let actor = who(story, application.job, stay.moved_by.as_ref())?;
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                pipeline::move_to(tx, &actor, id, stage.id, None).await?;
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

async fn end(story: &Story, ids: &Ids, so: &So, place: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let outcome = application.outcome.as_ref().context("it ended")?;
    let actor = who(story, application.job, outcome.by.as_ref())?;
    let (id, job_id) = (so.applications[&place], made(so, application.job)?.job.id);
    let candidate = so.people[&application.person];
    let reason = outcome.reason.as_ref().and_then(|key| ids.reasons.get(key)).copied();
    let kind = outcome.kind;
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                match (kind, reason) {
                    (demo::OutcomeKind::Hired, _) => {
                        let openings = jobs::openings_of(tx, job_id).await?;
                        let free = openings.iter().find(|opening| opening.application_id.is_none());
                        let free = free.ok_or_else(|| anyhow::anyhow!("no opening is free"))?;
                        pipeline::hire(tx, &actor, id, free.id).await?;
                    }
                    (demo::OutcomeKind::Rejected, Some(reason)) => {
                        let rejection = Rejection {
                            reason,
                            telling: Telling::NextWorkingMorning,
                            batch: None,
                        };
                        pipeline::reject(tx, &actor, id, &rejection).await?;
                    }
                    (demo::OutcomeKind::Withdrawn, _) | (demo::OutcomeKind::Rejected, None) => {
                        pipeline::withdraw(tx, By::Candidate(candidate), id).await?;
                    }
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}
