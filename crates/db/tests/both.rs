//! The layer on both databases: SQLite always, Postgres when `BOLE_TEST_DATABASE` names a server.
#![expect(clippy::unwrap_used, reason = "a step that fails is the test failing")]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use base::{Clock, Id, Time};
use db::{Asker, ColumnType, Db, Kind, Migration, Migrations, Texts, Tx, Violation, dialect, in_list, sql, sql_text};
use futures::future::BoxFuture;

struct Thing;

const SCHEMA: Migrations = Migrations(&[
    Migration {
        name: "0001_things",
        text: "CREATE TABLE things (id UUID PRIMARY KEY, name TEXT NOT NULL UNIQUE, at TIMESTAMPTZ NOT NULL,
               size BIGINT, good BOOLEAN NOT NULL DEFAULT FALSE);",
    },
    Migration {
        name: "0002_parts",
        text: "-- only: sqlite\nCREATE TABLE parts (thing_id UUID NOT NULL REFERENCES things (id), note TEXT);\n-- end\n\
               -- only: postgres\nCREATE FUNCTION instr(TEXT, TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)';\n\
               CREATE TABLE parts (thing_id UUID NOT NULL REFERENCES things (id), note TEXT);\n-- end\n",
    },
]);

fn nothing(_: &mut Tx) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async { Ok(()) })
}

