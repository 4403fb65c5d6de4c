//! The child process of the tests: reads files as the product does, and can be told to misbehave inside the same walls.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some("parse-file") => files::child::main(),
        Some(deed) => misbehave(deed),
        None => ExitCode::from(2),
    }
}

/// What code run by a hostile file might try. Success of the deed is exit code 0 with an outcome that says so.
fn misbehave(deed: &str) -> ExitCode {
    let limits = files::Limits {
        cpu_seconds: 1,
        ..files::Limits::default()
    };
    files::child::confine_process(&limits).expect("limits");
    if deed == "spin" {
        loop {
            std::hint::spin_loop();
        }
    }
    files::child::confine_threads().expect("filter");
    let done = match deed {
        "hang" => loop {
            std::thread::park();
        },
        "allocate" => {
            let mut kept = Vec::new();
            for _ in 0..32 {
                kept.push(vec![1_u8; 64 * 1024 * 1024]);
            }
            kept.len() == 32
        }
        "fork" => std::process::Command::new("/bin/true").status().is_ok(),
        "thread" => std::thread::Builder::new().spawn(|| ()).is_ok(),
        "connect" => std::net::TcpStream::connect(env::args().nth(2).expect("an address")).is_ok(),
        "listen" => std::net::UdpSocket::bind("127.0.0.1:0").is_ok(),
        "open" => std::fs::read("/etc/passwd").is_ok(),
        "write" => std::fs::write("/tmp/files-child-was-here", "x").is_ok(),
        "environment" => env::vars().count() > 0,
        "chatter" => loop {
            print!("{{\"text\":{{\"text\":\"{}", "x".repeat(65536));
        },
        "abort" => std::process::abort(),
        _ => true,
    };
    if done {
        println!("{{\"unavailable\":\"no_text\"}}");
    } else {
        println!("\"mismatch\"");
    }
    ExitCode::SUCCESS
}
