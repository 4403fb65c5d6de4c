//! Whatever a server sends, it ends.

use std::{
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::io::AsyncWriteExt;

use super::{
    client, failure, page, plain, rules,
    server::{Server, answer},
};
use crate::{Failure, Request, Rules};

const MIB: u64 = 1024 * 1024;

#[tokio::test]
async fn a_gibibyte_is_read_to_the_limit_and_no_further() {
    let sent = Arc::new(AtomicU64::new(0));
    let counted = sent.clone();
    let server = Server::start("127.0.0.1:0", move |mut stream, _| {
        let counted = counted.clone();
        async move {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.ok();
            let piece = vec![b'x'; 64 * 1024];
            while counted.load(Ordering::SeqCst) < 1024 * MIB && stream.write_all(&piece).await.is_ok() {
                counted.fetch_add(piece.len() as u64, Ordering::SeqCst);
            }
        }
    })
    .await;
    assert_eq!(
        failure(&client(rules()), &server.url("/")).await,
        Failure::TooLarge { limit: MIB }
    );
    // What lies in the buffers of the two sockets was sent and not read.
    assert!(sent.load(Ordering::SeqCst) < 64 * MIB, "{sent:?}");
}

#[tokio::test]
async fn an_answer_that_announces_too_much_is_not_read() {
    let server = Server::answering(|_| b"HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n".to_vec()).await;
    assert_eq!(
        failure(&client(rules()), &server.url("/")).await,
        Failure::TooLarge { limit: MIB }
    );
}

#[tokio::test]
async fn the_limit_itself_is_allowed_and_a_request_may_name_its_own() {
    let server = Server::answering(|_| answer(200, "", vec![b'x'; MIB as usize])).await;
    let client = client(rules());
    assert_eq!(page(&client, &plain(server.url("/"))).await.bytes.len() as u64, MIB);
    let request = Request {
        most_bytes: Some(MIB - 1),
        ..plain(server.url("/"))
    };
    assert_eq!(client.fetch(&request).await, Err(Failure::TooLarge { limit: MIB - 1 }));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::CompressorWriter::new(&mut packed, 4096, 9, 22)
        .write_all(bytes)
        .unwrap();
    packed
}

#[tokio::test]
async fn packed_answers_are_unpacked() {
    let text = "Kiln Engineer, 窑炉工程师 ".repeat(1000);
    for (encoding, packed) in [("gzip", gzip(text.as_bytes())), ("br", brotli(text.as_bytes()))] {
        let server =
            Server::answering(move |_| answer(200, &format!("Content-Encoding: {encoding}\r\n"), &packed)).await;
        let page = page(&client(rules()), &plain(server.url("/"))).await;
        assert_eq!(page.bytes, text.as_bytes(), "{encoding}");
        assert!(server.heard()[0].contains("accept-encoding: gzip, br\r\n"));
    }
    let empty = Server::answering(|_| answer(200, "Content-Encoding: gzip\r\n", "")).await;
    assert_eq!(page(&client(rules()), &plain(empty.url("/"))).await.bytes, b"");
}

#[tokio::test]
async fn bombs_stop_at_the_limit_or_at_the_ratio() {
    let zeros = vec![0; 32 * MIB as usize];
    for (encoding, packed) in [("gzip", gzip(&zeros)), ("br", brotli(&zeros))] {
        let length = packed.len() as u64;
        let server =
            Server::answering(move |_| answer(200, &format!("Content-Encoding: {encoding}\r\n"), &packed)).await;
        let ask = |most_bytes| {
            let request = Request {
                most_bytes: Some(most_bytes),
                ..plain(server.url("/"))
            };
            async move { client(rules()).fetch(&request).await }
        };
        assert!(length < MIB / 16, "{length}");
        assert_eq!(
            ask(MIB / 2).await,
            Err(Failure::TooLarge { limit: MIB / 2 }),
            "{encoding}"
        );
        assert_eq!(ask(64 * MIB).await, Err(Failure::Bomb), "{encoding}");
    }
}

#[tokio::test]
async fn packed_answers_that_are_cut_off_wrong_or_packed_twice_are_broken() {
    let packed = gzip(b"a list of things, not quite short");
    let mut wrong = packed.clone();
    wrong[14] ^= 0x55;
    let cut = packed[..packed.len() - 6].to_vec();
    let cut_brotli = {
        let whole = brotli(&b"a list of things ".repeat(200));
        whole[..whole.len() / 2].to_vec()
    };
    for (headers, body) in [
        ("Content-Encoding: gzip\r\n", cut),
        ("Content-Encoding: gzip\r\n", wrong),
        ("Content-Encoding: gzip\r\n", b"no gzip".to_vec()),
        ("Content-Encoding: br\r\n", cut_brotli),
        ("Content-Encoding: gzip, gzip\r\n", packed.clone()),
        ("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", packed.clone()),
        ("Content-Encoding: zstd\r\n", packed.clone()),
    ] {
        let server = Server::answering(move |_| answer(200, headers, &body)).await;
        assert_eq!(
            failure(&client(rules()), &server.url("/")).await,
            Failure::Broken,
            "{headers}"
        );
    }
}

#[tokio::test]
async fn a_packed_answer_that_unpacks_to_nothing_ends_too() {
    // Empty members, one after the other.
    let nothing = gzip(b"").repeat(MIB as usize / 10);
    // Without a length, which would be refused at once.
    let head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    let server = Server::answering(move |_| [head.clone(), nothing.clone()].concat()).await;
    assert_eq!(
        failure(&client(rules()), &server.url("/")).await,
        Failure::TooLarge { limit: MIB }
    );
}

#[tokio::test]
async fn endless_headers_end() {
    let endless = |line: &'static [u8]| {
        Server::start("127.0.0.1:0", move |mut stream, _| async move {
            stream.write_all(b"HTTP/1.1 200 OK\r\n").await.ok();
            while stream.write_all(line).await.is_ok() {}
        })
    };
    let client = client(rules());
    for line in [b"A: b\r\n".as_slice(), b"endless"] {
        let server = endless(line).await;
        assert_eq!(failure(&client, &server.url("/")).await, Failure::Broken);
    }
    let long = Server::answering(|_| answer(200, &format!("A: {}\r\n", "b".repeat(40 * 1024)), "")).await;
    assert_eq!(failure(&client, &long.url("/")).await, Failure::Broken);
    let many = Server::answering(|_| answer(200, &"A: b\r\n".repeat(200), "")).await;
    assert_eq!(failure(&client, &many.url("/")).await, Failure::Broken);
}

