//! What ran, how long it took and how it ended.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a leg ended well or was left out; a failure is an error.
pub enum Ran {
    Passed,
    /// Something is missing on this machine: one sentence that says what to install.
    Skipped(String),
}

#[derive(Default)]
pub struct Summary(Vec<(&'static str, Duration, Result<Ran>)>);

impl Summary {
    /// Runs a leg and keeps how it ended. A failure does not stop the legs after it: one run shows everything.
    pub fn time(&mut self, name: &'static str, leg: impl FnOnce() -> Result<Ran>) {
        eprintln!("\n=== {name}");
        let start = Instant::now();
        let outcome = leg();
        self.0.push((name, start.elapsed(), outcome));
    }

    /// Prints one line for each leg; an error when one failed, or was skipped while `CI` is set.
    pub fn print(&self) -> Result<()> {
        let ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
        let (mut failed, mut skipped) = (0, 0);
        eprintln!("\n=== summary");
        for (name, duration, outcome) in &self.0 {
            let seconds = duration.as_secs_f64();
            match outcome {
                Ok(Ran::Passed) => eprintln!("  passed   {name:<10} {seconds:>7.1} s"),
                Ok(Ran::Skipped(why)) => {
                    skipped += 1;
                    eprintln!("  SKIPPED  {name:<10} {seconds:>7.1} s  {why}");
                }
                Err(error) => {
                    failed += 1;
                    eprintln!("  FAILED   {name:<10} {seconds:>7.1} s  {error:#}");
                }
            }
        }
        let total: Duration = self.0.iter().map(|(_, duration, _)| *duration).sum();
        let passed = self.0.len() - failed - skipped;
        eprintln!(
            "{passed} passed, {failed} failed, {skipped} skipped in {:.0} s",
            total.as_secs_f64()
        );
        if failed > 0 {
            bail!("The checks failed.");
        }
        if ci && skipped > 0 {
            bail!("CI is set, so a skipped leg fails the run.");
        }
        Ok(())
    }
}
