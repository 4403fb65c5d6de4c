//! Verbs on publications: publish, withdraw, and what a person reports from places without a feed.

use anyhow::Context;
use base::{Id, Time, clean_line};
use db::Tx;
use jiff::SignedDuration;
use web::{Error, FormErrors, Message, Result};

use super::{
    Channel, Publication, PublicationState, Way,
    model::{Extra, ended},
    store,
};
use crate::{
    App,
    access::{Actor, Right, User},
    events::{self, By, Event},
    jobs,
    postings::{self, Posting},
};

/// A publication that a person carried to its place is looked after again this long afterwards.
const LOOK_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What a queued publication by hand waits before somebody is reminded.
const CARRY_SOON: SignedDuration = SignedDuration::from_hours(24);

/// The publication of a posting on a channel, begun if there is none.
pub async fn begin(tx: &mut Tx, actor: &Actor, posting: &Posting, channel: Channel) -> Result<Publication> {
    actor.job(tx, posting.job_id, Right::Run).await?;
    if channel.way() == Way::OwnPages {
        return Err(Error::Malformed("this channel follows the posting"));
    }
    tx.lock("postings", posting.id).await?;
    match store::of_posting(tx, posting.id, channel).await? {
        Some(publication) => Ok(publication),
        None => Ok(store::insert(tx, posting.id, channel, actor.id).await?),
    }
}

/// Puts a posting on a channel. What stands in the way is the caller's to look at first
/// ([`super::checks::blocking`]); that the posting is public, or about to be, is looked at here.
pub async fn publish(tx: &mut Tx, actor: &Actor, posting: &Posting, channel: Channel) -> Result<Publication> {
    let mut publication = begin(tx, actor, posting, channel).await?;
    if publication.state.is_out() {
        return Ok(publication);
    }
    let posting = postings::find(tx, posting.id).await?.ok_or(Error::NotFound)?;
    let job = jobs::find(tx, posting.job_id).await?.ok_or(Error::NotFound)?;
    if ended(&posting, &job, tx.now()).is_some() {
        return Err(Error::Conflict(Message::new("channels-posting-not-public")));
    }
    publication.state = PublicationState::Queued;
    publication.reason = String::new();
    publication.to_take_down = false;
    publication.remind_at = match channel.way() {
        Way::ByHand => Some(tx.now() + CARRY_SOON),
        Way::Feed | Way::OwnPages => None,
    };
    step(tx, actor.by(), &publication, &posting, "publication.queued").await?;
    Ok(publication)
}

/// Takes a posting off a channel. From a feed it is gone at once; where a person put it, a person has to take it down.
pub async fn withdraw(tx: &mut Tx, actor: &Actor, publication: &Publication) -> Result<()> {
    let (publication, posting) = lock(tx, actor, publication).await?;
    if !publication.state.is_out() {
        return Err(Error::Conflict(Message::new("channels-not-out")));
    }
    Ok(end(tx, actor.by(), publication, &posting, PublicationState::Withdrawn).await?)
}

/// A person says that they have put it there, and where it is to be seen.
pub async fn mark_posted(tx: &mut Tx, actor: &Actor, publication: &Publication, outside: &str) -> Result<()> {
    let (mut publication, posting) = lock(tx, actor, publication).await?;
    if publication.channel.way() != Way::ByHand {
        return Err(Error::Malformed("the feed tells what is live"));
    }
    publication.outside = clean_line(outside);
    publication.remind_at = Some(tx.now() + LOOK_AFTER);
    match publication.state {
        PublicationState::Live => {
            let outside = publication.outside.clone();
            store::set_care(tx, publication.id, &outside, publication.remind_at, false).await?;
            Ok(())
        }
        PublicationState::Queued | PublicationState::Rejected => {
            publication.state = PublicationState::Live;
            publication.reason = String::new();
            Ok(step(tx, actor.by(), &publication, &posting, "publication.live").await?)
        }
        PublicationState::Draft | PublicationState::Expired | PublicationState::Withdrawn => {
            Err(Error::Conflict(Message::new("channels-not-out")))
        }
    }
}

/// A person says that it is no longer to be seen there.
pub async fn mark_taken_down(tx: &mut Tx, actor: &Actor, publication: &Publication) -> Result<()> {
    let (publication, posting) = lock(tx, actor, publication).await?;
    if publication.state.is_out() {
        let mut publication = publication;
        publication.to_take_down = false;
        publication.remind_at = None;
        publication.state = PublicationState::Withdrawn;
        return Ok(step(tx, actor.by(), &publication, &posting, "publication.withdrawn").await?);
    }
    store::set_care(tx, publication.id, &publication.outside, None, false).await?;
    record(tx, actor.by(), &publication, &posting, "publication.taken_down");
    Ok(())
}

