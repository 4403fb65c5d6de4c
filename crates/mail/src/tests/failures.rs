//! What goes wrong, and the sentence and advice that come of it.

use std::time::Duration;

use super::{email, mailer, now, sender, welcome};
use crate::{Cause, Failure, Mailer, Message, Next, Password, Security, SignIn, SmtpConfig, testing::MailServer};

async fn failure(config: SmtpConfig) -> Failure {
    Mailer::smtp(config)
        .expect("settings that could work")
        .send(&welcome(), now())
        .await
        .expect_err("it must fail")
}

#[tokio::test]
async fn a_recipient_that_is_refused_is_given_up_or_tried_again() {
    let server = MailServer::start(Security::None, &[]);
    let mailer = mailer(&server, Security::None);
    let answers = [
        ("reply-550@example.org", Cause::RecipientRefused, Next::GiveUp),
        ("reply-553@example.org", Cause::RecipientRefused, Next::GiveUp),
        ("reply-530@example.org", Cause::SignInNeeded, Next::FixSettings),
        ("reply-450@example.org", Cause::Busy, Next::TryLater),
        ("reply-421@example.org", Cause::Busy, Next::TryLater),
    ];
    for (to, cause, next) in answers {
        let message = Message::new(email(to), "Welcome", "Good morning.").expect("plain values");
        let failure = mailer.send(&message, now()).await.expect_err("refused");
        assert_eq!((failure.cause, failure.next()), (cause, next), "{to}");
        let reply = failure.reply().expect("the server's words");
        assert!(reply.starts_with(&to[6..9]) && reply.contains(to), "{reply}");
        assert!(
            !failure.to_string().contains("example.org"),
            "no personal data in the sentence: {failure}"
        );
    }
    assert!(server.received().is_empty());
    mailer
        .send(&welcome(), now())
        .await
        .expect("the next message still leaves");
}

#[tokio::test]
async fn a_sender_that_is_refused_needs_other_settings() {
    let server = MailServer::start(Security::None, &["--refuse-sender"]);
    let failure = failure(server.config(Security::None, sender())).await;
    assert_eq!(
        (failure.cause, failure.next()),
        (Cause::SenderRefused, Next::FixSettings)
    );
}

#[tokio::test]
async fn a_wrong_password_is_told_from_a_missing_one() {
    let server = MailServer::start(Security::Tls, &["--auth", "bole:right"]);
    let mut config = server.config(Security::Tls, sender());
    assert_eq!(failure(config.clone()).await.cause, Cause::SignInNeeded);
    config.sign_in = Some(SignIn {
        username: "bole".to_owned(),
        password: Password::new("wrong"),
    });
    let refused = failure(config).await;
    assert_eq!(
        (refused.cause, refused.next()),
        (Cause::SignInRefused, Next::FixSettings)
    );
    assert!(!refused.reply().expect("the server's words").contains("wrong"));
}

#[tokio::test]
async fn a_password_for_a_server_without_sign_in_is_not_sent() {
    let server = MailServer::start(Security::None, &[]);
    let mut config = server.config(Security::None, sender());
    config.sign_in = Some(SignIn {
        username: "bole".to_owned(),
        password: Password::new("right"),
    });
    assert_eq!(failure(config).await.cause, Cause::NoSignIn);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    for security in [Security::Starttls, Security::Tls] {
        let server = MailServer::start(security, &[]);
        let mut config = server.config(security, sender());
        config.certificate_authority = None;
        assert_eq!(failure(config).await.cause, Cause::Certificate, "{security:?}");

        let other = MailServer::start(security, &["--certificate-name", "mail.example.com"]);
        let for_another_name = failure(other.config(security, sender())).await;
        assert_eq!(for_another_name.cause, Cause::Certificate, "{security:?}");
        assert!(server.received().is_empty() && other.received().is_empty());
    }
}

#[tokio::test]
async fn a_connection_never_falls_back_to_plain_text() {
    let server = MailServer::start(Security::None, &[]);
    let starttls = failure(server.config(Security::Starttls, sender())).await;
    assert_eq!(
        (starttls.cause, starttls.next()),
        (Cause::NoStarttls, Next::FixSettings)
    );
    let tls = failure(server.config(Security::Tls, sender())).await;
    assert_eq!((tls.cause, tls.next()), (Cause::NotEncrypted, Next::FixSettings));
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_server_that_insists_on_encryption_is_told_apart() {
    let server = MailServer::start(Security::Starttls, &["--auth", "bole:right"]);
    let failure = failure(server.config(Security::None, sender())).await;
    assert!(
        matches!(failure.cause, Cause::EncryptionNeeded | Cause::SignInNeeded),
        "{failure:?}"
    );
    assert_eq!(failure.next(), Next::FixSettings);
}

#[tokio::test]
async fn a_slow_server_is_tried_later() {
    let server = MailServer::start(Security::None, &["--delay", "60000"]);
    let mut config = server.config(Security::None, sender());
    config.timeout = Duration::from_millis(400);
    let failure = failure(config).await;
    assert_eq!((failure.cause, failure.next()), (Cause::NoAnswer, Next::TryLater));
}

#[tokio::test]
async fn a_silent_port_and_an_unknown_name_are_told_apart() {
    let port = MailServer::start(Security::None, &[]).port();
    let server = MailServer::start(Security::None, &[]);
    let mut closed = server.config(Security::None, sender());
    closed.port = port;
    let unreachable = failure(closed).await;
    assert_eq!(
        (unreachable.cause, unreachable.next()),
        (Cause::Unreachable, Next::TryLater)
    );
    assert!(
        unreachable.to_string().contains(&format!("127.0.0.1:{port}")),
        "{unreachable}"
    );

    let mut unknown = server.config(Security::None, sender());
    // RFC 6761: no name under .invalid exists.
    unknown.host = "mail.invalid".to_owned();
    assert_eq!(failure(unknown).await.cause, Cause::HostNotFound);
}

#[tokio::test]
async fn something_that_is_no_mail_server_is_named_so() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let answer = b"HTTP/1.1 400 Bad Request\r\n\r\n";
            tokio::io::AsyncWriteExt::write_all(&mut stream, answer)
                .await
                .expect("written");
        }
    });
    let server = MailServer::start(Security::None, &[]);
    let mut config = server.config(Security::None, sender());
    config.port = port;
    assert_eq!(failure(config).await.cause, Cause::NotSmtp);
}

#[tokio::test]
async fn without_a_server_nothing_is_sent() {
    let mailer = Mailer::none();
    assert!(!mailer.is_set_up());
    let failure = mailer.send(&welcome(), now()).await.expect_err("not set up");
    assert_eq!((failure.cause, failure.next()), (Cause::NotSetUp, Next::FixSettings));
    assert_eq!(
        mailer.test_connection().await.expect_err("not set up").cause,
        Cause::NotSetUp
    );
}

#[test]
fn an_authority_that_is_no_certificate_is_refused_at_once() {
    let server = MailServer::start(Security::Tls, &[]);
    let mut config = server.config(Security::Tls, sender());
    for bad in [
        "",
        "not a certificate",
        "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n",
    ] {
        config.certificate_authority = Some(bad.to_owned());
        let refused = Mailer::smtp(config.clone()).err().map(|failure| failure.cause);
        assert_eq!(refused, Some(Cause::AuthorityUnreadable), "{bad:?}");
    }
}

#[test]
fn every_cause_has_a_name_of_its_own_and_is_found_by_it() {
    for cause in Cause::ALL {
        assert_eq!(Cause::from_name(cause.name()), Some(cause));
    }
    assert_eq!(Cause::from_name("unheard-of"), None);
}
