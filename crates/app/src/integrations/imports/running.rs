//! Adding the rows, each in a transaction of its own that takes the row and writes what it became: whatever ends the
//! process in between, and however often it runs, no row is added twice. Nobody gets a mail.

use base::Id;
use db::Tx;
use web::{Error, Message};

use super::{
    Import, ImportKind, ImportState, Options, Tally,
    checking::starter,
    jobs,
    model::{Row, RowState},
    person::{self, Person},
    store,
    targets::Targets,
};
use crate::{
    App,
    access::Actor,
    applications::{NewByStaff, Source, Who, add_by_staff},
    candidates::{self, Candidate, fold, known_by_contact, known_by_name},
    events::{self, Event},
    notes, pipeline, tags,
};

/// Rows read at a time.
const PAGE: i64 = 100;

/// What every row needs.
struct Run {
    app: App,
    actor: Actor,
    import: Import,
    language: base::Language,
    targets: Targets,
    here: jobs::Here,
}

/// Adds what waits, row by row, until it is done or somebody stops it.
pub async fn run(app: &App, id: Id<Import>, progress: impl Fn(&Tally) + Send + Sync) -> anyhow::Result<()> {
    let Some(import) = store::find(&mut app.db.read(), id).await? else {
        return Ok(());
    };
    let Some(actor) = starter(app, &import).await? else {
        return end(app, id, ImportState::Stopped).await;
    };
    let run = Run {
        language: app.organization().await?.language.clone(),
        targets: Targets::load(&mut app.db.read(), &actor).await?,
        here: jobs::Here::load(&mut app.db.read(), &actor).await?,
        app: app.clone(),
        actor,
        import,
    };
    loop {
        let rows = store::waiting(&mut app.db.read(), id, PAGE).await?;
        if rows.is_empty() {
            return end(app, id, ImportState::Finished).await;
        }
        for row in rows {
            let now = store::find(&mut app.db.read(), id).await?;
            if now.is_none_or(|now| now.state != ImportState::Running) {
                return Ok(());
            }
            run.one(row).await?;
        }
        progress(&store::tally(&mut app.db.read(), id).await?);
    }
}

async fn end(app: &App, id: Id<Import>, state: ImportState) -> anyhow::Result<()> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                if store::become_state(tx, id, &[ImportState::Running], state).await?
                    && let Some(import) = store::find(tx, id).await?
                {
                    let tally = store::tally(tx, id).await?;
                    let event = Event::new("import.finished").subject(id).with("n", tally.added);
                    events::record(tx, events::By::User(import.created_by), event);
                }
                Ok(())
            })
        })
        .await
}

impl Run {
    /// One row. A refusal rolls back whatever it had begun, and is then written down as its fault.
    async fn one(&self, row: Row) -> anyhow::Result<()> {
        let (id, line) = (self.import.id, row.line);
        let options = &self.import.options;
        if row.state == RowState::Same && !row.is_wanted(options) {
            return self.settle(line, RowState::Skipped, row.problems.0).await;
        }
        let made = match self.import.kind {
            ImportKind::Candidates => self.add_person(&row, options).await,
            ImportKind::Jobs => self.add_job(&row).await,
        };
        match made {
            Ok(()) => Ok(()),
            Err(error) => match faults(error) {
                Ok(problems) => self.settle(line, RowState::Faulty, problems).await,
                Err(error) => Err(error.context(format!("import row {line} of {id}"))),
            },
        }
    }

    async fn settle(&self, line: i64, state: RowState, problems: Vec<Message>) -> anyhow::Result<()> {
        let id = self.import.id;
        self.app
            .db
            .write(move |tx| {
                let problems = problems.clone();
                Box::pin(async move {
                    store::take(tx, id, line, state, &problems).await?;
                    Ok(())
                })
            })
            .await
    }

