//! Making, changing and stopping messages.

use std::collections::BTreeMap;

use anyhow::Context;
use base::{Email, Id, Language, Time};
use db::{Conn, Tx};
use web::Message as Words;

use super::{
    Message, MessageKind, MessageState, Rendered, builtin,
    model::Trouble,
    store::{self, Row},
    tasks::SendMessage,
    template,
};
use crate::{
    App,
    access::{Actor, Right, User},
    applications::Application,
    candidates::Candidate,
    events::{self, By, Event},
    keys::Keys,
    organization::{self, Organization},
};

/// A local path with a secret in it, sealed with the installation's key: what the `{link}` of a message becomes when it
/// leaves.
#[derive(Clone, Debug)]
pub struct SealedLink(pub(super) String);

/// What the sealed links of messages are sealed for.
pub(super) const LINK_PURPOSE: &str = "message-link";

impl SealedLink {
    /// Seals a local path such as `/app/links/…`.
    pub fn new(keys: &Keys, path: &str) -> Self {
        Self(keys.seal(LINK_PURPOSE, path))
    }
}

/// A message to make. Fill what it is about and set the rest with `..NewMessage::new(kind, to, language, send_at)`.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub kind: MessageKind,
    pub candidate: Option<Id<Candidate>>,
    pub application: Option<Id<Application>>,
    /// The colleague it is for; none for a candidate.
    pub user: Option<Id<User>>,
    /// Shown beside the address; empty for an address nobody has verified.
    pub to_name: String,
    pub to: Email,
    pub language: Language,
    /// Values of [`MessageKind::fields`]. `company` is filled in, private addresses are not given here.
    pub variables: BTreeMap<&'static str, String>,
    /// What `{link}` becomes.
    pub link: Option<SealedLink>,
    pub send_at: Time,
    pub created_by: Option<Id<User>>,
    pub batch: Option<uuid::Uuid>,
}

impl NewMessage {
    pub fn new(kind: MessageKind, to: Email, language: Language, send_at: Time) -> Self {
        Self {
            kind,
            candidate: None,
            application: None,
            user: None,
            to_name: String::new(),
            to,
            language,
            variables: BTreeMap::new(),
            link: None,
            send_at,
            created_by: None,
            batch: None,
        }
    }

    /// Gives a field its value.
    pub fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.variables.insert(field, value.into());
        self
    }
}

/// Writes the message and holds it until its time. One whose text has a field without value is kept as failed, where
/// people see it and can fill it in: an application is not lost over a template.
pub async fn hold(tx: &mut Tx, new: NewMessage) -> web::Result<Id<Message>> {
    let rendered = render(tx, new.kind, &new.language, &new.variables).await?;
    hold_rendered(tx, new, &rendered).await
}

/// The same with words that [`render`] has made of it before, so that a transaction reads first and then writes.
pub async fn hold_rendered(tx: &mut Tx, new: NewMessage, rendered: &Rendered) -> web::Result<Id<Message>> {
    if mail::Address::named(new.to.clone(), &new.to_name).is_err() {
        return Err(web::Error::Conflict(Words::new("messages-bad-name")));
    }
    let (id, now, kind) = (tx.id::<Message>(), tx.now(), new.kind);
    let (candidate, application, send_at) = (new.candidate, new.application, new.send_at);
    let by = new.created_by.map_or(By::System, By::User);
    let state = if rendered.missing.is_empty() {
        MessageState::Held
    } else {
        MessageState::Failed
    };
    store::insert(tx, id, now, new, rendered, state);
    let mut event = Event::new("message.held")
        .subject(id)
        .with("kind", kind)
        .with("send_at", send_at);
    event = candidate.into_iter().fold(event, Event::candidate);
    event = application.into_iter().fold(event, Event::application);
    events::record(tx, by, event);
    if state == MessageState::Held {
        work::enqueue_at::<App, _>(tx, &SendMessage { message: id }, send_at).await?;
    }
    Ok(id)
}

/// What a message would say, for a preview. Private addresses appear as `{status_link}`.
pub async fn render(
    on: &mut impl Conn,
    kind: MessageKind,
    language: &Language,
    variables: &BTreeMap<&'static str, String>,
) -> anyhow::Result<Rendered> {
    let language = builtin::written_language(language);
    let template = match store::template(on, kind, language).await? {
        Some(own) => own.template,
        None => builtin::template(kind, language),
    };
    let mut values: BTreeMap<&str, String> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
    if !values.contains_key("company") {
        let (organization, _) = organization::load::<Organization>(on)
            .await
            .context("read the company's name")?;
        values.insert("company", company_in(&organization, language));
    }
    Ok(template.fill(&values))
}

/// The company's name as it stands in messages to somebody who reads this language.
pub fn company(organization: &Organization, reader: &Language) -> String {
    company_in(organization, builtin::written_language(reader))
}

fn company_in(organization: &Organization, written: &str) -> String {
    let language: Language = written.parse().expect("our languages are tags");
    organization.name.in_language(&language).to_owned()
}

