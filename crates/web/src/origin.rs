//! Who asks, and under which address of ours: decided from `base_url` and `trusted_proxies`, never from what a stranger
//! claims.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderName, header, request::Parts};
use ipnet::IpNet;

use crate::{Error, Result, Site};

/// The other end of the connection, as the server sees it. Put among a request's extensions by [`crate::serve`].
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    pub address: SocketAddr,
    pub tls: bool,
}

/// What the configuration says about where we are reached and by whom.
#[derive(Clone, Debug)]
pub struct OriginPolicy {
    base: Option<Site>,
    proxies: Vec<IpNet>,
}

/// The visitor's address; an extractor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddr(pub IpAddr);

/// Why the configured origin cannot be used, for the person who starts the server.
#[derive(Debug, thiserror::Error)]
pub enum OriginError {
    #[error("base_url must look like https://www.example.com, without a path; it is {0:?}")]
    BaseUrl(String),
    #[error("base_url {0:?} is plain http beyond this machine; use https, with certificate files or a reverse proxy")]
    Insecure(String),
    #[error("trusted_proxies takes addresses and networks such as 10.0.0.0/8; {0:?} is neither")]
    Proxy(String),
}

impl OriginPolicy {
    /// Without `base_url` the server is for this machine alone: only loopback names are answered.
    pub fn new(base_url: Option<&str>, trusted_proxies: &[String]) -> Result<Self, OriginError> {
        let base = base_url.map(Site::parse).transpose()?;
        let proxies = trusted_proxies.iter().map(|text| {
            let network = text
                .parse::<IpNet>()
                .or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            network.map_err(|_| OriginError::Proxy(text.clone()))
        });
        Ok(Self {
            base,
            proxies: proxies.collect::<Result<_, _>>()?,
        })
    }

    /// The configured origin.
    pub fn base(&self) -> Option<&Site> {
        self.base.as_ref()
    }

    /// The origin for one request: the configured one; else, on this machine alone, the loopback name that was asked for.
    pub fn site(&self, peer: Peer, headers: &HeaderMap) -> Result<Site> {
        if let Some(base) = &self.base {
            return Ok(base.clone());
        }
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default();
        let site = Site::new(self.came_by_https(peer, headers), host);
        // Another name that resolves to us (DNS rebinding) would make a stranger's page ours in the browser's eyes.
        if site.is_loopback() {
            Ok(site)
        } else {
            Err(Error::Malformed("a host that is not this machine"))
        }
    }

    /// The visitor: the peer, or what trusted proxies say of whom they speak for.
    ///
    /// `X-Forwarded-For` is read from the right, past every trusted proxy; what stands further left anyone can write.
    pub fn client(&self, peer: Peer, headers: &HeaderMap) -> ClientAddr {
        static FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
        let mut client = peer.address.ip().to_canonical();
        let lines: Vec<_> = headers.get_all(&FORWARDED_FOR).iter().collect();
        let hops = lines
            .iter()
            .rev()
            .flat_map(|line| line.to_str().unwrap_or("?").rsplit(','));
        for hop in hops {
            if !self.trusts(client) {
                break;
            }
            let Some(address) = parse_hop(hop.trim()) else {
                break;
            };
            client = address.to_canonical();
        }
        ClientAddr(client)
    }

    /// Whether the visitor came over https: to us, or to a trusted proxy that says so.
    pub fn came_by_https(&self, peer: Peer, headers: &HeaderMap) -> bool {
        static FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
        if peer.tls {
            return true;
        }
        let said = headers
            .get_all(&FORWARDED_PROTO)
            .iter()
            .next_back()
            .and_then(|proto| proto.to_str().ok());
        let nearest = said.and_then(|list| list.rsplit(',').next()).map(str::trim);
        self.trusts(peer.address.ip().to_canonical()) && nearest == Some("https")
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|network| network.contains(&address))
    }
}

impl ClientAddr {
    /// What to count by: the address, for IPv6 its /64, since one household or machine has a whole one.
    pub fn key(self) -> String {
        match self.0 {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        }
    }

