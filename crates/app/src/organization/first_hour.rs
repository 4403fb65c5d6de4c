//! What a new company does first, in order; each step knows whether it is done.

use db::{Conn, sql};
use serde::Serialize;

use super::{Brand, Organization, notice, settings::load};
use crate::messages;

/// One thing to set up. Its words are the messages `settings-step-<key>`, `-note` and `-act`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    pub key: StepKey,
    /// Where it is done.
    pub path: &'static str,
    pub done: bool,
}

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKey {
    Company,
    Mail,
    People,
    Notice,
    Brand,
    Job,
}

db::text_enum!(StepKey {
    Company = "company",
    Mail = "mail",
    People = "people",
    Notice = "notice",
    Brand = "brand",
    Job = "job",
});

/// The steps in their order. When all are done, there is nothing to show.
pub async fn setup_steps(on: &mut impl Conn) -> anyhow::Result<Vec<Step>> {
    let (organization, _) = load::<Organization>(on).await?;
    let (brand, _) = load::<Brand>(on).await?;
    let people: i64 = sql("SELECT COUNT(*) FROM users").value(on).await?;
    let jobs: i64 = sql("SELECT COUNT(*) FROM jobs").value(on).await?;
    let step = |key, path, done| Step { key, path, done };
    Ok(vec![
        step(StepKey::Company, "/app/settings", organization.is_set_up),
        step(
            StepKey::Mail,
            "/app/settings/mail",
            messages::has_mail_server(on).await?,
        ),
        step(
            StepKey::Notice,
            "/app/settings/notice",
            notice::latest(on).await?.is_some(),
        ),
        step(StepKey::People, "/app/settings/people", people > 1),
        step(
            StepKey::Brand,
            "/app/settings/brand",
            brand.logo.is_some() || !brand.headline.is_empty(),
        ),
        step(StepKey::Job, "/app/jobs/new", jobs > 0),
    ])
}
