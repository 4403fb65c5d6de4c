//! The short lists that people keep in order: departments, offices, reasons, templates of stages.

use base::Id;
use db::{Conn, Tx, sql, sql_text};
use web::{Error, Result};

use crate::events::{self, By, Event};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    Departments,
    Offices,
    Reasons,
    StageTemplates,
}

/// Which way something moves in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

db::text_enum!(Direction { Up = "up", Down = "down" });

impl Shelf {
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Departments => "departments",
            Self::Offices => "offices",
            Self::Reasons => "reasons",
            Self::StageTemplates => "stage_templates",
        }
    }

    /// The page of the list.
    pub fn path(self) -> &'static str {
        match self {
            Self::Departments => "/app/settings/departments",
            Self::Offices => "/app/settings/offices",
            Self::Reasons => "/app/settings/reasons",
            Self::StageTemplates => "/app/settings/stages",
        }
    }

    /// Rows of one group keep their order among themselves: our reasons and theirs.
    fn group(self) -> &'static str {
        match self {
            Self::Reasons => "side",
            Self::Departments | Self::Offices | Self::StageTemplates => "''",
        }
    }

    pub(super) fn changed(self) -> &'static str {
        match self {
            Self::Departments => "department.changed",
            Self::Offices => "office.changed",
            Self::Reasons => "reason.changed",
            Self::StageTemplates => "stage_template.changed",
        }
    }
}

/// The position after the last.
pub(super) async fn next_position(on: &mut impl Conn, shelf: Shelf) -> anyhow::Result<i32> {
    let last: Option<i64> = sql_text(format!("SELECT CAST(MAX(position) AS BIGINT) FROM {}", shelf.table()))
        .value(on)
        .await?;
    Ok(last.map_or(0, |last| last as i32 + 1))
}

/// Moves something one place up or down; at the end of its list it stays.
pub async fn shift(tx: &mut Tx, by: By, shelf: Shelf, id: Id<Shelf>, direction: Direction) -> Result<()> {
    let rows: Vec<(Id<Shelf>, String)> = sql_text(format!(
        "SELECT id, {} FROM {} ORDER BY 2, position, id",
        shelf.group(),
        shelf.table()
    ))
    .all(tx)
    .await?;
    let at = rows.iter().position(|(own, _)| *own == id).ok_or(Error::NotFound)?;
    let to = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1),
    };
    let Some(to) = to.filter(|to| rows.get(*to).is_some_and(|row| row.1 == rows[at].1)) else {
        return Ok(());
    };
    let mut order: Vec<Id<Shelf>> = rows.into_iter().map(|(own, _)| own).collect();
    order.swap(at, to);
    for (position, own) in order.into_iter().enumerate() {
        sql_text(format!(
            "UPDATE {} SET position = $2 WHERE id = $1 AND position <> $2",
            shelf.table()
        ))
        .bind(own)
        .bind(position as i32)
        .run(tx)
        .await?;
    }
    events::record(tx, by, Event::new(shelf.changed()).subject(id).with("moved", direction));
    Ok(())
}

/// Takes something out of use, or back into it; what names it keeps it. A template of stages, which nothing names, goes.
pub async fn set_archived(tx: &mut Tx, by: By, shelf: Shelf, id: Id<Shelf>, archived: bool) -> Result<()> {
    let now = tx.now();
    let done = match shelf {
        Shelf::StageTemplates => {
            sql("DELETE FROM stage_templates WHERE id = $1")
                .bind(id)
                .run_once(tx)
                .await?
        }
        Shelf::Departments | Shelf::Offices | Shelf::Reasons => {
            sql_text(format!("UPDATE {} SET archived_at = $2 WHERE id = $1", shelf.table()))
                .bind(id)
                .bind(archived.then_some(now))
                .run_once(tx)
                .await?
        }
    };
    if !done {
        return Err(Error::NotFound);
    }
    events::record(
        tx,
        by,
        Event::new(shelf.changed()).subject(id).with("archived", archived),
    );
    Ok(())
}
