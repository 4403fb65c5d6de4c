//! Handing a message to the mail server, at most once.
//!
//! An attempt claims the message (held → sending) under a mark of its own and says under that mark how it ended. Another
//! node that finds it in sending leaves it alone; if the attempt never ends, a person is told that nobody knows whether it
//! left, since sending again could be a second mail. The Message-ID is the same at every attempt.

use anyhow::{Context, Result};
use base::{Id, Time};
use db::{Tx, sql, sql_text};
use jiff::SignedDuration;
use mail::{Address, Header, Mailer, Next};

use super::{Message, actions, actions::LINK_PURPOSE, model::Trouble, server, template};
use crate::{App, applications, events::By, operations::MAILS};

/// Mails to one unverified address (TRUST section 3).
const PER_HOUR: i64 = 3;
const PER_DAY: i64 = 6;

/// Tries before a person has to look: together about two days.
const TRIES: i32 = 12;

/// A message in sending for longer than this has lost its attempt.
const LOST_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// An attempt's mark.
struct Claim;

/// Sends one message if it is due. What goes wrong is noted on the message; only failures of ours are errors.
pub(super) async fn send(app: &App, id: Id<Message>) -> Result<Sent> {
    let (mailer, domain) = server::mailer(app).await?;
    let mailer = match mailer {
        Ok(mailer) if mailer.is_set_up() => mailer,
        Ok(_) => return wait(app, id, mail::Cause::NotSetUp.name()).await,
        Err(failure) => return wait(app, id, failure.cause.name()).await,
    };
    let Some(claimed) = claim(app, id).await? else {
        return Ok(Sent::NotDue);
    };
    let outcome = match compose(app, &claimed, &domain) {
        Ok(mail) => deliver(&mailer, &mail, app.clock.now()).await,
        Err(trouble) => Outcome::GaveUp(trouble.as_str().to_owned()),
    };
    let sent = matches!(&outcome, Outcome::Sent);
    let settings = matches!(&outcome, Outcome::Settings(_));
    finish(app, claimed, outcome).await?;
    Ok(if settings {
        Sent::NoServer
    } else if sent {
        Sent::Yes
    } else {
        Sent::NotYet
    })
}

/// What became of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    Yes,
    NotYet,
    /// Nothing leaves until somebody changes the settings.
    NoServer,
    NotDue,
}

enum Outcome {
    Sent,
    Later(String),
    Settings(String),
    GaveUp(String),
}

#[derive(Clone)]
struct Claimed {
    message: Message,
    mark: Id<Claim>,
    link: Option<String>,
    status_token: Option<String>,
}

/// Notes why a due message stays where it is.
async fn wait(app: &App, id: Id<Message>, why: &'static str) -> Result<Sent> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                sql(
                    "UPDATE messages SET last_error = $2 WHERE id = $1 AND state = 'held' AND send_at <= $3
                        AND (last_error IS NULL OR last_error <> $2)",
                )
                .bind(id)
                .bind(why.to_owned())
                .bind(now)
                .run(tx)
                .await
            })
        })
        .await?;
    Ok(Sent::NoServer)
}

async fn claim(app: &App, id: Id<Message>) -> Result<Option<Claimed>> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                tx.lock("messages", id).await?;
                let now = tx.now();
                let query = format!(
                    "SELECT {} FROM messages m WHERE m.id = $1 AND m.state = 'held' AND m.send_at <= $2",
                    Message::COLUMNS
                );
                let Some(message) = sql_text(query).bind(id).bind(now).maybe::<Message>(tx).await? else {
                    return Ok(None);
                };
                if let Some(full) = room(tx, &message, now).await? {
                    postpone(tx, &message, full, now).await?;
                    return Ok(None);
                }
                let mark = tx.id::<Claim>();
                sql(
                    "UPDATE messages SET state = 'sending', claim = $2, claimed_at = $3, attempts = attempts + 1,
                        version = version + 1 WHERE id = $1",
                )
                .bind(id)
                .bind(mark)
                .bind(now)
                .run(tx)
                .await?;
                let link: Option<String> = sql("SELECT link FROM messages WHERE id = $1")
                    .bind(id)
                    .value::<Option<String>>(tx)
                    .await?;
                let status_token = match message.application_id {
                    Some(application) => applications::sealed_token(tx, application).await?,
                    None => None,
                };
                Ok::<_, anyhow::Error>(Some(Claimed {
                    message,
                    mark,
                    link,
                    status_token,
                }))
            })
        })
        .await
}

