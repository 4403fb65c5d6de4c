//! robots.txt by the rules and examples of RFC 9309, and what a site's answer means.

use std::time::Duration;

use base::Clock;
use jiff::SignedDuration;
use proptest::prelude::any;

use super::{
    client, page, rules,
    server::{Server, answer, path, redirect},
    today,
};
use crate::{Client, Failure, Request, robots::Robots};

fn parse(text: &str) -> Robots {
    Robots::parse(text.as_bytes(), "Bole")
}

#[test]
fn our_own_groups_count_together_and_only_without_them_those_for_everybody() {
    let text = "User-agent: *\nDisallow: /everybody\n\nuser-AGENT: bole/2.0 # us\nDisallow: /a\n\n\
                User-agent: other\nDisallow: /o\n\nUser-agent: BOLE\nDisallow: /b\n";
    let ours = parse(text);
    assert!(!ours.allows("/a") && !ours.allows("/b"));
    assert!(ours.allows("/everybody") && ours.allows("/o"));
    let everybodys = Robots::parse(text.as_bytes(), "Stranger");
    assert!(!everybodys.allows("/everybody") && everybodys.allows("/a"));
    assert!(parse("User-agent: other\nDisallow: /\n").allows("/"));
    assert!(parse("User-agent: bolero\nDisallow: /\n").allows("/"));
    assert!(
        parse("User-agent: *\nDisallow: /\n\nUser-agent: bole\n").allows("/"),
        "an own group without rules"
    );
}

#[test]
fn names_in_a_row_share_their_rules_and_other_lines_do_not_part_them() {
    let text = "Disallow: /before\nUser-agent: other\nCrawl-delay: 3\nSitemap: https://example.org/map\nUser-agent: bole\n\n\nDisallow: /a\nUser-agent: third\nDisallow: /b\n";
    let robots = parse(text);
    assert!(robots.allows("/before") && !robots.allows("/a") && robots.allows("/b"));
}

#[test]
fn the_longest_pattern_decides_and_of_two_as_long_the_one_that_allows() {
    // RFC 9309, section 5.2.
    let robots = parse("User-Agent: bole\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n");
    assert!(robots.allows("/example/page/"));
    assert!(!robots.allows("/example/page/disallowed.gif"));
    assert!(robots.allows("/elsewhere"));
    assert!(parse("User-agent: *\nDisallow: /page\nAllow: /page\n").allows("/page"));
    assert!(parse("User-agent: *\nAllow: /page\nDisallow: /page\n").allows("/page"));
    assert!(!parse("User-agent: *\nDisallow: /page/list\nAllow: /page\n").allows("/page/list?a=b"));
    assert!(parse("User-agent: *\nDisallow:\n").allows("/"));
    assert!(parse("User-agent: *\nDisallow: /\n").allows("/robots.txt"));
    assert!(!parse("User-agent: *\nDisallow: /\n").allows("/robots.txt.bak"));
}

#[test]
fn stars_are_anything_and_a_dollar_is_the_end() {
    let fits = |pattern: &str, path: &str| !parse(&format!("User-agent: *\nDisallow: {pattern}\n")).allows(path);
    for (pattern, path, expected) in [
        ("/*.gif$", "/a/b.gif", true),
        ("/*.gif$", "/a/b.gif?c", false),
        ("/*.gif$", "/a.gif/b.gif", true),
        ("/a*b*c", "/a1b2c3", true),
        ("/a*b*c", "/a1c2b3", false),
        ("/this/*/exactly", "/this/path/exactly", true),
        ("*/jobs", "/de/jobs", true),
        ("/a$", "/a", true),
        ("/a$", "/ab", false),
        ("/a*$", "/abc", true),
        ("/a*a$", "/a", false),
        ("*", "/", true),
        ("$", "/", false),
        ("/a$b", "/a$b", true),
        ("/***a", "/bca", true),
        ("a", "/a", false),
    ] {
        assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
    }
}

