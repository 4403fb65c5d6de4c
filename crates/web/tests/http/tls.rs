//! TLS by certificate files, and new files taken while serving.

use std::{path::Path, sync::Arc, time::SystemTime};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use tokio::{io::AsyncWriteExt, net::TcpListener};
use tokio_rustls::TlsConnector;
use web::{Limits, Listener, Tls, TlsFiles};

use crate::stage::{Served, read_all};

/// Writes a fresh certificate for localhost, dated so that the change shows, and returns it.
fn issue(folder: &Path, day: u64) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    for (name, pem) in [("cert.pem", cert.pem()), ("key.pem", signing_key.serialize_pem())] {
        std::fs::write(folder.join(name), pem).unwrap();
        let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(day * 86_400);
        std::fs::File::options()
            .write(true)
            .open(folder.join(name))
            .unwrap()
            .set_modified(time)
            .unwrap();
    }
    cert.der().clone()
}

async fn get(served: &Served, trusted: CertificateDer<'static>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(config));
    let mut stream = connector
        .connect(ServerName::try_from("localhost").unwrap(), served.connect().await)
        .await?;
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await?;
    Ok(read_all(&mut stream).await)
}

#[tokio::test]
async fn https_is_served_and_a_new_certificate_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let first = issue(folder.path(), 1);
    let files = TlsFiles {
        certificates: folder.path().join("cert.pem"),
        key: folder.path().join("key.pem"),
    };
    let tls = Tls::load(files).unwrap();
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let served = Served::on(socket, |socket| Listener::Tls(socket, tls.clone()), Limits::DEFAULT);
    let answer = get(&served, first.clone()).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("strict-transport-security"),
        "{answer}"
    );
    assert!(!tls.reload_if_changed().unwrap());

    let second = issue(folder.path(), 2);
    assert!(tls.reload_if_changed().unwrap());
    assert!(get(&served, first).await.is_err());
    assert!(get(&served, second.clone()).await.unwrap().starts_with("HTTP/1.1 200"));

    std::fs::write(folder.path().join("key.pem"), "nonsense").unwrap();
    assert!(tls.reload_if_changed().is_err());
    assert!(
        get(&served, second).await.unwrap().starts_with("HTTP/1.1 200"),
        "the old one stays"
    );
}
