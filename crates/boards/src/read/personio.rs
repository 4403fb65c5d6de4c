//! Personio's XML: `<workzag-jobs><position>..`. Names stand twice, so only direct children are read.

use url::Url;

use crate::{
    draft::Draft,
    html::text,
    posted::{Place, Workplace},
    xml::Element,
};

/// A position. `url` is that of the feed: it says the company and the language, which the feed does not.
pub(super) fn draft(position: &Element, url: Option<&Url>) -> Draft {
    let id = position.text("id");
    let language = url.and_then(|url| url.query_pairs().find(|(key, _)| key == "language"));
    let address = url.and_then(|url| url.join(&format!("/job/{id}")).ok());
    Draft {
        title: position.text("name"),
        text: whole_text(position),
        url: address.filter(|_| !id.is_empty()).map(String::from).unwrap_or_default(),
        language: language.map(|(_, tag)| tag.into_owned()).unwrap_or_default(),
        employment: super::joined([position.text("employmentType"), position.text("schedule")], ", "),
        workplace: Workplace::from_words(&position.text("office")),
        places: places(position),
        posted_at: position.text("createdAt"),
        department: match position.text("department") {
            department if department.is_empty() => position.text("recruitingCategory"),
            department => department,
        },
        employer: position.text("subcompany"),
        experience: super::joined([position.text("seniority"), position.text("yearsOfExperience")], ", "),
        id,
        ..Draft::default()
    }
}

fn places(position: &Element) -> Vec<Place> {
    let others = position.child("additionalOffices");
    let others = others
        .into_iter()
        .flat_map(|offices| offices.all("office").map(Element::own_text));
    std::iter::once(position.text("office"))
        .chain(others)
        .map(Place::said)
        .collect()
}

fn whole_text(position: &Element) -> String {
    let descriptions = position.child("jobDescriptions");
    let descriptions = descriptions.into_iter().flat_map(|all| all.all("jobDescription"));
    let parts = descriptions.flat_map(|part| {
        let body = part.child("value").map(Element::html).unwrap_or_default();
        [text::line(&part.text("name")), text::of_any(&body)]
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
