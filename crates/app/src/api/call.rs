//! An unsafe request: its body, the version it means to change, and the key that makes a repetition harmless.

use std::sync::Arc;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use db::{Db, Tx};
use futures::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::Value;
use utoipa::ToSchema;
use web::{ETag, Error, FormErrors, Limits, Result};

use super::{Caller, Voice, once};
use crate::{App, access::Actor, keys::Keys};

/// A body that says nothing: `{}`, or none at all.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What a program sent, with the caller checked and the body read. `T` refuses what it does not know.
pub struct Call<T> {
    caller: Caller,
    sent: Sent<T>,
    once: Option<once::Key>,
}

/// What a verb gets of a [`Call`].
#[derive(Clone)]
pub struct Sent<T> {
    pub actor: Actor,
    pub body: T,
    pub keys: Keys,
    pub voice: Voice,
    headers: HeaderMap,
}

impl<T> Sent<T> {
    /// Refuses to change another version than the one the program read, if it said which (412).
    pub fn expect(&self, version: i64) -> Result<()> {
        ETag::version(version).require(&self.headers)
    }

    /// Whether the program said which version it means.
    pub fn expects(&self) -> bool {
        self.headers.contains_key(header::IF_MATCH)
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Call<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let limits = Limits::of(&parts.extensions).clone();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let (method, headers) = (parts.method.clone(), parts.headers.clone());
        let bytes = web::read_body(body, limits.json_bytes).await?;
        let body = if bytes.is_empty() {
            web::read_json(b"{}", &limits)?
        } else if is_json(&headers) {
            if bytes.trim_ascii_start().starts_with(b"[") {
                // A list would pass for the fields in their order.
                web::read_json::<IgnoredAny>(&bytes, &limits)?;
                return Err(FormErrors::new("", web::json_expected("object")).into());
            }
            web::read_json(&bytes, &limits)?
        } else {
            return Err(Error::UnsupportedMedia);
        };
        let once = once::Key::of(&headers, caller.token, &method, &path, &bytes)?;
        let sent = Sent {
            actor: caller.actor.clone(),
            body,
            keys: app.keys.clone(),
            voice: caller.voice.clone(),
            headers,
        };
        Ok(Self { caller, sent, once })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .eq_ignore_ascii_case("application/json")
}

/// What a verb's answer looks like.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// 200 with what it gives.
    Changed,
    /// 201 with what it gives and its address under this path.
    Made(&'static str),
    /// 204 and nothing.
    Done,
}

impl Form {
    fn status(self) -> StatusCode {
        match self {
            Self::Changed => StatusCode::OK,
            Self::Made(_) => StatusCode::CREATED,
            Self::Done => StatusCode::NO_CONTENT,
        }
    }
}

impl<T> Call<T> {
    /// The state, for what is read before the transaction.
    pub fn app(&self) -> &App {
        &self.caller.app
    }

    /// What was sent, for the same.
    pub fn sent(&self) -> &Sent<T> {
        &self.sent
    }

    /// Whether it may be a request sent again: its first answer is then found within the transaction.
    pub fn repeats(&self) -> bool {
        self.once.is_some()
    }
}

impl<T: Clone + Send + Sync + 'static> Call<T> {
    /// Runs a verb in a transaction and answers with what it gives: with 200.
    pub async fn act<V, R>(self, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        self.run(Form::Changed, verb).await
    }

    /// The same for something new: 201, with its address in this collection.
    pub async fn create<V, R>(self, collection: &'static str, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        self.run(Form::Made(collection), verb).await
    }

    /// The same for what leaves nothing to show: 204.
    pub async fn done<V>(self, verb: V) -> Result<Response>
    where
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<()>> + Send + Sync + 'static,
    {
        self.run(Form::Done, verb).await
    }

    async fn run<V, R>(self, form: Form, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        let Self { caller, sent, once } = self;
        let verb = Arc::new(verb);
        perform(&caller.app.db, once, form, move |tx| {
            let (sent, verb) = (sent.clone(), verb.clone());
            Box::pin(async move { text_of(&verb(tx, sent).await?) })
        })
        .await
    }
}

/// An answer as it is sent, and kept for a repetition.
pub(super) fn text_of(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::from)?)
}

/// Runs a verb in a transaction, or gives the answer it had when the same request came before.
pub(super) async fn perform<V>(db: &Db, once: Option<once::Key>, form: Form, verb: V) -> Result<Response>
where
    V: for<'t> Fn(&'t mut Tx) -> BoxFuture<'t, Result<String>> + Send + Sync + 'static,
{
    let verb = Arc::new(verb);
    let (text, again): (String, bool) = db
        .write(move |tx| {
            let (once, verb) = (once.clone(), verb.clone());
            Box::pin(async move {
                if let Some(key) = &once
                    && let Some(answer) = once::reserve(tx, key, form.status()).await?
                {
                    return Ok((answer, true));
                }
                let text = verb(tx).await?;
                if let Some(key) = &once {
                    once::keep(tx, key, &text).await?;
                }
                Ok::<_, Error>((text, false))
            })
        })
        .await?;
    answer(form, text, again)
}

fn answer(form: Form, text: String, again: bool) -> Result<Response> {
    let status = form.status();
    let mut response = if status == StatusCode::NO_CONTENT {
        status.into_response()
    } else {
        let value: Value = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
        let mut response = (status, [(header::CONTENT_TYPE, "application/json")], text).into_response();
        let headers = response.headers_mut();
        if let Some(version) = value.get("version").and_then(Value::as_i64) {
            headers.insert(header::ETAG, ETag::version(version).header());
        }
        if let (Form::Made(collection), Some(id)) = (form, value.get("id").and_then(Value::as_str)) {
            let location = HeaderValue::try_from(format!("{collection}/{id}"));
            headers.insert(header::LOCATION, location.map_err(anyhow::Error::from)?);
        }
        response
    };
    if again {
        response.headers_mut().insert(
            HeaderName::from_static("idempotency-replayed"),
            HeaderValue::from_static("true"),
        );
    }
    Ok(response)
}
