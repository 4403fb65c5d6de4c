//! Who may see a message and act on it.

use base::Id;
use db::sql;
use jiff::SignedDuration;
use mail::{Security, testing::MailServer as SmtpServer};

use super::{connect, write};
use crate::{
    messages::{Message, MessageKind, NewMessage, SealedLink},
    testing::{Client, TestApp},
};

#[tokio::test]
async fn a_private_link_of_a_colleague_is_sealed_until_it_leaves() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    let now = app.clock.now();
    let new = NewMessage {
        user: Some(app.world.user("hari")),
        link: Some(SealedLink::new(&app.app.keys, "/app/links/very-secret")),
        ..NewMessage::new(
            MessageKind::PasswordReset,
            "hari@acme.example".parse().unwrap(),
            "en".parse().unwrap(),
            now,
        )
        .with("name", "Hari")
    };
    write(&app, new).await.unwrap();
    let kept: (String, Option<String>) = sql("SELECT body, link FROM messages")
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert!(!kept.0.contains("very-secret") && !kept.1.unwrap().contains("very-secret"));
    app.run_work().await;
    assert!(
        server.received()[0]
            .text
            .contains("http://127.0.0.1:8080/app/links/very-secret")
    );
    app.end().await;
}

async fn may(client: &Client<'_>, id: Id<Message>) -> (u16, u16) {
    let seen = client.get(&format!("/app/outbox/{id}")).await.status.as_u16();
    let done = client
        .post(&format!("/app/outbox/{id}/taken-back"), &[])
        .await
        .status
        .as_u16();
    (seen, done)
}

#[tokio::test]
async fn messages_follow_the_application_they_are_about() {
    let app = TestApp::new().await;
    let (candidate, application, now) = (
        app.world.candidate("cem"),
        app.world.application("cem"),
        app.clock.now(),
    );
    let about = |candidate, application, job: &str| NewMessage {
        candidate: Some(candidate),
        application: Some(application),
        ..NewMessage::new(
            MessageKind::Withdrawal,
            "x@people.example".parse().unwrap(),
            "en".parse().unwrap(),
            now + SignedDuration::from_hours(1),
        )
        .with("job", job)
    };
    let secret = write(&app, about(candidate, application, "Vault Director"))
        .await
        .unwrap();
    let open = write(
        &app,
        about(app.world.candidate("ada"), app.world.application("ada"), "Kiln"),
    )
    .await
    .unwrap();
    for (name, secret_answer, open_answer) in [
        ("vera", (404, 404), (200, 403)),
        ("ivy", (404, 404), (200, 403)),
        ("olga", (404, 404), (200, 303)),
    ] {
        let client = app.sign_in(name).await;
        assert_eq!(
            may(&client, secret).await,
            secret_answer,
            "{name} and the confidential job"
        );
        assert_eq!(may(&client, open).await, open_answer, "{name} and the open job");
        client
            .get("/app/outbox")
            .await
            .expect(200)
            .does_not_say("Vault Director");
    }
    assert_eq!(may(&app.sign_in("rosa").await, secret).await, (200, 303));
    app.end().await;
}
