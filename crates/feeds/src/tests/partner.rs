//! How XING and partners get what an ad says.

use serde_json::json;

use super::{
    document::parse,
    samples::{berlin, chinese_engineer, document, employer, engineer, hangzhou, intern},
};
use crate::{Ad, Field, Fields, Format};

#[test]
fn xing_gets_all_places_in_the_language_of_the_ad() {
    let ad = Ad {
        places: vec![hangzhou(), berlin()],
        skills: vec!["Rust, C".to_owned(), "CUDA".to_owned()],
        ..chinese_engineer()
    };
    let root = parse(&document(&Format::Xing, &employer(), &[ad])).unwrap();
    let posting = root.at("postings/posting");
    assert_eq!(posting.say("id"), "78");
    assert_eq!(posting.say("tags"), "Rust C, CUDA");
    let places: Vec<&str> = posting
        .at("job_locations")
        .children
        .iter()
        .map(|place| place.say("city"))
        .collect();
    assert_eq!(places, ["杭州", "Berlin"]);
    assert!(posting.say("description").starts_with("<h3>"));
}

#[test]
fn a_partner_gets_the_fields_it_wants_in_its_order() {
    let fields: Fields = "url, title,url,places".parse().unwrap();
    assert_eq!(fields, Fields::new([Field::Url, Field::Title, Field::Places]));
    let json = document(&Format::PartnerJson(fields.clone()), &employer(), &[intern()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["jobs"][0].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["url", "title", "places"]
    );
    assert_eq!(json["jobs"][0]["places"][0]["city"], "杭州");
    let root = parse(&document(&Format::PartnerXml(fields), &employer(), &[intern()])).unwrap();
    let names: Vec<&str> = root
        .at("job")
        .children
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["url", "title", "places"]);
    assert_eq!(
        "title,salary".parse::<Fields>().unwrap_err().to_string(),
        "\"salary\" is no Field"
    );
    assert_eq!(" , ".parse::<Fields>().unwrap(), Fields::default());
}

#[test]
fn a_partner_hears_pay_as_in_all_our_interfaces() {
    let json = document(&Format::PartnerJson(Fields::default()), &employer(), &[engineer()]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["count"], 1);
    assert_eq!(
        json["jobs"][0]["pay"],
        json!({"min": 6_000_000, "max": 9_000_000, "currency": "CNY", "exponent": 2, "period": "month", "months": 14,
            "bonus_months": null, "bonus_percent": null, "text": engineer().pay.unwrap().print("en")})
    );
    assert_eq!(json["jobs"][0]["years_of_experience"], json!({"min": 3, "max": null}));
}
