//! What is on which channel as of an edition of the careers site.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use base::{Id, Time};
use feeds::Employer;
use jiff::SignedDuration;

use super::{Channel, ChannelSettings, Publication, store};
use crate::{App, careers::Edition, organization, postings::Posting};

/// Publications that are out, and what channels know of the company. Never changes.
#[derive(Debug)]
pub struct Out {
    pub publications: HashMap<(Id<Posting>, Channel), Publication>,
    pub settings: ChannelSettings,
    pub employer: Employer,
}

/// Holds it as long as its edition is in force.
#[derive(Debug, Default)]
pub struct OnChannels {
    known: Mutex<Option<(Arc<Edition>, Arc<Out>)>>,
    /// When it was last noted that a feed was read.
    noted: Mutex<HashMap<Channel, Time>>,
}

/// That a feed was read is noted no more often: anybody may read it.
const NOTE_EVERY: SignedDuration = SignedDuration::from_mins(1);

impl OnChannels {
    /// What is out as of an edition.
    pub async fn out(&self, app: &App, edition: &Arc<Edition>) -> Result<Arc<Out>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((of, out)) = known
            && Arc::ptr_eq(&of, edition)
        {
            return Ok(out);
        }
        let on = &mut app.db.read();
        let (settings, _) = organization::load::<ChannelSettings>(on).await?;
        let publications = store::out(on).await?;
        let out = Arc::new(Out {
            publications: publications
                .into_iter()
                .map(|publication| ((publication.posting_id, publication.channel), publication))
                .collect(),
            employer: settings.employer(&edition.organization, &edition.brand),
            settings,
        });
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((edition.clone(), out.clone()));
        Ok(out)
    }

    /// Whether it is time to note that a feed was read; if so, it counts as noted.
    pub fn notes_reading(&self, channel: Channel, now: Time) -> bool {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let due = noted.get(&channel).is_none_or(|last| now.since(*last) >= NOTE_EVERY);
        if due {
            noted.insert(channel, now);
        }
        due
    }
}
