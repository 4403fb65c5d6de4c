//! Passwords: which are taken, and how they are kept and compared (OWASP ASVS 5.0, 6.2; RFC 9106).
//!
//! Argon2id with 19 MiB, two passes, one lane: some ten milliseconds of one core. A few run at once, off the threads that
//! answer requests, so that a flood of sign-ins costs neither the memory nor the attention of the others.

use std::sync::OnceLock;

use anyhow::{Context, anyhow};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc},
};
use base::Secret;
use tokio::sync::{Semaphore, SemaphorePermit};
use web::Message;

use super::guessable;

/// Characters of a password: fewer can be guessed, more is nobody's password.
pub const LENGTH: std::ops::RangeInclusive<usize> = 15..=128;

/// How many are computed at once; each takes 19 MiB.
const AT_ONCE: usize = 2;

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// A password that may be used. Never printed.
pub struct Password(String);

/// What is kept of a password: a PHC string.
#[derive(Clone)]
pub struct PasswordHash(String);

impl Password {
    /// Takes any characters, as many as [`LENGTH`] says, unless the password is one of those that are tried first.
    /// `about` are words that somebody who knows the person would try: their name, their address, the company.
    pub fn new(text: &str, about: &[&str]) -> Result<Self, Message> {
        let length = text.chars().count();
        if length < *LENGTH.start() {
            return Err(Message::new("access-password-too-short").with("min", *LENGTH.start()));
        }
        if length > *LENGTH.end() {
            return Err(Message::new("access-password-too-long").with("max", *LENGTH.end()));
        }
        match guessable::reason(text, about) {
            Some(reason) => Err(reason.message()),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// Computes what is kept. Slow: do it before a transaction begins.
    pub async fn hash(self) -> anyhow::Result<PasswordHash> {
        let _turn = Turn::take().await;
        blocking(move || hash(self.0.as_bytes())).await
    }
}

impl PasswordHash {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The right to compare one password. Take it first and look at the limits then, so that those who ask at the same
/// moment are counted one after the other.
pub struct Turn {
    _permit: SemaphorePermit<'static>,
}

impl Turn {
    pub async fn take() -> Self {
        Self {
            _permit: TURNS.acquire().await.expect("the semaphore is never closed"),
        }
    }

    /// Whether this is the password. Takes as long when there is none to compare with.
    pub async fn verify(&self, text: String, kept: Option<String>) -> anyhow::Result<bool> {
        // A text too long for any password of ours is compared like one of the longest, not read to its end.
        let text: String = text.chars().take(LENGTH.end() + 1).collect();
        blocking(move || {
            let known = kept.is_some();
            let kept = kept.unwrap_or_else(|| nobodys().to_owned());
            let kept = phc::PasswordHash::new(&kept).map_err(|error| anyhow!("read a kept password: {error}"))?;
            Ok(hasher().verify_password(text.as_bytes(), &kept).is_ok() && known)
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(work).await.context("compute a password")?
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &[u8]) -> anyhow::Result<PasswordHash> {
    let kept: phc::PasswordHash = hasher()
        .hash_password(password)
        .map_err(|error| anyhow!("hash a password: {error}"))?;
    Ok(PasswordHash(kept.to_string()))
}

/// A hash that no password has, to compare with where there is no account.
fn nobodys() -> &'static str {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    NOBODYS.get_or_init(|| hash(Secret::random().bytes()).expect("random bytes can be hashed").0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_kept_as_argon2id_and_compared() {
        let kept = Password::new("correct horse battery", &[])
            .ok()
            .unwrap()
            .hash()
            .await
            .unwrap();
        assert!(
            kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            kept.as_str()
        );
        let turn = Turn::take().await;
        let kept = kept.as_str().to_owned();
        assert!(
            turn.verify("correct horse battery".to_owned(), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(
            !turn
                .verify("correct horse batterx".to_owned(), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(!turn.verify(String::new(), Some(kept)).await.unwrap());
        assert!(!turn.verify("correct horse battery".to_owned(), None).await.unwrap());
    }

    #[test]
    fn length_counts_characters_and_nothing_is_cut_off() {
        let of = |text: &str| Password::new(text, &[]).map(|_| ()).map_err(|message| message.key);
        assert_eq!(of("vierzehnwörter").unwrap_err(), "access-password-too-short");
        assert!(of("千里马常有而伯乐不常有故虽有名马祗").is_ok());
        assert_eq!(of(&"aZ3 ".repeat(33)).unwrap_err(), "access-password-too-long");
    }
}
