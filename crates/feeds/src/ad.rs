//! The advertisement: one posting with what a board wants to know of its job.

use base::{Country, Date, Email, Language, Time};
use pay::Pay;

use crate::words::words;

/// One posting in one language, as it is handed to boards. Texts are what a person entered, cleaned of nothing: the
/// writers drop what their format forbids.
#[derive(Clone, Debug)]
pub struct Ad {
    /// The job as people name it: `J-0042`. Shared by the postings of a job.
    pub reference: String,
    /// Of the posting, and of no other; never changes.
    pub number: i64,
    pub language: Language,
    pub title: String,
    /// The text as HTML that is safe in a page.
    pub html: String,
    /// The same text without markup.
    pub text: String,
    /// Its page on the careers site.
    pub url: String,
    /// Where the form is.
    pub apply_url: String,
    pub places: Vec<Place>,
    pub workplace: Workplace,
    /// For remote work: from which countries, empty for any.
    pub remote_countries: Vec<Country>,
    pub employment: Employment,
    pub level: Level,
    /// Only if the public may read it.
    pub pay: Option<Pay>,
    /// Empty if there is none.
    pub department: String,
    pub skills: Vec<String>,
    /// The first day on which it was public; an edit does not move it.
    pub posted_on: Date,
    /// The last day on which one can apply.
    pub valid_until: Option<Date>,
    pub updated_at: Time,
    /// How many people are wanted.
    pub headcount: u32,
    /// Whom applicants may ask.
    pub contact: Option<Contact>,
    pub urgent: bool,
    pub extra: Extra,
}

/// Where the work is done. A text that is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// As the organization calls it; the name by which a board's map finds it.
    pub city: String,
    /// As readers of the ad call it: 杭州 for Hangzhou.
    pub city_in_language: String,
    /// State or province.
    pub region: String,
    pub postal_code: String,
    pub street: String,
    pub country: Country,
    /// The country's name in English.
    pub country_name: String,
}

impl Place {
    /// The city in the ad's language, or as the organization calls it.
    pub fn local_city(&self) -> &str {
        if self.city_in_language.is_empty() {
            &self.city
        } else {
            &self.city_in_language
        }
    }
}

/// A person of the hiring team whom the public may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub given_name: String,
    pub family_name: String,
    pub email: Option<Email>,
}

/// What single channels ask for and no job has: a person enters it with the publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// The mail address that LinkedIn is told for this ad, instead of the employer's.
    pub poster_email: Option<Email>,
    /// LinkedIn's codes of functions: `eng`, `it`.
    pub linkedin_functions: Vec<String>,
    /// The profession's id in the catalogue of the Bundesagentur.
    pub agency_title_code: Option<u32>,
    /// A title of 60 characters for the Bundesagentur, where the posting's is longer.
    pub agency_title: String,
    /// The category that the form of BOSS直聘 asks for (职位类型).
    pub boss_category: String,
    pub years: Option<Years>,
    pub degree: Option<Degree>,
    pub internship: Option<InternshipTerms>,
}

/// Years of experience that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub at_least: u8,
    pub at_most: Option<u8>,
}

/// What a Chinese internship says of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InternshipTerms {
    /// 1 to 7.
    pub days_per_week: u8,
    /// How many months at least.
    pub least_months: u8,
}

words!(
    /// Where the work is done.
    Workplace { OnSite = "on_site", Hybrid = "hybrid", Remote = "remote" }
);

words!(
    /// The kind of contract.
    Employment {
        FullTime = "full_time",
        PartTime = "part_time",
        Internship = "internship",
        FixedTerm = "fixed_term",
        Contractor = "contractor",
    }
);

words!(
    /// How senior, from intern to executive.
    Level {
        Intern = "intern",
        Junior = "junior",
        Mid = "mid",
        Senior = "senior",
        Lead = "lead",
        Principal = "principal",
        Manager = "manager",
        Director = "director",
        Executive = "executive",
    }
);

words!(
    /// The lowest degree that is asked for.
    Degree {
        /// Said to be none.
        None = "none",
        LowerSecondary = "lower_secondary",
        Vocational = "vocational",
        UpperSecondary = "upper_secondary",
        /// 大专, associate degree.
        Associate = "associate",
        Bachelor = "bachelor",
        Master = "master",
        Doctorate = "doctorate",
    }
);
