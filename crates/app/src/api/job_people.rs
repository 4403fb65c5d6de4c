//! The filter of a job's people, as programs give it.

use web::{Fields, Result};

use super::{Param, listing::invalid, word};
use crate::pipeline::people::{Filter, Standing};

/// The filter of a job's people.
pub const FILTER: &[Param] = &[
    Param::text("q"),
    Param::id("stage_id"),
    Param::text("source"),
    Param::text("tag"),
    Param::flag("marked"),
    Param::days("waiting_days"),
    Param::of("standing", word::<Standing>),
];

/// The same, after the job itself.
pub const OF_JOB: &[Param] = &[
    Param::id("job_id"),
    Param::text("q"),
    Param::id("stage_id"),
    Param::text("source"),
    Param::text("tag"),
    Param::flag("marked"),
    Param::days("waiting_days"),
    Param::of("standing", word::<Standing>),
];

/// Unlike on a page, a value that cannot be read is refused: a count must be of what was meant.
pub fn filter(fields: &Fields) -> Result<Filter> {
    let text = |name: &str| -> Result<String> { Ok(fields.one(name)?.unwrap_or_default().to_owned()) };
    Ok(Filter {
        q: text("q")?,
        stages: match fields.one("stage_id")? {
            None => Vec::new(),
            Some(id) => vec![id.parse().map_err(|_| invalid("stage_id"))?],
        },
        source: text("source")?,
        tag: text("tag")?,
        marked: match fields.one("marked")? {
            None => false,
            Some(flag) => flag.parse().map_err(|_| invalid("marked"))?,
        },
        waiting: match fields.one("waiting_days")? {
            None => None,
            Some(days) => Some(
                days.parse()
                    .ok()
                    .filter(|days| (1..=3650).contains(days))
                    .ok_or_else(|| invalid("waiting_days"))?,
            ),
        },
        standing: match fields.one("standing")? {
            None => Standing::default(),
            Some(word) => word.parse().map_err(|_| invalid("standing"))?,
        },
        ..Filter::default()
    })
}
