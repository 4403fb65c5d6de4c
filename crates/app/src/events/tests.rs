//! The log under use and under attack.

use std::time::{Duration, Instant};

use db::{Kind, sql, sql_text};

use super::*;
use crate::testing::TestApp;

async fn happen(app: &TestApp, kind: &'static str) {
    let job = app.world.job("kiln");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                record(
                    tx,
                    By::System,
                    Event::new(kind)
                        .job(job)
                        .with("n", 1)
                        .words(serde_json::json!({"note": "hello"})),
                );
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("record an event");
}

#[tokio::test]
async fn events_are_numbered_without_gaps_and_the_chain_verifies() {
    let app = TestApp::new().await;
    for _ in 0..5 {
        happen(&app, "job.opened").await;
    }
    let verdict = verify(&app.app.db).await.expect("read the log");
    assert_eq!(
        verdict,
        Verdict {
            events: 5,
            broken: None
        }
    );
    let entries = of_job(&mut app.app.db.read(), app.world.job("kiln"), None, 10)
        .await
        .expect("read the timeline");
    assert_eq!(entries.len(), 5);
    assert_eq!(entries[0].seq, 5, "newest first");
    assert_eq!(
        entries[0].words.as_ref().and_then(|words| words["note"].as_str()),
        Some("hello")
    );
    app.end().await;
}

#[tokio::test]
async fn a_verb_that_fails_records_nothing() {
    let app = TestApp::new().await;
    let outcome: anyhow::Result<()> = app
        .app
        .db
        .write(|tx| {
            Box::pin(async move {
                record(tx, By::System, Event::new("job.opened"));
                anyhow::bail!("no")
            })
        })
        .await;
    assert!(outcome.is_err());
    assert_eq!(head(&mut app.app.db.read()).await.expect("read the head"), 0);
    app.end().await;
}

#[tokio::test]
async fn tampering_is_found_where_it_was_done() {
    let attacks = [
        ("UPDATE events SET data = '{\"n\":2}' WHERE seq = 3", 3),
        ("UPDATE events SET actor_kind = 'visitor' WHERE seq = 4", 4),
        ("UPDATE event_details SET words = '{\"note\":\"bye\"}' WHERE seq = 2", 2),
        (
            "DELETE FROM event_details WHERE seq = 3; DELETE FROM events WHERE seq = 3",
            4,
        ),
        (
            "DELETE FROM event_details WHERE seq = 5; DELETE FROM events WHERE seq = 5",
            5,
        ),
        ("UPDATE events SET seq = 99 WHERE seq = 5", 5),
    ];
    for (attack, position) in attacks {
        let app = TestApp::new().await;
        for _ in 0..5 {
            happen(&app, "job.opened").await;
        }
        app.app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    // The details of the last attack hang on the row that moves.
                    if attack.starts_with("UPDATE events SET seq") {
                        sql("DELETE FROM event_details WHERE seq = 5").run(tx).await?;
                    }
                    for statement in attack.split("; ") {
                        sql_text(statement.to_owned()).run(tx).await?;
                    }
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await
            .expect("tamper");
        let verdict = verify(&app.app.db).await.expect("read the log");
        assert_eq!(
            verdict.broken.as_ref().map(|(seq, _)| *seq),
            Some(position),
            "{attack}: {verdict:?}"
        );
        app.end().await;
    }
}

#[tokio::test]
async fn erased_words_leave_the_chain_whole() {
    let app = TestApp::new().await;
    happen(&app, "job.opened").await;
    app.app
        .db
        .write(|tx| Box::pin(async move { sql("DELETE FROM event_details").run(tx).await }))
        .await
        .expect("erase the words");
    assert_eq!(verify(&app.app.db).await.expect("read the log").broken, None);
    app.end().await;
}

#[tokio::test]
async fn a_follower_hears_of_a_change_on_another_handle_within_two_seconds() {
    let app = TestApp::new().await;
    let mut follower = Follower::from_now(&app.app.db).await.expect("follow");
    let waits = tokio::spawn(async move { follower.next().await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    happen(&app, "job.opened").await;
    let heard = tokio::time::timeout(Duration::from_secs(2), waits)
        .await
        .expect("in time")
        .expect("no panic");
    assert_eq!(heard.expect("events")[0].kind, "job.opened");
    app.end().await;
}

/// Sixteen writers who each change two rows in any order and record two events: no deadlock, no gap, one chain.
/// Ten seconds on Postgres, where they run side by side; one on SQLite, which has one writer.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_leave_one_chain() {
    let app = TestApp::new().await;
    let (db, job) = (app.app.db.clone(), app.world.job("kiln"));
    let candidates = [
        app.world.candidate("ada"),
        app.world.candidate("bao"),
        app.world.candidate("cem"),
    ];
    let until = Instant::now() + Duration::from_secs(if db.kind() == Kind::Postgres { 10 } else { 1 });
    let writers: Vec<_> = (0..16_usize)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut count = 0_i64;
                while Instant::now() < until {
                    // Always in the order of ids, as verbs on several rows must; the log's own lock comes last.
                    let mut pair = [candidates[(writer + count as usize) % 3], candidates[writer % 3]];
                    pair.sort();
                    db.write(move |tx| {
                        Box::pin(async move {
                            record(tx, By::System, Event::new("candidate.changed").job(job));
                            for candidate in pair {
                                sql("UPDATE candidates SET version = version + 1 WHERE id = $1")
                                    .bind(candidate)
                                    .run(tx)
                                    .await?;
                            }
                            record(tx, By::System, Event::new("candidate.changed").candidate(pair[0]));
                            Ok::<_, anyhow::Error>(())
                        })
                    })
                    .await
                    .expect("no writer fails");
                    count += 1;
                }
                count
            })
        })
        .collect();
    let mut written = 0;
    for writer in writers {
        written += writer.await.expect("no writer panics");
    }
    assert!(written > 16, "every writer got on: {written}");
    let verdict = verify(&db).await.expect("read the log");
    assert_eq!(
        verdict,
        Verdict {
            events: written * 2,
            broken: None
        }
    );
    app.end().await;
}
