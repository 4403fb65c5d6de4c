//! Installs the npm packages of a folder when its lock file changed.

use std::fs;

use anyhow::{Context, Result};

use crate::{process::program, process::run, root};

/// Makes `node_modules` of a folder match its package-lock.json; quick when it does already.
pub fn install(folder: &str) -> Result<()> {
    let folder_path = root().join(folder);
    let lock = fs::read(folder_path.join("package-lock.json"))
        .with_context(|| format!("{folder} has no package-lock.json"))?;
    // npm clears node_modules first, so that a copy of the lock file in there tells what was installed to the end.
    let installed = folder_path.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(program("npm").args(["ci", "--prefix", folder]))?;
    fs::write(&installed, lock).with_context(|| format!("write {}", installed.display()))
}
