//! Bytes as text. A byte order mark decides, then what is declared, then UTF-8 if it is that, else the likeliest.

use std::{
    borrow::Cow,
    io::{self, Read},
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// How much is looked at to find out the encoding, and how much is decoded at once.
const WINDOW: usize = 64 * 1024;

/// Where declarations of an encoding stand: HTML asks for the first 1024 bytes, many pages are later.
const DECLARATIONS: usize = 4096;

/// A whole answer as text, without a byte order mark. `declared` is the media type it came with.
pub(crate) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Cow<'a, str> {
    let encoding = Encoding::for_bom(bytes)
        .map(|(marked, _)| marked)
        .or_else(|| declared.and_then(charset))
        .unwrap_or_else(|| guess(bytes));
    // A server that declares what the bytes are not is no rarity.
    if encoding != UTF_8
        && let Ok(text) = std::str::from_utf8(bytes)
        && text.chars().filter(|c| !c.is_ascii()).nth(CHANCE).is_some()
    {
        return Cow::Borrowed(text);
    }
    encoding.decode(bytes).0
}

/// So many characters of another encoding are not UTF-8 by chance: of Chinese in GBK each is so with a chance of one in
/// seven.
const CHANCE: usize = 8;

/// The encoding of a media type: `text/html; charset=gbk`.
fn charset(media_type: &str) -> Option<&'static Encoding> {
    let lower = media_type.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset=")?;
    label(rest.as_bytes())
}

/// The encoding that a label at the start of these bytes names.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = bytes
        .strip_prefix(b"\"")
        .or_else(|| bytes.strip_prefix(b"'"))
        .unwrap_or(bytes);
    let end = bytes
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
    let named = Encoding::for_label(&bytes[..end.unwrap_or(bytes.len())])?;
    // The later standard reads all that the earlier one wrote.
    Some(if named == GBK { GB18030 } else { named })
}

/// What a page or an XML document says of itself, if it can be true: a text in UTF-16 cannot say so in single bytes.
fn inner_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATIONS)];
    let first = head.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if *first != b'<' {
        return None;
    }
    let found = [&b"charset="[..], b"encoding="].iter().find_map(|key| {
        let at = memmem::find(head, key)?;
        label(&head[at + key.len()..])
    })?;
    (found != UTF_16LE && found != UTF_16BE).then_some(found)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(unmarked) = utf_16_without_mark(bytes) {
        return unmarked;
    }
    let whole = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // The window may end within a character.
        Err(error) => error.error_len().is_none(),
    };
    if whole {
        return UTF_8;
    }
    if let Some(declared) = inner_declaration(bytes)
        && declared != UTF_8
    {
        return declared;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    }
}

/// In UTF-16 the separators and line ends of a table have a zero at every other place.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATIONS)];
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    // A stray zero in UTF-8 makes nothing UTF-16.
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > 3 && odd * 20 > head.len() => Some(UTF_16LE),
        (even, 0) if even > 3 && even * 20 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// Reads any encoding as UTF-8, a window at a time, and no more bytes than allowed.
pub(crate) struct Utf8<R> {
    inner: R,
    /// Bytes as they came, that were not decoded yet.
    raw: Vec<u8>,
    decoded: String,
    given: usize,
    decoder: Option<Decoder>,
    left: u64,
    limit: u64,
    ended: bool,
    /// There is more than allowed, which is told behind what is.
    exceeded: bool,
}

/// The source has more bytes than allowed.
#[derive(Debug, thiserror::Error)]
#[error("more than {0} bytes")]
pub(crate) struct Exceeded(pub(crate) u64);

impl<R: Read> Utf8<R> {
    pub(crate) fn new(inner: R, limit: u64) -> Self {
        Self {
            inner,
            raw: Vec::new(),
            decoded: String::new(),
            given: 0,
            decoder: None,
            left: limit,
            limit,
            ended: false,
            exceeded: false,
        }
    }

    /// Fills the window, or up to the end.
    fn fill(&mut self) -> io::Result<()> {
        let want = (WINDOW - self.raw.len()) as u64;
        let before = self.raw.len();
        // One byte more tells whether the source goes on behind the limit.
        let allowed = want.min(self.left.saturating_add(1));
        (&mut self.inner).take(allowed).read_to_end(&mut self.raw)?;
        let read = (self.raw.len() - before) as u64;
        if read > self.left {
            self.raw.pop();
            self.exceeded = true;
        }
        self.left = self.left.saturating_sub(read);
        self.ended = read < allowed || self.exceeded;
        Ok(())
    }

