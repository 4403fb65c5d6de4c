//! The pages of imports: the files, what each column is, the report.

mod mapping;
mod overview;
mod report;
mod upload;

use base::Id;
use web::Error;

use super::Import;
use crate::{access::Access, features::Routes, layout::Gallery};

pub fn routes() -> Routes {
    let recruits = Access::Recruits;
    Routes::new()
        .get("/app/import", overview::page, recruits)
        .post("/app/import/candidates", upload::candidates, recruits)
        .upload()
        .post("/app/import/jobs", upload::jobs, recruits)
        .upload()
        .get("/app/import/{import}", report::page, recruits)
        .get("/app/import/{import}/columns", mapping::page, recruits)
        .post("/app/import/{import}/columns", mapping::save, recruits)
        .post("/app/import/{import}/run", report::start, recruits)
        .post("/app/import/{import}/stop", report::stop, recruits)
        .post("/app/import/{import}/removal", report::discard, recruits)
        .post("/app/import/{import}/choices", report::choose, recruits)
        .get("/app/import/{import}/report.csv", report::download, recruits)
}

pub fn views(gallery: Gallery) -> Gallery {
    gallery
        .show::<overview::OverviewPage>()
        .show::<mapping::MappingPage>()
        .show::<report::ReportPage>()
}

fn read_id(text: &str) -> web::Result<Id<Import>> {
    text.parse().map_err(|_| Error::NotFound)
}
