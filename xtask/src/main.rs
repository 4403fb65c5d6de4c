//! `cargo xtask`: everything a contributor runs, on this machine and in CI alike.
//!
//! It starts other programs, says which, and sums up. What is checked lives with those programs: clippy.toml, deny.toml,
//! .config/nextest.toml, e2e/playwright.config.mjs.

mod assets;
mod bench;
mod browser;
mod demo;
mod legs;
mod npm;
mod postgres;
mod process;
mod summary;
mod tools;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{legs::Leg, summary::Summary};

/// Builds, tries and shows Bole.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs every check: what CI runs.
    Test {
        /// Run these legs alone; may be given several times.
        #[arg(long, value_enum)]
        only: Vec<Leg>,
        /// What nextest gets instead of `--workspace`: `cargo xtask test --only postgres -- -p db pages`.
        #[arg(last = true)]
        nextest: Vec<String>,
    },
    /// Checks formatting and lints.
    Lint,
    /// Bundles style sheets, scripts and icons for the binary; does nothing when they are up to date.
    Assets,
    /// Fills a fresh folder with the demo company and serves it.
    Demo(demo::Demo),
    /// Measures Bole against its bars and writes bench/RESULTS.md.
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Test { only, nextest } => run(&only, &nextest),
        Command::Lint => run(&[Leg::Lint], &[]),
        Command::Assets => assets::build(),
        Command::Demo(demo) => demo.run(),
        Command::Bench(bench) => bench.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(only: &[Leg], nextest: &[String]) -> anyhow::Result<()> {
    let mut summary = Summary::default();
    for leg in Leg::ALL {
        if only.is_empty() || only.contains(&leg) {
            summary.time(leg.name(), || leg.run(nextest));
        }
    }
    summary.print()
}

/// The folder that holds the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace")
        .to_owned()
}
