//! Everything taken out as one file, and where it stands.

use base::{Id, Time};
use jiff::SignedDuration;
use serde::Serialize;

use crate::access::User;

/// An export of everything. Also the marker of its id.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Export {
    pub id: Id<Export>,
    pub state: ExportState,
    pub(super) file_key: Option<String>,
    /// In bytes.
    pub size: Option<i64>,
    /// Kinds of things done so far, and in all.
    pub resources: i64,
    pub total: i64,
    pub created_by: Id<User>,
    pub created_at: Time,
    pub ready_at: Option<Time>,
    pub expires_at: Option<Time>,
}

impl Export {
    pub(super) const COLUMNS: &'static str =
        "id, state, file_key, size, resources, total, created_by, created_at, ready_at, expires_at";

    /// How long it can be fetched: until the next day, so that what holds everybody's data lies around no longer.
    pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(24);

    /// Whether it can be fetched at this time.
    pub fn is_there(&self, now: Time) -> bool {
        self.state == ExportState::Ready && self.expires_at.is_some_and(|until| now < until)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportState {
    Waiting,
    Ready,
    /// Whoever asked for it is gone.
    Failed,
}

db::text_enum!(ExportState { Waiting = "waiting", Ready = "ready", Failed = "failed" });