/// The board refused it; its reason is kept.
pub async fn reject(tx: &mut Tx, actor: &Actor, publication: &Publication, reason: &str) -> Result<()> {
    let (mut publication, posting) = lock(tx, actor, publication).await?;
    if !publication.state.is_out() {
        return Err(Error::Conflict(Message::new("channels-not-out")));
    }
    let reason: String = clean_line(reason).chars().take(500).collect();
    if reason.is_empty() {
        return Err(FormErrors::new("reason", Message::new("fields-required")).into());
    }
    publication.state = PublicationState::Rejected;
    publication.reason = reason;
    publication.remind_at = None;
    Ok(step(tx, actor.by(), &publication, &posting, "publication.rejected").await?)
}

/// Somebody has seen to a reminder: the next one comes later.
pub async fn look_again(tx: &mut Tx, actor: &Actor, publication: &Publication) -> Result<()> {
    let (publication, _) = lock(tx, actor, publication).await?;
    let next = tx.now() + LOOK_AFTER;
    store::set_care(
        tx,
        publication.id,
        &publication.outside,
        Some(next),
        publication.to_take_down,
    )
    .await?;
    Ok(())
}

/// What the channel alone wants to know.
pub async fn change_extra(
    tx: &mut Tx,
    actor: &Actor,
    publication: &Publication,
    version: i64,
    extra: &Extra,
) -> Result<()> {
    let (publication, posting) = lock(tx, actor, publication).await?;
    if !store::set_extra(tx, publication.id, version, extra).await? {
        return Err(Error::Changed);
    }
    record(tx, actor.by(), &publication, &posting, "publication.changed");
    Ok(())
}

/// Notes that a feed was read: what was queued in it is live.
pub async fn note_read(tx: &mut Tx, channel: Channel, made_at: Time, agent: &str) -> anyhow::Result<()> {
    let agent: String = clean_line(agent).chars().take(200).collect();
    store::note_read(tx, channel, &agent).await?;
    for mut publication in store::queued_before(tx, channel, made_at).await? {
        let Some(posting) = postings::find(tx, publication.posting_id).await? else {
            continue;
        };
        let job = jobs::find(tx, posting.job_id).await?.context("a posting has a job")?;
        // What waits for its time was not in the feed.
        if !matches!(posting.standing(&job, made_at), postings::Standing::Live { .. }) {
            continue;
        }
        publication.state = PublicationState::Live;
        step(tx, By::System, &publication, &posting, "publication.live").await?;
    }
    Ok(())
}

/// Notes what has ended by itself: jobs that closed, postings whose time is over. Feeds went without them already.
pub async fn settle(app: &App) -> anyhow::Result<()> {
    for id in store::perhaps_ended(&mut app.db.read(), app.clock.now()).await? {
        app.db
            .write(move |tx| Box::pin(async move { settle_one(tx, id).await }))
            .await?;
    }
    Ok(())
}

async fn settle_one(tx: &mut Tx, id: Id<Publication>) -> anyhow::Result<()> {
    tx.lock("publications", id).await?;
    let Some(publication) = store::find(tx, id).await?.filter(|own| own.state.is_out()) else {
        return Ok(());
    };
    let posting = postings::find(tx, publication.posting_id)
        .await?
        .context("a publication has a posting")?;
    let job = jobs::find(tx, posting.job_id).await?.context("a posting has a job")?;
    match ended(&posting, &job, tx.now()) {
        Some(state) => end(tx, By::System, publication, &posting, state).await,
        None => Ok(()),
    }
}

async fn end(
    tx: &mut Tx,
    by: By,
    publication: Publication,
    posting: &Posting,
    state: PublicationState,
) -> anyhow::Result<()> {
    let stands_there = publication.channel.way() == Way::ByHand && publication.state == PublicationState::Live;
    let ended = Publication {
        state,
        to_take_down: stands_there,
        remind_at: stands_there.then(|| tx.now()),
        ..publication
    };
    let kind = if state == PublicationState::Expired {
        "publication.expired"
    } else {
        "publication.withdrawn"
    };
    step(tx, by, &ended, posting, kind).await
}

/// The publication as it is now, for somebody who runs its job.
async fn lock(tx: &mut Tx, actor: &Actor, publication: &Publication) -> Result<(Publication, Posting)> {
    tx.lock("publications", publication.id).await?;
    let publication = store::find(tx, publication.id).await?.ok_or(Error::NotFound)?;
    let posting = postings::find(tx, publication.posting_id)
        .await?
        .ok_or(Error::NotFound)?;
    actor.job(tx, posting.job_id, Right::Run).await?;
    Ok((publication, posting))
}

async fn step(
    tx: &mut Tx,
    by: By,
    publication: &Publication,
    posting: &Posting,
    kind: &'static str,
) -> anyhow::Result<()> {
    let user: Option<Id<User>> = match by {
        By::User(id) => Some(id),
        By::Candidate(_) | By::Visitor | By::System => None,
    };
    store::set_state(tx, publication, user).await?;
    record(tx, by, publication, posting, kind);
    Ok(())
}

fn record(tx: &mut Tx, by: By, publication: &Publication, posting: &Posting, kind: &'static str) {
    let event = Event::new(kind).job(posting.job_id).subject(publication.id);
    events::record(
        tx,
        by,
        event
            .with("channel", publication.channel)
            .with("language", &posting.language),
    );
}
