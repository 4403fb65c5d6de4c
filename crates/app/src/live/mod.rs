//! Live pages: a browser hears which things have changed, and asks for those parts again.
//!
//! `GET /app/live` is one stream of server-sent events per browser. An event holds topics (`job:ID`, `candidate:ID`,
//! `candidates`, `outbox`, `home`, `batch:ID`) and nothing else; what has changed is fetched by the page, which asks
//! what its reader may see. The stream reads the event log, so it goes on after a break where it stopped.

mod stream;
#[cfg(test)]
mod tests;
mod topics;

use crate::{
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().get("/app/live", stream::open, Access::SignedIn).stream(),
    ..Feature::named("live")
};
