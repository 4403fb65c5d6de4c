//! An installation in a folder of its own, with an owner.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

/// What a command said.
pub struct Answer {
    pub code: i32,
    out: String,
    err: String,
}

impl Answer {
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.err);
        self
    }

    /// Ended with 1 and this on stderr.
    #[track_caller]
    pub fn fails(self, words: &str) -> Self {
        assert_eq!(self.code, 1, "{}\n{}", self.out, self.err);
        assert!(self.err.contains(words), "{words:?} is not in: {}", self.err);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words:?} is not in: {}", self.out);
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {}", self.out))
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bole"));
    command
        .args(arguments)
        .env_remove("BOLE_DATA")
        .env_remove("BOLE_DATABASE_URL");
    command
}

/// Runs the program to its end.
pub fn bole(arguments: &[&str]) -> Answer {
    let output = command(arguments).output().unwrap();
    Answer {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A folder with a database and an owner in it; its server, if it runs, ends with it.
pub struct Installation {
    folder: tempfile::TempDir,
    server: Option<Child>,
}

impl Installation {
    /// As after the first day: the server ran once and made the database; somebody became the owner.
    pub fn new() -> Self {
        let mut own = Self {
            folder: tempfile::tempdir().unwrap(),
            server: None,
        };
        own.serve();
        own.stop();
        let data = own.path("data");
        let add = [
            "user",
            "add",
            "--data",
            data.to_str().unwrap(),
            "--email",
            "olga@acme.example",
            "--name",
            "Olga",
            "--role",
            "owner",
        ];
        bole(&add).ok();
        own
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the data and gives its path.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        fs::File::create(&path).unwrap().write_all(bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs a command on the data folder.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        let data = self.path("data");
        let mut all = arguments.to_vec();
        all.extend(["--data", data.to_str().unwrap()]);
        bole(&all)
    }

    /// Starts the server and waits until it serves.
    pub fn serve(&mut self) {
        let data = self.path("data");
        let mut server = command(&["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"])
            .env("BOLE_LOG_LEVEL", "info")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let ready = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.contains("127.0.0.1:"));
        assert!(ready.is_some(), "the server ended before it served");
        // Whatever it says later is read and dropped, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        self.server = Some(server);
    }

    pub fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            server.kill().ok();
            server.wait().ok();
        }
    }
}
