//! Files on their way in, by parts: what has arrived of each, so that a dropped connection costs only the last piece and
//! any node can take the next.

use anyhow::Result;
use base::{Id, Secret, Time};
use db::{Conn, Tx, sql};
use files::Stored;
use futures::StreamExt;

use crate::{
    App,
    documents::{Arrived, Intake, Refused},
};

/// A file on its way in. Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Upload {
    pub id: Id<Upload>,
    pub filename: String,
    /// In bytes, as announced.
    pub size: i64,
    /// How much of it has arrived.
    pub received: i64,
}

impl Upload {
    pub fn is_whole(&self) -> bool {
        self.size > 0 && self.received == self.size
    }
}

/// Begins an upload; the secret is its address.
pub(super) async fn begin(tx: &mut Tx, filename: &str, size: i64) -> Result<(Id<Upload>, Secret)> {
    let (id, secret, now) = (tx.id::<Upload>(), Secret::random(), tx.now());
    sql("INSERT INTO uploads (id, digest, filename, size, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(secret.digest().to_string())
        .bind(filename.to_owned())
        .bind(size)
        .bind(now)
        .run(tx)
        .await?;
    Ok((id, secret))
}

/// The upload at an address.
pub(super) async fn find(on: &mut impl Conn, secret: &str) -> Result<Option<Upload>> {
    let Ok(secret) = secret.parse::<Secret>() else {
        return Ok(None);
    };
    sql("SELECT id, filename, size, received FROM uploads WHERE digest = $1")
        .bind(secret.digest().to_string())
        .maybe(on)
        .await
}

/// Adds a part that is durable. False when another part was faster.
pub(super) async fn add_part(tx: &mut Tx, id: Id<Upload>, start: i64, part: &Stored) -> Result<bool> {
    let size = part.size as i64;
    let moved = sql("UPDATE uploads SET received = received + $3
                     WHERE id = $1 AND received = $2 AND received + $3 <= size")
    .bind(id)
    .bind(start)
    .bind(size)
    .run_once(tx)
    .await?;
    if moved {
        sql("INSERT INTO upload_parts (upload_id, start, size, file_key) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(start)
            .bind(size)
            .bind(part.key.to_string())
            .run(tx)
            .await?;
    }
    Ok(moved)
}

/// Keeps a file of a form that came back, so that it need not be sent again.
pub async fn keep(app: &App, file: &Arrived) -> Result<Secret> {
    let file = file.clone();
    app.db
        .write(move |tx| {
            let file = file.clone();
            Box::pin(async move {
                let (id, secret) = begin(tx, &file.filename, file.size as i64).await?;
                let part = Stored {
                    key: file.key,
                    size: file.size,
                    sha256: file.sha256,
                };
                add_part(tx, id, 0, &part).await?;
                Ok::<_, anyhow::Error>(secret)
            })
        })
        .await
}

/// The file that was kept under a secret, as one of its own; none when it is gone.
pub async fn kept(app: &App, secret: &str) -> web::Result<Option<Arrived>> {
    let Some(upload) = find(&mut app.db.read(), secret).await?.filter(Upload::is_whole) else {
        return Ok(None);
    };
    match assemble(app, &upload).await {
        Ok(file) => Ok(Some(file)),
        // It was taken once, so this is no refusal but a file that went missing.
        Err(Refused::NotTaken(_)) => Ok(None),
        Err(refused) => Err(web::Error::Internal(anyhow::Error::new(refused))),
    }
}

/// Puts the parts of a whole upload together into one file, which is then looked at like any other.
pub(super) async fn assemble(app: &App, upload: &Upload) -> Result<Arrived, Refused> {
    let parts: Vec<String> = sql("SELECT file_key FROM upload_parts WHERE upload_id = $1 ORDER BY start")
        .bind(upload.id)
        .values(&mut app.db.read())
        .await
        .map_err(source)?;
    let mut intake = Intake::begin(app, &upload.filename).await?;
    for part in parts {
        let key: files::Key = part.parse().map_err(source)?;
        let mut body = app.files.get(&key).await?.into_stream();
        while let Some(piece) = body.next().await {
            intake.write(&piece.map_err(source)?).await?;
        }
    }
    intake.finish().await
}

fn source(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Refused {
    Refused::Store(files::StoreError::Source(error.into()))
}

/// Forgets an upload; its parts go with the next sweep.
pub(super) async fn forget(tx: &mut Tx, id: Id<Upload>) -> Result<()> {
    sql("DELETE FROM upload_parts WHERE upload_id = $1")
        .bind(id)
        .run(tx)
        .await?;
    sql("DELETE FROM uploads WHERE id = $1").bind(id).run(tx).await?;
    Ok(())
}

/// Forgets uploads and form keys from before a time; their files go with the next sweep.
pub async fn forget_before(tx: &mut Tx, time: Time) -> Result<u64> {
    sql("DELETE FROM submission_keys WHERE created_at < $1")
        .bind(time)
        .run(tx)
        .await?;
    sql("DELETE FROM upload_parts WHERE upload_id IN (SELECT id FROM uploads WHERE created_at < $1)")
        .bind(time)
        .run(tx)
        .await?;
    sql("DELETE FROM uploads WHERE created_at < $1")
        .bind(time)
        .run(tx)
        .await
}