/// Stops a message that has not left.
pub async fn take_back(tx: &mut Tx, actor: &Actor, id: Id<Message>) -> web::Result<()> {
    let message = store::writable(tx, actor, id).await?;
    if !store::take_back(tx, id).await? {
        return Err(gone(&message));
    }
    record(tx, actor.by(), "message.taken_back", &message);
    Ok(())
}

/// Stops every message of one act that has not left and that the actor may stop. Tells how many.
pub async fn take_back_batch(tx: &mut Tx, actor: &Actor, batch: uuid::Uuid) -> web::Result<usize> {
    let mut stopped = 0;
    for message in store::waiting_of_batch(tx, actor, batch).await? {
        if store::take_back(tx, message.id).await? {
            record(tx, actor.by(), "message.taken_back", &message);
            stopped += 1;
        }
    }
    Ok(stopped)
}

/// Stops what waits for an application, because what it says is no longer true: undo, reopening. The caller has checked
/// the right to do so. Tells how many were stopped.
pub async fn take_back_of(
    tx: &mut Tx,
    by: By,
    application: Id<Application>,
    kinds: &[MessageKind],
) -> anyhow::Result<usize> {
    let mut stopped = 0;
    for message in store::waiting_of_application(tx, application).await? {
        if kinds.contains(&message.kind) && store::take_back(tx, message.id).await? {
            record(tx, by, "message.taken_back", &message);
            stopped += 1;
        }
    }
    Ok(stopped)
}

/// Lets a held message leave at once.
pub async fn send_now(tx: &mut Tx, actor: &Actor, id: Id<Message>) -> web::Result<()> {
    let message = store::writable(tx, actor, id).await?;
    again(tx, &message, MessageState::Held).await
}

/// Tries a message that could not leave once more.
pub async fn retry(tx: &mut Tx, actor: &Actor, id: Id<Message>) -> web::Result<()> {
    let message = store::writable(tx, actor, id).await?;
    if message.last_error.as_deref() == Some(Trouble::Unfilled.as_str()) {
        return Err(web::Error::Conflict(Words::new("messages-still-unfilled")));
    }
    again(tx, &message, MessageState::Failed).await
}

async fn again(tx: &mut Tx, message: &Message, from: MessageState) -> web::Result<()> {
    let now = tx.now();
    if !store::due_now(tx, message.id, from, now).await? {
        return Err(gone(message));
    }
    work::enqueue::<App, _>(tx, &SendMessage { message: message.id }).await?;
    Ok(())
}

/// What a colleague changed in a message that has not left.
#[derive(Clone, Debug)]
pub struct Edit {
    pub subject: String,
    pub body: String,
    /// The version they saw.
    pub version: i64,
}

/// Changes the words of a message that has not left. A field that still has no value is refused by name.
pub async fn edit(tx: &mut Tx, actor: &Actor, id: Id<Message>, edit: Edit) -> web::Result<()> {
    let message = store::writable(tx, actor, id).await?;
    let (body, missing) = template::typed(&edit.body, message.kind.fields());
    let (subject, in_subject) = template::typed(&edit.subject, &[]);
    if let Some(field) = in_subject.first().or(missing.first()) {
        let field_name = if in_subject.is_empty() { "body" } else { "subject" };
        let words = Words::new("messages-unfilled").with("field", format!("{{{field}}}"));
        return Err(web::FormErrors::new(field_name, words).into());
    }
    let lost = template::marks(&message.body)
        .into_iter()
        .find(|mark| !template::marks(&body).contains(mark));
    if let Some(mark) = lost.filter(|mark| *mark == "link") {
        let words = Words::new("messages-needs-link").with("field", format!("{{{mark}}}"));
        return Err(web::FormErrors::new("body", words).into());
    }
    let was_failed = message.state == MessageState::Failed;
    if !store::change(tx, id, &subject, &body, edit.version).await? {
        return Err(web::Error::Changed);
    }
    record(tx, actor.by(), "message.edited", &message);
    if was_failed {
        work::enqueue_at::<App, _>(tx, &SendMessage { message: id }, message.send_at).await?;
    }
    Ok(())
}

/// The answer to an act on a message that is no longer where it was.
fn gone(message: &Message) -> web::Error {
    web::Error::Conflict(match message.state {
        MessageState::Sent | MessageState::Sending => Words::new("messages-already-left"),
        MessageState::TakenBack => Words::new("messages-already-taken-back"),
        MessageState::Held | MessageState::Failed | MessageState::Suppressed => Words::new("messages-not-waiting"),
    })
}

pub(super) fn record(tx: &mut Tx, by: By, kind: &'static str, message: &Message) {
    let mut event = Event::new(kind).subject(message.id).with("kind", message.kind);
    event = message.candidate_id.into_iter().fold(event, Event::candidate);
    event = message.application_id.into_iter().fold(event, Event::application);
    events::record(tx, by, event);
}

/// Which messages the actor may act on, as SQL; what they may see is in [`Row::seen_by`].
pub(super) fn may_act(actor: &Actor) -> String {
    Row::scope(actor, Right::Decide)
}
