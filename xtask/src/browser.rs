//! What runs in a real Chromium: the scripts of the pages alone, and the whole product.

use std::fs;

use anyhow::{Context, Result, anyhow};

use crate::{
    assets, npm,
    process::{cargo, output, program, run},
    root, tools,
};

/// The behaviours of assets/js on small pages of their own.
pub fn scripts() -> Result<()> {
    let chromium = tools::chromium().map_err(|sentence| anyhow!(sentence))?;
    run(program("npm")
        .args(["run", "--silent", "test:browser", "--prefix", "assets"])
        .env("CHROMIUM", chromium))
}

/// The demo company, walked through by Playwright; then every page it saw goes through the HTML validator.
pub fn whole_story() -> Result<()> {
    assets::build()?;
    npm::install("e2e")?;
    run(&mut cargo(&["build", "--package", "bole", "--locked"]))?;
    let pages = root().join("e2e/pages");
    if pages.exists() {
        fs::remove_dir_all(&pages).context("remove the pages of an earlier run")?;
    }
    let chromium = tools::chromium().map_err(|sentence| anyhow!(sentence))?;
    let mut playwright = program("npm");
    playwright
        .args(["test", "--prefix", "e2e"])
        .env("CHROMIUM", chromium)
        .env_remove("BOLE");
    let bole = root().join("target/debug/bole");
    // Without a demo to show, Playwright tries its own checks alone.
    if output(program(&bole).arg("--help")).is_some_and(|help| help.contains("\n  demo")) {
        playwright.env("BOLE", bole);
    }
    run(&mut playwright)?;
    run(program("node").args(["e2e/validate.mjs", "e2e/pages"]))
}
