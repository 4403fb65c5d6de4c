//! The document that a board fetches, written piece by piece.

use base::Time;

use crate::{
    Ad, Channel, Employer, Fault, Fields,
    channels::{arbeitsagentur, indeed, linkedin, partner, xing},
    fault::Severity,
};

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// LinkedIn's feed of Basic Jobs.
    Linkedin,
    Indeed,
    /// HR-BA-XML as far as it is public: a draft.
    Arbeitsagentur,
    Xing,
    /// Our own, for anybody who asks, with the fields that they want.
    PartnerXml(Fields),
    PartnerJson(Fields),
}

impl Format {
    pub const fn channel(&self) -> Channel {
        match self {
            Self::Linkedin => Channel::Linkedin,
            Self::Indeed => Channel::Indeed,
            Self::Arbeitsagentur => Channel::Arbeitsagentur,
            Self::Xing => Channel::Xing,
            Self::PartnerXml(_) | Self::PartnerJson(_) => Channel::Partner,
        }
    }

    /// The media type that it is served with.
    pub const fn media_type(&self) -> &'static str {
        match self {
            Self::PartnerJson(_) => "application/json",
            Self::Linkedin | Self::Indeed | Self::Arbeitsagentur | Self::Xing | Self::PartnerXml(_) => {
                "application/xml; charset=utf-8"
            }
        }
    }

    /// How many elements one document may have, if the board says so; more are split by country.
    pub const fn most_elements(&self) -> Option<u64> {
        match self {
            Self::Linkedin => Some(linkedin::MOST_JOBS),
            Self::Indeed | Self::Arbeitsagentur | Self::Xing | Self::PartnerXml(_) | Self::PartnerJson(_) => None,
        }
    }

    /// How many elements the document will have for this ad: none if the channel would refuse it.
    pub fn elements(&self, employer: &Employer, ad: &Ad) -> u64 {
        if crate::check(self.channel(), employer, ad)
            .iter()
            .any(|fault| fault.severity == Severity::Blocks)
        {
            return 0;
        }
        match self {
            Self::Linkedin => linkedin::elements(ad),
            Self::Indeed => indeed::elements(ad),
            Self::Arbeitsagentur | Self::Xing | Self::PartnerXml(_) | Self::PartnerJson(_) => 1,
        }
    }
}

/// A document in the making. Hand on what stands in `out` after every call and empty it: no ad is held longer.
#[derive(Debug)]
pub struct Feed<'a> {
    format: &'a Format,
    employer: &'a Employer,
    written: u64,
}

impl<'a> Feed<'a> {
    /// Begins a document. `count` is how many elements it will have ([`Format::elements`] of all ads): some formats say it
    /// at their head.
    pub fn open(format: &'a Format, employer: &'a Employer, count: u64, now: Time, out: &mut String) -> Self {
        match format {
            Format::Linkedin => linkedin::open(employer, count, now, out),
            Format::Indeed => indeed::open(employer, now, out),
            Format::Arbeitsagentur => arbeitsagentur::open(employer, count, now, out),
            Format::Xing => xing::open(out),
            Format::PartnerXml(_) => partner::xml::open(employer, count, now, out),
            Format::PartnerJson(_) => partner::json::open(employer, count, now, out),
        }
        Self {
            format,
            employer,
            written: 0,
        }
    }

    /// Writes an ad, as several elements where the board lists places, and tells how many.
    ///
    /// # Errors
    /// The faults of an ad that the channel would refuse. Nothing is written of it: one wrong element can cost the whole
    /// document.
    pub fn item(&mut self, ad: &Ad, out: &mut String) -> Result<u64, Vec<Fault>> {
        let mut faults = Vec::new();
        let written = match self.format {
            Format::Linkedin => linkedin::item(self.employer, ad, &mut faults, out),
            Format::Indeed => indeed::item(self.employer, ad, &mut faults, out),
            Format::Arbeitsagentur => arbeitsagentur::item(self.employer, ad, &mut faults, out),
            Format::Xing => xing::item(self.employer, ad, &mut faults, out),
            Format::PartnerXml(fields) => partner::xml::item(self.employer, ad, fields, &mut faults, out),
            Format::PartnerJson(fields) => {
                partner::json::item(self.employer, ad, fields, self.written == 0, &mut faults, out)
            }
        };
        if written == 0 {
            faults.retain(|fault| fault.severity == Severity::Blocks);
            return Err(faults);
        }
        self.written += written;
        Ok(written)
    }

    /// How many elements there are so far.
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Ends the document.
    pub fn close(self, out: &mut String) {
        match self.format {
            Format::Linkedin => linkedin::close(out),
            Format::Indeed => indeed::close(out),
            Format::Arbeitsagentur => arbeitsagentur::close(out),
            Format::Xing => xing::close(out),
            Format::PartnerXml(_) => partner::xml::close(out),
            Format::PartnerJson(_) => partner::json::close(out),
        }
    }
}
