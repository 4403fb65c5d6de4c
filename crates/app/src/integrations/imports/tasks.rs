//! The background half of an import.

use base::Id;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Import, checking, running, store};
use crate::{App, documents};

/// Looks at every row of a file.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckImport {
    pub import: Id<Import>,
}

impl Task<App> for CheckImport {
    const NAME: &'static str = "integrations.check_import";

    fn unique_key(&self) -> Option<String> {
        Some(format!("check:{}", self.import))
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        Ok(checking::check(&app, self.import, |_| {}).await?)
    }
}

/// Adds the rows of a file.
#[derive(Debug, Serialize, Deserialize)]
pub struct RunImport {
    pub import: Id<Import>,
}

impl Task<App> for RunImport {
    // No key: one that stops may still be at its end when somebody goes on. Two at a time share the rows.
    const NAME: &'static str = "integrations.run_import";

    async fn run(self, app: App) -> Result<(), Failure> {
        Ok(running::run(&app, self.import, |_| {}).await?)
    }
}

/// Forgets files and reports that are older than they are kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetImports {}

impl Task<App> for ForgetImports {
    const NAME: &'static str = "integrations.forget_imports";

    async fn run(self, app: App) -> Result<(), Failure> {
        let before = app.clock.now() - Import::KEPT;
        app.db
            .write(move |tx| {
                Box::pin(async move {
                    for key in store::delete_before(tx, before).await? {
                        if let Ok(key) = key.parse() {
                            documents::release_file(tx, &key).await?;
                        }
                    }
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await?;
        Ok(())
    }
}
