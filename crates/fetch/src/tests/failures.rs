//! What can go wrong has its own name.

use std::time::Duration;

use tokio::{io::AsyncWriteExt, net::TcpListener};

use super::{
    client, failure,
    name_server::NameServer,
    page, plain, rules,
    server::{Server, answer, path, redirect},
};
use crate::{BadRules, Body, Client, Failure, Fetched, Request, Rules};

#[tokio::test]
async fn a_page_comes_with_what_its_headers_say() {
    let headers = "Content-Type: Text/HTML; Charset=\"GB18030\"\r\nETag: \"a1\"\r\nLast-Modified: Sat, 28 Nov 2026 01:00:00 GMT\r\n";
    let server = Server::answering(move |_| answer(200, headers, "<p>职位")).await;
    let page = page(&client(rules()), &plain(server.url("/list?a=b&c#d"))).await;
    assert_eq!(page.url, server.url("/list?a=b&c"));
    assert_eq!(page.media_type.as_deref(), Some("text/html"));
    assert_eq!(page.charset.as_deref(), Some("gb18030"));
    assert_eq!(page.etag.as_deref(), Some("\"a1\""));
    assert_eq!(page.last_modified.as_deref(), Some("Sat, 28 Nov 2026 01:00:00 GMT"));
    assert_eq!(page.bytes, "<p>职位".as_bytes());
    let heard = server.heard().remove(0);
    assert!(heard.starts_with("GET /list?a=b&c HTTP/1.1\r\n"), "{heard}");
    assert!(heard.contains(&format!("host: {}\r\n", server.address)), "{heard}");
    assert!(
        heard.contains("user-agent: Bole/0.1 (+https://example.org/about)\r\n"),
        "{heard}"
    );
    for silent in ["cookie", "referer", "authorization", "if-none-match"] {
        assert!(!heard.contains(silent), "{heard}");
    }
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let server = Server::answering(|_| b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec()).await;
    let client = client(rules());
    let date = "Sat, 28 Nov 2026 01:00:00 GMT".to_owned();
    let request = Request {
        etag: Some("\"a1\"".to_owned()),
        last_modified: Some(date.clone()),
        ..plain(server.url("/"))
    };
    assert_eq!(client.fetch(&request).await, Ok(Fetched::NotModified));
    assert!(server.heard()[0].contains("if-none-match: \"a1\"\r\n"));
    assert!(server.heard()[0].contains(&format!("if-modified-since: {date}\r\n")));
    // Nobody asked whether anything has changed.
    assert_eq!(failure(&client, &server.url("/")).await, Failure::Status(304));
    let broken = Request {
        etag: Some("a\r\nX-Injected: b".to_owned()),
        ..plain(server.url("/"))
    };
    client.fetch(&broken).await.ok();
    assert!(!server.heard()[2].to_lowercase().contains("injected"));
}

#[tokio::test]
async fn a_body_is_posted_and_a_redirect_that_says_look_there_drops_it() {
    let server = Server::answering(|request| match path(request) {
        "/look-there" => redirect(303, "/found"),
        "/do-it-there" => redirect(307, "/found"),
        _ => answer(200, "", "[]"),
    })
    .await;
    let client = client(rules());
    for path in ["/", "/look-there", "/do-it-there"] {
        let body = Body {
            media_type: "application/json".to_owned(),
            bytes: b"{}".as_slice().into(),
        };
        page(
            &client,
            &Request {
                body: Some(body),
                ..plain(server.url(path))
            },
        )
        .await;
    }
    let expected = [
        "POST /",
        "POST /look-there",
        "GET /found",
        "POST /do-it-there",
        "POST /found",
    ];
    assert_eq!(server.lines(), expected);
    assert!(server.heard()[0].contains("content-type: application/json\r\n"));
}

#[tokio::test]
async fn three_redirects_are_followed_and_a_fourth_is_not() {
    let server = Server::answering(|request| match path(request).trim_start_matches('/').parse::<u32>() {
        Ok(0) | Err(_) => answer(200, "", "there"),
        Ok(more) => redirect([301, 302, 303, 307, 308][more as usize % 5], &format!("/{}", more - 1)),
    })
    .await;
    let client = client(rules());
    let there = page(&client, &plain(server.url("/3"))).await;
    assert_eq!((there.url, there.bytes), (server.url("/0"), b"there".to_vec()));
    assert_eq!(
        failure(&client, &server.url("/4")).await,
        Failure::TooManyRedirects { limit: 3 }
    );
}

