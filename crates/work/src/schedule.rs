//! Work that recurs. The next time stands in a row; the node that moves it on is the one that enqueues.

use base::Time;
use db::{Db, Result, sql};
use jiff::SignedDuration;
use serde::Serialize;

use crate::{Task, queue};

/// How often.
#[derive(Clone, Copy, Debug)]
pub enum Every {
    Minutes(i64),
    Hours(i64),
}

impl Every {
    fn duration(self) -> SignedDuration {
        match self {
            Self::Minutes(n) => SignedDuration::from_mins(n),
            Self::Hours(n) => SignedDuration::from_hours(n),
        }
    }
}

/// A task without arguments and how often it runs.
#[derive(Clone, Debug)]
pub struct Schedule {
    name: &'static str,
    payload: String,
    every: Every,
}

impl Schedule {
    pub fn new<C, T: Task<C> + Serialize>(task: &T, every: Every) -> Self {
        let payload = serde_json::to_string(task).expect("a task is a plain value");
        Self {
            name: T::NAME,
            payload,
            every,
        }
    }

    /// Enqueues the task when it is due; tells when it is due next.
    pub(crate) async fn tick(&self, db: &Db) -> Result<Time> {
        let (name, every) = (self.name, self.every.duration());
        let known: Option<Time> = sql("SELECT next_at FROM work_schedules WHERE name = $1")
            .bind(name.to_owned())
            .maybe_value(&mut db.read())
            .await?;
        let now = db.clock().now();
        if let Some(next) = known
            && next > now
        {
            return Ok(next);
        }
        let payload = self.payload.clone();
        db.write(move |tx| {
            let payload = payload.clone();
            Box::pin(async move {
                let next = tx.now() + every;
                let moved = match known {
                    None => {
                        sql("INSERT INTO work_schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
                            .bind(name.to_owned())
                            .bind(next)
                            .run_once(tx)
                            .await?
                    }
                    Some(due) => {
                        sql("UPDATE work_schedules SET next_at = $2 WHERE name = $1 AND next_at = $3")
                            .bind(name.to_owned())
                            .bind(next)
                            .bind(due)
                            .run_once(tx)
                            .await?
                    }
                };
                if moved {
                    let now = tx.now();
                    queue::insert(tx, name, payload, Some("schedule".to_owned()), now).await?;
                }
                Ok::<_, anyhow::Error>(next)
            })
        })
        .await
    }
}
