//! One message to one person.

use std::time::{Duration, SystemTime};

use base::{Email, Language, Time};
use lettre::message::{MultiPart, SinglePart, header};

use crate::{
    address::Address,
    header::{BadHeader, Header, Place, one_line, structured, written_as_given},
};

/// One message to one person, as plain text and, when given, as HTML beside it.
///
/// Whoever writes the HTML escapes what goes into it.
#[derive(Clone)]
pub struct Message {
    to: Address,
    subject: String,
    text: String,
    html: Option<String>,
    reply_to: Option<Address>,
    language: Option<Language>,
    message_id: Option<String>,
    headers: Vec<(Header, String)>,
}

impl Message {
    pub fn new(to: impl Into<Address>, subject: &str, text: impl Into<String>) -> Result<Self, BadHeader> {
        let to = to.into();
        to.mailbox()?;
        Ok(Self {
            to,
            subject: one_line(Place::Subject, subject)?.to_owned(),
            text: text.into(),
            html: None,
            reply_to: None,
            language: None,
            message_id: None,
            headers: Vec::new(),
        })
    }

    /// The same message as HTML; mail programs choose.
    pub fn html(mut self, html: impl Into<String>) -> Self {
        self.html = Some(html.into());
        self
    }

    /// Where an answer goes, when not to the sender.
    pub fn reply_to(mut self, address: impl Into<Address>) -> Result<Self, BadHeader> {
        let address = address.into();
        address.mailbox()?;
        self.reply_to = Some(address);
        Ok(self)
    }

    /// The language of the text (Content-Language, RFC 3282): screen readers choose a voice by it.
    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// `<unique@domain>`, the same at every attempt, so that a mail program which gets the message twice shows it once.
    pub fn message_id(mut self, id: &str) -> Result<Self, BadHeader> {
        let place = Place::MessageId;
        let inner = structured(place, id)?
            .strip_prefix('<')
            .and_then(|id| id.strip_suffix('>'));
        let (left, right) = inner
            .and_then(|id| id.split_once('@'))
            .ok_or(BadHeader::NotStructured(place))?;
        let plain = |part: &str| !part.is_empty() && !part.contains([' ', '<', '>', '@', '"']);
        if !plain(left) || !plain(right) {
            return Err(BadHeader::NotStructured(place));
        }
        self.message_id = Some(id.to_owned());
        Ok(self)
    }

    /// Sets one of the allowed headers; a second value replaces the first.
    pub fn header(mut self, header: Header, value: &str) -> Result<Self, BadHeader> {
        let value = structured(Place::Other(header), value)?.to_owned();
        self.headers.retain(|(present, _)| *present != header);
        self.headers.push((header, value));
        Ok(self)
    }

    pub fn to(&self) -> &Email {
        self.to.email()
    }

    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The bytes that go over the wire and their envelope; `now` becomes the Date header.
    pub(crate) fn build(&self, from: &Address, now: Time) -> Result<lettre::Message, BadHeader> {
        let micros = u64::try_from(now.as_micros()).unwrap_or(0);
        let mut builder = lettre::Message::builder()
            .from(from.mailbox()?)
            .to(self.to.mailbox()?)
            .subject(self.subject.clone())
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros));
        if let Some(address) = &self.reply_to {
            builder = builder.reply_to(address.mailbox()?);
        }
        if let Some(id) = &self.message_id {
            builder = builder.message_id(Some(id.clone()));
        }
        if let Some(language) = &self.language {
            builder = builder.raw_header(written_as_given("Content-Language", &language.to_string()));
        }
        for (header, value) in &self.headers {
            builder = builder.raw_header(header.with(value));
        }
        let built = match &self.html {
            Some(html) => builder.multipart(MultiPart::alternative_plain_html(self.text.clone(), html.clone())),
            None => builder.singlepart(
                SinglePart::builder()
                    .header(header::ContentType::TEXT_PLAIN)
                    .body(self.text.clone()),
            ),
        };
        Ok(built.expect("a message with one sender and one recipient can be built"))
    }
}
