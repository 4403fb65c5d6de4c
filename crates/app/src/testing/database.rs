//! A migrated database of one's own for every test, in milliseconds: a copy of a template.
//!
//! Each test is a process of its own under nextest, so the template lives on disk (SQLite) or in the server (Postgres),
//! named after the migrations it holds, and is made once under a lock.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use base::Clock;
use db::Db;
use sha2::{Digest, Sha256};

use crate::{MIGRATIONS, events};

/// The database of one test; Postgres's is dropped at the end.
pub struct TestDatabase {
    pub db: Db,
    postgres: Option<(String, String)>,
}

impl TestDatabase {
    /// SQLite in `folder`, or Postgres when `BOLE_TEST_DATABASE` names a server.
    pub async fn new(folder: &Path, clock: Clock) -> Self {
        match std::env::var("BOLE_TEST_DATABASE") {
            Ok(server) => Self::on_postgres(&server, clock).await,
            Err(_) => Self::on_sqlite(folder, clock).await,
        }
    }

    async fn on_sqlite(folder: &Path, clock: Clock) -> Self {
        let file = folder.join("bole.db");
        fs::copy(sqlite_template().await, &file).expect("copy the template database");
        let db = Db::open_sqlite(&file, clock, events::write_recorded)
            .await
            .expect("open the copy");
        Self { db, postgres: None }
    }

    async fn on_postgres(server: &str, clock: Clock) -> Self {
        let template = format!("bole_template_{}", fingerprint());
        let _lock = lock(&template);
        let admin = Db::open_postgres(server, Clock::system(), events::write_recorded)
            .await
            .expect("reach Postgres");
        if !db::dialect::has_database(&admin, &template)
            .await
            .expect("look for the template")
        {
            // Built under another name, so that a half-made template is never used.
            let making = format!("{template}_making");
            db::dialect::drop_database(&admin, &making)
                .await
                .expect("drop a half-made template");
            db::dialect::create_database(&admin, &making, None)
                .await
                .expect("create the template");
            let db = Db::open_postgres(&in_database(server, &making), Clock::system(), events::write_recorded)
                .await
                .expect("open the template");
            MIGRATIONS.run(&db).await.expect("migrate the template");
            db.close().await;
            db::dialect::rename_database(&admin, &making, &template)
                .await
                .expect("name the template");
        }
        let name = format!("bole_test_{}", Clock::system().id::<()>().uuid().simple());
        db::dialect::create_database(&admin, &name, Some(&template))
            .await
            .expect("copy the template");
        admin.close().await;
        let db = Db::open_postgres(&in_database(server, &name), clock, events::write_recorded)
            .await
            .expect("open the copy");
        Self {
            db,
            postgres: Some((server.to_owned(), name)),
        }
    }

    /// The address of the database for another program; none for SQLite, which is `bole.db` in the folder.
    pub fn url(&self) -> Option<String> {
        let (server, name) = self.postgres.as_ref()?;
        Some(in_database(server, name))
    }

    /// Closes the database and removes it from the server.
    pub async fn remove(self) {
        self.db.close().await;
        if let Some((server, name)) = self.postgres
            && let Ok(admin) = Db::open_postgres(&server, Clock::system(), events::write_recorded).await
        {
            // What could not be dropped stays in a throwaway server.
            let _ = db::dialect::drop_database(&admin, &name).await;
            admin.close().await;
        }
    }
}

fn in_database(server: &str, name: &str) -> String {
    let (rest, _) = server.rsplit_once('/').expect("BOLE_TEST_DATABASE ends in /database");
    format!("{rest}/{name}")
}

async fn sqlite_template() -> PathBuf {
    let name = format!("bole-template-{}", fingerprint());
    let _lock = lock(&name);
    let file = template_folder().join(format!("{name}.db"));
    if !file.exists() {
        let making = file.with_extension("making");
        let _ = fs::remove_file(&making);
        let db = Db::open_sqlite(&making, Clock::system(), events::write_recorded)
            .await
            .expect("make the template");
        MIGRATIONS.run(&db).await.expect("migrate the template");
        let whole = file.with_extension("whole");
        let _ = fs::remove_file(&whole);
        // One file without a write-ahead log beside it.
        db::copy_sqlite(&db, &whole).await.expect("copy the template");
        db.close().await;
        fs::rename(&whole, &file).expect("name the template");
    }
    file
}

fn template_folder() -> PathBuf {
    let folder = std::env::temp_dir().join("bole-test-templates");
    fs::create_dir_all(&folder).expect("make the folder of the templates");
    folder
}

fn lock(name: &str) -> File {
    let file = File::create(template_folder().join(format!("{name}.lock"))).expect("make the lock file");
    file.lock().expect("lock the template");
    file
}

fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for migration in MIGRATIONS.0 {
        hash.update(migration.name.as_bytes());
        hash.update(migration.text.as_bytes());
    }
    hash.finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
