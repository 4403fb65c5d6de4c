//! The mail of the demo company: what was held leaves at its time, as if there had been a mail server in this story.

use app::{
    applications::Application,
    candidates::Candidate,
    events::{self, By, Event},
    messages::{Message, MessageKind},
};
use base::{Id, Time};
use db::sql;

use super::Story;

/// A mail, its kind, whom and which application it is about, and when it is due.
type Due = (
    Id<Message>,
    MessageKind,
    Option<Id<Candidate>>,
    Option<Id<Application>>,
    Time,
);

/// Lets everything leave that is due by a moment, in its order; what is due within the same hour leaves together.
pub async fn leave(story: &Story, until: Time) -> anyhow::Result<()> {
    let due: Vec<Due> = sql("SELECT id, kind, candidate_id, application_id, send_at FROM messages
         WHERE state = 'held' AND send_at <= $1 ORDER BY send_at, id")
    .bind(until)
    .all(&mut story.app.db.read())
    .await?;
    let hour = |due: &Due| due.4.as_micros() / 3_600_000_000;
    for together in due.chunk_by(|one, other| hour(one) == hour(other)) {
        if let Some((.., last)) = together.last() {
            story.clock.set(*last);
        }
        let together = together.to_vec();
        story
            .app
            .db
            .write(move |tx| {
                let together = together.clone();
                Box::pin(async move {
                    for (id, kind, candidate, application, _) in together {
                        let now = tx.now();
                        sql("UPDATE messages SET state = 'sent', sent_at = $2 WHERE id = $1")
                            .bind(id)
                            .bind(now)
                            .run(tx)
                            .await?;
                        let event = Event::new("message.sent").subject(id).with("kind", kind);
                        let event = candidate.into_iter().fold(event, Event::candidate);
                        let event = application.into_iter().fold(event, Event::application);
                        events::record(tx, By::System, event);
                    }
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await?;
    }
    Ok(())
}
