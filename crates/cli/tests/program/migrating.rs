//! A new version on the data of an older one. SQLite: on Postgres there is no file to copy.

use std::{fs::File, path::Path};

use app::{MIGRATIONS, events};
use base::Clock;
use db::{Db, Migrations};
use probe::Program;

use crate::installation::{bole, somewhere};

/// A database as the version before wrote it.
async fn of_an_older_version(folder: &Path) {
    let (_, older) = MIGRATIONS.0.split_last().expect("there are migrations");
    let db = Db::open_sqlite(&folder.join("bole.db"), Clock::system(), events::write_recorded)
        .await
        .expect("make a database");
    Migrations(older)
        .run(&db)
        .await
        .expect("migrate it up to the version before");
    db.close().await;
}

fn copies(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("look into the folder");
    names
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("bole.db.before-"))
        .collect()
}

#[tokio::test]
async fn serving_migrates_by_itself_after_a_copy() {
    let folder = tempfile::tempdir().expect("make a folder");
    of_an_older_version(folder.path()).await;
    let address = somewhere();
    let mut serve = bole(&["serve", "--listen", &address.to_string(), "--data"]);
    serve.arg(folder.path());
    let server = Program::start(serve, address).await;
    server.browser().get("/readyz").await.expect(200);
    let newest = MIGRATIONS.0.last().expect("there are migrations").name;
    assert_eq!(copies(folder.path()), [format!("bole.db.before-{newest}")]);
    let copy = Db::open_sqlite(
        &folder.path().join(format!("bole.db.before-{newest}")),
        Clock::system(),
        events::write_recorded,
    )
    .await
    .expect("open the copy");
    let pending = MIGRATIONS.pending(&copy).await.expect("look at the copy");
    assert_eq!(pending.names, [newest], "the copy is what was there before");
    assert!(server.stop().await.success());
}

#[tokio::test]
async fn a_command_migrates_nothing_beside_a_server() {
    let folder = tempfile::tempdir().expect("make a folder");
    of_an_older_version(folder.path()).await;
    let serving = File::create(folder.path().join("serving")).expect("make the lock file");
    serving.lock().expect("serve, as far as others can tell");
    let mut doctor = bole(&["doctor", "--data"]);
    let refused = probe::run(doctor.arg(folder.path()), "").await;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("must be migrated"), "{refused:?}");
    assert!(copies(folder.path()).is_empty(), "nothing was begun");
}
