//! The hiring company: its name, languages, departments, offices and brand.

pub mod actions;
mod colour;
mod defaults;
mod first_hour;
pub mod notice;
mod outbox;
mod pages;
mod reasons;
mod settings;
mod shelf;
pub mod stage_templates;
mod structure;
#[cfg(test)]
mod tests;
mod translated;

pub use colour::Tone;
pub use defaults::write_defaults;
pub use first_hour::{Step, StepKey, setup_steps};
pub use outbox::HoldTimes;
pub use pages::brand::logo_url;
pub use reasons::{Reason, ReasonSide, reasons};
pub use settings::{Brand, Organization, Setting, change, load, read as read_setting};
pub use shelf::{Direction, Shelf, set_archived};
pub use stage_templates::{
    StageTemplate, add as add_stage_template, change as change_stage_template, find as stage_template,
};
pub use structure::{Department, Office, departments, offices};
pub use translated::Translated;

use axum::extract::Path;
use web::Fields;

use self::pages::{items, lists};
use crate::{
    access::Access,
    features::{Feature, Routes},
    layout::Desk,
};

pub const FEATURE: Feature = Feature {
    events: &[
        "setting.changed",
        "notice.published",
        "department.added",
        "department.changed",
        "office.added",
        "office.changed",
        "reason.added",
        "reason.changed",
        "stage_template.added",
        "stage_template.changed",
    ],
    routes,
    views: |gallery| {
        gallery
            .show::<pages::approval::ApprovalView>()
            .show::<pages::brand::BrandView>()
            .show::<pages::company::CompanyView>()
            .show::<items::ItemView>()
            .show::<lists::ListView>()
            .show::<pages::mail::MailView>()
            .show::<pages::notice::NoticeView>()
            .show::<pages::outbox::OutboxSettingsView>()
    },
    ..Feature::named("organization")
};

fn routes() -> Routes {
    use pages::{approval, brand, company, logo, mail, mail_domain, notice, outbox};
    let routes = Routes::new()
        .get("/app/settings", company::page, Access::Manages)
        .post("/app/settings", company::change, Access::Manages)
        .get("/app/settings/brand", brand::page, Access::Manages)
        .post("/app/settings/brand", brand::change, Access::Manages)
        .post("/app/settings/brand/logo", logo::upload, Access::Manages)
        .upload()
        .post("/app/settings/brand/logo/removal", logo::remove, Access::Manages)
        .get("/brand/logo", logo::serve, Access::Public)
        .get("/favicon.ico", logo::icon, Access::Public)
        .get("/app/settings/approval", approval::page, Access::Manages)
        .post("/app/settings/approval", approval::change, Access::Manages)
        .get("/app/settings/mail", mail::page, Access::Manages)
        .post("/app/settings/mail", mail::change, Access::Manages)
        .post("/app/settings/mail/test", mail::test, Access::Manages)
        .post("/app/settings/mail/domain", mail_domain::check, Access::Manages)
        .get("/app/settings/outbox", outbox::page, Access::Manages)
        .post("/app/settings/outbox", outbox::change, Access::Manages)
        .get("/app/settings/notice", notice::page, Access::Manages)
        .post("/app/settings/notice", notice::publish, Access::Manages);
    let routes = shelf_routes!(routes, "/app/settings/departments", Shelf::Departments);
    let routes = shelf_routes!(routes, "/app/settings/offices", Shelf::Offices);
    let routes = shelf_routes!(routes, "/app/settings/reasons", Shelf::Reasons);
    shelf_routes!(routes, "/app/settings/stages", Shelf::StageTemplates)
}

/// The seven routes of a list; paths are literals, so that the list of routes can be read.
macro_rules! shelf_routes {
    ($routes:expr, $path:literal, $shelf:expr) => {
        $routes
            .get($path, |desk: Desk| lists::page(desk, $shelf), Access::Manages)
            .post(
                $path,
                |desk: Desk, fields: Fields| items::create(desk, fields, $shelf),
                Access::Manages,
            )
            .get(
                concat!($path, "/new"),
                |desk: Desk| items::new(desk, $shelf),
                Access::Manages,
            )
            .get(
                concat!($path, "/{id}"),
                |desk: Desk, id: Path<String>| items::edit(desk, id, $shelf),
                Access::Manages,
            )
            .post(
                concat!($path, "/{id}"),
                |desk: Desk, id: Path<String>, fields: Fields| items::change(desk, id, fields, $shelf),
                Access::Manages,
            )
            .post(
                concat!($path, "/{id}/position"),
                |desk: Desk, id: Path<String>, fields: Fields| lists::shift(desk, id, fields, $shelf),
                Access::Manages,
            )
            .post(
                concat!($path, "/{id}/archive"),
                |desk: Desk, id: Path<String>, fields: Fields| lists::archive(desk, id, fields, $shelf),
                Access::Manages,
            )
    };
}
use shelf_routes;
