//! A PostgreSQL server of its own in a temporary folder, for one run of the tests.

use std::{
    fs::File,
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process::{output, program};

/// What survives a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing, which makes it quick: for tests. Whether Bole's writes survive one is tested elsewhere.
    None,
    /// Everything that was committed, as in use: for measurements.
    Full,
}

/// Runs until it is dropped; Ctrl-C reaches it too, since it stays in our process group.
pub struct Postgres {
    server: Child,
    port: u16,
    // Removed last, once the server has let go of it.
    _folder: TempDir,
}

impl Postgres {
    /// Makes a database cluster and starts a server on it with the programs in `bin`.
    pub fn start(bin: &Path, durability: Durability) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("bole-postgres-").tempdir()?;
        let account = Account::find()?;
        if let Some(Account { user, group }) = &account {
            chown(folder.path(), Some(*user), Some(*group))?;
        }
        let data = folder.path().join("data");
        let mut initdb = Command::new(bin.join("initdb"));
        initdb.arg("--pgdata").arg(&data).args([
            "--username=bole",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        let made = as_account(&mut initdb, &folder, account.as_ref())
            .output()
            .context("start initdb")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr));
        }

        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let log = folder.path().join("server.log");
        let mut server = Command::new(bin.join("postgres"));
        server
            .arg("-D")
            .arg(&data)
            .arg("-p")
            .arg(port.to_string())
            .arg("-k")
            .arg(folder.path());
        for setting in [
            "listen_addresses=127.0.0.1",
            "max_connections=300",
            "shared_buffers=256MB",
            "log_min_messages=error",
        ] {
            server.args(["-c", setting]);
        }
        if durability == Durability::None {
            for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
                server.args(["-c", setting]);
            }
        }
        as_account(&mut server, &folder, account.as_ref())
            .stdout(Stdio::null())
            .stderr(File::create(&log)?);
        let server = server.spawn().context("start postgres")?;
        let mut postgres = Self {
            server,
            port,
            _folder: folder,
        };
        postgres
            .wait(bin)
            .with_context(|| std::fs::read_to_string(log).unwrap_or_default())?;
        Ok(postgres)
    }

    /// The address of a database that every server has; tests make their own beside it.
    pub fn url(&self) -> String {
        format!("postgres://bole@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self, bin: &Path) -> Result<()> {
        let start = Instant::now();
        let port = self.port.to_string();
        let ready =
            || output(Command::new(bin.join("pg_isready")).args(["--host=127.0.0.1", "--port", &port])).is_some();
        while !ready() {
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL ended at once ({status})");
            }
            if start.elapsed() > Duration::from_secs(30) {
                bail!("PostgreSQL did not start within 30 seconds");
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown; after ten seconds there is nothing left to be polite about.
        let _ = program("kill").args(["-INT", &self.server.id().to_string()]).status();
        let start = Instant::now();
        while matches!(self.server.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.server.kill();
                let _ = self.server.wait();
            }
            sleep(Duration::from_millis(50));
        }
    }
}

/// PostgreSQL refuses to run as root, so that root runs it as another user.
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// None when we are not root.
    fn find() -> Result<Option<Self>> {
        if !crate::tools::is_root() {
            return Ok(None);
        }
        let id = |user: &str, flag: &str| output(program("id").args([flag, user]))?.trim().parse().ok();
        let found = ["postgres", "nobody"].into_iter().find_map(|user| {
            Some(Self {
                user: id(user, "-u")?,
                group: id(user, "-g")?,
            })
        });
        found
            .map(Some)
            .context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as")
    }
}

fn as_account<'a>(command: &'a mut Command, folder: &TempDir, account: Option<&Account>) -> &'a mut Command {
    command
        .current_dir(folder.path())
        .env_remove("PGDATA")
        .env_remove("PGHOST")
        .stdin(Stdio::null());
    if let Some(Account { user, group }) = account {
        command.uid(*user).gid(*group);
    }
    command
}
