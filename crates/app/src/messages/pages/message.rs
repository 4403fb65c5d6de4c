//! One message: what it says, when it leaves, and what can be done about it.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use base::{Id, Time};
use db::Tx;
use futures::future::BoxFuture;
use serde::Serialize;
use web::{Fields, FormReader, FormView, Message as Words, NoFields, View};

use super::trouble_word;
use crate::{
    access::Actor,
    applications,
    documents::{self, Read},
    layout::Desk,
    messages::{Message, MessageState, actions, store, template},
};

/// One message.
#[derive(Serialize)]
pub struct MessagePage {
    id: String,
    kind: &'static str,
    to: String,
    language: String,
    state: &'static str,
    at: Time,
    trouble: Option<&'static str>,
    form: FormView,
    /// Fields that are put in when it leaves.
    private: Vec<String>,
    may_edit: bool,
    may_retry: bool,
    may_take_back: bool,
    may_send_now: bool,
    /// The link to the status page, to hand on by other means.
    status_url: Option<String>,
    candidate: Option<String>,
}

impl MessagePage {
    async fn load(desk: &Desk, message: &Message, form: FormView) -> web::Result<Self> {
        let mut on = desk.app.db.read();
        let may = store::may_act(&mut on, &desk.actor, message.id).await?;
        let waits = matches!(message.state, MessageState::Held | MessageState::Failed);
        let status_url = if may && !message.kind.is_internal() {
            status_url(desk, message).await?
        } else {
            None
        };
        let private = template::marks(&message.body)
            .into_iter()
            .map(|mark| format!("{{{mark}}}"))
            .collect();
        Ok(Self {
            id: message.id.to_string(),
            kind: message.kind.as_str(),
            to: match message.to_name.as_str() {
                "" => message.to_email.to_string(),
                name => format!("{name} <{}>", message.to_email),
            },
            language: message.language.to_string(),
            state: message.state.as_str(),
            at: message.sent_at.unwrap_or(message.send_at),
            trouble: message.last_error.as_deref().map(trouble_word),
            form,
            private,
            may_edit: may && waits,
            may_retry: may && message.state == MessageState::Failed,
            may_take_back: may && waits,
            may_send_now: may && message.state == MessageState::Held,
            status_url,
            candidate: message.candidate_id.map(|id| id.to_string()),
        })
    }
}

/// The link of the application, which whoever may write to the candidate may hand on. That is noted.
async fn status_url(desk: &Desk, message: &Message) -> web::Result<Option<String>> {
    let Some(application) = message.application_id else {
        return Ok(None);
    };
    let Some(sealed) = applications::sealed_token(&mut desk.app.db.read(), application).await? else {
        return Ok(None);
    };
    let Some(token) = applications::open_token(&desk.app.keys, &sealed) else {
        return Ok(None);
    };
    documents::note_read(
        &desk.app.db,
        &desk.actor,
        Read::StatusLinkCopied,
        message.candidate_id,
        Some(application),
    )
    .await?;
    Ok(Some(applications::status_url(&desk.site.origin(), &token)))
}

async fn load(desk: &Desk, id: &str) -> web::Result<Message> {
    let id = id.parse().map_err(|_| web::Error::NotFound)?;
    store::visible(&mut desk.app.db.read(), &desk.actor, id).await
}

/// `GET /app/outbox/{message}`
pub(in crate::messages) async fn show(desk: Desk, Path(id): Path<String>) -> web::Result<Response> {
    let message = load(&desk, &id).await?;
    let form = FormView::blank()
        .with("subject", &message.subject)
        .with("body", template::shown(&message.body))
        .with("version", message.version);
    let page = MessagePage::load(&desk, &message, form).await?;
    desk.page(page).await
}

