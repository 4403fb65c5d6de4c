//! Which of the people of a job: a filter as it stands in an address, and as SQL.

use base::{Id, Time};
use db::{dialect, in_list};
use jiff::SignedDuration;
use serde::Serialize;
use web::Fields;

use crate::{
    jobs::Stage,
    views::{COLUMNS, Columns},
};

/// What the address asks for. Whatever cannot be read is left out: an old link still leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// Words that all stand in names, headline or addresses.
    pub q: String,
    /// Any of these stages; all when empty.
    pub stages: Vec<Id<Stage>>,
    pub source: String,
    pub tag: String,
    /// Only those of whom an answer met a knock-out rule.
    pub marked: bool,
    /// At least so many days in their stage.
    pub waiting: Option<i64>,
    pub standing: Standing,
    /// Of [`TABLE_COLUMNS`]; the board has none.
    pub columns: Columns,
    /// Of those, only whom something can be done with: nobody who was hired or whose application ended. An address
    /// does not say it.
    #[serde(skip)]
    pub in_play: bool,
}

/// The columns of the table, the name aside.
pub const TABLE_COLUMNS: &[&str] = &["now", "place", "languages", "stage", "source", "waiting", "applied"];

impl Default for Filter {
    fn default() -> Self {
        Self::read(&Fields::default())
    }
}

/// Whether somebody is still in play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// In play, or hired.
    #[default]
    Current,
    /// Rejected or withdrawn.
    Ended,
    Everyone,
}

db::text_enum!(Standing { Current = "current", Ended = "ended", Everyone = "everyone" });

/// A value of the filter.
pub(super) enum Bound {
    Text(String),
    Stage(Id<Stage>),
    Time(Time),
}

/// The most words of a filter that count.
const MOST_WORDS: usize = 8;

impl Filter {
    /// The parameters it is made of.
    pub const NAMES: [&'static str; 8] = ["q", "stage", "source", "tag", "marked", "waiting", "standing", COLUMNS];

    pub fn read(query: &Fields) -> Self {
        let first = |name: &str| {
            query
                .many(name)
                .next()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(200)
                .collect::<String>()
        };
        Self {
            q: first("q"),
            stages: query.many("stage").filter_map(|id| id.parse().ok()).take(50).collect(),
            source: first("source"),
            tag: first("tag"),
            marked: first("marked") == "true",
            waiting: first("waiting").parse().ok().filter(|days| (1..=3650).contains(days)),
            standing: first("standing").parse().unwrap_or_default(),
            columns: Columns::read(query, TABLE_COLUMNS),
            in_play: false,
        }
    }

    /// Those whom an act on many can be about.
    pub fn in_play(&self) -> Self {
        Self {
            in_play: true,
            ..self.clone()
        }
    }

    /// The same filter for an address.
    pub fn to_fields(&self) -> Fields {
        let mut fields = Fields::default();
        let texts = [("q", &self.q), ("source", &self.source), ("tag", &self.tag)];
        for (name, value) in texts.into_iter().filter(|(_, value)| !value.is_empty()) {
            fields.push(name, value.clone());
        }
        for stage in &self.stages {
            fields.push("stage", stage.to_string());
        }
        if self.marked {
            fields.push("marked", "true");
        }
        if let Some(days) = self.waiting {
            fields.push("waiting", days.to_string());
        }
        if self.standing != Standing::default() {
            fields.push("standing", self.standing.as_str());
        }
        if let Some(columns) = self.columns.to_value() {
            fields.push(COLUMNS, columns);
        }
        fields
    }

    /// Whether nobody is left out.
    pub fn is_empty(&self) -> bool {
        self.to_fields().without(COLUMNS).is_empty()
    }

    pub(super) fn narrow(&self, text: &mut String, bounds: &mut Vec<Bound>, now: Time) {
        let mut and = |condition: String| {
            text.push_str(" AND ");
            text.push_str(&condition);
        };
        let words = self.q.to_lowercase();
        for word in words.split_whitespace().take(MOST_WORDS) {
            and(dialect::contains("c.folded", bounds.len() + 3));
            bounds.push(Bound::Text(word.to_owned()));
        }
        if !self.stages.is_empty() {
            and(format!(
                "a.stage_id IN ({})",
                in_list(bounds.len() + 3, self.stages.len())
            ));
            bounds.extend(self.stages.iter().map(|id| Bound::Stage(*id)));
        }
        if !self.source.is_empty() {
            and(format!("a.source = ${}", bounds.len() + 3));
            bounds.push(Bound::Text(self.source.clone()));
        }
        if !self.tag.is_empty() {
            and(format!(
                "EXISTS (SELECT 1 FROM candidate_tags ct JOIN tags t ON t.id = ct.tag_id
                         WHERE ct.candidate_id = c.id AND t.folded = ${})",
                bounds.len() + 3
            ));
            bounds.push(Bound::Text(self.tag.to_lowercase()));
        }
        if self.marked {
            and("a.marked".to_owned());
        }
        if self.in_play {
            and("a.outcome IS NULL".to_owned());
        }
        if let Some(days) = self.waiting {
            and(format!("a.stage_at <= ${}", bounds.len() + 3));
            bounds.push(Bound::Time(now - SignedDuration::from_hours(24 * days)));
        }
        match self.standing {
            Standing::Current => and("(a.outcome IS NULL OR a.outcome = 'hired')".to_owned()),
            Standing::Ended => and("a.outcome IN ('rejected', 'withdrawn')".to_owned()),
            Standing::Everyone => {}
        }
    }
}
