//! A fault on purpose, in development builds alone: files are acknowledged before they are in place.
//!
//! The harness that kills the server must find it; what cannot fail proves nothing. A release build has no way to say it.

use std::time::Duration;

use super::StoreError;

/// By how much a file comes too late; none unless the variable asks for it.
#[cfg(debug_assertions)]
pub(super) fn lateness() -> Option<Duration> {
    static LATENESS: std::sync::LazyLock<Option<Duration>> = std::sync::LazyLock::new(|| {
        let millis = std::env::var("FILES_FAULT_LATE_MILLIS").ok()?.parse().ok()?;
        tracing::warn!(
            millis,
            "Files are acknowledged before they are in place: this server loses files"
        );
        Some(Duration::from_millis(millis))
    });
    *LATENESS
}

#[cfg(not(debug_assertions))]
pub(super) const fn lateness() -> Option<Duration> {
    None
}

/// Puts a file in its place after it was acknowledged.
pub(super) fn place_later(lateness: Duration, place: impl Future<Output = Result<(), StoreError>> + Send + 'static) {
    tokio::spawn(async move {
        tokio::time::sleep(lateness).await;
        if let Err(error) = place.await {
            tracing::error!("A file that was acknowledged early did not get its place: {error}");
        }
    });
}
