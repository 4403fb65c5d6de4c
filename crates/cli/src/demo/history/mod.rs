//! The half year of the demo company, lived in order: jobs open and close, people apply, move on and are answered.

mod openings;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use app::{access::Actor, applications::Application, candidates::Candidate, tasks::Task};
use base::{Id, Time};
use indicatif::ProgressBar;

use super::{
    Story,
    company::Ids,
    jobs::{Made, Prepared},
    paperwork, post,
};
use openings::{create_job, end_job, open_job, publish};
use people::{apply, end, find, move_on};

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
        post::leave(story, at).await?;
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

fn made(so: &So, number: u32) -> anyhow::Result<&Made> {
    so.jobs
        .get(&number)
        .with_context(|| format!("job {number} does not exist yet"))
}

/// Who acted, if the demo says so and they may; else whoever runs the job.
fn who(story: &Story, number: u32, key: Option<&String>) -> anyhow::Result<Actor> {
    let job = job(story, number)?;
    match key {
        Some(key) if job.recruiters.contains(key) || job.hiring_manager == *key => story.actor(key),
        _ => runner(story, number),
    }
}
