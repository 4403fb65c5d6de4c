//! TLS by the operator's certificate files, read again when they change.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

use anyhow::{Context, Result};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

/// A certificate chain and its key, in PEM files.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    pub certificates: PathBuf,
    pub key: PathBuf,
}

/// The certificate in use and where it came from.
#[derive(Clone)]
pub struct Tls(Arc<Loaded>);

struct Loaded {
    files: TlsFiles,
    key: RwLock<(Arc<CertifiedKey>, Stamp)>,
}

/// When the two files were last changed.
type Stamp = (SystemTime, SystemTime);

impl Tls {
    pub fn load(files: TlsFiles) -> Result<Self> {
        let stamp = stamp(&files)?;
        let key = read(&files)?;
        Ok(Self(Arc::new(Loaded {
            files,
            key: RwLock::new((Arc::new(key), stamp)),
        })))
    }

    pub(crate) fn server_config(&self) -> Arc<ServerConfig> {
        let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let versions = builder
            .with_safe_default_protocol_versions()
            .expect("ring knows TLS 1.2 and 1.3");
        let mut config = versions.with_no_client_auth().with_cert_resolver(self.0.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Arc::new(config)
    }

    /// Takes the files anew if they changed. Files that cannot be used leave the old certificate in place.
    pub fn reload_if_changed(&self) -> Result<bool> {
        let stamp = stamp(&self.0.files)?;
        if self.0.key.read().unwrap_or_else(PoisonError::into_inner).1 == stamp {
            return Ok(false);
        }
        let key = Arc::new(read(&self.0.files)?);
        *self.0.key.write().unwrap_or_else(PoisonError::into_inner) = (key, stamp);
        Ok(true)
    }
}

impl ResolvesServerCert for Loaded {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.key.read().unwrap_or_else(PoisonError::into_inner).0.clone())
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.fmt(f)
    }
}

fn read(files: &TlsFiles) -> Result<CertifiedKey> {
    let named = |path: &Path| format!("read {}", path.display());
    let chain = CertificateDer::pem_file_iter(&files.certificates).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let chain = chain.with_context(|| named(&files.certificates))?;
    anyhow::ensure!(
        !chain.is_empty(),
        "{} holds no certificate",
        files.certificates.display()
    );
    let key = PrivateKeyDer::from_pem_file(&files.key).with_context(|| named(&files.key))?;
    CertifiedKey::from_der(chain, key, &ring::default_provider())
        .with_context(|| format!("use {} with {}", files.key.display(), files.certificates.display()))
}

fn stamp(files: &TlsFiles) -> Result<Stamp> {
    let changed = |path: &Path| {
        std::fs::metadata(path)
            .and_then(|data| data.modified())
            .with_context(|| format!("look at {}", path.display()))
    };
    Ok((changed(&files.certificates)?, changed(&files.key)?))
}
