//! A real name server for tests, on a free port of this machine, over UDP and TCP.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use hickory_server::{
    Server,
    proto::rr::{
        LowerName, Name, RData, Record, RecordSet, RecordType, RrKey,
        rdata::{A, AAAA, MX, SOA, TXT},
    },
    store::in_memory::InMemoryZoneHandler,
    zone_handler::{AxfrPolicy, Catalog, ZoneType},
};
use tokio::net::{TcpListener, UdpSocket};

/// A running name server of this test's own; it ends with this value.
pub struct NameServer {
    address: SocketAddr,
    _running: Running,
}

/// Kept for its end.
#[expect(dead_code, reason = "holds sockets open until it is dropped")]
enum Running {
    Answering(Server<Catalog>),
    Silent(UdpSocket, TcpListener),
}

const TTL: u32 = 60;
/// What one string of a TXT record can hold (RFC 1035, section 3.3).
const STRING: usize = 255;

impl NameServer {
    /// Answers for every name there is with these records, `(name, kind, value)`; the kinds are TXT, MX, A and AAAA.
    pub async fn start(records: &[(&str, &str, &str)]) -> Self {
        let mut catalog = Catalog::new();
        catalog.upsert(LowerName::from(Name::root()), vec![Arc::new(zone(records))]);
        Self::serve(catalog).await
    }

    /// Refuses every question.
    pub async fn refusing() -> Self {
        Self::serve(Catalog::new()).await
    }

    /// Takes questions and never answers.
    pub async fn silent() -> Self {
        let (udp, tcp, address) = bind().await;
        Self {
            address,
            _running: Running::Silent(udp, tcp),
        }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    async fn serve(catalog: Catalog) -> Self {
        let (udp, tcp, address) = bind().await;
        let mut server = Server::new(catalog);
        server.register_socket(udp);
        server.register_listener(tcp, Duration::from_secs(10), 16);
        Self {
            address,
            _running: Running::Answering(server),
        }
    }
}

/// One port for both ways; the kernel picks it for UDP, and for TCP it is almost always free as well.
async fn bind() -> (UdpSocket, TcpListener, SocketAddr) {
    for _ in 0..20 {
        let udp = UdpSocket::bind("127.0.0.1:0").await.expect("a free port");
        let address = udp.local_addr().expect("a bound socket has an address");
        if let Ok(tcp) = TcpListener::bind(address).await {
            return (udp, tcp, address);
        }
    }
    panic!("no port is free for UDP and TCP");
}

fn zone(records: &[(&str, &str, &str)]) -> InMemoryZoneHandler {
    let mut zone: BTreeMap<RrKey, RecordSet> = BTreeMap::new();
    let soa = SOA::new(Name::root(), Name::root(), 1, 60, 60, 60, 60);
    let soa = Record::from_rdata(Name::root(), TTL, RData::SOA(soa));
    zone.insert(key(&Name::root(), RecordType::SOA), RecordSet::from(soa));
    for (name, kind, value) in records {
        let (name, data) = (self::name(name), data(kind, value));
        let set = zone
            .entry(key(&name, data.record_type()))
            .or_insert_with(|| RecordSet::new(name.clone(), data.record_type(), 1));
        set.insert(Record::from_rdata(name, TTL, data), 1);
    }
    InMemoryZoneHandler::new(Name::root(), zone, ZoneType::Primary, AxfrPolicy::Deny).expect("a zone with a beginning")
}

fn key(name: &Name, kind: RecordType) -> RrKey {
    RrKey::new(LowerName::from(name), kind)
}

fn name(text: &str) -> Name {
    let mut name = Name::from_ascii(text).expect("a name");
    name.set_fqdn(true);
    name
}

fn data(kind: &str, value: &str) -> RData {
    match kind {
        "TXT" => RData::TXT(TXT::from_bytes(value.as_bytes().chunks(STRING).collect())),
        "A" => RData::A(A(value.parse().expect("an address"))),
        "AAAA" => RData::AAAA(AAAA(value.parse().expect("an address"))),
        "MX" => {
            let (preference, server) = value.split_once(' ').expect("a preference and a server");
            RData::MX(MX::new(preference.parse().expect("a preference"), name(server)))
        }
        _ => panic!("the test server knows no {kind} records"),
    }
}
