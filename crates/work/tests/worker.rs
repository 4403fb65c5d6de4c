//! Background work as nodes do it: on SQLite always, on Postgres when `BOLE_TEST_DATABASE` names a server.
#![expect(clippy::unwrap_used, reason = "a step that fails is the test failing")]

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use base::{Clock, Time};
use db::{Db, Migration, Migrations, Tx, dialect, sql};
use futures::future::BoxFuture;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use work::{Every, Failure, Registry, Schedule, Task, Worker};

const SCHEMA: Migrations = Migrations(&[Migration {
    name: "0001",
    text: include_str!("../../../migrations/0001_foundation.sql"),
}]);

#[derive(Clone, Default)]
struct Counts {
    runs: Arc<AtomicU32>,
    fail_first: Arc<AtomicU32>,
}

#[derive(Serialize, Deserialize)]
struct Count {
    key: Option<String>,
}

impl Task<Counts> for Count {
    const NAME: &'static str = "count";
    fn unique_key(&self) -> Option<String> {
        self.key.clone()
    }
    async fn run(self, counts: Counts) -> Result<(), Failure> {
        counts.runs.fetch_add(1, Ordering::SeqCst);
        if counts
            .fail_first
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
            .is_ok()
        {
            return Err(anyhow::anyhow!("not yet").into());
        }
        Ok(())
    }
}

#[derive(Serialize, Deserialize)]
struct Hopeless;

impl Task<Counts> for Hopeless {
    const NAME: &'static str = "hopeless";
    async fn run(self, _: Counts) -> Result<(), Failure> {
        Err(Failure::Final(anyhow::anyhow!("never")))
    }
}

fn nothing(_: &mut Tx) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async { Ok(()) })
}

async fn databases() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let clock = || Clock::fixed("2026-11-24T09:00:00Z".parse::<Time>().unwrap());
    let file = Db::open_sqlite(&folder.path().join("test.db"), clock(), nothing)
        .await
        .unwrap();
    let mut all = vec![(file, Some(folder))];
    if let Ok(server) = std::env::var("BOLE_TEST_DATABASE") {
        let admin = Db::open_postgres(&server, clock(), nothing).await.unwrap();
        let name = format!("work_test_{}", Clock::system().id::<Counts>().uuid().simple());
        dialect::create_database(&admin, &name, None).await.unwrap();
        let (rest, _) = server.rsplit_once('/').unwrap();
        all.push((
            Db::open_postgres(&format!("{rest}/{name}"), clock(), nothing)
                .await
                .unwrap(),
            None,
        ));
    }
    for (db, _) in &all {
        SCHEMA.run(db).await.unwrap();
    }
    all
}

fn registry() -> Registry<Counts> {
    Registry::new().task::<Count>().task::<Hopeless>()
}

async fn enqueue<T: Task<Counts> + Clone>(db: &Db, task: T) {
    db.write(move |tx| {
        let task = task.clone();
        Box::pin(async move { work::enqueue::<Counts, T>(tx, &task).await })
    })
    .await
    .unwrap();
}

impl Clone for Count {
    fn clone(&self) -> Self {
        Self { key: self.key.clone() }
    }
}
impl Clone for Hopeless {
    fn clone(&self) -> Self {
        Self
    }
}

