//! `cargo xtask bench`: builds the programs for speed and measures.

use anyhow::Result;
use clap::Args;

use crate::{
    assets, demo,
    postgres::{Durability, Postgres},
    process::{cargo, program, run},
    root, tools,
};

#[derive(Args)]
pub struct Bench {
    /// Measure these bars alone (posting, applying, memory, start, weight, people); may be given several times. The
    /// results are then printed and not written to bench/RESULTS.md.
    #[arg(long)]
    only: Vec<String>,
}

impl Bench {
    pub fn run(self) -> Result<()> {
        assets::build()?;
        let packages = ["build", "--package", "bole", "--package", "bench", "--locked"];
        run(cargo(&packages).args(demo::PROFILE))?;
        let built = root().join("target/demo");
        let mut bench = program(built.join("bench"));
        bench.arg("--bole").arg(built.join("bole"));
        bench.arg("--peer").arg(built.join("peer"));
        bench.arg("--write").arg(root().join("bench/RESULTS.md"));
        bench.arg("--folder").arg(root().join("target/bench"));
        for bar in &self.only {
            bench.args(["--only", bar]);
        }
        let _postgres = match tools::postgres() {
            Ok(bin) => {
                let postgres = Postgres::start(&bin, Durability::Full)?;
                bench.args(["--postgres", &postgres.url()]);
                Some(postgres)
            }
            Err(sentence) => {
                eprintln!("Without Postgres its half is not measured. {sentence}");
                None
            }
        };
        run(&mut bench)
    }
}
