//! Who works here: users, roles, sessions, tokens; and the one predicate that says what somebody may see.

mod actor;
mod model;
pub mod session;

pub use actor::{Actor, Via};
pub use model::{Right, Role, TeamRole, User};
pub use session::Session;

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

pub const FEATURE: crate::features::Feature = crate::features::Feature::named("access");
