//! Who works here, and what each role may do.

use base::{Email, Id, Language, Time, Zone};

/// A person who signs in. Also the marker of their id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct User {
    pub id: Id<User>,
    pub email: Email,
    pub name: String,
    pub role: Role,
    pub language: Language,
    pub zone: Zone,
    /// Whether single-key shortcuts are on.
    pub shortcuts: bool,
    pub created_at: Time,
    pub disabled_at: Option<Time>,
    pub seen_at: Option<Time>,
    pub version: i64,
}

impl User {
    /// The columns of [`User`], for every SELECT of one. Aliased `u`.
    pub const COLUMNS: &'static str = "u.id, u.email, u.name, u.role, u.language, u.zone, u.shortcuts, u.created_at, \
         u.disabled_at, u.seen_at, u.version";
}

/// Somebody who is going to work here.
#[derive(Clone, Debug)]
pub struct NewUser {
    pub email: Email,
    pub name: String,
    pub role: Role,
    pub language: Language,
    pub zone: Zone,
}

/// What a person says about themselves.
#[derive(Clone, Debug)]
pub struct Profile {
    pub name: String,
    pub language: Language,
    pub zone: Zone,
    pub shortcuts: bool,
}

/// What a person may do in the whole organization. Rights on one job come from its hiring team as well.
/// Later values may do more than earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads what they are put on; changes nothing.
    Viewer,
    /// Reads and comments on the people of the jobs they are put on.
    Interviewer,
    /// Decides on the people of the jobs they are put on.
    HiringManager,
    /// Runs every job that is not confidential.
    Recruiter,
    /// A recruiter who also manages people and settings.
    Admin,
    /// An admin who cannot be removed while they are the last.
    Owner,
}

db::text_enum!(Role {
    Viewer = "viewer",
    Interviewer = "interviewer",
    HiringManager = "hiring_manager",
    Recruiter = "recruiter",
    Admin = "admin",
    Owner = "owner",
});

impl Role {
    /// Owner and admin: people, settings, tokens, the trash.
    pub fn manages_organization(self) -> bool {
        self >= Self::Admin
    }

    /// Whether somebody in this role may give, take and end that one. Only owners make owners.
    pub fn may_give(self, role: Self) -> bool {
        self.manages_organization() && (role < Self::Owner || self == Self::Owner)
    }

    /// Owner, admin and recruiter: every job that is not confidential, and people without an application.
    pub fn recruits(self) -> bool {
        self >= Self::Recruiter
    }
}

/// A person's part in one job's hiring team. Later values may do more than earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamRole {
    Viewer,
    Interviewer,
    HiringManager,
    Recruiter,
}

db::text_enum!(TeamRole {
    Viewer = "viewer",
    Interviewer = "interviewer",
    HiringManager = "hiring_manager",
    Recruiter = "recruiter",
});

/// What somebody wants to do on a job or with its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Read the job and its people.
    See,
    /// Write notes, tags and tasks.
    Comment,
    /// Move, reject, reopen, hire.
    Decide,
    /// Change the job, its texts, its team; write to people; import and export.
    Run,
}

impl Right {
    /// Whether a part in the team gives this right.
    pub fn within(self, team: TeamRole) -> bool {
        match self {
            Self::See => true,
            Self::Comment => team >= TeamRole::Interviewer,
            Self::Decide => team >= TeamRole::HiringManager,
            Self::Run => team >= TeamRole::Recruiter,
        }
    }
}
