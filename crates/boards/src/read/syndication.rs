//! RSS and Atom, of Teamtailor and of anybody: titles, texts and little more.

use crate::{
    draft::Draft,
    posted::{Place, Workplace},
    xml::Element,
};

/// RSS, with what Teamtailor adds under `tt:`.
pub(super) fn rss(item: &Element) -> Draft {
    let content = match item.prose("content:encoded") {
        text if text.is_empty() => item.prose("description"),
        text => text,
    };
    let locations = item
        .child("tt:locations")
        .into_iter()
        .flat_map(|all| all.all("tt:location"));
    let places = locations.filter_map(|own| {
        let parts = Place::of(own.text("tt:city"), String::new(), own.text("tt:country"));
        parts.or_else(|| Some(Place::said(own.text("tt:name"))))
    });
    let department = match item.text("tt:department") {
        department if department.is_empty() => item.text("category"),
        department => department,
    };
    let date = match item.text("pubDate") {
        date if date.is_empty() => item.text("dc:date"),
        date => date,
    };
    Draft {
        id: item.text("guid"),
        title: item.text("title"),
        text: content,
        url: item.text("link"),
        language: item.text("dc:language"),
        workplace: Workplace::from_words(&item.text("remoteStatus")),
        places: places.collect(),
        posted_at: date,
        department,
        ..Draft::default()
    }
}

pub(super) fn atom(entry: &Element) -> Draft {
    let is_page = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let link = entry
        .all("link")
        .find(is_page)
        .and_then(|link| link.attribute("href"))
        .unwrap_or_default();
    let content = match entry.prose("content") {
        text if text.is_empty() => entry.prose("summary"),
        text => text,
    };
    let category = entry
        .child("category")
        .and_then(|own| own.attribute("label").or_else(|| own.attribute("term")));
    Draft {
        id: entry.text("id"),
        title: entry.text("title"),
        text: content,
        url: link.to_owned(),
        language: entry.attribute("xml:lang").unwrap_or_default().to_owned(),
        // `updated` changes with every correction.
        posted_at: entry.text("published"),
        department: category.unwrap_or_default().to_owned(),
        ..Draft::default()
    }
}
