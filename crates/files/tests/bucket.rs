//! The store in an S3 bucket: s3s-fs, a server that checks signatures and checksums, over HTTP.

#![expect(clippy::unwrap_used, reason = "a test says by failing what went wrong")]

use std::collections::HashSet;

use base::{Clock, Time};
use bytes::Bytes;
use files::{Limits, Store, StoreError, Swept};
use futures::stream;
use probe::serve_bucket;

async fn open(address: &str) -> Store {
    Store::open(address, &Limits::default()).await.unwrap()
}

fn body(size: usize) -> (Vec<u8>, impl futures::Stream<Item = std::io::Result<Bytes>>) {
    let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
    let pieces: Vec<_> = bytes
        .chunks(70_000)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect();
    (bytes, stream::iter(pieces))
}

const MIB: usize = 1024 * 1024;

#[tokio::test]
async fn files_of_one_part_and_of_several_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&serve_bucket(folder.path()).await).await;
    for size in [0, 1, 200_000, 5 * MIB, 5 * MIB + 1, 9 * MIB] {
        let (bytes, pieces) = body(size);
        let stored = store.put(pieces, 10 * MIB as u64).await.unwrap();
        assert_eq!(stored.size, size as u64);
        assert_eq!(store.digest(&stored.key).await.unwrap(), stored);
        let blob = store.get(&stored.key).await.unwrap();
        assert_eq!(blob.size(), size as u64);
        assert!(blob.bytes().await.unwrap() == bytes, "{size} bytes");
        for range in [0..10, size as u64 / 2..size as u64 + 5, size as u64..size as u64 + 1] {
            let part = store
                .get_range(&stored.key, range.clone())
                .await
                .unwrap()
                .bytes()
                .await
                .unwrap();
            let end = size.min(range.end as usize);
            assert_eq!(part, bytes[size.min(range.start as usize)..end], "{range:?} of {size}");
        }
    }
}

#[tokio::test]
async fn two_nodes_share_a_bucket() {
    let folder = tempfile::tempdir().unwrap();
    let address = serve_bucket(folder.path()).await;
    let (a, b) = (open(&address).await, open(&address).await);
    let stored = a.put(body(1000).1, 1000).await.unwrap();
    assert!(b.exists(&stored.key).await.unwrap());
    let mut file = b.read_only_file(&stored.key).await.unwrap();
    let mut copy = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut copy).unwrap();
    assert_eq!(copy, body(1000).0);
    b.delete(&stored.key).await.unwrap();
    b.delete(&stored.key).await.unwrap();
    assert!(!a.exists(&stored.key).await.unwrap());
    assert!(matches!(a.get(&stored.key).await, Err(StoreError::Missing(_))));
}

#[tokio::test]
async fn what_is_refused_or_dropped_is_not_in_the_bucket() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&serve_bucket(folder.path()).await).await;
    let refused = store.put(body(7 * MIB).1, 6 * MIB as u64).await;
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })));
    let mut incoming = store.receive(100).await.unwrap();
    incoming.write(b"dropped").await.unwrap();
    drop(incoming);
    let future = Time::from_micros(Clock::system().now().as_micros() + 60_000_000);
    let swept = store
        .sweep(future, |_| std::future::ready(Ok(HashSet::new())))
        .await
        .unwrap();
    assert_eq!(swept, Swept::default());
}

#[tokio::test]
async fn the_sweep_takes_what_no_row_names() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&serve_bucket(folder.path()).await).await;
    let kept = store.put(body(10).1, 100).await.unwrap().key;
    let orphan = store.put(body(20).1, 100).await.unwrap().key;
    let used = HashSet::from([kept.clone()]);
    let now = Clock::system().now().as_micros();
    let past = Time::from_micros(now - 86_400_000_000);
    let swept = store
        .sweep(past, |_| std::future::ready(Ok(used.clone())))
        .await
        .unwrap();
    assert_eq!(swept, Swept::default());
    let future = Time::from_micros(now + 86_400_000_000);
    let swept = store
        .sweep(future, |_| std::future::ready(Ok(used.clone())))
        .await
        .unwrap();
    assert_eq!(
        swept,
        Swept {
            files: 1,
            unfinished: 0
        }
    );
    assert!(store.exists(&kept).await.unwrap() && !store.exists(&orphan).await.unwrap());
}

#[tokio::test]
async fn a_wrong_secret_or_a_dead_server_is_an_error_and_never_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let address = serve_bucket(folder.path()).await;
    let stored = open(&address).await.put(body(10).1, 100).await.unwrap();
    let stranger = open(&address.replace("hush", "guess")).await;
    assert!(matches!(
        stranger.put(body(10).1, 100).await,
        Err(StoreError::Bucket(_))
    ));
    assert!(matches!(stranger.get(&stored.key).await, Err(StoreError::Bucket(_))));
    assert!(matches!(stranger.exists(&stored.key).await, Err(StoreError::Bucket(_))));
    assert!(!format!("{stranger:?}").contains("guess"));
}
