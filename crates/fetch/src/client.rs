//! From a request to a page: turns, robots.txt, redirects.

use std::{sync::Arc, time::Duration};

use base::Clock;
use http::{HeaderValue, StatusCode};
use tokio::time::timeout;

use crate::{
    Failure, Fetched, Page, Request, Rules,
    connect::Connector,
    exchange::{Answer, Asked, exchange},
    request::Robots as Heed,
    retry::retry_after,
    robots::{self, Book, Known, Robots},
    target::Target,
    turns::{Held, Turn, Turns},
    unpack::Overflow,
};

/// Redirects of a robots.txt that are followed (RFC 9309, 2.3.1.2).
const MOST_ROBOTS_REDIRECTS: u32 = 5;

/// Fetches. Cheap to clone; all clones share the lines before hosts and what robots.txt said, so a process has one.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    rules: Rules,
    agent: HeaderValue,
    clock: Clock,
    connector: Connector,
    turns: Turns,
    book: Book,
}

/// Why no client can be made of these rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRules {
    #[error(
        "The agent has to begin with a name of letters and consist of ASCII: Bole/0.1 (+https://example.org/about)."
    )]
    Agent,
    #[error("An authority among the rules is no X.509 certificate.")]
    Authority,
}

/// How many redirects are followed, and whether each page on the way is asked for by its site's leave.
#[derive(Clone, Copy)]
struct Way {
    heed: Heed,
    most_redirects: u32,
}

impl Client {
    pub fn new(rules: Rules, clock: Clock) -> Result<Self, BadRules> {
        let agent = HeaderValue::from_str(&rules.agent).map_err(|_| BadRules::Agent)?;
        if rules.product_token().is_empty() || !rules.agent.is_ascii() {
            return Err(BadRules::Agent);
        }
        Ok(Self(Arc::new(Inner {
            agent,
            clock,
            connector: Connector::new(&rules.authorities).map_err(|_| BadRules::Authority)?,
            turns: Turns::default(),
            book: Book::default(),
            rules,
        })))
    }

    /// Waits for its turn before the host, asks, and follows redirects within the rules. It can be dropped at any time.
    pub async fn fetch(&self, request: &Request) -> Result<Fetched, Failure> {
        let inner = &self.0;
        let target = Target::parse(&request.url, &inner.rules)?;
        let asked = Asked {
            agent: inner.agent.clone(),
            accept: request.accept.clone(),
            etag: request.etag.clone(),
            last_modified: request.last_modified.clone(),
            body: request.body.clone(),
            most_bytes: request.most_bytes.unwrap_or(inner.rules.most_bytes),
            overflow: Overflow::Refuse,
        };
        let way = Way {
            heed: request.robots,
            most_redirects: inner.rules.most_redirects,
        };
        inner.follow(target, asked, way).await
    }
}

