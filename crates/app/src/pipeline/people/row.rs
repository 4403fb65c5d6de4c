//! One person on a board or in a table.

use base::{Date, Id, Time};
use serde::{Deserialize, Serialize};

use crate::{
    applications::{Application, Outcome},
    candidates::Candidate,
    jobs::Stage,
};

/// What a card or a row shows.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub application: Id<Application>,
    pub candidate: Id<Candidate>,
    pub version: i64,
    pub stage: Id<Stage>,
    pub name: String,
    /// The name in the other script, and which language that is likely to be.
    pub script_name: String,
    pub script_language: Option<&'static str>,
    pub headline: String,
    pub place: String,
    pub source: String,
    /// Tags of the languages they speak: `en`, `zh`.
    pub languages: Vec<String>,
    pub applied_at: Time,
    /// Whole days in the stage.
    pub days: i64,
    pub notes: i64,
    pub outcome: Option<Outcome>,
    /// The one thing worth a badge.
    pub badge: Option<Badge>,
    pub answer_by: Option<Date>,
    pub sort_key: String,
    pub stage_at: Time,
}

/// What is worth a word on a card, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// The promised day is over.
    AnswerLate,
    /// An answer is promised for today or tomorrow.
    AnswerDue,
    /// An answer met a knock-out rule.
    Marked,
}

db::text_enum!(Badge { AnswerLate = "late", AnswerDue = "due", Marked = "marked" });

/// The columns of [`Row`], for every SELECT of people; `a` is the application, `c` the candidate.
pub(super) const COLUMNS: &str = "a.id AS application, a.candidate_id AS candidate, a.version, a.stage_id AS stage, c.name, \
     c.script_name, c.headline, c.city, a.source, c.languages, a.applied_at, a.stage_at, a.outcome, a.marked, \
     a.answer_by, c.sort_key, \
     (SELECT COUNT(*) FROM notes n WHERE n.candidate_id = c.id AND n.removed_at IS NULL \
      AND (n.application_id IS NULL OR n.application_id = a.id)) AS notes";

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    application: Id<Application>,
    candidate: Id<Candidate>,
    version: i64,
    stage: Id<Stage>,
    name: String,
    script_name: String,
    headline: String,
    city: String,
    source: String,
    languages: String,
    applied_at: Time,
    stage_at: Time,
    outcome: Option<Outcome>,
    marked: bool,
    answer_by: Option<Date>,
    sort_key: String,
    notes: i64,
}

#[derive(Deserialize)]
struct Spoken {
    tag: String,
}

impl Row {
    pub(super) fn person(self, now: Time) -> Person {
        let spoken: Vec<Spoken> = serde_json::from_str(&self.languages).unwrap_or_default();
        Person {
            application: self.application,
            candidate: self.candidate,
            version: self.version,
            stage: self.stage,
            script_language: script_language(&self.script_name),
            name: self.name,
            script_name: self.script_name,
            headline: self.headline,
            place: self.city,
            source: self.source,
            languages: spoken.iter().map(|language| short(&language.tag)).take(4).collect(),
            applied_at: self.applied_at,
            days: whole_days(self.stage_at, now),
            notes: self.notes,
            badge: badge(self.outcome, self.answer_by, self.marked, now),
            outcome: self.outcome,
            answer_by: self.answer_by,
            sort_key: self.sort_key,
            stage_at: self.stage_at,
        }
    }
}

pub(super) fn whole_days(from: Time, now: Time) -> i64 {
    (now.since(from).as_hours() / 24).max(0)
}

/// The language of a tag without its script: somebody speaks `zh`, and reads either.
fn short(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_owned()
}

fn badge(outcome: Option<Outcome>, answer_by: Option<Date>, marked: bool, now: Time) -> Option<Badge> {
    if outcome.is_some() {
        return None;
    }
    let left = answer_by.map(|day| day.days_since(now.date_in(&base::Zone::utc())));
    match left {
        Some(left) if left < 0 => Some(Badge::AnswerLate),
        Some(0 | 1) => Some(Badge::AnswerDue),
        _ => marked.then_some(Badge::Marked),
    }
}

/// The language a name in another script is read in; Han letters are read as Chinese.
pub fn script_language(name: &str) -> Option<&'static str> {
    name.chars().find_map(|letter| match letter {
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{ac00}'..='\u{d7af}' => Some("ko"),
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Some("zh"),
        _ => None,
    })
}

impl Person {
    /// Some people for the samples of pages.
    pub fn samples() -> Vec<Self> {
        let now = Time::from_micros(1_795_510_800_000_000);
        let person = |name: &str, script: &str, badge, outcome| Self {
            application: Id::from_uuid(uuid::Uuid::nil()),
            candidate: Id::from_uuid(uuid::Uuid::nil()),
            version: 1,
            stage: Id::from_uuid(uuid::Uuid::nil()),
            name: name.to_owned(),
            script_name: script.to_owned(),
            script_language: script_language(script),
            headline: "Kiln <Engineer>".to_owned(),
            place: "München".to_owned(),
            source: "careers_site".to_owned(),
            languages: vec!["en".to_owned(), "zh".to_owned()],
            applied_at: now,
            days: 3,
            notes: 2,
            outcome,
            badge,
            answer_by: None,
            sort_key: String::new(),
            stage_at: now,
        };
        vec![
            person("Ada Okafor", "", Some(Badge::AnswerLate), None),
            person("Wei Bao", "包伟", Some(Badge::Marked), None),
            person("Cem Aydin", "", Some(Badge::AnswerDue), None),
            person("Dana Fischer", "", None, Some(Outcome::Hired)),
            person("Eli Weber", "", None, Some(Outcome::Rejected)),
        ]
    }
}
