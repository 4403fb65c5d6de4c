//! The words of texts that are made here, in the language of the ad.

use base::{Date, Language};

use crate::{Ad, Workplace, tables::SHARE_WORDS};

/// A word of `data/share_words.tsv`; English for languages that are not ours.
pub fn word(word: &str, language: &Language) -> &'static str {
    let column = match language.primary() {
        "de" => 1,
        "zh" => 2,
        _ => 0,
    };
    SHARE_WORDS
        .iter()
        .find(|(own, _)| *own == word)
        .map_or("", |(_, words)| words[column])
}

/// `杭州、上海`, with remote or hybrid work behind.
pub fn places(ad: &Ad) -> String {
    let between = if ad.language.primary() == "zh" { "、" } else { ", " };
    let mut cities: Vec<&str> = Vec::new();
    for place in &ad.places {
        let city = place.local_city();
        if !city.is_empty() && !cities.contains(&city) && cities.len() < MOST_CITIES {
            cities.push(city);
        }
    }
    let mut text = cities.join(between);
    if ad.workplace != Workplace::OnSite {
        let how = word(ad.workplace.as_str(), &ad.language);
        if text.is_empty() {
            how.clone_into(&mut text);
        } else {
            text.push_str(&format!(" ({how})"));
        }
    }
    text
}

/// More would fill the text.
const MOST_CITIES: usize = 12;

pub fn pay(ad: &Ad) -> String {
    ad.pay
        .as_ref()
        .map_or_else(String::new, |pay| pay.print(ad.language.as_str()))
}

/// `23.11.2026` in German, `2026-11-23` for everybody else.
fn day(day: Date, language: &Language) -> String {
    match language.primary() {
        "de" => day.civil().strftime("%d.%m.%Y").to_string(),
        _ => day.to_string(),
    }
}

/// A text to pass on in a chat: a line for each fact, the address last.
pub fn share_text(company: &str, ad: &Ad) -> String {
    let language = &ad.language;
    let say = |name: &str| word(name, language);
    let colon = if language.primary() == "zh" { "：" } else { ": " };
    let mut text = String::new();
    if ad.urgent {
        text.push_str(&format!("[{}] ", say("urgent")));
    }
    text.extend([say("hiring"), ad.title.trim()]);
    let until = ad.valid_until.map_or_else(String::new, |until| day(until, language));
    let lines = [
        ("company", company.to_owned()),
        ("place", places(ad)),
        ("employment", say(ad.employment.as_str()).to_owned()),
        ("pay", pay(ad)),
        ("until", until),
        ("link", ad.url.clone()),
    ];
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        text.extend(["\n", say(name), colon, value]);
    }
    text
}

/// The facts and the beginning of the text on one line of at most so many characters.
pub fn digest(ad: &Ad, most: usize) -> String {
    let facts = [places(ad), pay(ad)];
    let facts: Vec<&str> = facts
        .iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect();
    let mut line = facts.join(" · ");
    // A look at the beginning is enough: a text has many times the length of its digest.
    let start: String = ad.text.chars().take(4 * most).collect();
    let separator = if line.is_empty() { "" } else { " · " };
    line.extend([separator, &start.split_whitespace().collect::<Vec<_>>().join(" ")]);
    base::text::shorten(line.trim_end_matches([' ', '·']), most).to_owned()
}