/// Whether the address has had its share. Only addresses of outsiders that nobody proved to be theirs are counted.
async fn room(tx: &mut Tx, message: &Message, now: Time) -> Result<Option<Trouble>> {
    let key = message.to_email.comparison();
    if message.kind.is_internal() || is_verified(tx, message, &key).await? {
        return Ok(None);
    }
    // One sender at a time per address, or two would count before either is written.
    let first: Option<Id<Message>> = sql("SELECT id FROM messages WHERE to_key = $1 ORDER BY created_at, id LIMIT 1")
        .bind(key.clone())
        .maybe_value(tx)
        .await?;
    if let Some(first) = first {
        tx.lock("messages", first).await?;
    }
    let (hour, day): (i64, i64) = sql("SELECT COUNT(*) FILTER (WHERE claimed_at > $2), COUNT(*) FROM messages
         WHERE to_key = $1 AND state IN ('sending', 'sent') AND claimed_at > $3")
    .bind(key)
    .bind(now - SignedDuration::from_hours(1))
    .bind(now - SignedDuration::from_hours(24))
    .one(tx)
    .await?;
    Ok(if day >= PER_DAY {
        Some(Trouble::DayFull)
    } else if hour >= PER_HOUR {
        Some(Trouble::HourFull)
    } else {
        None
    })
}

async fn is_verified(tx: &mut Tx, message: &Message, key: &str) -> Result<bool> {
    let verified: i64 = sql("SELECT COUNT(*) FROM contact_points
         WHERE candidate_id = $1 AND kind = 'mail' AND comparison = $2 AND verified_at IS NOT NULL")
    .bind(message.candidate_id)
    .bind(key.to_owned())
    .value(tx)
    .await?;
    Ok(verified > 0)
}

async fn postpone(tx: &mut Tx, message: &Message, full: Trouble, now: Time) -> Result<()> {
    let (state, send_at) = match full {
        Trouble::DayFull => ("suppressed", message.send_at),
        _ => ("held", now + SignedDuration::from_hours(1)),
    };
    sql("UPDATE messages SET state = $2, send_at = $3, last_error = $4, version = version + 1 WHERE id = $1")
        .bind(message.id)
        .bind(state.to_owned())
        .bind(send_at)
        .bind(full)
        .run(tx)
        .await?;
    if full == Trouble::DayFull {
        actions::record(tx, By::System, "message.suppressed", message);
    }
    Ok(())
}

/// The mail as it leaves, with its private addresses.
fn compose(app: &App, claimed: &Claimed, domain: &str) -> Result<mail::Message, Trouble> {
    let Claimed {
        message,
        link,
        status_token,
        ..
    } = claimed;
    let base = app.config.base_url();
    let text = template::with_links(&message.body, |name| match name {
        "link" => Some(format!("{base}{}", app.keys.unseal(LINK_PURPOSE, link.as_deref()?)?)),
        "status_link" => Some(applications::status_url(
            &base,
            &applications::open_token(&app.keys, status_token.as_deref()?)?,
        )),
        _ => None,
    })
    .ok_or(Trouble::NoLink)?;
    let built = || {
        let to = Address::named(message.to_email.clone(), &message.to_name)?;
        let mut mail = mail::Message::new(to, &message.subject, text.clone())?
            .language(message.language.clone())
            .message_id(&format!("<{}@{domain}>", message.id))?;
        if message.kind.is_automatic() {
            mail = mail.header(Header::AutoSubmitted, "auto-generated")?;
        }
        Ok::<_, mail::BadHeader>(mail)
    };
    built().map_err(|_| Trouble::NotAMail)
}

async fn deliver(mailer: &Mailer, mail: &mail::Message, now: Time) -> Outcome {
    match mailer.send(mail, now).await {
        Ok(()) => Outcome::Sent,
        Err(failure) => {
            let cause = failure.cause.name().to_owned();
            tracing::warn!(cause, "A message did not leave: {failure}");
            match failure.next() {
                Next::TryLater => Outcome::Later(cause),
                Next::FixSettings => Outcome::Settings(cause),
                Next::GiveUp => Outcome::GaveUp(cause),
            }
        }
    }
}

async fn finish(app: &App, claimed: Claimed, outcome: Outcome) -> Result<()> {
    let attempts = claimed.message.attempts + 1;
    let wait = if matches!(outcome, Outcome::Settings(_)) {
        SignedDuration::from_mins(5)
    } else {
        pause(attempts)
    };
    let (state, error, event) = match outcome {
        Outcome::Sent => ("sent", None, Some("message.sent")),
        Outcome::Later(cause) if attempts < TRIES => ("held", Some(cause), None),
        Outcome::Settings(cause) => ("held", Some(cause), None),
        Outcome::Later(cause) | Outcome::GaveUp(cause) => ("failed", Some(cause), Some("message.failed")),
    };
    app.db
        .write(move |tx| {
            let (claimed, error) = (claimed.clone(), error.clone());
            Box::pin(async move {
                let now = tx.now();
                let retried = state == "held";
                let changed = sql(
                    "UPDATE messages SET state = $3, last_error = $4, sent_at = $5, send_at = $6, version = version + 1
                     WHERE id = $1 AND claim = $2 AND state IN ('sending', 'failed')",
                )
                .bind(claimed.message.id)
                .bind(claimed.mark)
                .bind(state.to_owned())
                .bind(error)
                .bind((state == "sent").then_some(now))
                .bind(if retried { now + wait } else { claimed.message.send_at })
                .run_once(tx)
                .await?;
                if let Some(kind) = event.filter(|_| changed) {
                    actions::record(tx, By::System, kind, &claimed.message);
                }
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .context("note what became of a message")?;
    if event.is_some() {
        metrics::counter!(MAILS, "outcome" => state).increment(1);
    }
    Ok(())
}

/// 1, 2, 4 … minutes, at most six hours.
fn pause(attempts: i32) -> SignedDuration {
    SignedDuration::from_mins((1_i64 << attempts.clamp(1, 9) >> 1).min(360))
}

/// Messages that are due, oldest first.
pub(super) async fn due(app: &App) -> Result<Vec<Id<Message>>> {
    let now = app.clock.now();
    sql("SELECT id FROM messages WHERE state = 'held' AND send_at <= $1 ORDER BY send_at, id LIMIT 200")
        .bind(now)
        .values(&mut app.db.read())
        .await
}

/// Tells people of attempts that never ended.
pub(super) async fn give_up_lost(app: &App) -> Result<()> {
    let lost_before = app.clock.now() - LOST_AFTER;
    let lost: Vec<Message> = sql_text(format!(
        "SELECT {} FROM messages m WHERE m.state = 'sending' AND m.claimed_at < $1",
        Message::COLUMNS
    ))
    .bind(lost_before)
    .all(&mut app.db.read())
    .await?;
    for message in lost {
        app.db
            .write(move |tx| {
                let message = message.clone();
                Box::pin(async move {
                    let changed = sql(
                        "UPDATE messages SET state = 'failed', last_error = $2, version = version + 1
                                       WHERE id = $1 AND state = 'sending' AND claimed_at < $3",
                    )
                    .bind(message.id)
                    .bind(Trouble::Unsure)
                    .bind(lost_before)
                    .run_once(tx)
                    .await?;
                    if changed {
                        actions::record(tx, By::System, "message.failed", &message);
                    }
                    Ok::<_, anyhow::Error>(())
                })
            })
            .await?;
    }
    Ok(())
}
