//! A stage and what it is called.

use base::{Id, Language, Time};
use serde::{Deserialize, Serialize};

use crate::{LANGUAGES, jobs::Job, organization::Translated};

/// A step of a job's pipeline. Also the marker of its id.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow)]
pub struct Stage {
    pub id: Id<Stage>,
    pub job_id: Id<Job>,
    pub kind: StageKind,
    /// What the team calls it.
    pub name: String,
    /// What the candidate reads, per language; empty: the kind's own word.
    pub public_names: Translated,
    pub position: i32,
    /// Kept for history from then on.
    pub removed_at: Option<Time>,
    /// Where its people went.
    pub merged_into: Option<Id<Stage>>,
}

impl Stage {
    pub(super) const COLUMNS: &'static str = "id, job_id, kind, name, public_names, position, removed_at, merged_into";

    /// One for the samples of pages.
    pub fn sample() -> Self {
        Self {
            id: Id::from_uuid(uuid::Uuid::nil()),
            job_id: Id::from_uuid(uuid::Uuid::nil()),
            kind: StageKind::Interview,
            name: "Interview & <test>".to_owned(),
            public_names: Translated::default(),
            position: 2,
            removed_at: None,
            merged_into: None,
        }
    }

    /// Whether it stands at one end and can be renamed only.
    pub fn is_fixed(&self) -> bool {
        matches!(self.kind, StageKind::Applied | StageKind::Hired)
    }

    /// What a candidate reads: the company's own name for it, or the kind's.
    pub fn public_name(&self, language: &Language) -> String {
        let own = self.public_names.in_language(language);
        if own.is_empty() {
            self.kind.public_name(language.primary()).to_owned()
        } else {
            own.to_owned()
        }
    }
}

/// What happens in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageKind {
    Applied,
    Review,
    Interview,
    Offer,
    Hired,
}

db::text_enum!(StageKind {
    Applied = "applied",
    Review = "review",
    Interview = "interview",
    Offer = "offer",
    Hired = "hired",
});

impl StageKind {
    /// The word a candidate reads where the company chose none. Status pages are written in the languages we ship.
    pub fn public_name(self, language: &str) -> &'static str {
        match (self, language) {
            (Self::Applied, "de") => "Eingegangen",
            (Self::Review, "de") => "Wird geprüft",
            (Self::Interview, "de") => "Gespräche",
            (Self::Offer, "de") => "Angebot",
            (Self::Hired, "de") => "Eingestellt",
            (Self::Applied, "zh") => "已收到",
            (Self::Review, "zh") => "评估中",
            (Self::Interview, "zh") => "面试",
            (Self::Offer, "zh") => "录用通知",
            (Self::Hired, "zh") => "已录用",
            (Self::Applied, _) => "Received",
            (Self::Review, _) => "In review",
            (Self::Interview, _) => "Interviews",
            (Self::Offer, _) => "Offer",
            (Self::Hired, _) => "Hired",
        }
    }

    /// What a team calls it where it has no name yet.
    fn team_name(self, language: &str) -> &'static str {
        match (self, language) {
            (Self::Applied, "de") => "Beworben",
            (Self::Review, "de") => "Prüfung",
            (Self::Interview, "de") => "Interview",
            (Self::Offer, "de") => "Angebot",
            (Self::Hired, "de") => "Eingestellt",
            (Self::Applied, "zh") => "已申请",
            (Self::Review, "zh") => "筛选",
            (Self::Interview, "zh") => "面试",
            (Self::Offer, "zh") => "Offer",
            (Self::Hired, "zh") => "已入职",
            (Self::Applied, _) => "Applied",
            (Self::Review, _) => "Review",
            (Self::Interview, _) => "Interview",
            (Self::Offer, _) => "Offer",
            (Self::Hired, _) => "Hired",
        }
    }
}

/// A stage about to be made, or one of a template.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewStage {
    pub kind: StageKind,
    pub name: String,
    #[serde(default)]
    pub public_names: Translated,
}

impl From<Stage> for NewStage {
    fn from(stage: Stage) -> Self {
        Self {
            kind: stage.kind,
            name: stage.name,
            public_names: stage.public_names,
        }
    }
}

/// The five stages of a new job, named in the organization's language.
pub fn default_stages(language: &Language) -> Vec<NewStage> {
    StageKind::ALL
        .iter()
        .map(|kind| NewStage {
            kind: *kind,
            name: kind.team_name(language.primary()).to_owned(),
            public_names: public_names(*kind),
        })
        .collect()
}

fn public_names(kind: StageKind) -> Translated {
    let mut names = Translated::default();
    for tag in LANGUAGES {
        let language: Language = tag.parse().expect("our languages are tags");
        let name = kind.public_name(language.primary());
        names.insert(language, name);
    }
    names
}

/// What is wrong with the stages of a job or template, if anything: one applied at the beginning, one hired at the
/// end, neither in between, every one with a name.
pub(super) fn well_formed(stages: &[NewStage]) -> bool {
    let at = |kind| stages.iter().filter(|stage| stage.kind == kind).count() == 1;
    stages.first().is_some_and(|stage| stage.kind == StageKind::Applied)
        && stages.last().is_some_and(|stage| stage.kind == StageKind::Hired)
        && at(StageKind::Applied)
        && at(StageKind::Hired)
        && stages.iter().all(|stage| !stage.name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_begin_with_applied_and_end_with_hired() {
        let english: Language = "en".parse().unwrap();
        let stages = default_stages(&english);
        assert!(well_formed(&stages));
        assert!(!well_formed(&stages[1..]));
        assert!(!well_formed(&[]));
        let mut twice = stages.clone();
        twice.insert(1, stages[0].clone());
        assert!(!well_formed(&twice));
    }

    #[test]
    fn a_candidate_reads_the_company_s_name_or_the_kind_s_own() {
        let german: Language = "de-AT".parse().unwrap();
        let kind = StageKind::Review;
        let mut stage = Stage {
            id: Id::from_uuid(uuid::Uuid::nil()),
            job_id: Id::from_uuid(uuid::Uuid::nil()),
            kind,
            name: "Screening".to_owned(),
            public_names: Translated::default(),
            position: 1,
            removed_at: None,
            merged_into: None,
        };
        assert_eq!(stage.public_name(&german), "Wird geprüft");
        stage.public_names.insert("de".parse().unwrap(), "Wir lesen");
        assert_eq!(stage.public_name(&german), "Wir lesen");
    }
}
