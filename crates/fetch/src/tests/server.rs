//! A server that says exactly what a test writes, byte for byte.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A running server; it ends with this value.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    running: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.abort();
    }
}

impl Server {
    /// Answers each request with what the function makes of it, and closes.
    pub(super) async fn answering(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let answer = Arc::new(answer);
        Self::start("127.0.0.1:0", move |mut stream, request| {
            let answer = answer.clone();
            async move {
                stream.write_all(&answer(&request)).await.ok();
                stream.shutdown().await.ok();
            }
        })
        .await
    }

    /// Does with each connection what the function says, after having read the request.
    pub(super) async fn start<F, R>(bind: &str, serve: F) -> Self
    where
        F: Fn(TcpStream, String) -> R + Send + Sync + 'static,
        R: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind(bind).await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let log = heard.clone();
        let serve = Arc::new(serve);
        let running = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (serve, log) = (serve.clone(), log.clone());
                tokio::spawn(async move {
                    let request = read(&mut stream).await;
                    log.lock().unwrap().push(request.clone());
                    serve(stream, request).await;
                });
            }
        });
        Self {
            address,
            heard,
            running,
        }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests that came, whole.
    pub(super) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// The first lines of the requests that came, without the version.
    pub(super) fn lines(&self) -> Vec<String> {
        let heard = self.heard();
        let lines = heard.iter().filter_map(|request| request.split(" HTTP/").next());
        lines.map(str::to_owned).collect()
    }
}

/// A request's head, and its body as far as it came along.
async fn read(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(length) => read.extend_from_slice(&buffer[..length]),
        }
        if read.windows(4).any(|end| end == b"\r\n\r\n") {
            break;
        }
    }
    String::from_utf8_lossy(&read).into_owned()
}

/// The path that a request asks for.
pub(super) fn path(request: &str) -> &str {
    request.split(' ').nth(1).unwrap_or_default()
}

/// An answer with a status, headers (each with its line end) and a body.
pub(super) fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut answer = format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

pub(super) fn redirect(status: u16, location: &str) -> Vec<u8> {
    answer(status, &format!("Location: {location}\r\n"), "")
}
