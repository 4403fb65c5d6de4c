//! The parts of `cargo xtask test`, in the order in which they run: quick ones first.

use anyhow::Result;
use clap::ValueEnum;

use crate::{
    assets, browser,
    postgres::{Durability, Postgres},
    process::{cargo, program, run},
    summary::Ran,
    tools,
};

/// One part of the checks that can run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Leg {
    /// The bundle that the binary embeds, and the tests of its scripts.
    Assets,
    /// Licences, bans and sources of every dependency.
    Deny,
    /// Formatting and clippy, warnings denied.
    Lint,
    /// Every test on SQLite.
    Sqlite,
    /// The same tests on a PostgreSQL server of their own.
    Postgres,
    /// The demo company in a real browser.
    E2e,
}

impl Leg {
    pub const ALL: [Self; 6] = [
        Self::Assets,
        Self::Deny,
        Self::Lint,
        Self::Sqlite,
        Self::Postgres,
        Self::E2e,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Assets => "assets",
            Self::Deny => "deny",
            Self::Lint => "lint",
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::E2e => "e2e",
        }
    }

    /// Runs the leg; the arguments narrow the Rust tests down.
    pub fn run(self, nextest: &[String]) -> Result<Ran> {
        if let Err(sentence) = self.needs() {
            return Ok(Ran::Skipped(sentence));
        }
        match self {
            Self::Assets => {
                assets::build()?;
                run(program("npm").args(["test", "--silent", "--prefix", "assets"]))?;
                browser::scripts()?;
            }
            Self::Deny => {
                let mut deny = cargo(&["deny", "--locked", "check", "--hide-inclusion-graph"]);
                run(deny.args(["licenses", "bans", "sources"]))?;
            }
            Self::Lint => {
                assets::build()?;
                run(&mut cargo(&["fmt", "--all", "--check"]))?;
                run(&mut cargo(&[
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--locked",
                    "--",
                    "-D",
                    "warnings",
                ]))?;
            }
            Self::Sqlite => tests(None, nextest)?,
            Self::Postgres => {
                let bin = match tools::postgres() {
                    Ok(bin) => bin,
                    Err(sentence) => return Ok(Ran::Skipped(sentence)),
                };
                tests(Some(&Postgres::start(&bin, Durability::None)?), nextest)?;
            }
            Self::E2e => browser::whole_story()?,
        }
        Ok(Ran::Passed)
    }

    /// Installs what can be installed; the sentence that says what is missing.
    fn needs(self) -> Result<(), String> {
        match self {
            Self::Assets => tools::node().and_then(|()| tools::chromium()).map(|_| ()),
            Self::Deny => tools::DENY.need(),
            Self::Lint => tools::node(),
            Self::Sqlite | Self::Postgres => {
                tools::node()?;
                tools::NEXTEST.need()?;
                tools::poppler()
            }
            Self::E2e => {
                tools::node()?;
                tools::chromium()?;
                tools::java()?;
                tools::chinese_font()
            }
        }
    }
}

/// Every Rust test, or those that the arguments choose, on SQLite or on this server.
fn tests(postgres: Option<&Postgres>, chosen: &[String]) -> Result<()> {
    assets::build()?;
    // The SMTP server that tests of mail send to.
    crate::npm::install("e2e")?;
    // The program that reads outside files for the tests: nextest builds only the binaries of packages with tests of
    // their own. Together with the tests, so that dependencies are built once with the features of both.
    let what: &[&str] = if chosen.is_empty() {
        &["--workspace", "--bins", "--tests"]
    } else {
        &["--package", "bole"]
    };
    run(cargo(&["build", "--locked"]).args(what))?;
    let mut nextest = cargo(&["nextest", "run", "--locked"]);
    if chosen.is_empty() {
        nextest.arg("--workspace");
    }
    nextest.args(chosen);
    match postgres {
        Some(postgres) => nextest.env("BOLE_TEST_DATABASE", postgres.url()),
        None => nextest.env_remove("BOLE_TEST_DATABASE"),
    };
    run(&mut nextest)
}
