//! A mail address with the name shown beside it.

use base::Email;
use lettre::message::Mailbox;

use crate::header::{BadHeader, Place, one_line};

/// A mail address with the name shown beside it: `Wei Zhang <wei@example.org>`.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    name: Option<String>,
    email: Email,
}

impl Address {
    pub fn new(email: Email) -> Self {
        Self { name: None, email }
    }

    /// An address with a display name, in any script; it is encoded by RFC 2047 when the message is built.
    /// A blank name counts as none.
    pub fn named(email: Email, name: &str) -> Result<Self, BadHeader> {
        let name = one_line(Place::Name, name)?.trim();
        Ok(Self {
            name: (!name.is_empty()).then(|| name.to_owned()),
            email,
        })
    }

    pub fn email(&self) -> &Email {
        &self.email
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// In the words of the mail library, which may refuse an address that mail servers would refuse too.
    pub(crate) fn mailbox(&self) -> Result<Mailbox, BadHeader> {
        let address = self.email.to_string().parse().map_err(|_| BadHeader::Address)?;
        Ok(Mailbox::new(self.name.clone(), address))
    }
}

impl From<Email> for Address {
    fn from(email: Email) -> Self {
        Self::new(email)
    }
}
