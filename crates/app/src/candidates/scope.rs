//! Which candidates a person may load. What they may not see is not found; what they may see but not do is forbidden.

use base::Id;
use db::{Conn, sql_text};
use web::{Error, Result};

use super::Candidate;
use crate::access::{Actor, Right};

impl Actor {
    /// A candidate on whom this person has the right, outside the trash.
    pub async fn candidate(&self, on: &mut impl Conn, id: Id<Candidate>, right: Right) -> Result<Candidate> {
        let candidate = self.candidate_or_trashed(on, id, right).await?;
        if candidate.trashed_at.is_some() {
            Err(Error::NotFound)
        } else {
            Ok(candidate)
        }
    }

    /// The same, in the trash or not: for the page that offers to restore.
    pub async fn candidate_or_trashed(&self, on: &mut impl Conn, id: Id<Candidate>, right: Right) -> Result<Candidate> {
        if let Some(candidate) = self.find_candidate(on, id, right).await? {
            return Ok(candidate);
        }
        match self.find_candidate(on, id, Right::See).await? {
            Some(_) => Err(Error::Forbidden),
            None => Err(Error::NotFound),
        }
    }

    /// Whether this person has a right on a candidate.
    pub async fn may_on(&self, on: &mut impl Conn, right: Right, id: Id<Candidate>) -> Result<bool> {
        Ok(self.find_candidate(on, id, right).await?.is_some())
    }

    async fn find_candidate(
        &self,
        on: &mut impl Conn,
        id: Id<Candidate>,
        right: Right,
    ) -> anyhow::Result<Option<Candidate>> {
        sql_text(format!(
            "SELECT {} FROM candidates c WHERE c.id = $2 AND {}",
            Candidate::COLUMNS,
            self.may_on_candidate(right, "c")
        ))
        .bind(self.id)
        .bind(id)
        .maybe(on)
        .await
    }
}
