//! The company itself: name, brand, departments, offices, reasons.

use std::collections::BTreeMap;

use app::{
    events::By,
    integrations::greenhouse::BoardSettings,
    organization::{self, Brand, Department, Office, Organization, Reason, ReasonSide, actions},
};
use base::Id;
use db::{Tx, sql};

use super::{Story, language, translated};

/// What the demo's keys became.
#[derive(Clone, Default)]
pub struct Ids {
    pub departments: BTreeMap<String, Id<Department>>,
    pub offices: BTreeMap<String, Id<Office>>,
    pub reasons: BTreeMap<String, Id<Reason>>,
}

pub async fn set_up(story: &Story) -> anyhow::Result<Ids> {
    let company = story.world.company.clone();
    let ids: web::Result<Ids> = story
        .app
        .db
        .write(move |tx| {
            let company = company.clone();
            Box::pin(async move { write(tx, &company).await })
        })
        .await;
    Ok(ids?)
}

/// What the Greenhouse-compatible board is called: the address is part of the contract.
const BOARD: &str = "demo";

async fn write(tx: &mut Tx, company: &demo::Company) -> web::Result<Ids> {
    let by = By::System;
    let organization = Organization {
        name: translated(&company.name),
        zone: company.zone.parse().map_err(anyhow::Error::from)?,
        language: language(&company.default_language),
        privacy_contact: format!("privacy@{}", company.domain),
        is_set_up: true,
    };
    organization::change(tx, by, &organization, 0).await?;
    let brand = Brand {
        headline: translated(&company.headline),
        promise: translated(&company.lead),
        how_we_hire: translated(&company.how_we_hire),
        ..Brand::default()
    };
    organization::change(tx, by, &brand, 0).await?;
    let board = BoardSettings {
        token: BOARD.to_owned(),
    };
    organization::change(tx, by, &board, 0).await?;
    organization::notice::publish(tx, by, translated(&company.privacy_notice), "0").await?;
    let mut ids = Ids::default();
    for department in &company.departments {
        let id = actions::add_department(tx, by, translated(&department.names)).await?;
        ids.departments.insert(department.key.clone(), id);
    }
    for office in &company.offices {
        let facts = actions::OfficeFacts {
            names: translated(&office.names),
            street: office.street.clone(),
            region: office.region.clone(),
            postal_code: office.postal_code.clone(),
            country: office.country.parse().map_err(anyhow::Error::from)?,
            zone: office.zone.parse().map_err(anyhow::Error::from)?,
        };
        ids.offices
            .insert(office.key.clone(), actions::add_office(tx, by, facts).await?);
    }
    // Theirs instead of those that every company begins with; nothing has used one yet.
    sql("DELETE FROM reasons").run(tx).await?;
    for reason in &company.reasons {
        let side = match reason.side {
            demo::Side::Ours => ReasonSide::Ours,
            demo::Side::Theirs => ReasonSide::Theirs,
        };
        ids.reasons.insert(
            reason.key.clone(),
            actions::add_reason(tx, by, side, translated(&reason.labels)).await?,
        );
    }
    for template in &company.stage_templates {
        let stages = template.stages.iter().map(super::jobs::stage).collect();
        organization::stage_templates::add(tx, by, template.name.clone(), stages).await?;
    }
    Ok(ids)
}
