//! Which files a person may load: those of an application they see, and those of a candidate they see that belong to no
//! application.

use anyhow::Result;
use base::Id;
use db::{Conn, sql_text};

use super::Document;
use crate::{
    access::{Actor, Right},
    candidates::Candidate,
};

impl Actor {
    /// SQL that holds for the documents on which this person has a right. Alias of `documents`; binds `$1`.
    pub fn may_on_documents(&self, right: Right, document: &str) -> String {
        format!(
            "(({document}.application_id IS NOT NULL AND EXISTS (SELECT 1 FROM applications da
                  WHERE da.id = {document}.application_id AND da.trashed_at IS NULL AND {}))
              OR ({document}.application_id IS NULL AND EXISTS (SELECT 1 FROM candidates dc
                  WHERE dc.id = {document}.candidate_id AND {})))",
            self.may_on_application(right, "da"),
            self.may_on_candidate(right, "dc"),
        )
    }

    /// A document this person may see; any other is not found.
    pub async fn document(&self, on: &mut impl Conn, id: Id<Document>) -> web::Result<Document> {
        sql_text(format!(
            "SELECT {} FROM documents d WHERE d.id = $2 AND d.removed_at IS NULL AND {}",
            Document::COLUMNS,
            self.may_on_documents(Right::See, "d")
        ))
        .bind(self.id)
        .bind(id)
        .maybe(on)
        .await?
        .ok_or(web::Error::NotFound)
    }

    pub(super) async fn may_on_document(&self, on: &mut impl Conn, id: Id<Document>, right: Right) -> Result<bool> {
        let count: i64 = sql_text(format!(
            "SELECT COUNT(*) FROM documents d WHERE d.id = $2 AND {}",
            self.may_on_documents(right, "d")
        ))
        .bind(self.id)
        .bind(id)
        .value(on)
        .await?;
        Ok(count > 0)
    }

    /// The files of a candidate that this person may see, latest first, those that were replaced too.
    pub async fn documents(&self, on: &mut impl Conn, candidate: Id<Candidate>) -> Result<Vec<Document>> {
        sql_text(format!(
            "SELECT {} FROM documents d WHERE d.candidate_id = $2 AND d.removed_at IS NULL AND {}
             ORDER BY d.created_at DESC, d.id DESC",
            Document::COLUMNS,
            self.may_on_documents(Right::See, "d")
        ))
        .bind(self.id)
        .bind(candidate)
        .all(on)
        .await
    }
}
