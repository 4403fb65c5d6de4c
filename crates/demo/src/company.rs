//! The company itself: departments, offices, the people who work there, and the words it uses for its own process.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text per language, by BCP 47 tag (`en`, `de`, `zh`).
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Company {
    /// The mail domain of its staff, under `.example`.
    pub domain: String,
    pub careers_host: String,
    pub default_language: String,
    /// IANA zone of the head office.
    pub zone: String,
    pub name: Texts,
    pub legal_name: Texts,
    /// The promise at the top of the careers site.
    pub headline: Texts,
    pub lead: Texts,
    /// How a decision is reached, as Markdown.
    pub how_we_hire: Texts,
    /// The sentence that says that none of this exists.
    pub fiction: Texts,
    /// What applicants are told about their data, as Markdown.
    pub privacy_notice: Texts,
    pub departments: Vec<Department>,
    pub offices: Vec<Office>,
    pub staff: Vec<Staff>,
    pub stage_templates: Vec<StageTemplate>,
    pub reasons: Vec<Reason>,
    /// Tags that the team uses.
    pub tags: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Department {
    pub key: String,
    pub names: Texts,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    pub key: String,
    /// The city as people call it.
    pub names: Texts,
    pub street: String,
    pub region: String,
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub zone: String,
}

/// Somebody who signs in. There is no password here: whoever loads the world makes one up on the spot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    pub key: String,
    pub name: String,
    /// The same name in the other script; empty when there is none.
    #[serde(default)]
    pub script_name: String,
    #[serde(default)]
    pub email: String,
    pub role: Role,
    pub title: String,
    /// In which they use the product and write notes.
    pub language: String,
    /// Key of the office; its zone is theirs.
    pub office: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Owner,
    Admin,
    Recruiter,
    HiringManager,
    Interviewer,
    Viewer,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageTemplate {
    pub key: String,
    pub name: String,
    pub stages: Vec<Stage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    pub kind: StageKind,
    /// What the team calls it.
    pub name: String,
    /// What the candidate reads.
    pub public_names: Texts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    Applied,
    Review,
    Interview,
    Offer,
    Hired,
}

/// Why an application ended without a hire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub key: String,
    pub side: Side,
    pub labels: Texts,
}

/// Whose decision it was: the company's or the candidate's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Ours,
    Theirs,
}
