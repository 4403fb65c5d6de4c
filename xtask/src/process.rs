//! Runs other programs from the root of the workspace.

use std::{ffi::OsStr, fmt::Write as _, process::Command};

use anyhow::{Context, Result, bail};

use crate::root;

/// A program that starts in the root of the workspace.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Cargo with these arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    // Cargo sets CARGO for what it runs, so that the same toolchain is used all the way down.
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// Runs a program to its end, its output passed on; an error when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let words = words(command);
    eprintln!("\n$ {words}");
    let status = command
        .status()
        .with_context(|| format!("`{words}` could not be started"))?;
    if !status.success() {
        bail!("`{words}` failed ({status})");
    }
    Ok(())
}

/// What a program prints; none when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn words(command: &Command) -> String {
    let mut words = String::new();
    let name = std::path::Path::new(command.get_program())
        .file_name()
        .unwrap_or_else(|| command.get_program());
    for word in std::iter::once(name).chain(command.get_args()) {
        let _ = write!(
            words,
            "{}{}",
            if words.is_empty() { "" } else { " " },
            word.to_string_lossy()
        );
    }
    words
}
