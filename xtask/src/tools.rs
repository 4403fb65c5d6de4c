//! Finds the programs that the checks need and installs what it can.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::process::{cargo, output, program, run};

/// A program that cargo installs, at the version that was tried.
pub struct CargoTool {
    /// The word after `cargo`.
    pub subcommand: &'static str,
    package: &'static str,
}

pub const NEXTEST: CargoTool = CargoTool {
    subcommand: "nextest",
    package: "cargo-nextest@0.9.143",
};
pub const DENY: CargoTool = CargoTool {
    subcommand: "deny",
    package: "cargo-deny@0.20.2",
};

impl CargoTool {
    /// Installs the tool when it is missing; else the sentence that says how to.
    pub fn need(&self) -> Result<(), String> {
        let there = || output(cargo(&[self.subcommand, "--version"]).stderr(std::process::Stdio::null())).is_some();
        if there() || run(&mut cargo(&["install", "--locked", self.package])).is_ok() && there() {
            return Ok(());
        }
        Err(format!("Install {0} with `cargo install --locked {0}`.", self.package))
    }
}

/// A program by its name on the path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

pub fn is_root() -> bool {
    output(program("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

/// Finds something that Debian packages bring, installing them when we may; else the sentence that says what to install.
pub fn need<T>(what: impl Fn() -> Option<T>, name: &str, packages: &[&str]) -> Result<T, String> {
    if let Some(found) = what() {
        return Ok(found);
    }
    if is_root() && Path::new("/etc/debian_version").exists() {
        install(packages);
        if let Some(found) = what() {
            return Ok(found);
        }
    }
    Err(format!(
        "Install {name} (on Debian: apt-get install {}).",
        packages.join(" ")
    ))
}

fn install(packages: &[&str]) {
    let apt = |arguments: &[&str]| {
        run(program("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    // Whether it worked is seen by looking for the thing again.
    let _ = apt(&["update", "--quiet"]).and_then(|()| {
        let mut arguments = vec!["install", "--quiet", "--yes", "--no-install-recommends"];
        arguments.extend(packages);
        apt(&arguments)
    });
}

pub fn node() -> Result<(), String> {
    let major = || {
        output(program("node").arg("--version"))?
            .trim()
            .strip_prefix('v')?
            .split('.')
            .next()?
            .parse()
            .ok()
    };
    match major() {
        Some(20_u32..) if find("npm").is_some() => Ok(()),
        _ => Err("Install Node.js 20 or newer with npm (nodejs.org).".to_owned()),
    }
}

pub fn chromium() -> Result<PathBuf, String> {
    let find_one = || {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
            .into_iter()
            .find_map(find)
    };
    need(find_one, "Chromium", &["chromium"])
}

pub fn java() -> Result<PathBuf, String> {
    need(
        || find("java"),
        "Java, which the HTML validator runs on",
        &["default-jre-headless"],
    )
}

/// A font with Chinese characters, without which pages and PDFs in Chinese show boxes.
pub fn chinese_font() -> Result<(), String> {
    let there = || output(program("fc-list").args([":lang=zh-cn", "family"])).filter(|list| !list.trim().is_empty());
    need(
        there,
        "a font with Chinese characters",
        &["fontconfig", "fonts-noto-cjk"],
    )
    .map(|_| ())
}

/// `pdftotext`, with which tests read the PDFs that Bole writes.
pub fn poppler() -> Result<(), String> {
    need(|| find("pdftotext"), "pdftotext", &["poppler-utils"]).map(|_| ())
}

/// The folder with initdb and postgres: the newest of Debian's, else where the one on the path lies.
pub fn postgres() -> Result<PathBuf, String> {
    need(newest_postgres, "PostgreSQL 14 or newer", &["postgresql"])
}

fn newest_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse::<u32>().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, bin)| bin.join("initdb").exists())
        .max();
    newest
        .map(|(_, bin)| bin)
        .or_else(|| Some(fs::canonicalize(find("initdb")?).ok()?.parent()?.to_owned()))
}
