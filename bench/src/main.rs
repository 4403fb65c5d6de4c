//! The figures that Bole holds itself to, measured; see docs/measuring.md for how they come about.
//!
//! Run by `cargo xtask bench`, which builds the three programs: this one, Bole, and the peer that does the same work with
//! nothing around it. What can be a ratio is one: both sides are asked by the same client in turns within one run, so
//! that whatever else the machine does hits both.

mod bars;
mod load;
mod machine;
mod report;
mod stage;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::Parser;

use bars::Bar;
use stage::Stage;

/// Measures Bole against its bars.
#[derive(Parser)]
struct Arguments {
    /// The program `bole`, built for speed.
    #[arg(long)]
    bole: PathBuf,
    /// The peer program, built in the same way.
    #[arg(long)]
    peer: PathBuf,
    /// Measure these bars alone; may be given several times. The results are printed and not written.
    #[arg(long, value_enum)]
    only: Vec<Bar>,
    /// A Postgres server in which databases may be made, `postgres://.../postgres`.
    #[arg(long)]
    postgres: Option<String>,
    /// Where to write the results.
    #[arg(long)]
    write: PathBuf,
    /// The folder in which data is made; its disk is the one that is measured.
    #[arg(long)]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    match measure(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(arguments: Arguments) -> anyhow::Result<()> {
    let stage = Stage::new(arguments.bole, arguments.peer, &arguments.folder, arguments.postgres)?;
    let machine = machine::describe(&arguments.folder);
    eprintln!("{machine}");
    let mut figures = Vec::new();
    for bar in Bar::ALL {
        if arguments.only.is_empty() || arguments.only.contains(&bar) {
            eprintln!("\n{}", bar.title());
            figures.extend(bar.measure(&stage).await.with_context(|| bar.title().to_owned())?);
        }
    }
    let table = report::table(&figures);
    println!("\n{table}");
    if arguments.only.is_empty() {
        let text = report::page(&machine, &figures);
        std::fs::write(&arguments.write, text).with_context(|| format!("write {}", arguments.write.display()))?;
    }
    Ok(())
}
