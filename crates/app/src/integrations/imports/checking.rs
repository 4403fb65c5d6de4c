//! Looking at every row before anything is written: what it is, whom it may be, what is wrong with it.

use std::collections::HashMap;

use anyhow::Context;
use base::Id;
use web::Message;

use super::{
    Import, ImportKind, ImportState, jobs,
    model::{Cells, Problems, Row, RowState},
    person::{self, Person},
    store, table,
    targets::Targets,
};
use crate::{
    App,
    access::{self, Actor},
    candidates::{ContactKind, fold, known_by_contact, known_by_name},
};

/// The number of a row, its cells, and the person in it or what is wrong with it.
type Read = (i64, Vec<String>, Result<Person, Vec<Message>>);

/// Rows looked at together.
const TOGETHER: usize = 200;

/// Looks at every row of a file that waits for it. Done twice, it is done once.
pub async fn check(app: &App, id: Id<Import>, progress: impl Fn(i64) + Send + Sync) -> anyhow::Result<()> {
    let waiting = store::find(&mut app.db.read(), id).await?;
    let Some(import) = waiting.filter(|import| import.state == ImportState::Checking) else {
        return Ok(());
    };
    let Some(actor) = starter(app, &import).await? else {
        return Ok(());
    };
    app.db
        .write(move |tx| Box::pin(async move { store::clear_rows(tx, id).await }))
        .await?;
    let bytes = content(app, &import).await?;
    let rows = match import.kind {
        ImportKind::Candidates => people(app, &actor, &import, bytes).await?,
        ImportKind::Jobs => positions(app, &actor, bytes).await?,
    };
    let rows = match rows {
        Ok(rows) => rows,
        Err(problem) => {
            return app
                .db
                .write(move |tx| {
                    let problem = problem.clone();
                    Box::pin(async move { store::refuse(tx, id, &problem).await })
                })
                .await;
        }
    };
    let mut checked = 0;
    for part in rows.chunks(TOGETHER) {
        checked += part.len() as i64;
        let part = part.to_vec();
        app.db
            .write(move |tx| {
                let part = part.clone();
                Box::pin(async move { store::add_rows(tx, id, &part, checked).await })
            })
            .await?;
        progress(checked);
    }
    app.db
        .write(move |tx| {
            Box::pin(async move {
                store::become_state(tx, id, &[ImportState::Checking], ImportState::Checked).await?;
                Ok(())
            })
        })
        .await
}

/// Whoever began it, with the rights they have now; none when their account was switched off.
pub(super) async fn starter(app: &App, import: &Import) -> anyhow::Result<Option<Actor>> {
    let user = access::user(&mut app.db.read(), import.created_by).await?;
    Ok(user
        .filter(|user| user.disabled_at.is_none())
        .map(|user| Actor::console(&user, app.clock.now())))
}

/// The bytes of the file; it is no larger than an upload may be.
pub(super) async fn content(app: &App, import: &Import) -> anyhow::Result<Vec<u8>> {
    let key = import.file_key.parse().context("the key of a file")?;
    Ok(app.files.get(&key).await?.bytes().await?)
}

type Rows = Result<Vec<Row>, Message>;

async fn people(app: &App, actor: &Actor, import: &Import, bytes: Vec<u8>) -> anyhow::Result<Rows> {
    let options = import.options.clone();
    let read = tokio::task::spawn_blocking(move || table::read(&bytes, options.encoding.as_deref(), options.separator));
    let table = match read.await? {
        Ok(table) => table,
        Err(problem) => return Ok(Err(problem)),
    };
    let (language, options) = (app.organization().await?.language.clone(), import.options.clone());
    let targets = Targets::load(&mut app.db.read(), actor).await?;
    let read: Vec<Read> = tokio::task::spawn_blocking(move || {
        let width = table.names.len();
        let row = |(line, cells): (i64, Vec<String>)| {
            // Everything wrong with a row is said at once, the job that it names among it.
            let (job, stage) = person::target(&cells, &options);
            let nowhere = job.and_then(|job| targets.find(&job, stage.as_deref()).err());
            let others = nowhere.into_iter().chain(surplus(&cells, width));
            let others: Vec<Message> = others.collect();
            let person = match person::read(&cells, &options, &language) {
                Ok(person) if others.is_empty() => Ok(person),
                read => Err(read.err().unwrap_or_default().into_iter().chain(others).collect()),
            };
            (line, cells, person)
        };
        table.rows.into_iter().map(row).collect()
    })
    .await?;
    let mut twins = Twins::of(app, actor, read.iter().filter_map(|(.., person)| person.as_ref().ok())).await?;
    let row = |(line, cells, person): (i64, Vec<String>, Result<Person, Vec<Message>>)| {
        let (state, problems, same_as) = match person {
            Err(problems) => (RowState::Faulty, problems, None),
            Ok(person) => match twins.of_row(line, &person) {
                Some((same_as, why)) => (RowState::Same, vec![why], same_as),
                None => (RowState::Ready, Vec::new(), None),
            },
        };
        Row {
            line,
            cells: Cells(cells),
            state,
            choice: None,
            problems: Problems(problems),
            same_as,
            made: None,
        }
    };
    Ok(Ok(read.into_iter().map(row).collect()))
}

