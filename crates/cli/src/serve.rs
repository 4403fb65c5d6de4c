//! `bole serve`: listens, works, follows, and stops in good order.

use std::sync::Arc;

use anyhow::Context;
use app::{App, access, events, operations};
use base::Clock;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::Notify,
};
use web::{Drained, Listener, StopSignal, Tls, TlsFiles};

use crate::{command::Serve, data, logging};

pub async fn run(serve: Serve) -> anyhow::Result<()> {
    let (mut config, unknown) = data::configuration(&serve.place)?;
    if let Some(listen) = serve.listen {
        config.server.listen = listen;
    }
    config.check()?;
    logging::begin(&config.log)?;
    for name in unknown {
        tracing::warn!("The variable {name} means nothing to this version");
    }
    // SQLite has one server; nodes on Postgres may share a data folder only by mistake, so the lock holds there too.
    let lock = data::lock(&serve.place.data)?;
    let app = data::open_with(&serve.place, config, Clock::system(), Some(&lock)).await?;
    serve_app(app).await
}

/// By POSIX; the same number on Linux and macOS.
const SIGXFSZ: i32 = 25;

/// Serves an application until a signal says stop.
pub async fn serve_app(app: App) -> anyhow::Result<()> {
    // Before anything can be connected to: whoever sees the server listen may tell it to stop.
    let stop_signal = StopSignal::hear().context("listen for signals")?;
    // A file that may grow no further is a write that fails, and no reason to end in the middle of everything.
    let _too_large = signal(SignalKind::from_raw(SIGXFSZ)).context("listen for signals")?;
    operations::collect_figures().context("collect figures")?;
    let listen = app.config.server.listen;
    let socket = TcpListener::bind(listen)
        .await
        .with_context(|| format!("listen on {listen}"))?;
    let listener = match (&app.config.server.tls_certificate, &app.config.server.tls_key) {
        (Some(certificates), Some(key)) => {
            let files = TlsFiles {
                certificates: certificates.clone(),
                key: key.clone(),
            };
            Listener::Tls(socket, Tls::load(files).context("read the TLS certificate and key")?)
        }
        _ => Listener::Plain(socket),
    };
    let service = app.service()?;
    welcome_first_owner(&app).await?;
    let stop = Arc::new(Notify::new());
    let worker = {
        let stop = stop.clone();
        tokio::spawn(app.worker().run(async move { stop.notified().await }))
    };
    let listening = tokio::spawn(listen_to_other_nodes(app.clone()));
    tracing::info!("Serving {} on {listen}", app.config.base_url());
    let drained = web::serve(vec![listener], service, app.limits.clone(), async {
        stop_signal.given().await;
        tracing::info!("Stopping; open requests are answered first");
    })
    .await;
    if let Drained::Cut(count) = drained {
        tracing::warn!("{count} connections were cut after the time for an orderly end");
    }
    stop.notify_one();
    worker.await.context("the background work ended badly")?;
    listening.abort();
    app.db.close().await;
    tracing::info!("Stopped");
    Ok(())
}

/// Keeps hearing of other nodes' commits; followers look every second anyway while this is away.
async fn listen_to_other_nodes(app: App) {
    loop {
        match app.db.listen(events::CHANNEL).await {
            Ok(()) => return,
            Err(error) => tracing::warn!("Lost the connection that tells of other nodes: {error:#}"),
        }
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    }
}

/// Prints the link on which the first person becomes the owner, while nobody works here yet.
async fn welcome_first_owner(app: &App) -> anyhow::Result<()> {
    let link: web::Result<_> = app
        .db
        .write(|tx| Box::pin(async move { access::actions::first_owner_link(tx).await }))
        .await;
    if let Some(secret) = link? {
        let address = format!("{}{}", app.config.base_url(), access::link::path(&secret));
        println!("Nobody works here yet. Open this within an hour to become the owner:\n\n    {address}\n");
    }
    Ok(())
}
