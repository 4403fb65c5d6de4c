//! Background work: the mail with a link to a new password, and clearing away what has run out.

use base::Id;
use db::sql;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{User, actions, session, store};
use crate::App;

/// Sends a link for a new password. `user` is none when the address is nobody's: then there is nothing to do.
#[derive(Serialize, Deserialize)]
pub struct SendPasswordReset {
    pub user: Option<Id<User>>,
}

impl Task<App> for SendPasswordReset {
    const NAME: &'static str = "access.send_password_reset";

    async fn run(self, app: App) -> Result<(), Failure> {
        let Some(id) = self.user else { return Ok(()) };
        let Some(user) = store::user(&mut app.db.read(), id)
            .await?
            .filter(|user| user.disabled_at.is_none())
        else {
            return Ok(());
        };
        let keys = app.keys.clone();
        app.db
            .write(move |tx| {
                let (user, keys) = (user.clone(), keys.clone());
                Box::pin(async move {
                    let secret = actions::password_forgotten(tx, user.id).await?;
                    actions::mail_reset(tx, &keys, &user, &secret).await
                })
            })
            .await
            .map_err(|error| Failure::Retry(anyhow::anyhow!(error)))
    }
}

/// Deletes sessions and links that have run out. Who signed in when stays in the event log.
#[derive(Serialize, Deserialize)]
pub struct ClearAway {}

/// How long a used or expired link can still say that it is one.
const KEEP_LINKS: SignedDuration = SignedDuration::from_hours(30 * 24);

impl Task<App> for ClearAway {
    const NAME: &'static str = "access.clear_away";

    async fn run(self, app: App) -> Result<(), Failure> {
        app.db
            .write(|tx| {
                Box::pin(async move {
                    let now = tx.now();
                    sql("DELETE FROM sessions WHERE created_at <= $1 OR seen_at <= $2")
                        .bind(now - session::ABSOLUTE)
                        .bind(now - session::IDLE)
                        .run(tx)
                        .await?;
                    sql("DELETE FROM links WHERE expires_at <= $1")
                        .bind(now - KEEP_LINKS)
                        .run(tx)
                        .await?;
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await?;
        Ok(())
    }
}
