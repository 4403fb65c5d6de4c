//! Which board: the word for it that a person types and a report prints.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A kind of board. What is read from a board of an [`Other`](Kind::Other) kind is decided by what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Greenhouse,
    Lever,
    Ashby,
    Smartrecruiters,
    Recruitee,
    Workable,
    Personio,
    Teamtailor,
    Bamboohr,
    Linkedin,
    Indeed,
    Xing,
    BossZhipin,
    /// A careers site of Bole itself.
    Bole,
    /// RSS, Atom or JSON Feed of any program.
    Feed,
    /// Pages with `JobPosting` in them, whoever made them.
    Site,
    /// Any other word, for files that a person brings: `wechat`, `own_site`.
    Other(Name),
}

/// A word for a board that no reader of its own exists for: small Latin letters, digits and `_`, 1 to 40 of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Box<str>);

/// Longest word for a kind of board, in characters.
const LONGEST_NAME: usize = 40;

/// Words by which people call the employer's own pages. They stay as they were typed.
const OWN_SITE: [&str; 9] = [
    "site",
    "own_site",
    "careers",
    "careers_site",
    "career_site",
    "careers_page",
    "website",
    "company_site",
    "homepage",
];

impl Kind {
    /// Every kind that has a word of ours.
    pub const ALL: [Self; 16] = [
        Self::Greenhouse,
        Self::Lever,
        Self::Ashby,
        Self::Smartrecruiters,
        Self::Recruitee,
        Self::Workable,
        Self::Personio,
        Self::Teamtailor,
        Self::Bamboohr,
        Self::Linkedin,
        Self::Indeed,
        Self::Xing,
        Self::BossZhipin,
        Self::Bole,
        Self::Feed,
        Self::Site,
    ];

    /// The word, as it is stored and typed.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Greenhouse => "greenhouse",
            Self::Lever => "lever",
            Self::Ashby => "ashby",
            Self::Smartrecruiters => "smartrecruiters",
            Self::Recruitee => "recruitee",
            Self::Workable => "workable",
            Self::Personio => "personio",
            Self::Teamtailor => "teamtailor",
            Self::Bamboohr => "bamboohr",
            Self::Linkedin => "linkedin",
            Self::Indeed => "indeed",
            Self::Xing => "xing",
            Self::BossZhipin => "boss_zhipin",
            Self::Bole => "bole",
            Self::Feed => "feed",
            Self::Site => "site",
            Self::Other(name) => &name.0,
        }
    }

    /// Whether the word means the employer's own pages: `site`, `own_site`, `careers`, `website`.
    pub fn is_own_site(&self) -> bool {
        OWN_SITE.contains(&self.as_str())
    }
}

/// Not a word for a kind of board.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "a kind of board is a word of small letters a to z, digits and _, at most 40 of them, such as linkedin or own_site"
)]
pub struct KindError;

impl FromStr for Kind {
    type Err = KindError;
    /// Reads a word in any case; a space or hyphen stands for `_`: `Boss-Zhipin` is `boss_zhipin`.
    fn from_str(text: &str) -> Result<Self, KindError> {
        let word = text.trim().to_ascii_lowercase().replace([' ', '-'], "_");
        if let Some(known) = Self::ALL.into_iter().find(|kind| kind.as_str() == word) {
            return Ok(known);
        }
        let fits = (1..=LONGEST_NAME).contains(&word.len())
            && word
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        if fits {
            Ok(Self::Other(Name(word.into())))
        } else {
            Err(KindError)
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind.clone()), "{kind}");
        }
        assert_eq!(" Boss-Zhipin ".parse(), Ok(Kind::BossZhipin));
    }

    #[test]
    fn any_other_word_is_a_kind_and_stays_as_it_is() {
        let wechat: Kind = "wechat".parse().unwrap();
        assert_eq!(wechat.as_str(), "wechat");
        let own: Kind = "own_site".parse().unwrap();
        assert_eq!(own.as_str(), "own_site");
        assert!(own.is_own_site() && Kind::Site.is_own_site() && !wechat.is_own_site());
    }

    #[test]
    fn what_is_not_a_word_is_refused() {
        for bad in ["", "  ", "微信", "a/b", "a\0b", &"x".repeat(41)] {
            assert_eq!(bad.parse::<Kind>(), Err(KindError), "{bad:?}");
        }
    }
}
