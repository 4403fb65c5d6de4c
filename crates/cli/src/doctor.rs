//! `bole doctor`: what is well with an installation and what is not, and what to do about it.

use anyhow::bail;
use app::{App, MIGRATIONS, events};
use db::dialect;
use serde::Serialize;

use crate::{command::Doctor, data};

/// One thing looked at.
#[derive(Serialize)]
struct Finding {
    what: &'static str,
    well: bool,
    /// What was found, and what to do when it is not well.
    say: String,
}

pub async fn run(doctor: Doctor) -> anyhow::Result<()> {
    let app = data::open_for_command(&doctor.place).await?;
    let findings = look(&app).await?;
    if doctor.json {
        println!("{}", serde_json::to_string_pretty(&findings)?);
    } else {
        for finding in &findings {
            println!(
                "{} {}: {}",
                if finding.well { "ok  " } else { "LOOK" },
                finding.what,
                finding.say
            );
        }
    }
    match findings.iter().filter(|finding| !finding.well).count() {
        0 => Ok(()),
        count => bail!("{count} things need attention, see above"),
    }
}

async fn look(app: &App) -> anyhow::Result<Vec<Finding>> {
    let verdict = events::verify(&app.db).await?;
    let structure = dialect::quick_check(&mut app.db.read()).await?;
    let failed = work::failed(&mut app.db.read()).await?.len();
    let pending = MIGRATIONS.pending(&app.db).await?.names.len();
    let key_outside = app.config.keys.file.is_some();
    Ok(vec![
        Finding {
            what: "database",
            well: structure.is_none() && pending == 0,
            say: structure.unwrap_or_else(|| format!("{:?}, all migrations have run", app.db.kind())),
        },
        Finding {
            what: "event log",
            well: verdict.broken.is_none(),
            say: match verdict.broken {
                None => format!("{} events, unbroken", verdict.events),
                Some((seq, what)) => format!("broken at event {seq}: {what}; restore from a backup"),
            },
        },
        Finding {
            what: "background work",
            well: failed == 0,
            say: match failed {
                0 => "nothing was given up".to_owned(),
                count => format!("{count} items were given up; look at the outbox and the log"),
            },
        },
        Finding {
            what: "key",
            well: key_outside,
            say: if key_outside {
                "lies outside the data folder".to_owned()
            } else {
                "lies in the data folder, so a copy of the folder reveals what is sealed; set BOLE_KEY_FILE".to_owned()
            },
        },
        Finding {
            what: "address",
            well: app.config.server.base_url.is_some(),
            say: match &app.config.server.base_url {
                Some(url) => url.clone(),
                None => "server.base_url is not set; links in mails will name this machine".to_owned(),
            },
        },
    ])
}
