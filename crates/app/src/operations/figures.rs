//! The figures behind /metrics. None of them names a person, and each has few labels with few values.
//!
//! What happens on this node is counted as it happens; what the database knows is asked when somebody looks, and is the
//! same on every node.

use std::sync::OnceLock;

use db::sql;
use metrics::Unit;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use web::{REQUEST_SECONDS, REQUESTS};

use crate::App;

/// Mails that the mail server took, and those that were given up, on this node.
pub const MAILS: &str = "bole_mails_total";

/// Up to how many seconds a request took: from what feels at once to what somebody gives up on.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to collect figures; called once when serving begins.
pub fn collect_figures() -> anyhow::Result<()> {
    let builder =
        PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(REQUEST_SECONDS.to_owned()), &SECONDS)?;
    let handle = builder.install_recorder()?;
    metrics::describe_counter!(REQUESTS, "Answers by route, method and class of status");
    metrics::describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "How long requests took");
    metrics::describe_counter!(
        MAILS,
        "Mails the mail server took (sent) or that were given up (failed)"
    );
    for outcome in ["sent", "failed"] {
        metrics::counter!(MAILS, "outcome" => outcome).absolute(0);
    }
    for (name, what) in [
        ("bole_mails_waiting", "Mails that wait for their time"),
        ("bole_mails_overdue", "Mails whose time has come and that have not left"),
        ("bole_work_waiting", "Background work that waits or runs"),
        ("bole_work_failed", "Background work that was given up"),
        ("bole_work_oldest_seconds", "How long the oldest background work is due"),
        ("bole_events", "Events in the log"),
        ("bole_files_bytes", "Bytes of the documents kept"),
        ("bole_db_connections", "Open connections to the database"),
        ("bole_db_connections_idle", "Open connections that nobody uses"),
        (
            "bole_backup_age_seconds",
            "Seconds since the last backup that was read back whole",
        ),
    ] {
        metrics::describe_gauge!(name, what);
    }
    metrics::describe_counter!("bole_applications_total", "Applications ever received");
    let _ = FIGURES.set(handle);
    Ok(())
}

/// Everything in the text format of Prometheus.
pub(super) async fn rendered(app: &App) -> anyhow::Result<String> {
    ask_database(app).await?;
    for (purpose, open, idle) in app.db.connections() {
        metrics::gauge!("bole_db_connections", "pool" => purpose).set(open);
        metrics::gauge!("bole_db_connections_idle", "pool" => purpose).set(idle as f64);
    }
    let handle = FIGURES.get();
    if let Some(handle) = handle {
        handle.run_upkeep();
    }
    Ok(handle.map(PrometheusHandle::render).unwrap_or_default())
}

async fn ask_database(app: &App) -> anyhow::Result<()> {
    let (on, now) = (&mut app.db.read(), app.clock.now());
    let age = |since: base::Time| now.since(since).as_secs_f64().max(0.0);
    metrics::gauge!("bole_work_waiting").set(work::waiting(on).await? as f64);
    metrics::gauge!("bole_work_failed").set(work::given_up(on).await? as f64);
    let due = work::due_since(on, now).await?;
    metrics::gauge!("bole_work_oldest_seconds").set(due.map_or(0.0, age));
    metrics::gauge!("bole_events").set(crate::events::head(on).await? as f64);
    let held: i64 = sql("SELECT COUNT(*) FROM messages WHERE state = 'held'")
        .value(on)
        .await?;
    let overdue: i64 = sql("SELECT COUNT(*) FROM messages WHERE state = 'held' AND send_at <= $1")
        .bind(now)
        .value(on)
        .await?;
    metrics::gauge!("bole_mails_waiting").set(held as f64);
    metrics::gauge!("bole_mails_overdue").set(overdue as f64);
    let received: Option<i64> = sql("SELECT value FROM counters WHERE name = 'applications'")
        .maybe_value(on)
        .await?;
    metrics::counter!("bole_applications_total").absolute(received.unwrap_or(0).max(0).unsigned_abs());
    let bytes: i64 = sql("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM documents")
        .value(on)
        .await?;
    metrics::gauge!("bole_files_bytes").set(bytes as f64);
    let backup: Option<base::Time> = sql("SELECT updated_at FROM settings WHERE key = 'last_backup'")
        .maybe_value(on)
        .await?;
    if let Some(at) = backup {
        metrics::gauge!("bole_backup_age_seconds").set(age(at));
    }
    Ok(())
}
