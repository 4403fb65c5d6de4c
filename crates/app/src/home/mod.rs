//! Where a signed-in person begins: their own saved view, or the jobs.

use axum::response::IntoResponse;
use axum::response::Response;

use crate::{
    access::Access,
    features::{Feature, Routes},
    layout::Desk,
    views,
};

pub const FEATURE: Feature = Feature {
    routes: || Routes::new().get("/app", begin, Access::SignedIn),
    ..Feature::named("home")
};

/// `GET /app`
async fn begin(desk: Desk) -> web::Result<Response> {
    let home = views::home_of(&mut desk.app.db.read(), &desk.actor).await?;
    Ok(web::redirect(home.unwrap_or_else(|| "/app/jobs".to_owned())).into_response())
}
