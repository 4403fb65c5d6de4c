//! The verbs of a job as a whole: make, change, copy; where it stands is in [`state`], the trash in [`trash`].

mod copy;
mod state;
mod trash;

pub use copy::{copy, copy_of};
pub use state::{close, fill, open, put_on_hold, reopen};
pub use trash::{UNDO, restore, take_back, throw_away, trash};

use db::Tx;
use web::{Error, FormErrors, Message, Result};

use super::{Job, NewJob, Terms, approvals, next_number, openings, questions, stages, store, team};
use crate::{
    access::{Actor, TeamRole},
    events::{self, Event},
    postings,
};

/// Makes a job, as a draft.
pub async fn create(tx: &mut Tx, actor: &Actor, new: NewJob) -> Result<Job> {
    check(&new.terms)?;
    if !(1..=openings::MOST).contains(&new.openings) {
        let message = Message::new("jobs-openings-range").with("most", openings::MOST);
        return Err(Error::Invalid(FormErrors::new("openings", message)));
    }
    let number = next_number(tx, "jobs").await?;
    let id = store::insert(tx, number, &new.terms, actor.id, new.copied_from).await?;
    store::replace_places(tx, id, &new.terms.places).await?;
    store::add_openings(tx, id, 0, new.openings).await?;
    stages::insert_all(tx, id, &new.stages).await?;
    questions::insert_all(tx, id, &new.questions).await?;
    let mut members = new.team;
    let has_recruiter = members.iter().any(|(_, role)| *role == TeamRole::Recruiter);
    let is_member = members.iter().any(|(user, _)| *user == actor.id);
    if !is_member && (!has_recruiter || new.terms.confidential) {
        members.push((actor.id, TeamRole::Recruiter));
    }
    team::insert_all(tx, id, &members).await?;
    let mut event = Event::new("job.created").job(id).with("number", number);
    if let Some(from) = new.copied_from {
        event = event.with("copied_from", from);
    }
    events::record(tx, actor.by(), event);
    store::lock(tx, id).await
}

/// Changes the terms of a job that still has the version the person saw; otherwise [`Error::Changed`].
pub async fn update(tx: &mut Tx, actor: &Actor, job: &Job, version: i64, terms: Terms) -> Result<Job> {
    check(&terms)?;
    let before = store::lock(tx, job.id).await?;
    if before.version != version {
        return Err(Error::Changed);
    }
    let approved = approvals::digest(tx, &before).await?;
    let places = store::places(tx, job.id).await?;
    let changes = Terms::of(&before, places).changes_to(&terms);
    if changes.is_empty() {
        return Ok(before);
    }
    if terms.confidential && !before.confidential && !team::has_recruiter(tx, job.id).await? {
        // Nobody outside the team sees a confidential job: somebody on it must be able to run it.
        team::insert_all(tx, job.id, &[(actor.id, TeamRole::Recruiter)]).await?;
    }
    if !store::update(tx, job.id, version, &terms).await? {
        return Err(Error::Changed);
    }
    store::replace_places(tx, job.id, &terms.places).await?;
    let event = Event::new("job.changed").job(job.id).with("fields", changes);
    events::record(tx, actor.by(), event);
    approvals::terms_changed(tx, actor, job.id, &approved).await?;
    store::lock(tx, job.id).await
}

/// The rules that hold for any job's terms.
fn check(terms: &Terms) -> Result<()> {
    let mut errors = FormErrors::default();
    if terms.title.trim().is_empty() {
        errors.push("title", Message::new("fields-required"));
    }
    if !(1..=90).contains(&terms.answer_days) {
        errors.push("answer_days", Message::new("jobs-answer-days-range"));
    }
    for (field, message) in terms.pay.iter().flat_map(postings::problems_of) {
        errors.push(field, message);
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(errors))
    }
}
