//! The SQL of stages.

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, sql, sql_text};

use super::{NewStage, Stage, model::well_formed};
use crate::{access::User, applications::Application, jobs::Job, organization::Translated};

/// The stages of a job in their order, without those removed.
pub async fn stages_of(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Stage>> {
    sql_text(format!(
        "SELECT {} FROM stages WHERE job_id = $1 AND removed_at IS NULL ORDER BY position, id",
        Stage::COLUMNS
    ))
    .bind(job)
    .all(on)
    .await
}

/// How many people are in play in each stage of a job.
pub async fn people_in(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<(Id<Stage>, i64)>> {
    sql("SELECT stage_id, COUNT(*) FROM applications
         WHERE job_id = $1 AND outcome IS NULL AND trashed_at IS NULL GROUP BY stage_id")
    .bind(job)
    .all(on)
    .await
}

/// The stage, or the one its people went to when it was removed. For whoever comes back to it.
pub async fn stage_now(on: &mut impl Conn, id: Id<Stage>) -> Result<Option<Stage>> {
    let mut id = id;
    loop {
        let Some(stage) = find(on, id).await? else {
            return Ok(None);
        };
        match (stage.removed_at, stage.merged_into) {
            (None, _) => return Ok(Some(stage)),
            (Some(_), Some(next)) => id = next,
            // Nobody was in it: whoever comes back starts at the beginning.
            (Some(_), None) => return Ok(stages_of(on, stage.job_id).await?.into_iter().next()),
        }
    }
}

pub(super) async fn find(on: &mut impl Conn, id: Id<Stage>) -> Result<Option<Stage>> {
    sql_text(format!("SELECT {} FROM stages WHERE id = $1", Stage::COLUMNS))
        .bind(id)
        .maybe(on)
        .await
}

/// Writes the stages of a new job.
pub(crate) async fn insert_all(tx: &mut Tx, job: Id<Job>, stages: &[NewStage]) -> Result<()> {
    anyhow::ensure!(
        well_formed(stages),
        "the stages of a job begin with applied and end with hired"
    );
    for (position, stage) in stages.iter().enumerate() {
        insert(tx, job, position as i32, stage).await?;
    }
    Ok(())
}

pub(super) async fn insert(tx: &mut Tx, job: Id<Job>, position: i32, stage: &NewStage) -> Result<Id<Stage>> {
    let id = tx.id::<Stage>();
    sql("INSERT INTO stages (id, job_id, kind, name, public_names, position) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(job)
        .bind(stage.kind)
        .bind(stage.name.clone())
        .bind(stage.public_names.clone())
        .bind(position)
        .run(tx)
        .await?;
    Ok(id)
}

pub(super) async fn rename(tx: &mut Tx, stage: &Stage) -> Result<()> {
    sql("UPDATE stages SET name = $2, public_names = $3, kind = $4 WHERE id = $1")
        .bind(stage.id)
        .bind(stage.name.clone())
        .bind(stage.public_names.clone())
        .bind(stage.kind)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn set_positions(tx: &mut Tx, stages: &[Id<Stage>]) -> Result<()> {
    for (position, stage) in stages.iter().enumerate() {
        sql("UPDATE stages SET position = $2 WHERE id = $1 AND position <> $2")
            .bind(*stage)
            .bind(position as i32)
            .run(tx)
            .await?;
    }
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, stage: Id<Stage>, into: Option<Id<Stage>>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE stages SET removed_at = $2, merged_into = $3 WHERE id = $1")
        .bind(stage)
        .bind(now)
        .bind(into)
        .run(tx)
        .await?;
    Ok(())
}

/// An application that stands in a stage.
#[derive(sqlx::FromRow)]
pub(super) struct Standing {
    pub id: Id<Application>,
    pub candidate_id: Id<crate::candidates::Candidate>,
    pub in_play: bool,
}

/// Everybody whose application stands in a stage, those whose way has ended too.
pub(super) async fn applications_in(on: &mut impl Conn, stage: Id<Stage>) -> Result<Vec<Standing>> {
    sql("SELECT id, candidate_id, (outcome IS NULL) AS in_play FROM applications WHERE stage_id = $1 ORDER BY id")
        .bind(stage)
        .all(on)
        .await
}

/// Puts one application into another stage and begins a stay there; the stay before it ends now.
pub(super) async fn carry(tx: &mut Tx, application: Id<Application>, to: Id<Stage>, by: Id<User>) -> Result<()> {
    let (stay, now) = (tx.id::<()>(), tx.now());
    sql("UPDATE applications SET stage_id = $2, stage_at = $3, version = version + 1 WHERE id = $1")
        .bind(application)
        .bind(to)
        .bind(now)
        .run(tx)
        .await?;
    sql("UPDATE stage_stays SET left_at = $2 WHERE application_id = $1 AND left_at IS NULL")
        .bind(application)
        .bind(now)
        .run(tx)
        .await?;
    sql("INSERT INTO stage_stays (id, application_id, stage_id, entered_at, moved_by) VALUES ($1, $2, $3, $4, $5)")
        .bind(stay)
        .bind(application)
        .bind(to)
        .bind(now)
        .bind(by)
        .run(tx)
        .await?;
    Ok(())
}

/// A set of stages to begin a job with.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StageTemplate {
    pub id: Id<StageTemplate>,
    pub name: String,
    pub stages: StageList,
}

/// The stages of a template, as JSON.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct StageList(pub Vec<NewStage>);
db::json_text!(StageList);

/// The organization's templates in their order; those that are not well formed are left out.
pub async fn templates(on: &mut impl Conn) -> Result<Vec<StageTemplate>> {
    let all: Vec<StageTemplate> = sql("SELECT id, name, stages FROM stage_templates ORDER BY position, id")
        .all(on)
        .await?;
    Ok(all
        .into_iter()
        .filter(|template| well_formed(&template.stages.0))
        .collect())
}

/// The stages of one template.
pub async fn template_of(on: &mut impl Conn, id: Id<StageTemplate>) -> Result<Option<Vec<NewStage>>> {
    Ok(templates(on)
        .await?
        .into_iter()
        .find(|template| template.id == id)
        .map(|template| template.stages.0))
}

pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether public names hold a word in at least one language.
pub(super) fn tidy(names: Translated) -> Translated {
    Translated(
        names
            .0
            .into_iter()
            .filter(|(_, name)| !name.trim().is_empty())
            .collect(),
    )
}
