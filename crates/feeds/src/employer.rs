//! What channels need to know of the company: settings of the organization.

use base::{Email, Language};
use thiserror::Error;

use crate::words::words;

/// The hiring company as its settings describe it. A text that is not set is empty.
#[derive(Clone, Debug)]
pub struct Employer {
    /// The name where there is none in the ad's language.
    pub name: String,
    pub names: Vec<(Language, String)>,
    /// The group that the company belongs to, for Indeed; empty if it is its own.
    pub parent: String,
    pub website: String,
    /// Who posts, as LinkedIn must be told since June 2025. It stands in a document that is public.
    pub poster_email: Option<Email>,
    /// The number of the company's page on LinkedIn, from the address of the page's administration.
    pub linkedin_company_id: Option<u64>,
    /// LinkedIn's codes of industries.
    pub linkedin_industries: Vec<u32>,
    pub agency_account: Option<AgencyAccount>,
    /// Address of the company's profile on XING.
    pub xing_profile: String,
    pub size: Option<Size>,
    pub stage: Option<Stage>,
}

impl Employer {
    /// The name for readers of this language.
    pub fn name_in(&self, language: &Language) -> &str {
        let exact = self.names.iter().find(|(own, _)| own == language);
        let near = || {
            let of_base = self.names.iter().filter(|(own, _)| own.primary() == language.primary());
            of_base.into_iter().find(|(own, _)| own.matches(language))
        };
        exact
            .or_else(near)
            .map_or(self.name.as_str(), |(_, name)| name.as_str())
    }
}

/// An employer's numbers at the Bundesagentur für Arbeit, given with the cooperation agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyAccount {
    supplier_id: String,
    hiring_org_id: String,
    alliance_number: String,
}

/// Which number of an [`AgencyAccount`] is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AgencyAccountError {
    #[error("a Supplier-ID is a letter and nine digits, such as P000000000")]
    SupplierId,
    #[error("a customer number of the Bundesagentur is a letter and nine digits, such as A000000000")]
    HiringOrgId,
    #[error("an Allianzpartnernummer is made of digits")]
    AllianceNumber,
}

/// Longer ones were not seen. (UNCONFIRMED: nothing public says how long an Allianzpartnernummer is.)
const LONGEST_ALLIANCE_NUMBER: usize = 10;

impl AgencyAccount {
    /// Reads the three numbers, with space around them.
    ///
    /// # Errors
    /// When one has not the shape that public samples have.
    pub fn parse(supplier_id: &str, hiring_org_id: &str, alliance_number: &str) -> Result<Self, AgencyAccountError> {
        let alliance = alliance_number.trim();
        if alliance.is_empty()
            || alliance.len() > LONGEST_ALLIANCE_NUMBER
            || !alliance.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(AgencyAccountError::AllianceNumber);
        }
        Ok(Self {
            supplier_id: customer_number(supplier_id).ok_or(AgencyAccountError::SupplierId)?,
            hiring_org_id: customer_number(hiring_org_id).ok_or(AgencyAccountError::HiringOrgId)?,
            alliance_number: alliance.to_owned(),
        })
    }

    pub fn supplier_id(&self) -> &str {
        &self.supplier_id
    }

    pub fn hiring_org_id(&self) -> &str {
        &self.hiring_org_id
    }

    pub fn alliance_number(&self) -> &str {
        &self.alliance_number
    }
}

fn customer_number(text: &str) -> Option<String> {
    let number = text.trim().to_ascii_uppercase();
    let (letter, digits) = number.as_bytes().split_first()?;
    let fits = letter.is_ascii_uppercase() && digits.len() == 9 && digits.iter().all(u8::is_ascii_digit);
    fits.then_some(number)
}

words!(
    /// How many people work there, in the steps of Chinese boards.
    Size {
        UpTo20 = "0-20",
        UpTo99 = "20-99",
        UpTo499 = "100-499",
        UpTo999 = "500-999",
        UpTo9999 = "1000-9999",
        From10000 = "10000+",
    }
);

words!(
    /// How the company is financed, in the steps of Chinese boards.
    Stage {
        Unfunded = "unfunded",
        Angel = "angel",
        SeriesA = "series_a",
        SeriesB = "series_b",
        SeriesC = "series_c",
        SeriesDOrLater = "series_d_or_later",
        Listed = "listed",
        NeedsNone = "needs_none",
    }
);
