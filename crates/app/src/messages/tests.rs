//! Stories of mails: held, taken back, sent by a real server, at most once.

use base::{Email, Id};
use db::sql;
use jiff::SignedDuration;
use mail::{Security, testing::MailServer as SmtpServer};

use super::{MailServer, Message, MessageKind, NewMessage, SealedLink, SendDue, hold};
use crate::{
    events::By,
    organization,
    testing::{Client, TestApp},
};

/// Sets up a mail server for the application.
async fn connect(app: &TestApp, server: &SmtpServer) {
    let settings = MailServer {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        security: Security::None,
        from: Some("hiring@acme.example".parse().unwrap()),
        from_name: "Acme Töpferei".to_owned(),
        ..MailServer::default()
    };
    app.app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move { organization::change(tx, By::System, &settings, 0).await })
        })
        .await
        .unwrap();
}

/// A rejection of ada's, to leave in `minutes`.
async fn reject_ada(app: &TestApp, to: &str, minutes: i64) -> Id<Message> {
    let (candidate, application) = (app.world.candidate("ada"), app.world.application("ada"));
    let (to, now): (Email, _) = (to.parse().unwrap(), app.clock.now());
    let rosa = app.world.user("rosa");
    write(
        app,
        NewMessage {
            candidate: Some(candidate),
            application: Some(application),
            created_by: Some(rosa),
            ..NewMessage::new(
                MessageKind::Rejection,
                to,
                "de".parse().unwrap(),
                now + SignedDuration::from_mins(minutes),
            )
            .with("name", "Ada Okafor")
            .with("job", "Kiln Engineer")
            .with("sender", "Rosa Brandt")
        },
    )
    .await
    .unwrap()
}

async fn write(app: &TestApp, new: NewMessage) -> web::Result<Id<Message>> {
    app.app
        .db
        .write(move |tx| {
            let new = new.clone();
            Box::pin(async move { hold(tx, new).await })
        })
        .await
}

async fn state(app: &TestApp, id: Id<Message>) -> (String, Option<String>) {
    sql("SELECT state, last_error FROM messages WHERE id = $1")
        .bind(id)
        .one(&mut app.app.db.read())
        .await
        .unwrap()
}

async fn send_due(app: &TestApp) {
    app.app
        .db
        .write(|tx| Box::pin(async move { work::enqueue::<crate::App, _>(tx, &SendDue {}).await }))
        .await
        .unwrap();
    app.run_work().await;
}

/// Gives ada's application a link to its status page.
async fn link_ada(app: &TestApp) {
    let (keys, id) = (app.app.keys.clone(), app.world.application("ada"));
    app.app
        .db
        .write(move |tx| {
            let keys = keys.clone();
            Box::pin(async move {
                let application = crate::applications::find(tx, id).await?.expect("ada applied");
                crate::applications::renew(tx, &keys, By::System, &application).await
            })
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_message_leaves_at_its_time_through_a_real_server() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    let id = reject_ada(&app, "ada@people.example", 10).await;
    app.run_work().await;
    assert_eq!(server.received().len(), 0, "nothing leaves before its time");
    app.clock.advance(SignedDuration::from_mins(11));
    app.run_work().await;

    let received = server.received();
    let mail = received.first().expect("one mail");
    assert_eq!(
        (received.len(), mail.to.as_slice()),
        (1, ["ada@people.example".to_owned()].as_slice())
    );
    assert_eq!(mail.from, "hiring@acme.example");
    assert_eq!(mail.subject, "Ihre Bewerbung: Kiln Engineer");
    assert!(
        mail.text.contains("Guten Tag Ada Okafor") && mail.text.contains("Rosa Brandt"),
        "{}",
        mail.text
    );
    let link = mail
        .text
        .lines()
        .find(|line| line.contains("/status/"))
        .expect("the link to the status page");
    assert!(link.starts_with("http://127.0.0.1:8080/status/"), "{link}");
    assert_eq!(mail.header("Content-Language").as_deref(), Some("de"));
    assert_eq!(state(&app, id).await, ("sent".to_owned(), None));
    let kept: String = sql("SELECT body FROM messages")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let token = link.rsplit('/').next().unwrap();
    assert!(!kept.contains(token), "the outbox holds no key to a status page");
    app.visitor().get(&format!("/status/{token}")).await.expect(200);
    app.end().await;
}

#[tokio::test]
async fn what_is_taken_back_never_leaves() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    let id = reject_ada(&app, "ada@people.example", 10).await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/outbox")
        .await
        .expect(200)
        .says("Ihre Bewerbung: Kiln Engineer")
        .says("Ada Okafor");
    rosa.post(&format!("/app/outbox/{id}/taken-back"), &[])
        .await
        .expect_redirect("/app/outbox");
    rosa.post(&format!("/app/outbox/{id}/taken-back"), &[])
        .await
        .expect(409);
    app.clock.advance(SignedDuration::from_mins(20));
    app.run_work().await;
    assert_eq!(server.received().len(), 0);
    assert_eq!(state(&app, id).await.0, "taken_back");
    app.end().await;
}

#[tokio::test]
async fn two_nodes_send_a_message_once() {
    let (app, server) = (
        TestApp::new().await,
        SmtpServer::start(Security::None, &["--delay", "200"]),
    );
    connect(&app, &server).await;
    link_ada(&app).await;
    let id = reject_ada(&app, "ada@people.example", 0).await;
    let sends = [
        super::sending::send(&app.app, id),
        super::sending::send(&app.app, id),
        super::sending::send(&app.app, id),
    ];
    for outcome in futures::future::join_all(sends).await {
        outcome.unwrap();
    }
    app.run_work().await;
    assert_eq!(server.received().len(), 1);
    app.end().await;
}

#[tokio::test]
async fn an_attempt_that_never_ended_is_for_a_person_to_decide() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    let id = reject_ada(&app, "ada@people.example", 0).await;
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                sql("UPDATE messages SET state = 'sending', claimed_at = $2 WHERE id = $1")
                    .bind(id)
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    app.clock.advance(SignedDuration::from_mins(11));
    send_due(&app).await;
    assert_eq!(state(&app, id).await, ("failed".to_owned(), Some("unsure".to_owned())));
    assert_eq!(server.received().len(), 0, "a second mail may be one too many");
    app.end().await;
}

