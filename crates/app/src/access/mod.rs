//! Who works here: users, roles, sessions, tokens; and the one predicate that says what somebody may see.

pub mod actions;
mod actor;
pub mod attempt;
mod browser;
pub mod confirm;
mod guessable;
pub mod link;
#[cfg(test)]
mod matrix;
mod model;
pub mod pages;
mod password;
#[cfg(test)]
mod reach;
pub mod session;
mod store;
mod tasks;
#[cfg(test)]
mod tests;
pub mod token;

pub use actor::{Actor, Via};
pub use model::{NewUser, Profile, Right, Role, TeamRole, User};
pub use password::{Password, PasswordHash};
pub use session::Session;
pub use store::{has_users, user, user_by_email, users};

use crate::features::{Feature, Routes};

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
        "user.reset_link_made",
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
    routes,
    tasks: |registry| {
        registry
            .task::<tasks::SendPasswordReset>()
            .task::<tasks::ClearAway>()
            .schedule(work::Schedule::new::<crate::App, _>(
                &tasks::ClearAway {},
                work::Every::Hours(6),
            ))
    },
    views: |gallery| {
        gallery
            .show::<confirm::ConfirmView>()
            .show::<pages::forgotten::ForgottenView>()
            .show::<pages::links::LinkView>()
            .show::<pages::me::MeView>()
            .show::<pages::people::PeopleView>()
            .show::<pages::person::PersonView>()
            .show::<pages::sign_in::SignInView>()
            .show::<pages::tokens::TokensView>()
    },
    ..Feature::named("access")
};

fn routes() -> Routes {
    use pages::{forgotten, links, me, people, person, sign_in, tokens};
    Routes::new()
        .get("/app/sign-in", sign_in::page, Access::Public)
        .post("/app/sign-in", sign_in::sign_in, Access::Public)
        .post("/app/sign-out", sign_in::sign_out, Access::SignedIn)
        .get("/app/session", sign_in::still, Access::SignedIn)
        .get("/app/forgotten-password", forgotten::page, Access::Public)
        .post("/app/forgotten-password", forgotten::ask, Access::Public)
        .get("/app/links/{token}", links::page, Access::Link)
        .post("/app/links/{token}", links::take_up, Access::Link)
        .get("/app/confirm", confirm::page, Access::SignedIn)
        .post("/app/confirm", confirm::confirm, Access::SignedIn)
        .get("/app/me", me::page, Access::SignedIn)
        .post("/app/me", me::change, Access::SignedIn)
        .post("/app/me/password", me::change_password, Access::SignedIn)
        .post("/app/me/sessions/{session}/end", me::end_session, Access::SignedIn)
        .get("/app/me/tokens", tokens::own, Access::SignedIn)
        .post("/app/me/tokens", tokens::create, Access::SignedIn)
        .post(
            "/app/me/tokens/{token}/revocation",
            tokens::revoke_own,
            Access::SignedIn,
        )
        .get("/app/settings/tokens", tokens::all, Access::Manages)
        .post(
            "/app/settings/tokens/{token}/revocation",
            tokens::revoke,
            Access::Manages,
        )
        .get("/app/settings/people", people::page, Access::Manages)
        .post("/app/settings/people", people::invite, Access::Manages)
        .get("/app/settings/people/{user}", person::page, Access::Manages)
        .post("/app/settings/people/{user}/role", person::change_role, Access::Manages)
        .post("/app/settings/people/{user}/link", person::make_link, Access::Manages)
        .post(
            "/app/settings/people/{user}/disablement",
            person::disable,
            Access::Manages,
        )
        .delete(
            "/app/settings/people/{user}/disablement",
            person::enable,
            Access::Manages,
        )
}
