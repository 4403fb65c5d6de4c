//! Text in whatever encoding the program of the day wrote it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::kind::is_text;

/// Bytes as text, and as what they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// The name of the WHATWG Encoding Standard, in lower case: `utf-8`, `utf-16le`, `gb18030`, `windows-1252`.
    pub encoding: String,
    /// Some bytes mean nothing in this encoding; U+FFFD stands in their place.
    pub damaged: bool,
}

/// Reads bytes as text: in the encoding named, or in the likeliest. `None` when they are no text, or nobody knows the
/// name.
///
/// Takes time and memory in proportion to the bytes and runs nothing of them, so it needs no child process.
pub fn decode(bytes: &[u8], named: Option<&str>) -> Option<Decoded> {
    let encoding = match named {
        Some(name) => Encoding::for_label(name.as_bytes())?,
        None => likeliest(bytes)?,
    };
    let (text, used, damaged) = encoding.decode(bytes);
    // A zero or a bell in a table is none of a text, whatever the encoding.
    (!text.contains('\0')).then(|| Decoded {
        text: text.into_owned(),
        encoding: used.name().to_lowercase(),
        damaged,
    })
}

/// Whether a name is one of the WHATWG Encoding Standard.
pub fn knows_encoding(name: &str) -> bool {
    Encoding::for_label(name.as_bytes()).is_some()
}

fn likeliest(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some(unmarked) = utf_16_without_mark(bytes) {
        return Some(unmarked);
    }
    is_text(bytes).then(|| match guess(bytes) {
        // The later standard reads all that the earlier one wrote.
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    })
}

/// A byte order mark decides; else UTF-8 if it is that throughout; else the likeliest of the older encodings.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// In UTF-16 the separators and line ends of a table have a zero at every other place.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if Encoding::for_bom(bytes).is_some() || !head.contains(&0) || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, _) => Some(UTF_16LE),
        (_, 0) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    const TABLE: &str = "姓名,城市\r\n张伟,杭州市西湖区\r\n李娜,上海市浦东新区\r\n";

    #[test]
    fn the_encodings_in_which_tables_come_are_recognised() {
        let german = "Name;Ort\r\nJürgen Groß;Köln\r\nZoë Müller;Düsseldorf\r\n";
        let (chinese, ..) = GB18030.encode(TABLE);
        let (western, ..) = WINDOWS_1252.encode(german);
        let little: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = format!("\u{feff}{TABLE}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, encoding, text) in [
            (TABLE.as_bytes(), "utf-8", TABLE),
            (format!("\u{feff}{TABLE}").as_bytes(), "utf-8", TABLE),
            (&chinese, "gb18030", TABLE),
            (&western, "windows-1252", german),
            (&little, "utf-16le", TABLE),
            (&big, "utf-16be", TABLE),
            (&marked, "utf-16le", TABLE),
        ] {
            let read = decode(bytes, None).unwrap();
            assert_eq!(
                (read.encoding.as_str(), read.text.as_str(), read.damaged),
                (encoding, text, false)
            );
        }
    }

    #[test]
    fn a_name_decides_and_what_is_no_text_is_none() {
        let (western, ..) = WINDOWS_1252.encode("Köln");
        assert_eq!(decode(&western, Some("windows-1252")).unwrap().text, "Köln");
        assert!(decode(&western, Some("utf-8")).unwrap().damaged);
        assert_eq!(decode(b"a", Some("klingon")), None);
        assert_eq!(decode(b"PK\x03\x04\x00\x01\x02\x00\x07", None), None);
    }
}
