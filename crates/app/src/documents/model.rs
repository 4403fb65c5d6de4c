//! A file of a candidate and what is known of it.

use base::{Id, Time};

use crate::{access::User, applications::Application, candidates::Candidate};

/// A file of a candidate. Also the marker of its id.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Document {
    pub id: Id<Document>,
    pub candidate_id: Id<Candidate>,
    pub application_id: Option<Id<Application>>,
    pub question_id: Option<uuid::Uuid>,
    pub kind: DocumentKind,
    pub file_key: String,
    /// For display only.
    pub filename: String,
    pub media: Media,
    /// In bytes.
    pub size: i64,
    pub sha256: String,
    pub text_state: TextState,
    pub created_at: Time,
    /// None: the candidate sent it.
    pub created_by: Option<Id<User>>,
    /// A newer file took its place; it is kept.
    pub replaced_at: Option<Time>,
}

impl Document {
    /// The columns of [`Document`], for every SELECT of one. Aliased `d`.
    pub const COLUMNS: &'static str = "d.id, d.candidate_id, d.application_id, d.question_id, d.kind, d.file_key, \
         d.filename, d.media, d.size, d.sha256, d.text_state, d.created_at, d.created_by, d.replaced_at";
}

/// What a file is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    Resume,
    CoverLetter,
    Portfolio,
    /// Answers a question of the job's own.
    Answer,
    Other,
}

db::text_enum!(DocumentKind {
    Resume = "resume",
    CoverLetter = "cover_letter",
    Portfolio = "portfolio",
    Answer = "answer",
    Other = "other",
});

/// The type of a file, from its content and its name (IN-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Pdf,
    Docx,
    Odt,
    Rtf,
    Txt,
}

db::text_enum!(Media { Pdf = "pdf", Docx = "docx", Odt = "odt", Rtf = "rtf", Txt = "txt" });

impl Media {
    pub fn of(kind: files::Kind) -> Option<Self> {
        match kind {
            files::Kind::Pdf => Some(Self::Pdf),
            files::Kind::Docx => Some(Self::Docx),
            files::Kind::Odt => Some(Self::Odt),
            files::Kind::Rtf => Some(Self::Rtf),
            files::Kind::Txt => Some(Self::Txt),
            files::Kind::Png | files::Kind::Jpeg => None,
        }
    }

    pub fn kind(self) -> files::Kind {
        match self {
            Self::Pdf => files::Kind::Pdf,
            Self::Docx => files::Kind::Docx,
            Self::Odt => files::Kind::Odt,
            Self::Rtf => files::Kind::Rtf,
            Self::Txt => files::Kind::Txt,
        }
    }
}

/// Whether the text of a file has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState {
    Waiting,
    Read,
    /// The file is whole and kept, but there is no text to be had from it.
    Unavailable,
}

db::text_enum!(TextState { Waiting = "waiting", Read = "read", Unavailable = "unavailable" });

/// A file that is durable in the store, recognised, and has no row yet.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub filename: String,
    pub media: Media,
    pub key: files::Key,
    pub size: u64,
    pub sha256: String,
    /// When it had to be read to be admitted.
    pub reading: Option<Reading>,
}

/// What reading a file gave.
#[derive(Clone, Debug)]
pub enum Reading {
    Text(String),
    Unavailable,
}
