//! The end of a reading: what is gone is closed, changes become signals, the snapshot is done.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Result;
use base::{Id, Time};
use db::{Tx, in_list, sql, sql_text};
use market::{Seen, Signal, Sketch};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Counts, MOST_COMPARED, Taking, batch::Batch, known::Before, remarks};
use crate::{
    events::{self, By, Event},
    market::{
        Board, Posting, SignalKind, Snapshot, alerts,
        model::{BETWEEN_PLACES, BoardState, Remarks},
        tallies::{Kind, Tallies},
    },
};

/// What came of a reading.
#[derive(Clone, Debug, Serialize)]
pub struct Ended {
    pub snapshot: Id<Snapshot>,
    #[serde(flatten)]
    pub counts: Counts,
    pub signals: BTreeMap<&'static str, i64>,
    pub remarks: Vec<String>,
}

/// A signal about to be written.
#[derive(Clone, Debug)]
struct Told {
    kind: SignalKind,
    posting: Option<Id<Posting>>,
    data: Value,
}

/// Signals of one kind that are kept of one reading; the counts tell of the rest.
const MOST_SIGNALS: usize = 1_000;
/// Postings closed by one statement.
const CLOSE: usize = 500;

/// Everything that the last transaction writes.
struct Last {
    board: Board,
    snapshot: Id<Snapshot>,
    at: Time,
    by: By,
    batch: Batch,
    gone: Vec<Gone>,
    told: Vec<Told>,
    counts: Counts,
    remarks: Remarks,
}

/// A posting that is no longer there.
#[derive(Clone, Debug)]
struct Gone {
    id: Id<Posting>,
    job: Id<Posting>,
    kind: Kind,
}

pub(super) async fn finish(mut taking: Taking<'_>) -> web::Result<Ended> {
    if taking.batch.len() > super::AT_ONCE || taking.counts.postings as usize > super::AT_ONCE {
        taking.flush().await?;
    }
    let open = |known: &&Before| known.closed_at.is_none();
    let gone: Vec<Gone> = taking
        .before
        .values()
        .filter(open)
        .filter(|known| !taking.seen.contains(&known.id))
        .map(|known| Gone {
            id: known.id,
            job: known.job_id,
            kind: known.kind.clone(),
        })
        .collect();
    taking.counts.closed = gone.len() as i64;
    let told = if taking.is_first || taking.before.len() > MOST_COMPARED || taking.now.len() >= MOST_COMPARED {
        Vec::new()
    } else {
        signals(&taking)
    };
    let mut by_kind: BTreeMap<&'static str, i64> = BTreeMap::new();
    for one in &told {
        *by_kind.entry(one.kind.as_str()).or_default() += 1;
    }
    let ended = Ended {
        snapshot: taking.snapshot,
        counts: taking.counts,
        signals: by_kind,
        remarks: taking.remarks.clone(),
    };
    let last = Arc::new(Last {
        board: taking.board.clone(),
        snapshot: taking.snapshot,
        at: taking.at,
        by: taking.by,
        batch: std::mem::take(&mut taking.batch),
        gone,
        told,
        counts: taking.counts,
        remarks: remarks(&taking.remarks),
    });
    taking
        .app
        .db
        .write(move |tx| {
            let last = last.clone();
            Box::pin(async move { last.write(tx).await })
        })
        .await?;
    Ok(ended)
}

impl Last {
    async fn write(&self, tx: &mut Tx) -> Result<()> {
        tx.lock("market_boards", self.board.id).await?;
        self.batch.write(tx, &self.board, self.at).await?;
        self.close(tx).await?;
        self.tell(tx).await?;
        sql(
            "UPDATE market_snapshots SET done_at = $2, postings = $3, opened = $4, closed = $5, changed = $6, faults = $7,
                remarks = $8 WHERE id = $1",
        )
        .bind(self.snapshot)
        .bind(tx.now())
        .bind(self.counts.postings)
        .bind(self.counts.opened)
        .bind(self.counts.closed)
        .bind(self.counts.changed)
        .bind(self.counts.faults)
        .bind(self.remarks.clone())
        .run(tx)
        .await?;
        sql(
            "UPDATE market_boards SET state = $2, state_at = $3, looked_at = $3, problem = NULL, failures = 0,
                version = version + 1 WHERE id = $1",
        )
        .bind(self.board.id)
        .bind(BoardState::Good)
        .bind(self.at)
        .run(tx)
        .await?;
        events::record(
            tx,
            self.by,
            Event::new("market.looked")
                .subject(self.board.id)
                .with("postings", self.counts.postings)
                .with("opened", self.counts.opened)
                .with("closed", self.counts.closed),
        );
        Ok(())
    }

