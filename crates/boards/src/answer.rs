//! What a board answered, and what to ask it next.

use std::{fmt, str::FromStr};

use crate::{
    draft::Queue,
    fault::{At, Fault, Unreadable, What},
    kind::Kind,
    posted::Posted,
};

/// What was fetched or brought.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Where it came from, after redirects; relative addresses are read from here. May be empty.
    pub url: &'a str,
    /// The `Content-Type` it came with.
    pub media_type: Option<&'a str>,
    pub bytes: &'a [u8],
}

/// Something to fetch by GET.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ask {
    /// How to read the answer.
    pub kind: Kind,
    pub url: String,
    pub wanted: Wanted,
}

/// What an answer is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// The list of postings, or a page of it.
    List,
    /// One posting with all that the list does not say.
    Details,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub postings: Vec<Posted>,
    /// The next page, or the details to fetch, in this order.
    pub next: Vec<Ask>,
    /// How many postings the board says it has.
    pub total: Option<u64>,
    pub faults: Vec<Fault>,
}

impl Answer {
    pub(crate) fn of(queue: Queue) -> Self {
        let mut answer = Self::default();
        for piece in queue {
            match piece {
                Ok(posted) => answer.postings.push(posted),
                Err(fault) => answer.faults.push(fault),
            }
        }
        answer
    }

    /// Whether nothing is missing of the list: all pages were read and the board has no more than what was read. A
    /// posting that is missing from a list that is not whole has not closed.
    pub fn is_whole(&self) -> bool {
        let cut = |fault: &Fault| matches!(fault.what, What::Truncated | What::Stopped(_) | What::TooMany { .. });
        let lost = self.faults.iter().filter(|fault| fault.is_loss()).count();
        let seen = (self.postings.len() + lost) as u64;
        !self.faults.iter().any(cut)
            && self.next.iter().all(|ask| ask.wanted == Wanted::Details)
            && self.total.is_none_or(|total| total <= seen)
    }

    /// Notes that reading stopped after `read` pieces; an error if there was nothing before it.
    pub(crate) fn stopped(mut self, read: u64, why: Unreadable) -> Result<Self, Unreadable> {
        if self.postings.is_empty() {
            return Err(why);
        }
        let what = match why {
            Unreadable::Truncated => What::Truncated,
            other => What::Stopped(Box::new(other)),
        };
        self.faults.push(Fault {
            at: At::Item(read + 1),
            what,
        });
        Ok(self)
    }
}

impl Wanted {
    pub const ALL: [Self; 2] = [Self::List, Self::Details];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Details => "details",
        }
    }
}

/// Not a word for what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("list or details is wanted")]
pub struct WantedError;

impl FromStr for Wanted {
    type Err = WantedError;
    fn from_str(text: &str) -> Result<Self, WantedError> {
        Self::ALL
            .into_iter()
            .find(|own| own.as_str() == text)
            .ok_or(WantedError)
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
