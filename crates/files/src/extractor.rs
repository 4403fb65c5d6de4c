//! Has files read by a child process, and outlives whatever happens to it.

use std::{
    ffi::OsString,
    fs::File,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::Arc,
    time::Duration,
};

use tokio::{
    io::AsyncReadExt,
    process::{Child, Command},
    sync::Semaphore,
};

use crate::{
    Kind, Limits, Outcome, Reason,
    child::{Request, Task},
};

/// A picture is smaller than so many bytes, and begins with these.
const PICTURE: u64 = 32 * 1024 * 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Reads the text of files and draws their pages, a few at a time, each in a process of its own. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Extractor {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    turns: Arc<Semaphore>,
}

impl Extractor {
    /// `program` with `arguments` must end up in [`crate::child::main`].
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
        limits: Limits,
    ) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            turns: Arc::new(Semaphore::new(limits.children.max(1))),
            limits,
        }
    }

    /// Runs the binary that is running now, even when its file was replaced since (as an update does).
    pub fn of_this_binary(
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
        limits: Limits,
    ) -> std::io::Result<Self> {
        let myself = Path::new("/proc/self/exe");
        let program = if myself.exists() {
            myself.to_owned()
        } else {
            std::env::current_exe()?
        };
        Ok(Self::new(program, arguments, limits))
    }

    /// What is in `file`, a read-only handle at its start ([`crate::Store::read_only_file`]).
    ///
    /// Never fails and takes no longer than [`Limits::wall_seconds`] once it has its turn: a child that crashes,
    /// hangs or asks for too much gives [`Outcome::Unavailable`]. Dropping the future ends the child.
    pub async fn read(&self, file: File, kind: Kind) -> Outcome {
        let _turn = self.turns.acquire().await.expect("the semaphore is never closed");
        let mut child = match self.start(file, kind, Task::Read) {
            Ok(child) => child,
            Err(error) => {
                tracing::error!(%error, "No process could be started to read a file");
                return Outcome::Unavailable(Reason::Failed);
            }
        };
        let wall = Duration::from_secs(self.limits.wall_seconds);
        let outcome = match tokio::time::timeout(wall, self.finish(&mut child)).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(error)) => {
                tracing::warn!(%error, "A process that read a file was lost");
                Outcome::Unavailable(Reason::Failed)
            }
            Err(_) => Outcome::Unavailable(Reason::TooSlow),
        };
        // Ends it if it still runs, and takes its exit status so that no zombie stays.
        child.kill().await.ok();
        if let Outcome::Unavailable(reason) = outcome {
            tracing::info!(?kind, ?reason, "No text could be read from a file");
        }
        outcome
    }

    /// A PNG of the first pages of a PDF; none when they cannot be drawn. Takes as long as [`Extractor::read`] may.
    pub async fn draw(&self, file: File) -> Option<Vec<u8>> {
        let _turn = self.turns.acquire().await.expect("the semaphore is never closed");
        let mut child = self
            .start(file, Kind::Pdf, Task::Draw)
            .inspect_err(|error| tracing::error!(%error, "No process could be started to draw a file"))
            .ok()?;
        let wall = Duration::from_secs(self.limits.wall_seconds);
        let drawn = tokio::time::timeout(wall, async {
            let mut picture = Vec::new();
            let output = child.stdout.take().expect("piped by start");
            output.take(PICTURE).read_to_end(&mut picture).await.ok()?;
            let whole = (picture.len() as u64) < PICTURE && child.wait().await.ok()?.success();
            (whole && picture.starts_with(PNG)).then_some(picture)
        })
        .await;
        child.kill().await.ok();
        drawn.ok().flatten()
    }

    /// Starts the same program with another command, for readers that are not of this crate: `command` must end up in a
    /// main that gives up its rights as [`crate::child::main`] does. Whoever calls sees to it that the child ends.
    pub fn call(&self, command: &str, request: &str, input: Stdio) -> std::io::Result<Child> {
        Command::new(&self.program)
            .arg(command)
            .arg(request)
            .env_clear()
            .current_dir("/")
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }

    fn start(&self, file: File, kind: Kind, task: Task) -> std::io::Result<Child> {
        let request = serde_json::to_string(&Request {
            kind,
            limits: self.limits.clone(),
            task,
        })?;
        Command::new(&self.program)
            .args(&self.arguments)
            .arg(request)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(file))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
    }

    /// Takes what the child prints, up to what an honest one could print.
    async fn finish(&self, child: &mut Child) -> std::io::Result<Outcome> {
        // JSON writes no character of clean text with more than two bytes for one.
        let most = self.limits.text_bytes as u64 * 2 + 1024;
        let mut json = Vec::new();
        let output = child.stdout.take().expect("piped by start");
        output.take(most).read_to_end(&mut json).await?;
        if json.len() as u64 == most {
            return Ok(Outcome::Unavailable(Reason::Failed));
        }
        let status = child.wait().await?;
        if !status.success() {
            return Ok(Outcome::Unavailable(reason_of(status)));
        }
        Ok(serde_json::from_slice(&json).unwrap_or(Outcome::Unavailable(Reason::Failed)))
    }
}

/// Out of processor time ends a process by SIGXCPU, or by SIGKILL where both limits are one.
fn reason_of(status: ExitStatus) -> Reason {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        Some(libc::SIGXCPU | libc::SIGKILL) => Reason::TooSlow,
        _ => Reason::Failed,
    }
}
