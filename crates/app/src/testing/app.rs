//! An application for one test: own database, own files, a clock that stands still.

use std::sync::Arc;

use base::{Clock, Time};
use jiff::SignedDuration;
use tempfile::TempDir;

use super::{Client, World, database::TestDatabase};
use crate::{
    App, Start,
    access::{actions, session, token},
    config::Config,
    events::By,
    keys::Keys,
    layout::Service,
};

/// When the story of every test begins: a Tuesday morning in Munich.
pub const BEGIN: &str = "2026-11-24T09:00:00Z";

/// The application under test. End a test with [`TestApp::end`], which does the work that is left and fails if any of
/// it does.
pub struct TestApp {
    pub app: App,
    pub clock: Clock,
    pub world: World,
    pub(super) service: Service,
    database: Option<TestDatabase>,
    folder: Arc<TempDir>,
}

impl TestApp {
    /// An application with the named world in it.
    pub async fn new() -> Self {
        Self::configured(Config::default()).await
    }

    /// The same with a configuration of its own.
    pub async fn configured(config: Config) -> Self {
        let mut app = Self::bare(config).await;
        app.world = World::build(&app.app).await;
        app
    }

    /// An application as it is on the first day.
    pub async fn empty() -> Self {
        Self::bare(Config::default()).await
    }

    async fn bare(config: Config) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("make a folder"));
        let clock = Clock::fixed(BEGIN.parse::<Time>().expect("a time"));
        let database = TestDatabase::new(folder.path(), clock.clone()).await;
        let app = App::new(Start {
            db: database.db.clone(),
            files: files::Store::open(
                &folder.path().join("files").display().to_string(),
                &files::Limits::default(),
            )
            .await
            .expect("a file store"),
            extractor: extractor(),
            clock: clock.clone(),
            config,
            data: folder.path().to_owned(),
            keys: Keys::new([7; 32]),
        })
        .expect("an application");
        let service = app.service().expect("a service");
        Self {
            app,
            clock,
            world: World::default(),
            service,
            database: Some(database),
            folder,
        }
    }

    /// Another node on the same database and files.
    pub fn another_node(&self) -> Self {
        let service = self.app.service().expect("a service");
        Self {
            app: self.app.clone(),
            clock: self.clock.clone(),
            world: self.world.clone(),
            service,
            database: None,
            folder: self.folder.clone(),
        }
    }

    /// Somebody unknown with a browser.
    pub fn visitor(&self) -> Client<'_> {
        Client::new(self, None)
    }

    /// A browser in which the named person has signed in: olga (owner), adam (admin), rosa (recruiter), hari (hiring
    /// manager), ivy (interviewer), vera (viewer).
    pub async fn sign_in(&self, name: &str) -> Client<'_> {
        let user = self.world.user(name);
        let secret = self
            .app
            .db
            .write(move |tx| Box::pin(async move { session::begin(tx, user, "test").await }))
            .await
            .expect("begin a session");
        Client::new(self, Some(secret.reveal()))
    }

    /// A token for programs that belongs to the named person, good for a day, as it is shown once.
    pub async fn api_token(&self, owner: &str, scopes: &[&str]) -> String {
        let owner = self.world.user(owner);
        let expires_at = self.clock.now() + SignedDuration::from_hours(24);
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let made: web::Result<_> = self
            .app
            .db
            .write(move |tx| {
                let new = actions::NewToken {
                    owner,
                    name: "test".to_owned(),
                    scopes: scopes.clone(),
                    expires_at,
                };
                Box::pin(async move { actions::create_token(tx, By::System, new).await })
            })
            .await;
        let (_, secret) = made.expect("a token");
        token::text(&secret)
    }

    /// Does all background work that is due; fails the test if some of it does not succeed.
    pub async fn run_work(&self) -> usize {
        self.app.worker().run_due().await.expect("background work succeeds")
    }

    /// Does what is left and removes the database.
    pub async fn end(mut self) {
        self.run_work().await;
        if let Some(database) = self.database.take() {
            database.remove().await;
        }
    }
}

/// Outside files are read by the program itself in a child process; it is built beside the tests.
fn extractor() -> files::Extractor {
    let tests = std::env::current_exe().expect("a test has a path");
    let program = tests
        .parent()
        .and_then(|deps| deps.parent())
        .expect("tests lie in target/<profile>/deps")
        .join("bole");
    assert!(
        program.exists(),
        "Build the program that reads files first: cargo build --workspace --bins"
    );
    files::Extractor::new(program, ["parse-file"], files::Limits::default())
}