#[tokio::test]
async fn without_a_mail_server_messages_wait_and_staff_can_copy_the_link() {
    let app = TestApp::new().await;
    link_ada(&app).await;
    let id = reject_ada(&app, "ada@people.example", 0).await;
    app.run_work().await;
    assert_eq!(
        state(&app, id).await,
        ("held".to_owned(), Some("not-set-up".to_owned()))
    );
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/outbox")
        .await
        .expect(200)
        .says("No mail server is set up");
    rosa.get(&format!("/app/outbox/{id}"))
        .await
        .expect(200)
        .says("/status/");
    let noted: i64 = sql("SELECT COUNT(*) FROM access_log WHERE action = 'status_link_copied'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(noted, 1);

    // Once there is one, what waited leaves.
    let server = SmtpServer::start(Security::None, &[]);
    connect(&app, &server).await;
    send_due(&app).await;
    assert_eq!(server.received().len(), 1);
    app.end().await;
}

#[tokio::test]
async fn a_refused_address_is_given_up_and_a_busy_server_tried_again() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    let refused = reject_ada(&app, "reply-550@people.example", 0).await;
    let busy = reject_ada(&app, "reply-451@people.example", 0).await;
    app.run_work().await;
    assert_eq!(
        state(&app, refused).await,
        ("failed".to_owned(), Some("recipient-refused".to_owned()))
    );
    assert_eq!(state(&app, busy).await.0, "held");
    let (attempts, waits): (i32, bool) = sql("SELECT attempts, send_at > $2 FROM messages WHERE id = $1")
        .bind(busy)
        .bind(app.clock.now())
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!((attempts, waits), (1, true));
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/outbox?tab=failed")
        .await
        .expect(200)
        .says("takes no mail");
    app.end().await;
}

