//! An unsafe request: its body, the version it means to change, and the key that makes a repetition harmless.

use std::sync::Arc;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use db::Tx;
use futures::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;
use web::{ETag, Error, Limits, Result};

use super::{Caller, once};
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
    path: String,
}

/// What a verb gets of a [`Call`].
#[derive(Clone)]
pub struct Sent<T> {
    pub actor: Actor,
    pub body: T,
    pub keys: Keys,
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
        let path = parts.uri.path().to_owned();
        let (method, headers) = (parts.method.clone(), parts.headers.clone());
        let bytes = Bytes::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(|_| Error::TooLarge)?;
        if bytes.len() > limits.json_bytes {
            return Err(Error::TooLarge);
        }
        let body = if bytes.is_empty() {
            web::read_json(b"{}", &limits)?
        } else if is_json(&headers) {
            web::read_json(&bytes, &limits)?
        } else {
            return Err(Error::UnsupportedMedia);
        };
        let once = once::Key::of(&headers, caller.token, &method, &path, &bytes)?;
        let sent = Sent {
            actor: caller.actor.clone(),
            body,
            keys: app.keys.clone(),
            headers,
        };
        Ok(Self {
            caller,
            sent,
            once,
            path,
        })
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

impl<T: Clone + Send + Sync + 'static> Call<T> {
    /// Runs a verb in a transaction and answers with what it gives: with 200.
    pub async fn act<V, R>(self, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        self.run(StatusCode::OK, verb).await
    }

    /// The same for something new: 201, with its address.
    pub async fn create<V, R>(self, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        self.run(StatusCode::CREATED, verb).await
    }

    async fn run<V, R>(self, status: StatusCode, verb: V) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Sent<T>) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        let Self {
            caller,
            sent,
            once,
            path,
        } = self;
        let verb = Arc::new(verb);
        let (text, again): (String, bool) = caller
            .app
            .db
            .write(move |tx| {
                let (sent, once, verb) = (sent.clone(), once.clone(), verb.clone());
                Box::pin(async move {
                    if let Some(key) = &once
                        && let Some(answer) = once::reserve(tx, key, status).await?
                    {
                        return Ok((answer, true));
                    }
                    let text = serde_json::to_string(&verb(tx, sent).await?).map_err(anyhow::Error::from)?;
                    if let Some(key) = &once {
                        once::keep(tx, key, &text).await?;
                    }
                    Ok::<_, Error>((text, false))
                })
            })
            .await?;
        let value: Value = serde_json::from_str(&text).map_err(anyhow::Error::from)?;
        let mut response = (status, [(header::CONTENT_TYPE, "application/json")], text).into_response();
        let headers = response.headers_mut();
        if let Some(version) = value.get("version").and_then(Value::as_i64) {
            headers.insert(header::ETAG, ETag::version(version).header());
        }
        let location = value.get("id").and_then(Value::as_str).map(|id| format!("{path}/{id}"));
        if let Some(location) = location.filter(|_| status == StatusCode::CREATED)
            && let Ok(location) = HeaderValue::try_from(location)
        {
            headers.insert(header::LOCATION, location);
        }
        if again {
            headers.insert(
                HeaderName::from_static("idempotency-replayed"),
                HeaderValue::from_static("true"),
            );
        }
        Ok(response)
    }
}
