//! Postings as job boards want them.
//!
//! An [`Ad`] is one posting with what is known of its job; an [`Employer`] is what channels must know of the company.
//! [`check`] tells before publishing what a [`Channel`] will not take. A [`Feed`] writes the document that a board fetches,
//! piece by piece. For boards that offer no way in, [`pack`] prepares what a person copies into their form.
//!
//! Nothing here reads or sends anything. What a board's rules are is said where they are applied, with the source; a rule
//! that no public copy confirms is marked UNCONFIRMED.

mod ad;
mod channels;
mod dates;
mod employer;
mod fault;
mod feed;
mod html;
mod listing;
pub mod pack;
mod tables;
#[cfg(test)]
mod tests;
mod words;
mod xml;

pub use ad::{Ad, Contact, Degree, Employment, Extra, InternshipTerms, Level, Place, Workplace, Years};
pub use channels::{
    Channel,
    arbeitsagentur::{Part as FilePart, file_name},
    check,
    partner::{Field, Fields},
    preview,
};
pub use employer::{AgencyAccount, AgencyAccountError, Employer, Size, Stage};
pub use fault::{Arg, Fault, Part, Reason, Rule, Severity, What};
pub use feed::{Feed, Format};
pub use words::UnknownWord;
