//! Questions to a name server, and what it means when no answer comes.

use std::{net::SocketAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{
        op::ResponseCode,
        rr::{Name, RData, RecordType},
    },
};

use super::Finding;

/// Asks one name server, or those of this machine.
pub(super) struct Dns(TokioResolver);

/// Why there is no answer. It says nothing about the record that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// No name server is known, or none can be reached.
    Unreachable,
    /// Nothing came in time.
    Silent,
    /// The name server answered that it cannot or will not (SERVFAIL, REFUSED and their like).
    Failed,
}

impl Unanswered {
    pub(super) fn finding(self) -> Finding {
        match self {
            Self::Unreachable => Finding::Unreachable,
            Self::Silent => Finding::Silent,
            Self::Failed => Finding::Failed,
        }
    }
}

/// For one question to one server; two tries fit into the time for a whole check.
const TRY: Duration = Duration::from_secs(2);

impl Dns {
    /// Reads the system's settings each time, so that a changed `/etc/resolv.conf` counts at once.
    pub(super) fn new(server: Option<SocketAddr>) -> Result<Self, Unanswered> {
        let mut builder = match server {
            Some(server) => {
                let at = |mut way: ConnectionConfig| {
                    way.port = server.port();
                    way
                };
                let ways = vec![at(ConnectionConfig::udp()), at(ConnectionConfig::tcp())];
                let server = NameServerConfig::new(server.ip(), true, ways);
                let config = ResolverConfig::from_name_servers(vec![server]);
                TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            }
            None => TokioResolver::builder_tokio().map_err(|_| Unanswered::Unreachable)?,
        };
        let options = builder.options_mut();
        options.timeout = TRY;
        options.attempts = 1;
        // A record that was just added shall be seen, and the machine's own list of hosts is not what receivers see.
        options.cache_size = 0;
        options.use_hosts_file = ResolveHosts::Never;
        Ok(Self(builder.build().map_err(|_| Unanswered::Unreachable)?))
    }

    /// The TXT records of a name, each with its strings joined without a space (RFC 7208, 3.3; RFC 6376, 3.6.2.2).
    pub(super) async fn txt(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        let texts = self.ask(name, RecordType::TXT).await?.into_iter();
        let text = |data| match data {
            RData::TXT(txt) => Some(String::from_utf8_lossy(&txt.txt_data.concat()).into_owned()),
            _ => None,
        };
        Ok(texts.filter_map(text).collect())
    }

    /// The servers that take mail for a name, the preferred first; an empty name is that of the root.
    pub(super) async fn mx(&self, name: &str) -> Result<Vec<(u16, String)>, Unanswered> {
        let records = self.ask(name, RecordType::MX).await?.into_iter();
        let server = |data| match data {
            RData::MX(mx) => Some((mx.preference, plain(&mx.exchange))),
            _ => None,
        };
        let mut servers: Vec<_> = records.filter_map(server).collect();
        servers.sort();
        Ok(servers)
    }

    /// The addresses of a name, of either version.
    pub(super) async fn addresses(&self, name: &str) -> Result<Vec<std::net::IpAddr>, Unanswered> {
        let (four, six) = tokio::join!(self.ask(name, RecordType::A), self.ask(name, RecordType::AAAA));
        let found: Vec<_> = four.iter().chain(&six).flatten().filter_map(RData::ip_addr).collect();
        match (four, six) {
            _ if !found.is_empty() => Ok(found),
            (Err(unanswered), _) | (_, Err(unanswered)) => Err(unanswered),
            (Ok(_), Ok(_)) => Ok(found),
        }
    }

    /// What the name server has; nothing for a name that does not exist or has no such record.
    async fn ask(&self, name: &str, kind: RecordType) -> Result<Vec<RData>, Unanswered> {
        // A name that cannot be asked for is in no zone either.
        let Ok(mut name) = Name::from_ascii(name) else {
            return Ok(Vec::new());
        };
        // Otherwise the machine's search list would be tried as well.
        name.set_fqdn(true);
        match self.0.lookup(name, kind).await {
            Ok(found) => Ok(found.answers().iter().map(|record| record.data.clone()).collect()),
            Err(error) => absent_or_unanswered(&error),
        }
    }
}

fn absent_or_unanswered(error: &NetError) -> Result<Vec<RData>, Unanswered> {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain | ResponseCode::NoError => Ok(Vec::new()),
            _ => Err(Unanswered::Failed),
        },
        NetError::Dns(_) | NetError::Proto(_) | NetError::Truncated => Err(Unanswered::Failed),
        NetError::Timeout => Err(Unanswered::Silent),
        _ => Err(Unanswered::Unreachable),
    }
}

/// A name as people write it: without the dot at the end, in lower case.
fn plain(name: &Name) -> String {
    name.to_lowercase().to_ascii().trim_end_matches('.').to_owned()
}
