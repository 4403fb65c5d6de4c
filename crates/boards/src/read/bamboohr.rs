//! BambooHR's careers pages: a list without texts, and one answer per posting with them.

use serde_json::Value;
use url::Url;

use super::{drafts, refusal, shapeless};
use crate::{
    answer::{Answer, Ask, Source, Wanted},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Wage, Workplace},
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    let result = json.at("result");
    if let Some(opening) = result.get("jobOpening") {
        // The details do not repeat the id; the address has it.
        let id = source
            .url
            .trim_end_matches('/')
            .trim_end_matches("/detail")
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let make = |opening: &Value| {
            vec![Draft {
                id: id.to_owned(),
                ..draft(opening, source.url)
            }]
        };
        return Ok(drafts(std::slice::from_ref(opening), source.url, make));
    }
    let Some(openings) = result.as_array() else {
        return Err(refusal(json).unwrap_or_else(|| shapeless(&Kind::Bamboohr, "result")));
    };
    let mut answer = drafts(openings, source.url, |opening| vec![draft(opening, source.url)]);
    answer.total = json.at("meta").at("totalCount").as_u64();
    answer.next = answer
        .postings
        .iter()
        .filter_map(|posted| details(source.url, &posted.id))
        .collect();
    Ok(answer)
}

fn details(list: &str, id: &str) -> Option<Ask> {
    let mut url = Url::parse(list).ok()?;
    url.set_query(None);
    url.path_segments_mut()
        .ok()?
        .pop_if_empty()
        .pop()
        .push(id)
        .push("detail");
    Some(Ask {
        kind: Kind::Bamboohr,
        url: url.into(),
        wanted: Wanted::Details,
    })
}

fn draft(opening: &Value, list: &str) -> Draft {
    let id = opening.text("id");
    let url = match opening.text("jobOpeningShareUrl") {
        url if url.is_empty() && !id.is_empty() => page(list, &id).unwrap_or_default(),
        url => url,
    };
    Draft {
        title: opening.text("jobOpeningName"),
        text: text::of_html(&opening.text("description")),
        url,
        employment: opening.text("employmentStatusLabel"),
        workplace: workplace(opening),
        places: place(opening).into_iter().collect(),
        pay: Some(Wage::Words(opening.text("compensation"))),
        posted_at: opening.text("datePosted"),
        department: opening.text("departmentLabel"),
        experience: opening.text("minimumExperience"),
        id,
        ..Draft::default()
    }
}

/// Where people read a posting: beside the list.
fn page(list: &str, id: &str) -> Option<String> {
    let mut url = Url::parse(list).ok()?;
    url.set_query(None);
    url.path_segments_mut().ok()?.pop_if_empty().pop().push(id);
    Some(url.into())
}

/// UNCONFIRMED: that 0 is on site.
fn workplace(opening: &Value) -> Option<Workplace> {
    match opening.text("locationType").as_str() {
        "0" => Some(Workplace::OnSite),
        "1" => Some(Workplace::Remote),
        "2" => Some(Workplace::Hybrid),
        _ => opening
            .flag("isRemote")
            .filter(|remote| *remote)
            .map(|_| Workplace::Remote),
    }
}

fn place(opening: &Value) -> Option<Place> {
    let country = |place: &Value| match place.text("country") {
        country if country.is_empty() => place.text("addressCountry"),
        country => country,
    };
    let of = |place: &Value| Place::of(place.text("city"), place.text("state"), country(place));
    of(opening.at("location")).or_else(|| of(opening.at("atsLocation")))
}
