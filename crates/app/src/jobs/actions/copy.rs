//! A new job like another: its terms, stages, questions, team and texts, none of its people or its history.

use db::{Conn, Tx};
use web::Result;

use super::super::{Job, NewJob, NewQuestion, NewStage, Terms, questions, stages, store, team};
use crate::{access::Actor, postings};

/// What a copy would be made of.
pub async fn copy_of(on: &mut impl Conn, job: &Job) -> anyhow::Result<NewJob> {
    let places = store::places(on, job.id).await?;
    Ok(NewJob {
        terms: Terms::of(job, places),
        openings: store::openings(on, job.id).await?.len().max(1) as i32,
        stages: stages::stages_of(on, job.id)
            .await?
            .into_iter()
            .map(NewStage::from)
            .collect(),
        questions: questions::questions_of(on, job.id)
            .await?
            .into_iter()
            .map(NewQuestion::from)
            .collect(),
        team: team::team_of(on, job.id)
            .await?
            .into_iter()
            .map(|member| (member.user_id, member.role))
            .collect(),
        copied_from: Some(job.id),
    })
}

/// Copies a job, its postings as drafts.
pub async fn copy(tx: &mut Tx, actor: &Actor, job: &Job) -> Result<Job> {
    let new = copy_of(tx, job).await?;
    let copy = super::create(tx, actor, new).await?;
    postings::copy_all(tx, actor, job, &copy).await?;
    Ok(copy)
}
