//! A browser without a window: keeps its cookies, sends forms as our pages would.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Mutex,
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use tokio::net::TcpSocket;

use crate::{Connection, Form};

/// One browser. Every request goes over a connection of its own.
pub struct Browser {
    server: SocketAddr,
    from: IpAddr,
    headers: Vec<(String, String)>,
    cookies: Mutex<Vec<(String, String)>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    asked: String,
}

/// The body of an answer that goes on for as long as the server likes.
pub struct Pieces {
    body: Incoming,
    text: String,
}

impl Browser {
    pub fn new(server: SocketAddr) -> Self {
        Self {
            server,
            from: [127, 0, 0, 1].into(),
            headers: vec![("sec-fetch-site".to_owned(), "same-origin".to_owned())],
            cookies: Mutex::default(),
        }
    }

    /// A header on every request.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Connects from this address of the machine; all of 127.0.0.0/8 are.
    pub fn from(mut self, address: [u8; 4]) -> Self {
        self.from = address.into();
        self
    }

    /// The same browser, with the same cookies, at another server.
    pub fn at(&self, server: SocketAddr) -> Self {
        Self {
            server,
            from: self.from,
            headers: self.headers.clone(),
            cookies: Mutex::new(self.cookies()),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form without files.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded".to_owned();
        self.ask(Method::POST, path, Some(kind), body.join("&").into_bytes())
            .await
    }

    /// Sends a form with files.
    pub async fn upload(&self, path: &str, form: Form) -> Answer {
        self.ask(Method::POST, path, Some(Form::content_type()), form.into_bytes())
            .await
    }

    /// Sends any request, and reads the whole answer.
    pub async fn ask(&self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> Answer {
        let asked = format!("{method} {path}");
        self.try_ask(method, path, kind, body)
            .await
            .unwrap_or_else(|error| panic!("{asked} was not answered: {error}"))
    }

    /// The same of a server that may go away in the middle of it.
    pub async fn try_ask(&self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> io::Result<Answer> {
        let asked = format!("{method} {path}");
        let request = self.request(method, path, kind, body);
        let answer = self.connect().await?.fetch(request).await.map_err(io::Error::other)?;
        let (parts, body) = answer.into_parts();
        self.keep_cookies(&parts.headers);
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
            asked,
        })
    }

    /// Asks for something that does not end, such as a stream of events.
    pub async fn open(&self, path: &str) -> Pieces {
        let request = self.request(Method::GET, path, None, Vec::new());
        let mut connection = self.connect().await.expect("connect to the server");
        let answer = connection
            .send(request)
            .await
            .unwrap_or_else(|error| panic!("{path} was not answered: {error}"));
        assert_eq!(answer.status(), StatusCode::OK, "GET {path}");
        Pieces {
            body: answer.into_body(),
            text: String::new(),
        }
    }

    async fn connect(&self) -> io::Result<Connection> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((self.from, 0).into())?;
        Connection::over(socket.connect(self.server).await?, self.server).await
    }

    fn request(&self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> Request<Full<Bytes>> {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies: Vec<String> = self
            .cookies()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        request.body(Full::new(body.into())).expect("a request")
    }

    fn cookies(&self) -> Vec<(String, String)> {
        self.cookies.lock().expect("one thread at a time").clone()
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("one thread at a time");
        for value in headers.get_all(header::SET_COOKIE) {
            let Some((name, rest)) = value.to_str().ok().and_then(|text| text.split_once('=')) else {
                continue;
            };
            cookies.retain(|(own, _)| own != name);
            if !rest.contains("Max-Age=0") {
                let value = rest.split(';').next().unwrap_or_default();
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{} gave no JSON: {}", self.asked, self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Fails with the page's text unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} said:\n{}", self.asked, self.text());
        self
    }

    /// The hidden fields of the page's forms.
    pub fn hidden_fields(&self) -> Vec<(String, String)> {
        let attribute = |tag: &str, name: &str| {
            let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
            Some(tag[from..].split('"').next()?.to_owned())
        };
        self.text()
            .split("<input type=\"hidden\"")
            .skip(1)
            .filter_map(|tag| {
                let tag = tag.split('>').next()?;
                Some((attribute(tag, "name")?, attribute(tag, "value")?))
            })
            .collect()
    }
}

impl Pieces {
    /// Reads on until this has arrived, and gives everything that came up to then.
    pub async fn until(&mut self, words: &str, within: Duration) -> &str {
        let arrived = tokio::time::timeout(within, async {
            while !self.text.contains(words) {
                match self.body.frame().await {
                    Some(Ok(frame)) => {
                        if let Some(piece) = frame.data_ref() {
                            self.text.push_str(&String::from_utf8_lossy(piece));
                        }
                    }
                    Some(Err(_)) | None => return false,
                }
            }
            true
        });
        match arrived.await {
            Ok(true) => &self.text,
            Ok(false) => panic!("the stream ended without {words:?}, after:\n{}", self.text),
            Err(tokio::time::error::Elapsed { .. }) => panic!("no {words:?} within {within:?}, but:\n{}", self.text),
        }
    }

    /// Reads on until the server ends it.
    pub async fn end(mut self, within: Duration) {
        let ended = tokio::time::timeout(within, async { while let Some(Ok(_)) = self.body.frame().await {} });
        assert!(ended.await.is_ok(), "the stream is still open after {within:?}");
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986, 2.3).
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
