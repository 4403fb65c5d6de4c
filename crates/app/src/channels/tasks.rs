//! What happens to publications by themselves.

use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::actions;
use crate::App;

/// Once a minute: what has ended is noted, and where a person has to take something down, they are told.
#[derive(Serialize, Deserialize)]
pub struct SettlePublications {}

impl Task<App> for SettlePublications {
    const NAME: &'static str = "settle_publications";

    fn unique_key(&self) -> Option<String> {
        Some(String::new())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        Ok(actions::settle(&app).await?)
    }
}
