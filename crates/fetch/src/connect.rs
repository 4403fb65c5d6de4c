//! A connection to exactly an address that was looked at.
//!
//! The name is looked up once; every address is checked; the connection goes to one of these addresses and not to the name.
//! A name server that answers differently a second time is not asked a second time.

use std::{net::IpAddr, sync::Arc, time::Duration};

use futures::future::select_ok;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use tokio::{net::TcpStream, time::sleep};
use tokio_rustls::{TlsConnector, client::TlsStream};

use crate::{
    Failure, Rules, names,
    target::{Place, Scheme, Target},
};

/// After this time the next address is tried as well (RFC 8305, section 8).
const HEAD_START: Duration = Duration::from_millis(250);

pub(crate) struct Connector(TlsConnector);

pub(crate) enum Connection {
    Plain(TcpStream),
    Encrypted(Box<TlsStream<TcpStream>>),
}

impl Connector {
    /// Fails if an authority is no certificate.
    pub(crate) fn new(authorities: &[CertificateDer<'static>]) -> Result<Self, rustls::Error> {
        let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        for authority in authorities {
            roots.add(authority.clone())?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }

    pub(crate) async fn connect(&self, target: &Target, rules: &Rules) -> Result<Connection, Failure> {
        let addresses = match &target.place {
            Place::Address(address) => vec![*address],
            Place::Name(name) => names::addresses(name, rules.name_server).await?,
        };
        // One bad address among good ones is an attack or a fault: neither is worth a try.
        if let Some(kind) = addresses.iter().find_map(|address| rules.reach.refuses(*address)) {
            return Err(Failure::NotAllowedAddress(kind));
        }
        let stream = first_of(addresses, target.port).await?;
        match target.scheme {
            Scheme::Http => Ok(Connection::Plain(stream)),
            Scheme::Https => {
                let name = match &target.place {
                    Place::Address(address) => ServerName::from(*address),
                    Place::Name(name) => ServerName::try_from(name.clone()).map_err(|_| Failure::Tls)?,
                };
                let encrypted = self.0.connect(name, stream).await.map_err(|error| why(&error))?;
                Ok(Connection::Encrypted(Box::new(encrypted)))
            }
        }
    }
}

async fn first_of(addresses: Vec<IpAddr>, port: u16) -> Result<TcpStream, Failure> {
    let tries = addresses.into_iter().zip(0_u32..).map(|(address, number)| {
        Box::pin(async move {
            sleep(HEAD_START * number).await;
            TcpStream::connect((address, port)).await
        })
    });
    let (stream, _) = select_ok(tries).await.map_err(|_| Failure::Unreachable)?;
    // A request is one write; a failure to say so costs milliseconds.
    stream.set_nodelay(true).ok();
    Ok(stream)
}

/// What TLS objects to comes wrapped; anything else is the network's.
fn why(error: &std::io::Error) -> Failure {
    if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) {
        Failure::Tls
    } else {
        Failure::Unreachable
    }
}
