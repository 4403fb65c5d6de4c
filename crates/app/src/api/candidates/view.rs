//! A candidate, as programs read one.

use base::{Country, Id, Language, Time};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    candidates::{Candidate, ContactKind, ContactPoint},
    tags::Tag,
};

#[derive(sqlx::FromRow)]
pub(super) struct CandidateRow {
    pub id: Id<Candidate>,
    name: String,
    given: String,
    family: String,
    script_name: String,
    headline: String,
    city: String,
    country: Option<Country>,
    language: Language,
    source: String,
    do_not_contact: bool,
    created_at: Time,
    updated_at: Time,
    trashed_at: Option<Time>,
    version: i64,
}

impl CandidateRow {
    pub const COLUMNS: &'static str = "c.id, c.name, c.given, c.family, c.script_name, c.headline, c.city, c.country, \
         c.language, c.source, c.do_not_contact, c.created_at, c.updated_at, c.trashed_at, c.version";
}

/// A candidate in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = CandidateFound)]
pub struct FoundView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Candidate>,
    name: String,
    given: String,
    family: String,
    script_name: String,
    headline: String,
    city: String,
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    #[schema(value_type = String)]
    language: Language,
    source: String,
    do_not_contact: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Time,
    #[schema(value_type = Option<String>, format = DateTime)]
    trashed_at: Option<Time>,
    version: i64,
}

impl From<CandidateRow> for FoundView {
    fn from(row: CandidateRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            given: row.given,
            family: row.family,
            script_name: row.script_name,
            headline: row.headline,
            city: row.city,
            country: row.country,
            language: row.language,
            source: row.source,
            do_not_contact: row.do_not_contact,
            created_at: row.created_at,
            updated_at: row.updated_at,
            trashed_at: row.trashed_at,
            version: row.version,
        }
    }
}

/// A candidate with the ways to reach them and their tags.
#[derive(Serialize, ToSchema)]
#[schema(as = Candidate)]
pub struct CandidateView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Candidate>,
    /// As the person wrote it.
    name: String,
    given: String,
    family: String,
    /// The same name in the other script.
    script_name: String,
    headline: String,
    city: String,
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// In which we write to them.
    #[schema(value_type = String)]
    language: Language,
    source: String,
    do_not_contact: bool,
    contact_points: Vec<ContactView>,
    tags: Vec<TagView>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Time,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Time,
    version: i64,
}

/// A mail address, telephone number or link.
#[derive(Serialize, ToSchema)]
#[schema(as = ContactPoint)]
pub struct ContactView {
    kind: ContactKind,
    value: String,
    /// When the person showed that it is theirs.
    #[schema(value_type = Option<String>, format = DateTime)]
    verified_at: Option<Time>,
}

/// A tag.
#[derive(Serialize, ToSchema)]
#[schema(as = Tag)]
pub struct TagView {
    #[schema(value_type = String, format = Uuid)]
    id: Id<Tag>,
    name: String,
}

impl From<Tag> for TagView {
    fn from(tag: Tag) -> Self {
        Self {
            id: tag.id,
            name: tag.name,
        }
    }
}

impl CandidateView {
    pub(super) fn new(row: CandidateRow, contact: Vec<ContactPoint>, tags: Vec<Tag>) -> Self {
        Self {
            id: row.id,
            name: row.name,
            given: row.given,
            family: row.family,
            script_name: row.script_name,
            headline: row.headline,
            city: row.city,
            country: row.country,
            language: row.language,
            source: row.source,
            do_not_contact: row.do_not_contact,
            contact_points: contact
                .into_iter()
                .map(|point| ContactView {
                    kind: point.kind,
                    value: point.value,
                    verified_at: point.verified_at,
                })
                .collect(),
            tags: tags.into_iter().map(TagView::from).collect(),
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}
