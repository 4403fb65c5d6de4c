//! A browser without a window: keeps its cookies, sends forms as its pages would.

use std::{net::IpAddr, sync::Mutex};

use axum::{body::Body, extract::Request, response::Response};
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;
use web::Peer;

use super::TestApp;

/// One browser.
pub struct Client<'a> {
    app: &'a TestApp,
    cookies: Mutex<Vec<(String, String)>>,
    headers: Vec<(String, String)>,
    address: IpAddr,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    asked: String,
}

impl<'a> Client<'a> {
    pub(super) fn new(app: &'a TestApp, session: Option<String>) -> Self {
        let cookies = session.map(|token| ("bole".to_owned(), token)).into_iter().collect();
        Self {
            app,
            cookies: Mutex::new(cookies),
            headers: Vec::new(),
            address: [127, 0, 0, 1].into(),
        }
    }

    /// A header on every request, such as `accept-language` or `authorization`.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Comes from this address instead of this machine.
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().expect("an address");
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", web::encode_component(name), web::encode_component(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, Some(kind.to_owned()), body.join("&").into_bytes())
            .await
    }

    /// Sends JSON, as a program does.
    pub async fn json(&self, method: Method, path: &str, value: &serde_json::Value) -> Answer {
        self.send(
            method,
            path,
            Some("application/json".to_owned()),
            value.to_string().into_bytes(),
        )
        .await
    }

    /// Sends a form with files: `(field, file name, bytes)`.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        const BOUNDARY: &str = "----bole-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, file, bytes) in files {
            body.extend(
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        self.send(
            Method::POST,
            path,
            Some(format!("multipart/form-data; boundary={BOUNDARY}")),
            body,
        )
        .await
    }

    /// Sends any request as a page of ours would: same origin.
    pub async fn send(&self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let cookies: Vec<String> = self
            .cookies
            .lock()
            .expect("one thread at a time")
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(Peer {
            address: (self.address, 40_000).into(),
            tls: false,
        });
        let response = self
            .app
            .service
            .clone()
            .oneshot(request)
            .await
            .expect("the service never fails");
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body arrives").to_bytes().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
            asked: format!("{method} {path}"),
        }
    }

    fn keep_cookies(&self, response: &Response) {
        let mut cookies = self.cookies.lock().expect("one thread at a time");
        for value in response.headers().get_all(header::SET_COOKIE) {
            let Some((name, rest)) = value.to_str().ok().and_then(|text| text.split_once('=')) else {
                continue;
            };
            let value = rest.split(';').next().unwrap_or_default();
            cookies.retain(|(own, _)| own != name);
            if !rest.contains("Max-Age=0") {
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

    /// Fails the test with the page's text unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} said:\n{}", self.asked, self.text());
        self
    }

    /// Fails the test unless this is a 303 to a path that begins like this.
    #[track_caller]
    pub fn expect_redirect(self, path: &str) -> Self {
        let answer = self.expect(303);
        assert!(
            answer.header("location").starts_with(path),
            "{} led to {}",
            answer.asked,
            answer.header("location")
        );
        answer
    }

    /// Fails the test unless the page says this.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.text().contains(words),
            "{} did not say {words:?}:\n{}",
            self.asked,
            self.text()
        );
        self
    }

    /// Fails the test if the page says this.
    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{} said {words:?}", self.asked);
        self
    }
}
