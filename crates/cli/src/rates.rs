//! `bole import rates`: exchange rates from the files of the European Central Bank.

use std::{fs, path::PathBuf, sync::Arc};

use anyhow::{Context, bail};
use app::{events::By, rates};
use base::Date;
use pay::exchange::ecb;
use serde::Serialize;

use crate::{command::Place, data};

/// What came of one file.
#[derive(Serialize)]
struct Report {
    file: String,
    /// Rates that are new or that the bank changed.
    rates: u64,
    newest: Date,
    /// Currencies that are no longer in use; their rates are left out.
    left_out: Vec<String>,
}

pub async fn import(files: &[PathBuf], place: &Place, json: bool) -> anyhow::Result<()> {
    let app = data::open_for_command(place).await?;
    let mut reports = Vec::new();
    for file in files {
        let name = file.display().to_string();
        if fs::metadata(file).with_context(|| format!("read {name}"))?.len() > ecb::MOST_BYTES as u64 {
            bail!("{name}: {}", ecb::NotRates::TooLarge);
        }
        let bytes = fs::read(file).with_context(|| format!("read {name}"))?;
        let contents = Arc::new(ecb::read(&bytes).with_context(|| name.clone())?);
        let rows = contents.clone();
        let imported = app
            .db
            .write(move |tx| {
                let rows = rows.clone();
                Box::pin(async move { rates::import(tx, By::System, &rows).await })
            })
            .await?;
        if !json {
            println!(
                "{name}: {} rates are new; the newest are of {}",
                imported.rates, imported.newest
            );
        }
        reports.push(Report {
            file: name,
            rates: imported.rates,
            newest: imported.newest,
            left_out: contents.unknown.iter().cloned().collect(),
        });
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    }
    Ok(())
}
