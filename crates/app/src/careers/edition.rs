//! Everything the careers site is made of as of now, and who notices that it changed.

use std::{
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::Result;
use base::Time;
use jiff::SignedDuration;
use pay::exchange::Rates;
use tokio::sync::Mutex;

use super::{
    cache::{Cache, LIMIT},
    figures,
    settings::CareersSettings,
    shelf::Shelf,
};
use crate::{
    App, events,
    organization::{self, Brand, Organization},
    rates,
};

/// The public side as of one moment. Never changes; a change in the log makes the next one, with no pages kept yet.
#[derive(Debug)]
pub struct Edition {
    /// Names this edition and no other, also to whoever asks again later.
    pub tag: String,
    pub shelf: Shelf,
    pub organization: Organization,
    pub brand: Brand,
    pub settings: CareersSettings,
    pub rates: Rates,
    /// The median of working days until the first answer, when enough people had one.
    pub(super) median_answer_days: Option<i64>,
    pub(super) cache: Cache,
    /// When the next text begins or ends, or the figures are old.
    due: Time,
}

/// Figures are counted anew after this long.
const FIGURES_KEPT: SignedDuration = SignedDuration::from_hours(1);

/// Without a sign from elsewhere the log is looked at this often, while there are visitors.
const LOOK: SignedDuration = SignedDuration::from_secs(1);

/// How long a visitor waits for a database that does not answer, while there is something to show.
const PATIENCE: Duration = Duration::from_secs(2);

impl Edition {
    async fn make(app: &App, seq: i64) -> Result<Self> {
        let now = app.clock.now();
        let on = &mut app.db.read();
        let (organization, _) = organization::load::<Organization>(on).await?;
        let (shelf, due) = Shelf::load(on, &organization, now).await?;
        Ok(Self {
            tag: format!("{seq}-{}", now.as_micros()),
            brand: organization::load::<Brand>(on).await?.0,
            settings: organization::load::<CareersSettings>(on).await?.0,
            rates: rates::newest(on).await?,
            median_answer_days: figures::median_answer_days(on, now, &organization.zone).await?,
            cache: Cache::new(LIMIT),
            due: due
                .into_iter()
                .chain([now + FIGURES_KEPT])
                .min()
                .expect("there is the hour"),
            shelf,
            organization,
        })
    }
}

/// Holds the edition in force.
#[derive(Debug, Default)]
pub struct Showcase {
    known: RwLock<Option<Known>>,
    making: Mutex<()>,
    /// The last look at the database failed.
    cut_off: AtomicBool,
}

#[derive(Clone, Debug)]
struct Known {
    edition: Arc<Edition>,
    /// The last event it has seen.
    seq: i64,
    /// How many commits this process had made or heard of when the log was last looked at.
    commits: u64,
    looked_at: Time,
}

impl Known {
    fn is_fresh(&self, commits: u64, now: Time) -> bool {
        let age = now.since(self.looked_at);
        self.commits == commits && now < self.edition.due && !age.is_negative() && age < LOOK
    }
}

impl Showcase {
    /// The edition in force. Asks the database only after a commit that this node made or heard of, or once a second
    /// while there are visitors, so a change made elsewhere is seen within two. While the database cannot be reached,
    /// the last edition stays: reading goes on (AVL-2).
    pub async fn edition(&self, app: &App) -> Result<Arc<Edition>> {
        let (commits, now) = (*app.db.commits().borrow(), app.clock.now());
        if let Some(known) = self.known()
            && known.is_fresh(commits, now)
        {
            return Ok(known.edition);
        }
        // While the database does not answer, one visitor at a time finds out whether it does again; the others read on.
        let making = match self
            .known()
            .filter(|known| now < known.edition.due && self.is_cut_off())
        {
            Some(known) => match self.making.try_lock() {
                Ok(making) => making,
                Err(_) => return Ok(known.edition),
            },
            None => self.making.lock().await,
        };
        let _making = making;
        let known = self.known();
        if let Some(known) = &known
            && known.is_fresh(commits, now)
        {
            return Ok(known.edition.clone());
        }
        let renewed = match &known {
            Some(old) if now < old.edition.due => {
                tokio::time::timeout(PATIENCE, self.renew(app, known.clone(), commits, now))
                    .await
                    .unwrap_or_else(|_| Err(anyhow::anyhow!("the database did not answer within {PATIENCE:?}")))
            }
            _ => self.renew(app, known.clone(), commits, now).await,
        };
        self.cut_off.store(renewed.is_err(), Ordering::Relaxed);
        match (renewed, known) {
            (Ok(edition), _) => Ok(edition),
            (Err(error), Some(known)) if now < known.edition.due => {
                tracing::warn!("The careers site shows what was public before: {error:#}");
                let edition = known.edition.clone();
                let looked_at = app.clock.now();
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(Known { looked_at, ..known });
                Ok(edition)
            }
            (Err(error), _) => Err(error),
        }
    }

    /// Whether the last look at the database failed.
    fn is_cut_off(&self) -> bool {
        self.cut_off.load(Ordering::Relaxed)
    }

    fn known(&self) -> Option<Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn renew(&self, app: &App, known: Option<Known>, commits: u64, now: Time) -> Result<Arc<Edition>> {
        let mut next = match known {
            Some(known) if now >= known.edition.due => None,
            Some(known) => unchanged(app, known).await?,
            None => None,
        };
        if next.is_none() {
            // The log first: what is read after it is at least as new.
            let seq = events::head(&mut app.db.read()).await?;
            let edition = Arc::new(Edition::make(app, seq).await?);
            next = Some(Known {
                edition,
                seq,
                commits,
                looked_at: now,
            });
        }
        let next = next
            .map(|known| Known {
                commits,
                looked_at: now,
                ..known
            })
            .expect("it was just made");
        let edition = next.edition.clone();
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(next);
        Ok(edition)
    }
}

/// More than this at once is not read through: the next edition is made.
const EVENTS: i64 = 500;

/// What is known, brought up to the end of the log, unless something public changed.
async fn unchanged(app: &App, known: Known) -> Result<Option<Known>> {
    let events = events::follow(&mut app.db.read(), known.seq, EVENTS).await?;
    let much = events.len() as i64 == EVENTS;
    if much || events.iter().any(|event| may_show(&event.kind)) {
        return Ok(None);
    }
    let seq = events.last().map_or(known.seq, |last| last.seq);
    Ok(Some(Known { seq, ..known }))
}

/// Events about people change nothing that is public; any other may, and a kind unknown here is taken to.
fn may_show(kind: &str) -> bool {
    let thing = kind.split('.').next().unwrap_or_default();
    !matches!(
        thing,
        "application"
            | "approval"
            | "candidate"
            | "note"
            | "task"
            | "tag"
            | "message"
            | "document"
            | "consent"
            | "user"
            | "sign_in"
            | "session"
            | "team"
            | "token"
            | "api_token"
            | "link"
            | "batch"
            | "view"
            | "upload"
            | "data_request"
            | "access"
            | "undo"
            | "market"
    )
}
