//! What a file is: its first bytes and its name must say the same.

use serde::{Deserialize, Serialize};

/// The kinds of file that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Pdf,
    Docx,
    Odt,
    Rtf,
    Txt,
    Png,
    Jpeg,
}

/// What people send about themselves.
pub const DOCUMENTS: &[Kind] = &[Kind::Pdf, Kind::Docx, Kind::Odt, Kind::Rtf, Kind::Txt];

/// Logos.
pub const PICTURES: &[Kind] = &[Kind::Png, Kind::Jpeg];

/// Why a file is not taken; the words for people are chosen where their language is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this type of file is not taken")]
    WrongType,
    #[error("the content is not what the name of the file says")]
    Mismatch,
    #[error("the file is too large")]
    TooLarge,
    #[error("the file is empty")]
    Empty,
    #[error("the file needs a password to open")]
    Encrypted,
}

impl Kind {
    /// The media type to store and to send; ours, whatever the sender declared.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Rtf => "application/rtf",
            Self::Txt => "text/plain",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The usual extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Txt => "txt",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// The kind that a stored media type names, the inverse of [`Kind::media_type`].
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        DOCUMENTS
            .iter()
            .chain(PICTURES)
            .copied()
            .find(|kind| kind.media_type() == media_type)
    }

    fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.trim_end().to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "odt" => Some(Self::Odt),
            "rtf" => Some(Self::Rtf),
            "txt" | "text" => Some(Self::Txt),
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            _ => None,
        }
    }
}

/// Decides what a file is from its first bytes (a few KiB are plenty) and its name, or why it is not taken.
///
/// This looks at magic bytes only. Whether a zip container really holds a text document, and whether a password is
/// needed, the child finds out ([`crate::Outcome::refusal`]).
pub fn recognise(head: &[u8], name: &str, taken: &[Kind]) -> Result<Kind, Refusal> {
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    let named = Kind::of_name(name)
        .filter(|kind| taken.contains(kind))
        .ok_or(Refusal::WrongType)?;
    if Content::of(head).may_be(named) {
        Ok(named)
    } else {
        Err(Refusal::Mismatch)
    }
}

/// What the first bytes show.
enum Content {
    Pdf,
    OpenDocumentText,
    /// A zip that does not say what it holds.
    Zip,
    /// The old container of Microsoft: a document of before 2007, or the envelope of an encrypted newer one.
    Ole,
    Rtf,
    Png,
    Jpeg,
    Text,
    Unknown,
}

/// PDF readers search the first KiB for the header (ISO 32000-1, appendix H.3, note 13).
const PDF_HEADER_WITHIN: usize = 1024;

impl Content {
    fn of(head: &[u8]) -> Self {
        let unmarked = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        if head.starts_with(b"PK\x03\x04") {
            Self::of_zip(head)
        } else if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Self::Ole
        } else if head.starts_with(b"\x89PNG\r\n\x1A\n") {
            Self::Png
        } else if head.starts_with(b"\xFF\xD8\xFF") {
            Self::Jpeg
        } else if unmarked.trim_ascii_start().starts_with(b"{\\rtf") {
            Self::Rtf
        } else if head[..head.len().min(PDF_HEADER_WITHIN)]
            .windows(5)
            .any(|at| at == b"%PDF-")
        {
            Self::Pdf
        } else if is_text(head) {
            Self::Text
        } else {
            Self::Unknown
        }
    }

    /// An OpenDocument file begins with an uncompressed entry `mimetype` (OpenDocument 1.3, part 2, 3.3).
    fn of_zip(head: &[u8]) -> Self {
        const TEXT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
        match head.get(30..) {
            Some(first) if first.starts_with(TEXT) => Self::OpenDocumentText,
            Some(first) if first.starts_with(b"mimetype") => Self::Unknown,
            _ => Self::Zip,
        }
    }

    fn may_be(&self, kind: Kind) -> bool {
        match self {
            Self::Pdf => kind == Kind::Pdf,
            Self::OpenDocumentText => kind == Kind::Odt,
            Self::Zip => matches!(kind, Kind::Docx | Kind::Odt),
            Self::Ole => kind == Kind::Docx,
            Self::Rtf => kind == Kind::Rtf,
            Self::Png => kind == Kind::Png,
            Self::Jpeg => kind == Kind::Jpeg,
            Self::Text => kind == Kind::Txt,
            Self::Unknown => false,
        }
    }
}

