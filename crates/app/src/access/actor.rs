//! The person behind a request, and the one predicate that says what they may see.
//!
//! Every query that reads jobs, candidates or anything of theirs puts [`Actor::sees_job`], [`Actor::sees_candidate`] or
//! [`Actor::sees_application`] into its WHERE and binds the actor's id as `$1`. There is no other way to load them from
//! a page: what somebody may not see is not found.

use base::{Email, Id, Language, Time, Zone};
use jiff::SignedDuration;

use super::{Right, Role, TeamRole, User};
use crate::events::By;

/// A signed-in person, or a program with a token of theirs.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: Id<User>,
    pub name: String,
    pub email: Email,
    pub role: Role,
    pub language: Language,
    pub zone: Zone,
    pub shortcuts: bool,
    pub now: Time,
    pub via: Via,
}

/// How they came in.
#[derive(Clone, Debug)]
pub enum Via {
    /// A browser with a session; the time at which the password was last given.
    Session {
        id: Id<super::Session>,
        stepped_up_at: Option<Time>,
    },
    /// A program; it may do only what its scopes say, and never more than its owner.
    Token {
        id: Id<super::ApiToken>,
        scopes: Vec<String>,
    },
    /// The command line on the server itself.
    Console,
}

/// How long a given password counts for acts that need it (TRUST section 3).
const STEP_UP: SignedDuration = SignedDuration::from_mins(10);

impl Actor {
    /// A person at the command line of the server itself.
    pub fn console(user: &User, now: Time) -> Self {
        Self {
            id: user.id,
            name: user.name.clone(),
            email: user.email.clone(),
            role: user.role,
            language: user.language.clone(),
            zone: user.zone.clone(),
            shortcuts: user.shortcuts,
            now,
            via: Via::Console,
        }
    }

    /// Whether this person gave their password a moment ago, so that they may change who gets in and take much away.
    pub fn is_stepped_up(&self) -> bool {
        match &self.via {
            Via::Session { stepped_up_at, .. } => stepped_up_at.is_some_and(|at| self.now.since(at) <= STEP_UP),
            Via::Token { .. } => false,
            Via::Console => true,
        }
    }

    /// Whether this is somebody in person, or a program with this scope (`jobs:read`). Writing includes reading.
    pub fn has_scope(&self, scope: &str) -> bool {
        match &self.via {
            Via::Session { .. } | Via::Console => true,
            Via::Token { scopes, .. } => {
                let writes = scope.strip_suffix(":read").map(|resource| format!("{resource}:write"));
                scopes.iter().any(|own| own == scope || Some(own) == writes.as_ref())
            }
        }
    }

    pub fn by(&self) -> By {
        By::User(self.id)
    }

    /// SQL that holds for the jobs this person may see. `job` is the alias of `jobs`; binds `$1`, the actor's id.
    ///
    /// A confidential job is seen by its team alone, whatever somebody's role (compartments, FEATURES 2-13).
    pub fn sees_job(&self, job: &str) -> String {
        let on_team = format!("EXISTS (SELECT 1 FROM hiring_team ht WHERE ht.job_id = {job}.id AND ht.user_id = $1)");
        if self.role.recruits() {
            format!("(NOT {job}.confidential OR {on_team})")
        } else {
            on_team
        }
    }

    /// SQL that holds for the jobs on which this person has a right. Binds `$1` like [`Actor::sees_job`].
    pub fn may_on_job(&self, right: Right, job: &str) -> String {
        let roles: Vec<String> = TeamRole::ALL
            .iter()
            .filter(|team| right.within(**team) && (right == Right::See || self.role != Role::Viewer))
            .map(|team| format!("'{}'", team.as_str()))
            .collect();
        if roles.is_empty() {
            return "($1 IS NULL)".to_owned();
        }
        let on_team = format!(
            "EXISTS (SELECT 1 FROM hiring_team ht WHERE ht.job_id = {job}.id AND ht.user_id = $1 AND ht.role IN ({}))",
            roles.join(", ")
        );
        if self.role.recruits() {
            format!("(NOT {job}.confidential OR {on_team})")
        } else {
            on_team
        }
    }

    /// SQL that holds for the applications this person may see. Aliases of `applications`; binds `$1`.
    ///
    /// Nobody sees their own application as staff (AZ-6): a candidate with the actor's address is left out.
    pub fn sees_application(&self, application: &str) -> String {
        format!(
            "EXISTS (SELECT 1 FROM jobs sj WHERE sj.id = {application}.job_id AND {}) AND {}",
            self.sees_job("sj"),
            not_oneself(&format!("{application}.candidate_id"))
        )
    }

    /// SQL that holds for the applications on which this person has a right. Binds `$1`.
    pub fn may_on_application(&self, right: Right, application: &str) -> String {
        format!(
            "EXISTS (SELECT 1 FROM jobs sj WHERE sj.id = {application}.job_id AND {}) AND {}",
            self.may_on_job(right, "sj"),
            not_oneself(&format!("{application}.candidate_id"))
        )
    }

    /// SQL that holds for the candidates this person may see: somebody with an application on a job they see, or, for
    /// those who recruit, somebody without any. Alias of `candidates`; binds `$1`.
    pub fn sees_candidate(&self, candidate: &str) -> String {
        self.may_on_candidate(Right::See, candidate)
    }

    /// SQL that holds for the candidates on whom this person has a right through some job, or who have no application
    /// and the person recruits. Binds `$1`.
    pub fn may_on_candidate(&self, right: Right, candidate: &str) -> String {
        let through_a_job = format!(
            "SELECT 1 FROM applications sa JOIN jobs sj ON sj.id = sa.job_id
             WHERE sa.candidate_id = {candidate}.id AND sa.trashed_at IS NULL AND {}",
            self.may_on_job(right, "sj")
        );
        // Whoever recruits sees nearly everybody. OFFSET keeps Postgres from reading every application into a hash before
        // the first row of a page: it then asks the index for each person, as SQLite does anyway.
        let known = if self.role.recruits() {
            format!(
                "(EXISTS ({through_a_job} LIMIT 1 OFFSET 0) OR NOT EXISTS
                  (SELECT 1 FROM applications sa WHERE sa.candidate_id = {candidate}.id LIMIT 1 OFFSET 0))"
            )
        } else {
            format!("EXISTS ({through_a_job})")
        };
        format!("({known} AND {})", not_oneself(&format!("{candidate}.id")))
    }
}

/// The candidate is not the actor: no contact point of theirs is the actor's own address.
///
/// The few who are the actor are found once for a statement, by index, and not anew for every row.
fn not_oneself(candidate_id: &str) -> String {
    format!(
        "{candidate_id} NOT IN (SELECT sc.candidate_id FROM users su
            JOIN contact_points sc ON sc.kind = 'mail' AND sc.comparison = su.email_key WHERE su.id = $1)"
    )
}
