//! Telling people by mail of the changes that they chose.

use anyhow::{Context, Result};
use base::{Email, Id, Language, Zone};
use db::{Conn, Tx, sql};
use serde::{Deserialize, Serialize};
use web::Locale;
use work::{Failure, Task};

use super::{Board, Employer, SignalKind, Snapshot, pages, store};
use crate::{
    App,
    access::User,
    messages::{self, MessageKind, NewMessage, SealedLink},
};

/// Kinds of signals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kinds(pub Vec<SignalKind>);
db::json_text!(Kinds);

/// Has the mails about a snapshot written, where anybody wants them.
pub(super) async fn ask(tx: &mut Tx, board: &Board, snapshot: Id<Snapshot>) -> Result<()> {
    let wanted: i64 = sql("SELECT COUNT(*) FROM market_alerts WHERE employer_id = $1")
        .bind(board.employer_id)
        .value(tx)
        .await?;
    if wanted > 0 {
        work::enqueue(tx, &TellChanges { snapshot }).await?;
    }
    Ok(())
}

/// What a person wants to be told of an employer.
pub(super) async fn of(on: &mut impl Conn, user: Id<User>, employer: Id<Employer>) -> Result<Kinds> {
    let kinds: Option<Kinds> = sql("SELECT kinds FROM market_alerts WHERE user_id = $1 AND employer_id = $2")
        .bind(user)
        .bind(employer)
        .maybe_value(on)
        .await?;
    Ok(kinds.unwrap_or_default())
}

/// Chooses what a person is told; nothing ends it.
pub(super) async fn choose(tx: &mut Tx, user: Id<User>, employer: Id<Employer>, kinds: Kinds) -> Result<()> {
    let now = tx.now();
    sql("DELETE FROM market_alerts WHERE user_id = $1 AND employer_id = $2")
        .bind(user)
        .bind(employer)
        .run(tx)
        .await?;
    if !kinds.0.is_empty() {
        sql("INSERT INTO market_alerts (user_id, employer_id, kinds, created_at) VALUES ($1, $2, $3, $4)")
            .bind(user)
            .bind(employer)
            .bind(kinds)
            .bind(now)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Mails about the signals of one snapshot.
#[derive(Serialize, Deserialize)]
pub struct TellChanges {
    pub snapshot: Id<Snapshot>,
}

impl Task<App> for TellChanges {
    const NAME: &'static str = "tell_market_changes";

    fn unique_key(&self) -> Option<String> {
        Some(self.snapshot.to_string())
    }

    async fn run(self, app: App) -> Result<(), Failure> {
        Ok(send(&app, self.snapshot).await?)
    }
}

/// Somebody who wants to be told.
#[derive(sqlx::FromRow)]
struct Reader {
    id: Id<User>,
    name: String,
    email: Email,
    language: Language,
    zone: Zone,
    kinds: Kinds,
}

/// Changes that one mail lists; the report has the rest.
const LISTED: usize = 30;

async fn send(app: &App, snapshot: Id<Snapshot>) -> Result<()> {
    let on = &mut app.db.read();
    let signals = store::signals_of(on, snapshot).await?;
    let employer: Option<Id<Employer>> =
        sql("SELECT b.employer_id FROM market_snapshots s JOIN market_boards b ON b.id = s.board_id WHERE s.id = $1")
            .bind(snapshot)
            .maybe_value(on)
            .await?;
    let Some(employer) = employer else { return Ok(()) };
    let employer = store::employer(on, employer)
        .await?
        .context("a board has an employer")?;
    let readers: Vec<Reader> = sql(
        "SELECT u.id, u.name, u.email, u.language, u.zone, a.kinds FROM market_alerts a JOIN users u ON u.id = a.user_id
         WHERE a.employer_id = $1 AND u.disabled_at IS NULL",
    )
    .bind(employer.id)
    .all(on)
    .await?;
    let mut mails = Vec::new();
    for reader in readers {
        let locale = Locale::new(
            messages::written_language(&reader.language),
            reader.zone,
            app.clock.now(),
        );
        let wanted = signals
            .iter()
            .filter(|signal| reader.kinds.0.iter().any(|kind| kind.as_str() == signal.kind));
        let lines: Vec<String> = wanted
            .filter_map(pages::signal_line)
            .take(LISTED)
            .map(|line| format!("- {}", app.templates.messages().say(&locale, &line.message)))
            .collect();
        if !lines.is_empty() {
            mails.push((reader.id, reader.name, reader.email, reader.language, lines.join("\n")));
        }
    }
    if mails.is_empty() {
        return Ok(());
    }
    let (keys, mails) = (app.keys.clone(), std::sync::Arc::new(mails));
    app.db
        .write(move |tx| {
            let (keys, mails, employer) = (keys.clone(), mails.clone(), employer.clone());
            Box::pin(async move {
                for (id, name, email, language, changes) in mails.iter() {
                    let message = NewMessage {
                        user: Some(*id),
                        to_name: name.clone(),
                        link: Some(SealedLink::new(&keys, &format!("/app/market/{}", employer.id))),
                        ..NewMessage::new(MessageKind::MarketChanges, email.clone(), language.clone(), tx.now())
                            .with("name", name.clone())
                            .with("employer", employer.name.clone())
                            .with("changes", changes.clone())
                    };
                    messages::hold(tx, message).await?;
                }
                Ok::<_, web::Error>(())
            })
        })
        .await
        .map_err(anyhow::Error::new)
}