/// Text has no control characters besides those for lines, tabs and pages; UTF-16 says so with its mark.
pub(crate) fn is_text(head: &[u8]) -> bool {
    let marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    marked
        || !head
            .iter()
            .any(|byte| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADS: &[(&str, &[u8])] = &[
        ("pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("docx", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xDF\xA4\xD2lZ\x01\0\0 \x05\0\0\x13\0\x08\x02[Content_Types].xml"),
        ("odt", b"PK\x03\x04\x14\0\0\x08\0\0\x0E\x16>Y^\xC62\x0C'\0\0\0'\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK"),
        ("rtf", b"{\\rtf1\\ansi"),
        ("txt", "Lebenslauf, 简历\r\n".as_bytes()),
        ("png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF"),
    ];

    /// A plain zip may be either; the child tells them apart.
    fn undecided(content: &str, name: &str) -> bool {
        content == "docx" && name == "odt"
    }

    #[test]
    fn content_and_name_must_agree_in_every_pair() {
        let all: Vec<Kind> = DOCUMENTS.iter().chain(PICTURES).copied().collect();
        for (content, head) in HEADS {
            for (extension, _) in HEADS {
                let found = recognise(head, &format!("cv.{extension}"), &all);
                if content == extension || undecided(content, extension) {
                    assert!(found.is_ok(), "{content} as {extension}");
                } else {
                    assert_eq!(found, Err(Refusal::Mismatch), "{content} as {extension}");
                }
            }
        }
    }

    #[test]
    fn other_types_are_refused_by_name_or_by_content() {
        for name in ["cv", "cv.exe", "cv.pdf.exe", "cv.doc", "cv.svg", "cv.html", ".png"] {
            assert_eq!(
                recognise(b"%PDF-1.4", name, DOCUMENTS),
                Err(Refusal::WrongType),
                "{name}"
            );
        }
        let others: [&[u8]; 4] = [
            b"MZ\x90\0\x03",
            b"\x7FELF\x02\x01",
            b"GIF89a\x01\0\x01\0",
            b"\0\0\0\x1CftypM4A ",
        ];
        for head in others {
            for kind in DOCUMENTS {
                let name = format!("cv.{}", kind.extension());
                assert_eq!(recognise(head, &name, DOCUMENTS), Err(Refusal::Mismatch), "{name}");
            }
        }
        assert_eq!(recognise(b"", "cv.pdf", DOCUMENTS), Err(Refusal::Empty));
    }

    #[test]
    fn capitals_marks_and_junk_before_the_header_are_fine() {
        assert_eq!(recognise(b"%PDF-1.4", "CV.PDF", DOCUMENTS), Ok(Kind::Pdf));
        assert_eq!(recognise(b"\r\n\x01junk%PDF-1.4", "cv.pdf", DOCUMENTS), Ok(Kind::Pdf));
        assert_eq!(recognise(b"\xFF\xFEh\0i\0", "cv.txt", DOCUMENTS), Ok(Kind::Txt));
        assert_eq!(recognise(b"\xEF\xBB\xBF{\\rtf1", "cv.rtf", DOCUMENTS), Ok(Kind::Rtf));
    }

    #[test]
    fn media_types_lead_back_to_their_kind() {
        for kind in DOCUMENTS.iter().chain(PICTURES) {
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(*kind));
        }
    }
}
