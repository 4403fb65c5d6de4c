//! The client of the measurements: requests that are ready as bytes, answers of which little is looked at.
//!
//! It does as little as it can, since it runs on the machine that it measures.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection that is kept open.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// The head of an answer, and how long its body was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    pub status: u16,
    pub bytes: usize,
}

impl Line {
    pub async fn open(server: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(server).await.context("connect")?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(64 * 1024),
        })
    }

    /// Sends a request and reads its answer to the end.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Heard> {
        self.stream.write_all(request).await?;
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server hung up");
        };
        let text = std::str::from_utf8(&self.buffer[..head])?;
        let status = text
            .split(' ')
            .nth(1)
            .context("an answer begins with a status")?
            .parse()?;
        let chunked = header(text, "transfer-encoding").is_some();
        let whole = if chunked {
            loop {
                // None of our pages holds this by itself.
                if let Some(end) = find(&self.buffer[head - 2..], b"\r\n0\r\n\r\n") {
                    break head - 2 + end + 7;
                }
                ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server hung up");
            }
        } else {
            let length: usize = header(text, "content-length").unwrap_or("0").parse()?;
            while self.buffer.len() < head + length {
                ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the server hung up");
            }
            head + length
        };
        self.buffer.drain(..whole);
        Ok(Heard {
            status,
            bytes: whole - head,
        })
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|at| at == what)
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(own, _)| own.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

/// A GET as bytes.
pub fn get(path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// Answers a second when so many connections ask the same again and again for this long.
pub async fn rate(server: SocketAddr, request: &[u8], connections: usize, time: Duration) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let until = begun + time;
    let askers: Vec<_> = (0..connections)
        .map(|_| {
            let request = request.to_vec();
            tokio::spawn(async move {
                let mut line = Line::open(server).await?;
                let mut count = 0_u64;
                while Instant::now() < until {
                    let heard = line.ask(&request).await?;
                    if heard.status != 200 {
                        bail!("the answer was {}", heard.status);
                    }
                    count += 1;
                }
                Ok(count)
            })
        })
        .collect();
    let mut count = 0;
    for asker in askers {
        count += asker.await??;
    }
    Ok(count as f64 / begun.elapsed().as_secs_f64())
}

/// Requests a second when each of these is sent once, so many at a time.
pub async fn each_once(
    server: SocketAddr,
    requests: Vec<Vec<u8>>,
    connections: usize,
    wanted: u16,
) -> anyhow::Result<f64> {
    let count = requests.len();
    let mut shares: Vec<Vec<Vec<u8>>> = vec![Vec::new(); connections];
    for (place, request) in requests.into_iter().enumerate() {
        shares[place % connections].push(request);
    }
    let begun = Instant::now();
    let askers: Vec<_> = shares
        .into_iter()
        .map(|share| {
            tokio::spawn(async move {
                let mut line = Line::open(server).await?;
                for request in share {
                    let heard = line.ask(&request).await?;
                    if heard.status != wanted {
                        bail!("the answer was {} and not {wanted}", heard.status);
                    }
                }
                Ok(())
            })
        })
        .collect();
    for asker in askers {
        asker.await??;
    }
    Ok(count as f64 / begun.elapsed().as_secs_f64())
}

/// How long each of so many requests took, one after the other, after some that do not count.
pub async fn times(
    server: SocketAddr,
    request: &[u8],
    uncounted: usize,
    counted: usize,
) -> anyhow::Result<(Vec<Duration>, usize)> {
    let mut line = Line::open(server).await?;
    let mut times = Vec::with_capacity(counted);
    let mut bytes = 0;
    for place in 0..uncounted + counted {
        let begun = Instant::now();
        let heard = line.ask(request).await?;
        let time = begun.elapsed();
        if heard.status != 200 {
            bail!("the answer was {}", heard.status);
        }
        bytes = heard.bytes;
        if place >= uncounted {
            times.push(time);
        }
    }
    Ok((times, bytes))
}
