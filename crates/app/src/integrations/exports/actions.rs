//! Asking for an export of everything, and making it.

use std::io::{Read, Seek};

use anyhow::Context;
use base::Id;
use db::{Conn, Tx};
use web::{Error, Result};

use super::{Export, MakeExport, everything, everything::Progress, store};
use crate::{
    App,
    access::{self, Actor},
    documents,
    events::{self, By, Event},
};

/// Asks for everything that the person sees. For those who run the organization.
pub async fn ask(tx: &mut Tx, actor: &Actor) -> Result<Id<Export>> {
    if !actor.role.manages_organization() {
        return Err(Error::Forbidden);
    }
    let id = store::insert(tx, actor.id).await?;
    events::record(tx, actor.by(), Event::new("export.asked").subject(id));
    work::enqueue::<App, _>(tx, &MakeExport { export: id }).await?;
    Ok(id)
}

/// The person's own export; another's is not found, since it holds what that person sees.
pub async fn find(on: &mut impl Conn, actor: &Actor, id: Id<Export>) -> Result<Export> {
    store::find(on, id)
        .await?
        .filter(|export| export.created_by == actor.id)
        .ok_or(Error::NotFound)
}

/// Makes the file, if that was not done yet, with the rights that whoever asked has now.
pub(super) async fn make(app: &App, id: Id<Export>) -> anyhow::Result<()> {
    let waiting = store::find(&mut app.db.read(), id)
        .await?
        .filter(|export| export.state == super::ExportState::Waiting);
    let Some(export) = waiting else { return Ok(()) };
    let user = access::user(&mut app.db.read(), export.created_by).await?;
    let Some(user) = user.filter(|user| user.disabled_at.is_none() && user.role.manages_organization()) else {
        return app
            .db
            .write(move |tx| Box::pin(async move { store::fail(tx, id).await }))
            .await;
    };
    let actor = Actor::console(&user, app.clock.now());
    // No name: whatever ends this process, nothing of it stays on the disk.
    let file = tempfile::tempfile_in(app.data()).context("make a temporary file")?;
    let notes = Notes::begin(app, id);
    let taken = everything::write(app, Some(&actor), file.try_clone()?, |progress| notes.note(progress)).await?;
    notes.end().await;
    let stored = keep(app, file).await?;
    let until = app.clock.now() + Export::KEPT;
    app.db
        .write(move |tx| {
            let stored = stored.clone();
            Box::pin(async move {
                if store::ready(tx, id, &stored.key, stored.size, until).await? {
                    documents::keep_file(tx, &stored.key, until).await?;
                    let event = Event::new("export.made").subject(id);
                    let event = event.with("rows", taken.rows).with("files", taken.files);
                    events::record(tx, By::User(export.created_by), event);
                }
                Ok(())
            })
        })
        .await
}

/// Brings the file to the store, piece by piece.
async fn keep(app: &App, mut file: std::fs::File) -> anyhow::Result<files::Stored> {
    const PIECE: usize = 256 * 1024;
    file.rewind()?;
    let mut incoming = app.files.receive(u64::MAX).await?;
    loop {
        let mut piece = vec![0; PIECE];
        let read;
        (file, piece, read) = tokio::task::spawn_blocking(move || {
            let read = file.read(&mut piece);
            (file, piece, read)
        })
        .await?;
        let read = read.context("read the archive")?;
        if read == 0 {
            return Ok(incoming.finish().await?);
        }
        incoming.write(&piece[..read]).await?;
    }
}

/// Writes down how far an export is while it is made: the latest, as often as the database takes it.
struct Notes {
    latest: tokio::sync::watch::Sender<(i64, i64)>,
    writer: tokio::task::JoinHandle<()>,
}

impl Notes {
    fn begin(app: &App, id: Id<Export>) -> Self {
        let (latest, mut seen) = tokio::sync::watch::channel((0, 0));
        let db = app.db.clone();
        let writer = tokio::spawn(async move {
            while seen.changed().await.is_ok() {
                let (done, of) = *seen.borrow_and_update();
                let noted = db.write(move |tx| Box::pin(async move { store::note_progress(tx, id, done, of).await }));
                if let Err(error) = noted.await {
                    tracing::warn!("The progress of an export could not be noted: {error:#}");
                }
            }
        });
        Self { latest, writer }
    }

    fn note(&self, progress: Progress) {
        if let Progress::Tables { done, of } = progress {
            self.latest.send_replace((done as i64, of as i64));
        }
    }

    async fn end(self) {
        drop(self.latest);
        self.writer.await.ok();
    }
}
