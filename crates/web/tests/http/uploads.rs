//! Multipart forms: what is taken, what is refused, and that the refusal reaches the sender.

use std::time::Duration;

use axum::body::Body;
use futures::StreamExt;
use http::{Request, header};
use tokio::io::AsyncWriteExt;
use tower::ServiceExt;
use web::{Limits, Multipart, Peer};

use crate::stage::{BASE, Served, read_all, stage, text};

/// Lists what came: files by name and size, then the fields.
pub async fn take(mut form: Multipart) -> web::Result<String> {
    let mut seen = Vec::new();
    while let Some(mut file) = form.next_file().await? {
        let mut size = 0;
        while let Some(piece) = file.piece().await? {
            size += piece.len();
        }
        seen.push(format!("{}={}:{size}", file.field, file.name));
    }
    seen.push(form.finish().await?.to_query());
    Ok(seen.join(" "))
}

fn file(field: &str, name: &str, size: usize) -> String {
    let head = format!(
        "Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: application/pdf"
    );
    format!("--x\r\n{head}\r\n\r\n{}\r\n", "f".repeat(size))
}

fn field(name: &str, value: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

async fn send(parts: &[String], limits: Limits) -> (u16, String) {
    let peer = Peer {
        address: "198.51.100.7:4711".parse().unwrap(),
        tls: false,
    };
    let request = Request::post("/upload")
        .header(header::ORIGIN, BASE)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .extension(peer)
        .body(Body::from(format!("{}--x--\r\n", parts.concat())));
    let answer = stage(Some(BASE), &[], limits).oneshot(request.unwrap()).await.unwrap();
    (answer.status().as_u16(), text(answer).await)
}

#[tokio::test]
async fn files_and_fields_arrive_in_any_order() {
    let parts = [
        field("name", "张伟"),
        file("plan", "C:\\plan\u{202e}fdp.pdf", 300_000),
        file("none", "", 0),
        field("note", "a b"),
    ];
    let (status, seen) = send(&parts, Limits::DEFAULT).await;
    assert_eq!(status, 200, "{seen}");
    assert_eq!(seen, "plan=planfdp.pdf:300000 name=%E5%BC%A0%E4%BC%9F&note=a%20b");
    let (_, seen) = send(&[file("plan", "empty.pdf", 0), file("plan", "", 3)], Limits::DEFAULT).await;
    assert_eq!(seen, "plan=empty.pdf:0 plan=:3 ");
}

#[tokio::test]
async fn limits_hold() {
    let small = || Limits {
        upload_file_bytes: 1000,
        upload_files: 2,
        ..Limits::DEFAULT
    };
    assert_eq!(
        send(&[file("a", "a", 1000), file("b", "b", 1000)], small()).await.0,
        200
    );
    assert_eq!(send(&[file("a", "a", 1001)], small()).await.0, 413);
    assert_eq!(
        send(&[file("a", "a", 1), file("b", "b", 1), file("c", "c", 1)], small())
            .await
            .0,
        413
    );
    assert_eq!(send(&vec![field("a", "b"); 40], small()).await.0, 200);
    assert_eq!(send(&vec![field("a", "b"); 41], small()).await.0, 413);
    assert_eq!(send(&[field("a", &"b".repeat(64 * 1024))], small()).await.0, 200);
    assert_eq!(send(&[field("a", &"b".repeat(64 * 1024 + 1))], small()).await.0, 413);
    assert_eq!(send(&vec![field("a", &"b".repeat(60 * 1024)); 9], small()).await.0, 413);
    assert_eq!(send(&[field(&"n".repeat(9 * 1024), "b")], small()).await.0, 413);
    assert_eq!(send(&[format!("{}\r\n", "p".repeat(200 * 1024))], small()).await.0, 413);
}

#[tokio::test]
async fn broken_forms_are_refused() {
    let (status, _) = send(&[field("a", "b\0")], Limits::DEFAULT).await;
    assert_eq!(status, 400);
    let (status, _) = send(
        &["--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n".to_owned()],
        Limits::DEFAULT,
    )
    .await;
    assert_eq!(status, 400);
    let (status, _) = send(&["--x\r\nnonsense".to_owned()], Limits::DEFAULT).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn the_sender_of_too_large_a_file_reads_the_refusal_even_while_still_sending() {
    let served = Served::with(Limits {
        upload_file_bytes: 100_000,
        ..Limits::DEFAULT
    })
    .await;
    let part = file("plan", "large.pdf", 8_000_000);
    let body = format!("{part}--x--\r\n");
    let head = format!(
        "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    for _ in 0..5 {
        let mut stream = served.connect().await;
        stream.write_all(head.as_bytes()).await.unwrap();
        // As a browser does: all of the form first, then the answer.
        for piece in body.as_bytes().chunks(100_000) {
            stream.write_all(piece).await.unwrap();
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let answer = read_all(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    }
}

#[tokio::test]
async fn a_file_that_does_not_end_is_not_read_far_past_its_limit() {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };
    let limit = 1_000_000;
    let sent = Arc::new(AtomicUsize::new(0));
    let counter = sent.clone();
    let begin = file("plan", "endless.pdf", 0).trim_end().to_owned() + "\r\n\r\n";
    let pieces = futures::stream::iter(0..).map(move |number| {
        let piece = if number == 0 {
            begin.clone().into_bytes()
        } else {
            vec![b'f'; 16 * 1024]
        };
        counter.fetch_add(piece.len(), Ordering::Relaxed);
        Ok::<_, std::io::Error>(piece)
    });
    let peer = Peer {
        address: "198.51.100.7:4711".parse().unwrap(),
        tls: false,
    };
    let request = Request::post("/upload")
        .header(header::ORIGIN, BASE)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .extension(peer)
        .body(Body::from_stream(pieces));
    let limits = Limits {
        upload_file_bytes: limit as u64,
        ..Limits::DEFAULT
    };
    let answer = stage(Some(BASE), &[], limits).oneshot(request.unwrap()).await.unwrap();
    assert_eq!(answer.status(), 413);
    let sent = sent.load(Ordering::Relaxed);
    assert!(sent <= limit + 64 * 1024, "{sent} bytes were read");
}
