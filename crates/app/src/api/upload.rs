//! A request that brings a file: its sender checked before a byte of it is read, the form as it streams in, and the key
//! that makes a repetition harmless.

use std::sync::Arc;

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    response::Response,
};
use db::Tx;
use futures::future::BoxFuture;
use http::HeaderMap;
use serde::Serialize;
use web::{Error, Multipart, Result};

use super::{
    Caller,
    call::{Form, perform, text_of},
    once,
};
use crate::{App, access::Actor};

/// What a program sent.
pub struct Upload {
    pub caller: Caller,
    pub form: Multipart,
    pub once: Repeatable,
}

/// The Idempotency-Key of an upload; what was sent with it is known only once the file is there.
pub struct Repeatable {
    headers: HeaderMap,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let headers = parts.headers.clone();
        let form = Multipart::from_request(Request::from_parts(parts, body), app).await?;
        Ok(Self {
            caller,
            form,
            once: Repeatable { headers },
        })
    }
}

impl Repeatable {
    /// Runs a verb in a transaction and answers with what it made: 201. `file` and `fields` say what was sent.
    pub async fn run<V, R>(
        self,
        caller: &Caller,
        file: &str,
        fields: &str,
        collection: &'static str,
        verb: V,
    ) -> Result<Response>
    where
        R: Serialize + Send + 'static,
        V: for<'t> Fn(&'t mut Tx, Actor) -> BoxFuture<'t, Result<R>> + Send + Sync + 'static,
    {
        let sent = format!("{file} {fields}");
        let key = once::Key::of(
            &self.headers,
            caller.token,
            &http::Method::POST,
            collection,
            sent.as_bytes(),
        )?;
        let (actor, verb) = (caller.actor.clone(), Arc::new(verb));
        perform(&caller.app.db, key, Form::Made(collection), move |tx| {
            let (actor, verb) = (actor.clone(), verb.clone());
            Box::pin(async move { text_of(&verb(tx, actor).await?) })
        })
        .await
    }
}
