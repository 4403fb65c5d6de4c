//! Imports from and exports to other systems, what goes with them on the way, and the board that clients of another system
//! read.

pub mod exports;
pub mod greenhouse;
pub mod imports;
#[cfg(test)]
mod tests;

use crate::{
    App,
    access::{Access, Right},
    features::{Feature, Routes},
};

pub const FEATURE: Feature = Feature {
    routes,
    tasks: |registry| {
        registry
            .task::<imports::CheckImport>()
            .task::<imports::RunImport>()
            .task::<imports::ForgetImports>()
            .task::<exports::MakeExport>()
            .schedule(work::Schedule::new::<App, _>(
                &imports::ForgetImports {},
                work::Every::Hours(24),
            ))
    },
    events: &[
        "import.begun",
        "import.started",
        "import.stopped",
        "import.finished",
        "import.discarded",
        "job.imported",
        "export.asked",
        "export.made",
        "backup.made",
    ],
    views: |gallery| {
        imports::pages::views(gallery)
            .show::<exports::pages::ExportPage>()
            .show::<exports::person::PersonSummary>()
            .show::<greenhouse::setup::CompatPage>()
    },
    ..Feature::named("integrations")
};

fn routes() -> Routes {
    imports::pages::routes()
        .merge(greenhouse::routes())
        .get("/app/settings/export", exports::pages::page, Access::Manages)
        .post("/app/settings/export", exports::pages::ask, Access::Manages)
        .get("/app/settings/export/{id}", exports::pages::download, Access::Manages)
        .get(
            "/app/candidates/{candidate}/export",
            exports::person::download,
            Access::OnCandidate(Right::Run),
        )
        .get(
            "/app/jobs/{job}/people.csv",
            exports::job_people::download,
            Access::OnJob(Right::Run),
        )
}
