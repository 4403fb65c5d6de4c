//! Which applications a person may load.

use base::Id;
use db::{Conn, sql_text};
use web::{Error, Result};

use crate::{
    access::{Actor, Right},
    applications::Application,
};

impl Actor {
    /// An application on whose job this person has the right. What they may not see is not found; what they may see
    /// but not do is forbidden.
    pub async fn application(&self, on: &mut impl Conn, id: Id<Application>, right: Right) -> Result<Application> {
        if let Some(application) = self.find_application(on, id, right).await? {
            return Ok(application);
        }
        match self.find_application(on, id, Right::See).await? {
            Some(_) => Err(Error::Forbidden),
            None => Err(Error::NotFound),
        }
    }

    async fn find_application(
        &self,
        on: &mut impl Conn,
        id: Id<Application>,
        right: Right,
    ) -> anyhow::Result<Option<Application>> {
        sql_text(format!(
            "SELECT {} FROM applications a JOIN candidates c ON c.id = a.candidate_id
             WHERE a.id = $2 AND a.trashed_at IS NULL AND c.trashed_at IS NULL AND {}",
            Application::COLUMNS,
            self.may_on_application(right, "a")
        ))
        .bind(self.id)
        .bind(id)
        .maybe(on)
        .await
    }
}
