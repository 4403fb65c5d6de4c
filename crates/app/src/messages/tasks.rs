//! When messages leave: each at its own time, and every minute what is overdue.

use base::Id;
use serde::{Deserialize, Serialize};
use work::{Failure, Task};

use super::{Message, sending};
use crate::App;

/// Sends one message.
#[derive(Serialize, Deserialize)]
pub struct SendMessage {
    pub message: Id<Message>,
}

impl Task<App> for SendMessage {
    const NAME: &'static str = "messages.send";

    async fn run(self, app: App) -> Result<(), Failure> {
        sending::send(&app, self.message).await?;
        Ok(())
    }
}

/// Sends what is due and was not sent at its time: after a failure, or since a mail server is set up at last.
#[derive(Serialize, Deserialize)]
pub struct SendDue {}

impl Task<App> for SendDue {
    const NAME: &'static str = "messages.send_due";

    async fn run(self, app: App) -> Result<(), Failure> {
        sending::give_up_lost(&app).await?;
        for message in sending::due(&app).await? {
            if sending::send(&app, message).await? == sending::Sent::NoServer {
                break;
            }
        }
        Ok(())
    }
}
