//! One pattern of a robots.txt rule: `*` is anything, `$` at the end is the end (RFC 9309, 2.2.3).

use memchr::memmem;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    normal: String,
    /// Whether the path has to end where the pattern does.
    anchored: bool,
    /// Of what was written, which decides between rules.
    length: usize,
}

impl Pattern {
    pub(super) fn parse(written: &str) -> Self {
        let normal = normal(written);
        let length = normal.len();
        match normal.strip_suffix('$') {
            Some(rest) => Self {
                normal: rest.to_owned(),
                anchored: true,
                length,
            },
            None => Self {
                normal,
                anchored: false,
                length,
            },
        }
    }

    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Whether it fits a path in its normal form. Each piece is looked for once, from where the one before it ended.
    pub(super) fn fits(&self, path: &str) -> bool {
        let mut pieces = self.normal.split('*');
        let first = pieces.next().unwrap_or_default();
        let Some(mut rest) = path.strip_prefix(first) else {
            return false;
        };
        let mut pieces = pieces.peekable();
        if pieces.peek().is_none() {
            return !self.anchored || rest.is_empty();
        }
        while let Some(piece) = pieces.next() {
            if self.anchored && pieces.peek().is_none() {
                return rest.ends_with(piece);
            }
            match memmem::find(rest.as_bytes(), piece.as_bytes()) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
        }
        true
    }
}

/// One spelling for each path: what is not ASCII is percent-encoded, and what need not be encoded is not (RFC 9309, 2.2.2).
/// The result is ASCII.
pub(super) fn normal(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut normal = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let encoded = match byte {
            b'%' => bytes.get(at..at + 2).and_then(hex),
            _ => None,
        };
        match encoded {
            Some(meant) => {
                at += 2;
                if meant.is_ascii_alphanumeric() || matches!(meant, b'-' | b'.' | b'_' | b'~') {
                    normal.push(char::from(meant));
                } else {
                    normal.push_str(&format!("%{meant:02X}"));
                }
            }
            None if byte.is_ascii_graphic() => normal.push(char::from(byte)),
            None => normal.push_str(&format!("%{byte:02X}")),
        }
    }
    normal
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    // `from_str_radix` would take a sign.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    u8::from_str_radix(digits, 16).ok()
}
