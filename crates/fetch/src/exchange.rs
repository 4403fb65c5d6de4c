//! One question and its answer on one connection.
//!
//! hyper and not reqwest: the connection is made by us, to an address that we looked at; an answer's head is bounded; and
//! nothing follows redirects, unpacks, keeps cookies or reads proxy variables on its own. HTTP/1.1 suffices for one request
//! every few seconds.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, Method, StatusCode,
    header::{
        ACCEPT, ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HOST, HeaderName,
        IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION, RETRY_AFTER, USER_AGENT,
    },
};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, client::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    task::JoinSet,
};

use crate::{
    Body, Failure, Page,
    connect::Connection,
    target::Target,
    unpack::{Appetite, Overflow, Unpacker},
};

/// Of an answer's status line and headers (bytes), and how many headers there may be.
const LARGEST_HEAD: usize = 32 * 1024;
const MOST_HEADERS: usize = 100;
/// An etag or date is kept and sent back; a longer one is not worth it (bytes).
const LONGEST_VALIDATOR: usize = 512;

/// What is asked of one target.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) agent: HeaderValue,
    pub(crate) accept: String,
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
    pub(crate) body: Option<Body>,
    pub(crate) most_bytes: u64,
    pub(crate) overflow: Overflow,
}

/// What one target says.
pub(crate) enum Answer {
    New(Page),
    NotModified,
    Redirect {
        status: StatusCode,
        location: String,
    },
    Refused {
        status: StatusCode,
        retry_after: Option<String>,
    },
}

impl Asked {
    fn request(&self, target: &Target) -> Result<http::Request<Full<Bytes>>, Failure> {
        let (method, body) = match &self.body {
            None => (Method::GET, Bytes::new()),
            Some(body) => (Method::POST, body.bytes.clone()),
        };
        let request = http::Request::builder().method(method).uri(target.path());
        let mut request = request.body(Full::new(body)).map_err(|_| Failure::BadAddress)?;
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, self.agent.clone());
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"));
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        let media_type = self.body.as_ref().map(|body| &body.media_type);
        set(headers, HOST, Some(&target.authority()));
        set(headers, ACCEPT, Some(&self.accept));
        set(headers, CONTENT_TYPE, media_type);
        set(headers, IF_NONE_MATCH, self.etag.as_ref());
        set(headers, IF_MODIFIED_SINCE, self.last_modified.as_ref());
        Ok(request)
    }

    fn is_conditional(&self) -> bool {
        self.etag.is_some() || self.last_modified.is_some()
    }
}

/// A value that no header can hold is left out: the answer is then merely larger than it need be.
fn set(headers: &mut HeaderMap, name: HeaderName, value: Option<&String>) {
    if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
        headers.insert(name, value);
    }
}

pub(crate) async fn exchange(connection: Connection, target: &Target, asked: &Asked) -> Result<Answer, Failure> {
    match connection {
        Connection::Plain(stream) => over(stream, target, asked).await,
        Connection::Encrypted(stream) => over(*stream, target, asked).await,
    }
}

async fn over<S>(stream: S, target: &Target, asked: &Asked) -> Result<Answer, Failure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut builder = http1::Builder::new();
    builder
        .max_buf_size(LARGEST_HEAD)
        .max_header_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS);
    let handshake = builder.handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = handshake.map_err(|_| Failure::Broken)?;
    // Dropped with this function, and the connection with it.
    let mut carrier = JoinSet::new();
    carrier.spawn(connection);
    let sent = sender.send_request(asked.request(target)?).await;
    let answer = sent.map_err(|_| Failure::Broken)?;
    let status = answer.status();
    match status {
        StatusCode::NOT_MODIFIED if asked.is_conditional() => Ok(Answer::NotModified),
        StatusCode::MOVED_PERMANENTLY
        | StatusCode::FOUND
        | StatusCode::SEE_OTHER
        | StatusCode::TEMPORARY_REDIRECT
        | StatusCode::PERMANENT_REDIRECT => {
            let location = text(answer.headers(), &LOCATION).ok_or(Failure::Broken)?;
            Ok(Answer::Redirect { status, location })
        }
        // A part that nobody asked for is not the page.
        StatusCode::PARTIAL_CONTENT => Err(Failure::Broken),
        _ if status.is_success() => Ok(Answer::New(page(answer, target, asked).await?)),
        _ => {
            let retry_after = text(answer.headers(), &RETRY_AFTER);
            Ok(Answer::Refused { status, retry_after })
        }
    }
}

async fn page(answer: http::Response<Incoming>, target: &Target, asked: &Asked) -> Result<Page, Failure> {
    let (head, mut body) = answer.into_parts();
    let announced = text(&head.headers, &CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if asked.overflow == Overflow::Refuse && announced.is_some_and(|length| length > asked.most_bytes) {
        return Err(Failure::TooLarge {
            limit: asked.most_bytes,
        });
    }
    let encoding = encoding(&head.headers)?;
    let mut unpacker = Unpacker::new(encoding.as_deref(), asked.most_bytes, asked.overflow)?;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Failure::Broken)?;
        if let Some(piece) = frame.data_ref()
            && unpacker.take(piece)? == Appetite::Full
        {
            break;
        }
    }
    let (media_type, charset) = media_type(&head.headers);
    Ok(Page {
        url: target.url.to_string(),
        media_type,
        charset,
        bytes: unpacker.finish()?,
        etag: validator(&head.headers, &ETAG),
        last_modified: validator(&head.headers, &LAST_MODIFIED),
    })
}

/// One encoding at most; two would be a way around the limits.
fn encoding(headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let mut values = headers.get_all(CONTENT_ENCODING).iter();
    let first = values.next().map(|value| value.to_str().map(str::to_owned));
    match (first, values.next()) {
        (None, _) => Ok(None),
        (Some(Ok(encoding)), None) => Ok(Some(encoding)),
        (Some(_), _) => Err(Failure::Broken),
    }
}

/// `Text/HTML; Charset="UTF-8"` is `text/html` and `utf-8`.
fn media_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = text(headers, &CONTENT_TYPE) else {
        return (None, None);
    };
    let value = value.to_ascii_lowercase();
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
    let charset = parts
        .find_map(|part| part.strip_prefix("charset="))
        .map(|charset| charset.trim_matches('"'));
    (
        media_type,
        charset.filter(|charset| !charset.is_empty()).map(str::to_owned),
    )
}

fn validator(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    text(headers, name).filter(|value| !value.is_empty() && value.len() <= LONGEST_VALIDATOR)
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    Some(value.trim().to_owned())
}
