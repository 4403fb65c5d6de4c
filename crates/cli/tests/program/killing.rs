//! "We have your application" is true, whatever happens to the server in that moment (DUR-1).
//!
//! Eight applicants at a time send the real form with a real file, and the server is killed (SIGKILL) at random between
//! the first byte of some upload and 50 ms after its reply; again and again, on the same data. Then everything that was
//! acknowledged must be there, whole, and nothing may be there in parts. The kernel outlives the kill, so this shows the
//! order of what is written and said; that files are synced before they are named is the file store's own test.

pub mod applicants;
pub mod inspection;

use std::{collections::BTreeSet, path::Path, time::SystemTime};

use base::Id;
use db::sql;

use crate::{forms::ask_a_question, installation::Installation};
use applicants::{Crowd, Sent};
use inspection::{Broken, everything_is_whole};

/// So many applications must have been acknowledged before the harness is content.
const ACKNOWLEDGED: usize = 200;

/// Kills servers until enough was acknowledged, or until something is broken.
async fn kill_again_and_again(
    installation: &Installation,
    question: Id<()>,
    enough: usize,
) -> (Vec<Sent>, Vec<Broken>) {
    let mut crowd = Crowd::new(question);
    let store = installation.store().await;
    let mut kills = 0;
    loop {
        let server = installation.serve().await;
        let broken = everything_is_whole(&installation.db, &store, question, crowd.sent()).await;
        let count = crowd.acknowledged();
        if !broken.is_empty() || count >= enough {
            eprintln!("{kills} kills, {count} applications acknowledged");
            assert!(server.stop().await.success());
            return (crowd.into_sent(), broken);
        }
        crowd.apply_until_killed(server).await;
        kills += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_has_lost_nothing_it_acknowledged() {
    let mut installation = Installation::new().await;
    let question = ask_a_question(&installation).await;
    installation.set("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.1");
    let (sent, broken) = kill_again_and_again(&installation, question, ACKNOWLEDGED).await;
    assert!(broken.is_empty(), "{broken:#?}");
    let acknowledged = sent.iter().filter(|sent| sent.acknowledged).count();
    assert!(acknowledged >= ACKNOWLEDGED, "{acknowledged}");
    let verified = installation.run(&["events", "verify"], "").await;
    assert_eq!(verified.code, Some(0), "{verified:?}");

    sweep_what_kills_left_behind(&installation).await;
    let broken = everything_is_whole(&installation.db, &installation.store().await, question, &sent).await;
    assert!(broken.is_empty(), "after the sweep: {broken:#?}");
    installation.remove().await;
}

/// The harness itself: a server that commits the row before the file is in place is found out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_committed_before_its_file_is_found() {
    let mut installation = Installation::new().await;
    let question = ask_a_question(&installation).await;
    installation.set("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.1");
    // More than are on their way at a time: by then the row is committed and the applicant was told.
    installation.set("FILES_FAULT_LATE_BY", "16");
    let (_, broken) = kill_again_and_again(&installation, question, ACKNOWLEDGED).await;
    assert!(
        broken.iter().any(|broken| matches!(broken, Broken::FileMissing { .. })),
        "the fault went unnoticed: {broken:?}"
    );
    installation.remove().await;
}

/// Files that no row names go, once they are old; those that a row names stay.
async fn sweep_what_kills_left_behind(installation: &Installation) {
    let keys: Vec<String> = sql("SELECT file_key FROM documents")
        .values(&mut installation.db.read())
        .await
        .expect("read the keys");
    let named: BTreeSet<String> = keys.into_iter().collect();
    let files = installation.data().join("files");
    let orphans = || -> Vec<_> {
        files_below(&files)
            .into_iter()
            .filter(|file| !named.contains(&file.file_name().unwrap_or_default().to_string_lossy().into_owned()))
            .collect()
    };
    let left = orphans();
    assert!(!left.is_empty(), "so many kills leave something behind");
    let server = installation.serve().await;
    let two_days_ago = SystemTime::now() - std::time::Duration::from_secs(2 * 86_400);
    for file in files_below(&files) {
        std::fs::File::options()
            .write(true)
            .open(&file)
            .and_then(|file| file.set_modified(two_days_ago))
            .expect("make it old");
    }
    installation
        .db
        .write(|tx| {
            Box::pin(async move {
                let now = tx.now();
                sql("UPDATE work_schedules SET next_at = $1 WHERE name = 'documents.sweep_files'")
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("have it swept now");
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !orphans().is_empty() {
        assert!(std::time::Instant::now() < deadline, "not swept: {:?}", orphans());
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    eprintln!("{} files that no row names were swept", left.len());
    assert!(server.stop().await.success());
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("look into a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
