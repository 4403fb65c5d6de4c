//! XING's job feed. It takes a contract with XING, which then reads the address four times a day.
//!
//! Source: "Feed documentation" and its examples at dev.xing.com. UNCONFIRMED for the feed, and taken from XING's
//! E-Recruiting API: the lengths and the elements of texts.

use super::{Channel, Checks, refused};
use crate::{
    Ad, Employer, Fault,
    fault::{Part, What},
    html::{Palette, Reduced, reduce},
    listing,
    xml::Xml,
};

pub const ELEMENTS: Palette = Palette {
    elements: &[
        "h2", "h3", "h4", "h5", "hr", "a", "br", "li", "ol", "ul", "p", "em", "i", "b", "strong",
    ],
};
const LONGEST_TITLE: usize = 255;
const LONGEST_COMPANY: usize = 255;
const LONGEST_DESCRIPTION: usize = 10_000;
/// Of all tags with the commas between them.
const LONGEST_TAGS: usize = 500;

pub fn open(out: &mut String) {
    let mut xml = Xml::at(0, out);
    xml.declaration();
    xml.open("feed");
    xml.open("postings");
}

pub fn close(out: &mut String) {
    let mut xml = Xml::at(2, out);
    xml.close("postings");
    xml.close("feed");
}

pub fn check(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>) -> Reduced {
    let mut checks = Checks {
        channel: Channel::Xing,
        faults,
    };
    let company = employer.name_in(&ad.language);
    checks.required(Part::Title, &ad.title);
    checks.rather_short(Part::Title, &ad.title, LONGEST_TITLE);
    checks.required(Part::Company, company);
    checks.rather_short(Part::Company, company, LONGEST_COMPANY);
    checks.https(Part::Url, &ad.url);
    checks.days(ad);
    checks.cities(ad);
    checks.not_too_many_places(ad);
    let text = reduce(&ad.html, ELEMENTS);
    if text.visible == 0 {
        checks.block(Part::Description, What::Missing);
    }
    checks.rather_short(Part::Description, &text.html, LONGEST_DESCRIPTION);
    checks.reduced(&text);
    checks.no_field(ad);
    let (_, tagged) = tags(ad);
    if tagged < ad.skills.len() {
        checks.warn(
            Part::Skills,
            What::TooMany {
                count: ad.skills.len(),
                limit: tagged,
            },
        );
    }
    text
}

pub fn item(employer: &Employer, ad: &Ad, faults: &mut Vec<Fault>, out: &mut String) -> u64 {
    let text = check(employer, ad, faults);
    if refused(faults) {
        return 0;
    }
    Xml::at(2, out).within("posting", |xml| {
        xml.number("id", ad.number);
        xml.cdata("job_title", &ad.title);
        xml.cdata("description", &text.html);
        xml.cdata("url", &ad.url);
        xml.cdata("company_name", employer.name_in(&ad.language));
        xml.cdata_if_any("company_profile_url", &employer.xing_profile);
        xml.within("job_locations", |xml| {
            for place in listing::places(ad) {
                xml.within("job_location", |xml| {
                    xml.cdata("city", place.local_city());
                    xml.text("country", place.country.code());
                });
            }
        });
        xml.text("reply_setting", "url");
        if let Some(email) = ad.contact.as_ref().and_then(|contact| contact.email.as_ref()) {
            xml.cdata("contact_email", email.as_str());
        }
        xml.cdata_if_any("tags", &tags(ad).0);
    });
    1
}

/// The skills with commas between them, as many as there is room for, and how many those are.
fn tags(ad: &Ad) -> (String, usize) {
    let mut tags = String::new();
    let mut count = 0;
    for skill in &ad.skills {
        // A comma would make two of it.
        let skill = skill.split(',').map(str::trim).collect::<Vec<_>>().join(" ");
        let before = tags.chars().count();
        let comma = if before == 0 { "" } else { ", " };
        if before + comma.len() + skill.chars().count() > LONGEST_TAGS {
            break;
        }
        tags.extend([comma, &skill]);
        count += 1;
    }
    (tags, count)
}
