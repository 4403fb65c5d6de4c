//! Looking at boards when their time comes.

use base::Id;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Board, fetching, store};
use crate::{App, events::By};

/// Boards that are begun at one time; the others wait for the next round.
const AT_ONCE: i64 = 50;

/// Finds the boards whose time has come.
#[derive(Serialize, Deserialize)]
pub struct LookAtBoards {}

impl Task<App> for LookAtBoards {
    const NAME: &'static str = "look_at_boards";

    fn unique_key(&self) -> Option<String> {
        Some(String::new())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        let due = store::due(&mut app.db.read(), app.clock.now(), AT_ONCE).await?;
        for board in due {
            let task = LookAtBoard { board: board.id };
            app.db
                .write(move |tx| {
                    let task = task.clone();
                    Box::pin(async move { work::enqueue(tx, &task).await })
                })
                .await?;
        }
        Ok(())
    }
}

/// Looks at one board. What goes wrong there is noted on it.
#[derive(Clone, Serialize, Deserialize)]
pub struct LookAtBoard {
    pub board: Id<Board>,
}

impl Task<App> for LookAtBoard {
    const NAME: &'static str = "look_at_board";

    fn unique_key(&self) -> Option<String> {
        Some(self.board.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        match fetching::look(&app, self.board, By::System).await {
            // It was removed meanwhile.
            Ok(_) | Err(web::Error::NotFound) => Ok(()),
            Err(error) => Err(Failure::Retry(anyhow::Error::new(error))),
        }
    }
}
