//! Eight applicants at a time, and the hand that kills the server under them.

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use base::Id;
use http::Method;
use probe::{Browser, Form, Program};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
};

use crate::forms::{APPLY, filled_in, some_pdf};

/// Uploads on their way at the same time.
const IN_FLIGHT: usize = 8;

/// The kill comes at the latest this long after the reply.
const AFTER_THE_REPLY: Duration = Duration::from_millis(50);

/// What one applicant sent, and whether they were told that it arrived.
#[derive(Clone, Debug)]
pub struct Sent {
    pub email: String,
    pub name: String,
    pub answer: String,
    pub size: u64,
    pub sha256: String,
    pub acknowledged: bool,
}

/// The hidden fields of a form.
type Hidden = Vec<(String, String)>;

/// Everybody who applies, over all kills.
pub struct Crowd {
    question: Id<()>,
    sent: Vec<Sent>,
    /// Forms that were opened and not sent yet. They stay good when the server starts anew.
    forms: VecDeque<Hidden>,
    seed: u64,
    /// How long an upload took the last time, from its first byte to the reply.
    usual: Duration,
}

impl Crowd {
    pub fn new(question: Id<()>) -> Self {
        let seed = rand::rng().random();
        eprintln!("seed {seed}");
        Self {
            question,
            sent: Vec::new(),
            forms: VecDeque::new(),
            seed,
            usual: Duration::from_millis(100),
        }
    }

    pub fn sent(&self) -> &[Sent] {
        &self.sent
    }

    pub fn into_sent(self) -> Vec<Sent> {
        self.sent
    }

    pub fn acknowledged(&self) -> usize {
        self.sent.iter().filter(|sent| sent.acknowledged).count()
    }

    /// Eight people apply, one after the other without a pause, until the server is dead.
    pub async fn apply_until_killed(&mut self, mut server: Program) {
        self.seed = self.seed.wrapping_add(1);
        let mut random = StdRng::seed_from_u64(self.seed);
        let round = Arc::new(Round {
            address: server.address(),
            question: self.question,
            forms: Mutex::new(std::mem::take(&mut self.forms)),
            sent: Mutex::new(Vec::new()),
            usual: Mutex::new(self.usual),
            replies_until_fuse: AtomicUsize::new(random.random_range(0..2 * IN_FLIGHT)),
            first_byte: Notify::new(),
        });
        let applicants: Vec<_> = (0..IN_FLIGHT)
            .map(|place| {
                let number = self.seed.wrapping_mul(31).wrapping_add(place as u64);
                tokio::spawn(
                    round
                        .clone()
                        .apply_again_and_again(StdRng::seed_from_u64(number), place),
                )
            })
            .collect();
        round.first_byte.notified().await;
        let usual = *round.usual.lock().expect("one at a time");
        tokio::time::sleep((usual + AFTER_THE_REPLY).mul_f64(random.random())).await;
        server.kill();
        server.ended().await;
        for applicant in applicants {
            applicant.await.expect("an applicant does not panic");
        }
        let round = Arc::try_unwrap(round).unwrap_or_else(|_| panic!("all applicants have left"));
        self.sent.extend(round.sent.into_inner().expect("nobody panicked"));
        self.forms = round.forms.into_inner().expect("nobody panicked");
        self.usual = round.usual.into_inner().expect("nobody panicked");
    }
}

/// The life of one server.
struct Round {
    address: SocketAddr,
    question: Id<()>,
    forms: Mutex<VecDeque<Hidden>>,
    sent: Mutex<Vec<Sent>>,
    usual: Mutex<Duration>,
    /// After so many replies the next first byte lights the fuse.
    replies_until_fuse: AtomicUsize,
    first_byte: Notify,
}

impl Round {
    async fn apply_again_and_again(self: Arc<Self>, mut random: StdRng, place: usize) {
        // An address of its own for each: one address may send 300 in ten minutes and no more.
        let from = format!("198.51.{place}.{}", random.random_range(1..250));
        while let Ok(hidden) = self.take_form(&from).await {
            let number: u64 = random.random();
            let size = random.random_range(10_000..250_000);
            let file = some_pdf(&mut random, size);
            let mut sent = Sent {
                email: format!("applicant{number}@home.example"),
                name: format!("Applicant {number}"),
                answer: format!("{} degrees", random.random_range(600..1400)),
                size: file.len() as u64,
                sha256: hex(&Sha256::digest(&file)),
                acknowledged: false,
            };
            let form = filled_in(&hidden, self.question, &sent.name, &sent.email, &sent.answer);
            let begun = Instant::now();
            let reply = self.send(&from, form.file("resume", "cv.pdf", &file)).await;
            sent.acknowledged = reply.is_ok();
            self.sent.lock().expect("nobody panics").push(sent);
            if reply.is_err() {
                // The server is dead, as it should be. One that lives and refuses would have panicked.
                return;
            }
            *self.usual.lock().expect("nobody panics") = begun.elapsed();
            // Stays at zero once it is there.
            let _ = self
                .replies_until_fuse
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |count| count.checked_sub(1));
        }
    }

    /// Opens a form and takes the one that has lain open longest, as people need a while to fill it in.
    async fn take_form(&self, from: &str) -> io::Result<Hidden> {
        let browser = Browser::new(self.address).with_header("x-forwarded-for", from);
        let page = browser.try_ask(Method::GET, APPLY, None, Vec::new()).await?.expect(200);
        let mut forms = self.forms.lock().expect("nobody panics");
        forms.push_back(page.hidden_fields());
        Ok(forms.pop_front().expect("one was put there just now"))
    }

    /// Sends the form; Ok when the server said that it has it.
    async fn send(&self, from: &str, form: Form) -> io::Result<()> {
        let body = form.into_bytes();
        let head = format!(
            "POST {APPLY} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nX-Forwarded-For: {from}\r\n\
             Content-Type: {1}\r\nContent-Length: {2}\r\nConnection: close\r\n\r\n",
            self.address,
            Form::content_type(),
            body.len()
        );
        let mut stream = TcpStream::connect(self.address).await?;
        stream.write_all(head.as_bytes()).await?;
        if self.replies_until_fuse.load(Ordering::SeqCst) == 0 {
            self.first_byte.notify_one();
        }
        stream.write_all(&body).await?;
        let mut reply = Vec::new();
        while !reply.windows(4).any(|end| end == b"\r\n\r\n") {
            if stream.read_buf(&mut reply).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let reply = String::from_utf8_lossy(&reply);
        assert!(reply.starts_with("HTTP/1.1 303"), "the form was refused: {reply}");
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
