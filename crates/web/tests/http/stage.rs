//! A small application to test with: a few routes, the real shell and, where asked, a real server.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    response::{Html, IntoResponse, Response},
};
use base::Clock;
use http::{Request, header};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use tower::ServiceExt;
use web::{
    Asked, ClientAddr, Drained, Draining, Error, ErrorContext, Fields, Flash, Limits, Listener, Message, OriginPolicy,
    Peer, Policy, Problem, Redirect, RouteInfo, Routes, Shell, ShellConfig, Signer, Wanted,
};

pub const BASE: &str = "https://shop.example.com";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Everyone,
    Staff,
}

type Stage = Shell<fn(Asked, ErrorContext) -> std::future::Ready<Response>>;

pub fn routes() -> Routes<(), Who> {
    Routes::new()
        .get("/", async || Html("<p>home</p>"), Who::Everyone)
        .get(
            "/from",
            async |ClientAddr(address): ClientAddr| address.to_string(),
            Who::Everyone,
        )
        .get("/message", message, Who::Everyone)
        .get(
            "/chairs",
            async |route: axum::Extension<RouteInfo<Who>>| format!("{:?}", route.access),
            Who::Staff,
        )
        .post("/chairs", add_chair, Who::Staff)
        .delete("/chairs/{id}", async || "gone", Who::Staff)
        .get("/secret/{token}", async || Html("<p>yours</p>"), Who::Everyone)
        .get("/file", async || (Policy::Attachment, "bytes"), Who::Staff)
        .get("/moved", async || web::moved("/"), Who::Everyone)
        .get(
            "/broken",
            async || Err::<(), _>(Error::internal("the cellar is on fire")),
            Who::Everyone,
        )
        .get("/panics", panics, Who::Everyone)
        .get(
            "/slow",
            async || tokio::time::sleep(Duration::from_secs(1)).await,
            Who::Everyone,
        )
        .get("/endless", endless, Who::Everyone)
        .stream()
        .get("/large", async || vec![b'x'; 64 << 20], Who::Everyone)
        .post("/echo", async |body: Bytes| body, Who::Everyone)
        .anyone()
        .post("/upload", super::uploads::take, Who::Everyone)
        .upload()
        .anyone()
}

async fn add_chair(fields: Fields) -> web::Result<Redirect> {
    let name = fields.one("name")?.unwrap_or("nameless").to_owned();
    Ok(web::redirect("/message").flash(Message::new("chair-added").with("name", name)))
}

async fn message(flash: Option<axum::Extension<Flash>>) -> Html<String> {
    Html(flash.map_or_else(
        || "nothing".to_owned(),
        |axum::Extension(Flash(message))| format!("{message:?}"),
    ))
}

async fn panics() -> Response {
    panic!("on purpose");
}

async fn endless(draining: Draining) -> &'static str {
    draining.begun().await;
    "the end"
}

fn say(asked: Asked, context: ErrorContext) -> std::future::Ready<Response> {
    std::future::ready(match asked.wanted {
        Wanted::Problem => Problem::new(&context, |message| message.key.to_string()).into_response(),
        Wanted::Page | Wanted::Fragment => Html(format!(
            "<h1>{}</h1> {}",
            context.title,
            context.reference.unwrap_or_default()
        ))
        .into_response(),
    })
}

pub fn stage(base: Option<&str>, proxies: &[&str], limits: Limits) -> Stage {
    let proxies: Vec<String> = proxies.iter().map(ToString::to_string).collect();
    let config = ShellConfig {
        origins: OriginPolicy::new(base, &proxies).unwrap(),
        signer: Signer::new(&[1; 32]),
        clock: Clock::fixed("2026-11-24T10:00:00Z".parse().unwrap()),
        limits: Arc::new(limits),
        secret_paths: &["/secret/"],
    };
    Shell::new(config, routes().into_router(()), say)
}

/// Sends one request around the socket, as if it had come over plain http from 198.51.100.7.
pub async fn ask(request: http::request::Builder, body: &'static str) -> Response {
    let peer = Peer {
        address: "198.51.100.7:4711".parse().unwrap(),
        tls: false,
    };
    let request: Request<Body> = request.extension(peer).body(Body::from(body)).unwrap();
    stage(Some(BASE), &[], Limits::DEFAULT).oneshot(request).await.unwrap()
}

pub async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub fn header(response: &Response, name: header::HeaderName) -> &str {
    response
        .headers()
        .get(&name)
        .map_or("", |value| value.to_str().unwrap())
}

/// A served stage on a port of its own.
pub struct Served {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<Drained>,
}

impl Served {
    pub async fn with(limits: Limits) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::on(socket, Listener::Plain, limits)
    }

    pub fn on(socket: TcpListener, listener: impl FnOnce(TcpListener) -> Listener, limits: Limits) -> Self {
        let address = socket.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stage = stage(None, &[], limits.clone());
        let task = tokio::spawn(web::serve(vec![listener(socket)], stage, Arc::new(limits), async {
            let _ = stopped.await;
        }));
        Self {
            address,
            stop: Some(stop),
            task,
        }
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    pub fn stop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }

    pub async fn drained(self) -> Drained {
        self.task.await.unwrap()
    }

    /// Sends bytes on a connection of their own and reads until it is closed.
    pub async fn exchange(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        read_all(&mut stream).await
    }
}

/// Everything until the other end closes or breaks the connection.
pub async fn read_all(stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> String {
    let mut all = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut all))
        .await
        .expect("it ends");
    String::from_utf8_lossy(&all).into_owned()
}
