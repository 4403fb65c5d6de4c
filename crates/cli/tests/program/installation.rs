//! An installation for one test: a data folder, a database with the named world in it, and a key.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use app::{
    App, Start,
    config::Config,
    keys::Keys,
    testing::{TestDatabase, World},
};
use base::Clock;
use db::Db;
use probe::{Browser, Ended, Program, free_port};
use tempfile::TempDir;
use tokio::process::Command;

const BOLE: &str = env!("CARGO_BIN_EXE_bole");

/// Somebody who may do everything.
pub const OWNER: &str = "olga.owner@acme.example";
pub const PASSWORD: &str = "a kiln wants patience and dry wood";

/// The program with these arguments and none of the variables of whoever runs the tests.
pub fn bole(arguments: &[&str]) -> Command {
    let mut command = Command::new(BOLE);
    command.args(arguments);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BOLE_") || name.starts_with("FILES_")) {
        command.env_remove(name);
    }
    command
}

/// Where a server will listen.
pub fn somewhere() -> SocketAddr {
    ([127, 0, 0, 1], free_port()).into()
}

/// A data folder and its database. End it with [`Installation::remove`].
pub struct Installation {
    pub folder: TempDir,
    pub db: Db,
    pub world: World,
    database: TestDatabase,
    variables: Vec<(String, String)>,
}

impl Installation {
    /// With the named world in it, at the present time.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("make a folder");
        let clock = Clock::system();
        let database = TestDatabase::new(folder.path(), clock.clone()).await;
        let location = folder.path().join("files").display().to_string();
        let limits = files::Limits::default();
        let app = App::new(Start {
            db: database.db.clone(),
            files: files::Store::open(&location, &limits).await.expect("open the files"),
            extractor: files::Extractor::new(BOLE, ["parse-file"], limits),
            clock,
            config: Config::default(),
            data: folder.path().to_owned(),
            keys: Keys::open(&folder.path().join("key")).expect("make a key"),
        })
        .expect("an application");
        let world = World::build(&app).await;
        let variables = database
            .url()
            .map(|url| ("BOLE_DATABASE_URL".to_owned(), url))
            .into_iter()
            .collect();
        Self {
            folder,
            db: database.db.clone(),
            world,
            database,
            variables,
        }
    }

    /// Sets a variable for every program that is started on it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The files, read beside the servers.
    pub async fn store(&self) -> files::Store {
        let elsewhere = self.variables().find(|(name, _)| *name == "BOLE_FILES_URL");
        let location = match elsewhere {
            Some((_, url)) => url.clone(),
            None => self.folder.path().join("files").display().to_string(),
        };
        let limits = files::Limits::default();
        files::Store::open(&location, &limits).await.expect("open the files")
    }

    /// Another data folder for a second node, with the same key.
    pub fn another_folder(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("make a folder");
        std::fs::copy(self.folder.path().join("key"), folder.path().join("key")).expect("copy the key");
        folder
    }

    /// A command on it: the words, then `--data` and its folder.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = bole(words);
        command.arg("--data").arg(self.folder.path()).envs(self.variables());
        command
    }

    /// Runs a command on it to its end.
    pub async fn run(&self, words: &[&str], input: &str) -> Ended {
        probe::run(&mut self.command(words), input).await
    }

    /// Starts a server on it.
    pub async fn serve(&self) -> Program {
        self.serve_from(self.folder.path()).await
    }

    /// Starts a node that has another data folder.
    pub async fn serve_from(&self, data: &Path) -> Program {
        let address = somewhere();
        let mut command = bole(&["serve", "--listen", &address.to_string(), "--data"]);
        command.arg(data).envs(self.variables());
        Program::start(command, address).await
    }

    /// Adds an owner with a password.
    pub async fn add_owner(&self) {
        let words = [
            "user",
            "add",
            "--email",
            OWNER,
            "--name",
            "Olga Owner",
            "--role",
            "owner",
            "--password-stdin",
        ];
        let added = self.run(&words, PASSWORD).await;
        assert_eq!(added.code, Some(0), "{added:?}");
    }

    fn variables(&self) -> impl Iterator<Item = (&String, &String)> {
        self.variables.iter().map(|(name, value)| (name, value))
    }

    pub async fn remove(self) {
        self.database.remove().await;
    }
}

/// Signs the owner in.
pub async fn sign_in(browser: &Browser) {
    let answer = browser
        .post("/app/sign-in", &[("email", OWNER), ("password", PASSWORD)])
        .await
        .expect(303);
    assert_eq!(answer.header("location"), "/app");
}