#[tokio::test]
async fn work_runs_once_and_is_gone() {
    for (db, _folder) in databases().await {
        let counts = Counts::default();
        let worker = Worker::new(db.clone(), registry(), counts.clone());
        enqueue(&db, Count { key: None }).await;
        enqueue(&db, Count { key: None }).await;
        assert_eq!(worker.run_due().await.unwrap(), 2);
        assert_eq!(worker.run_due().await.unwrap(), 0);
        assert_eq!(counts.runs.load(Ordering::SeqCst), 2);
        assert_eq!(work::waiting(&mut db.read()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn the_same_work_waits_once_but_can_be_asked_for_again() {
    for (db, _folder) in databases().await {
        let counts = Counts::default();
        let worker = Worker::new(db.clone(), registry(), counts.clone());
        for _ in 0..3 {
            enqueue(
                &db,
                Count {
                    key: Some("a".to_owned()),
                },
            )
            .await;
        }
        enqueue(
            &db,
            Count {
                key: Some("b".to_owned()),
            },
        )
        .await;
        assert_eq!(worker.run_due().await.unwrap(), 2);
        enqueue(
            &db,
            Count {
                key: Some("a".to_owned()),
            },
        )
        .await;
        assert_eq!(worker.run_due().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn what_fails_is_tried_again_later_and_what_cannot_succeed_is_given_up() {
    for (db, _folder) in databases().await {
        let counts = Counts::default();
        counts.fail_first.store(1, Ordering::SeqCst);
        let worker = Worker::new(db.clone(), registry(), counts.clone());
        enqueue(&db, Count { key: None }).await;
        assert!(worker.run_due().await.is_err());
        assert_eq!(worker.run_due().await.unwrap(), 0, "it pauses first");
        db.clock().advance(SignedDuration::from_mins(1));
        assert_eq!(worker.run_due().await.unwrap(), 1);

        enqueue(&db, Hopeless).await;
        assert!(worker.run_due().await.is_err());
        let failed = work::failed(&mut db.read()).await.unwrap();
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0].last_error.as_deref(), Some("never"));
        let id = failed[0].id;
        assert!(
            db.write(move |tx| Box::pin(async move { work::retry_failed(tx, id).await }))
                .await
                .unwrap(),
            "a person may ask for another try"
        );
        assert_eq!(work::failed(&mut db.read()).await.unwrap().len(), 0);
    }
}

#[tokio::test]
async fn two_nodes_never_run_the_same_item() {
    for (db, _folder) in databases().await {
        for _ in 0..40 {
            enqueue(&db, Count { key: None }).await;
        }
        let counts = Counts::default();
        let nodes: Vec<_> = (0..4)
            .map(|_| Worker::new(db.clone(), registry(), counts.clone()))
            .collect();
        let done = futures::future::join_all(nodes.iter().map(Worker::run_due)).await;
        assert_eq!(done.into_iter().map(Result::unwrap).sum::<usize>(), 40);
        assert_eq!(counts.runs.load(Ordering::SeqCst), 40);
    }
}

#[tokio::test]
async fn a_node_that_died_loses_its_lease() {
    for (db, _folder) in databases().await {
        enqueue(&db, Count { key: None }).await;
        // A node claims it and is never heard of again.
        db.write(|tx| {
            Box::pin(async move {
                let (now, lease) = (tx.now(), tx.id::<Counts>());
                sql("UPDATE work_items SET lease = $1, leased_until = $2")
                    .bind(lease)
                    .bind(now + SignedDuration::from_secs(60))
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
        let counts = Counts::default();
        let worker = Worker::new(db.clone(), registry(), counts.clone());
        assert_eq!(worker.run_due().await.unwrap(), 0);
        db.clock().advance(SignedDuration::from_secs(61));
        assert_eq!(worker.run_due().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_schedule_runs_once_on_all_nodes_together() {
    for (db, _folder) in databases().await {
        let counts = Counts::default();
        let stop = Arc::new(tokio::sync::Notify::new());
        let nodes: Vec<_> = (0..3)
            .map(|_| {
                let every = Schedule::new::<Counts, _>(&Count { key: None }, Every::Hours(1));
                let worker = Worker::new(db.clone(), registry().schedule(every), counts.clone());
                let stop = stop.clone();
                tokio::spawn(worker.run(async move { stop.notified().await }))
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        stop.notify_waiters();
        futures::future::join_all(nodes).await;
        assert_eq!(counts.runs.load(Ordering::SeqCst), 1);
    }
}
