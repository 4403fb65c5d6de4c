//! Multipart forms as they arrive: text is collected, files are handed on piece by piece and never held whole.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
};

use axum::{
    body::{Body, BodyDataStream},
    extract::{FromRequest, Request},
};
use bytes::Bytes;
use futures::Stream;
use http::header;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::{Error, Fields, Limits, Result, body, fields::checked};

/// A multipart form on its way in; an extractor. Take every file, then the fields:
///
/// ```ignore
/// while let Some(mut file) = form.next_file().await? {
///     while let Some(piece) = file.piece().await? { … }
/// }
/// let fields = form.finish().await?;
/// ```
pub struct Multipart {
    parts: multer::Multipart<'static>,
    budget: Arc<AtomicU64>,
    limits: Limits,
    fields: Fields,
    text_bytes: usize,
    parts_seen: usize,
    files_seen: usize,
}

/// What came of [`Multipart::only_file`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Whole,
    /// No file, or one without a byte.
    Nothing,
    TooLarge,
}

/// A file of a form. Drop it before its end and the rest is not kept either.
pub struct FilePart<'m> {
    /// The name of the field.
    pub field: String,
    /// What the sender calls it: for display only, without control and direction marks, shortened.
    pub name: String,
    part: multer::Field<'static>,
    left: u64,
    /// Read to see whether there is anything, and not handed on yet.
    first: Option<Bytes>,
    form: std::marker::PhantomData<&'m mut Multipart>,
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        let (parts, content) = request.into_parts();
        let kind = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|_| Error::UnsupportedMedia)?;
        Ok(Self::new(content, boundary, Limits::of(&parts.extensions).clone()))
    }
}

impl Multipart {
    fn new(content: Body, boundary: String, limits: Limits) -> Self {
        let budget = Arc::new(AtomicU64::new(u64::MAX));
        let pieces = Pieces {
            body: content.into_data_stream(),
            rest: Bytes::new(),
            rests: false,
            budget: budget.clone(),
        };
        let parts = multer::Multipart::new(pieces, boundary);
        let fields = Fields::default();
        Self {
            parts,
            budget,
            limits,
            fields,
            text_bytes: 0,
            parts_seen: 0,
            files_seen: 0,
        }
    }

    /// How large a file of this form may be; the server's limit unless set.
    pub fn max_file(mut self, bytes: u64) -> Self {
        self.limits.upload_file_bytes = bytes;
        self
    }

    /// How many files this form may bring.
    pub fn max_files(mut self, count: usize) -> Self {
        self.limits.upload_files = count;
        self
    }

    /// The next file with anything in it; text on the way is kept for [`Multipart::finish`]. A file input that was left
    /// empty arrives as a part with no name and no bytes, and is passed over.
    pub async fn next_file(&mut self) -> Result<Option<FilePart<'_>>> {
        while let Some(part) = self.next_part().await? {
            let field = checked(part.name().unwrap_or_default().into())?;
            if field.is_empty() {
                return Err(Error::Malformed("a part without a name"));
            }
            if let Some(name) = part.file_name() {
                let name = display_name(name, self.limits.file_name_chars);
                let left = self.limits.upload_file_bytes;
                let mut file = FilePart {
                    field,
                    name,
                    part,
                    left,
                    first: None,
                    form: std::marker::PhantomData,
                };
                file.first = file.piece().await?;
                if file.name.is_empty() && file.first.is_none() {
                    continue;
                }
                self.files_seen += 1;
                if self.files_seen > self.limits.upload_files {
                    return Err(Error::TooLarge);
                }
                return Ok(Some(file));
            }
            self.keep_text(field, part).await?;
        }
        Ok(None)
    }

    /// The one file of a form that asks for no other, written to `into` piece by piece: at most so many bytes.
    pub async fn only_file(self, most: u64, into: &mut (impl AsyncWrite + Unpin)) -> Result<Arrival> {
        let mut form = self.max_file(most).max_files(1);
        let arrived: Result<Arrival> = async {
            let Some(mut file) = form.next_file().await? else {
                return Ok(Arrival::Nothing);
            };
            let mut arrival = Arrival::Nothing;
            while let Some(piece) = file.piece().await? {
                arrival = Arrival::Whole;
                into.write_all(&piece).await.map_err(anyhow::Error::new)?;
            }
            into.flush().await.map_err(anyhow::Error::new)?;
            Ok(arrival)
        }
        .await;
        match arrived {
            Err(Error::TooLarge) => Ok(Arrival::TooLarge),
            other => other,
        }
    }

    /// The text fields of the whole form. Files not taken are read past, within their limits.
    pub async fn finish(mut self) -> Result<Fields> {
        while let Some(mut file) = self.next_file().await? {
            while file.piece().await?.is_some() {}
        }
        Ok(self.fields)
    }

    /// The text fields so far: what can be shown again when a file was refused.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    async fn next_part(&mut self) -> Result<Option<multer::Field<'static>>> {
        let allowed = self.limits.part_header_bytes as u64;
        self.budget.store(allowed, Ordering::Relaxed);
        let part = self.parts.next_field().await.map_err(read_error)?;
        self.budget.store(u64::MAX, Ordering::Relaxed);
        let Some(part) = part else { return Ok(None) };
        self.parts_seen += 1;
        let header: usize = part
            .headers()
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum();
        if self.parts_seen > self.limits.multipart_parts || header as u64 > allowed {
            return Err(Error::TooLarge);
        }
        Ok(Some(part))
    }

    async fn keep_text(&mut self, field: String, mut part: multer::Field<'static>) -> Result<()> {
        let mut text = Vec::new();
        self.text_bytes += field.len();
        while let Some(piece) = part.chunk().await.map_err(read_error)? {
            self.text_bytes += piece.len();
            if text.len() + piece.len() > self.limits.form_field_bytes || self.text_bytes > self.limits.form_bytes {
                return Err(Error::TooLarge);
            }
            text.extend_from_slice(&piece);
        }
        self.fields.push(field, checked(text)?);
        Ok(())
    }
}

