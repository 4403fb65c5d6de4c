//! Site maps: which pages to look for postings in.

use url::Url;

use crate::{
    answer::{Ask, Wanted},
    kind::Kind,
    xml::Element,
};

/// Most pages of a site map that are asked for.
pub(super) const MOST_PAGES: usize = 5_000;

/// Words in the addresses of postings. A site map holds many other pages.
const JOBS: [&str; 14] = [
    "job", "career", "karriere", "stelle", "position", "vacanc", "posting", "opening", "recruit", "beruf", "zhaopin",
    "zhiwei", "emploi", "empleo",
];

/// The pages that are postings by their addresses; all, if none is.
pub(super) fn of_jobs(pages: Vec<Ask>) -> Vec<Ask> {
    let is_job = |ask: &Ask| {
        let url = ask.url.to_ascii_lowercase();
        let path = url.splitn(4, '/').nth(3).unwrap_or("");
        JOBS.iter().any(|word| path.contains(word)) || path.rsplit('.').next() == Some("xml")
    };
    let (jobs, others): (Vec<Ask>, Vec<Ask>) = pages.into_iter().partition(is_job);
    if jobs.is_empty() { others } else { jobs }
}

/// A page of a site map, on the same server.
pub(super) fn page(record: &Element, here: Option<&Url>, kind: &Kind) -> Option<Ask> {
    let here = here?;
    let url = here.join(&record.text("loc")).ok()?;
    let other = url.origin() == here.origin() && url != *here;
    other.then(|| Ask {
        kind: kind.clone(),
        url: url.into(),
        wanted: Wanted::List,
    })
}