    async fn add_person(&self, row: &Row, options: &Options) -> web::Result<()> {
        let person = person::read(&row.cells.0, options, &self.language).map_err(Faults)?;
        let target = match &person.job {
            Some(job) => Some(
                self.targets
                    .find(job, person.stage.as_deref())
                    .map_err(|why| Faults(vec![why]))?,
            ),
            None => None,
        };
        let (id, line) = (self.import.id, row.line);
        let wanted = row.is_wanted(options);
        self.app
            .db
            .write(|tx| {
                let (actor, person, keys) = (self.actor.clone(), person.clone(), self.app.keys.clone());
                Box::pin(async move {
                    if !store::take(tx, id, line, RowState::Added, &[]).await? {
                        return Ok(());
                    }
                    // Somebody may have been added since the check: by this file, by a colleague.
                    if !wanted && let Some((same, name)) = known(tx, &actor, &person).await? {
                        store::set_same(tx, id, line, same.uuid()).await?;
                        let why = Message::new("integrations-same-contact").with("name", name);
                        return Ok(skip(tx, id, line, why).await?);
                    }
                    let made = candidates::add_prospect(tx, &actor, &person.new).await?;
                    for tag in &person.tags {
                        tags::tag(tx, &actor, made, tag).await?;
                    }
                    if !person.note.is_empty() {
                        notes::write(tx, &keys, &actor, made, &person.note, &[]).await?;
                    }
                    if let Some((job, stage)) = target {
                        let source = Source::of(&person.new.source);
                        let new = NewByStaff {
                            who: Who::Known(made),
                            job,
                            source,
                            files: Vec::new(),
                        };
                        let application = add_by_staff(tx, &keys, &actor, new).await?;
                        if let Some(stage) = stage {
                            pipeline::move_to(tx, &actor, application, stage, None).await?;
                        }
                    }
                    store::set_made(tx, id, line, made.uuid()).await?;
                    Ok(())
                })
            })
            .await
    }

    async fn add_job(&self, row: &Row) -> web::Result<()> {
        let json = row.cells.0.first().cloned().unwrap_or_default();
        let plan = self.here.plan(&json, 1, &self.actor.language).map_err(Faults)?;
        let (id, line) = (self.import.id, row.line);
        self.app
            .db
            .write(|tx| {
                let (actor, plan) = (self.actor.clone(), plan.clone());
                Box::pin(async move {
                    if !store::take(tx, id, line, RowState::Added, &[]).await? {
                        return Ok(());
                    }
                    let made = jobs::make(tx, &actor, &plan).await?;
                    store::set_made(tx, id, line, made.uuid()).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Leaves out a row that this transaction took.
async fn skip(tx: &mut Tx, id: Id<Import>, line: i64, why: Message) -> anyhow::Result<()> {
    db::sql("UPDATE import_rows SET state = 'skipped', problems = $3 WHERE import_id = $1 AND line = $2")
        .bind(id)
        .bind(line)
        .bind(super::model::Problems(vec![why]))
        .run(tx)
        .await?;
    Ok(())
}

/// Whom a person is known as by now.
async fn known(tx: &mut Tx, actor: &Actor, person: &Person) -> anyhow::Result<Option<(Id<Candidate>, String)>> {
    for point in &person.new.contact {
        let found = known_by_contact(tx, actor, point.kind, std::slice::from_ref(&point.comparison)).await?;
        if let Some(found) = found.into_iter().next() {
            return Ok(Some((found.id, found.name)));
        }
    }
    if !person.new.contact.is_empty() {
        return Ok(None);
    }
    let found = known_by_name(tx, actor, &[fold::sort_key(&person.new.name)]).await?;
    Ok(found.into_iter().next().map(|found| (found.id, found.name)))
}

/// Several things that are wrong with a row, on their way through a verb's error.
struct Faults(Vec<Message>);

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        let mut errors = web::FormErrors::default();
        for (at, message) in faults.0.into_iter().enumerate() {
            errors.push(format!("{at}"), message);
        }
        Self::Invalid(errors)
    }
}

/// What is wrong with a row, in words; what is our own failure is tried again.
fn faults(error: Error) -> anyhow::Result<Vec<Message>> {
    match error {
        Error::Conflict(why) => Ok(vec![why]),
        Error::Invalid(errors) => Ok(errors.iter().map(|(_, message)| message.clone()).collect()),
        Error::NotFound | Error::Forbidden => Ok(vec![Message::new("integrations-row-not-yours")]),
        other => Err(other.into()),
    }
}
