//! The JSON API under /api/v1, and what its routes share.
//!
//! [`Caller`] is the program behind a token, [`Call`] its unsafe request (body, If-Match, Idempotency-Key), [`Listing`]
//! what it asked of a list. [`Api`] collects routes together with their description, so that nothing is served that
//! /api/openapi.json does not tell of. Everything is found by the actor's own predicates and changed by the verbs that
//! the pages use: a token never may more than its owner.

mod applications;
mod approvals;
mod at;
mod batches;
mod call;
mod caller;
mod candidates;
mod consents;
mod data_requests;
mod document;
mod documents;
mod events;
mod exports;
mod find;
mod imports;
mod job_people;
mod jobs;
mod listing;
mod messages;
mod notes;
mod once;
mod openings;
mod postings;
mod problems;
mod questions;
mod reader;
mod routes;
mod set_aside;
mod settings;
mod stages;
mod tag_batches;
mod tags;
mod tasks;
#[cfg(test)]
mod tests;
mod today;
mod undos;
mod upload;
mod users;
mod views;
mod voice;
mod words;

pub use at::{At, AtBoth};
pub use call::{Call, Nothing, Sent};
pub use caller::Caller;
pub use listing::{Listing, listed, only, whole};
pub use problems::problem;
pub use reader::{LINE, Reader};
pub use routes::{Api, Param, word};
pub use upload::Upload;
pub use voice::{Sentence, Voice};

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
        .merge(questions::api())
        .merge(approvals::api())
        .merge(postings::api())
        .merge(stages::api())
        .merge(openings::api())
        .merge(candidates::api())
        .merge(tags::api())
        .merge(tag_batches::api())
        .merge(notes::api())
        .merge(tasks::api())
        .merge(documents::api())
        .merge(consents::api())
        .merge(applications::api())
        .merge(set_aside::api())
        .merge(data_requests::api())
        .merge(batches::api())
        .merge(undos::api())
        .merge(messages::api())
        .merge(settings::api())
        .merge(users::api())
        .merge(views::api())
        .merge(imports::api())
        .merge(exports::api())
        .merge(today::api())
        .merge(find::api())
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

/// Reads a field that may be left out but cannot be emptied: null would otherwise pass for left out. In the description
/// such a field is `nullable = false`.
fn never_null<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
