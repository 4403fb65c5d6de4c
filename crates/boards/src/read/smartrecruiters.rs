//! SmartRecruiters postings: a list in pages of 100 without texts, and one answer per posting with them.

use serde_json::Value;
use url::Url;

use super::{drafts, joined, list};
use crate::{
    answer::{Answer, Ask, Source, Wanted},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Workplace},
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    if json.get("content").is_none() && json.get("jobAd").is_some() {
        return Ok(drafts(std::slice::from_ref(json), source.url, |posting| {
            vec![draft(posting)]
        }));
    }
    let postings = list(json, "content", &Kind::Smartrecruiters)?;
    let mut answer = drafts(postings, source.url, |posting| vec![draft(posting)]);
    answer.total = json.at("totalFound").as_u64();
    if let Ok(url) = Url::parse(source.url) {
        answer.next = asks(&url, json, postings, answer.total);
    }
    Ok(answer)
}

/// The details of each posting, then the next page. Addresses are made from the one that was asked, never taken from
/// the answer, which might lead elsewhere.
fn asks(list: &Url, json: &Value, postings: &[Value], total: Option<u64>) -> Vec<Ask> {
    let ask = |url: Url, wanted| Ask {
        kind: Kind::Smartrecruiters,
        url: url.into(),
        wanted,
    };
    let mut asks: Vec<Ask> = Vec::new();
    for id in postings
        .iter()
        .map(|posting| posting.text("id"))
        .filter(|id| !id.is_empty())
    {
        let mut url = list.clone();
        url.set_query(None);
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(&id);
        }
        asks.push(ask(url, Wanted::Details));
    }
    let read = json
        .at("offset")
        .as_u64()
        .unwrap_or(0)
        .saturating_add(postings.len() as u64);
    if !postings.is_empty() && total.is_some_and(|total| read < total) {
        let mut url = list.clone();
        url.query_pairs_mut()
            .clear()
            .append_pair("limit", "100")
            .append_pair("offset", &read.to_string());
        asks.push(ask(url, Wanted::List));
    }
    asks
}

fn draft(posting: &Value) -> Draft {
    let label = |key: &str| posting.at(key).text("label");
    let location = posting.at("location");
    let flag = |key: &str| location.flag(key) == Some(true);
    Draft {
        id: posting.text("id"),
        title: posting.text("name"),
        text: whole_text(posting.at("jobAd").at("sections")),
        url: address(posting),
        language: posting.at("language").text("code"),
        employment: label("typeOfEmployment"),
        workplace: match (flag("hybrid"), flag("remote")) {
            (true, _) => Some(Workplace::Hybrid),
            (false, true) => Some(Workplace::Remote),
            (false, false) => None,
        },
        places: place(location).into_iter().collect(),
        posted_at: posting.text("releasedDate"),
        department: match label("department") {
            department if department.is_empty() => label("function"),
            department => department,
        },
        reference: posting.text("refNumber"),
        employer: posting.at("company").text("name"),
        experience: label("experienceLevel"),
        ..Draft::default()
    }
}

/// The list gives no page; it is where the board shows all of its pages.
fn address(posting: &Value) -> String {
    let given = posting.text("postingUrl");
    let company = posting.at("company").text("identifier");
    if !given.is_empty() || company.is_empty() {
        return given;
    }
    let mut url = Url::parse("https://jobs.smartrecruiters.com").expect("this is an address");
    if let Ok(mut path) = url.path_segments_mut() {
        path.push(&company).push(&posting.text("id"));
    }
    url.into()
}

fn place(location: &Value) -> Option<Place> {
    let parts = Place::of(location.text("city"), location.text("region"), location.text("country"))?;
    Some(match location.text("fullLocation") {
        words if words.is_empty() => parts,
        words => Place { words, ..parts },
    })
}

/// The company speaks of itself first; the job is what is read.
fn whole_text(sections: &Value) -> String {
    let keys = [
        "companyDescription",
        "jobDescription",
        "qualifications",
        "additionalInformation",
    ];
    let parts = keys.iter().flat_map(|key| {
        let section = sections.at(key);
        let body = text::of_html(&section.text("text"));
        let title = if body.is_empty() {
            String::new()
        } else {
            text::line(&section.text("title"))
        };
        [title, body]
    });
    joined(parts, "\n")
}