/// `POST /app/outbox/{message}`
pub(in crate::messages) async fn edit(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result<Response> {
    let message = load(&desk, &id).await?;
    let mut form = FormReader::new(&fields);
    let subject = form.line("subject", 1..=200);
    let body = form.text("body", 1..=20_000);
    let version = form.parse::<i64>("version");
    let read = form.finish();
    let outcome = match read {
        Err(errors) => Err(web::Error::Invalid(errors)),
        Ok(ok) => {
            let edit = actions::Edit {
                subject,
                body,
                version: ok.get(version),
            };
            let (actor, id) = (desk.actor.clone(), message.id);
            desk.app
                .db
                .write(move |tx| {
                    let (actor, edit) = (actor.clone(), edit.clone());
                    Box::pin(async move { actions::edit(tx, &actor, id, edit).await })
                })
                .await
        }
    };
    match outcome {
        Ok(()) => Ok(web::redirect("/app/outbox")
            .flash(Words::new("messages-said-changed"))
            .into_response()),
        Err(web::Error::Invalid(errors)) => {
            let page = MessagePage::load(&desk, &message, FormView::again(fields, errors)).await?;
            desk.invalid(page).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /app/outbox/{message}/taken-back`
pub(in crate::messages) async fn take_back(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    act(
        desk,
        &id,
        |tx, actor, id| Box::pin(actions::take_back(tx, actor, id)),
        "messages-said-taken-back",
    )
    .await
}

/// `POST /app/outbox/{message}/now`
pub(in crate::messages) async fn send_now(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    act(
        desk,
        &id,
        |tx, actor, id| Box::pin(actions::send_now(tx, actor, id)),
        "messages-said-now",
    )
    .await
}

/// `POST /app/outbox/{message}/retry`
pub(in crate::messages) async fn retry(desk: Desk, Path(id): Path<String>, _: NoFields) -> web::Result<Response> {
    act(
        desk,
        &id,
        |tx, actor, id| Box::pin(actions::retry(tx, actor, id)),
        "messages-said-again",
    )
    .await
}

type Verb = for<'t> fn(&'t mut Tx, &'t Actor, Id<Message>) -> BoxFuture<'t, web::Result<()>>;

async fn act(desk: Desk, id: &str, verb: Verb, said: &'static str) -> web::Result<Response> {
    let (actor, id): (Actor, Id<Message>) = (desk.actor.clone(), id.parse().map_err(|_| web::Error::NotFound)?);
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { verb(tx, &actor, id).await })
        })
        .await?;
    let said = Words::new(said);
    Ok(web::redirect("/app/outbox").flash(said).into_response())
}

impl View for MessagePage {
    const TEMPLATE: &'static str = "messages/message.html";

    fn samples() -> Vec<Self> {
        let form = || {
            FormView::blank()
                .with("subject", "Hello")
                .with("body", "See {status_link}")
                .with("version", 1)
        };
        let page = |state: &'static str, may: bool, form: FormView| Self {
            id: "0192f0c0-0000-7000-8000-000000000001".to_owned(),
            kind: "rejection",
            to: "Wei Zhang <wei@people.example>".to_owned(),
            language: "zh-Hans".to_owned(),
            state,
            at: "2026-11-25T08:00:00Z".parse().expect("a time"),
            trouble: (state == "failed").then_some("unfilled"),
            form,
            private: vec!["{status_link}".to_owned()],
            may_edit: may,
            may_retry: may && state == "failed",
            may_take_back: may,
            may_send_now: may && state == "held",
            status_url: may.then(|| "https://jobs.example/status/abc".to_owned()),
            candidate: may.then(|| "0192f0c0-0000-7000-8000-000000000002".to_owned()),
        };
        let errors = web::FormErrors::new("body", Words::new("messages-unfilled").with("field", "{salary}"));
        let typed = [("subject", "Hello"), ("body", "{salary}"), ("version", "1")];
        let mut pages: Vec<Self> = ["held", "sending", "sent", "failed", "taken_back", "suppressed"]
            .map(|state| page(state, false, form()))
            .into();
        pages.push(page("held", true, FormView::again(typed.into_iter().collect(), errors)));
        pages.push(page("failed", true, form()));
        pages
    }
}