    pub fn is_loopback(self) -> bool {
        self.0.is_loopback()
    }
}

/// One entry of `X-Forwarded-For`: an address, perhaps with a port or in brackets.
fn parse_hop(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddr {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let address = parts.extensions.get::<Self>().copied();
        address.ok_or_else(|| Error::internal("no ClientAddr: the request came around the shell"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(address: &str) -> Peer {
        Peer {
            address: SocketAddr::new(address.parse().unwrap(), 4711),
            tls: false,
        }
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    fn behind_proxies() -> OriginPolicy {
        let proxies = ["10.0.0.0/8".to_owned(), "192.0.2.1".to_owned()];
        OriginPolicy::new(Some("https://shop.example.com/"), &proxies).unwrap()
    }

    #[test]
    fn forwarded_headers_count_only_from_trusted_peers() {
        let policy = behind_proxies();
        let said = headers(&[("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "https")]);
        assert_eq!(policy.client(peer("198.51.100.7"), &said).key(), "198.51.100.7");
        assert!(!policy.came_by_https(peer("198.51.100.7"), &said));
        assert_eq!(policy.client(peer("10.1.2.3"), &said).key(), "203.0.113.9");
        assert_eq!(policy.client(peer("::ffff:10.1.2.3"), &said).key(), "203.0.113.9");
        assert!(policy.came_by_https(peer("10.1.2.3"), &said));
    }

    #[test]
    fn the_rightmost_untrusted_hop_is_the_visitor() {
        let policy = behind_proxies();
        let said = headers(&[
            ("x-forwarded-for", "1.1.1.1, 203.0.113.9"),
            ("x-forwarded-for", "192.0.2.1, 10.9.9.9"),
        ]);
        assert_eq!(policy.client(peer("10.1.2.3"), &said).key(), "203.0.113.9");
        let forged = headers(&[("x-forwarded-for", "1.1.1.1, nonsense")]);
        assert_eq!(policy.client(peer("10.1.2.3"), &forged).key(), "10.1.2.3");
        let six = headers(&[("x-forwarded-for", "[2001:db8:1:2:3:4:5:6]:443")]);
        assert_eq!(policy.client(peer("10.1.2.3"), &six).key(), "2001:db8:1:2::/64");
    }

    #[test]
    fn the_host_header_decides_nothing_once_base_url_is_set() {
        let evil = headers(&[("host", "evil.example")]);
        let site = behind_proxies().site(peer("198.51.100.7"), &evil).unwrap();
        assert_eq!(site.url("/chairs"), "https://shop.example.com/chairs");
    }

    #[test]
    fn without_base_url_only_loopback_names_are_answered() {
        let policy = OriginPolicy::new(None, &[]).unwrap();
        let site = |host| policy.site(peer("127.0.0.1"), &headers(&[("host", host)]));
        assert_eq!(site("LOCALHOST:8080").unwrap().origin(), "http://localhost:8080");
        assert_eq!(site("127.0.0.1:9").unwrap().origin(), "http://127.0.0.1:9");
        assert_eq!(site("[::1]:9").unwrap().origin(), "http://[::1]:9");
        for foreign in [
            "evil.example",
            "localhost.evil.example",
            "",
            "127.0.0.1.evil.example",
            "192.168.0.1",
        ] {
            assert!(site(foreign).is_err(), "{foreign}");
        }
    }

    #[test]
    fn base_url_is_https_or_loopback_and_has_no_path() {
        let origin = |url| OriginPolicy::new(Some(url), &[]).map(|policy| policy.base.unwrap().origin());
        assert_eq!(
            origin("https://Shop.Example.com:443").unwrap(),
            "https://shop.example.com"
        );
        assert_eq!(origin("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080");
        assert!(matches!(
            origin("http://shop.example.com"),
            Err(OriginError::Insecure(_))
        ));
        for wrong in [
            "shop.example.com",
            "https://",
            "https://a/b",
            "ftp://a",
            "https://user@a",
        ] {
            assert!(matches!(origin(wrong), Err(OriginError::BaseUrl(_))), "{wrong}");
        }
    }
}