#[tokio::test]
async fn a_circle_is_named_and_a_redirect_to_nowhere_is_broken() {
    let server = Server::answering(|request| match path(request) {
        "/a" => redirect(302, "/b"),
        "/b" => redirect(302, "/a#again"),
        "/self" => redirect(301, "/self"),
        _ => answer(302, "", ""),
    })
    .await;
    let client = client(rules());
    assert_eq!(failure(&client, &server.url("/a")).await, Failure::RedirectLoop);
    assert_eq!(failure(&client, &server.url("/self")).await, Failure::RedirectLoop);
    assert_eq!(failure(&client, &server.url("/nowhere")).await, Failure::Broken);
}

#[tokio::test]
async fn a_status_that_is_no_page_is_told() {
    let server = Server::answering(|request| answer(path(request)[1..].parse().unwrap(), "", "words")).await;
    let client = client(rules());
    for (status, passing) in [
        (400, false),
        (403, false),
        (404, false),
        (410, false),
        (408, true),
        (500, true),
        (501, false),
        (503, true),
    ] {
        let failure = failure(&client, &server.url(&format!("/{status}"))).await;
        assert_eq!((failure.is_passing(), failure), (passing, Failure::Status(status)));
    }
    assert_eq!(failure(&client, &server.url("/206")).await, Failure::Broken);
    assert_eq!(page(&client, &plain(server.url("/203"))).await.bytes, b"words");
}

#[tokio::test]
async fn what_is_no_answer_is_broken() {
    for words in [
        b"".as_slice(),
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"<html>",
    ] {
        let server = Server::answering(move |_| words.to_vec()).await;
        let failure = failure(&client(rules()), &server.url("/")).await;
        assert_eq!(failure, Failure::Broken, "{}", String::from_utf8_lossy(words));
    }
}

#[tokio::test]
async fn a_port_without_a_server_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(failure(&client(rules()), &url).await, Failure::Unreachable);
}

#[tokio::test]
async fn one_dead_address_of_a_host_is_no_hindrance() {
    let server = Server::answering(|_| answer(200, "", "alive")).await;
    let names = NameServer::start(&[("half.test", &[&["127.0.0.9", "127.0.0.1"]])]).await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..rules()
    });
    let url = format!("http://half.test:{}/", server.address.port());
    assert_eq!(page(&client, &plain(url)).await.bytes, b"alive");
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_told_from_a_name_server_that_fails() {
    let names = NameServer::start(&[("failing.test", &[]), ("empty.test", &[&[]])]).await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..rules()
    });
    assert_eq!(failure(&client, "http://missing.test/").await, Failure::UnknownHost);
    assert_eq!(failure(&client, "http://empty.test/").await, Failure::UnknownHost);
    assert_eq!(failure(&client, "http://failing.test/").await, Failure::Unresolved);
}

#[tokio::test]
async fn a_name_server_or_a_handshake_that_says_nothing_is_given_up() {
    let silent = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let rules = Rules {
        name_server: Some(silent.local_addr().unwrap()),
        connect_within: Duration::from_millis(300),
        ..rules()
    };
    let client = client(rules);
    assert_eq!(failure(&client, "http://silent.test/").await, Failure::Timeout);
    let mute = Server::start("127.0.0.1:0", |mut stream, _| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        stream.write_all(b"too late").await.ok();
    })
    .await;
    assert_eq!(
        failure(&client, &format!("https://{}/", mute.address)).await,
        Failure::Timeout
    );
}

#[test]
fn rules_that_no_header_can_hold_or_without_a_name_are_refused() {
    let made = |agent: &str| Client::new(Rules::public(agent), base::Clock::fixed(super::today())).map(|_| ());
    assert_eq!(made("Bole/0.1"), Ok(()));
    for agent in ["", "/0.1", "0.1", "Bole\r\nX: y", "Bole 伯乐"] {
        assert_eq!(made(agent), Err(BadRules::Agent), "{agent}");
    }
    let rules = Rules {
        authorities: vec![b"nothing".to_vec().into()],
        ..rules()
    };
    assert_eq!(
        Client::new(rules, base::Clock::fixed(super::today())).map(|_| ()),
        Err(BadRules::Authority)
    );
}
