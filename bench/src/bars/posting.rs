//! A posting page, as a browser asks for it, against a bare axum handler that gives the same bytes.

use std::{fs, time::Duration};

use anyhow::Context;

use crate::{
    load,
    report::{Figure, median},
    stage::Stage,
};

/// Connections that are kept open and ask without a pause.
const CONNECTIONS: usize = 32;
const ROUNDS: usize = 8;
const ROUND: Duration = Duration::from_millis(1500);

pub async fn measure(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("posting").await?;
    let product = stage.serve(&data, None).await;
    let path = newest_posting(&product).await?;
    let accept = [("Accept-Encoding", "br"), ("Accept-Language", "en")];
    let page = product
        .browser()
        .with_header("accept-encoding", "br")
        .with_header("accept-language", "en")
        .get(&path)
        .await
        .expect(200);
    let file = stage.empty("posting-peer")?.join("page");
    fs::write(&file, &page.body)?;
    let peer = stage
        .peer(&[
            "page",
            &file.display().to_string(),
            page.header("content-type"),
            page.header("content-encoding"),
        ])
        .await;
    let request = load::get(&path, &accept);
    let mut ratios = Vec::new();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let (a, b) = (
            load::rate(product.address(), &request, CONNECTIONS, ROUND).await?,
            load::rate(peer.address(), &request, CONNECTIONS, ROUND).await?,
        );
        // The first round warms both up.
        if round > 0 {
            eprintln!("  {a:.0}/s against {b:.0}/s");
            ours.push(a);
            theirs.push(b);
            ratios.push(a / b);
        }
    }
    product.stop().await;
    peer.stop().await;
    let ratio = median(&mut ratios);
    let shown = format!(
        "{ratio:.2} ({:.0}/s against {:.0}/s; {:.2} to {:.2})",
        median(&mut ours),
        median(&mut theirs),
        ratios[0],
        ratios[ratios.len() - 1]
    );
    let how = format!(
        "median of {ROUNDS} rounds of {ROUND:?} in turns, {CONNECTIONS} connections, the same {} bytes (brotli)",
        page.body.len()
    );
    Ok(vec![Figure::at_least(
        "posting page, rate as a share of a bare axum handler's",
        0.7,
        ratio,
        shown,
        how,
    )])
}

/// The path of the first posting in the feed.
pub async fn newest_posting(server: &probe::Program) -> anyhow::Result<String> {
    let feed = server.browser().get("/jobs.json").await.expect(200).json();
    let url = feed["items"][0]["url"]
        .as_str()
        .context("the feed has a posting")?
        .to_owned();
    let from = url.find("/jobs/").context("a posting lies under /jobs/")?;
    Ok(url[from..].split('?').next().unwrap_or_default().to_owned())
}
