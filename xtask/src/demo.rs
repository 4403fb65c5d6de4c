//! `cargo xtask demo`: from a clone to the demo company in the browser.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    assets,
    process::{cargo, program, run},
    root,
};

/// Release speed without its long link, in a profile of its own so that it disturbs neither debug nor release builds.
pub const PROFILE: [&str; 8] = [
    "--profile",
    "demo",
    "--config",
    "profile.demo.inherits=\"release\"",
    "--config",
    "profile.demo.lto=false",
    "--config",
    "profile.demo.codegen-units=16",
];

#[derive(Args)]
pub struct Demo {
    /// An empty folder to keep the demo in; by default data/demo, which is made anew each time.
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
}

impl Demo {
    /// Builds, fills the folder and serves until Ctrl-C.
    pub fn run(self) -> Result<()> {
        assets::build()?;
        run(cargo(&["build", "--package", "bole", "--locked"]).args(PROFILE))?;
        let data = match self.data {
            Some(data) => std::path::absolute(data)?,
            None => fresh()?,
        };
        run(program(root().join("target/demo/bole"))
            .arg("demo")
            .arg("--data")
            .arg(data)
            .args(["--listen", &self.listen]))
    }
}

/// data/demo without what an earlier demo left there.
fn fresh() -> Result<PathBuf> {
    let folder = root().join("data/demo");
    if folder.exists() {
        eprintln!("Removing the earlier demo in {}.", folder.display());
        fs::remove_dir_all(&folder).context("remove the earlier demo")?;
    }
    Ok(folder)
}
