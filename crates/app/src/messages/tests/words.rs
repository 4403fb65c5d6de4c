//! What a message says, and what it must not.

use db::sql;
use mail::{Security, testing::MailServer as SmtpServer};

use super::{connect, link_ada, reject_ada, state, write};
use crate::{
    messages::{MessageKind, NewMessage},
    testing::TestApp,
};

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
        .does_not_say(">49");
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
