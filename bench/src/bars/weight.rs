//! What a visitor's browser fetches for a page of the careers site.

use std::collections::BTreeSet;

use anyhow::ensure;
use probe::Program;

use super::posting::newest_posting;
use crate::{report::Figure, stage::Stage};

/// In bytes; the bar of the design.
const BAR: f64 = 40.0 * 1024.0;

pub async fn measure(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("weight").await?;
    let server = stage.serve(&data, None).await;
    let posting = newest_posting(&server).await?;
    let form = format!("{posting}/apply");
    let mut figures = Vec::new();
    for (name, path) in [
        ("list of jobs", "/jobs"),
        ("posting", &posting),
        ("form to apply", &form),
    ] {
        let weighed = weigh(&server, path).await?;
        let all = weighed.html + weighed.needed + weighed.scripts;
        let kib = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1024.0);
        figures.push(Figure::at_most(
            format!("careers site, {name}: compressed bytes"),
            (40.0, "KB"),
            all as f64 / 1024.0,
            format!(
                "{} (page {}, styles and pictures {}, scripts that are not needed {})",
                kib(all),
                kib(weighed.html),
                kib(weighed.needed),
                kib(weighed.scripts)
            ),
            format!(
                "{} requests, as a browser that takes brotli; other hosts: {}; cookies: {}",
                weighed.requests, weighed.other_hosts, weighed.cookies
            ),
        ));
        ensure!(weighed.other_hosts == 0, "{path} asks another host");
        ensure!(weighed.cookies == 0, "{path} sets a cookie");
        if all as f64 > BAR {
            eprintln!("  {path} is too heavy");
        }
    }
    server.stop().await;
    Ok(figures)
}

#[derive(Default)]
struct Weighed {
    html: usize,
    needed: usize,
    scripts: usize,
    requests: usize,
    other_hosts: usize,
    cookies: usize,
}

async fn weigh(server: &Program, path: &str) -> anyhow::Result<Weighed> {
    let compressed = || server.browser().with_header("accept-encoding", "br, gzip");
    // The best form of a page is made in the background, once it was asked for.
    for _ in 0..20 {
        compressed().get(path).await.expect(200);
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let page = compressed().get(path).await.expect(200);
    let text = server.browser().get(path).await.expect(200).text();
    let mut weighed = Weighed {
        html: page.body.len(),
        requests: 1,
        cookies: page.headers.get_all("set-cookie").iter().count(),
        ..Weighed::default()
    };
    for address in fetched(&text)
        .into_iter()
        .filter(|address| !address.starts_with("data:"))
    {
        let local = address
            .strip_prefix(&format!("http://{}", server.address()))
            .unwrap_or(&address);
        if !local.starts_with('/') || local.starts_with("//") {
            weighed.other_hosts += 1;
            continue;
        }
        let part = compressed().get(local).await.expect(200);
        weighed.requests += 1;
        weighed.cookies += part.headers.get_all("set-cookie").iter().count();
        if part.header("content-type").contains("javascript") {
            weighed.scripts += part.body.len();
        } else {
            weighed.needed += part.body.len();
        }
    }
    Ok(weighed)
}

/// What a browser fetches by itself: style sheets, icons, scripts, pictures. Links that people follow are not among it.
fn fetched(page: &str) -> BTreeSet<String> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(tag[from..].split('"').next()?.to_owned())
    };
    page.split('<')
        .filter_map(|tag| {
            let tag = tag.split('>').next()?;
            match tag.split_whitespace().next()? {
                "link"
                    if attribute(tag, "rel").is_some_and(|rel| {
                        ["stylesheet", "icon", "preload", "modulepreload", "manifest"]
                            .iter()
                            .any(|kind| rel.split_whitespace().any(|own| own == *kind))
                    }) =>
                {
                    attribute(tag, "href")
                }
                // Data blocks have no address.
                "script" | "img" | "iframe" | "source" | "video" | "embed" => attribute(tag, "src"),
                "use" => attribute(tag, "href")
                    .and_then(|href| href.split('#').next().map(str::to_owned))
                    .filter(|href| !href.is_empty()),
                _ => None,
            }
        })
        .collect()
}
