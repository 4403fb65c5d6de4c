//! `bole import candidates|jobs`: the same look, report and rows as the pages of the application, beside a running server.

use std::{fs, path::Path};

use anyhow::{Context, anyhow, bail};
use app::{
    App,
    access::{self, Actor, Role, User},
    integrations::imports::{
        self, Arrived, Content, Duplicates, Field, Import as Row, ImportKind, ImportState, Line, Options, Table, Tally,
    },
};
use base::{Email, Id, Zone};
use bytes::Bytes;
use web::Locale;

use crate::{
    command::{Import, ImportHow, ImportWhat},
    data, people, progress, rates,
};

/// What was said about the files of people.
#[derive(Default)]
struct Said {
    columns: Vec<(String, Field)>,
    encoding: Option<String>,
    source: String,
    tag: String,
}

pub async fn run(import: Import) -> anyhow::Result<()> {
    match import.what {
        ImportWhat::Rates { files, place, json } => rates::import(&files, &place, json).await,
        ImportWhat::Jobs { how } => files(how, ImportKind::Jobs, Said::default()).await,
        ImportWhat::Candidates {
            how,
            columns,
            encoding,
            source,
            tag,
        } => {
            let columns = columns
                .iter()
                .map(|column| column_of(column))
                .collect::<Result<_, _>>()?;
            let said = Said {
                columns,
                encoding,
                source,
                tag,
            };
            files(how, ImportKind::Candidates, said).await
        }
    }
}

fn column_of(text: &str) -> anyhow::Result<(String, Field)> {
    let (name, field) = text
        .rsplit_once('=')
        .ok_or_else(|| anyhow!("{text:?} does not say what a column is; write it as \"Column=field\""))?;
    let known = || {
        Field::ALL
            .iter()
            .map(|field| field.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let field = field
        .parse()
        .map_err(|_| anyhow!("{field:?} is nothing that a column can be; use one of {}", known()))?;
    Ok((name.to_owned(), field))
}

/// One file's report.
#[derive(serde::Serialize)]
struct Report {
    file: String,
    state: ImportState,
    dry_run: bool,
    tally: Tally,
    /// Rows that are not simply added, each with why.
    rows: Vec<Remark>,
}

#[derive(serde::Serialize)]
struct Remark {
    row: i64,
    who: String,
    state: imports::RowState,
    why: Vec<String>,
}

async fn files(how: ImportHow, kind: ImportKind, said: Said) -> anyhow::Result<()> {
    let duplicates: Duplicates = how
        .duplicates
        .parse()
        .map_err(|_| anyhow!("--duplicates is skip or add, not {:?}", how.duplicates))?;
    let app = data::open_for_command(&how.place).await?;
    let actor = actor(&app, how.user.as_deref()).await?;
    let mut reports = Vec::new();
    for file in &how.files {
        let report = one(&app, &actor, file, kind, &said, duplicates, how.dry_run)
            .await
            .with_context(|| format!("import {}", file.display()))?;
        if !how.json {
            print(&report);
        }
        reports.push(report);
    }
    if how.json {
        println!("{}", serde_json::to_string_pretty(&reports)?);
    }
    match reports.iter().map(|report| report.tally.faulty).sum::<i64>() {
        0 => Ok(()),
        1 => bail!("1 row could not be imported; mend it and import the file again: what was added is recognised"),
        faulty => bail!(
            "{faulty} rows could not be imported; mend them and import the file again: what was added is recognised"
        ),
    }
}

/// Whoever is said to have done it: the person named, or the first owner.
async fn actor(app: &App, user: Option<&str>) -> anyhow::Result<Actor> {
    let found: Option<User> = match user {
        Some(text) => {
            let email: Email = text.parse().map_err(|_| anyhow!("{text:?} is no mail address"))?;
            access::user_by_email(&mut app.db.read(), &email).await?
        }
        None => {
            let mut all = access::users(&mut app.db.read()).await?;
            all.retain(|user| user.role == Role::Owner && user.disabled_at.is_none());
            all.sort_by_key(|user| user.created_at);
            all.into_iter().next()
        }
    };
    let user = found.ok_or_else(|| anyhow!("nobody here can be said to have done it; name somebody with --user"))?;
    if !user.role.recruits() {
        bail!(
            "{} may not import; name an owner, an admin or a recruiter with --user",
            user.email
        );
    }
    Ok(Actor::console(&user, app.clock.now()))
}

async fn one(
    app: &App,
    actor: &Actor,
    file: &Path,
    kind: ImportKind,
    said: &Said,
    duplicates: Duplicates,
    dry_run: bool,
) -> anyhow::Result<Report> {
    let most = app.limits.upload_file_bytes;
    if fs::metadata(file).context("read the file")?.len() > most {
        bail!(
            "the file is larger than {} MB; split it into several",
            most / (1024 * 1024)
        );
    }
    let bytes = fs::read(file).context("read the file")?;
    let locale = Locale::new("en", Zone::utc(), app.clock.now());
    let say = |message: &web::Message| app.templates.messages().say(&locale, message);
    let content = imports::look(kind, bytes.clone(), said.encoding.clone(), None)
        .await?
        .map_err(|problem| anyhow!(say(&problem)))?;
    let options = match &content {
        Content::Table(table) => Some((options(table, said)?, table.rows.len() as i64)),
        Content::Jobs(_) => None,
    };
    let stored = app
        .files
        .put(
            futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]),
            most,
        )
        .await?;
    let arrived = std::sync::Arc::new(Arrived {
        filename: file
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        file: stored,
        content,
    });
    let who = actor.clone();
    let begun: web::Result<Id<Row>> = app
        .db
        .write(move |tx| {
            let (who, arrived, options) = (who.clone(), arrived.clone(), options.clone());
            Box::pin(async move {
                let id = imports::begin(tx, &who, &arrived).await?;
                if let Some((options, total)) = options {
                    imports::map(tx, &who, id, &options, total).await?;
                }
                Ok(id)
            })
        })
        .await;
    let id = begun.map_err(|error| people::plain(app, error))?;
    let checking = progress::bar("Checking", 0);
    imports::check(app, id, |done| checking.set_position(done as u64)).await?;
    checking.finish_and_clear();
    if !dry_run {
        run_rows(app, actor, id, duplicates).await?;
    }
    let import = imports::find(&mut app.db.read(), actor, id)
        .await
        .map_err(|error| people::plain(app, error))?;
    if let Some(problem) = import.problem() {
        bail!(say(&problem));
    }
    let (mut rows, mut tally, mut after) = (Vec::new(), Tally::default(), 0);
    loop {
        let part: Vec<Line> = imports::lines(&mut app.db.read(), &import, None, after, 500).await?;
        let Some(last) = part.last() else { break };
        after = last.line;
        for line in part {
            tally.count(line.state);
            if !line.problems.is_empty() {
                rows.push(Remark {
                    row: line.line,
                    who: line.who,
                    state: line.state,
                    why: line.problems.iter().map(say).collect(),
                });
            }
        }
    }
    if dry_run {
        let who = actor.clone();
        let gone: web::Result<()> = app
            .db
            .write(move |tx| {
                let who = who.clone();
                Box::pin(async move { imports::discard(tx, &who, id).await })
            })
            .await;
        gone.map_err(|error| people::plain(app, error))?;
    }
    Ok(Report {
        file: file.display().to_string(),
        state: import.state,
        dry_run,
        tally,
        rows,
    })
}

