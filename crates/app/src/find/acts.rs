//! The things to do that the palette offers: places to go and things to make, each for those who may, and the pages of
//! the job that the reader looks at.

use base::Id;
use serde::Serialize;

use crate::{
    access::{Actor, Right, Role},
    jobs::Job,
};

/// Something to do. Its words are the message `find-act-<key>`; `find-also-<key>` are others that mean it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Act {
    pub key: &'static str,
    pub path: String,
    pub icon: &'static str,
    /// The keys that do the same, as people read them.
    pub keys: &'static str,
    /// Done by sending a form there, not by going there.
    pub post: bool,
}

/// A place of the whole application.
struct Place {
    key: &'static str,
    path: &'static str,
    icon: &'static str,
    keys: &'static str,
    from: Role,
}

const fn place(key: &'static str, path: &'static str, icon: &'static str, keys: &'static str, from: Role) -> Place {
    Place {
        key,
        path,
        icon,
        keys,
        from,
    }
}

/// The one act that is no place.
const SIGN_OUT: &str = "sign-out";

/// Every act, the most wanted first.
const PLACES: &[Place] = &[
    place("today", "/app/today", "today", "G T", Role::Viewer),
    place("jobs", "/app/jobs", "jobs", "G J", Role::Viewer),
    place("candidates", "/app/candidates", "candidates", "G C", Role::Viewer),
    place("new-job", "/app/jobs/new", "plus", "", Role::Recruiter),
    place("new-candidate", "/app/candidates/new", "plus", "", Role::Recruiter),
    place("outbox", "/app/outbox", "outbox", "G O", Role::Viewer),
    place("channels", "/app/channels", "globe", "G H", Role::Viewer),
    place("market", "/app/market", "market", "G W", Role::Viewer),
    place("pay", "/app/pay", "pay", "", Role::Viewer),
    place("set-aside", "/app/set-aside", "archive", "G A", Role::HiringManager),
    place("data-requests", "/app/data-requests", "lock", "G D", Role::Recruiter),
    place("trash", "/app/trash", "trash", "G X", Role::Recruiter),
    place("undo", "/app/undo", "undo", "Z", Role::Viewer),
    place("careers", "/jobs", "globe", "", Role::Viewer),
    place("me", "/app/me", "user", "G M", Role::Viewer),
    place("import", "/app/import", "import", "", Role::Recruiter),
    place("settings", "/app/settings", "settings", "G S", Role::Admin),
    place("people", "/app/settings/people", "users", "", Role::Admin),
    place("mail", "/app/settings/mail", "mail", "", Role::Admin),
    place("brand", "/app/settings/brand", "pencil", "", Role::Admin),
    place("templates", "/app/settings/templates", "note", "", Role::Admin),
    place("approval", "/app/settings/approval", "check", "", Role::Admin),
    place("sites", "/app/settings/careers", "globe", "", Role::Admin),
    place("feeds", "/app/settings/channels", "link", "", Role::Admin),
    place("compat", "/app/settings/compat", "link", "", Role::Admin),
    place("rates", "/app/settings/rates", "pay", "", Role::Admin),
    place("departments", "/app/settings/departments", "building", "", Role::Admin),
    place("offices", "/app/settings/offices", "pin", "", Role::Admin),
    place("stages", "/app/settings/stages", "board", "", Role::Admin),
    place("reasons", "/app/settings/reasons", "note", "", Role::Admin),
    place("hold-times", "/app/settings/outbox", "clock", "", Role::Admin),
    place("notice", "/app/settings/notice", "lock", "", Role::Admin),
    place("export", "/app/settings/export", "export", "", Role::Admin),
    place("tokens", "/app/settings/tokens", "key", "", Role::Admin),
    place("own-tokens", "/app/me/tokens", "key", "", Role::Viewer),
    place(SIGN_OUT, "/app/sign-out", "sign-out", "", Role::Viewer),
];

/// A page of one job: its key, what follows the job's address, its icon, the right it takes.
const PAGES: &[(&str, &str, &str, Right)] = &[
    ("job-board", "", "board", Right::See),
    ("job-table", "/table", "table", Right::See),
    ("job-postings", "/postings", "globe", Right::See),
    ("job-channels", "/channels", "link", Right::See),
    ("job-team", "/team", "users", Right::See),
    ("job-plan", "/plan", "note", Right::See),
    ("job-stages", "/stages", "sort", Right::See),
    ("job-questions", "/questions", "file", Right::See),
    ("job-edit", "/edit", "pencil", Right::Run),
    ("job-close", "/closure", "close", Right::Run),
];

/// The acts that this person's role admits.
pub(super) fn of(actor: &Actor) -> impl Iterator<Item = Act> {
    of_role(actor.role)
}

/// The acts that a role admits.
pub(super) fn of_role(role: Role) -> impl Iterator<Item = Act> {
    let admitted = PLACES.iter().filter(move |place| role >= place.from);
    admitted.map(|place| Act {
        key: place.key,
        path: place.path.to_owned(),
        icon: place.icon,
        keys: place.keys,
        post: place.key == SIGN_OUT,
    })
}

/// The pages of a job that somebody sees; more for those who run it.
pub(super) fn of_job(job: Id<Job>, runs: bool) -> impl Iterator<Item = Act> {
    let open = PAGES.iter().filter(move |(.., right)| runs || *right == Right::See);
    open.map(move |(key, rest, icon, _)| Act {
        key,
        path: format!("/app/jobs/{job}{rest}"),
        icon,
        keys: "",
        post: false,
    })
}

/// The job whose page stands at a path.
pub(super) fn job_at(path: &str) -> Option<Id<Job>> {
    path.strip_prefix("/app/jobs/")?.split('/').next()?.parse().ok()
}
