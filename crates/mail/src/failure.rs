//! Why a message did not leave, and what to do about it.

use std::fmt;

/// Why a message did not leave.
#[derive(Clone, Debug)]
pub struct Failure {
    pub cause: Cause,
    server: Option<String>,
    reply: Option<String>,
}

/// What the keeper of the queue does after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Keep the message and try again after a while.
    TryLater,
    /// This message will never be taken; tell a person.
    GiveUp,
    /// No message leaves until somebody changes the settings; keep all of them.
    FixSettings,
}

/// What went wrong, in the terms of the person who set the mail server up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    NotSetUp,
    AuthorityUnreadable,
    HostNotFound,
    Unreachable,
    NoAnswer,
    ConnectionLost,
    NotSmtp,
    TurnedAway,
    Certificate,
    NotEncrypted,
    NoStarttls,
    EncryptionNeeded,
    NoSignIn,
    SignInNeeded,
    SignInRefused,
    SenderRefused,
    RecipientRefused,
    MessageRefused,
    Busy,
}

impl Cause {
    pub const ALL: [Self; 19] = [
        Self::NotSetUp,
        Self::AuthorityUnreadable,
        Self::HostNotFound,
        Self::Unreachable,
        Self::NoAnswer,
        Self::ConnectionLost,
        Self::NotSmtp,
        Self::TurnedAway,
        Self::Certificate,
        Self::NotEncrypted,
        Self::NoStarttls,
        Self::EncryptionNeeded,
        Self::NoSignIn,
        Self::SignInNeeded,
        Self::SignInRefused,
        Self::SenderRefused,
        Self::RecipientRefused,
        Self::MessageRefused,
        Self::Busy,
    ];

    pub fn next(self) -> Next {
        match self {
            Self::HostNotFound | Self::Unreachable | Self::NoAnswer | Self::ConnectionLost | Self::Busy => {
                Next::TryLater
            }
            Self::RecipientRefused | Self::MessageRefused => Next::GiveUp,
            Self::NotSetUp
            | Self::AuthorityUnreadable
            | Self::NotSmtp
            | Self::TurnedAway
            | Self::Certificate
            | Self::NotEncrypted
            | Self::NoStarttls
            | Self::EncryptionNeeded
            | Self::NoSignIn
            | Self::SignInNeeded
            | Self::SignInRefused
            | Self::SenderRefused => Next::FixSettings,
        }
    }

    /// A stable word to store, to count and to find a translated sentence by.
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// The cause stored under a [`Self::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.name() == name)
    }

    /// The sentence in English; `{server}` stands for the server's host and port.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotSetUp => (
                "not-set-up",
                "No mail server is set up, so no mail leaves. Enter one in the mail settings.",
            ),
            Self::AuthorityUnreadable => (
                "authority-unreadable",
                "The certificate authority given for {server} cannot be read. Give it as PEM text that begins with BEGIN CERTIFICATE.",
            ),
            Self::HostNotFound => (
                "host-not-found",
                "No server has the name in {server}. Check how it is spelled.",
            ),
            Self::Unreachable => (
                "unreachable",
                "Nothing answers at {server}. Check host and port, and that a firewall lets this machine through.",
            ),
            Self::NoAnswer => (
                "no-answer",
                "{server} did not answer in time. If this happens every time, the port or the kind of encryption is wrong: usual are port 465 with TLS and port 587 with STARTTLS.",
            ),
            Self::ConnectionLost => (
                "connection-lost",
                "{server} broke the connection off. It will be tried again.",
            ),
            Self::NotSmtp => (
                "not-smtp",
                "What answers at {server} is not a mail server. Check host and port.",
            ),
            Self::TurnedAway => (
                "turned-away",
                "{server} does not talk to this machine. Ask who runs it to allow this machine.",
            ),
            Self::Certificate => (
                "certificate",
                "The certificate of {server} cannot be trusted. Use the name the certificate was made for, or give the certificate authority that signed it.",
            ),
            Self::NotEncrypted => (
                "not-encrypted",
                "{server} does not begin with TLS. Choose STARTTLS, or the port for TLS (usually 465).",
            ),
            Self::NoStarttls => (
                "no-starttls",
                "{server} offers no STARTTLS, so nothing was sent. Choose TLS, or none for a server inside your own network.",
            ),
            Self::EncryptionNeeded => ("encryption-needed", "{server} asks for encryption. Choose STARTTLS."),
            Self::NoSignIn => (
                "no-sign-in",
                "{server} offers no sign-in with a password on this connection. Choose STARTTLS or TLS, or leave the user name empty.",
            ),
            Self::SignInNeeded => (
                "sign-in-needed",
                "{server} asks for a sign-in. Enter user name and password.",
            ),
            Self::SignInRefused => (
                "sign-in-refused",
                "{server} refused user name or password. Some providers want a password made for programs.",
            ),
            Self::SenderRefused => (
                "sender-refused",
                "{server} does not take mail from our sender address. Use an address that belongs to the account.",
            ),
            Self::RecipientRefused => (
                "recipient-refused",
                "{server} says that the address of this person does not take mail.",
            ),
            Self::MessageRefused => ("message-refused", "{server} refused this message."),
            Self::Busy => ("busy", "{server} cannot take the message now. It will be tried again."),
        }
    }
}

impl Failure {
    pub(crate) fn new(cause: Cause, server: &str, reply: Option<String>) -> Self {
        Self {
            cause,
            server: Some(server.to_owned()),
            reply,
        }
    }

    pub(crate) fn not_set_up() -> Self {
        Self {
            cause: Cause::NotSetUp,
            server: None,
            reply: None,
        }
    }

    pub fn next(&self) -> Next {
        self.cause.next()
    }

    /// Host and port of the mail server; none when none is set up.
    pub fn server(&self) -> Option<&str> {
        self.server.as_deref()
    }

    /// What the mail server said, code first. It may name the recipient: show it to staff, keep it out of logs.
    pub fn reply(&self) -> Option<&str> {
        self.reply.as_deref()
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
    /// One plain English sentence or two, without personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self.server.as_deref().unwrap_or("The mail server");
        f.write_str(&self.cause.words().1.replace("{server}", server))
    }
}