fn options(table: &Table, said: &Said) -> anyhow::Result<Options> {
    let (names, mut columns) = (&table.names, Field::guess(table));
    for (name, field) in &said.columns {
        let at = names
            .iter()
            .position(|own| own.trim() == name.trim())
            .ok_or_else(|| anyhow!("there is no column {name:?}; the columns are {}", names.join(", ")))?;
        columns[at] = *field;
    }
    Ok(Options {
        encoding: said.encoding.clone(),
        columns,
        tag: said.tag.clone(),
        source: said.source.clone(),
        ..Options::default()
    })
}

async fn run_rows(app: &App, actor: &Actor, id: Id<Row>, duplicates: Duplicates) -> anyhow::Result<()> {
    let who = actor.clone();
    let started: web::Result<()> = app
        .db
        .write(move |tx| {
            let who = who.clone();
            Box::pin(async move { imports::start(tx, &who, id, duplicates).await })
        })
        .await;
    // A file that could not be read has nothing to run; its problem is said by the caller.
    if let Err(web::Error::Conflict(_)) = &started {
        return Ok(());
    }
    started.map_err(|error| people::plain(app, error))?;
    let adding = progress::bar("Adding", 0);
    imports::run(app, id, |tally| {
        adding.set_length((tally.handled() + tally.ready + tally.same) as u64);
        adding.set_position(tally.handled() as u64);
    })
    .await?;
    adding.finish_and_clear();
    Ok(())
}

fn print(report: &Report) {
    let tally = &report.tally;
    let done = if report.dry_run {
        format!("{} to be added", tally.ready)
    } else {
        format!("{} added", tally.added)
    };
    println!(
        "{}: {done}, {} there already, {} left out, {} faulty",
        report.file, tally.same, tally.skipped, tally.faulty
    );
    for row in &report.rows {
        println!("  row {} ({}): {}", row.row, row.who, row.why.join(" "));
    }
}
