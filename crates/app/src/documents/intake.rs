//! Taking a file in: streamed to the store, recognised by content and name, and refused in words when it is not one that
//! we take (IN-1).
//!
//! Whether a password is needed only a reader knows. Files that may need one, and containers that may hold something
//! else, are read here by a child process; all others wait for the background, so that applying stays fast.

use files::{DOCUMENTS, Incoming, Kind, Outcome, Refusal, StoreError, Stored};
use web::Message;

use super::{Arrived, Media, Reading};
use crate::App;

/// A file on its way in. Dropped before [`Intake::finish`], it leaves nothing behind.
pub struct Intake {
    app: App,
    incoming: Incoming,
    filename: String,
    encryption: Search,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    NotTaken(#[from] Refusal),
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::TooLarge { .. } => Self::NotTaken(Refusal::TooLarge),
            other => Self::Store(other),
        }
    }
}

impl Refused {
    /// The sentence for the sender; what is our own failure is an error instead.
    pub fn words(self, app: &App) -> web::Result<Message> {
        match self {
            Self::NotTaken(refusal) => Ok(refusal_words(app, refusal)),
            Self::Store(StoreError::NoRoom) => Err(web::Error::Unavailable {
                retry_after: std::time::Duration::from_mins(10),
            }),
            Self::Store(error) => Err(web::Error::Internal(anyhow::Error::new(error).context("store a file"))),
        }
    }
}

/// What to tell somebody whose file is not taken.
pub fn refusal_words(app: &App, refusal: Refusal) -> Message {
    match refusal {
        Refusal::WrongType => Message::new("documents-wrong-type"),
        Refusal::Mismatch => Message::new("documents-mismatch"),
        Refusal::TooLarge => {
            Message::new("documents-too-large").with("max", (app.limits.upload_file_bytes / (1024 * 1024)) as i64)
        }
        Refusal::Empty => Message::new("documents-empty"),
        Refusal::Encrypted => Message::new("documents-encrypted"),
    }
}

impl Intake {
    /// Begins to take a file under the name its sender gave it.
    pub async fn begin(app: &App, filename: &str) -> Result<Self, Refused> {
        let incoming = app.files.receive(app.limits.upload_file_bytes).await?;
        let name = base::text::clean_filename(filename, app.limits.file_name_chars);
        Ok(Self {
            app: app.clone(),
            incoming,
            filename: name,
            encryption: Search::default(),
        })
    }

    pub async fn write(&mut self, piece: &[u8]) -> Result<(), Refused> {
        self.encryption.look(piece);
        Ok(self.incoming.write(piece).await?)
    }

    /// Ends the file: durable in the store, and one that we take.
    pub async fn finish(self) -> Result<Arrived, Refused> {
        let Self {
            app,
            incoming,
            filename,
            encryption,
        } = self;
        let kind = files::recognise(incoming.head(), &filename, DOCUMENTS)?;
        let media = Media::of(kind).ok_or(Refusal::WrongType)?;
        let stored = incoming.finish().await?;
        let needs_reading = match kind {
            Kind::Pdf => encryption.found,
            Kind::Docx | Kind::Odt => true,
            Kind::Rtf | Kind::Txt | Kind::Png | Kind::Jpeg => false,
        };
        let reading = if needs_reading {
            Some(read_now(&app, &stored, kind).await?)
        } else {
            None
        };
        Ok(Arrived {
            filename,
            media,
            key: stored.key,
            size: stored.size,
            sha256: stored.sha256,
            reading,
        })
    }
}

/// Reads a file that is stored; one that is not to be taken leaves the store again.
async fn read_now(app: &App, stored: &Stored, kind: Kind) -> Result<Reading, Refused> {
    let file = app.files.read_only_file(&stored.key).await?;
    let outcome = app.extractor.read(file, kind).await;
    if let Some(refusal) = outcome.refusal() {
        app.files.delete(&stored.key).await?;
        return Err(refusal.into());
    }
    Ok(reading(outcome))
}

/// What became of a file of a form.
pub enum Taken {
    Stored(Arrived),
    /// Not one that we take; the rest of the form can still be read.
    Refused(Message),
    /// Larger than allowed: nothing after it was read either.
    TooLarge(Message),
}

/// Takes a file of a multipart form as it streams in.
pub async fn take(app: &App, mut part: web::FilePart<'_>) -> web::Result<Taken> {
    let mut intake = match Intake::begin(app, &part.name).await {
        Ok(intake) => intake,
        Err(refused) => return refused.words(app).map(Taken::Refused),
    };
    loop {
        let piece = match part.piece().await {
            Ok(Some(piece)) => piece,
            Ok(None) => break,
            Err(web::Error::TooLarge) => return Ok(Taken::TooLarge(refusal_words(app, Refusal::TooLarge))),
            Err(error) => return Err(error),
        };
        if let Err(refused) = intake.write(&piece).await {
            return refused.words(app).map(Taken::Refused);
        }
    }
    match intake.finish().await {
        Ok(file) => Ok(Taken::Stored(file)),
        Err(refused) => refused.words(app).map(Taken::Refused),
    }
}

/// What an outcome means for the text of a document.
pub(super) fn reading(outcome: Outcome) -> Reading {
    match outcome {
        Outcome::Text(extract) if !extract.text.trim().is_empty() => Reading::Text(extract.text),
        Outcome::Text(_) | Outcome::Picture(_) | Outcome::Unavailable(_) | Outcome::Encrypted | Outcome::Mismatch => {
            Reading::Unavailable
        }
    }
}

/// Looks for the name under which a PDF keeps its encryption (ISO 32000-1, 7.6.1), across the borders of pieces. A PDF
/// that has it may still open without a password, so this only asks for a closer look.
#[derive(Default)]
struct Search {
    found: bool,
    tail: Vec<u8>,
}

const NEEDLE: &[u8] = b"/Encrypt";

impl Search {
    fn look(&mut self, piece: &[u8]) {
        if self.found {
            return;
        }
        let mut border = std::mem::take(&mut self.tail);
        border.extend_from_slice(&piece[..piece.len().min(NEEDLE.len() - 1)]);
        let holds = |bytes: &[u8]| memchr::memmem::find(bytes, NEEDLE).is_some();
        self.found = holds(&border) || holds(piece);
        let all = if piece.len() < NEEDLE.len() { &border[..] } else { piece };
        self.tail = all[all.len().saturating_sub(NEEDLE.len() - 1)..].to_vec();
    }
}

#[cfg(test)]
mod search_tests {
    use super::*;

    fn finds(pieces: &[&[u8]]) -> bool {
        let mut search = Search::default();
        for piece in pieces {
            search.look(piece);
        }
        search.found
    }

    #[test]
    fn encryption_is_found_wherever_pieces_end() {
        let whole = b"trailer << /Size 3 /Encrypt 5 0 R >>";
        for cut in 0..whole.len() {
            assert!(finds(&[&whole[..cut], &whole[cut..]]), "cut at {cut}");
        }
        let bytes: Vec<&[u8]> = whole.chunks(1).collect();
        assert!(finds(&bytes));
        assert!(!finds(&[b"/Encry", b"/pted"]));
    }
}
