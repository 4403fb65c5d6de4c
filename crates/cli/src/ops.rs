//! Small commands for whoever runs the server.

use anyhow::bail;
use app::{events, features};

use crate::{
    command::{Events, EventsAct, Place, Routes},
    data,
};

/// `bole events verify`
pub async fn events(events: Events) -> anyhow::Result<()> {
    let EventsAct::Verify { place, json } = events.act;
    let app = data::open_for_command(&place).await?;
    let verdict = events::verify(&app.db).await?;
    if json {
        println!("{}", serde_json::to_string(&verdict)?);
    } else if verdict.broken.is_none() {
        println!("{} events, unbroken", verdict.events);
    }
    match verdict.broken {
        None => Ok(()),
        Some((seq, what)) => bail!("the event log is broken at event {seq}: {what}"),
    }
}

/// `bole routes`
pub fn routes(routes: &Routes) -> anyhow::Result<()> {
    let list = features::routes();
    if routes.json {
        let rows: Vec<_> = list
            .list()
            .iter()
            .map(|route| {
                serde_json::json!({"method": route.method, "path": route.path, "access": format!("{:?}", route.access)})
            })
            .collect();
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        for route in list.list() {
            println!("{:6} {:60} {:?}", route.method, route.path, route.access);
        }
    }
    Ok(())
}

/// `bole limits`: those in force with the configuration of this place.
pub fn limits(place: &Place) -> anyhow::Result<()> {
    let (config, _) = data::configuration(place)?;
    let limits = serde_json::json!({
        "limits": config.limits,
        "reading": config.reading,
        "applying": config.applying,
    });
    println!("{}", serde_json::to_string_pretty(&limits)?);
    Ok(())
}
