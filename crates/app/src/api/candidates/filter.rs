//! Which people: the filter of the list of people, as programs give it. What cannot be read is refused, so that a filter
//! never shows or tags more people than were meant.

use base::{Country, Id, Language};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Fields, Result};

use crate::{
    api::{Param, listing::invalid, word},
    candidates::Filter,
    jobs::{Job, StageKind},
};

/// The parameters of a filter, for lists and counts.
pub const FILTERS: &[Param] = &[
    Param::words("q"),
    Param::words("tag"),
    Param::id("job_id"),
    Param::of("stage_kind", word::<StageKind>),
    Param::words("source"),
    Param::text("country"),
    Param::text("language"),
    Param::days("applied_days"),
    Param::flag("has_cv"),
    Param::flag("prospects"),
];

/// Which people: all that is given holds for them.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleFilter {
    /// Words that all stand in names, headline or contact points.
    #[serde(default)]
    #[schema(max_length = 200)]
    q: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    tag: String,
    /// Who applied for this job.
    #[schema(value_type = Option<String>, format = Uuid)]
    job_id: Option<Id<Job>>,
    /// Who is in a stage of this kind.
    stage_kind: Option<StageKind>,
    #[serde(default)]
    #[schema(max_length = 200)]
    source: String,
    #[schema(value_type = Option<String>, min_length = 2, max_length = 2)]
    country: Option<Country>,
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    /// Who applied within so many days.
    #[schema(minimum = 1, maximum = 3650)]
    applied_days: Option<i64>,
    #[serde(default)]
    has_cv: bool,
    /// Only those without any application.
    #[serde(default)]
    prospects: bool,
}

/// The longest words of a filter, in characters.
const LONGEST: usize = 200;

impl PeopleFilter {
    pub fn read(self) -> Result<Filter> {
        for (name, text) in [("q", &self.q), ("tag", &self.tag), ("source", &self.source)] {
            if text.chars().count() > LONGEST {
                return Err(invalid(name));
            }
        }
        if self.applied_days.is_some_and(|days| !(1..=3650).contains(&days)) {
            return Err(invalid("applied_days"));
        }
        Ok(Filter {
            q: self.q.trim().to_owned(),
            tag: self.tag.trim().to_owned(),
            job: self.job_id,
            stage: self.stage_kind,
            source: self.source.trim().to_owned(),
            country: self.country,
            language: self.language,
            days: self.applied_days,
            has_cv: self.has_cv,
            prospects: self.prospects,
            ..Filter::default()
        })
    }
}

/// The filter of a query string.
pub fn filter_of(fields: &Fields) -> Result<Filter> {
    fn value<T: std::str::FromStr>(fields: &Fields, name: &str) -> Result<Option<T>> {
        let text = fields.one(name)?;
        text.map(|text| text.parse().map_err(|_| invalid(name))).transpose()
    }
    let text = |name: &str| -> Result<String> { Ok(fields.one(name)?.unwrap_or_default().to_owned()) };
    let filter = PeopleFilter {
        q: text("q")?,
        tag: text("tag")?,
        job_id: value(fields, "job_id")?,
        stage_kind: value(fields, "stage_kind")?,
        source: text("source")?,
        country: value(fields, "country")?,
        language: value(fields, "language")?,
        applied_days: value(fields, "applied_days")?,
        has_cv: value(fields, "has_cv")?.unwrap_or(false),
        prospects: value(fields, "prospects")?.unwrap_or(false),
    };
    filter.read()
}
