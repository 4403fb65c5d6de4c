//! Which addresses are somebody's machine on the internet, and which are not.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    sync::LazyLock,
};

use ipnet::{IpNet, Ipv6Net};

/// Why an address is none of the public internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddressKind {
    /// Of a network of one's own: 10.0.0.0/8, 192.168.0.0/16, fc00::/7.
    Private,
    /// Shared by a provider's customers (carrier-grade NAT).
    Shared,
    /// This machine itself.
    Loopback,
    /// Of the same cable or switch.
    LinkLocal,
    /// Where a cloud tells its machines their secrets.
    Metadata,
    /// No address at all, which many systems take for this machine.
    Unspecified,
    /// Of many machines at once.
    Multicast,
    /// For examples in documents.
    Documentation,
    /// For measuring devices.
    Benchmark,
    /// An IPv4 address inside an IPv6 one, or a way from one to the other.
    Translation,
    /// Not given out to anybody.
    Reserved,
}

impl AddressKind {
    pub const ALL: [Self; 11] = [
        Self::Private,
        Self::Shared,
        Self::Loopback,
        Self::LinkLocal,
        Self::Metadata,
        Self::Unspecified,
        Self::Multicast,
        Self::Documentation,
        Self::Benchmark,
        Self::Translation,
        Self::Reserved,
    ];

    /// The word of `data/networks.tsv`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Shared => "shared",
            Self::Loopback => "loopback",
            Self::LinkLocal => "link-local",
            Self::Metadata => "metadata",
            Self::Unspecified => "unspecified",
            Self::Multicast => "multicast",
            Self::Documentation => "documentation",
            Self::Benchmark => "benchmark",
            Self::Translation => "translation",
            Self::Reserved => "reserved",
        }
    }

    fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl fmt::Display for AddressKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Private => "a private address",
            Self::Shared => "an address shared behind a provider's NAT",
            Self::Loopback => "this machine itself",
            Self::LinkLocal => "a link-local address",
            Self::Metadata => "a cloud's metadata service",
            Self::Unspecified => "no address at all",
            Self::Multicast => "a multicast address",
            Self::Documentation => "an address for documentation",
            Self::Benchmark => "an address for benchmarks",
            Self::Translation => "an IPv4 address in IPv6 clothes",
            Self::Reserved => "a reserved address",
        })
    }
}

/// How far a request may reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses alone.
    #[default]
    Public,
    /// And these networks, which the operator names: an intranet, or this machine in a test.
    PublicAnd(Vec<IpNet>),
    /// Every network, an intranet of any kind; a cloud's metadata service must still be named by [`Reach::PublicAnd`].
    Everywhere,
}

impl Reach {
    /// Why this address is out of reach; nothing if it is within.
    pub fn refuses(&self, address: IpAddr) -> Option<AddressKind> {
        let kind = kind(address)?;
        match self {
            Self::Public => Some(kind),
            Self::PublicAnd(networks) => {
                let named = networks.iter().any(|network| network.contains(&address));
                (!named).then_some(kind)
            }
            Self::Everywhere => (kind == AddressKind::Metadata).then_some(kind),
        }
    }
}

/// A network, what it is, and where that is written: the IANA registries of special-purpose addresses, and what clouds say.
static NETWORKS: LazyLock<Vec<(IpNet, AddressKind)>> = LazyLock::new(|| {
    let lines = include_str!("../data/networks.tsv").lines().skip(1);
    let read = lines.map(|line| {
        let mut columns = line.split('\t');
        let network = columns.next().and_then(|text| text.parse().ok());
        let kind = columns.next().and_then(AddressKind::parse);
        network.zip(kind).expect("a test reads every line")
    });
    read.collect()
});

/// The only IPv6 addresses that are given out (IANA IPv6 address space).
const GLOBAL_UNICAST: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// How a network of IPv6 alone reaches IPv4 (RFC 6052): as good or bad as the address within.
const NAT64: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Why this address is not public; nothing if it is. What no list knows is not public when it is IPv6.
pub fn kind(address: IpAddr) -> Option<AddressKind> {
    if let IpAddr::V6(six) = address
        && NAT64.contains(&six)
    {
        let [.., a, b, c, d] = six.octets();
        return kind(Ipv4Addr::new(a, b, c, d).into());
    }
    let listed = NETWORKS.iter().find(|(network, _)| network.contains(&address));
    match (listed, address) {
        (Some((_, kind)), _) => Some(*kind),
        (None, IpAddr::V4(_)) => None,
        (None, IpAddr::V6(six)) => (!GLOBAL_UNICAST.contains(&six)).then_some(AddressKind::Reserved),
    }
}
