//! The SQL of questions.

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, sql, sql_text};

use super::{NewQuestion, Question};
use crate::jobs::Job;

/// The questions of a job in their order, without those removed.
pub async fn questions_of(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Question>> {
    sql_text(format!(
        "SELECT {} FROM questions WHERE job_id = $1 AND removed_at IS NULL ORDER BY position, id",
        Question::COLUMNS
    ))
    .bind(job)
    .all(on)
    .await
}

/// The questions that were taken off a job's form.
pub async fn removed_questions(on: &mut impl Conn, job: Id<Job>) -> Result<Vec<Id<Question>>> {
    sql("SELECT id FROM questions WHERE job_id = $1 AND removed_at IS NOT NULL")
        .bind(job)
        .values(on)
        .await
}

pub(crate) async fn insert_all(tx: &mut Tx, job: Id<Job>, questions: &[NewQuestion]) -> Result<()> {
    for (position, question) in questions.iter().enumerate() {
        insert(tx, job, position as i32, question).await?;
    }
    Ok(())
}

pub(super) async fn insert(tx: &mut Tx, job: Id<Job>, position: i32, new: &NewQuestion) -> Result<Id<Question>> {
    let id = tx.id::<Question>();
    sql(
        "INSERT INTO questions (id, job_id, position, kind, labels, hints, options, required, knockout)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(job)
    .bind(position)
    .bind(new.kind)
    .bind(new.labels.clone())
    .bind(new.hints.clone())
    .bind(new.options.clone())
    .bind(new.required)
    .bind(new.knockout.clone())
    .run(tx)
    .await?;
    Ok(id)
}

pub(super) async fn update(tx: &mut Tx, id: Id<Question>, new: &NewQuestion) -> Result<()> {
    sql("UPDATE questions SET labels = $2, hints = $3, options = $4, required = $5, knockout = $6 WHERE id = $1")
        .bind(id)
        .bind(new.labels.clone())
        .bind(new.hints.clone())
        .bind(new.options.clone())
        .bind(new.required)
        .bind(new.knockout.clone())
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn set_positions(tx: &mut Tx, order: &[Id<Question>]) -> Result<()> {
    for (position, id) in order.iter().enumerate() {
        sql("UPDATE questions SET position = $2 WHERE id = $1 AND position <> $2")
            .bind(*id)
            .bind(position as i32)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Takes a question off the form; answers already given keep it.
pub(super) async fn remove(tx: &mut Tx, id: Id<Question>) -> Result<()> {
    let now = tx.now();
    sql("UPDATE questions SET removed_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
