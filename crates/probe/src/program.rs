//! Starting a program, waiting until it answers, and ending it in the ways a program can end.

use std::{
    net::{SocketAddr, TcpListener},
    process::{ExitStatus, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
};

use crate::Browser;

/// How long a server may take until it answers, and to end; generous, since a busy machine is no fault of the program.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that runs until it is stopped, killed or dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
}

/// How a program ended and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// A port of this machine that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|socket| socket.local_addr())
        .expect("this machine has a free port")
        .port()
}

/// Runs a program to its end, with this on its standard input.
pub async fn run(command: &mut Command, input: &str) -> Ended {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("start the program");
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read what it was given has closed the pipe; what it says tells why.
        let _ = stdin.write_all(input.as_bytes()).await;
    }
    let output = tokio::time::timeout(PATIENCE, child.wait_with_output())
        .await
        .expect("the program ends in time")
        .expect("read what the program says");
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Program {
    /// Starts a server that listens on `address`, and waits until it accepts connections. What it prints is kept.
    pub async fn start(command: Command, address: SocketAddr) -> Self {
        Self::start_patiently(command, address, PATIENCE).await
    }

    /// The same for a server that first has much to do.
    pub async fn start_patiently(mut command: Command, address: SocketAddr, patience: Duration) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("start the server");
        let said = Arc::new(Mutex::new(String::new()));
        listen(child.stdout.take().expect("its output is a pipe"), said.clone());
        listen(child.stderr.take().expect("its log is a pipe"), said.clone());
        let mut program = Self { child, address, said };
        let begun = Instant::now();
        while tokio::net::TcpStream::connect(address).await.is_err() {
            if let Ok(Some(status)) = program.child.try_wait() {
                panic!("the server ended at once ({status}):\n{}", program.said());
            }
            assert!(
                begun.elapsed() < patience,
                "the server does not listen:\n{}",
                program.said()
            );
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        program
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id().expect("it still runs")
    }

    /// Everything it has printed so far, on both streams.
    pub fn said(&self) -> String {
        self.said
            .lock()
            .expect("nothing panics while it holds this lock")
            .clone()
    }

    /// Waits until it has printed this.
    pub async fn says(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let said = self.said();
            if said.contains(words) {
                return said;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "the server did not say {words:?}, but:\n{said}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Somebody with a browser.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// Asks it to stop (SIGTERM).
    /// No file of the program may grow past this size any more, as on a disk that fails.
    pub fn limit_file_size(&self, bytes: u64) {
        let pid = Pid::from_raw(i32::try_from(self.id()).expect("a process id"));
        let limit = Rlimit {
            current: Some(bytes),
            maximum: Some(bytes),
        };
        prlimit(pid, Resource::Fsize, limit).expect("limit the size of files");
    }

    pub fn ask_to_stop(&self) {
        self.signal(Signal::TERM);
    }

    /// Ends it without a warning (SIGKILL), which it cannot notice.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        tokio::time::timeout(PATIENCE, self.child.wait())
            .await
            .unwrap_or_else(|_| panic!("the server does not end:\n{}", self.said()))
            .expect("wait for the server")
    }

    /// Asks it to stop, and waits.
    pub async fn stop(mut self) -> ExitStatus {
        self.ask_to_stop();
        self.ended().await
    }

    fn signal(&self, signal: Signal) {
        let id = self.child.id().and_then(|id| Pid::from_raw(id as i32));
        if let Some(id) = id {
            // Somebody who has just ended hears nothing.
            let _ = kill_process(id, signal);
        }
    }
}

fn listen(mut stream: impl AsyncRead + Unpin + Send + 'static, said: Arc<Mutex<String>>) {
    tokio::spawn(async move {
        let mut piece = vec![0; 8 * 1024];
        while let Ok(count @ 1..) = stream.read(&mut piece).await {
            said.lock()
                .expect("nothing panics while it holds this lock")
                .push_str(&String::from_utf8_lossy(&piece[..count]));
        }
    });
}
