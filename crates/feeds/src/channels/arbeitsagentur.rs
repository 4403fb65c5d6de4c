//! HR-BA-XML, the job exchange of the Bundesagentur für Arbeit: a draft.
//!
//! The schema (`HRBAXML_JobPosition_Current.xsd`) is in a protected download that only partners of the agency see. The
//! structure is that of public samples and programs, which agree: `JobPositionRequirements` and `NumberToFill` stand in
//! `JobPositionInformation`. Nothing here is validated until an operator has checked a file with the agency's schema.

use base::{Time, Zone};

use super::{Channel, Checks, refused};
use crate::{
    Ad, AgencyAccount, Employer, Employment, Fault, Level, Place, dates,
    fault::{Part as Of, Reason, Rule, What},
    listing,
    xml::{Xml, kept},
};

/// `JobPositionTitleDescription`.
const LONGEST_TITLE: usize = 60;
/// `Objective`.
const LONGEST_TEXT: usize = 4000;
/// `StreetName`.
const LONGEST_STREET: usize = 30;
/// `HiringOrgName`. UNCONFIRMED: one program cuts there.
const LONGEST_COMPANY: usize = 30;

/// Which part of a delivery a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// The number of this part, from 1; more follow.
    Continued(u16),
    /// The number of the last part.
    Last(u16),
}

/// The name under which the agency takes a file: `DSP000000000_2026-11-23_09-00-00.xml`, the time as German clocks show it.
pub fn file_name(account: &AgencyAccount, now: Time, part: Part) -> String {
    let berlin: Zone = "Europe/Berlin".parse().expect("the zone is part of the program");
    let time = now
        .in_zone(berlin.time_zone())
        .strftime("%Y-%m-%d_%H-%M-%S")
        .to_string();
    let part = match part {
        Part::Whole => String::new(),
        Part::Continued(number) => format!("_F{number:03}C"),
        Part::Last(number) => format!("_F{number:03}E"),
    };
    format!("DS{}_{time}{part}.xml", account.supplier_id())
}

/// A full load: what is not in it is taken down.
pub fn open(employer: &Employer, count: u64, now: Time, out: &mut String) {
    let mut xml = Xml::at(0, out);
    xml.declaration();
    xml.comment("HR-BA-XML draft, made from public samples. Not validated with the schema of the Bundesagentur.");
    xml.open("HRBAXMLJobPositionPosting");
    xml.within("Header", |xml| {
        xml.text(
            "SupplierId",
            employer.agency_account.as_ref().map_or("", AgencyAccount::supplier_id),
        );
        xml.text("Timestamp", &dates::utc(now));
        xml.number("Amount", count);
        xml.text("TypeOfLoad", "F");
    });
    xml.open("Data");
}

pub fn close(out: &mut String) {
    let mut xml = Xml::at(2, out);
    xml.close("Data");
    xml.close("HRBAXMLJobPositionPosting");
}

pub fn check(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>) {
    let mut checks = Checks {
        channel: Channel::Arbeitsagentur,
        faults,
    };
    if employer.agency_account.is_none() {
        checks.block(Of::Account, What::Missing);
    }
    checks.short(Of::Title, title(ad), LONGEST_TITLE);
    if ad.extra.agency_title_code.is_none() {
        checks.block(Of::TitleCode, What::Missing);
    }
    checks.short(Of::Description, &kept(&ad.text), LONGEST_TEXT);
    checks.required(Of::Company, &employer.name);
    checks.rather_short(Of::Company, &employer.name, LONGEST_COMPANY);
    contact(ad, &mut checks);
    checks.https(Of::ApplyUrl, &ad.apply_url);
    checks.days(ad);
    checks.cities(ad);
    checks.not_too_many_places(ad);
    let streets = ad.places.iter().map(|place| place.street.chars().count());
    if let Some(length) = streets.max().filter(|length| *length > LONGEST_STREET) {
        checks.warn(
            Of::Street,
            What::TooLong {
                length,
                limit: LONGEST_STREET,
            },
        );
    }
    checks.no_field(ad);
    if ad.language.primary() != "de" {
        checks.warn(Of::Language, What::NotAllowed(Rule::OtherLanguage));
    }
    if ad.employment == Employment::FixedTerm {
        checks.warn(Of::Employment, What::CannotSay(Reason::FixedTerm));
    }
}

/// A family name is required, in letters, spaces and hyphens.
fn contact(ad: &Ad, checks: &mut Checks<'_>) {
    let family = ad.contact.as_ref().map_or("", |contact| contact.family_name.trim());
    if family.is_empty() {
        checks.block(Of::Contact, What::Missing);
    } else if !family
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
    {
        checks.block(Of::Contact, What::NotAllowed(Rule::OutOfRange));
    }
}

