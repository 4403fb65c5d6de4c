//! What is measured, one file per bar or family of bars.

mod alike;
mod applying;
mod footprint;
mod people;
mod posting;
mod weight;

use clap::ValueEnum;

use crate::{report::Figure, stage::Stage};

/// One of the bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bar {
    /// A posting page against a bare handler.
    Posting,
    /// An application with a file against the least that stores it.
    Applying,
    /// Resident memory with the demo company.
    Memory,
    /// From the start to the first answer.
    Start,
    /// The bytes of the careers site.
    Weight,
    /// Whether the time of an answer tells what its words do not.
    Alike,
    /// The recruiter's pages over many people, on both databases.
    People,
}

impl Bar {
    pub const ALL: [Self; 7] = [
        Self::Start,
        Self::Memory,
        Self::Weight,
        Self::Posting,
        Self::Applying,
        Self::Alike,
        Self::People,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Posting => "A posting page",
            Self::Applying => "An application with a file",
            Self::Memory => "Resident memory",
            Self::Start => "Start",
            Self::Weight => "Weight of the careers site",
            Self::Alike => "Answers that take as long as each other",
            Self::People => "Board and table of people",
        }
    }

    pub async fn measure(self, stage: &Stage) -> anyhow::Result<Vec<Figure>> {
        match self {
            Self::Posting => posting::measure(stage).await,
            Self::Applying => applying::measure(stage).await,
            Self::Memory => footprint::memory(stage).await,
            Self::Start => footprint::start(stage).await,
            Self::Weight => weight::measure(stage).await,
            Self::Alike => alike::measure(stage).await,
            Self::People => people::measure(stage).await,
        }
    }
}
