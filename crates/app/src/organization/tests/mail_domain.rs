//! The sender's domain on the mail page, asked of a real name server.

use mail::testing::NameServer;

use crate::{
    config::{Config, Mail},
    testing::{Client, TestApp},
};

const PAGE: &str = "/app/settings/mail";
const CHECK: &str = "/app/settings/mail/domain";

async fn asking(server: &NameServer) -> TestApp {
    let mail = Mail {
        dns: Some(server.address()),
    };
    TestApp::configured(Config {
        mail,
        ..Config::default()
    })
    .await
}

async fn set_up(olga: &Client<'_>) {
    let fields = [
        ("host", "mail.acme.example"),
        ("port", "587"),
        ("security", "starttls"),
        ("from", "jobs@acme.example"),
        ("version", "0"),
    ];
    olga.post(PAGE, &fields).await.expect_redirect(PAGE);
}

#[tokio::test]
async fn a_domain_in_order_is_said_to_be_so() {
    let server = NameServer::start(&[
        ("acme.example", "TXT", "v=spf1 mx a -all"),
        ("acme.example", "MX", "10 mail.acme.example"),
        ("mail.acme.example", "A", "192.0.2.25"),
        ("s1._domainkey.acme.example", "TXT", "v=DKIM1; p=abc"),
        ("_dmarc.acme.example", "TXT", "v=DMARC1; p=reject"),
    ])
    .await;
    let app = asking(&server).await;
    let olga = app.sign_in("olga").await;
    set_up(&olga).await;
    olga.get(PAGE)
        .await
        .expect(200)
        .says("Will receivers trust acme.example?")
        .does_not_say("In order");
    olga.post(CHECK, &[("selector", "s1"), ("signer", "")])
        .await
        .expect(200)
        .says("Receivers can trust mails of acme.example.")
        .says("Receivers ask 2 questions for it")
        .says("The key is published.")
        .says("Sender, envelope and signature are all of acme.example.")
        .says("value=\"s1\"")
        .does_not_say("Add this record");
    // Without a selector the rest is told, and where to find it.
    olga.post(CHECK, &[])
        .await
        .expect(200)
        .says("Not everything could be checked.")
        .says("DKIM-Signature")
        .says("Enter the selector");
    app.end().await;
}

#[tokio::test]
async fn missing_records_stand_ready_to_copy() {
    let markup = "v=spf1 include:<b>x</b> ?all";
    let server = NameServer::start(&[
        ("acme.example", "TXT", "v=spf1 mx ~all"),
        ("acme.example", "TXT", markup),
        ("gone._domainkey.acme.example", "TXT", "v=DKIM1; p="),
    ])
    .await;
    let app = asking(&server).await;
    let adam = app.sign_in("adam").await;
    set_up(&adam).await;
    adam.post(CHECK, &[("selector", "gone")])
        .await
        .expect(200)
        .says("Something is missing")
        .says("There are several SPF records")
        .says("Put this record in its place")
        .does_not_say("<b>x</b>")
        .says("The key was revoked")
        .says("gone._domainkey.acme.example")
        .says("Your mail provider shows the value.")
        .says("_dmarc.acme.example")
        .says("v=DMARC1; p=none")
        .says("replies are lost")
        .says("10 mail.acme.example");
    app.end().await;
}

#[tokio::test]
async fn a_name_server_that_fails_is_no_missing_record() {
    let server = NameServer::refusing().await;
    let app = asking(&server).await;
    let olga = app.sign_in("olga").await;
    set_up(&olga).await;
    olga.post(CHECK, &[("selector", "s1")])
        .await
        .expect(200)
        .says("The name server could not answer")
        .does_not_say("Add this record")
        .does_not_say("has no SPF record");
    app.end().await;
}

#[tokio::test]
async fn only_who_runs_the_organization_asks_and_only_what_can_be_asked() {
    let server = NameServer::start(&[]).await;
    let app = asking(&server).await;
    let olga = app.sign_in("olga").await;
    // Without a sender there is no domain to ask about.
    olga.get(PAGE).await.expect(200).does_not_say("Check the domain");
    olga.post(CHECK, &[]).await.expect(200).does_not_say("Check the domain");
    set_up(&olga).await;
    olga.post(CHECK, &[("selector", "a b")])
        .await
        .expect(422)
        .says("Enter the word after")
        .says("value=\"a b\"");
    olga.post(CHECK, &[("signer", "acme")])
        .await
        .expect(422)
        .says("Enter a domain such as example.com");
    olga.post(CHECK, &[("selector", "s1"), ("domain", "other.example")])
        .await
        .expect(422);
    for name in ["rosa", "hari", "vera"] {
        let client = app.sign_in(name).await;
        client.post(CHECK, &[("selector", "s1")]).await.expect(403);
    }
    app.end().await;
}
