//! Whom TLS trusts.

use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use tokio::{io::AsyncWriteExt, net::TcpListener};
use tokio_rustls::TlsAcceptor;

use super::{client, failure, name_server::NameServer, page, plain, rules, server::answer};
use crate::{CertificateDer, Failure, Rules, Schemes};

/// A server that speaks TLS as `secure.test`; its port, and its certificate.
async fn secure(location: Option<&'static str>) -> (u16, CertificateDer<'static>) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["secure.test".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let reply = match location {
                    Some(location) => super::server::redirect(302, location),
                    None => answer(200, "", "safe"),
                };
                stream.write_all(&reply).await.ok();
                stream.shutdown().await.ok();
            }
        }
    });
    (port, cert.der().clone())
}

async fn names() -> NameServer {
    NameServer::start(&[("secure.test", &[&["127.0.0.1"]]), ("other.test", &[&["127.0.0.1"]])]).await
}

fn trusting(names: &NameServer, authority: CertificateDer<'static>) -> Rules {
    Rules {
        schemes: Schemes::HttpsOnly,
        name_server: Some(names.address),
        authorities: vec![authority],
        ..rules()
    }
}

#[tokio::test]
async fn a_trusted_certificate_for_the_name_is_taken_and_no_other() {
    let (names, (port, authority)) = (names().await, secure(None).await);
    let trusting = client(trusting(&names, authority));
    assert_eq!(
        page(&trusting, &plain(format!("https://secure.test:{port}/")))
            .await
            .bytes,
        b"safe"
    );
    // The certificate is for another name.
    assert_eq!(
        failure(&trusting, &format!("https://other.test:{port}/")).await,
        Failure::Tls
    );
    assert_eq!(
        failure(&trusting, &format!("https://127.0.0.1:{port}/")).await,
        Failure::Tls
    );
    // Nobody trusts a certificate that vouches for itself.
    let wary = client(Rules {
        name_server: Some(names.address),
        ..rules()
    });
    assert_eq!(
        failure(&wary, &format!("https://secure.test:{port}/")).await,
        Failure::Tls
    );
}

#[tokio::test]
async fn a_server_without_tls_is_told_so() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.ok();
        }
    });
    assert_eq!(
        failure(&client(rules()), &format!("https://127.0.0.1:{port}/")).await,
        Failure::Tls
    );
}

#[tokio::test]
async fn a_redirect_from_https_to_http_is_not_followed() {
    let (names, (port, authority)) = (names().await, secure(Some("http://secure.test/")).await);
    let rules = Rules {
        schemes: Schemes::HttpsAndHttp,
        ..trusting(&names, authority)
    };
    assert_eq!(
        failure(&client(rules), &format!("https://secure.test:{port}/")).await,
        Failure::NotHttps
    );
}
