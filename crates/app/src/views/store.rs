//! The SQL of saved views. Who may see one is part of every query.

use anyhow::Result;
use base::Id;
use db::{Conn, Tx, sql, sql_text};

use super::{Place, SavedView};
use crate::access::{Actor, User};

/// SQL that holds for the views somebody may see: their own, and shared ones of jobs they see. Alias `v`; binds `$1`.
pub fn sees(actor: &Actor) -> String {
    format!(
        "(v.owner_id = $1 OR v.shared) AND (v.job_id IS NULL OR EXISTS
         (SELECT 1 FROM jobs sj WHERE sj.id = v.job_id AND sj.trashed_at IS NULL AND {}))",
        actor.sees_job("sj")
    )
}

pub(super) async fn of_place(on: &mut impl Conn, actor: &Actor, place: Place) -> Result<Vec<SavedView>> {
    let of_job = match place.job() {
        Some(_) => "v.job_id = $3",
        None => "v.job_id IS NULL",
    };
    let text = format!(
        "SELECT {} FROM saved_views v WHERE v.place = $2 AND {of_job} AND {}
         ORDER BY CASE WHEN v.owner_id = $1 THEN 0 ELSE 1 END, v.created_at, v.id LIMIT 50",
        SavedView::COLUMNS,
        sees(actor)
    );
    let statement = sql_text(text).bind(actor.id).bind(place.as_str().to_owned());
    let statement = place.job().into_iter().fold(statement, db::Sql::bind);
    statement.all(on).await
}

pub(super) async fn find(on: &mut impl Conn, actor: &Actor, id: Id<SavedView>) -> Result<Option<SavedView>> {
    sql_text(format!(
        "SELECT {} FROM saved_views v WHERE v.id = $2 AND {}",
        SavedView::COLUMNS,
        sees(actor)
    ))
    .bind(actor.id)
    .bind(id)
    .maybe(on)
    .await
}

pub(super) async fn insert(tx: &mut Tx, view: &SavedView) -> Result<()> {
    let now = tx.now();
    sql(
        "INSERT INTO saved_views (id, place, job_id, name, query, shared, owner_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(view.id)
    .bind(view.place.clone())
    .bind(view.job_id)
    .bind(view.name.clone())
    .bind(view.query.clone())
    .bind(view.shared)
    .bind(view.owner_id)
    .bind(now)
    .run(tx)
    .await?;
    Ok(())
}

pub(super) async fn count_of(on: &mut impl Conn, owner: Id<User>) -> Result<i64> {
    sql("SELECT COUNT(*) FROM saved_views WHERE owner_id = $1")
        .bind(owner)
        .value(on)
        .await
}

pub(super) async fn set_shared(tx: &mut Tx, id: Id<SavedView>, shared: bool) -> Result<()> {
    sql("UPDATE saved_views SET shared = $2, version = version + 1 WHERE id = $1")
        .bind(id)
        .bind(shared)
        .run(tx)
        .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: Id<SavedView>) -> Result<()> {
    sql("DELETE FROM saved_views WHERE id = $1").bind(id).run(tx).await?;
    Ok(())
}

pub(super) async fn home(on: &mut impl Conn, user: Id<User>) -> Result<Option<Id<SavedView>>> {
    sql("SELECT home_view_id FROM users WHERE id = $1")
        .bind(user)
        .value(on)
        .await
}

pub(super) async fn set_home(tx: &mut Tx, user: Id<User>, view: Option<Id<SavedView>>) -> Result<()> {
    sql("UPDATE users SET home_view_id = $2 WHERE id = $1")
        .bind(user)
        .bind(view)
        .run(tx)
        .await?;
    Ok(())
}
