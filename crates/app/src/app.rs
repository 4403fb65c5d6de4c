//! What every handler and task has at hand.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use anyhow::Context;
use base::{Clock, Time};
use db::Db;
use web::{Limits, RateLimiter, Signer, templates::Templates};
use work::Worker;

use crate::{
    careers::Showcase,
    channels::OnChannels,
    config::Config,
    features,
    integrations::greenhouse::Counter,
    keys::Keys,
    layout::{self, NavShelf},
    organization::{self, Organization},
};

/// The application's state; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The parts of [`App`].
pub struct Parts {
    pub db: Db,
    pub files: files::Store,
    /// Reads outside files in a child process.
    pub extractor: files::Extractor,
    pub clock: Clock,
    pub config: Config,
    /// The data folder.
    pub data: PathBuf,
    pub keys: Keys,
    pub signer: Signer,
    pub limits: Arc<Limits>,
    pub limiter: RateLimiter,
    pub templates: Templates,
    /// What the Greenhouse-compatible board shows.
    pub greenhouse: Counter,
    /// What the careers site shows.
    pub careers: Showcase,
    /// What is on which channel.
    pub channels: OnChannels,
    /// Goes to other people's servers.
    pub fetcher: fetch::Client,
    /// The figures of the sidebar, per person.
    pub nav: NavShelf,
    organization: Mutex<Option<Remembered>>,
}

struct Remembered {
    organization: Arc<Organization>,
    commits: u64,
    at: Time,
}

/// What an [`App`] is made of.
pub struct Start {
    pub db: Db,
    pub files: files::Store,
    pub extractor: files::Extractor,
    pub clock: Clock,
    pub config: Config,
    pub data: PathBuf,
    pub keys: Keys,
}

/// How many keys the rate limiter remembers.
const LIMITER_KEYS: usize = 100_000;

impl App {
    pub fn new(start: Start) -> anyhow::Result<Self> {
        let limits = Arc::new(start.config.limits.clone());
        let rules = start.config.fetching.rules(start.config.server.base_url.as_deref());
        let fetcher =
            fetch::Client::new(rules, start.clock.clone()).context("set up the fetching from other servers")?;
        let templates = layout::templates(Some(&start.data.join("templates"))).context("read the templates")?;
        Ok(Self(Arc::new(Parts {
            signer: Signer::new(&start.keys.derive("sign")),
            db: start.db,
            files: start.files,
            extractor: start.extractor,
            clock: start.clock,
            config: start.config,
            data: start.data,
            keys: start.keys,
            limits,
            limiter: RateLimiter::new(LIMITER_KEYS),
            templates,
            greenhouse: Counter::default(),
            careers: Showcase::default(),
            channels: OnChannels::default(),
            fetcher,
            nav: NavShelf::default(),
            organization: Mutex::new(None),
        })))
    }

    /// The service that answers requests: all routes and what holds for all of them.
    pub fn service(&self) -> anyhow::Result<layout::Service> {
        layout::service(self)
    }

    /// The background worker of this node.
    pub fn worker(&self) -> Worker<Self> {
        Worker::new(self.db.clone(), features::tasks(), self.clone())
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The company, as of at most a second ago; a change made on this node is seen at once.
    pub async fn organization(&self) -> anyhow::Result<Arc<Organization>> {
        let (commits, now) = (*self.db.commits().borrow(), self.clock.now());
        if let Some(known) = &*self
            .organization
            .lock()
            .expect("nothing panics while it holds this lock")
            && known.commits == commits
            && now.since(known.at).as_millis() < 1000
        {
            return Ok(known.organization.clone());
        }
        let organization = Arc::new(organization::load::<Organization>(&mut self.db.read()).await?.0);
        *self
            .organization
            .lock()
            .expect("nothing panics while it holds this lock") = Some(Remembered {
            organization: organization.clone(),
            commits,
            at: now,
        });
        Ok(organization)
    }
}
