//! The things to do that the palette offers: places to go and things to make, each for those who may.

use serde::Serialize;

use crate::access::{Actor, Role};

/// Something to do. Its words are the message `find-act-<key>`.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Act {
    pub key: &'static str,
    pub path: &'static str,
    pub icon: &'static str,
    /// The keys that do the same, as people read them.
    pub keys: &'static str,
    #[serde(skip)]
    from: Role,
}

const fn act(key: &'static str, path: &'static str, icon: &'static str, keys: &'static str, from: Role) -> Act {
    Act {
        key,
        path,
        icon,
        keys,
        from,
    }
}

/// Every act, the most wanted first.
const ACTS: [Act; 17] = [
    act("today", "/app/today", "today", "G T", Role::Viewer),
    act("jobs", "/app/jobs", "jobs", "G J", Role::Viewer),
    act("candidates", "/app/candidates", "candidates", "G C", Role::Viewer),
    act("new-job", "/app/jobs/new", "plus", "", Role::Recruiter),
    act("new-candidate", "/app/candidates/new", "plus", "", Role::Recruiter),
    act("outbox", "/app/outbox", "outbox", "G O", Role::Viewer),
    act("set-aside", "/app/set-aside", "archive", "G A", Role::HiringManager),
    act("data-requests", "/app/data-requests", "lock", "G D", Role::Recruiter),
    act("trash", "/app/trash", "trash", "G X", Role::Recruiter),
    act("careers", "/jobs", "globe", "", Role::Viewer),
    act("me", "/app/me", "user", "G M", Role::Viewer),
    act("settings", "/app/settings", "settings", "G S", Role::Admin),
    act("people", "/app/settings/people", "users", "", Role::Admin),
    act("mail", "/app/settings/mail", "mail", "", Role::Admin),
    act("brand", "/app/settings/brand", "pencil", "", Role::Admin),
    act("templates", "/app/settings/templates", "note", "", Role::Admin),
    act("approval", "/app/settings/approval", "check", "", Role::Admin),
];

/// The acts that this person's role admits.
pub(super) fn of(actor: &Actor) -> impl Iterator<Item = &'static Act> {
    of_role(actor.role)
}

/// The acts that a role admits.
pub(super) fn of_role(role: Role) -> impl Iterator<Item = &'static Act> {
    ACTS.iter().filter(move |act| role >= act.from)
}
