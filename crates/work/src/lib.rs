//! Background work: a verb asks for it in its own transaction, one node at a time does it, and what fails is tried again
//! with growing pauses until a person has to look.
//!
//! A [`Task`] is a small value (ids only) that is stored as JSON. It must be idempotent: a node may die after the work
//! and before it said so. Nothing runs inside the transaction that claims it.

mod claim;
mod queue;
mod registry;
mod schedule;
mod worker;

pub use queue::{FailedItem, due_since, enqueue, enqueue_at, failed, given_up, retry_failed, waiting};
pub use registry::Registry;
pub use schedule::{Every, Schedule};
pub use worker::Worker;

use std::future::Future;

use serde::{Serialize, de::DeserializeOwned};

/// Some work to do later. `C` is what it needs to run: the application's state.
pub trait Task<C>: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Stored with the item; never change it once released.
    const NAME: &'static str;

    /// Items with the same key that still wait are one item.
    fn unique_key(&self) -> Option<String> {
        None
    }

    fn run(self, context: C) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// Why a task did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// Try again later.
    Retry(anyhow::Error),
    /// Trying again cannot help; a person has to look.
    Final(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    /// An error that nobody classified may pass.
    fn from(error: E) -> Self {
        Self::Retry(error.into())
    }
}
