//! `bole serve` from its first start to its orderly end.

use std::time::Duration;

use probe::{Form, Program};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    forms::{self, ask_a_question, filled_in, open_form},
    installation::{Installation, bole, sign_in, somewhere},
};

#[tokio::test]
async fn an_empty_folder_is_enough_and_the_first_owner_gets_a_link() {
    let folder = tempfile::tempdir().expect("make a folder");
    let address = somewhere();
    let mut serve = bole(&["serve", "--listen", &address.to_string(), "--data"]);
    serve.arg(folder.path().join("new"));
    let server = Program::start(serve, address).await;
    let said = server.says("become the owner").await;
    let link = said
        .split_whitespace()
        .find_map(|word| word.strip_prefix(&format!("http://{address}")))
        .expect("the link is under the address where it listens");
    let browser = server.browser();
    browser.get(link).await.expect(200);
    browser.get("/jobs").await.expect(200);
    browser.get("/app/sign-in").await.expect(200);
    assert!(server.stop().await.success());
}

#[tokio::test]
async fn a_second_server_on_the_same_folder_is_refused_with_one_sentence() {
    let installation = Installation::new().await;
    let server = installation.serve().await;
    let second = installation
        .run(&["serve", "--listen", &somewhere().to_string()], "")
        .await;
    assert_eq!(second.code, Some(1));
    assert_eq!(second.stderr.lines().count(), 1, "{second:?}");
    assert!(
        second.stderr.contains("another server is already serving"),
        "{second:?}"
    );
    server.browser().get("/healthz").await.expect(200);
    assert!(server.stop().await.success());
    // The lock went with it.
    let server = installation.serve().await;
    assert!(server.stop().await.success());
    installation.remove().await;
}

#[tokio::test]
async fn health_readiness_and_figures_are_served() {
    let installation = Installation::new().await;
    let server = installation.serve().await;
    let browser = server.browser();
    assert_eq!(browser.get("/healthz").await.expect(200).text(), "ok\n");
    assert_eq!(browser.get("/readyz").await.expect(200).text(), "ok\n");
    let figures = browser.get("/metrics").await.expect(200);
    assert!(figures.header("content-type").starts_with("text/plain; version=0.0.4"));
    for name in ["bole_work_waiting", "bole_work_failed 0", "bole_events"] {
        assert!(figures.text().contains(name), "{name} in {}", figures.text());
    }
    assert!(server.stop().await.success());
    installation.remove().await;
}

#[tokio::test]
async fn a_request_that_is_open_when_the_order_to_stop_comes_is_answered() {
    let installation = Installation::new().await;
    let question = ask_a_question(&installation).await;
    installation.add_owner().await;
    let mut server = installation.serve().await;
    let browser = server.browser();
    sign_in(&browser).await;
    let mut stream_of_events = browser.open("/app/live").await;
    stream_of_events.until("live", Duration::from_secs(10)).await;
    let hidden = open_form(&browser).await;
    let body = filled_in(&hidden, question, "Ada Lindqvist", "ada@home.example", "1,300 degrees")
        .file("resume", "cv.pdf", &forms::some_pdf(&mut rand::rng(), 100_000))
        .into_bytes();
    let (first, rest) = body.split_at(body.len() / 2);
    let mut upload = TcpStream::connect(server.address()).await.expect("connect");
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nOrigin: http://{}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
        forms::APPLY,
        server.address(),
        server.address(),
        Form::content_type(),
        body.len()
    );
    upload.write_all(head.as_bytes()).await.expect("send the head");
    upload.write_all(first).await.expect("send half of the form");
    // Half of the form is on its way for certain: what was sent after it has been answered.
    browser.get("/healthz").await.expect(200);

    server.ask_to_stop();
    server.says("open requests are answered first").await;
    stream_of_events.end(Duration::from_secs(10)).await;
    while TcpStream::connect(server.address()).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    upload.write_all(rest).await.expect("send the rest");
    let mut answer = String::new();
    upload.read_to_string(&mut answer).await.expect("read the answer");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.ended().await.code(), Some(0), "{}", server.said());
    assert_eq!(forms::received(&installation.db).await, 1);
    installation.remove().await;
}
