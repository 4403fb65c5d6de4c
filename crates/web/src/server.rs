//! HTTP/1.1 over TCP and TLS: limits on every connection, and an orderly end.

use std::{
    convert::Infallible,
    future::poll_fn,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{body::Body, extract::FromRequestParts, response::Response};
use http::{Request, request::Parts};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tokio_rustls::TlsAcceptor;
use tokio_util::task::TaskTracker;
use tower::{Service, ServiceExt};

use crate::{Error, Limits, body::PacedBody, origin::Peer, stall::WriteStall, tls::Tls};

/// A socket to serve on.
pub enum Listener {
    Plain(TcpListener),
    Tls(TcpListener, Tls),
}

/// What [`serve`] can say when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drained {
    /// Every request was answered.
    Whole,
    /// So many connections were still busy when the time was up, and were cut.
    Cut(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Serving,
    Draining,
    Over,
}

/// Completes when the server has come to `wanted`, or is gone altogether.
async fn reached(phase: &mut watch::Receiver<Phase>, wanted: Phase) {
    let _ = phase.wait_for(|phase| *phase >= wanted).await;
}

/// Tells a handler that the server is about to stop; an event stream must then end. An extractor.
#[derive(Clone, Debug)]
pub struct Draining(watch::Receiver<Phase>);

impl Draining {
    /// Completes when the server begins to stop.
    pub async fn begun(mut self) {
        reached(&mut self.0, Phase::Draining).await;
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Draining {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> crate::Result<Self> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Error::internal("no Draining: not from our server"))
    }
}

/// Serves until `shutdown` completes; then takes no new connections and lets open requests finish within the drain time.
pub async fn serve<S>(
    listeners: Vec<Listener>,
    service: S,
    limits: Arc<Limits>,
    shutdown: impl Future<Output = ()>,
) -> Drained
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + Unpin + 'static,
    S::Future: Send + 'static,
{
    let (phase, seen) = watch::channel(Phase::Serving);
    let room = Arc::new(Semaphore::new(limits.connections));
    let connections = TaskTracker::new();
    for listener in listeners {
        let server = Server {
            service: service.clone(),
            limits: limits.clone(),
            phase: seen.clone(),
            room: room.clone(),
            connections: connections.clone(),
        };
        connections.spawn(server.accept_all(listener));
    }
    shutdown.await;
    phase.send_replace(Phase::Draining);
    connections.close();
    if tokio::time::timeout(limits.drain, connections.wait()).await.is_ok() {
        return Drained::Whole;
    }
    let cut = connections.len();
    phase.send_replace(Phase::Over);
    connections.wait().await;
    Drained::Cut(cut)
}

/// SIGTERM and SIGINT, heard from the moment this is made: an order that comes while the server still begins is obeyed too.
pub struct StopSignal {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl StopSignal {
    /// Begins to listen; an error when the system has no room for it.
    pub fn hear() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self {
                terminate: signal(SignalKind::terminate())?,
                interrupt: signal(SignalKind::interrupt())?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Completes when one of them comes or has come.
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no signals to poll"))]
    pub async fn given(mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

#[derive(Clone)]
struct Server<S> {
    service: S,
    limits: Arc<Limits>,
    phase: watch::Receiver<Phase>,
    room: Arc<Semaphore>,
    connections: TaskTracker,
}

impl<S> Server<S>
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone + Send + Unpin + 'static,
    S::Future: Send + 'static,
{
    async fn accept_all(mut self, listener: Listener) {
        let (listener, tls) = match listener {
            Listener::Plain(listener) => (listener, None),
            Listener::Tls(listener, tls) => (listener, Some(tls)),
        };
        let acceptor = tls.as_ref().map(|tls| TlsAcceptor::from(tls.server_config()));
        let mut look_at_files = tokio::time::interval(Duration::from_secs(30));
        loop {
            let accepted = tokio::select! {
                () = reached(&mut self.phase, Phase::Draining) => return,
                _ = look_at_files.tick(), if tls.is_some() => {
                    tls.iter().for_each(reload);
                    continue;
                }
                accepted = accept(&listener, &self.room) => accepted,
            };
            let (stream, address, permit) = accepted;
            let (server, acceptor) = (self.clone(), acceptor.clone());
            self.connections.spawn(async move {
                server.greet(stream, address, acceptor).await;
                drop(permit);
            });
        }
    }

    async fn greet(self, stream: TcpStream, address: SocketAddr, acceptor: Option<TlsAcceptor>) {
        // Answers are written whole; waiting to fill a packet only delays them.
        let _ = stream.set_nodelay(true);
        let Some(acceptor) = acceptor else {
            return self.talk(stream, Peer { address, tls: false }).await;
        };
        let mut phase = self.phase.clone();
        let handshake = tokio::time::timeout(self.limits.header_read, acceptor.accept(stream));
        tokio::select! {
            () = reached(&mut phase, Phase::Draining) => {}
            greeted = handshake => {
                if let Ok(Ok(stream)) = greeted {
                    self.talk(stream, Peer { address, tls: true }).await;
                }
            }
        }
    }

    async fn talk<T: AsyncRead + AsyncWrite + Unpin + Send + 'static>(self, stream: T, peer: Peer) {
        let mut phase = self.phase.clone();
        let mut over = self.phase.clone();
        let unread = Arc::new(AtomicBool::new(false));
        let (limits, service, draining, flag) = (
            self.limits.clone(),
            self.service,
            Draining(self.phase.clone()),
            unread.clone(),
        );
        let answer = service_fn(move |request: Request<Incoming>| {
            let (mut parts, body) = request.into_parts();
            parts.extensions.insert(peer);
            parts.extensions.insert(draining.clone());
            let body = Body::new(PacedBody::new(body, &limits, flag.clone()));
            Box::pin(service.clone().oneshot(Request::from_parts(parts, body)))
        });
        let io = TokioIo::new(WriteStall::new(stream, self.limits.write_stall));
        let mut connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.limits.header_read)
            .max_headers(self.limits.header_count)
            .max_buf_size(self.limits.header_bytes)
            .serve_connection(io, answer);

        let mut drain_begun = false;
        let ended = loop {
            tokio::select! {
                ended = poll_fn(|context| connection.poll_without_shutdown(context)) => break ended,
                () = reached(&mut phase, Phase::Draining), if !drain_begun => {
                    drain_begun = true;
                    std::pin::Pin::new(&mut connection).graceful_shutdown();
                }
                () = reached(&mut over, Phase::Over) => return,
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "A connection ended early");
            return;
        }
        let mut stream = connection.into_parts().io.into_inner();
        let farewell = async {
            if stream.shutdown().await.is_ok() && unread.load(Ordering::Relaxed) {
                linger(&mut stream).await;
            }
        };
        tokio::select! {
            _ = tokio::time::timeout(LINGER, farewell) => {}
            () = reached(&mut over, Phase::Over) => {}
        }
    }
}

const LINGER: Duration = Duration::from_secs(5);
const LINGER_BYTES: usize = 16 * 1024 * 1024;

/// Reads away what a sender still sends after it was answered. Closing at once would reset the connection, and the
/// browser might lose the answer that says what was wrong with the upload.
async fn linger(stream: &mut (impl AsyncRead + Unpin)) {
    let mut scrap = vec![0; 16 * 1024];
    let mut left = LINGER_BYTES;
    while let Ok(count @ 1..) = stream.read(&mut scrap).await {
        left = left.saturating_sub(count);
        if left == 0 {
            return;
        }
    }
}

/// The next connection, once there is room for it.
async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit) {
    let permit = room
        .clone()
        .acquire_owned()
        .await
        .expect("nobody closes this semaphore");
    loop {
        match listener.accept().await {
            Ok((stream, address)) => return (stream, address, permit),
            Err(error) => {
                // Out of file descriptors, most likely; connections that end give some back.
                tracing::warn!(%error, "Could not accept a connection");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn reload(tls: &Tls) {
    match tls.reload_if_changed() {
        Ok(false) => {}
        Ok(true) => tracing::info!("Took the new certificate"),
        Err(error) => tracing::error!(
            error = format!("{error:#}"),
            "The certificate files cannot be used; the old certificate stays"
        ),
    }
}
