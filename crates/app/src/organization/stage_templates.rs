//! Sets of stages to begin a job with. What a stage is, jobs say; here people keep the sets.

use base::Id;
use db::{Conn, Tx, sql};
use serde::{Deserialize, Serialize};
use web::Result;

use super::{
    actions::done,
    shelf::{Shelf, next_position},
};
use crate::{
    events::{self, By, Event},
    jobs::NewStage,
};

/// The stages of a set, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stages(pub Vec<NewStage>);
db::json_text!(Stages);

/// A set, as its form shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StageTemplate {
    pub name: String,
    pub stages: Stages,
    pub version: i64,
}

pub async fn find(on: &mut impl Conn, id: Id<Shelf>) -> anyhow::Result<Option<StageTemplate>> {
    sql("SELECT name, stages, version FROM stage_templates WHERE id = $1")
        .bind(id)
        .maybe(on)
        .await
}

/// Adds a set. The stages begin with applied and end with hired: the form's part.
pub async fn add(tx: &mut Tx, by: By, name: String, stages: Vec<NewStage>) -> Result<Id<Shelf>> {
    let (id, position) = (tx.id::<Shelf>(), next_position(tx, Shelf::StageTemplates).await?);
    sql("INSERT INTO stage_templates (id, name, stages, position) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(name)
        .bind(Stages(stages))
        .bind(position)
        .run(tx)
        .await?;
    events::record(tx, by, Event::new("stage_template.added").subject(id));
    Ok(id)
}

/// Changes a set that still has the version the person saw. Jobs that began with it keep their stages.
pub async fn change(
    tx: &mut Tx,
    by: By,
    id: Id<Shelf>,
    name: String,
    stages: Vec<NewStage>,
    version: i64,
) -> Result<()> {
    let changed = sql(
        "UPDATE stage_templates SET name = $2, stages = $3, version = version + 1
         WHERE id = $1 AND version = $4",
    )
    .bind(id)
    .bind(name)
    .bind(Stages(stages))
    .bind(version)
    .run_once(tx)
    .await?;
    done(tx, by, changed, Event::new(Shelf::StageTemplates.changed()).subject(id))
}
