//! From a name to addresses.
//!
//! hickory and not the system's `getaddrinfo`: it tells a name that does not exist from a name server that is silent, ends
//! when it is dropped instead of holding a thread, and can be pointed at a name server of a test. It reads the machine's
//! settings and its list of hosts.

use std::net::{IpAddr, SocketAddr};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, LookupIpStrategy, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{op::ResponseCode, rr::Name},
};

use crate::Failure;

/// The addresses of a name that are tried; further ones are ignored.
const MOST_ADDRESSES: usize = 8;

/// Asks the name server of the rules, or those of this machine. Nothing is remembered between two requests: they are far
/// apart, and a changed `/etc/resolv.conf` counts at once.
pub(crate) async fn addresses(name: &str, server: Option<SocketAddr>) -> Result<Vec<IpAddr>, Failure> {
    // What cannot be asked for is in no zone either.
    let mut name = Name::from_ascii(name).map_err(|_| Failure::UnknownHost)?;
    // Otherwise the machine's search list would be tried as well.
    name.set_fqdn(true);
    let found = resolver(server)?.lookup_ip(name).await.map_err(|error| why(&error))?;
    let addresses = woven(found.iter().collect());
    if addresses.is_empty() {
        return Err(Failure::UnknownHost);
    }
    Ok(addresses)
}

fn resolver(server: Option<SocketAddr>) -> Result<TokioResolver, Failure> {
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
        None => TokioResolver::builder_tokio().map_err(|_| Failure::Unresolved)?,
    };
    let options = builder.options_mut();
    options.ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
    options.cache_size = 0;
    options.use_hosts_file = match server {
        Some(_) => ResolveHosts::Never,
        None => ResolveHosts::Auto,
    };
    builder.build().map_err(|_| Failure::Unresolved)
}

fn why(error: &NetError) -> Failure {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain | ResponseCode::NoError => Failure::UnknownHost,
            _ => Failure::Unresolved,
        },
        _ => Failure::Unresolved,
    }
}

/// IPv6 and IPv4 in turns, so that a machine on which one of them leads nowhere does not wait long (RFC 8305, section 4).
fn woven(addresses: Vec<IpAddr>) -> Vec<IpAddr> {
    let (six, four): (Vec<_>, Vec<_>) = addresses.into_iter().partition(IpAddr::is_ipv6);
    let longest = six.len().max(four.len());
    let turns = (0..longest).flat_map(|turn| [six.get(turn), four.get(turn)]);
    turns.flatten().copied().take(MOST_ADDRESSES).collect()
}
