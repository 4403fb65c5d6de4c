//! Which jobs and postings a person may load. What they may not see is not found; what they may see but not do is
//! forbidden.

use base::Id;
use db::{Conn, sql_text};
use web::{Error, Result};

use super::Job;
use crate::{
    access::{Actor, Right},
    postings::Posting,
};

impl Actor {
    /// A job on which this person has the right. In the trash it is found by those who may run it.
    pub async fn job(&self, on: &mut impl Conn, id: Id<Job>, right: Right) -> Result<Job> {
        let found = self.find_job(on, id, right).await?;
        match found {
            Some(job) => Ok(job),
            None if self.find_job(on, id, Right::See).await?.is_some() => Err(Error::Forbidden),
            None => Err(Error::NotFound),
        }
    }

    /// Whether this person has a right on a job they may see.
    pub async fn may(&self, on: &mut impl Conn, right: Right, job: Id<Job>) -> Result<bool> {
        Ok(self.find_job(on, job, right).await?.is_some())
    }

    async fn find_job(&self, on: &mut impl Conn, id: Id<Job>, right: Right) -> anyhow::Result<Option<Job>> {
        let may = self.may_on_job(right, "j");
        let runs = self.may_on_job(Right::Run, "j");
        sql_text(format!(
            "SELECT {} FROM jobs j WHERE j.id = $2 AND {may} AND (j.trashed_at IS NULL OR {runs})",
            Job::COLUMNS
        ))
        .bind(self.id)
        .bind(id)
        .maybe(on)
        .await
    }

    /// A posting of a job on which this person has the right.
    pub async fn posting(&self, on: &mut impl Conn, id: Id<Posting>, right: Right) -> Result<Posting> {
        let posting = crate::postings::find(on, id).await?.ok_or(Error::NotFound)?;
        self.job(on, posting.job_id, right).await?;
        Ok(posting)
    }

    /// A posting of this very job; another job's is not found.
    pub async fn posting_of(
        &self,
        on: &mut impl Conn,
        job: Id<Job>,
        id: Id<Posting>,
        right: Right,
    ) -> Result<(Job, Posting)> {
        let job = self.job(on, job, right).await?;
        let posting = crate::postings::find(on, id)
            .await?
            .filter(|posting| posting.job_id == job.id);
        Ok((job, posting.ok_or(Error::NotFound)?))
    }
}
