//! JSON Feed 1.1: Bole's own with `_bole`, Teamtailor's with `_jobposting`, and any other.

use serde_json::Value;
use url::Url;

use super::{drafts, job_posting, list};
use crate::{
    answer::{Answer, Ask, Source, Wanted},
    draft::Draft,
    fault::Unreadable,
    html::text,
    json::Look,
    kind::Kind,
    posted::{Figures, Place, Wage, Workplace},
    wage,
};

pub(super) fn read(kind: &Kind, json: &Value, source: &Source<'_>) -> Result<Answer, Unreadable> {
    let items = list(json, "items", kind)?;
    let language = json.text("language");
    let employer = json
        .list("authors")
        .first()
        .map(|author| author.text("name"))
        .unwrap_or_default();
    let make = |item: &Value| {
        let mut draft = draft(item);
        if draft.language.is_empty() {
            draft.language.clone_from(&language);
        }
        if draft.employer.is_empty() {
            draft.employer.clone_from(&employer);
        }
        vec![draft]
    };
    let mut answer = drafts(items, source.url, make);
    answer.next.extend(next_page(kind, json, source.url));
    Ok(answer)
}

/// The next page, on the same server only: a feed does not send us elsewhere.
fn next_page(kind: &Kind, json: &Value, from: &str) -> Option<Ask> {
    let here = Url::parse(from).ok()?;
    let next = here.join(&json.text("next_url")).ok()?;
    let other = !json.text("next_url").is_empty() && next != here && next.origin() == here.origin();
    other.then(|| Ask {
        kind: kind.clone(),
        url: next.into(),
        wanted: Wanted::List,
    })
}

pub(super) fn draft(item: &Value) -> Draft {
    // UNCONFIRMED by the vendor: the key as it was seen in answers.
    let posting = item.at("_jobposting");
    let mut draft = if posting.is_object() {
        job_posting::draft(posting, &|_| None)
    } else {
        Draft::default()
    };
    let html = item.text("content_html");
    if !html.is_empty() {
        draft.text = text::of_html(&html);
    } else if draft.text.is_empty() {
        draft.text = text::of_plain(&item.text("content_text"));
    }
    for (field, key) in [
        (&mut draft.id, "id"),
        (&mut draft.title, "title"),
        (&mut draft.url, "url"),
        (&mut draft.language, "language"),
        (&mut draft.posted_at, "date_published"),
    ] {
        let said = item.text(key);
        if !said.is_empty() {
            *field = said;
        }
    }
    let bole = item.at("_bole");
    if bole.is_object() {
        own(bole, item, &mut draft);
    }
    draft
}

/// What Bole says beside the feed.
fn own(bole: &Value, item: &Value, draft: &mut Draft) {
    draft.job = bole.text("job");
    draft.reference = bole.text("job");
    draft.urgent = bole.flag("urgent");
    draft.employment = bole.text("employment_type");
    draft.pay = pay(bole.at("pay"));
    draft.workplace = Workplace::from_words(&bole.text("workplace"));
    draft.department = bole.text("department");
    draft.valid_until = bole.text("valid_until");
    for (field, said) in [
        (&mut draft.language, bole.text("language")),
        (&mut draft.title, item.text("title")),
    ] {
        if !said.is_empty() {
            *field = said;
        }
    }
    let places = bole.list("places").iter();
    draft.places = places
        .filter_map(|place| match place {
            Value::String(words) => Some(Place::said(words.clone())),
            parts => Place::of(parts.text("city"), parts.text("region"), parts.text("country")),
        })
        .collect();
}

/// Bole's pay: amounts in minor units, `exponent` says how many places they have.
pub(super) fn pay(pay: &Value) -> Option<Wage> {
    let places: u32 = pay.text("exponent").parse().unwrap_or(2);
    let (min, max) = (wage::minor(pay.at("min"), places), wage::minor(pay.at("max"), places));
    let said = wage::of_fields(min, max, &pay.text("currency"), &pay.text("period"), pay.text("text"))?;
    Some(match said {
        Wage::Figures(figures) => Wage::Figures(Figures {
            months: pay.text("months").parse().ok(),
            ..figures
        }),
        words @ Wage::Words(_) => words,
    })
}
