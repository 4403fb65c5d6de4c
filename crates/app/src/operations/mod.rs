//! What watches the server: /healthz and /readyz say only ok, /metrics is for Prometheus and not for strangers (AVL-3).

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use axum::{extract::State, response::IntoResponse, response::Response};
use db::sql;
use http::{HeaderMap, StatusCode, header};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use subtle::ConstantTimeEq;
use web::{ClientAddr, Error};

use crate::{
    App,
    access::Access,
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes: || {
        Routes::new()
            .get("/healthz", health, Access::Public)
            .get("/readyz", ready, Access::Public)
            .get("/metrics", figures, Access::Public)
    },
    ..Feature::named("operations")
};

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to collect figures; called once when serving begins.
pub fn collect_figures() -> anyhow::Result<()> {
    let handle = PrometheusBuilder::new().install_recorder()?;
    metrics::describe_gauge!("bole_work_waiting", "Background work that waits or runs");
    metrics::describe_gauge!("bole_work_failed", "Background work that was given up");
    metrics::describe_gauge!("bole_events", "Events in the log");
    metrics::describe_gauge!(
        "bole_backup_age_seconds",
        "Seconds since the last backup that was read back whole"
    );
    let _ = FIGURES.set(handle);
    Ok(())
}

/// `GET /healthz`: the process answers.
async fn health() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: database and files answer too; 503 while they do not.
async fn ready(State(app): State<App>) -> Response {
    let database = sql("SELECT 1").value::<i32>(&mut app.db.read()).await;
    if let Err(error) = &database {
        tracing::error!("Not ready, the database does not answer: {error:#}");
    }
    if database.is_ok() && app.db.is_sound() && app.files.is_sound() {
        "ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    }
}

/// `GET /metrics`, from this machine or with the token of the configuration.
async fn figures(State(app): State<App>, from: ClientAddr, headers: HeaderMap) -> web::Result<Response> {
    if !from.is_loopback() && !has_token(&app, &headers) {
        return Err(Error::NotFound);
    }
    let mut reads = app.db.read();
    metrics::gauge!("bole_work_waiting").set(work::waiting(&mut reads).await? as f64);
    metrics::gauge!("bole_work_failed").set(work::failed(&mut reads).await?.len() as f64);
    metrics::gauge!("bole_events").set(crate::events::head(&mut reads).await? as f64);
    let backup: Option<base::Time> = sql("SELECT updated_at FROM settings WHERE key = 'last_backup'")
        .maybe_value(&mut reads)
        .await?;
    if let Some(at) = backup {
        metrics::gauge!("bole_backup_age_seconds").set(app.clock.now().since(at).as_secs_f64());
    }
    let text = FIGURES.get().map(PrometheusHandle::render).unwrap_or_default();
    Ok((
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        text,
    )
        .into_response())
}

fn has_token(app: &App, headers: &HeaderMap) -> bool {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    match (given, &app.config.server.metrics_token) {
        (Some(given), Some(expected)) => given.as_bytes().ct_eq(expected.as_bytes()).into(),
        _ => false,
    }
}
