//! How somebody came to a job: the posting they read and the place where they found it.

use super::{cultures::Home, draw::Draw, people::Drawn};
use crate::{Job, Person, Seniority, Source};

/// The language of the posting that somebody reads: their own, else English, else Chinese; none if they can read none.
pub fn posting_language<'a>(person: &Person, job: &'a Job) -> Option<&'a str> {
    let reads = |tag: &str| {
        person
            .languages
            .iter()
            .any(|spoken| spoken.tag.starts_with(tag) && matches!(spoken.level.as_str(), "native" | "B2" | "C1" | "C2"))
    };
    let has = |tag: &str| {
        job.postings
            .iter()
            .find(|posting| posting.language == tag)
            .map(|posting| posting.language.as_str())
    };
    let own = has(&person.language);
    own.or_else(|| has("en")).or_else(|| has("zh").filter(|_| reads("zh")))
}

pub fn source(draw: &mut Draw, drawn: &Drawn, job: &Job) -> Source {
    use Source::{Arbeitsagentur, BossZhipin, Campus, CareersSite, Indeed, Linkedin, Referral, Sourced, Xing};
    if job.seniority == Seniority::Executive {
        return *draw.weighted(&[(Sourced, 6), (Referral, 3), (CareersSite, 3)]);
    }
    if drawn.track == "student" {
        return *draw.weighted(&[(Campus, 5), (CareersSite, 4), (BossZhipin, 3), (Referral, 1)]);
    }
    *draw.weighted(match (drawn.home, drawn.person.language.as_str()) {
        (Home::China, _) => &[
            (BossZhipin, 44),
            (CareersSite, 27),
            (Referral, 15),
            (Linkedin, 9),
            (Sourced, 5),
        ][..],
        (Home::ChinaAbroad, _) => &[(Linkedin, 50), (CareersSite, 27), (Referral, 16), (Sourced, 7)],
        (Home::Elsewhere, "de") => &[
            (CareersSite, 36),
            (Linkedin, 26),
            (Xing, 17),
            (Arbeitsagentur, 12),
            (Indeed, 7),
            (Referral, 2),
        ],
        (Home::Elsewhere, _) => &[(Linkedin, 48), (CareersSite, 36), (Indeed, 11), (Referral, 5)],
    })
}