impl FilePart<'_> {
    /// The next bytes of the file; none at its end. More than the limit is [`Error::TooLarge`], and nothing further is
    /// read.
    pub async fn piece(&mut self) -> Result<Option<Bytes>> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        while let Some(piece) = self.part.chunk().await.map_err(read_error)? {
            self.left = self.left.checked_sub(piece.len() as u64).ok_or(Error::TooLarge)?;
            // The parser gives an empty piece for an empty file.
            if !piece.is_empty() {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }
}

/// A sender's file name made fit to be shown: the last part of a path, no control or direction characters, shortened in
/// the middle so that the extension stays.
pub fn display_name(name: &str, most: usize) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_hidden = |char: char| {
        char.is_control()
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}')
    };
    let shown: Vec<char> = last.chars().filter(|char| !is_hidden(*char)).collect();
    if shown.len() <= most {
        return shown.iter().collect::<String>().trim().to_owned();
    }
    let tail = most / 3;
    let head = most - tail - 1;
    shown[..head]
        .iter()
        .chain(&['…'])
        .chain(&shown[shown.len() - tail..])
        .collect()
}

/// The body in pieces, one at a time, with a budget for what may come before the next part's header is whole.
struct Pieces {
    body: BodyDataStream,
    rest: Bytes,
    rests: bool,
    budget: Arc<AtomicU64>,
}

/// The parser copies a piece before it looks at it.
const PIECE: usize = 64 * 1024;

impl Stream for Pieces {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        // The parser takes everything that is ready before it parses; pausing after each piece keeps it to one.
        self.rests = !self.rests;
        if !self.rests {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let budget = self.budget.load(Ordering::Relaxed);
        if budget == 0 {
            return Poll::Ready(Some(Err(Error::TooLarge)));
        }
        if self.rest.is_empty() {
            match Pin::new(&mut self.body).poll_next(context) {
                Poll::Ready(Some(Ok(bytes))) => self.rest = bytes,
                Poll::Ready(Some(Err(error))) => {
                    return Poll::Ready(Some(Err(body::read_error(&error))));
                }
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => {
                    self.rests = false;
                    return Poll::Pending;
                }
            }
        }
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        if budget != u64::MAX {
            self.budget
                .store(budget.saturating_sub(length as u64), Ordering::Relaxed);
        }
        Poll::Ready(Some(Ok(piece)))
    }
}

fn read_error(error: multer::Error) -> Error {
    match error {
        multer::Error::StreamReadFailed(inner) => inner
            .downcast::<Error>()
            .map_or(Error::Malformed("the body broke off"), |error| *error),
        _ => Error::Malformed("a multipart body that is not well formed"),
    }
}