/// Both databases, empty but migrated.
async fn databases() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed("2026-11-24T09:00:00Z".parse().unwrap());
    let file = Db::open_sqlite(&folder.path().join("test.db"), clock.clone(), nothing)
        .await
        .unwrap();
    let mut all = vec![(file, Some(folder))];
    if let Ok(server) = std::env::var("BOLE_TEST_DATABASE") {
        let admin = Db::open_postgres(&server, clock.clone(), nothing).await.unwrap();
        let name = format!("db_test_{}", Clock::system().id::<Thing>().uuid().simple());
        dialect::create_database(&admin, &name, None).await.unwrap();
        let (rest, _) = server.rsplit_once('/').unwrap();
        all.push((
            Db::open_postgres(&format!("{rest}/{name}"), clock, nothing)
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

async fn insert(db: &Db, name: &str, size: Option<i64>) -> anyhow::Result<Id<Thing>> {
    let name = name.to_owned();
    db.write(move |tx| {
        let name = name.clone();
        Box::pin(async move {
            let (id, now) = (tx.id::<Thing>(), tx.now());
            sql("INSERT INTO things (id, name, at, size) VALUES ($1, $2, $3, $4)")
                .bind(id)
                .bind(name)
                .bind(now)
                .bind(size)
                .run(tx)
                .await?;
            Ok(id)
        })
    })
    .await
}

#[tokio::test]
async fn what_is_written_is_read_and_times_keep_their_order() {
    for (db, _folder) in databases().await {
        let began = db.clock().now();
        let early = insert(&db, "early", Some(1)).await.unwrap();
        db.clock().advance(jiff::SignedDuration::from_micros(1));
        insert(&db, "late", None).await.unwrap();
        let names: Vec<String> = sql("SELECT name FROM things ORDER BY at DESC")
            .values(&mut db.read())
            .await
            .unwrap();
        assert_eq!(names, ["late", "early"], "{:?}", db.kind());
        let (id, at, size): (Id<Thing>, Time, Option<i64>) = sql("SELECT id, at, size FROM things WHERE name = $1")
            .bind("early".to_owned())
            .one(&mut db.read())
            .await
            .unwrap();
        assert_eq!((id, at, size), (early, began, Some(1)));
    }
}

#[tokio::test]
async fn a_verb_that_fails_leaves_nothing() {
    for (db, _folder) in databases().await {
        let outcome: anyhow::Result<()> = db
            .write(|tx| {
                Box::pin(async move {
                    let (id, now) = (tx.id::<Thing>(), tx.now());
                    sql("INSERT INTO things (id, name, at) VALUES ($1, 'half', $2)")
                        .bind(id)
                        .bind(now)
                        .run(tx)
                        .await?;
                    anyhow::bail!("no")
                })
            })
            .await;
        assert!(outcome.is_err());
        let count: i64 = sql("SELECT COUNT(*) FROM things").value(&mut db.read()).await.unwrap();
        assert_eq!(count, 0);
    }
}

#[tokio::test]
async fn a_broken_rule_is_named() {
    for (db, _folder) in databases().await {
        insert(&db, "one", None).await.unwrap();
        let twice = insert(&db, "one", None).await.unwrap_err();
        assert!(matches!(db::violation(&twice), Some(Violation::Unique(_))), "{twice:#}");
        let orphan: anyhow::Result<u64> = db
            .write(|tx| {
                Box::pin(async move {
                    let id = tx.id::<Thing>();
                    sql("INSERT INTO parts (thing_id) VALUES ($1)").bind(id).run(tx).await
                })
            })
            .await;
        assert!(matches!(
            db::violation(&orphan.unwrap_err()),
            Some(Violation::ForeignKey(_))
        ));
    }
}

#[tokio::test]
async fn a_serialization_failure_is_tried_again() {
    for (db, _folder) in databases().await {
        if db.kind() != Kind::Postgres {
            continue;
        }
        let tries = Arc::new(AtomicU32::new(0));
        let counted = tries.clone();
        db.write(move |tx| {
            let counted = counted.clone();
            Box::pin(async move {
                if counted.fetch_add(1, Ordering::SeqCst) == 0 {
                    sql("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$")
                        .run(tx)
                        .await?;
                }
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .unwrap();
        assert_eq!(tries.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn lists_of_values_and_an_empty_list() {
    for (db, _folder) in databases().await {
        for name in ["a", "b", "c"] {
            insert(&db, name, None).await.unwrap();
        }
        let find = |names: Vec<String>| {
            sql_text(format!(
                "SELECT COUNT(*) FROM things WHERE name IN ({})",
                in_list(1, names.len())
            ))
            .bind_all(names)
        };
        let two: i64 = find(vec!["a".to_owned(), "c".to_owned(), "x".to_owned()])
            .value(&mut db.read())
            .await
            .unwrap();
        let none: i64 = find(Vec::new()).value(&mut db.read()).await.unwrap();
        assert_eq!((two, none), (2, 0));
    }
}

#[tokio::test]
async fn the_dialect_says_the_same_on_both() {
    for (db, _folder) in databases().await {
        insert(&db, "100%_sure\\", None).await.unwrap();
        insert(&db, "100 sure", None).await.unwrap();
        let piece = "%_sure\\".to_owned();
        let text = format!("SELECT name FROM things WHERE {}", dialect::contains("name", 1));
        let found: Vec<String> = sql_text(text).bind(piece).values(&mut db.read()).await.unwrap();
        assert_eq!(found, ["100%_sure\\"]);

        let text = format!(
            "SELECT {} FROM things LIMIT 1",
            dialect::seconds_between(db.kind(), "at", "$1")
        );
        let later = db.clock().now() + jiff::SignedDuration::from_hours(49);
        let text = match db.kind() {
            Kind::Sqlite => text,
            Kind::Postgres => text.replace("$1", "CAST($1 AS TIMESTAMPTZ)"),
        };
        let seconds: i64 = sql_text(text).bind(later).value(&mut db.read()).await.unwrap();
        assert!((seconds - 49 * 3600).abs() <= 1, "{seconds}");

        assert!(dialect::has_table(&mut db.read(), "things").await.unwrap());
        assert!(!dialect::has_table(&mut db.read(), "nothings").await.unwrap());
        let columns = dialect::columns(&mut db.read()).await.unwrap();
        assert!(
            columns.contains(&("parts".to_owned(), "note".to_owned())),
            "{columns:?}"
        );
        assert_eq!(dialect::quick_check(&mut db.read()).await.unwrap(), None);
        db.write(|tx| {
            Box::pin(async move {
                dialect::exclusive(tx, 7).await?;
                dialect::notify(tx, "channel").await
            })
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn migrations_run_once_and_a_changed_one_is_refused() {
    for (db, _folder) in databases().await {
        SCHEMA.run(&db).await.unwrap();
        assert!(SCHEMA.pending(&db).await.unwrap().names.is_empty());
        const CHANGED: Migrations = Migrations(&[
            Migration {
                name: "0001_things",
                text: "CREATE TABLE things (id UUID);",
            },
            Migration {
                name: "0002_parts",
                text: "",
            },
        ]);
        assert!(
            CHANGED
                .pending(&db)
                .await
                .unwrap_err()
                .to_string()
                .contains("0001_things")
        );
        const OLDER: Migrations = Migrations(&[]);
        assert!(
            OLDER
                .pending(&db)
                .await
                .unwrap_err()
                .to_string()
                .contains("newer version")
        );
    }
}

#[tokio::test]
async fn a_commit_wakes_who_listens() {
    for (db, _folder) in databases().await {
        let mut commits = db.commits();
        commits.mark_unchanged();
        insert(&db, "new", None).await.unwrap();
        assert!(commits.has_changed().unwrap());
    }
}

#[tokio::test]
async fn the_copy_of_a_file_in_use_is_whole() {
    let (db, folder) = databases().await.swap_remove(0);
    insert(&db, "kept", None).await.unwrap();
    let folder = folder.expect("SQLite comes first and has a folder");
    let copy = folder.path().join("copy.db");
    assert!(db::copy_sqlite(&db, &copy).await.unwrap());
    let copy = Db::open_sqlite(&copy, Clock::system(), nothing).await.unwrap();
    let name: String = sql("SELECT name FROM things").value(&mut copy.read()).await.unwrap();
    assert_eq!(name, "kept");
}

/// What both databases must say in the same words, whatever they keep inside.
#[tokio::test]
async fn rows_read_as_text_are_the_same_on_both() {
    let mut said = Vec::new();
    for (db, _folder) in databases().await {
        let id = insert(&db, "张伟", Some(-7)).await.unwrap();
        insert(&db, "nothing", None).await.unwrap();
        let columns = dialect::typed_columns(&mut db.read()).await.unwrap();
        let own: Vec<_> = columns.iter().filter(|column| column.table == "things").collect();
        let kinds: Vec<ColumnType> = own.iter().map(|column| column.kind).collect();
        assert_eq!(
            kinds,
            [
                ColumnType::Uuid,
                ColumnType::Text,
                ColumnType::Time,
                ColumnType::Whole,
                ColumnType::Boolean
            ]
        );
        let texts = own
            .iter()
            .map(|column| dialect::as_text(db.kind(), column.kind, &column.name));
        let text = format!(
            "SELECT {} FROM things ORDER BY name",
            texts.collect::<Vec<_>>().join(", ")
        );
        let rows: Vec<Texts> = sql_text(text).all(&mut db.read()).await.unwrap();
        assert_eq!(rows[1].0[0], Some(id.to_string()));
        assert_eq!(rows[0].0[3], None);
        let without_id: Vec<_> = rows.into_iter().map(|row| row.0[1..].to_vec()).collect();
        said.push(without_id);
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "{said:#?}");
    assert_eq!(said[0][1][1].as_deref(), Some("2026-11-24T09:00:00.000000Z"));
    assert_eq!(said[0][1][3].as_deref(), Some("false"));
}

#[tokio::test]
async fn a_snapshot_sees_one_moment_and_hands_rows_on() {
    for (db, _folder) in databases().await {
        insert(&db, "before", None).await.unwrap();
        let mut snapshot = db.snapshot().await.unwrap();
        let count: i64 = sql("SELECT COUNT(*) FROM things").value(&mut snapshot).await.unwrap();
        insert(&db, "meanwhile", None).await.unwrap();
        let again: i64 = sql("SELECT COUNT(*) FROM things").value(&mut snapshot).await.unwrap();
        assert_eq!((count, again), (1, 1));
        let (sender, mut rows) = tokio::sync::mpsc::channel(1);
        let sent = sql("SELECT name FROM things")
            .send(&mut snapshot, &sender, |row: (String,)| row.0)
            .await
            .unwrap();
        assert_eq!((sent, rows.recv().await), (1, Some("before".to_owned())));
        // Whoever stops listening ends it.
        drop(rows);
        let sent = sql("SELECT name FROM things")
            .send(&mut snapshot, &sender, |row: (String,)| row.0)
            .await
            .unwrap();
        assert_eq!(sent, 0);
    }
}

/// AVL-1: many strangers write at once, and somebody who works here waits for one of them at most.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_visitors_does_not_keep_the_staff_waiting() {
    for (db, _folder) in databases().await {
        let (order, began) = (Arc::new(Mutex::new(Vec::new())), Arc::new(tokio::sync::Barrier::new(2)));
        let write = |name: String, first: bool| {
            let (db, order, began) = (db.clone(), order.clone(), began.clone());
            async move {
                let note = name.clone();
                db.write(move |tx| {
                    let (name, began) = (name.clone(), began.clone());
                    Box::pin(async move {
                        let (id, now) = (tx.id::<Thing>(), tx.now());
                        sql("INSERT INTO things (id, name, at) VALUES ($1, $2, $3)")
                            .bind(id)
                            .bind(name)
                            .bind(now)
                            .run(tx)
                            .await?;
                        if first {
                            began.wait().await;
                        }
                        // Long enough for all the others to stand in line.
                        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                        Ok::<_, anyhow::Error>(())
                    })
                })
                .await
                .unwrap();
                order.lock().unwrap().push(note);
            }
        };
        let mut all = tokio::task::JoinSet::new();
        all.spawn(Asker::Visitors.asks(write("visitor 0".into(), true)));
        began.wait().await;
        for number in 1..40 {
            all.spawn(Asker::Visitors.asks(write(format!("visitor {number}"), false)));
        }
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        all.spawn(write("staff".into(), false));
        all.join_all().await;
        let order = order.lock().unwrap();
        let place = order.iter().position(|name| name == "staff").unwrap();
        // On SQLite those who wait share a commit, eight strangers at most; on Postgres five strangers write side by side,
        // and each may be followed by another before the staff is done.
        let before = if db.kind() == Kind::Sqlite { 9 } else { 10 };
        assert!(place <= before, "{place} strangers went first: {order:?}");
    }
}

/// Verbs that share a commit share nothing else: one that fails, is dropped in the middle or panics takes no other along.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_acknowledged_is_there_and_what_failed_is_not() {
    for (db, _folder) in databases().await {
        let mut all = tokio::task::JoinSet::new();
        for number in 0..120 {
            let db = db.clone();
            all.spawn(async move {
                let name = format!("thing {number}");
                let verb = db.write(move |tx| {
                    let name = name.clone();
                    Box::pin(async move {
                        let (id, now) = (tx.id::<Thing>(), tx.now());
                        sql("INSERT INTO things (id, name, at) VALUES ($1, $2, $3)")
                            .bind(id)
                            .bind(name)
                            .bind(now)
                            .later(tx);
                        let _: i64 = sql("SELECT COUNT(*) FROM things").value(tx).await?;
                        match number % 6 {
                            0 => anyhow::bail!("this one fails"),
                            1 => std::future::pending().await,
                            2 => panic!("this one panics"),
                            3 => tokio::task::yield_now().await,
                            _ => {}
                        }
                        Ok(())
                    })
                });
                let patience = std::time::Duration::from_millis(if number % 6 == 1 { 20 } else { 20_000 });
                let outcome = tokio::time::timeout(patience, verb).await;
                (number, matches!(outcome, Ok(Ok(()))))
            });
        }
        let mut acknowledged = Vec::new();
        while let Some(outcome) = all.join_next().await {
            match outcome {
                Ok((number, true)) => acknowledged.push(format!("thing {number}")),
                Ok((number, false)) => assert!(number % 6 < 2, "thing {number} was not written"),
                Err(error) => assert!(error.is_panic()),
            }
        }
        assert_eq!(acknowledged.len(), 60);
        let mut there: Vec<String> = sql("SELECT name FROM things").values(&mut db.read()).await.unwrap();
        there.sort();
        acknowledged.sort();
        assert_eq!(there, acknowledged);
    }
}