#[test]
fn percent_encoding_is_compared_by_what_it_means() {
    // The table of RFC 9309, section 2.2.2.
    let fits = |pattern: &str, path: &str| !parse(&format!("User-agent: *\nDisallow: {pattern}\n")).allows(path);
    for (pattern, path) in [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar"),
        ("/foo/bar/\u{30C4}", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
    ] {
        assert!(fits(pattern, path), "{pattern} {path}");
    }
    assert!(!fits("/a%2Fb", "/a/b"), "an encoded slash is another name");
    assert!(fits("/100%", "/100%"));
}

#[test]
fn ends_of_lines_marks_and_nonsense_do_no_harm() {
    for text in [
        "\u{feff}User-agent: *\rDisallow: /a\r",
        "User-agent: *\r\nDisallow: /a\r\n",
        "user-agent:*\ndisallow:/a#b",
        "User-agent : *\n  Disallow : /a  \n\0\0\n::\n",
    ] {
        assert!(!parse(text).allows("/a/b"), "{text:?}");
    }
    assert!(parse("<!doctype html><p>Disallow: /").allows("/"));
    let late = format!("User-agent: *\n{}\nDisallow: /late\n", "#".repeat(500 * 1024));
    assert!(parse(&late).allows("/late"));
}

#[test]
fn a_crawl_delay_is_heeded_up_to_a_minute() {
    let delay = |text: &str| parse(&format!("User-agent: *\nCrawl-delay: {text}\nDisallow: /a")).delay;
    assert_eq!(delay("2.5"), Some(Duration::from_millis(2500)));
    assert_eq!(delay("86400"), Some(Duration::from_secs(60)));
    assert_eq!(delay("inf"), Some(Duration::from_secs(60)));
    for nothing in ["", "0", "-1", "NaN", "a"] {
        assert_eq!(delay(nothing), None, "{nothing}");
    }
}

proptest::proptest! {
    #[test]
    fn no_file_and_no_path_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), path in "\\PC*") {
        Robots::parse(&bytes, "Bole").allows(&path);
    }

    #[test]
    fn a_pattern_fits_whatever_its_stars_stand_for(parts in proptest::collection::vec("[ab/]{0,3}", 1..6), filler in "[ab/]{0,3}") {
        let robots = parse(&format!("User-agent: *\nDisallow: /{}$\n", parts.join("*")));
        let path = format!("/{}", parts.join(&filler));
        proptest::prop_assert!(!robots.allows(&path), "{}", path);
    }
}

/// A site whose robots.txt is this answer, and that has a page on every other path.
async fn site(robots: impl Fn(u16) -> Vec<u8> + Send + Sync + 'static) -> Server {
    let port = std::sync::atomic::AtomicU16::new(0);
    Server::answering(move |request| match path(request) {
        "/robots.txt" => robots(port.fetch_add(1, std::sync::atomic::Ordering::SeqCst)),
        _ => answer(200, "", "page"),
    })
    .await
}

async fn ask(client: &Client, server: &Server, path: &str) -> Result<(), Failure> {
    client.fetch(&Request::new(server.url(path))).await.map(|_| ())
}

#[tokio::test]
async fn the_file_is_read_once_a_day_and_heeded() {
    let server = site(|_| answer(200, "", "User-agent: bole\nDisallow: /closed\n")).await;
    let clock = Clock::fixed(today());
    let client = Client::new(rules(), clock.clone()).unwrap();
    assert_eq!(ask(&client, &server, "/open").await, Ok(()));
    assert_eq!(ask(&client, &server, "/closed?a").await, Err(Failure::Robots));
    assert_eq!(ask(&client.clone(), &server, "/open?b").await, Ok(()));
    assert_eq!(server.lines(), ["GET /robots.txt", "GET /open", "GET /open?b"]);
    clock.advance(SignedDuration::from_hours(24));
    assert_eq!(ask(&client, &server, "/open").await, Ok(()));
    assert_eq!(server.lines()[3..], ["GET /robots.txt", "GET /open"]);
    // Whoever asks by right does not ask the file.
    page(&client, &super::plain(server.url("/closed"))).await;
}

#[tokio::test]
async fn many_at_once_read_the_file_once() {
    let server = site(|_| answer(200, "", "User-agent: *\nDisallow: /closed\n")).await;
    let client = client(rules());
    let asked = (0..8).map(|_| ask(&client, &server, "/open"));
    assert_eq!(futures::future::join_all(asked).await, vec![Ok(()); 8]);
    assert_eq!(
        server.lines().iter().filter(|line| *line == "GET /robots.txt").count(),
        1
    );
}

