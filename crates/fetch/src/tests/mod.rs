//! Real servers on this machine, and what the client makes of them.

mod addresses;
mod failures;
mod limits;
mod name_server;
mod politeness;
// Other systems give this machine no second address without being asked.
#[cfg(target_os = "linux")]
mod reach;
mod robots;
mod server;
mod tls;
mod turns;
mod words;

use std::time::Duration;

use base::{Clock, Time};

use crate::{Client, Failure, Fetched, Page, Ports, Reach, Request, Robots, Rules, Schemes};

/// 2026-11-28, 01:00 UTC.
fn today() -> Time {
    Time::from_micros(1_795_827_600_000_000)
}

/// Rules that let a test reach this machine, without a pause.
fn rules() -> Rules {
    Rules {
        reach: Reach::PublicAnd(vec!["127.0.0.0/8".parse().unwrap()]),
        schemes: Schemes::HttpsAndHttp,
        ports: Ports::Any,
        per_host_pause: Duration::ZERO,
        ..Rules::public("Bole/0.1 (+https://example.org/about)")
    }
}

fn client(rules: Rules) -> Client {
    Client::new(rules, Clock::fixed(today())).unwrap()
}

/// A request that asks no robots.txt.
fn plain(url: impl Into<String>) -> Request {
    Request {
        robots: Robots::Pass,
        ..Request::new(url)
    }
}

async fn page(client: &Client, request: &Request) -> Page {
    match client.fetch(request).await.unwrap() {
        Fetched::New(page) => page,
        Fetched::NotModified => panic!("a page was expected"),
    }
}

async fn failure(client: &Client, url: &str) -> Failure {
    client.fetch(&plain(url)).await.unwrap_err()
}
