//! The loop that does the work on a node.

use std::{sync::Arc, time::Duration};

use db::{Asker, Db, Result};
use tokio::{sync::Semaphore, task::JoinSet, time::Instant};
use tracing::{error, warn};

use crate::{
    Registry,
    claim::{self, Claim},
};

/// How many items a node runs at a time.
const PARALLEL: usize = 4;

/// Between two looks for work, so that a flood of commits is not followed by a flood of looks.
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);

/// Schedules are in minutes; nobody minds a second.
const SCHEDULES_EVERY: Duration = Duration::from_secs(1);

/// The longest sleep, so that work of other nodes and moved clocks are noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(2);

/// Does background work on this node.
#[derive(Clone)]
pub struct Worker<C> {
    db: Db,
    registry: Arc<Registry<C>>,
    context: C,
}

impl<C: Clone + Send + Sync + 'static> Worker<C> {
    pub fn new(db: Db, registry: Registry<C>, context: C) -> Self {
        Self {
            db,
            registry: Arc::new(registry),
            context,
        }
    }

    /// Works until `stop` resolves, then lets what runs come to its end.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        let places = Arc::new(Semaphore::new(PARALLEL));
        let mut running = JoinSet::new();
        let mut commits = self.db.commits();
        let mut looked: Option<Instant> = None;
        tokio::pin!(stop);
        loop {
            if looked.is_none_or(|at| at.elapsed() >= SCHEDULES_EVERY) {
                self.look_at_schedules().await;
                looked = Some(Instant::now());
            }
            let free = places.available_permits();
            let started = if free > 0 {
                self.start(free, &places, &mut running).await
            } else {
                0
            };
            while running.try_join_next().is_some() {}
            if started > 0 {
                continue;
            }
            tokio::select! {
                () = &mut stop => break,
                () = tokio::time::sleep(SHORTEST_SLEEP) => {}
            }
            tokio::select! {
                () = &mut stop => break,
                _ = commits.changed() => {}
                _ = running.join_next(), if !running.is_empty() => {}
                () = tokio::time::sleep(self.pause().await) => {}
            }
        }
        while running.join_next().await.is_some() {}
    }

    async fn look_at_schedules(&self) {
        for schedule in self.registry.schedules() {
            if let Err(error) = schedule.tick(&self.db).await {
                error!("Could not look at a schedule: {error:#}");
            }
        }
    }

    async fn start(&self, free: usize, places: &Arc<Semaphore>, running: &mut JoinSet<()>) -> usize {
        self.db.quiet().await;
        let claims = match Asker::Work.asks(claim::claim(&self.db, free as i64)).await {
            Ok(claims) => claims,
            Err(error) => {
                error!("Could not look for work: {error:#}");
                tokio::time::sleep(LONGEST_SLEEP).await;
                return 0;
            }
        };
        let count = claims.len();
        for claim in claims {
            let place = places.clone().try_acquire_owned();
            let worker = self.clone();
            running.spawn(async move {
                let _place = place;
                worker.work_on(claim).await;
            });
        }
        count
    }

    async fn pause(&self) -> Duration {
        let until = match claim::next_due(&self.db).await {
            Ok(Some(due)) => due.since(self.db.clock().now()),
            _ => return LONGEST_SLEEP,
        };
        Duration::try_from(until)
            .unwrap_or(Duration::ZERO)
            .clamp(Duration::from_millis(5), LONGEST_SLEEP)
    }

    async fn work_on(&self, claim: Claim) {
        let run = self
            .registry
            .run(&claim.name, claim.payload.clone(), self.context.clone());
        // What the task does waits behind people; holding on to the lease does not.
        let run = Asker::Work.asks(run);
        let outcome = tokio::select! {
            outcome = run => outcome,
            () = self.keep_lease(&claim) => {
                warn!(item = %claim.id, "Lost the lease of {}; another node has it now", claim.name);
                return;
            }
        };
        if let Err(failure) = &outcome {
            warn!(item = %claim.id, attempts = claim.attempts, "{} did not succeed: {failure:?}", claim.name);
        }
        if let Err(error) = Asker::Work.asks(claim::finish(&self.db, &claim, outcome)).await {
            error!(item = %claim.id, "Could not note the end of {}: {error:#}", claim.name);
        }
    }

    async fn keep_lease(&self, claim: &Claim) {
        loop {
            tokio::time::sleep(Duration::from_secs(20)).await;
            match claim::heartbeat(&self.db, claim.id, claim.lease).await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => warn!("Could not renew a lease: {error:#}"),
            }
        }
    }

    /// Does what is due now, and what that asks for, until nothing is; for tests and the demo.
    /// Fails with the first item that did not succeed.
    pub async fn run_due(&self) -> Result<usize> {
        let mut count = 0;
        loop {
            let claims = claim::claim(&self.db, 16).await?;
            if claims.is_empty() {
                return Ok(count);
            }
            for claim in claims {
                count += 1;
                let outcome = self
                    .registry
                    .run(&claim.name, claim.payload.clone(), self.context.clone())
                    .await;
                let failed = outcome.as_ref().err().map(|failure| format!("{failure:?}"));
                claim::finish(&self.db, &claim, outcome).await?;
                if let Some(failure) = failed {
                    anyhow::bail!("the task {} did not succeed: {failure}", claim.name);
                }
            }
        }
    }
}
