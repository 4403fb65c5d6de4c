//! Who works here: users, roles, sessions, tokens; and the one predicate that says what somebody may see.

pub mod actions;
mod actor;
mod guessable;
pub mod link;
mod model;
mod password;
pub mod session;
mod store;
pub mod token;

pub use actor::{Actor, Via};
pub use model::{NewUser, Profile, Right, Role, TeamRole, User};
pub use password::{Password, PasswordHash};
pub use session::Session;
pub use store::{has_users, user, user_by_email, users};

use crate::features::Feature;

/// Who may use a route. Every route says so; the matrix test asks each as everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever has the secret that is part of the address or the form.
    Link,
    /// Anybody who is signed in; what they find there is theirs to see.
    SignedIn,
    /// Those who recruit: owner, admin, recruiter.
    Recruits,
    /// Those who run the organization: owner, admin.
    Manages,
    /// Whoever has this right on the job in the address.
    OnJob(Right),
    /// Whoever has this right on the candidate in the address.
    OnCandidate(Right),
    /// Whoever has this right on the application in the address.
    OnApplication(Right),
    /// A program with a token that has this scope; what it finds follows its owner.
    Token(&'static str),
}

/// Marker of an API token's id.
#[derive(Debug)]
pub struct ApiToken;

pub const FEATURE: Feature = Feature {
    events: &[
        "user.added",
        "user.invited",
        "user.password_changed",
        "user.password_forgotten",
        "user.profile_changed",
        "user.role_changed",
        "user.disabled",
        "user.enabled",
        "user.signed_in",
        "user.signed_out",
        "user.confirmed",
        "sign_in.refused",
        "api_token.created",
        "api_token.revoked",
    ],
    ..Feature::named("access")
};
