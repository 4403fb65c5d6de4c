//! From the mail library's errors to a [`Cause`]: by the step at which the conversation failed.

use std::{error::Error as StdError, io};

use lettre::transport::smtp::Error;

use crate::{
    failure::{Cause, Failure},
    smtp::{Security, SmtpConfig},
};

/// Where in the conversation we were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Connect,
    Encrypt,
    SignIn,
    Sender,
    Recipient,
    Content,
}

pub(crate) fn diagnose(config: &SmtpConfig, step: Step, error: &Error) -> Failure {
    let cause = if error.is_transient() {
        Cause::Busy
    } else if error.is_permanent() {
        refused(config, step, error)
    } else if error.is_client() {
        unable(step)
    } else {
        broken(error)
    };
    let reply = error.status().map(|code| match error.source() {
        Some(words) => format!("{code} {words}"),
        None => code.to_string(),
    });
    Failure::new(cause, &config.server(), reply)
}

/// The server said no (a 5yz reply, RFC 5321 section 4.2.1).
fn refused(config: &SmtpConfig, step: Step, error: &Error) -> Cause {
    let code = error.status().map(u16::from);
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    if config.security == Security::None && words.contains("STARTTLS") {
        return Cause::EncryptionNeeded;
    }
    // RFC 3463: X.1.7 and X.1.8 speak of the sender. Some servers say so only once they know the recipient.
    if words.starts_with("5.1.7") || words.starts_with("5.1.8") {
        return Cause::SenderRefused;
    }
    match (step, code) {
        (Step::Connect, _) => Cause::TurnedAway,
        (Step::Encrypt, _) => Cause::NoStarttls,
        (Step::SignIn, _) => Cause::SignInRefused,
        // RFC 4954, section 6: 530 is "authentication required".
        (Step::Sender | Step::Recipient, Some(530)) => Cause::SignInNeeded,
        (Step::Sender, _) => Cause::SenderRefused,
        (Step::Recipient, _) => Cause::RecipientRefused,
        (Step::Content, _) => Cause::MessageRefused,
    }
}

/// The server can do less than we need.
fn unable(step: Step) -> Cause {
    match step {
        Step::Encrypt => Cause::NoStarttls,
        Step::SignIn => Cause::NoSignIn,
        Step::Connect | Step::Sender | Step::Recipient | Step::Content => Cause::MessageRefused,
    }
}

/// No reply that could be read: the network, TLS, or something that is no mail server.
fn broken(error: &Error) -> Cause {
    if error.is_response() {
        // The library's word for a connection that ends within or before a reply.
        let cut = error
            .source()
            .is_some_and(|source| source.to_string() == "incomplete response");
        return if cut { Cause::ConnectionLost } else { Cause::NotSmtp };
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        return match tls {
            rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented => Cause::Certificate,
            _ => Cause::NotEncrypted,
        };
    }
    match find::<io::Error>(error).map(io::Error::kind) {
        Some(io::ErrorKind::TimedOut) => Cause::NoAnswer,
        Some(io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe) => {
            Cause::ConnectionLost
        }
        _ => Cause::Unreachable,
    }
}

/// The first error of a kind among the causes of another, looking inside I/O errors too.
fn find<'a, E: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(found) = inner.and_then(|inner| inner.downcast_ref::<E>()) {
            return Some(found);
        }
        next = error.source();
    }
    None
}