/// Writes a beginning and then a piece every ten milliseconds, for ever.
async fn dripping(beginning: &'static [u8], piece: &'static [u8]) -> Server {
    Server::start("127.0.0.1:0", move |mut stream, _| async move {
        stream.write_all(beginning).await.ok();
        while stream.write_all(piece).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await
}

#[tokio::test]
async fn a_server_that_drips_is_given_up() {
    let client = client(Rules {
        answer_within: Duration::from_millis(300),
        ..rules()
    });
    for (beginning, piece) in [
        (b"".as_slice(), b"".as_slice()),
        (b"HTTP/1.1 200 ", b"x"),
        (b"HTTP/1.1 200 OK\r\nA: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ] {
        let server = dripping(beginning, piece).await;
        assert_eq!(failure(&client, &server.url("/")).await, Failure::Timeout);
    }
}

#[tokio::test]
async fn a_flood_of_answers_to_come_is_given_up() {
    let server = Server::start("127.0.0.1:0", |mut stream, _| async move {
        let many = b"HTTP/1.1 100 Continue\r\n\r\n".repeat(1000);
        while stream.write_all(&many).await.is_ok() {}
    })
    .await;
    let client = client(Rules {
        answer_within: Duration::from_millis(300),
        ..rules()
    });
    assert_eq!(failure(&client, &server.url("/")).await, Failure::Timeout);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_packed_bytes_make_it_panic_or_grow(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..4096), encoding in 0..3_usize,
    ) {
        use crate::unpack::{Overflow, Unpacker};
        let encoding = [None, Some("gzip"), Some("br")][encoding];
        let mut unpacker = Unpacker::new(encoding, 1000, Overflow::Refuse).unwrap();
        if unpacker.take(&bytes).is_ok() && let Ok(unpacked) = unpacker.finish() {
            proptest::prop_assert!(unpacked.len() <= 1000);
        }
    }
}
