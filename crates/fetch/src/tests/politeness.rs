//! One thing at a time, with a pause, and not when asked to wait.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use base::Clock;
use jiff::SignedDuration;
use tokio::{io::AsyncWriteExt, sync::Barrier};

use super::{
    client, failure,
    name_server::NameServer,
    page, plain, rules,
    server::{Server, answer, path},
    today,
};
use crate::{Client, Failure, Rules};

#[tokio::test]
async fn requests_to_one_host_do_not_overlap_whoever_sends_them() {
    let events = Arc::new(Mutex::new(Vec::new()));
    let log = events.clone();
    let server = Server::start("127.0.0.1:0", move |mut stream, _| {
        let log = log.clone();
        async move {
            log.lock().unwrap().push("begins");
            tokio::time::sleep(Duration::from_millis(20)).await;
            log.lock().unwrap().push("ends");
            stream.write_all(&answer(200, "", "")).await.ok();
        }
    })
    .await;
    let client = client(rules());
    let asked = (0..5).map(|_| {
        let (client, url) = (client.clone(), server.url("/"));
        tokio::spawn(async move { page(&client, &plain(url)).await })
    });
    futures::future::try_join_all(asked.collect::<Vec<_>>()).await.unwrap();
    assert_eq!(*events.lock().unwrap(), ["begins", "ends"].repeat(5));
}

#[tokio::test]
async fn two_hosts_do_not_wait_for_each_other() {
    // Each answers when both have been asked: one after the other, nothing would ever come.
    let both = Arc::new(Barrier::new(2));
    let server = Server::start("127.0.0.1:0", move |mut stream, _| {
        let both = both.clone();
        async move {
            both.wait().await;
            stream.write_all(&answer(200, "", "both")).await.ok();
        }
    })
    .await;
    let names = NameServer::start(&[("a.test", &[&["127.0.0.1"]]), ("b.test", &[&["127.0.0.1"]])]).await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..rules()
    });
    let ask = |host| {
        let request = plain(format!("http://{host}:{}/", server.address.port()));
        let client = client.clone();
        async move { page(&client, &request).await.bytes }
    };
    let (a, b) = tokio::join!(ask("a.test"), ask("b.test"));
    assert_eq!((a, b), (b"both".to_vec(), b"both".to_vec()));
}

#[tokio::test]
async fn a_host_that_redirects_to_another_does_not_keep_its_turn() {
    // a leads to b and b to a, at the same time: whoever kept the first turn would wait for ever.
    let both = Arc::new(Barrier::new(2));
    let server = Server::start("127.0.0.1:0", move |mut stream, request| {
        let both = both.clone();
        async move {
            let port = stream.local_addr().unwrap().port();
            let reply = match path(&request) {
                "/to-a" | "/to-b" => {
                    both.wait().await;
                    super::server::redirect(302, &format!("http://{}.test:{port}/", &path(&request)[4..]))
                }
                _ => answer(200, "", "crossed"),
            };
            stream.write_all(&reply).await.ok();
        }
    })
    .await;
    let names = NameServer::start(&[("a.test", &[&["127.0.0.1"]]), ("b.test", &[&["127.0.0.1"]])]).await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..rules()
    });
    let url = |host, path| format!("http://{host}:{}{path}", server.address.port());
    let (there, back) = (plain(url("a.test", "/to-b")), plain(url("b.test", "/to-a")));
    let (there, back) = tokio::join!(page(&client, &there), page(&client, &back));
    assert_eq!((there.url, back.url), (url("b.test", "/"), url("a.test", "/")));
}

#[tokio::test]
async fn whoever_is_asked_to_wait_waits() {
    let server = Server::answering(|_| answer(429, "Retry-After: 120\r\n", "")).await;
    let client = client(rules());
    let busy = failure(&client, &server.url("/")).await;
    assert_eq!(busy.retry_after(), Some(Duration::from_secs(120)));
    // The host is not even asked again, on whatever path.
    let held = failure(&client, &server.url("/other")).await;
    let left = held.retry_after().unwrap();
    assert!(
        left > Duration::from_secs(60) && left <= Duration::from_secs(120),
        "{left:?}"
    );
    assert_eq!(server.heard().len(), 1);
}

#[tokio::test]
async fn a_wait_may_be_a_date_and_503_may_ask_for_one() {
    let server = Server::answering(|request| match path(request) {
        "/date" => answer(503, "Retry-After: Sat, 28 Nov 2026 01:05:00 GMT\r\n", ""),
        "/silent" => answer(429, "", ""),
        "/nonsense" => answer(429, "Retry-After: soon\r\n", ""),
        _ => answer(503, "", ""),
    })
    .await;
    let ask = |path: &'static str, clock: Clock| {
        let (client, url) = (Client::new(rules(), clock).unwrap(), server.url(path));
        async move { failure(&client, &url).await }
    };
    let busy = |retry_after| Failure::Busy { retry_after };
    let clock = Clock::fixed(today());
    assert_eq!(ask("/date", clock.clone()).await, busy(Some(Duration::from_secs(300))));
    clock.advance(SignedDuration::from_mins(10));
    assert_eq!(ask("/date", clock.clone()).await, busy(Some(Duration::ZERO)));
    assert_eq!(ask("/silent", clock.clone()).await, busy(None));
    assert_eq!(ask("/nonsense", clock.clone()).await, busy(None));
    assert_eq!(ask("/plain", clock).await, Failure::Status(503));
}

#[tokio::test]
async fn whoever_gives_up_waiting_leaves_the_line_in_order() {
    let server = Server::answering(|_| answer(200, "", "")).await;
    let client = client(Rules {
        per_host_pause: Duration::from_millis(200),
        ..rules()
    });
    page(&client, &plain(server.url("/first"))).await;
    let request = plain(server.url("/dropped"));
    let dropped = tokio::time::timeout(Duration::from_millis(20), client.fetch(&request)).await;
    assert!(dropped.is_err());
    page(&client, &plain(server.url("/second"))).await;
    assert_eq!(server.lines(), ["GET /first", "GET /second"]);
}

#[tokio::test]
async fn a_pause_lies_between_two_requests_and_a_crawl_delay_makes_it_longer() {
    let pause = Duration::from_millis(100);
    for (delay, least) in [("0.01", pause), ("0.3", Duration::from_millis(300))] {
        let times = Arc::new(Mutex::new(Vec::new()));
        let log = times.clone();
        let server = Server::answering(move |_| {
            log.lock().unwrap().push(tokio::time::Instant::now());
            answer(
                200,
                "",
                format!("User-agent: *\nCrawl-delay: {delay}\nDisallow: /closed\n"),
            )
        })
        .await;
        let client = client(Rules {
            per_host_pause: pause,
            ..rules()
        });
        for path in ["/first", "/second", "/third"] {
            page(&client, &crate::Request::new(server.url(path))).await;
        }
        let times = times.lock().unwrap();
        assert_eq!(times.len(), 4);
        assert!(times.windows(2).all(|two| two[1] - two[0] >= least), "{times:?}");
    }
}
