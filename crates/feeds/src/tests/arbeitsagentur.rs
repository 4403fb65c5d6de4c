//! How the Bundesagentur wants what an ad says.

use super::{
    document::parse,
    samples::{berlin, document, employer, engineer, hangzhou, now},
};
use crate::{Ad, AgencyAccount, AgencyAccountError, Employment, FilePart, Format, Level, Place, file_name};

#[test]
fn the_agency_gets_one_posting_with_all_places_and_says_that_it_is_a_draft() {
    let far = Place {
        street: "x".repeat(31),
        ..hangzhou()
    };
    let ad = Ad {
        places: vec![far, berlin()],
        ..engineer()
    };
    let xml = document(&Format::Arbeitsagentur, &employer(), &[ad]);
    assert!(xml.lines().nth(1).unwrap().contains("draft"), "{xml}");
    let root = parse(&xml).unwrap();
    assert_eq!((root.say("Header/Amount"), root.say("Header/TypeOfLoad")), ("1", "F"));
    let posting = root.at("Data/JobPositionPosting");
    assert_eq!(posting.say("JobPositionPostingId"), "12345-77-S");
    let locations = posting.at("JobPositionInformation/JobPositionDescription/JobPositionLocation");
    assert_eq!(locations.children.len(), 2);
    assert_eq!(
        locations.children[0].find("StreetName"),
        None,
        "too long, and an address is not cut"
    );
    assert_eq!(locations.children[1].say("StreetName"), "Beispielstraße 1");
    assert_eq!(posting.say("JobPositionInformation/NumberToFill"), "2");
    assert_eq!(
        posting.say("PostDetail/PostedBy/Contact/JobContactWebSite"),
        engineer().apply_url
    );
}

#[test]
fn a_job_is_always_for_somebody() {
    let none = Ad {
        headcount: 0,
        ..engineer()
    };
    let root = parse(&document(&Format::Arbeitsagentur, &employer(), &[none])).unwrap();
    assert_eq!(
        root.say("Data/JobPositionPosting/JobPositionInformation/NumberToFill"),
        "1"
    );
}

#[test]
fn the_agency_has_numbers_for_kinds_of_jobs() {
    let said = |employment, level| {
        let root = parse(&document(
            &Format::Arbeitsagentur,
            &employer(),
            &[Ad {
                employment,
                level,
                ..engineer()
            }],
        ))
        .unwrap();
        let information = root.at("Data/JobPositionPosting/JobPositionInformation").clone();
        let plan = information.say("JobPositionDescription/Classification/Schedule/WorkingPlan");
        format!("{} {plan}", information.say("JobOfferType"))
    };
    assert_eq!(said(Employment::FullTime, Level::Senior), "1 1");
    assert_eq!(said(Employment::PartTime, Level::Director), "37 3");
    assert_eq!(said(Employment::Internship, Level::Intern), "34 1");
    assert_eq!(said(Employment::Contractor, Level::Senior), "2 1");
}

#[test]
fn the_agency_takes_files_by_name_in_german_time() {
    let account = employer().agency_account.unwrap();
    assert_eq!(
        file_name(&account, now(), FilePart::Whole),
        "DSP000000000_2026-11-23_09-00-00.xml"
    );
    assert_eq!(
        file_name(&account, now(), FilePart::Continued(1)),
        "DSP000000000_2026-11-23_09-00-00_F001C.xml"
    );
    let summer = "2026-07-01T22:30:05Z".parse().unwrap();
    assert_eq!(
        file_name(&account, summer, FilePart::Last(2)),
        "DSP000000000_2026-07-02_00-30-05_F002E.xml"
    );
}

#[test]
fn numbers_of_the_agency_have_their_shape() {
    let parse = AgencyAccount::parse;
    assert_eq!(
        parse(" v000517500", "A000000000", "12").unwrap().supplier_id(),
        "V000517500"
    );
    assert_eq!(
        parse("P00000000", "A000000000", "1"),
        Err(AgencyAccountError::SupplierId)
    );
    assert_eq!(
        parse("P00000000/", "A000000000", "1"),
        Err(AgencyAccountError::SupplierId)
    );
    assert_eq!(
        parse("P000000000", "0000000000", "1"),
        Err(AgencyAccountError::HiringOrgId)
    );
    for wrong in ["", "1a", "12345678901"] {
        assert_eq!(
            parse("P000000000", "A000000000", wrong),
            Err(AgencyAccountError::AllianceNumber),
            "{wrong}"
        );
    }
}
