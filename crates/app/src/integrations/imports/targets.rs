//! The jobs and stages that a table may name.

use std::collections::HashMap;

use base::Id;
use db::{Conn, sql_text};
use web::Message;

use crate::{
    access::{Actor, Right},
    candidates::fold::fold,
    jobs::{Job, JobState, Stage, StageKind},
};

/// The jobs on which somebody may decide, by what a table calls them.
pub struct Targets {
    jobs: Vec<Target>,
    stages: HashMap<Id<Job>, Vec<TargetStage>>,
}

#[derive(sqlx::FromRow)]
struct Target {
    id: Id<Job>,
    number: i64,
    title: String,
    state: JobState,
}

#[derive(sqlx::FromRow)]
struct TargetStage {
    id: Id<Stage>,
    job_id: Id<Job>,
    kind: StageKind,
    name: String,
}

impl Targets {
    pub async fn load(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Self> {
        let may = actor.may_on_job(Right::Decide, "j");
        let jobs: Vec<Target> = sql_text(format!(
            "SELECT j.id, j.number, j.title, j.state FROM jobs j WHERE j.trashed_at IS NULL AND {may} ORDER BY j.number"
        ))
        .bind(actor.id)
        .all(on)
        .await?;
        let all: Vec<TargetStage> = sql_text(format!(
            "SELECT s.id, s.job_id, s.kind, s.name FROM stages s JOIN jobs j ON j.id = s.job_id
             WHERE s.removed_at IS NULL AND j.trashed_at IS NULL AND {may} ORDER BY s.position, s.id"
        ))
        .bind(actor.id)
        .all(on)
        .await?;
        let mut stages: HashMap<Id<Job>, Vec<TargetStage>> = HashMap::new();
        for stage in all {
            stages.entry(stage.job_id).or_default().push(stage);
        }
        Ok(Self { jobs, stages })
    }

    /// The job and the stage of a row; no stage is the first. What the row names must be there, and must take people.
    pub fn find(&self, job: &str, stage: Option<&str>) -> Result<(Id<Job>, Option<Id<Stage>>), Message> {
        let target = self
            .job(job)
            .ok_or_else(|| Message::new("integrations-row-job").with("value", job))?;
        if !matches!(target.state, JobState::Open | JobState::OnHold) {
            return Err(Message::new("integrations-row-job-closed").with("value", job));
        }
        let Some(stage) = stage else {
            return Ok((target.id, None));
        };
        let wanted = fold(stage);
        let stages = self.stages.get(&target.id).map_or(&[][..], Vec::as_slice);
        let named = stages.iter().find(|own| fold(&own.name) == wanted);
        let found = named.or_else(|| stages.iter().find(|own| own.kind.as_str() == wanted));
        match found {
            Some(found) if found.kind == StageKind::Hired => Err(Message::new("integrations-row-hired")),
            Some(found) => Ok((target.id, Some(found.id))),
            None => Err(Message::new("integrations-row-stage").with("value", stage)),
        }
    }

    /// By its reference (`J-0012`, `12`), or by a title that no other has.
    fn job(&self, text: &str) -> Option<&Target> {
        let bare = text.trim();
        let digits = bare
            .strip_prefix("J-")
            .or_else(|| bare.strip_prefix("j-"))
            .unwrap_or(bare);
        if let Ok(number) = digits.parse::<i64>() {
            return self.jobs.iter().find(|job| job.number == number);
        }
        let wanted = fold(bare);
        let mut named = self.jobs.iter().filter(|job| fold(&job.title) == wanted);
        let first = named.next();
        first.filter(|_| named.next().is_none())
    }
}
