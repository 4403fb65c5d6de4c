//! Recruitee (Tellent): offers, each in the languages of its `translations`.

use serde_json::Value;

use super::list;
use crate::{
    answer::{Answer, Source},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Place, Wage, Workplace},
    wage,
};

pub(super) fn read(json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    if let Some(offer) = json.get("offer") {
        return Ok(super::drafts(std::slice::from_ref(offer), source.url, drafts));
    }
    let offers = list(json, "offers", &Kind::Recruitee)?;
    Ok(super::drafts(offers, source.url, drafts))
}

/// Most languages of one offer.
const MOST_LANGUAGES: usize = 50;

/// One posting per language. The one that the offer itself shows keeps the plain id, so that a new translation changes
/// no other posting.
pub(super) fn drafts(offer: &Value) -> Vec<Draft> {
    let whole = draft(offer);
    let Some(translations) = offer.at("translations").as_object().filter(|own| !own.is_empty()) else {
        return vec![whole];
    };
    let same = |translation: &Value| translation.text("title") == offer.text("title");
    let first = translations
        .iter()
        .find(|(_, own)| same(own) && own.text("description") == offer.text("description"));
    let first = first.or_else(|| translations.iter().find(|(_, own)| same(own)));
    let first = first.map(|(language, _)| language.clone());
    let mut drafts = Vec::with_capacity(translations.len());
    for (language, translation) in translations.iter().take(MOST_LANGUAGES) {
        let plain = Some(language) == first.as_ref() || (first.is_none() && drafts.is_empty());
        let title = translation.text("title");
        let text = whole_text(translation);
        drafts.push(Draft {
            id: if plain {
                whole.id.clone()
            } else {
                format!("{}/{language}", whole.id)
            },
            title: if title.is_empty() { whole.title.clone() } else { title },
            text: if text.is_empty() { whole.text.clone() } else { text },
            language: language.clone(),
            job: whole.id.clone(),
            ..whole.clone()
        });
    }
    drafts
}

fn draft(offer: &Value) -> Draft {
    let flag = |key: &str| offer.flag(key) == Some(true);
    Draft {
        id: offer.text("id"),
        title: offer.text("title"),
        text: whole_text(offer),
        url: offer.text("careers_url"),
        employment: offer.text("employment_type_code"),
        workplace: match (flag("hybrid"), flag("remote"), flag("on_site")) {
            (true, ..) => Some(Workplace::Hybrid),
            (false, true, _) => Some(Workplace::Remote),
            (false, false, true) => Some(Workplace::OnSite),
            (false, false, false) => None,
        },
        places: places(offer),
        pay: pay(offer.at("salary")),
        posted_at: offer.text("published_at"),
        valid_until: offer.text("close_at"),
        department: offer.text("department"),
        employer: offer.text("company_name"),
        experience: offer.text("experience_code"),
        education: offer.text("education_code"),
        ..Draft::default()
    }
}

fn whole_text(offer: &Value) -> String {
    let parts = ["description", "requirements"].map(|key| text::of_html(&offer.text(key)));
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

fn places(offer: &Value) -> Vec<Place> {
    let several = offer.list("locations").iter();
    let several: Vec<Place> = several
        .filter_map(|own| Place::of(own.text("city"), own.text("state"), own.text("country")))
        .collect();
    if !several.is_empty() {
        return several;
    }
    let words = offer.text("location");
    match Place::of(offer.text("city"), String::new(), offer.text("country")) {
        Some(place) if words.is_empty() => vec![place],
        Some(place) => vec![Place { words, ..place }],
        None => vec![Place::said(words)],
    }
}

/// Amounts are texts.
fn pay(salary: &Value) -> Option<Wage> {
    let (min, max) = (wage::amount(salary.at("min")), wage::amount(salary.at("max")));
    wage::of_fields(
        min,
        max,
        &salary.text("currency"),
        &salary.text("period"),
        String::new(),
    )
}
