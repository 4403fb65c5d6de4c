//! What may stand in a header, and which headers a caller may set.

use std::fmt;

use lettre::message::header::{HeaderName, HeaderValue};

/// RFC 5322, section 2.1.1: a line has at most 998 characters. What cannot be folded stays below it, name included.
const LONGEST_UNFOLDED: usize = 900;

/// A value that may not stand in a mail header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadHeader {
    #[error("{0} holds a line break or another control character: a mail header is one line of plain text")]
    Control(Place),
    #[error("{0} must be plain ASCII without spaces at its ends, at most 900 characters long")]
    NotStructured(Place),
    #[error("the mail address has a form that no mail server accepts")]
    Address,
}

/// Where in a message a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Name,
    Subject,
    MessageId,
    Other(Header),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the name beside the mail address",
            Self::Subject => "the subject",
            Self::MessageId => "the Message-ID",
            Self::Other(header) => header.name(),
        })
    }
}

/// The headers that a caller may add, all of them structured: ASCII, written as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// RFC 3834: `auto-generated` for what nobody wrote by hand, so that no machine answers it.
    AutoSubmitted,
    /// RFC 2369: `<https://…>`, where a reader ends a series of mails.
    ListUnsubscribe,
    /// RFC 8058: `List-Unsubscribe=One-Click` makes the address above work with one POST.
    ListUnsubscribePost,
    /// RFC 5322: the Message-ID that this one answers.
    InReplyTo,
    /// RFC 5322: the Message-IDs of the thread.
    References,
}

impl Header {
    pub fn name(self) -> &'static str {
        match self {
            Self::AutoSubmitted => "Auto-Submitted",
            Self::ListUnsubscribe => "List-Unsubscribe",
            Self::ListUnsubscribePost => "List-Unsubscribe-Post",
            Self::InReplyTo => "In-Reply-To",
            Self::References => "References",
        }
    }

    /// The header with a value that [`structured`] accepted.
    pub(crate) fn with(self, value: &str) -> HeaderValue {
        written_as_given(self.name(), value)
    }
}

/// One line of readable text: no control character of ASCII or Latin-1 and no line or paragraph separator of Unicode.
pub(crate) fn one_line(place: Place, text: &str) -> Result<&str, BadHeader> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) {
        Err(BadHeader::Control(place))
    } else {
        Ok(text)
    }
}

/// Printable ASCII that must reach the reader's program as it is.
pub(crate) fn structured(place: Place, text: &str) -> Result<&str, BadHeader> {
    one_line(place, text)?;
    let fits = !text.is_empty() && text.len() <= LONGEST_UNFOLDED && text.is_ascii() && text.trim() == text;
    if fits {
        Ok(text)
    } else {
        Err(BadHeader::NotStructured(place))
    }
}

/// A header without RFC 2047 encoding or folding, either of which would break a URL or an id.
pub(crate) fn written_as_given(name: &'static str, value: &str) -> HeaderValue {
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
}
