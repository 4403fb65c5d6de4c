//! How much memory the server holds, and how soon it answers.

use std::{
    fs,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use tokio::net::TcpStream;

use crate::{
    load::{self, Line},
    report::{Figure, millis, percentile},
    stage::{Stage, somewhere},
};

/// How long the server is left alone before it is looked at.
const IDLE: Duration = Duration::from_secs(8);
const STARTS: usize = 15;

/// Resident memory of a server with the demo company that nobody asks anything, and of one that was asked.
pub async fn memory(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("memory").await?;
    let server = stage.serve(&data, None).await;
    tokio::time::sleep(IDLE).await;
    let idle = resident(server.id())?;
    for path in [
        "/jobs",
        "/jobs?lang=de",
        "/jobs?lang=zh-Hans",
        "/jobs.json",
        "/jobs.rss",
        "/sitemap.xml",
        "/app/sign-in",
    ] {
        server.browser().get(path).await.expect(200);
    }
    let feed = server.browser().get("/jobs.json").await.expect(200).json();
    for item in feed["items"].as_array().into_iter().flatten() {
        let url = item["url"].as_str().unwrap_or_default();
        if let Some(from) = url.find("/jobs/") {
            server.browser().get(&url[from..]).await.expect(200);
        }
    }
    tokio::time::sleep(IDLE).await;
    let asked = resident(server.id())?;
    server.stop().await;
    let mib = |bytes: f64| format!("{:.1} MiB", bytes / 1_048_576.0);
    Ok(vec![
        Figure::at_most(
            "resident memory, idle, demo data",
            (80.0, "MiB"),
            idle / 1_048_576.0,
            mib(idle),
            format!("VmRSS {IDLE:?} after the start"),
        ),
        Figure::beside(
            "the same after every posting was read once",
            mib(asked),
            format!("VmRSS {IDLE:?} after the last request"),
        ),
    ])
}

fn resident(process: u32) -> anyhow::Result<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).context("read the server's memory from /proc")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).context("VmRSS")?;
    Ok(kib.parse::<f64>()? * 1024.0)
}

/// From starting the process to the last byte of the list of jobs.
pub async fn start(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("start").await?;
    let request = load::get("/jobs", &[]);
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let address = somewhere();
        let mut command = stage.serving(&data, None, address);
        command.stdout(std::process::Stdio::null()).kill_on_drop(true);
        let begun = Instant::now();
        let mut server = command.spawn().context("start bole")?;
        while TcpStream::connect(address).await.is_err() {
            ensure!(server.try_wait()?.is_none(), "the server ended at once");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let heard = Line::open(address).await?.ask(&request).await?;
        times.push(begun.elapsed());
        ensure!(heard.status == 200, "the list gave {}", heard.status);
        server.kill().await?;
    }
    let middle = percentile(&mut times, 0.5);
    let slowest = percentile(&mut times, 1.0);
    Ok(vec![Figure::at_most(
        "start to the first answered request, demo data",
        (300.0, "ms"),
        middle.as_secs_f64() * 1000.0,
        format!("{} (slowest {})", millis(middle), millis(slowest)),
        format!("median of {STARTS} starts, to the last byte of the list of jobs"),
    )])
}
