//! The store in a folder.

#![expect(clippy::unwrap_used, reason = "a test says by failing what went wrong")]

use std::{
    collections::HashSet,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use base::{Clock, Time};
use bytes::Bytes;
use files::{Key, Limits, Store, StoreError, Swept};
use futures::{StreamExt, stream};

fn limits() -> Limits {
    Limits {
        free_bytes: 0,
        free_percent: 0,
        ..Limits::default()
    }
}

async fn open(folder: &Path) -> Store {
    Store::open(folder.to_str().unwrap(), &limits()).await.unwrap()
}

fn pieces(bytes: &'static [u8]) -> impl futures::Stream<Item = std::io::Result<Bytes>> {
    stream::iter(bytes.chunks(5).map(|piece| Ok(Bytes::from_static(piece))))
}

/// All files under the folder.
fn tree(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn now() -> Time {
    Clock::system().now()
}

fn hours(count: i64) -> i64 {
    count * 3_600_000_000
}

#[tokio::test]
async fn a_file_comes_back_whole_and_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let stored = store.put(pieces(b"twenty bytes of text"), 20).await.unwrap();
    assert_eq!(stored.size, 20);
    assert_eq!(
        stored.sha256,
        "993adcd68080a6cd6539f4cb1b3d53d17f72dd50cd76631dfc96a50c6217184c"
    );
    assert_eq!(store.digest(&stored.key).await.unwrap(), stored);
    assert_eq!(
        store.get(&stored.key).await.unwrap().bytes().await.unwrap(),
        b"twenty bytes of text"
    );
    for (range, expected) in [
        (0..6, &b"twenty"[..]),
        (16..99, b"text"),
        (20..30, b""),
        (99..100, b""),
        (5..5, b""),
    ] {
        let part = store.get_range(&stored.key, range).await.unwrap();
        assert_eq!(part.size(), expected.len() as u64);
        assert_eq!(part.bytes().await.unwrap(), expected);
    }
    store.delete(&stored.key).await.unwrap();
    store.delete(&stored.key).await.unwrap();
    assert!(!store.exists(&stored.key).await.unwrap());
    assert!(matches!(store.get(&stored.key).await, Err(StoreError::Missing(key)) if key == stored.key));
}

#[tokio::test]
async fn files_are_private_and_named_by_chance() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let stored = store.put(pieces(b"private"), 100).await.unwrap();
    let files = tree(folder.path());
    let name = stored.key.as_str();
    assert_eq!(files, [folder.path().join(&name[..2]).join(name)]);
    assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(
        fs::metadata(files[0].parent().unwrap()).unwrap().permissions().mode() & 0o777,
        0o700
    );
}

#[tokio::test]
async fn too_much_is_refused_while_it_arrives() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let mut read = 0_usize;
    let endless = stream::repeat_with(|| {
        read += 1024;
        Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1024]))
    });
    let refused = store.put(endless, 10 * 1024).await;
    assert!(matches!(refused, Err(StoreError::TooLarge { max: 10_240 })));
    assert_eq!(read, 11 * 1024);
    assert_eq!(tree(folder.path()), [] as [PathBuf; 0]);
}

#[tokio::test]
async fn what_does_not_arrive_whole_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let broken = stream::iter([Ok(Bytes::from_static(b"half")), Err(std::io::Error::other("gone"))]);
    assert!(matches!(store.put(broken, 100).await, Err(StoreError::Source(_))));

    let mut incoming = store.receive(100).await.unwrap();
    incoming.write(b"%PDF-1.7 half").await.unwrap();
    assert_eq!((incoming.head(), incoming.size()), (&b"%PDF-1.7 half"[..], 13));
    assert_eq!(tree(folder.path()).len(), 1);
    drop(incoming);
    assert_eq!(tree(folder.path()), [] as [PathBuf; 0]);
}

#[tokio::test]
async fn two_nodes_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (open(folder.path()).await, open(folder.path()).await);
    let stored = a.put(pieces(b"sent to a"), 100).await.unwrap();
    assert_eq!(b.get(&stored.key).await.unwrap().bytes().await.unwrap(), b"sent to a");
    b.delete(&stored.key).await.unwrap();
    assert!(!a.exists(&stored.key).await.unwrap());
}

