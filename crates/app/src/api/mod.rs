//! The JSON API under /api/v1, and what its routes share.
//!
//! [`Caller`] is the program behind a token, [`Call`] its unsafe request (body, If-Match, Idempotency-Key), [`Listing`]
//! what it asked of a list. [`Api`] collects routes together with their description, so that nothing is served that
//! /api/openapi.json does not tell of. Everything is found by the actor's own predicates and changed by the verbs that
//! the pages use: a token never may more than its owner.

mod applications;
mod call;
mod caller;
mod candidates;
mod document;
mod events;
mod jobs;
mod listing;
mod once;
mod postings;
mod routes;
mod stages;
#[cfg(test)]
mod tests;

pub use call::{Call, Nothing, Sent};
pub use caller::Caller;
pub use listing::{Listing, listed};
pub use routes::Api;

use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Deserializer, Serialize};
use work::{Every, Schedule};

use crate::{
    App,
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| {
        registry
            .task::<once::ForgetAnswers>()
            .schedule(Schedule::new::<App, _>(&once::ForgetAnswers {}, Every::Hours(1)))
    },
    ..Feature::named("api")
};

/// Every resource.
fn resources() -> Api {
    jobs::api()
        .merge(postings::api())
        .merge(stages::api())
        .merge(candidates::api())
        .merge(applications::api())
        .merge(events::api())
}

fn routes() -> Routes {
    resources()
        .routes
        .get("/api/openapi.json", document::show, Access::Public)
}

/// One thing as an answer; what counts its edits carries its version as entity tag.
fn item(view: &impl Serialize) -> web::Result<Response> {
    let value = serde_json::to_value(view).map_err(anyhow::Error::from)?;
    let tag = value
        .get("version")
        .and_then(serde_json::Value::as_i64)
        .map(web::ETag::version);
    let mut response = axum::Json(value).into_response();
    if let Some(tag) = tag {
        response.headers_mut().insert(http::header::ETAG, tag.header());
    }
    Ok(response)
}

/// Reads a field that may be left out, or be null to empty it.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}
