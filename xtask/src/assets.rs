//! Builds assets/dist, which the binary embeds, and fetches the fonts.

use std::{fs, io, path::Path, time::SystemTime};

use anyhow::{Result, anyhow};

use crate::{
    npm,
    process::{program, run},
    root, tools,
};

/// Fonts that build scripts take from npm.
const FONTS: &str = "crates/fonts/npm";

/// Makes everything that the Rust build embeds and that is not in the repository.
pub fn build() -> Result<()> {
    tools::node().map_err(|sentence| anyhow!(sentence))?;
    npm::install(FONTS)?;
    npm::install("assets")?;
    if is_current(&root().join("assets"))? {
        return Ok(());
    }
    run(program("npm").args(["run", "--silent", "build", "--prefix", "assets"]))
}

/// Whether everything in dist is newer than what it was made of.
fn is_current(assets: &Path) -> Result<bool> {
    let mut newest_source = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(assets)? {
        let entry = entry?;
        if !["dist", "node_modules", "tests"]
            .iter()
            .any(|left_out| entry.file_name() == *left_out)
        {
            visit(&entry.path(), &mut |time| newest_source = newest_source.max(time))?;
        }
    }
    let mut oldest_result = None;
    if assets.join("dist").exists() {
        visit(&assets.join("dist"), &mut |time| {
            oldest_result = Some(oldest_result.map_or(time, |old| time.min(old)));
        })?;
    }
    Ok(oldest_result.is_some_and(|oldest| oldest > newest_source))
}

/// The times of a file, or of a folder and all in it: a folder's own time tells of files that were taken away.
fn visit(path: &Path, seen: &mut impl FnMut(SystemTime)) -> io::Result<()> {
    let data = fs::metadata(path)?;
    seen(data.modified()?);
    if data.is_dir() {
        for entry in fs::read_dir(path)? {
            visit(&entry?.path(), seen)?;
        }
    }
    Ok(())
}
