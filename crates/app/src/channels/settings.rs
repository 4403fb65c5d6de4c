//! What channels have to know of the company.

use base::Email;
use feeds::{AgencyAccount, Employer, Fields, Format, Size, Stage};
use serde::{Deserialize, Serialize};

use crate::organization::{Brand, Organization, Setting};

/// As people enter it; empty is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChannelSettings {
    /// Who posts; public in the feeds.
    pub poster_email: String,
    /// The number of the company's page on LinkedIn.
    pub linkedin_company_id: String,
    pub supplier_id: String,
    pub hiring_org_id: String,
    pub alliance_number: String,
    pub xing_profile: String,
    /// The group the company belongs to, for Indeed.
    pub parent: String,
    pub size: String,
    pub stage: String,
    /// The fields of the partner feed, by commas; empty for all.
    pub partner_fields: String,
}

impl Setting for ChannelSettings {
    const KEY: &'static str = "channels";
}

impl ChannelSettings {
    /// The company as channels see it.
    pub fn employer(&self, organization: &Organization, brand: &Brand) -> Employer {
        let account = AgencyAccount::parse(&self.supplier_id, &self.hiring_org_id, &self.alliance_number);
        Employer {
            name: organization.name.in_language(&organization.language).to_owned(),
            names: organization
                .name
                .0
                .iter()
                .map(|(language, name)| (language.clone(), name.clone()))
                .collect(),
            parent: self.parent.clone(),
            website: brand.website.clone().unwrap_or_default(),
            poster_email: self.poster_email.parse::<Email>().ok(),
            linkedin_company_id: self.linkedin_company_id.parse().ok(),
            linkedin_industries: Vec::new(),
            agency_account: account.ok(),
            xing_profile: self.xing_profile.clone(),
            size: self.size.parse::<Size>().ok(),
            stage: self.stage.parse::<Stage>().ok(),
        }
    }

    /// The fields of the partner feed.
    pub fn fields(&self) -> Fields {
        self.partner_fields.parse().unwrap_or_default()
    }

    /// The document at `/feeds/{file}`.
    pub fn format_of(&self, file: &str) -> Option<Format> {
        Some(match file {
            "linkedin.xml" => Format::Linkedin,
            "indeed.xml" => Format::Indeed,
            "arbeitsagentur.xml" => Format::Arbeitsagentur,
            "xing.xml" => Format::Xing,
            "partner.xml" => Format::PartnerXml(self.fields()),
            "partner.json" => Format::PartnerJson(self.fields()),
            _ => return None,
        })
    }
}
