//! The background half of an export.

use base::Id;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Export, actions};
use crate::App;

/// Makes the file of an export.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeExport {
    pub export: Id<Export>,
}

impl Task<App> for MakeExport {
    const NAME: &'static str = "integrations.make_export";

    fn unique_key(&self) -> Option<String> {
        Some(self.export.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        Ok(actions::make(&app, self.export).await?)
    }
}
