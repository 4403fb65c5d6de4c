//! The stream itself: reads the log, says what changed, and ends when its session does.

use std::{
    convert::Infallible,
    sync::{Arc, LazyLock},
    time::Duration,
};

use axum::{
    Extension,
    response::{IntoResponse, Response, Sse, sse::Event},
};
use db::sql;
use futures::{Stream, stream};
use http::HeaderMap;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep_until},
};
use web::{Draining, Error, Query};

use super::topics::{Touched, topics};
use crate::{
    access::{Actor, Via, session},
    events::{self, Follower},
    layout::Desk,
};

/// How many streams one node holds. A browser has one for all its tabs.
const MOST: usize = 1000;

/// How often a stream asks whether its session still holds: less than the five seconds of AUT-3.
const CHECK: Duration = Duration::from_secs(3);

/// After how many checks a line is sent though nothing happened, so that proxies keep the connection.
const CHECKS_PER_BEAT: u32 = 5;

/// A browser that was away for more events than this reloads its parts all the same; it need not hear of each.
const MOST_BEHIND: i64 = 5000;

static OPEN: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(MOST)));

/// `GET /app/live[?after=SEQ]`; `Last-Event-ID` says where a broken stream stopped.
pub(super) async fn open(
    desk: Desk,
    Query(query): Query,
    draining: Option<Extension<Draining>>,
    headers: HeaderMap,
) -> web::Result<Response> {
    let Ok(permit) = OPEN.clone().try_acquire_owned() else {
        return Err(Error::Unavailable {
            retry_after: Duration::from_secs(30),
        });
    };
    let head = events::head(&mut desk.app.db.read()).await?;
    let named = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let after = named
        .or(query.many("after").next())
        .and_then(|seq| seq.parse().ok())
        .unwrap_or(head);
    let follower = Follower::after(&desk.app.db, after.clamp((head - MOST_BEHIND).max(0), head));
    let state = Watch {
        desk,
        follower,
        draining: draining.map(|Extension(draining)| draining),
        next_check: Instant::now() + CHECK,
        checks: 0,
        greeted: false,
        _permit: permit,
    };
    Ok(Sse::new(events_of(state)).into_response())
}

struct Watch {
    desk: Desk,
    follower: Follower,
    draining: Option<Draining>,
    next_check: Instant,
    checks: u32,
    greeted: bool,
    /// Held as long as the stream is open.
    _permit: OwnedSemaphorePermit,
}

fn events_of(watch: Watch) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(watch, |mut watch| async move {
        let event = watch.next().await?;
        Some((Ok(event), watch))
    })
}

impl Watch {
    /// The next thing to say; none when the stream is over.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            // So that the browser knows at once that it is connected, and how long to wait after a break.
            self.greeted = true;
            return Some(Event::default().retry(Duration::from_secs(2)).comment("live"));
        }
        loop {
            let happened = tokio::select! {
                happened = self.follower.next() => happened.ok()?,
                () = sleep_until(self.next_check) => {
                    if !self.still_signed_in().await {
                        return None;
                    }
                    self.next_check = Instant::now() + CHECK;
                    self.checks += 1;
                    if self.checks.is_multiple_of(CHECKS_PER_BEAT) {
                        return Some(Event::default().comment("still here"));
                    }
                    continue;
                }
                () = drained(self.draining.clone()) => return None,
            };
            if !self.still_signed_in().await {
                return None;
            }
            let touched = happened.into_iter().map(|event| Touched {
                kind: event.kind,
                job: event.job_id,
                candidate: event.candidate_id,
                subject: event.subject_id,
            });
            let happened: Vec<Touched> = touched.collect();
            let topics = topics(&mut self.desk.app.db.read(), &self.desk.actor, &happened)
                .await
                .ok()?;
            if !topics.is_empty() {
                let topics: Vec<String> = topics.into_iter().collect();
                let seq = self.follower.seq().to_string();
                return Some(Event::default().id(seq).event("changed").data(topics.join(" ")));
            }
        }
    }

    /// Whether the session is still there and its person still has the role they came with. Looking does not keep an
    /// idle session alive, as a request would.
    async fn still_signed_in(&self) -> bool {
        let Actor {
            id,
            role,
            via: Via::Session { id: session, .. },
            ..
        } = &self.desk.actor
        else {
            return false;
        };
        let now = self.desk.app.clock.now();
        let found = sql("SELECT COUNT(*) FROM sessions s JOIN users u ON u.id = s.user_id
             WHERE s.id = $1 AND u.id = $2 AND u.role = $3 AND u.disabled_at IS NULL AND s.created_at > $4
             AND s.seen_at > $5")
        .bind(*session)
        .bind(*id)
        .bind(*role)
        .bind(now - session::ABSOLUTE)
        .bind(now - session::IDLE)
        .value::<i64>(&mut self.desk.app.db.read())
        .await;
        found.is_ok_and(|count| count > 0)
    }
}

/// When the server stops; never under a test's own hands, which have no server.
async fn drained(draining: Option<Draining>) {
    match draining {
        Some(draining) => draining.begun().await,
        None => std::future::pending().await,
    }
}