/// What stands in a row beyond the last column; a cell with a separator that is not in quotes moves the others there.
fn surplus(cells: &[String], width: usize) -> Option<Message> {
    let beyond: Vec<&str> = cells.iter().skip(width).map(String::as_str).collect();
    let beyond = beyond.join(" · ");
    let said = base::text::shorten(&beyond, 80);
    cells
        .iter()
        .skip(width)
        .any(|cell| !cell.is_empty())
        .then(|| Message::new("integrations-row-surplus").with("value", said.to_owned()))
}

/// Who is known by what, and which row of this file was first to have it.
struct Twins {
    known: HashMap<(ContactKind, String), (uuid::Uuid, String)>,
    named: HashMap<String, (uuid::Uuid, String)>,
    before: HashMap<(ContactKind, String), i64>,
}

impl Twins {
    async fn of(app: &App, actor: &Actor, people: impl Iterator<Item = &Person>) -> anyhow::Result<Self> {
        let (mut by_kind, mut names): (HashMap<ContactKind, Vec<String>>, Vec<String>) = Default::default();
        for person in people {
            for point in &person.new.contact {
                by_kind.entry(point.kind).or_default().push(point.comparison.clone());
            }
            if person.new.contact.is_empty() {
                names.push(fold::sort_key(&person.new.name));
            }
        }
        let on = &mut app.db.read();
        let mut twins = Self {
            known: HashMap::new(),
            named: HashMap::new(),
            before: HashMap::new(),
        };
        for (kind, comparisons) in by_kind {
            for found in known_by_contact(on, actor, kind, &comparisons).await? {
                let entry = twins.known.entry((kind, found.known_by));
                entry.or_insert((found.id.uuid(), found.name));
            }
        }
        for found in known_by_name(on, actor, &names).await? {
            twins
                .named
                .entry(found.known_by)
                .or_insert((found.id.uuid(), found.name));
        }
        Ok(twins)
    }

    /// Whom a row may be, and why. Somebody without any way to reach them is the same as whoever has their name.
    fn of_row(&mut self, line: i64, person: &Person) -> Option<(Option<uuid::Uuid>, Message)> {
        let keys = person
            .new
            .contact
            .iter()
            .map(|point| (point.kind, point.comparison.clone()));
        let keys: Vec<(ContactKind, String)> = keys.collect();
        let known = keys.iter().find_map(|key| self.known.get(key));
        if let Some((id, name)) = known {
            return Some((
                Some(*id),
                Message::new("integrations-same-contact").with("name", name.as_str()),
            ));
        }
        let earlier = keys.iter().find_map(|key| self.before.get(key)).copied();
        for key in keys {
            self.before.entry(key).or_insert(line);
        }
        if let Some(earlier) = earlier {
            return Some((None, Message::new("integrations-same-row").with("line", earlier)));
        }
        let by_name = self.named.get(&fold::sort_key(&person.new.name));
        let (id, name) = by_name.filter(|_| person.new.contact.is_empty())?;
        Some((
            Some(*id),
            Message::new("integrations-same-name").with("name", name.as_str()),
        ))
    }
}

async fn positions(app: &App, actor: &Actor, bytes: Vec<u8>) -> anyhow::Result<Rows> {
    let items = match tokio::task::spawn_blocking(move || jobs::split(&bytes)).await? {
        Ok(items) => items,
        Err(problem) => return Ok(Err(problem)),
    };
    let here = jobs::Here::load(&mut app.db.read(), actor).await?;
    let row = |(at, (first, json)): (usize, (usize, String))| {
        let (state, problems, same_as) = match here.plan(&json, first, &actor.language) {
            Err(problems) => (RowState::Faulty, problems, None),
            Ok(_) => match here.same(&json) {
                Some((id, reference)) => (
                    RowState::Same,
                    vec![Message::new("integrations-same-job").with("reference", reference)],
                    Some(id),
                ),
                None => (RowState::Ready, Vec::new(), None),
            },
        };
        Row {
            line: at as i64 + 1,
            cells: Cells(vec![json]),
            state,
            choice: None,
            problems: Problems(problems),
            same_as,
            made: None,
        }
    };
    Ok(Ok(items.into_iter().enumerate().map(row).collect()))
}
