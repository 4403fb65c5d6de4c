//! The stages of a job: the steps between applying and being hired.
//!
//! The first stage is always of kind applied and the last of kind hired; they can be renamed, not moved or removed.
//! A stage that is removed stays in the table, so that history and reports keep its name.

mod actions;
mod model;
mod store;

pub use actions::{NewPosition, add_stage, merge_stages, remove_stage, rename_stage, reorder_stages, set_position};
pub use model::{NewStage, Stage, StageKind, default_stages};
pub(super) use store::insert_all;
pub use store::{people_in, stage_now, stages_of, template_of, templates};
