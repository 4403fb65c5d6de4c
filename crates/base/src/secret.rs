//! A secret that is handed out once and kept only as a digest.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRng, rngs::SysRng};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// 256 random bits, written as 43 characters of base64url (RFC 4648, section 5): the token of a session or a link.
///
/// Shown by [`Secret::reveal`] alone, compared in constant time, kept as [`Secret::digest`].
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// SHA-256 of a [`Secret`]: what is stored, and looked up by. A secret of 256 random bits needs no salt and no slow
/// hash, since there is nothing to guess.
#[derive(Clone, Copy)]
pub struct Digest([u8; 32]);

/// Not 43 characters of base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is not a complete token")]
pub struct SecretError;

impl Secret {
    /// A new one from the operating system's source.
    ///
    /// # Panics
    /// When the operating system gives no random bytes; there is nothing safe to do then.
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        SysRng
            .try_fill_bytes(&mut bytes)
            .expect("the operating system gives random bytes");
        Self(bytes)
    }

    /// The text to hand out.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub fn digest(&self) -> Digest {
        Digest(Sha256::digest(self.0).into())
    }

    /// The 32 bytes, for use as a key.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

fn decode(text: &str) -> Result<[u8; 32], SecretError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(SecretError)
}

impl FromStr for Secret {
    type Err = SecretError;
    fn from_str(text: &str) -> Result<Self, SecretError> {
        decode(text).map(Self)
    }
}

impl FromStr for Digest {
    type Err = SecretError;
    fn from_str(text: &str) -> Result<Self, SecretError> {
        decode(text).map(Self)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
impl Eq for Secret {}

impl PartialEq for Digest {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
impl Eq for Digest {}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(..)")
    }
}

crate::column::stored_as_text!(Digest);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_reads_back_and_no_two_are_alike() {
        let (one, two) = (Secret::random(), Secret::random());
        assert_eq!(one.reveal().len(), 43);
        assert_eq!(one.reveal().parse::<Secret>().unwrap(), one);
        assert_ne!(one, two);
        assert_ne!(one.digest(), two.digest());
        assert_eq!(one.digest().to_string().parse::<Digest>().unwrap(), one.digest());
    }

    #[test]
    fn the_digest_is_sha_256() {
        let zeros = "A".repeat(43).parse::<Secret>().unwrap();
        assert_eq!(
            zeros.digest().to_string(),
            "Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU"
        );
    }

    #[test]
    fn half_a_token_is_refused() {
        let text = Secret::random().reveal();
        for wrong in [
            "",
            &text[1..],
            &format!("{text}A"),
            &format!("{text}="),
            &format!("{}+", &text[1..]),
            "ä",
        ] {
            assert_eq!(wrong.parse::<Secret>(), Err(SecretError), "{wrong}");
        }
    }

    #[test]
    fn debug_says_nothing() {
        let secret = Secret::random();
        assert_eq!(format!("{secret:?} {:?}", secret.digest()), "Secret(..) Digest(..)");
    }
}
