//! What a rule found: where, how grave, by which law, and the arguments of its sentence.

use std::{cmp::Ordering, fmt, ops::Range};

use sha2::{Digest, Sha256};

use crate::{law::Law, rule::Rule};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Likely against a law or against the reader.
    Warning,
    /// A law says so plainly, or the advert is not one.
    Error,
}

impl Severity {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The part of an advert that a finding is about. In the order in which findings are told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Title,
    Description,
    Requirements,
    Benefits,
    Pay,
    Places,
    Languages,
    /// A question of the form, by its id, in a language.
    Question {
        id: String,
        language: String,
    },
    /// An answer to choose, counted from zero.
    Choice {
        id: String,
        language: String,
        index: usize,
    },
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Description => f.write_str("description"),
            Self::Requirements => f.write_str("requirements"),
            Self::Benefits => f.write_str("benefits"),
            Self::Pay => f.write_str("pay"),
            Self::Places => f.write_str("places"),
            Self::Languages => f.write_str("languages"),
            Self::Question { id, language } => write!(f, "question:{id}:{language}"),
            Self::Choice { id, language, index } => write!(f, "choice:{id}:{language}:{index}"),
        }
    }
}

/// Something to say about an advert.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static Rule,
    /// As grave as it is here: a law of the place may make it graver than the rule is elsewhere.
    pub severity: Severity,
    /// The key of its sentence.
    pub message: &'static str,
    pub field: Field,
    /// The bytes of the field that it is about. Empty when it is about what is not there.
    pub range: Range<usize>,
    /// The arguments of the sentence, by name.
    pub args: Vec<(&'static str, String)>,
    pub law: Option<&'static Law>,
    /// What an override was given for: the words of the passage, or the facts that the rule looked at.
    subject: [u8; 6],
}

impl Finding {
    /// About words in a field.
    pub(crate) fn about(
        rule: &'static Rule,
        severity: Severity,
        field: Field,
        text: &str,
        range: Range<usize>,
    ) -> Self {
        let passage = text.get(range.clone()).unwrap_or_default();
        Self {
            rule,
            severity,
            message: rule.message,
            field,
            args: vec![("passage", shortened(passage))],
            law: None,
            subject: digest(passage),
            range,
        }
    }

    /// About what is not in a field. The facts are what the rule looked at: when they change, an override lapses.
    pub(crate) fn lacking(rule: &'static Rule, severity: Severity, field: Field, facts: &str) -> Self {
        Self {
            rule,
            severity,
            message: rule.message,
            field,
            range: 0..0,
            args: Vec::new(),
            law: None,
            subject: digest(facts),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub(crate) fn saying(mut self, message: &'static str) -> Self {
        self.message = message;
        self
    }

    pub(crate) fn by(mut self, law: Option<&'static Law>) -> Self {
        self.law = law;
        self
    }

    /// The same for the same rule, field and passage, and another one when the passage changes. Two places of a field
    /// with the same words have the same id: what was said of one holds for the other.
    pub fn id(&self) -> String {
        let digest: String = self.subject.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}/{}/{digest}", self.rule.key, self.field)
    }

    /// An argument of the sentence.
    pub fn arg(&self, name: &str) -> Option<&str> {
        let (_, value) = self.args.iter().find(|(own, _)| *own == name)?;
        Some(value)
    }

    pub(crate) fn in_order(&self, other: &Self) -> Ordering {
        let place = |finding: &Self| (finding.range.start, finding.range.end);
        other
            .severity
            .cmp(&self.severity)
            .then_with(|| self.field.cmp(&other.field))
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.rule.key.cmp(other.rule.key))
    }

    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.rule.key == other.rule.key
            && self.field == other.field
            && self.range == other.range
            && self.message == other.message
    }
}

/// The passage as a sentence can quote it.
fn shortened(passage: &str) -> String {
    const MOST: usize = 80;
    let mut words: String = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(MOST) {
        words.truncate(end);
        words.push('…');
    }
    words
}

fn digest(subject: &str) -> [u8; 6] {
    let all = Sha256::digest(subject);
    let mut first = [0; 6];
    first.copy_from_slice(&all[..6]);
    first
}
