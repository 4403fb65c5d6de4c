//! The installation's secret key and what is derived from it: signatures and sealed values.
//!
//! Sealed values (a mail password, a status link) lie in the database; the key does not, so that a copy of the database
//! alone reveals none of them (PRV-7).

use std::{fs, io::Write, path::Path};

use anyhow::{Context, bail};
use base::Secret;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The installation's key. Never shown, never stored in the database.
#[derive(Clone)]
pub struct Keys([u8; 32]);

impl Keys {
    pub fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// Reads the key file (64 hexadecimal digits), or makes one that only its owner may read.
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        if !file.exists() {
            let text: String = Secret::random()
                .bytes()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            write_private(file, &text).with_context(|| format!("make the key file {}", file.display()))?;
        }
        refuse_open_to_others(file)?;
        let text = fs::read_to_string(file).with_context(|| format!("read the key file {}", file.display()))?;
        let text = text.trim();
        let bytes: Option<Vec<u8>> = (0..text.len())
            .step_by(2)
            .map(|at| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        match bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()) {
            Some(key) => Ok(Self(key)),
            None => bail!("the key file {} must hold 64 hexadecimal digits", file.display()),
        }
    }

    /// A key for one purpose; knowing it tells nothing about the others.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// Encrypts a value for one purpose (XChaCha20-Poly1305, random nonce).
    pub fn seal(&self, purpose: &str, secret: &str) -> String {
        let nonce = *Secret::random()
            .bytes()
            .first_chunk::<24>()
            .expect("a secret has 32 bytes");
        let sealed = self
            .cipher(purpose)
            .encrypt(&XNonce::from(nonce), secret.as_bytes())
            .expect("a short text can always be encrypted");
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Keys::seal`] made; `None` when it was made with another key or changed.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<24>()?;
        let plain = self.cipher(purpose).decrypt(&XNonce::from(*nonce), sealed).ok()?;
        String::from_utf8(plain).ok()
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(&format!("seal:{purpose}")).into())
    }
}

#[cfg(unix)]
fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn refuse_open_to_others(file: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(file)
        .with_context(|| format!("look at {}", file.display()))?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        bail!("others may read the key file {}; run: chmod 600 {0}", file.display());
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_open_to_others(_: &Path) -> anyhow::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_with_its_own_key_and_purpose_only() {
        let keys = Keys::new([7; 32]);
        let sealed = keys.seal("mail", "secret");
        assert_eq!(keys.unseal("mail", &sealed).as_deref(), Some("secret"));
        assert_eq!(keys.unseal("status", &sealed), None);
        assert_eq!(Keys::new([8; 32]).unseal("mail", &sealed), None);
        assert_ne!(keys.seal("mail", "secret"), sealed, "the nonce is random");
    }

    #[test]
    fn the_key_file_is_made_once_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        let first = Keys::open(&file).unwrap().derive("x");
        assert_eq!(Keys::open(&file).unwrap().derive("x"), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(Keys::open(&file).is_err());
        }
    }
}
