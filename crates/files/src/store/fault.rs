//! A fault on purpose, in development builds alone: a file is acknowledged at once and gets its place some files later,
//! when the row that names it has long been committed.
//!
//! The harness that kills the server must find it; what cannot fail proves nothing. Counted in files and not in time, so
//! that it is the same fault on a slow machine. A release build has no way to ask for it.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use futures::future::BoxFuture;

use super::StoreError;

/// How many files later a file gets its place; none unless the variable asks for it.
#[cfg(debug_assertions)]
pub(super) fn lateness() -> Option<usize> {
    static LATENESS: std::sync::LazyLock<Option<usize>> = std::sync::LazyLock::new(|| {
        let files = std::env::var("FILES_FAULT_LATE_BY").ok()?.parse().ok()?;
        tracing::warn!(files, "Files are acknowledged before they are in place: this server loses files");
        Some(files)
    });
    *LATENESS
}

#[cfg(not(debug_assertions))]
pub(super) const fn lateness() -> Option<usize> {
    None
}

/// Puts a file in its place once so many others have come after it.
pub(super) fn place_later(lateness: usize, place: BoxFuture<'static, Result<(), StoreError>>) {
    static WAITING: Mutex<VecDeque<BoxFuture<'static, Result<(), StoreError>>>> = Mutex::new(VecDeque::new());
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    waiting.push_back(place);
    if waiting.len() > lateness
        && let Some(place) = waiting.pop_front()
    {
        tokio::spawn(async move {
            if let Err(error) = place.await {
                tracing::error!("A file that was acknowledged early did not get its place: {error}");
            }
        });
    }
}
