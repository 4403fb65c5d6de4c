//! TLS by certificate files of one's own.

use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::installation::{Installation, bole};

#[tokio::test]
async fn own_certificate_files_are_served() {
    let mut installation = Installation::new().await;
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).expect("make a certificate");
    for (name, variable, pem) in [
        ("cert.pem", "BOLE_SERVER_TLS_CERTIFICATE", cert.pem()),
        ("key.pem", "BOLE_SERVER_TLS_KEY", signing_key.serialize_pem()),
    ] {
        let file = installation.data().join(name);
        std::fs::write(&file, pem).expect("write the file");
        installation.set(variable, &file.display().to_string());
    }
    let server = installation.serve().await;
    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).expect("trust the certificate");
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let plain = TcpStream::connect(server.address()).await.expect("connect");
    let mut stream = TlsConnector::from(Arc::new(config))
        .connect(ServerName::try_from("localhost").expect("a name"), plain)
        .await
        .expect("the certificate is ours");
    stream
        .write_all(b"GET /jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await
        .expect("ask");
    let mut answer = Vec::new();
    // The server may leave without TLS's farewell.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).to_lowercase();
    assert!(answer.starts_with("http/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age="), "{answer}");
    assert!(server.said().contains("https://"), "it names itself by https");
    assert!(server.stop().await.success());
    installation.remove().await;
}

#[tokio::test]
async fn a_certificate_without_its_key_is_refused() {
    let folder = tempfile::tempdir().expect("make a folder");
    let mut serve = bole(&["serve", "--data"]);
    serve
        .arg(folder.path())
        .env("BOLE_SERVER_TLS_CERTIFICATE", "/nowhere/cert.pem");
    let refused = probe::run(&mut serve, "").await;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("belong together"), "{refused:?}");
}
