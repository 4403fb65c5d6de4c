//! On what, when and of which version something was measured.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

/// A list in Markdown.
pub fn describe(folder: &Path) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processor = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned());
    let memory = line_of("/proc/meminfo", "MemTotal").unwrap_or_else(|| "unknown".to_owned());
    let system = said(Command::new("uname").args(["-sr"])).unwrap_or_default();
    let folder = folder.display().to_string();
    let disk = said(Command::new("df").args(["--output=fstype,size", "-h", &folder])).unwrap_or_default();
    let disk = disk
        .lines()
        .last()
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(", ");
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
    let commit = said(Command::new("git").args(["rev-parse", "--short=12", "HEAD"])).unwrap_or_default();
    let changed = said(Command::new("git").args(["status", "--porcelain", "--untracked-files=no"])).unwrap_or_default();
    let changed = if changed.is_empty() { "" } else { " with changes" };
    format!(
        "- machine: {cores} cores of {processor}, {memory} of memory, {system}\n\
         - disk of the data: {disk}; one write of 200 KB with sync: {}\n\
         - load when it began: {load}\n\
         - day: {}\n\
         - commit: {commit}{changed}\n\
         - command: `cargo xtask bench`\n",
        sync_cost(Path::new(&folder)),
        today()
    )
}

fn line_of(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

fn today() -> String {
    #[expect(
        clippy::disallowed_methods,
        reason = "figures carry the day on which they were measured"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = jiff::Timestamp::from_second(now.as_secs() as i64).unwrap_or_default();
    now.strftime("%Y-%m-%d").to_string()
}

/// What a sync costs decides how many applications a second a disk can take at all.
fn sync_cost(folder: &Path) -> String {
    let write = || -> std::io::Result<std::time::Duration> {
        let begun = std::time::Instant::now();
        for _ in 0..20 {
            let mut file = tempfile::tempfile_in(folder)?;
            std::io::Write::write_all(&mut file, &[7; 200_000])?;
            file.sync_all()?;
        }
        Ok(begun.elapsed() / 20)
    };
    write().map_or_else(|error| error.to_string(), crate::report::millis)
}
