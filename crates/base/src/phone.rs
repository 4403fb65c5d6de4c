//! A telephone number.

use std::{fmt, str::FromStr};

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::text::clean_line;

/// A telephone number as it was typed, with the form to dial where it begins with its country.
///
/// A number is personal: `Debug` keeps it to itself.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(Box<str>);

/// Not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a telephone number has 3 to 20 digits, such as +49 89 1234567")]
pub struct PhoneError;

/// The longest text kept, room for an extension in words.
const LONGEST: usize = 60;

impl Phone {
    /// As typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form of ITU-T E.164, `+498912345678`: only of a number that begins with `+` or `00` and has 8 to 15 digits.
    /// The trunk zero that some write in brackets, `+49 (0)89`, is left out.
    pub fn e164(&self) -> Option<String> {
        let plain: String = self
            .0
            .nfkc()
            .filter(|c| !matches!(c, ' ' | '-' | '.' | '/' | '\u{2010}'..='\u{2015}'))
            .collect();
        let national = plain
            .strip_prefix('+')
            .or_else(|| plain.strip_prefix("00"))?
            .replacen("(0)", "", 1);
        let digits = national.replace(['(', ')'], "");
        let dialled = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
        (dialled && (8..=15).contains(&digits.len())).then(|| format!("+{digits}"))
    }

    /// The form to compare by: E.164 where there is one, else the digits alone.
    pub fn comparison(&self) -> String {
        self.e164().unwrap_or_else(|| digits(&self.0))
    }
}

/// The ASCII digits, full-width ones included.
fn digits(text: &str) -> String {
    text.nfkc().filter(char::is_ascii_digit).collect()
}

impl FromStr for Phone {
    type Err = PhoneError;
    fn from_str(text: &str) -> Result<Self, PhoneError> {
        let text = clean_line(text);
        let counted = text.chars().count() <= LONGEST && (3..=20).contains(&digits(&text).len());
        if counted {
            Ok(Self(text.into()))
        } else {
            Err(PhoneError)
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(..)")
    }
}

crate::column::stored_as_text!(Phone);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn phone(text: &str) -> Phone {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_with_its_country_has_a_form_to_dial() {
        let e164 = |text: &str| phone(text).e164();
        let same = [
            "+49 (0)89 / 123-4567",
            "0049 89 1234567",
            "\u{202a}+49 89 123 4567\u{202c}",
            "＋４９ ８９ １２３４５６７",
            "+49.89.1234567",
        ];
        for text in same {
            assert_eq!(e164(text).as_deref(), Some("+49891234567"), "{text}");
        }
        for text in [
            "089 1234567",
            "+1234567",
            "+1234567890123456",
            "+49 89 1234567 ext. 3",
            "+00 123456789",
            "++4989123456",
        ] {
            assert_eq!(e164(text), None, "{text}");
        }
    }

    #[test]
    fn as_typed_but_clean() {
        assert_eq!(phone(" (089)\t123 45\0 67 ").as_str(), "(089) 123 45 67");
        assert_eq!(
            phone("+86 138 0013 8000").comparison(),
            phone("0086-13800138000").comparison()
        );
        assert_eq!(phone("138 0013 8000").comparison(), "13800138000");
    }

    #[test]
    fn what_has_no_digits_is_refused() {
        for wrong in [
            "",
            "call me",
            "12",
            "1 2",
            "123456789012345678901",
            &format!("123{}", "x".repeat(80)),
        ] {
            assert_eq!(wrong.parse::<Phone>(), Err(PhoneError), "{wrong}");
        }
        assert_eq!(format!("{:?}", phone("12345")), "Phone(..)");
    }

    proptest! {
        #[test]
        fn what_was_read_reads_back(text in r"[+0-9０-９ ()/.-]{0,30}|\PC{0,20}") {
            if let Ok(phone) = text.parse::<Phone>() {
                prop_assert_eq!(phone.to_string().parse::<Phone>().unwrap(), phone.clone());
                if let Some(e164) = phone.e164() {
                    prop_assert_eq!(e164.parse::<Phone>().unwrap().comparison(), phone.comparison());
                }
            }
        }
    }
}
