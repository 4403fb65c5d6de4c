//! The mail server that the company sends through.

use super::super::load;
use crate::{messages::MailServer, testing::TestApp};

#[tokio::test]
async fn the_mail_password_is_sealed_and_goes_to_no_other_server() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/mail";
    let server = |host: &'static str, password: &'static str, version: &'static str| {
        [
            ("host", host),
            ("port", "587"),
            ("security", "starttls"),
            ("from", "jobs@acme.example"),
            ("from_name", "Acme"),
            ("username", "jobs"),
            ("password", password),
            ("version", version),
        ]
    };
    olga.post(path, &server("mail.acme.example", "", "0"))
        .await
        .expect(422)
        .says("Enter the password");
    olga.post(path, &server("mail.acme.example", "kiln fire", "0"))
        .await
        .expect_redirect(path);
    let stored: String = db::sql("SELECT value FROM settings WHERE key = 'mail_server'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert!(!stored.contains("kiln fire"), "the password is sealed");
    olga.get(path)
        .await
        .expect(200)
        .does_not_say("kiln fire")
        .says("One is kept");
    olga.post(path, &server("mail.acme.example", "", "1"))
        .await
        .expect_redirect(path);
    let kept = load::<MailServer>(&mut app.app.db.read()).await.unwrap().0;
    assert!(kept.is_set_up() && kept.password.is_some());
    // Whoever changes the server must know the password.
    olga.post(path, &server("evil.example", "", "2"))
        .await
        .expect(422)
        .says("Enter the password");
    olga.post(path, &server("mail acme", "x", "2")).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn a_test_mail_says_what_is_wrong() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.post("/app/settings/mail/test", &[])
        .await
        .expect(200)
        .says("No mail server is set up");
    // A port on which nothing listens.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
        .to_string();
    let fields = [
        ("host", "127.0.0.1"),
        ("port", port.as_str()),
        ("security", "none"),
        ("from", "jobs@acme.example"),
        ("version", "0"),
    ];
    olga.post("/app/settings/mail", &fields)
        .await
        .expect_redirect("/app/settings/mail");
    olga.post("/app/settings/mail/test", &[])
        .await
        .expect(200)
        .says("Nothing answers at 127.0.0.1");
    app.end().await;
}
