//! Reading the text of files in the background, and sweeping those that no row names.

use base::Id;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Document, TextState, intake, kept, store};
use crate::{
    App,
    organization::{self, Brand},
};

/// Reads the text of one document in a child process (IN-4).
#[derive(Serialize, Deserialize)]
pub struct ReadText {
    pub document: Id<Document>,
}

impl Task<App> for ReadText {
    const NAME: &'static str = "documents.read_text";

    fn unique_key(&self) -> Option<String> {
        Some(self.document.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        let id = self.document;
        let Some(document) = store::find(&mut app.db.read(), id).await? else {
            return Ok(());
        };
        if document.text_state != TextState::Waiting {
            return Ok(());
        }
        let key = document
            .file_key
            .parse()
            .map_err(|error| Failure::Final(anyhow::Error::new(error)))?;
        let file = app.files.read_only_file(&key).await?;
        let reading = intake::reading(app.extractor.read(file, document.media.kind()).await);
        app.db
            .write(move |tx| {
                let reading = reading.clone();
                Box::pin(async move { store::note_reading(tx, id, &reading).await })
            })
            .await?;
        Ok(())
    }
}

/// Removes files that nothing refers to: what was stored just before a crash, refused forms, removed documents (DUR-2).
#[derive(Serialize, Deserialize)]
pub struct SweepFiles {}

/// A file is stored before its row is committed, and a form may wait for a day.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

impl Task<App> for SweepFiles {
    const NAME: &'static str = "documents.sweep_files";

    async fn run(self, app: App) -> Result<(), Failure> {
        let older_than = app.clock.now() - KEPT;
        app.db
            .write(move |tx| {
                Box::pin(async move {
                    kept::forget_expired(tx).await?;
                    crate::applying::forget_before(tx, older_than).await
                })
            })
            .await?;
        let (brand, _) = organization::load::<Brand>(&mut app.db.read()).await?;
        let logo: Option<files::Key> = brand.logo.and_then(|key| key.parse().ok());
        let swept = app
            .files
            .sweep(older_than, |keys| {
                let (app, logo) = (app.clone(), logo.clone());
                async move {
                    let mut used = store::referenced(&mut app.db.read(), &keys).await?;
                    used.extend(logo);
                    Ok(used)
                }
            })
            .await?;
        if swept.files + swept.unfinished > 0 {
            tracing::info!(
                files = swept.files,
                unfinished = swept.unfinished,
                "Swept files that nothing refers to"
            );
        }
        Ok(())
    }
}
