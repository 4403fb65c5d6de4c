//! What watches the server: /healthz and /readyz say only ok, /metrics is for Prometheus and not for strangers (AVL-3).

mod figures;
#[cfg(test)]
mod tests;

pub use figures::{MAILS, collect_figures};

use std::time::Duration;

use axum::{extract::State, response::IntoResponse, response::Response};
use db::sql;
use http::{HeaderMap, StatusCode, header};
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
            .get("/metrics", metrics, Access::Public)
    },
    ..Feature::named("operations")
};

/// Whoever asks whether we are ready goes elsewhere meanwhile: it must not take long to hear no.
const PATIENCE: Duration = Duration::from_secs(3);

/// `GET /healthz`: the process answers.
async fn health() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: database and files answer too; 503 while they do not.
async fn ready(State(app): State<App>) -> Response {
    let mut on = app.db.read();
    let database = match tokio::time::timeout(PATIENCE, sql("SELECT 1").value::<i32>(&mut on)).await {
        Ok(Ok(_)) => true,
        Ok(Err(error)) => {
            tracing::error!("Not ready, the database does not answer: {error:#}");
            false
        }
        Err(_) => {
            tracing::error!(
                "Not ready, the database has not answered for {} seconds",
                PATIENCE.as_secs()
            );
            false
        }
    };
    if database && app.db.is_sound() && app.files.is_sound() {
        "ok\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    }
}

/// `GET /metrics`, from this machine or with the token of the configuration.
async fn metrics(State(app): State<App>, from: ClientAddr, headers: HeaderMap) -> web::Result<Response> {
    if !from.is_loopback() && !has_token(&app, &headers) {
        return Err(Error::NotFound);
    }
    let text = figures::rendered(&app).await?;
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
