//! Greenhouse's public Job Board API v1, so that careers pages written for it read our postings and send us applications
//! unchanged. Only the base address differs: `/compat/greenhouse/v1` here.
//!
//! What is read comes from the careers site's [`Edition`](crate::careers::Edition), so nothing is told here that is not
//! public there; departments and offices without a public position are not named. One Greenhouse job is one posting, so a
//! position in three languages is three. [`apply`] takes applications from servers that show a token of ours.
//!
//! Source of the format: grnhse/greenhouse-api-docs, `source/includes/job-board`. Not documented, but seen in answers in
//! the field, are `company_name`, `first_published`, `application_deadline`, the slash at the end of lists, and id 0 for "No
//! Department" and "No Office". JSONP (`callback`) is not served: CORS does what it was for.

mod answers;
mod apply;
mod board;
mod errors;
mod form;
mod numbers;
mod pay;
mod questions;
mod reading;
mod sender;
mod settings;
pub(super) mod setup;
#[cfg(test)]
mod tests;

pub use board::Counter;
pub use errors::{error, serves};
pub use settings::BoardSettings;

use crate::{access::Access, features::Routes};

/// Under which an application is filed that came by this board and names no other source.
pub const SOURCE: &str = "greenhouse_api";

pub(super) fn routes() -> Routes {
    board_routes()
        .post(
            "/compat/greenhouse/v1/boards/{token}/jobs/{id}",
            apply::apply,
            sender::ACCESS,
        )
        .upload()
        .anyone()
        .get("/app/settings/compat", setup::page, Access::Manages)
        .post("/app/settings/compat", setup::change, Access::Manages)
}

/// Clients ask for lists with a slash at the end too.
fn board_routes() -> Routes {
    const PUBLIC: Access = Access::Public;
    Routes::new()
        .get("/compat/greenhouse/v1/boards/{token}", reading::board, PUBLIC)
        .get("/compat/greenhouse/v1/boards/{token}/", reading::board, PUBLIC)
        .get("/compat/greenhouse/v1/boards/{token}/jobs", reading::jobs, PUBLIC)
        .get("/compat/greenhouse/v1/boards/{token}/jobs/", reading::jobs, PUBLIC)
        .get("/compat/greenhouse/v1/boards/{token}/jobs/{id}", reading::job, PUBLIC)
        .get(
            "/compat/greenhouse/v1/boards/{token}/departments",
            reading::departments,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/departments/",
            reading::departments,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/departments/{id}",
            reading::department,
            PUBLIC,
        )
        .get("/compat/greenhouse/v1/boards/{token}/offices", reading::offices, PUBLIC)
        .get(
            "/compat/greenhouse/v1/boards/{token}/offices/",
            reading::offices,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/offices/{id}",
            reading::office,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/sections",
            reading::sections,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/sections/",
            reading::sections,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/sections/{id}",
            reading::section,
            PUBLIC,
        )
        .get(
            "/compat/greenhouse/v1/boards/{token}/education/{kind}",
            reading::education,
            PUBLIC,
        )
}