    /// Closes what is gone, and counts the jobs of which nothing is left.
    async fn close(&self, tx: &mut Tx) -> Result<()> {
        let mut tallies = Tallies::default();
        for part in self.gone.chunks(CLOSE) {
            sql_text(format!(
                "UPDATE market_postings SET closed_at = $1 WHERE id IN ({})",
                in_list(2, part.len())
            ))
            .bind(self.at)
            .bind_all(part.iter().map(|gone| gone.id))
            .run(tx)
            .await?;
            for gone in part {
                tallies.closed(&self.board, self.at, &gone.kind);
            }
        }
        let mut jobs: Vec<Id<Posting>> = self.gone.iter().map(|gone| gone.job).collect();
        jobs.sort_unstable_by_key(|job| job.uuid());
        jobs.dedup();
        for part in jobs.chunks(CLOSE) {
            // The job is counted as its first posting says, which stays as it was even when it closed first.
            let ended: Vec<Kind> = sql_text(format!(
                "SELECT f.language, f.function, f.level, f.employment, f.urgent FROM market_postings f
                 WHERE f.id IN ({}) AND NOT EXISTS
                    (SELECT 1 FROM market_postings o WHERE o.job_id = f.id AND o.closed_at IS NULL)",
                in_list(1, part.len())
            ))
            .bind_all(part.iter().copied())
            .all(tx)
            .await?;
            for kind in &ended {
                tallies.job_closed(self.at, kind);
            }
        }
        tallies.write(tx, self.board.employer_id).await
    }

    async fn tell(&self, tx: &mut Tx) -> Result<()> {
        for one in &self.told {
            let id = tx.id::<Told>();
            sql(
                "INSERT INTO market_signals (id, employer_id, board_id, snapshot_id, kind, at, posting_id, data)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(id)
            .bind(self.board.employer_id)
            .bind(self.board.id)
            .bind(self.snapshot)
            .bind(one.kind.as_str())
            .bind(self.at)
            .bind(one.posting)
            .bind(one.data.to_string())
            .run(tx)
            .await?;
        }
        if !self.told.is_empty() {
            alerts::ask(tx, &self.board, self.snapshot).await?;
        }
        Ok(())
    }
}

/// What changed since the look before, as far as it is worth telling.
fn signals(taking: &Taking<'_>) -> Vec<Told> {
    let mut ids: BTreeMap<&str, Id<Posting>> = BTreeMap::new();
    let split = |places: &'_ str| -> Vec<String> { places.split(BETWEEN_PLACES).map(str::to_owned).collect() };
    let old: Vec<(&Before, Vec<String>)> = taking
        .before
        .values()
        .map(|known| (known, split(&known.places)))
        .collect();
    let old_places: Vec<Vec<&str>> = old
        .iter()
        .map(|(_, places)| places.iter().map(String::as_str).collect())
        .collect();
    let new_places: Vec<Vec<&str>> = taking
        .now
        .iter()
        .map(|(_, row)| row.places.iter().map(String::as_str).collect())
        .collect();
    let (mut before, mut earlier, mut now) = (Vec::new(), Vec::new(), Vec::new());
    for ((known, _), places) in old.iter().zip(&old_places) {
        ids.insert(&known.outside_id, known.id);
        let Some(sketch) = Sketch::from_bytes(&known.sketch) else {
            continue;
        };
        let seen = Seen {
            id: &known.outside_id,
            sketch,
            pay: &known.pay_words,
            places,
            posted_at: known.posted_at.map(|at| at.as_micros() / 1_000_000),
        };
        if known.closed_at.is_none() {
            before.push(seen);
        } else {
            earlier.push(seen);
        }
    }
    for ((id, row), places) in taking.now.iter().zip(&new_places) {
        ids.insert(&row.id, *id);
        let Some(sketch) = Sketch::from_bytes(&row.sketch) else {
            continue;
        };
        now.push(Seen {
            id: &row.id,
            sketch,
            pay: &row.pay_words,
            places,
            posted_at: row.posted_at.map(|micros| micros / 1_000_000),
        });
    }
    let mut kept: BTreeMap<SignalKind, usize> = BTreeMap::new();
    let all = market::difference_since(&before, &earlier, &now);
    let told = all.into_iter().map(|signal| told(&signal, &ids));
    told.filter(|one| {
        let count = kept.entry(one.kind).or_default();
        *count += 1;
        *count <= MOST_SIGNALS
    })
    .collect()
}

fn told(signal: &Signal<'_>, ids: &BTreeMap<&str, Id<Posting>>) -> Told {
    let (kind, id, data) = match signal {
        Signal::Opened { id } => (SignalKind::Opened, Some(*id), json!({})),
        Signal::Closed { id } => (SignalKind::Closed, Some(*id), json!({})),
        Signal::Reposted { id, before } => (SignalKind::Reposted, Some(*id), json!({ "before": before })),
        Signal::TextChanged { id, share } => (
            SignalKind::TextChanged,
            Some(*id),
            json!({ "percent": (share * 100.0).round() as i64 }),
        ),
        Signal::PayChanged { id, from, to } => (SignalKind::PayChanged, Some(*id), json!({ "from": from, "to": to })),
        Signal::BecameUrgent { id } => (SignalKind::BecameUrgent, Some(*id), json!({})),
        Signal::NewPlace { id, place } => (SignalKind::NewPlace, Some(*id), json!({ "place": place })),
        Signal::NewLanguage { id, language } => (
            SignalKind::NewLanguage,
            Some(*id),
            json!({ "language": language.code() }),
        ),
        Signal::TeamForming { what, place, ids } => {
            let about = match what {
                market::Team::Topic(name) => json!({ "topic": name }),
                market::Team::Function(function) => json!({ "function": function.key() }),
            };
            let mut data = json!({ "place": place, "count": ids.len() });
            if let (Value::Object(data), Value::Object(about)) = (&mut data, about) {
                data.extend(about);
            }
            (SignalKind::TeamForming, ids.first().copied(), data)
        }
    };
    Told {
        kind,
        posting: id.and_then(|id| ids.get(id)).copied(),
        data,
    }
}