#[tokio::test]
async fn symbolic_links_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let key: Key = "ab".repeat(32).parse().unwrap();
    fs::write(outside.path().join(key.as_str()), "secret").unwrap();
    symlink(
        outside.path().join(key.as_str()),
        folder.path().join("ab").join(key.as_str()),
    )
    .unwrap();
    assert!(matches!(store.get(&key).await, Err(StoreError::Disk(_))));

    fs::remove_dir_all(folder.path().join("ab")).unwrap();
    symlink(outside.path(), folder.path().join("ab")).unwrap();
    assert!(matches!(store.get(&key).await, Err(StoreError::Disk(_))));
    assert!(matches!(store.delete(&key).await, Err(StoreError::Disk(_))));
    let mut incoming = store.receive_as(key.clone(), 100).await.unwrap();
    incoming.write(b"x").await.unwrap();
    assert!(matches!(incoming.finish().await, Err(StoreError::Disk(_))));
    assert_eq!(fs::read(outside.path().join(key.as_str())).unwrap(), b"secret");
}

#[tokio::test]
async fn the_reader_gets_a_handle_that_cannot_write() {
    use std::io::{Read, Write};
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let stored = store.put(pieces(b"to be read"), 100).await.unwrap();
    let mut file = store.read_only_file(&stored.key).await.unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "to be read");
    assert!(file.write_all(b"x").is_err());
}

#[tokio::test]
async fn the_sweep_takes_what_no_row_names_and_nothing_young() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let kept = store.put(pieces(b"kept"), 100).await.unwrap().key;
    let orphan = store.put(pieces(b"orphan"), 100).await.unwrap().key;
    let mut unfinished = store.receive(100).await.unwrap();
    unfinished.write(b"x").await.unwrap();
    let kept_only = HashSet::from([kept.clone()]);
    let sweep = |older_than: Time| {
        let (store, used) = (store.clone(), kept_only.clone());
        async move {
            store
                .sweep(older_than, |_| std::future::ready(Ok(used.clone())))
                .await
                .unwrap()
        }
    };

    let yesterday = Time::from_micros(now().as_micros() - hours(24));
    assert_eq!(sweep(yesterday).await, Swept::default());
    let tomorrow = Time::from_micros(now().as_micros() + hours(24));
    assert_eq!(
        sweep(tomorrow).await,
        Swept {
            files: 1,
            unfinished: 1
        }
    );
    assert!(store.exists(&kept).await.unwrap() && !store.exists(&orphan).await.unwrap());
    drop(unfinished);
}

#[tokio::test]
async fn a_backup_goes_back_under_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let stored = store.put(pieces(b"backed up"), 100).await.unwrap();
    store.delete(&stored.key).await.unwrap();
    let mut incoming = store.receive_as(stored.key.clone(), 100).await.unwrap();
    incoming.write(b"backed up").await.unwrap();
    assert_eq!(incoming.finish().await.unwrap(), stored);
    assert_eq!(
        store.get(&stored.key).await.unwrap().bytes().await.unwrap(),
        b"backed up"
    );
}

#[tokio::test]
async fn a_full_disk_takes_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        free_bytes: u64::MAX,
        ..Limits::default()
    };
    let store = Store::open(folder.path().to_str().unwrap(), &limits).await.unwrap();
    assert!(matches!(store.receive(1).await, Err(StoreError::NoRoom)));
    assert!(store.is_sound());
}

#[tokio::test]
async fn a_large_file_streams_in_small_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path()).await;
    let mib = Bytes::from(vec![7_u8; 1024 * 1024]);
    let body = stream::iter((0..9).map(|_| Ok::<_, std::io::Error>(mib.clone())));
    let stored = store.put(body, 10 * 1024 * 1024).await.unwrap();
    let mut body = store.get(&stored.key).await.unwrap().into_stream();
    let (mut size, mut largest) = (0, 0);
    while let Some(piece) = body.next().await {
        let piece = piece.unwrap();
        size += piece.len();
        largest = largest.max(piece.len());
    }
    assert_eq!(size, 9 * 1024 * 1024);
    assert!(largest <= 64 * 1024);
    assert_eq!(fs::metadata(&tree(folder.path())[0]).unwrap().size(), 9 * 1024 * 1024);
}
