//! A mail address.

use std::{fmt, str::FromStr};

use idna::AsciiDenyList;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::text::is_bidi_control;

/// A mail address: `local@domain`, the domain in lower-case ASCII (IDNA 2008 as UTS 46 processes it), the local part
/// as it was written. At most 254 bytes (RFC 5321, 4.5.3.1.3 less the angle brackets).
///
/// The local part is a dot-atom of RFC 5321 with the letters of RFC 6531; quoted local parts and domains that are
/// numbers in brackets exist in no mail provider's practice and are refused.
///
/// An address is personal: `Debug` keeps it to itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email {
    text: Box<str>,
    at: usize,
}

/// Why a text is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EmailError {
    #[error("a mail address has one @ between a name and a domain, such as name@example.com")]
    Shape,
    #[error("the part before the @ holds a character that mail addresses do not have")]
    Local,
    #[error("the part after the @ is not a domain, such as example.com")]
    Domain,
    #[error("a mail address has 254 characters at most")]
    TooLong,
}

const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

impl Email {
    /// The address to send to.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn local(&self) -> &str {
        &self.text[..self.at]
    }

    /// The domain, in lower-case punycode.
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The form to compare by: the local part in lower case as well, since no provider of note tells case apart.
    /// Never the address to send to.
    pub fn comparison(&self) -> String {
        format!("{}@{}", self.local().to_lowercase().nfc(), self.domain())
    }
}

impl FromStr for Email {
    type Err = EmailError;
    /// Reads an address with space around it; the full-width `＠` of East Asian keyboards counts as `@`.
    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text = text
            .trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
            .replace('＠', "@");
        // Bounds the work below; a domain in punycode is longer than the same one in letters, so no good one is lost.
        if text.len() > 4 * LONGEST {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError::Shape)?;
        if local.is_empty() || domain.is_empty() || local.contains('@') {
            return Err(EmailError::Shape);
        }
        let local: String = local.nfc().collect();
        if !local.split('.').all(is_atom) {
            return Err(EmailError::Local);
        }
        let domain = ascii_domain(domain).ok_or(EmailError::Domain)?;
        if local.len() > LONGEST_LOCAL || local.len() + 1 + domain.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        Ok(Self {
            at: local.len(),
            text: format!("{local}@{domain}").into(),
        })
    }
}

/// RFC 5322 `atext`, and beyond ASCII what RFC 6531 adds, less what cannot be seen.
fn is_atom(part: &str) -> bool {
    let allowed = |c: char| match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c),
        _ => !c.is_control() && !c.is_whitespace() && !is_invisible(c),
    };
    !part.is_empty() && part.chars().all(allowed)
}

fn is_invisible(c: char) -> bool {
    is_bidi_control(c)
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A host name of at least two labels, the last not a number.
fn ascii_domain(domain: &str) -> Option<String> {
    let domain = idna::domain_to_ascii_cow(domain.as_bytes(), AsciiDenyList::STD3).ok()?;
    let label = |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    let (_, top) = domain.rsplit_once('.')?;
    let named = top.len() >= 2 && !top.bytes().all(|byte| byte.is_ascii_digit());
    (named && domain.split('.').all(label)).then(|| domain.into_owned())
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(..)")
    }
}

crate::column::stored_as_text!(Email);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, EmailError> {
        text.parse::<Email>().map(|email| email.to_string())
    }

    #[test]
    fn the_domain_is_normalised_and_the_local_part_kept() {
        assert_eq!(
            read(" Wei.Zhang+News@Example.COM ").unwrap(),
            "Wei.Zhang+News@example.com"
        );
        assert_eq!(read("info@Müller.example").unwrap(), "info@xn--mller-kva.example");
        assert_eq!(read("用户＠例子。公司").unwrap(), "用户@xn--fsqu00a.xn--55qx5d");
        assert_eq!(read("\u{200b}a@example.com\u{feff}").unwrap(), "a@example.com");
    }

    #[test]
    fn comparison_ignores_case() {
        let (a, b): (Email, Email) = (
            "Ann.LEE@example.com".parse().unwrap(),
            "ann.lee@EXAMPLE.com".parse().unwrap(),
        );
        assert_ne!(a, b);
        assert_eq!(a.comparison(), b.comparison());
        assert_eq!((a.local(), a.domain()), ("Ann.LEE", "example.com"));
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason() {
        use EmailError::*;
        let cases = [
            ("", Shape),
            ("example.com", Shape),
            ("@example.com", Shape),
            ("a@", Shape),
            ("a@b@example.com", Shape),
            ("a b@example.com", Local),
            (".a@example.com", Local),
            ("a..b@example.com", Local),
            ("a\u{202e}b@example.com", Local),
            ("\"a b\"@example.com", Local),
            ("a\r\nBcc:x@example.com", Local),
            ("a\0@example.com", Local),
            ("a@example", Domain),
            ("a@[127.0.0.1]", Domain),
            ("a@127.0.0.1", Domain),
            ("a@ex ample.com", Domain),
            ("a@-x.com", Domain),
            ("a@x..com", Domain),
            ("a@example.com.", Domain),
            ("a@x\r\n.com", Domain),
            ("a@x_y.com", Domain),
        ];
        for (text, error) in cases {
            assert_eq!(read(text), Err(error), "{text:?}");
        }
        assert_eq!(read(&format!("{}@example.com", "a".repeat(65))), Err(TooLong));
        assert_eq!(read(&format!("a@{}com", "abcdefgh.".repeat(28))), Err(TooLong));
        assert_eq!(read(&"ä".repeat(100_000)), Err(TooLong));
    }

    #[test]
    fn debug_says_nothing() {
        assert_eq!(format!("{:?}", "ann@example.com".parse::<Email>()), "Ok(Email(..))");
    }

    proptest! {
        #[test]
        fn what_was_read_reads_back(text in r"([a-zA-Z0-9.+äß用-]{1,20}|\PC{1,10})@([a-zA-Z0-9äß例-]{1,10}|\PC{1,5})\.[a-z]{2,5}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert_eq!(email.to_string().parse::<Email>().unwrap(), email.clone());
                prop_assert_eq!(email.comparison().parse::<Email>().unwrap().comparison(), email.comparison());
                prop_assert!(email.as_str().len() <= LONGEST && email.domain().is_ascii());
                prop_assert!(!email.as_str().contains(|c: char| c.is_control() || c.is_whitespace()));
            }
        }
    }
}
