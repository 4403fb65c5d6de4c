//! What leaves, when, and how often.

use db::sql;
use jiff::SignedDuration;
use mail::{Security, testing::MailServer as SmtpServer};

use super::{connect, link_ada, reject_ada, send_due, state};
use crate::testing::TestApp;

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
    // The timeline says which mail it was, and that it left.
    let person = app.application("ada").await.candidate_id;
    let page = app
        .sign_in("rosa")
        .await
        .get(&format!("/app/candidates/{person}"))
        .await;
    page.says("wrote a mail, “Rejection”; it is held")
        .says("The mail “Rejection” left");
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
        crate::messages::sending::send(&app.app, id),
        crate::messages::sending::send(&app.app, id),
        crate::messages::sending::send(&app.app, id),
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
        .says("takes no mail")
        .says("Not sent")
        .does_not_say("Waits");
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