#[tokio::test]
async fn nobody_gets_more_than_three_an_hour_and_six_a_day_unless_the_address_is_theirs() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    for spelling in ["victim@home.example", "Victim@home.example", "VICTIM@HOME.example"] {
        for _ in 0..4 {
            reject_ada(&app, spelling, 0).await;
        }
    }
    app.run_work().await;
    assert_eq!(server.received().len(), 3);
    for _ in 0..30 {
        app.clock.advance(SignedDuration::from_mins(30));
        send_due(&app).await;
    }
    assert_eq!(server.received().len(), 6);
    let suppressed: i64 = sql("SELECT COUNT(*) FROM messages WHERE state = 'suppressed' AND last_error = 'day-full'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(suppressed, 6);

    // Ada has shown that hers is hers.
    app.app
        .db
        .write(|tx| {
            Box::pin(async move {
                let now = tx.now();
                sql("UPDATE contact_points SET verified_at = $1")
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    for _ in 0..8 {
        reject_ada(&app, "ada@people.example", 0).await;
    }
    app.run_work().await;
    assert_eq!(server.received().len(), 14);
    app.end().await;
}

#[tokio::test]
async fn a_message_with_an_unfilled_field_does_not_leave_until_somebody_fills_it() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    let (candidate, application, now) = (
        app.world.candidate("ada"),
        app.world.application("ada"),
        app.clock.now(),
    );
    let new = NewMessage {
        candidate: Some(candidate),
        application: Some(application),
        ..NewMessage::new(
            MessageKind::Rejection,
            "ada@people.example".parse().unwrap(),
            "en".parse().unwrap(),
            now,
        )
        .with("name", "Ada")
        .with("job", "Kiln Engineer")
    };
    let id = write(&app, new).await.unwrap();
    app.run_work().await;
    assert_eq!(
        state(&app, id).await,
        ("failed".to_owned(), Some("unfilled".to_owned()))
    );

    let rosa = app.sign_in("rosa").await;
    let page = rosa
        .get(&format!("/app/outbox/{id}"))
        .await
        .expect(200)
        .says("{sender}")
        .text();
    assert!(page.contains("has no value"));
    let version = page
        .split("name=\"version\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let place = format!("/app/outbox/{id}");
    rosa.post(
        &place,
        &[("subject", "Hello"), ("body", "From {sender}"), ("version", &version)],
    )
    .await
    .expect(422)
    .says("{sender} has no value");
    rosa.post(
        &place,
        &[
            ("subject", "Hello"),
            ("body", "From Rosa: {status_link}"),
            ("version", &version),
        ],
    )
    .await
    .expect_redirect("/app/outbox");
    app.run_work().await;
    let received = server.received();
    assert!(
        received[0].text.starts_with("From Rosa: http://127.0.0.1:8080/status/"),
        "{}",
        received[0].text
    );
    app.end().await;
}

#[tokio::test]
async fn what_would_break_out_of_a_header_is_refused_before_it_is_held() {
    let (app, server) = (TestApp::new().await, SmtpServer::start(Security::None, &[]));
    connect(&app, &server).await;
    link_ada(&app).await;
    let now = app.clock.now();
    let new = |name: &str, job: &str| NewMessage {
        to_name: name.to_owned(),
        candidate: Some(app.world.candidate("ada")),
        application: Some(app.world.application("ada")),
        ..NewMessage::new(
            MessageKind::StatusLink,
            "ada@people.example".parse().unwrap(),
            "en".parse().unwrap(),
            now,
        )
        .with("job", job)
    };
    for name in ["Ada\r\nBcc: victim@home.example", "Ada\u{0}", "Ada\nX: y"] {
        assert!(
            matches!(write(&app, new(name, "Kiln")).await, Err(web::Error::Conflict(_))),
            "{name:?}"
        );
    }
    write(&app, new("Ada", "Kiln\r\nBcc: victim@home.example"))
        .await
        .unwrap();
    app.run_work().await;
    let received = server.received();
    assert_eq!((received.len(), received[0].to.len()), (1, 1));
    assert!(received[0].header("Bcc").is_none());
    app.end().await;
}

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

#[tokio::test]
async fn a_template_is_edited_with_its_own_fields_only() {
    let app = TestApp::new().await;
    let place = "/app/settings/templates/rejection/en";
    app.sign_in("rosa").await.get(place).await.expect(403);
    let olga = app.sign_in("olga").await;
    olga.get("/app/settings/templates").await.expect(200).says("Rejection");
    olga.get(place).await.expect(200).says("{status_link}");
    let text = [
        ("subject", "About {job}"),
        ("body", "Dear {name}, {salary}"),
        ("version", "0"),
    ];
    olga.post(place, &text)
        .await
        .expect(422)
        .says("no field {salary}")
        .says("Dear {name}");
    let evil = [
        ("subject", "{{ 7*7 }}"),
        ("body", "{% include 'x' %} <b>{name}</b>"),
        ("version", "0"),
    ];
    olga.post(&format!("{place}/preview"), &evil)
        .await
        .expect(200)
        .says("{{ 7*7 }}")
        .says("&lt;b&gt;")
        .does_not_say("49");
    let text = [
        ("subject", "About {job}"),
        ("body", "Dear {name}, no."),
        ("version", "0"),
    ];
    olga.post(place, &text).await.expect_redirect("/app/settings/templates");
    olga.post(place, &text).await.expect(412);

    let id = reject_ada(&app, "ada@people.example", 10).await;
    let german: String = sql("SELECT subject FROM messages WHERE id = $1")
        .bind(id)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(
        german, "Ihre Bewerbung: Kiln Engineer",
        "only the English text was changed"
    );
    olga.post(&format!("{place}/reset"), &[])
        .await
        .expect_redirect("/app/settings/templates");
    olga.get(place).await.expect(200).says("thank you for your application");
    app.end().await;
}