impl Inner {
    async fn follow(&self, mut target: Target, mut asked: Asked, way: Way) -> Result<Fetched, Failure> {
        let mut seen = vec![target.url.clone()];
        loop {
            let pause = match way.heed {
                // robots.txt itself is fetched by this function, on a way that asks nobody.
                Heed::Heed => Box::pin(self.permit(&target)).await?,
                Heed::Pass => self.rules.per_host_pause,
            };
            let (status, location) = match self.ask(&target, &asked, pause).await? {
                Answer::New(page) => return Ok(Fetched::New(page)),
                Answer::NotModified => return Ok(Fetched::NotModified),
                Answer::Refused { status, .. } => return Err(Failure::Status(status.as_u16())),
                Answer::Redirect { status, location } => (status, location),
            };
            target = target.redirect(&location, &self.rules)?;
            if seen.contains(&target.url) {
                return Err(Failure::RedirectLoop);
            }
            if seen.len() > way.most_redirects as usize {
                return Err(Failure::TooManyRedirects {
                    limit: way.most_redirects,
                });
            }
            seen.push(target.url.clone());
            // The others mean: look there (RFC 9110, 15.4).
            if !matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT) {
                asked.body = None;
            }
        }
    }

    /// One request to one host, in its turn. The turn is given back before anything else is waited for.
    async fn ask(&self, target: &Target, asked: &Asked, pause: Duration) -> Result<Answer, Failure> {
        let turn = self.turns.take(&target.host(), pause).await;
        let mut turn = turn.map_err(|Held(left)| Failure::Busy {
            retry_after: Some(left),
        })?;
        let connect = self.connector.connect(target, &self.rules);
        let connection = within(self.rules.connect_within, connect).await?;
        let answer = within(self.rules.answer_within, exchange(connection, target, asked)).await?;
        match answer {
            Answer::Refused { status, retry_after } => Err(self.refused(status, retry_after, &mut turn)),
            answer => Ok(answer),
        }
    }

    fn refused(&self, status: StatusCode, asked: Option<String>, turn: &mut Turn) -> Failure {
        let pause = asked.and_then(|value| retry_after(&value, self.clock.now()));
        let busy =
            status == StatusCode::TOO_MANY_REQUESTS || (status == StatusCode::SERVICE_UNAVAILABLE && pause.is_some());
        if !busy {
            return Failure::Status(status.as_u16());
        }
        if let Some(pause) = pause {
            turn.hold(pause);
        }
        Failure::Busy { retry_after: pause }
    }

    /// Whether the site's robots.txt lets us read this, and how long to pause before the host.
    async fn permit(&self, target: &Target) -> Result<Duration, Failure> {
        let site = self.book.site(&target.origin());
        let mut known = site.known.lock().await;
        let now = self.clock.now();
        if !known.as_ref().is_some_and(|known| known.holds(now)) {
            let read = self.read_robots(target).await;
            let now = self.clock.now();
            let new = match (read, known.as_ref().and_then(|known| known.prolonged(now))) {
                (Ok(Some(robots)), _) => Known::read(robots, now),
                (Ok(None) | Err(_), Some(old)) => old,
                (Ok(None), None) => Known::unread(now),
                (Err(failure), None) => return Err(failure),
            };
            site.weigh(&new);
            *known = Some(new);
        }
        let robots = known.as_ref().and_then(|known| known.robots.as_ref());
        let robots = robots.ok_or(Failure::RobotsUnread)?;
        if robots.allows(&target.path()) {
            Ok(robots.delay.unwrap_or_default().max(self.rules.per_host_pause))
        } else {
            Err(Failure::Robots)
        }
    }

    /// What robots.txt says; nothing if the site is unable to say it. A failure that the page would meet too is returned.
    async fn read_robots(&self, target: &Target) -> Result<Option<Robots>, Failure> {
        let asked = Asked {
            agent: self.agent.clone(),
            accept: "text/plain, */*;q=0.5".to_owned(),
            etag: None,
            last_modified: None,
            body: None,
            most_bytes: robots::LARGEST_FILE,
            overflow: Overflow::Cut,
        };
        let way = Way {
            heed: Heed::Pass,
            most_redirects: MOST_ROBOTS_REDIRECTS,
        };
        match self.follow(target.robots(), asked, way).await {
            Ok(Fetched::New(Page { bytes, .. })) => Ok(Some(Robots::parse(&bytes, self.rules.product_token()))),
            // No file, no rules (RFC 9309, 2.3.1.3); and so if it lies at the end of too long a chain.
            Err(Failure::Status(400..=499) | Failure::TooManyRedirects { .. } | Failure::RedirectLoop) => {
                Ok(Some(Robots::default()))
            }
            Ok(Fetched::NotModified)
            | Err(Failure::Status(_) | Failure::Broken | Failure::Bomb | Failure::TooLarge { .. }) => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}

async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    timeout(limit, work).await.unwrap_or(Err(Failure::Timeout))
}
