//! A name server that says something else each time.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
};

use tokio::{net::UdpSocket, task::JoinHandle};

/// A running name server; it ends with this value.
pub(super) struct NameServer {
    pub(super) address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    running: JoinHandle<()>,
}

impl Drop for NameServer {
    fn drop(&mut self) {
        self.running.abort();
    }
}

const A: u16 = 1;
const AAAA: u16 = 28;
const NAME_ERROR: u8 = 3;
const SERVER_FAILURE: u8 = 2;

impl NameServer {
    /// For each name the addresses of its first answer, of its second and so on; the last holds on. A name with no answer
    /// at all makes the server fail, and a name that is not here does not exist.
    pub(super) async fn start(names: &[(&str, &[&[&str]])]) -> Self {
        let names: HashMap<String, Vec<Vec<IpAddr>>> = names
            .iter()
            .map(|(name, answers)| {
                let answer = |texts: &&[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
                ((*name).to_owned(), answers.iter().map(answer).collect())
            })
            .collect();
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        let running = tokio::spawn(async move {
            let mut buffer = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                let query = &buffer[..length];
                let (name, kind, end) = question(query);
                let before = {
                    let mut log = log.lock().unwrap();
                    let before = log.iter().filter(|asked| **asked == name).count();
                    if kind == A {
                        log.push(name.clone());
                    }
                    before
                };
                let (code, addresses) = match names.get(&name) {
                    None => (NAME_ERROR, Vec::new()),
                    Some(answers) => match answers.get(before).or(answers.last()) {
                        None => (SERVER_FAILURE, Vec::new()),
                        Some(answer) => (0, answer.clone()),
                    },
                };
                let reply = reply(&query[..end], code, kind, &addresses);
                socket.send_to(&reply, from).await.ok();
            }
        });
        Self {
            address,
            asked,
            running,
        }
    }

    /// How often somebody asked for the IPv4 addresses of a name.
    pub(super) fn asked(&self, name: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == name).count()
    }
}

/// The name and type that a query asks for, and where the question ends (RFC 1035, 4.1.2).
fn question(query: &[u8]) -> (String, u16, usize) {
    let mut at = 12;
    let mut labels = Vec::new();
    while query[at] != 0 {
        let length = usize::from(query[at]);
        labels.push(String::from_utf8_lossy(&query[at + 1..=at + length]).to_lowercase());
        at += length + 1;
    }
    let kind = u16::from_be_bytes([query[at + 1], query[at + 2]]);
    (labels.join("."), kind, at + 5)
}

fn reply(question: &[u8], code: u8, kind: u16, addresses: &[IpAddr]) -> Vec<u8> {
    let of_kind = |address: &&IpAddr| match kind {
        A => address.is_ipv4(),
        AAAA => address.is_ipv6(),
        _ => false,
    };
    let addresses: Vec<_> = addresses.iter().filter(of_kind).collect();
    let mut reply = question.to_vec();
    // An answer, by one with authority who also recurses; one question, so many answers, nothing else.
    reply[2..12].copy_from_slice(&[0x85, 0x80 | code, 0, 1, 0, addresses.len() as u8, 0, 0, 0, 0]);
    for address in addresses {
        // The name of the question, the type, class IN, no time to live.
        reply.extend_from_slice(&[0xC0, 12, 0, kind as u8, 0, 1, 0, 0, 0, 0]);
        let data = match address {
            IpAddr::V4(four) => four.octets().to_vec(),
            IpAddr::V6(six) => six.octets().to_vec(),
        };
        reply.extend_from_slice(&[0, data.len() as u8]);
        reply.extend_from_slice(&data);
    }
    reply
}