/// The short title that a person entered, else the posting's.
fn title(ad: &Ad) -> &str {
    if ad.extra.agency_title.is_empty() {
        &ad.title
    } else {
        &ad.extra.agency_title
    }
}

pub fn item(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>, out: &mut String) -> u64 {
    check(employer, ad, faults);
    let (false, Some(account)) = (refused(faults), &employer.agency_account) else {
        return 0;
    };
    Xml::at(2, out).within("JobPositionPosting", |xml| {
        // Seen as `{alliance number}-{own number}-S`.
        xml.text(
            "JobPositionPostingId",
            &format!("{}-{}-S", account.alliance_number(), ad.number),
        );
        hiring_org(xml, employer, account, ad);
        post_detail(xml, employer, account, ad);
        xml.within("JobPositionInformation", |xml| information(xml, ad));
    });
    1
}

fn hiring_org(xml: &mut Xml<'_>, employer: &Employer, account: &AgencyAccount, ad: &Ad) {
    xml.within("HiringOrg", |xml| {
        xml.text("HiringOrgName", &employer.name);
        xml.text("HiringOrgId", account.hiring_org_id());
        xml.text_if_any("ProfileWebSite", &employer.website);
        xml.within("Contact", |xml| names(xml, ad));
    });
}

fn names(xml: &mut Xml<'_>, ad: &Ad) {
    if let Some(contact) = &ad.contact {
        xml.text_if_any("GivenName", &contact.given_name);
        xml.text("FamilyName", contact.family_name.trim());
    }
}

fn post_detail(xml: &mut Xml<'_>, employer: &Employer, account: &AgencyAccount, ad: &Ad) {
    xml.within("PostDetail", |xml| {
        xml.text("StartDate", &dates::iso(ad.posted_on));
        if let Some(until) = ad.valid_until {
            xml.text("EndDate", &dates::iso(until));
        }
        xml.text("LastModificationDate", &dates::utc(ad.updated_at));
        xml.text("Status", "1");
        // 1 creates; in a full load there is nothing else.
        xml.text("Action", "1");
        xml.text("SupplierId", account.supplier_id());
        xml.text("SupplierName", &employer.name);
        xml.within("PostedBy", |xml| {
            xml.within("Contact", |xml| {
                xml.text("Company", &employer.name);
                names(xml, ad);
                if let Some(email) = ad.contact.as_ref().and_then(|contact| contact.email.as_ref()) {
                    xml.text("EMail", email.as_str());
                }
                xml.text("JobContactWebSite", &ad.apply_url);
            });
        });
    });
}

fn information(xml: &mut Xml<'_>, ad: &Ad) {
    xml.within("JobPositionTitle", |xml| {
        xml.number("TitleCode", ad.extra.agency_title_code.unwrap_or_default());
    });
    xml.text("JobPositionTitleDescription", title(ad));
    xml.text("JobOfferType", offer_type(ad));
    xml.text("Objective", &ad.text);
    xml.text("EducationAuthorisation", "0");
    xml.within("JobPositionDescription", |xml| {
        xml.within("JobPositionLocation", |xml| {
            for place in listing::places(ad) {
                location(xml, place);
            }
        });
        xml.within("Classification", |xml| {
            xml.within("Schedule", |xml| xml.text("WorkingPlan", working_plan(ad.employment)));
        });
    });
    xml.number("NumberToFill", ad.headcount.max(1));
}

/// The region is left out: it is a code of the agency's own list.
fn location(xml: &mut Xml<'_>, place: &Place) {
    xml.within("Location", |xml| {
        xml.text("CountryCode", place.country.code());
        xml.text_if_any("PostalCode", &place.postal_code);
        xml.text("Municipality", place.local_city());
        if place.street.chars().count() <= LONGEST_STREET {
            xml.text_if_any("StreetName", &place.street);
        }
    });
}

/// 2 freelancer, 34 internship or trainee, 37 executive, 1 employee.
const fn offer_type(ad: &Ad) -> &'static str {
    match (ad.employment, ad.level) {
        (Employment::Contractor, _) => "2",
        (Employment::Internship, _) => "34",
        (_, Level::Manager | Level::Director | Level::Executive) => "37",
        (Employment::FullTime | Employment::PartTime | Employment::FixedTerm, _) => "1",
    }
}

const fn working_plan(employment: Employment) -> &'static str {
    match employment {
        Employment::PartTime => "3",
        Employment::FullTime | Employment::Internship | Employment::FixedTerm | Employment::Contractor => "1",
    }
}
