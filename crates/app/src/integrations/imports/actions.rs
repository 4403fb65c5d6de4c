//! The verbs of an import: begin, say what is what, run, stop, forget.

use base::Id;
use db::{Conn, Tx};
use web::{Error, FormErrors, Message, Result};

use super::{
    CheckImport, Duplicates, Import, ImportKind, ImportState, Options, RunImport,
    columns::Field,
    jobs, store,
    table::{self, Table},
};
use crate::{
    App,
    access::Actor,
    documents,
    events::{self, Event},
};

/// A file as it came: its name, where it lies, and what is in it.
pub struct Arrived {
    pub filename: String,
    pub file: files::Stored,
    pub content: Content,
}

/// What is in a file.
pub enum Content {
    Table(Table),
    /// So many jobs.
    Jobs(usize),
}

/// Looks at a whole file; what is wrong with it is said in words. Takes a moment of computing, off the threads that
/// answer.
pub async fn look(
    kind: ImportKind,
    bytes: Vec<u8>,
    encoding: Option<String>,
    separator: Option<char>,
) -> anyhow::Result<std::result::Result<Content, Message>> {
    Ok(tokio::task::spawn_blocking(move || match kind {
        ImportKind::Candidates => table::read(&bytes, encoding.as_deref(), separator).map(Content::Table),
        ImportKind::Jobs => jobs::split(&bytes).map(|items| Content::Jobs(items.len())),
    })
    .await?)
}

/// Takes a file that was looked at. Columns are guessed by their names; jobs need no guessing and are checked at once.
/// For those who recruit.
pub async fn begin(tx: &mut Tx, actor: &Actor, arrived: &Arrived) -> Result<Id<Import>> {
    if !actor.role.recruits() {
        return Err(Error::Forbidden);
    }
    let mut options = Options::default();
    let (kind, state, total) = match &arrived.content {
        Content::Table(table) => {
            options.columns = Field::guess(table);
            (ImportKind::Candidates, ImportState::Mapping, table.rows.len())
        }
        Content::Jobs(count) => (ImportKind::Jobs, ImportState::Checking, *count),
    };
    let new = store::New {
        kind,
        filename: arrived.filename.clone(),
        file: arrived.file.clone(),
        state,
        options,
        total: total as i64,
    };
    let id = store::insert(tx, actor.id, &new).await?;
    let until = tx.now() + Import::KEPT;
    documents::keep_file(tx, &arrived.file.key, until).await?;
    events::record(
        tx,
        actor.by(),
        Event::new("import.begun")
            .subject(id)
            .with("kind", kind)
            .with("n", total),
    );
    Ok(id)
}

/// The same, and has jobs checked in the background: they need no columns.
pub async fn begin_soon(tx: &mut Tx, actor: &Actor, arrived: &Arrived) -> Result<Id<Import>> {
    let id = begin(tx, actor, arrived).await?;
    if matches!(arrived.content, Content::Jobs(_)) {
        check_soon(tx, id).await?;
    }
    Ok(id)
}

/// The person's own import; another's is not found.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Import>) -> Result<Import> {
    store::find(on, id)
        .await?
        .filter(|import| import.created_by == actor.id)
        .ok_or(Error::NotFound)
}

/// Says which column is what. Every row is looked at next; nothing is written.
pub async fn map(tx: &mut Tx, actor: &Actor, id: Id<Import>, options: &Options, total: i64) -> Result<()> {
    tx.lock("imports", id).await?;
    find(tx, actor, id).await?;
    check_columns(&options.columns)?;
    let from = [ImportState::Mapping, ImportState::Checked];
    if !store::become_state(tx, id, &from, ImportState::Checking).await? {
        return Err(Error::Conflict(Message::new("integrations-went-on")));
    }
    store::clear_rows(tx, id).await?;
    store::set_options(tx, id, options, total).await?;
    Ok(())
}

/// A name is needed, and what can be once is so once.
fn check_columns(columns: &[Field]) -> Result<()> {
    let has = |field| columns.contains(&field);
    let mut errors = FormErrors::default();
    if !has(Field::Name) && !has(Field::Given) && !has(Field::Family) {
        errors.push("column_0", Message::new("integrations-needs-name"));
    }
    for (at, field) in columns.iter().enumerate() {
        if !field.may_repeat() && columns[..at].contains(field) {
            let field = Message::new(super::person::label(*field));
            let message = Message::new("integrations-column-twice").with("field", field);
            errors.push(format!("column_{at}"), message);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// Asks the background for the look at every row.
pub async fn check_soon(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    work::enqueue::<App, _>(tx, &CheckImport { import: id }).await?;
    Ok(())
}

/// Begins to add the rows, or goes on after a stop. `duplicates` is what becomes of rows that are somebody we know.
pub async fn start(tx: &mut Tx, actor: &Actor, id: Id<Import>, duplicates: Duplicates) -> Result<()> {
    tx.lock("imports", id).await?;
    let import = find(tx, actor, id).await?;
    if !actor.role.recruits() {
        return Err(Error::Forbidden);
    }
    let from = [ImportState::Checked, ImportState::Stopped];
    if !store::become_state(tx, id, &from, ImportState::Running).await? {
        return Err(Error::Conflict(Message::new("integrations-went-on")));
    }
    let options = Options {
        duplicates,
        ..import.options
    };
    db::sql("UPDATE imports SET options = $2, started_at = COALESCE(started_at, $3) WHERE id = $1")
        .bind(id)
        .bind(options)
        .bind(tx.now())
        .run(tx)
        .await?;
    let event = Event::new("import.started").subject(id).with("n", import.total);
    events::record(tx, actor.by(), event);
    Ok(())
}

/// Asks the background to add the rows.
pub async fn run_soon(tx: &mut Tx, id: Id<Import>) -> Result<()> {
    work::enqueue::<App, _>(tx, &RunImport { import: id }).await?;
    Ok(())
}

/// Ends it after the row in hand. What was added stays.
pub async fn stop(tx: &mut Tx, actor: &Actor, id: Id<Import>) -> Result<()> {
    find(tx, actor, id).await?;
    if store::become_state(tx, id, &[ImportState::Running], ImportState::Stopped).await? {
        events::record(tx, actor.by(), Event::new("import.stopped").subject(id));
    }
    Ok(())
}

/// Says whether one row that is somebody we know becomes somebody of their own.
pub async fn choose(tx: &mut Tx, actor: &Actor, id: Id<Import>, line: i64, choice: Duplicates) -> Result<()> {
    find(tx, actor, id).await?;
    if store::choose(tx, id, line, choice).await? {
        Ok(())
    } else {
        Err(Error::Conflict(Message::new("integrations-went-on")))
    }
}

/// Forgets a file and its report. Whoever was added stays.
pub async fn discard(tx: &mut Tx, actor: &Actor, id: Id<Import>) -> Result<()> {
    tx.lock("imports", id).await?;
    let import = find(tx, actor, id).await?;
    if matches!(import.state, ImportState::Running | ImportState::Checking) {
        return Err(Error::Conflict(Message::new("integrations-still-working")));
    }
    store::delete(tx, id).await?;
    if let Ok(key) = import.file_key.parse() {
        documents::release_file(tx, &key).await?;
    }
    events::record(tx, actor.by(), Event::new("import.discarded").subject(id));
    Ok(())
}
