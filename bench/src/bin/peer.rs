//! The peers: programs that do the same work as Bole with nothing around it.
//!
//! `peer ADDRESS page FILE TYPE ENCODING` answers every GET with the bytes of a file. `peer ADDRESS apply FOLDER` takes the
//! multipart form of an application, writes and syncs its file, commits one row in SQLite with the settings that Bole
//! uses, and answers 303.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context, bail};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
    serve::ListenerExt,
};
use bytes::Bytes;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::{io::AsyncWriteExt, net::TcpListener};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (address, router) = match words.as_slice() {
        [address, "page", file, kind, encoding] => (*address, page(file, kind, encoding)?),
        [address, "apply", folder] => (*address, apply(folder).await?),
        _ => bail!("peer ADDRESS page FILE TYPE ENCODING, or peer ADDRESS apply FOLDER"),
    };
    // Bole sends what is ready at once, too.
    let listener = TcpListener::bind(address).await?.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    #[expect(clippy::disallowed_methods, reason = "the peer is as bare as it can be")]
    let served = axum::serve(listener, router);
    served.await?;
    Ok(())
}

fn page(file: &str, kind: &str, encoding: &str) -> anyhow::Result<Router> {
    let bytes = Bytes::from(std::fs::read(file)?);
    let (kind, encoding): (HeaderValue, HeaderValue) = (kind.parse()?, encoding.parse()?);
    Ok(Router::new().route(
        "/jobs/{slug}",
        get(move || {
            let answer = (
                [
                    (header::CONTENT_TYPE, kind.clone()),
                    (header::CONTENT_ENCODING, encoding.clone()),
                ],
                bytes.clone(),
            );
            async move { answer.into_response() }
        }),
    ))
}

struct Intake {
    folder: PathBuf,
    pool: SqlitePool,
}

async fn apply(folder: &str) -> anyhow::Result<Router> {
    let folder = PathBuf::from(folder);
    let options = SqliteConnectOptions::new()
        .filename(folder.join("peer.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await?;
    sqlx::query("CREATE TABLE applications (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL)")
        .execute(&pool)
        .await?;
    Ok(Router::new()
        .route("/jobs/{slug}/apply", post(take))
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::new(Intake { folder, pool })))
}

async fn take(State(intake): State<Arc<Intake>>, headers: HeaderMap, body: Body) -> Response {
    match take_form(&intake, &headers, body).await {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, "/jobs/x/applied")]).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}

async fn take_form(intake: &Intake, headers: &HeaderMap, body: Body) -> anyhow::Result<()> {
    let kind = headers.get(header::CONTENT_TYPE).context("a content type")?.to_str()?;
    let mut form = multer::Multipart::new(body.into_data_stream(), multer::parse_boundary(kind)?);
    let (mut name, mut email, mut file, mut size) = (String::new(), String::new(), String::new(), 0_i64);
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("name") => name = field.text().await?,
            Some("email") => email = field.text().await?,
            Some("resume") => {
                file = base::Secret::random().reveal();
                let mut target = tokio::fs::File::create(intake.folder.join(&file)).await?;
                while let Some(piece) = field.chunk().await? {
                    size += piece.len() as i64;
                    target.write_all(&piece).await?;
                }
                target.flush().await?;
                target.sync_all().await?;
            }
            _ => drop(field.bytes().await?),
        }
    }
    sqlx::query("INSERT INTO applications (name, email, file, size) VALUES (?, ?, ?, ?)")
        .bind(name)
        .bind(email)
        .bind(file)
        .bind(size)
        .execute(&intake.pool)
        .await?;
    Ok(())
}
