//! Slow, greedy and broken clients, and the end of the server.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use web::{Drained, Limits};

use crate::stage::{Served, read_all};

const HEAD: &str = "Host: localhost\r\n";

fn hasty() -> Limits {
    Limits {
        header_read: Duration::from_millis(400),
        body_grace: Duration::from_millis(400),
        write_stall: Duration::from_millis(400),
        drain: Duration::from_millis(1500),
        ..Limits::DEFAULT
    }
}

#[tokio::test]
async fn one_connection_takes_many_requests() {
    let served = Served::with(Limits::DEFAULT).await;
    let request = format!("GET /from HTTP/1.1\r\n{HEAD}\r\n");
    let last = format!("GET /from HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n");
    let answers = served.exchange(format!("{request}{request}{last}").as_bytes()).await;
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 3);
    assert_eq!(answers.matches("127.0.0.1").count(), 3);
}

#[tokio::test]
async fn slow_headers_are_cut_off_while_others_are_served() {
    let served = Served::with(hasty()).await;
    let mut slow = Vec::new();
    for _ in 0..20 {
        let mut stream = served.connect().await;
        stream.write_all(b"GET / HTTP/1.1\r\nX-Slow: ").await.unwrap();
        slow.push(stream);
    }
    let begun = Instant::now();
    let answer = served
        .exchange(format!("GET / HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n").as_bytes())
        .await;
    assert!(answer.starts_with("HTTP/1.1 200") && begun.elapsed() < Duration::from_millis(300));
    for mut stream in slow {
        // A trickle of bytes buys no more time.
        let _ = stream.write_all(b"a").await;
        read_all(&mut stream).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let served = Served::with(hasty()).await;
    let begun = Instant::now();
    let answer = served
        .exchange(format!("GET / HTTP/1.1\r\n{HEAD}\r\n").as_bytes())
        .await;
    assert!(answer.starts_with("HTTP/1.1 200"));
    assert!(begun.elapsed() > Duration::from_millis(300) && begun.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn too_many_or_too_large_headers_are_refused() {
    let served = Served::with(Limits::DEFAULT).await;
    let many = |count: usize| {
        format!(
            "GET / HTTP/1.1\r\n{HEAD}{}Connection: close\r\n\r\n",
            "a: b\r\n".repeat(count)
        )
    };
    assert!(served.exchange(many(98).as_bytes()).await.starts_with("HTTP/1.1 200"));
    assert!(served.exchange(many(99).as_bytes()).await.starts_with("HTTP/1.1 431"));
    let mut stream = served.connect().await;
    let large = format!("GET / HTTP/1.1\r\n{HEAD}Large: {}", "x".repeat(40 * 1024));
    let _ = stream.write_all(large.as_bytes()).await;
    assert!(read_all(&mut stream).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_stalled_body_is_given_up() {
    let served = Served::with(hasty()).await;
    let begun = Instant::now();
    let head = format!(
        "POST /upload HTTP/1.1\r\n{HEAD}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999\r\n\r\n--x"
    );
    let answer = served.exchange(head.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up() {
    let served = Served::with(hasty()).await;
    let mut stream = served.connect().await;
    stream
        .write_all(format!("GET /large HTTP/1.1\r\n{HEAD}\r\n").as_bytes())
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let mut taken = Vec::new();
    let _ = stream.read_to_end(&mut taken).await;
    assert!(taken.len() < 64 << 20, "the rest was not sent");
}

#[tokio::test]
async fn a_foreign_host_is_not_answered_without_base_url() {
    let served = Served::with(Limits::DEFAULT).await;
    let answer = served
        .exchange(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        .await;
    assert!(
        answer.starts_with("HTTP/1.1 400") && answer.contains("content-security-policy"),
        "{answer}"
    );
}

#[tokio::test]
async fn open_requests_are_finished_and_streams_ended_before_the_server_stops() {
    let mut served = Served::with(Limits::DEFAULT).await;
    let mut clients = Vec::new();
    for path in ["/slow", "/endless"] {
        let mut stream = served.connect().await;
        stream
            .write_all(format!("GET {path} HTTP/1.1\r\n{HEAD}\r\n").as_bytes())
            .await
            .unwrap();
        clients.push(stream);
    }
    // One that was used and kept, and one that a browser opened ahead of need.
    let mut kept = served.connect().await;
    kept.write_all(format!("GET / HTTP/1.1\r\n{HEAD}\r\n").as_bytes())
        .await
        .unwrap();
    let mut unused = served.connect().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let begun = Instant::now();
    served.stop();
    for stream in &mut clients {
        let answer = read_all(stream).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    read_all(&mut kept).await;
    read_all(&mut unused).await;
    let address = served.address;
    assert_eq!(served.drained().await, Drained::Whole);
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    assert!(
        tokio::net::TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn what_does_not_finish_is_cut() {
    let limits = Limits {
        drain: Duration::from_millis(300),
        body_grace: Duration::from_mins(1),
        ..Limits::DEFAULT
    };
    let mut served = Served::with(limits).await;
    let mut stream = served.connect().await;
    stream
        .write_all(format!("POST /echo HTTP/1.1\r\n{HEAD}Content-Length: 10\r\n\r\nx").as_bytes())
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    served.stop();
    assert_eq!(served.drained().await, Drained::Cut(1));
}
