//! What happens to postings when their time comes.

use base::Id;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Posting, actions};
use crate::App;

/// A posting's time to be published or unpublished has come. Does nothing when the plan has changed since.
#[derive(Serialize, Deserialize)]
pub struct PostingDue {
    pub posting: Id<Posting>,
}

impl Task<App> for PostingDue {
    const NAME: &'static str = "posting_due";

    async fn run(self, app: App) -> Result<(), Failure> {
        let id = self.posting;
        app.db
            .write(move |tx| Box::pin(async move { actions::note_due(tx, id).await }))
            .await?;
        Ok(())
    }
}
