//! Nobody leads us to a machine that is not theirs to name. A canary listens there and hears nothing.

use super::{
    client, failure,
    name_server::NameServer,
    page, plain, rules,
    server::{Server, answer, redirect},
};
use crate::{AddressKind, Failure, Reach, Rules};

const LOOPBACK: Failure = Failure::NotAllowedAddress(AddressKind::Loopback);

/// Reaches 127.0.0.2, as if it were public, and nothing else of this machine.
fn guarded() -> Rules {
    Rules {
        reach: Reach::PublicAnd(vec!["127.0.0.2/32".parse().unwrap()]),
        ..rules()
    }
}

async fn canary() -> Server {
    Server::answering(|_| answer(200, "", "secret")).await
}

async fn public(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + Clone + 'static) -> Server {
    Server::start("127.0.0.2:0", move |mut stream, request| {
        let answer = answer(&request);
        async move {
            tokio::io::AsyncWriteExt::write_all(&mut stream, &answer).await.ok();
        }
    })
    .await
}

#[tokio::test]
async fn an_address_of_this_machine_is_refused_however_it_is_written() {
    let canary = canary().await;
    let port = canary.address.port();
    let client = client(guarded());
    for host in [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "127.0.0.1.",
        "１２７.0.0.1",
        "localhost",
        "a.localhost",
    ] {
        assert_eq!(
            failure(&client, &format!("http://{host}:{port}/")).await,
            LOOPBACK,
            "{host}"
        );
    }
    for (host, kind) in [
        ("[::1]", AddressKind::Loopback),
        ("[::ffff:127.0.0.1]", AddressKind::Translation),
        ("[::ffff:7f00:1]", AddressKind::Translation),
        ("[::127.0.0.1]", AddressKind::Translation),
        ("[64:ff9b::127.0.0.1]", AddressKind::Loopback),
        ("0.0.0.0", AddressKind::Unspecified),
        ("[::]", AddressKind::Unspecified),
        ("169.254.169.254", AddressKind::Metadata),
    ] {
        let refused = failure(&client, &format!("http://{host}:{port}/")).await;
        assert_eq!(refused, Failure::NotAllowedAddress(kind), "{host}");
    }
    assert_eq!(canary.heard(), Vec::<String>::new());
}

#[tokio::test]
async fn a_name_that_leads_to_this_machine_is_refused_even_among_good_addresses() {
    let canary = canary().await;
    let port = canary.address.port();
    let names = NameServer::start(&[
        ("inside.test", &[&["127.0.0.1"]]),
        ("mixed.test", &[&["127.0.0.2", "127.0.0.1"]]),
        ("six.test", &[&["127.0.0.2", "::1"]]),
        ("mapped.test", &[&["::ffff:127.0.0.1"]]),
    ])
    .await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..guarded()
    });
    for host in ["inside.test", "mixed.test", "six.test"] {
        assert_eq!(
            failure(&client, &format!("http://{host}:{port}/")).await,
            LOOPBACK,
            "{host}"
        );
    }
    let mapped = failure(&client, &format!("http://mapped.test:{port}/")).await;
    assert_eq!(mapped, Failure::NotAllowedAddress(AddressKind::Translation));
    assert_eq!(canary.heard(), Vec::<String>::new());
}

#[tokio::test]
async fn a_name_that_changes_its_mind_is_asked_once_and_reaches_what_was_looked_at() {
    let public = public(|_| answer(200, "", "public")).await;
    let port = public.address.port();
    // On the same port, where a second look at the name would lead.
    let canary = Server::start(&format!("127.0.0.1:{port}"), |_, _| async {}).await;
    let names = NameServer::start(&[("rebinding.test", &[&["127.0.0.2"], &["127.0.0.1"]])]).await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..guarded()
    });
    let url = format!("http://rebinding.test:{port}/");
    assert_eq!(page(&client, &plain(&url)).await.bytes, b"public");
    assert_eq!(names.asked("rebinding.test"), 1);
    assert_eq!(failure(&client, &url).await, LOOPBACK);
    assert_eq!(names.asked("rebinding.test"), 2);
    assert_eq!(canary.heard(), Vec::<String>::new());
}

#[tokio::test]
async fn a_redirect_is_looked_at_like_any_address() {
    let canary = canary().await;
    let inside = canary.url("/");
    let names = NameServer::start(&[("rebinding.test", &[&["127.0.0.2"], &["127.0.0.1"]])]).await;
    let server = public(move |request| match super::server::path(request) {
        "/direct" => redirect(302, &inside),
        "/file" => redirect(302, "file:///etc/passwd"),
        "/sign-in" => redirect(302, "http://ada:secret@127.0.0.2/"),
        _ => redirect(302, "/elsewhere"),
    })
    .await;
    let client = client(Rules {
        name_server: Some(names.address),
        ..guarded()
    });
    assert_eq!(failure(&client, &server.url("/direct")).await, LOOPBACK);
    assert_eq!(failure(&client, &server.url("/file")).await, Failure::BadAddress);
    assert_eq!(failure(&client, &server.url("/sign-in")).await, Failure::SignIn);
    let rebinding = format!("http://rebinding.test:{}/", server.address.port());
    assert_eq!(failure(&client, &rebinding).await, LOOPBACK);
    assert_eq!(names.asked("rebinding.test"), 2);
    assert_eq!(canary.heard(), Vec::<String>::new());
}

#[tokio::test]
async fn robots_txt_is_fetched_by_the_same_rules() {
    let canary = canary().await;
    let inside = canary.url("/robots.txt");
    let server = public(move |_| redirect(302, &inside)).await;
    let asked = client(guarded()).fetch(&crate::Request::new(server.url("/list"))).await;
    assert_eq!(asked, Err(LOOPBACK));
    assert_eq!(server.lines(), ["GET /robots.txt"]);
    assert_eq!(canary.heard(), Vec::<String>::new());
}

#[tokio::test]
async fn proxy_variables_lead_nobody_astray() {
    let canary = canary().await;
    let mut test = tokio::process::Command::new(std::env::current_exe().unwrap());
    test.args(["--exact", "tests::failures::a_page_comes_with_what_its_headers_say"]);
    for variable in [
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ] {
        test.env(variable, canary.url(""));
    }
    let output = test.output().await.unwrap();
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("1 passed"),
        "{output:?}"
    );
    assert_eq!(canary.heard(), Vec::<String>::new());
}
