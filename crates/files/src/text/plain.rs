//! Plain text, in whatever encoding the editor of the day wrote it.

use super::{Fault, sheet::Sheet};
use crate::{encoding, kind::is_text};

pub(super) fn read(bytes: &[u8], sheet: &mut Sheet) -> Result<(), Fault> {
    if !is_text(bytes) {
        return Err(Fault::Mismatch);
    }
    let (text, _, _) = encoding::guess(bytes).decode(bytes);
    for c in text.chars() {
        if sheet.is_full() {
            sheet.cut();
            break;
        }
        sheet.push(c);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};

    use super::*;
    use crate::text::{Outcome, Reason};

    fn text(bytes: &[u8]) -> Result<String, Fault> {
        let mut sheet = Sheet::new(10_000);
        read(bytes, &mut sheet)?;
        match sheet.outcome(None, Reason::NoText) {
            Outcome::Text(extract) => Ok(extract.text),
            _ => Ok(String::new()),
        }
    }

    const CHINESE: &str = "张伟，深度学习研究员，负责大规模训练平台的研发，曾在杭州和上海工作。";

    #[test]
    fn the_encodings_of_our_markets_are_recognised() {
        let german = "Müller, Straße 5, für große Maßnahmen zuständig";
        let japanese = "東京でエンジニアとして働いています。よろしくお願いします。";
        let traditional = "深度學習研究員，負責大規模訓練平臺的研發，曾在臺北工作。";
        for (encoding, written) in [
            (GBK, CHINESE),
            (GB18030, CHINESE),
            (BIG5, traditional),
            (SHIFT_JIS, japanese),
            (WINDOWS_1252, german),
        ] {
            let (bytes, _, failed) = encoding.encode(written);
            assert!(!failed);
            assert_eq!(text(&bytes).unwrap(), written, "{}", encoding.name());
        }
    }

    #[test]
    fn unicode_with_and_without_marks() {
        assert_eq!(text(CHINESE.as_bytes()).unwrap(), CHINESE);
        assert_eq!(text(format!("\u{feff}{CHINESE}").as_bytes()).unwrap(), CHINESE);
        let marked = format!("\u{feff}{CHINESE}");
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little).unwrap(), CHINESE);
        assert_eq!(text(&big).unwrap(), CHINESE);
    }

    #[test]
    fn binary_is_no_text() {
        assert_eq!(text(b"looks fine\0\x01\x02"), Err(Fault::Mismatch));
        assert_eq!(text(b" \r\n\t ").unwrap(), "");
    }
}
