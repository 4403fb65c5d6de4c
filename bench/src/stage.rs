//! The servers of the measurements and their data.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use probe::{Program, free_port};
use tempfile::TempDir;
use tokio::{process::Command, sync::OnceCell};

/// The programs, and a folder on the disk that is measured.
pub struct Stage {
    bole: PathBuf,
    peer: PathBuf,
    folder: TempDir,
    pub postgres: Option<String>,
    demo: OnceCell<PathBuf>,
}

impl Stage {
    pub fn new(bole: PathBuf, peer: PathBuf, folder: &Path, postgres: Option<String>) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            bole,
            peer,
            folder: tempfile::Builder::new().prefix("bench-").tempdir_in(folder)?,
            postgres,
            demo: OnceCell::new(),
        })
    }

    /// An empty folder of this name.
    pub fn empty(&self, name: &str) -> anyhow::Result<PathBuf> {
        let folder = self.folder.path().join(name);
        fs::create_dir(&folder).with_context(|| format!("make {}", folder.display()))?;
        Ok(folder)
    }

    /// A copy of the demo company's data folder, which is made once.
    pub async fn demo(&self, name: &str) -> anyhow::Result<PathBuf> {
        let original = self
            .demo
            .get_or_try_init(|| async {
                let folder = self.empty("demo")?;
                let address = somewhere();
                let mut command = self.bole(&["demo", "--listen", &address.to_string(), "--data"]);
                command.arg(&folder);
                let server = Program::start_patiently(command, address, std::time::Duration::from_secs(300)).await;
                ensure!(server.stop().await.success(), "the demo did not end well");
                anyhow::Ok(folder)
            })
            .await?;
        let copy = self.folder.path().join(name);
        copy_folder(original, &copy).with_context(|| format!("copy the demo to {}", copy.display()))?;
        Ok(copy)
    }

    /// Bole with these words, and none of the variables of whoever measures.
    pub fn bole(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.bole);
        command.args(words);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BOLE_")) {
            command.env_remove(name);
        }
        command
    }

    /// Starts a server on a folder; with a database elsewhere if one is named.
    pub async fn serve(&self, data: &Path, database: Option<&str>) -> Program {
        let address = somewhere();
        Program::start(self.serving(data, database, address), address).await
    }

    /// The command that serves a folder.
    pub fn serving(&self, data: &Path, database: Option<&str>, address: SocketAddr) -> Command {
        let mut command = self.bole(&["serve", "--listen", &address.to_string(), "--data"]);
        // Visitors come from many addresses, as they do behind a proxy: no limit for one of them is in the way.
        command
            .arg(data)
            .env("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.1")
            // More apply in a minute here than anywhere in a day.
            .env("BOLE_APPLYING_SITE_SOFT", "1000000")
            .env("BOLE_LOG_LEVEL", "warn");
        if let Some(url) = database {
            command.env("BOLE_DATABASE_URL", url);
        }
        command
    }

    /// Starts the peer with these words.
    pub async fn peer(&self, words: &[&str]) -> Program {
        let address = somewhere();
        let mut command = Command::new(&self.peer);
        command.arg(address.to_string()).args(words);
        Program::start(command, address).await
    }
}

/// Where a server will listen.
pub fn somewhere() -> SocketAddr {
    ([127, 0, 0, 1], free_port()).into()
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            // Takes the rights of the file along; the key must stay closed to others.
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