    /// Decodes the next window. Until a byte says more, ASCII is passed on as it is.
    fn step(&mut self) -> io::Result<()> {
        self.decoded.clear();
        self.given = 0;
        self.fill()?;
        if self.decoder.is_none() {
            if !self.ended && self.raw.is_ascii() && !self.raw.contains(&0) {
                self.decoded
                    .push_str(std::str::from_utf8(&self.raw).expect("ASCII is UTF-8"));
                self.raw.clear();
                return Ok(());
            }
            let marked = Encoding::for_bom(&self.raw).map(|(marked, _)| marked);
            let encoding = marked.unwrap_or_else(|| guess(&self.raw));
            self.decoder = Some(encoding.new_decoder_with_bom_removal());
        }
        let decoder = self.decoder.as_mut().expect("made above");
        let most = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(WINDOW * 4);
        self.decoded.reserve(most);
        let (_, read, _) = decoder.decode_to_string(&self.raw, &mut self.decoded, self.ended);
        self.raw.drain(..read);
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.decoded.len() {
            if self.ended && self.raw.is_empty() {
                return if self.exceeded {
                    Err(io::Error::other(Exceeded(self.limit)))
                } else {
                    Ok(0)
                };
            }
            self.step()?;
        }
        let rest = &self.decoded.as_bytes()[self.given..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    use super::*;

    const CHINESE: &str =
        "职位名称,薪资,工作地点\r\n深度学习研究员,60-90K·14薪,杭州市西湖区\r\n前端工程师,25-50K,上海\r\n";
    const GERMAN: &str = "Titel;Ort\r\nPrüfer für Öfen;Köln\r\nBäcker;Düsseldorf\r\nGroßhändler;München\r\n";

    fn stream(bytes: &[u8]) -> String {
        let mut text = String::new();
        Utf8::new(bytes, u64::MAX - 1).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_encodings_in_which_files_come_are_recognised() {
        let (gbk, ..) = GB18030.encode(CHINESE);
        let (western, ..) = WINDOWS_1252.encode(GERMAN);
        let little: Vec<u8> = CHINESE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = format!("\u{feff}{CHINESE}")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for (bytes, text) in [
            (CHINESE.as_bytes(), CHINESE),
            (format!("\u{feff}{CHINESE}").as_bytes(), CHINESE),
            (&gbk, CHINESE),
            (&western, GERMAN),
            (&little, CHINESE),
            (&marked, CHINESE),
        ] {
            assert_eq!(decode(bytes, None), text);
            assert_eq!(stream(bytes), text);
        }
    }

    #[test]
    fn what_is_declared_decides_unless_it_is_untrue() {
        let (gbk, ..) = GB18030.encode("招聘");
        assert_eq!(decode(&gbk, Some("text/html; charset=GBK")), "招聘");
        let text = "招聘深度学习研究员和前端工程师";
        assert_eq!(decode(text.as_bytes(), Some("text/html; charset=gb2312")), text);
        let page = format!("<meta charset=gb2312><p>{}", "招");
        let (page, ..) = GB18030.encode(&page);
        assert!(decode(&page, None).ends_with('招'));
    }

    #[test]
    fn an_encoding_that_shows_late_is_still_seen() {
        let mut bytes = "title\n".repeat(40_000).into_bytes();
        bytes.extend_from_slice(&GB18030.encode(CHINESE).0);
        assert!(stream(&bytes).ends_with(CHINESE));
    }

    #[test]
    fn more_bytes_than_allowed_are_an_error_and_exactly_as_many_are_not() {
        let read = |limit| Utf8::new(&b"0123456789"[..], limit).read_to_string(&mut String::new());
        assert_eq!(read(10).unwrap(), 10);
        assert!(read(9).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_text(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            decode(&bytes, None);
            stream(&bytes);
        }

        #[test]
        fn utf_8_stays_as_it_is(text in "[a-z\n]{0,40}[\\PC--[\u{feff}]]{1,80}") {
            prop_assert_eq!(stream(text.as_bytes()), text);
        }
    }
}
