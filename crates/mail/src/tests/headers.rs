//! TRUST OUT-5: nothing written by somebody else breaks out of a header.

use super::{email, mailer, now, welcome};
use crate::{Address, BadHeader, Header, Message, Place, Security, testing::MailServer};

const INJECTIONS: [&str; 12] = [
    "x\r\nBcc: eve@example.net",
    "x\nBcc: eve@example.net",
    "x\rBcc: eve@example.net",
    "x\r\n\r\nA second body",
    "x\0y",
    "\u{b}x",
    "\u{c}x",
    "x\u{1b}[2J",
    "x\u{7f}",
    "x\u{85}Bcc: eve@example.net",
    "x\u{2028}Bcc: eve@example.net",
    "x\tBcc: eve@example.net",
];

#[test]
fn control_characters_are_refused_in_every_header() {
    for bad in INJECTIONS {
        let subject = Message::new(email("ada@example.org"), bad, "text").err();
        assert_eq!(subject, Some(BadHeader::Control(Place::Subject)), "{bad:?}");
        let name = Address::named(email("ada@example.org"), bad).err();
        assert_eq!(name, Some(BadHeader::Control(Place::Name)), "{bad:?}");
        let id = welcome().message_id(&format!("<{bad}@example.com>")).err();
        assert_eq!(id, Some(BadHeader::Control(Place::MessageId)), "{bad:?}");
        for header in [
            Header::AutoSubmitted,
            Header::ListUnsubscribe,
            Header::InReplyTo,
            Header::References,
        ] {
            assert_eq!(
                welcome().header(header, bad).err(),
                Some(BadHeader::Control(Place::Other(header))),
                "{bad:?}"
            );
        }
    }
}

#[test]
fn a_message_id_has_one_form() {
    for bad in [
        "", "plain", "<no-at>", "<@x>", "<x@>", "x@y", "<a b@x>", "<a@b@c>", "<ä@x>", " <a@x>",
    ] {
        let refused = welcome().message_id(bad).err();
        assert_eq!(refused, Some(BadHeader::NotStructured(Place::MessageId)), "{bad:?}");
    }
    assert!(welcome().message_id("<0192.f0@jobs.example.com>").is_ok());
}

#[test]
fn a_header_that_cannot_be_folded_stays_on_one_line() {
    let long = format!("<https://example.com/{}>", "a".repeat(1000));
    let refused = welcome().header(Header::ListUnsubscribe, &long).err();
    assert_eq!(
        refused,
        Some(BadHeader::NotStructured(Place::Other(Header::ListUnsubscribe)))
    );
}

#[tokio::test]
async fn odd_names_and_subjects_reach_one_person_with_the_expected_headers_only() {
    let server = MailServer::start(Security::None, &[]);
    let mailer = mailer(&server, Security::None);
    let odd = [
        "Eve <eve@example.net>, Mallory",
        "\"; Bcc: eve@example.net",
        "=?utf-8?q?=0D=0ABcc:_eve@example.net?=",
        "ada@example.org, eve@example.net",
        "a, b; c: d (e) [f] \\ g",
        "Bcc: eve@example.net",
        "%0d%0aBcc: eve@example.net",
        "伯乐\u{202e}moc.live",
    ];
    for text in odd {
        let to = Address::named(email("ada@example.org"), text).expect("no control character");
        let message = Message::new(to, text, text).expect("no control character");
        mailer.send(&message, now()).await.expect("sent");
    }
    let long = "很长的题目".repeat(40);
    let message = Message::new(email("ada@example.org"), &long, "text").expect("plain values");
    mailer.send(&message, now()).await.expect("sent");

    let received = server.received();
    assert_eq!(received.len(), odd.len() + 1);
    let expected = [
        "Content-Transfer-Encoding",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Subject",
        "To",
    ];
    for mail in received {
        assert_eq!(mail.to, ["ada@example.org"], "one recipient");
        let mut names: Vec<String> = mail.headers().into_iter().map(|(name, _)| name).collect();
        names.sort();
        assert_eq!(names, expected, "{}", mail.raw);
        assert!(
            mail.header("To").expect("To").ends_with("<ada@example.org>")
                || mail.header("To").expect("To") == "ada@example.org"
        );
    }
}
