//! Messages that arrive, over every kind of connection.

use super::{email, mailer, now, sender, welcome};
use crate::{Address, Header, Mailer, Message, Password, Security, SignIn, testing::MailServer};

#[tokio::test]
async fn a_message_arrives_over_each_kind_of_connection() {
    for security in [Security::None, Security::Starttls, Security::Tls] {
        let server = MailServer::start(security, &[]);
        mailer(&server, security).send(&welcome(), now()).await.expect("sent");

        let received = server.received();
        assert_eq!(received.len(), 1, "{security:?}");
        assert_eq!(received[0].from, "post@example.com");
        assert_eq!(received[0].to, ["ada@example.org"]);
        assert_eq!(received[0].encrypted, security != Security::None, "{security:?}");
        assert_eq!(received[0].text.trim_end(), "Good morning.");
    }
}

#[tokio::test]
async fn a_signed_in_message_arrives() {
    let server = MailServer::start(Security::Starttls, &["--auth", "bole:correct horse"]);
    let mut config = server.config(Security::Starttls, sender());
    config.sign_in = Some(SignIn {
        username: "bole".to_owned(),
        password: Password::new("correct horse"),
    });
    assert!(
        !format!("{:?}", config.sign_in).contains("correct horse"),
        "a password is never printed"
    );
    let mailer = Mailer::smtp(config).expect("settings that work");

    mailer.test_connection().await.expect("the settings work");
    assert!(server.received().is_empty(), "testing the connection sends nothing");
    mailer.send(&welcome(), now()).await.expect("sent");
    assert_eq!(server.received()[0].user.as_deref(), Some("bole"));
}

#[tokio::test]
async fn a_whole_message_reads_as_written() {
    let server = MailServer::start(Security::None, &[]);
    let to = Address::named(email("wei@example.org"), "张伟").expect("a name");
    let reply_to = Address::named(email("rosa@example.com"), "Rosa, \"the\" recruiter <x@y>").expect("a name");
    let subject = "Danke für Ihre Bewerbung – 谢谢您的申请,我们会尽快回复您的来信";
    // A leading dot is doubled on the way and taken off again (RFC 5321, section 4.5.2).
    let text = "Grüße\n.\n..\nEnde\n";
    let message = Message::new(to, subject, text)
        .and_then(|message| message.reply_to(reply_to))
        .and_then(|message| message.message_id("<0192f0c1@jobs.example.com>"))
        .and_then(|message| message.header(Header::AutoSubmitted, "auto-generated"))
        .expect("plain values")
        .html("<p lang=\"zh\">谢谢</p>")
        .language("zh-CN".parse().expect("a language"));
    mailer(&server, Security::None)
        .send(&message, now())
        .await
        .expect("sent");

    let received = server.received();
    let [mail] = received.as_slice() else {
        panic!("one message, not {}", received.len())
    };
    assert!(mail.raw.is_ascii());
    assert!(
        mail.raw.lines().all(|line| line.len() <= 998),
        "RFC 5322, section 2.1.1"
    );
    assert_eq!(mail.header("From").as_deref(), Some("post@example.com"));
    assert_eq!(
        mail.header("To").as_deref(),
        Some("=?utf-8?b?5byg5Lyf?= <wei@example.org>")
    );
    assert_eq!(mail.header("Date").as_deref(), Some("Tue, 24 Nov 2026 09:30:00 +0000"));
    assert_eq!(
        mail.header("Message-ID").as_deref(),
        Some("<0192f0c1@jobs.example.com>")
    );
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(mail.header("Content-Language").as_deref(), Some("zh-CN"));
    assert_eq!(
        mail.header("Reply-To").as_deref(),
        Some("=?utf-8?b?Um9zYSwgInRoZSIgcmVjcnVpdGVyIDx4QHk+?= <rosa@example.com>")
    );
    assert!(
        mail.header("Content-Type")
            .expect("a type")
            .starts_with("multipart/alternative")
    );
    assert_eq!(mail.subject, subject);
    assert_eq!(mail.text.trim_end(), text.trim_end());
    assert_eq!(mail.html.as_deref().map(str::trim_end), Some("<p lang=\"zh\">谢谢</p>"));
    assert_eq!(mail.raw.matches("Content-Transfer-Encoding: ").count(), 2);
}

#[tokio::test]
async fn a_long_link_to_unsubscribe_is_not_broken() {
    let server = MailServer::start(Security::None, &[]);
    let link = format!("<https://jobs.example.com/unsubscribe/{}>", "a1".repeat(150));
    let message = welcome()
        .header(Header::ListUnsubscribe, "<https://jobs.example.com/old>")
        .and_then(|message| message.header(Header::ListUnsubscribe, &link))
        .and_then(|message| message.header(Header::ListUnsubscribePost, "List-Unsubscribe=One-Click"))
        .expect("plain values");
    mailer(&server, Security::None)
        .send(&message, now())
        .await
        .expect("sent");
    let received = server.received();
    assert_eq!(received[0].header("List-Unsubscribe"), Some(link));
    assert_eq!(received[0].raw.matches("List-Unsubscribe:").count(), 1);
    assert_eq!(
        received[0].header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
}