#[tokio::test]
async fn no_file_forbids_nothing_and_a_fault_forbids_everything_for_a_while() {
    for status in [400, 401, 403, 404, 410] {
        let server = site(move |_| answer(status, "", "User-agent: *\nDisallow: /")).await;
        assert_eq!(ask(&client(rules()), &server, "/").await, Ok(()), "{status}");
    }
    let server = site(|asked| match asked {
        0 => answer(500, "", ""),
        _ => answer(404, "", ""),
    })
    .await;
    let clock = Clock::fixed(today());
    let client = Client::new(rules(), clock.clone()).unwrap();
    assert_eq!(ask(&client, &server, "/").await, Err(Failure::RobotsUnread));
    assert_eq!(ask(&client, &server, "/").await, Err(Failure::RobotsUnread));
    assert_eq!(server.lines(), ["GET /robots.txt"]);
    clock.advance(SignedDuration::from_hours(1));
    assert_eq!(ask(&client, &server, "/").await, Ok(()));
}

#[tokio::test]
async fn while_a_site_fails_its_old_file_holds_for_thirty_days() {
    let server = site(|asked| match asked {
        0 => answer(200, "", "User-agent: *\nDisallow: /closed\n"),
        _ => answer(500, "", ""),
    })
    .await;
    let clock = Clock::fixed(today());
    let client = Client::new(rules(), clock.clone()).unwrap();
    for days in [0, 2, 20] {
        clock.advance(SignedDuration::from_hours(24 * days));
        assert_eq!(ask(&client, &server, "/open").await, Ok(()), "{days}");
        assert_eq!(ask(&client, &server, "/closed").await, Err(Failure::Robots), "{days}");
    }
    clock.advance(SignedDuration::from_hours(24 * 20));
    assert_eq!(ask(&client, &server, "/open").await, Err(Failure::RobotsUnread));
}

#[tokio::test]
async fn five_redirects_of_the_file_are_followed_and_more_mean_there_is_none() {
    let chain = |length: u32| {
        Server::answering(
            move |request| match path(request).strip_prefix("/r").map(str::parse::<u32>) {
                Some(Ok(number)) if number < length => redirect(301, &format!("/r{}", number + 1)),
                Some(Ok(_)) => answer(200, "", "User-agent: *\nDisallow: /\n"),
                Some(Err(_)) => redirect(301, "/r1"),
                None => answer(200, "", "page"),
            },
        )
    };
    let five = chain(5).await;
    assert_eq!(ask(&client(rules()), &five, "/").await, Err(Failure::Robots));
    let six = chain(6).await;
    assert_eq!(ask(&client(rules()), &six, "/").await, Ok(()));
}

#[tokio::test]
async fn a_file_that_is_too_long_counts_up_to_its_limit() {
    let server = site(|_| {
        let text = format!(
            "User-agent: *\nDisallow: /early\n{}Disallow: /late\n",
            "# on and on\n".repeat(50_000)
        );
        answer(200, "", text)
    })
    .await;
    let client = client(rules());
    assert_eq!(ask(&client, &server, "/early").await, Err(Failure::Robots));
    assert_eq!(ask(&client, &server, "/late").await, Ok(()));
}

#[tokio::test]
async fn whoever_is_too_busy_for_the_file_is_left_alone() {
    let server = site(|_| answer(429, "Retry-After: 60\r\n", "")).await;
    let client = client(rules());
    assert!(matches!(
        ask(&client, &server, "/").await,
        Err(Failure::Busy { retry_after: Some(_) })
    ));
    assert!(matches!(
        ask(&client, &server, "/").await,
        Err(Failure::Busy { retry_after: Some(_) })
    ));
    assert_eq!(server.lines(), ["GET /robots.txt"]);
}

#[tokio::test]
async fn a_redirect_into_a_site_asks_that_site() {
    let closed = site(|_| answer(200, "", "User-agent: *\nDisallow: /list\n")).await;
    let there = closed.url("/list");
    let server = Server::answering(move |request| match path(request) {
        "/robots.txt" => answer(404, "", ""),
        _ => redirect(302, &there),
    })
    .await;
    assert_eq!(ask(&client(rules()), &server, "/").await, Err(Failure::Robots));
    assert_eq!(closed.lines(), ["GET /robots.txt"]);
}

/// `cargo test -p fetch --release -- --ignored --nocapture worst` prints what the worst file costs.
#[test]
#[ignore = "a measurement"]
fn the_worst_file_is_read_and_asked_in() {
    let rule = "Disallow:*a*a*b\n";
    let text = format!("User-agent: *\n{}", rule.repeat(500 * 1024 / rule.len()));
    let path = format!("/{}", "a".repeat(2000));
    let begin = std::time::Instant::now();
    let robots = parse(&text);
    println!("read in {:?}", begin.elapsed());
    let begin = std::time::Instant::now();
    robots.allows(&path);
    println!("asked in {:?}", begin.elapsed());
}
