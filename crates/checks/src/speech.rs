//! Languages: whether a text is in the one it says, and whether the country's own is among the job's.

use std::{collections::HashMap, sync::LazyLock};

use whatlang::{Lang, detect};

use crate::{
    advert::{Advert, primary},
    finding::{Field, Finding, Severity},
    fold::{Folded, HOLE, is_cjk},
    place::Sites,
    rule::rule,
    table::rows,
    wording::judged,
};

/// Fewer letters tell no language for sure.
const LEAST_LETTERS: usize = 160;
/// As many characters of a script without spaces.
const LEAST_CJK: usize = 40;
/// Below this the detector is guessing.
const SURE: f64 = 0.95;

/// ISO 639-3, as the detector says it, and the BCP 47 subtag. Languages that it does not know are not judged.
const KNOWN: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Cmn, "zh"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Ita, "it"),
    (Lang::Por, "pt"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Bul, "bg"),
    (Lang::Ell, "el"),
    (Lang::Tur, "tr"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Fin, "fi"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Srp, "sr"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Ara, "ar"),
    (Lang::Heb, "he"),
    (Lang::Vie, "vi"),
    (Lang::Tha, "th"),
    (Lang::Ind, "id"),
    (Lang::Hin, "hi"),
];

/// Languages that the detector takes for one another.
const ALIKE: &[&[&str]] = &[
    &["nb", "nn", "no", "da", "sv"],
    &["hr", "sr", "bs", "sl"],
    &["cs", "sk"],
    &["es", "pt", "gl", "ca"],
    &["id", "ms"],
    &["zh", "yue"],
    &["nl", "af"],
    &["ru", "uk", "be", "bg"],
];

/// The languages of a country, its first the one to write in first.
static OF_COUNTRIES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../data/country_languages.tsv"))
        .map(|row| (row.get("country"), row.get("languages").split(' ').collect()))
        .collect()
});

pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, findings: &mut Vec<Finding>) {
    let said = advert.primary();
    let parts = [
        (Field::Description, advert.description),
        (Field::Requirements, advert.requirements),
        (Field::Benefits, advert.benefits),
    ];
    for (field, text) in parts {
        if let Some(found) = other_language(&said, text) {
            let rule = rule("language-other");
            let severity = rule.severity.unwrap_or(Severity::Note);
            let finding = Finding::about(rule, severity, field, text, 0..text.len());
            findings.push(finding.with("said", said.clone()).with("found", found));
        }
    }
    missing(advert, sites, findings);
}

/// The language that a text is in, if it surely is not the one that it should be in.
fn other_language(said: &str, text: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(_, tag)| *tag == said)?;
    let words = Folded::new(text).text.replace(HOLE, " ");
    let (letters, cjk) = words.chars().fold((0, 0), |(letters, cjk), c| {
        (letters + usize::from(c.is_alphabetic()), cjk + usize::from(is_cjk(c)))
    });
    if letters < LEAST_LETTERS && cjk < LEAST_CJK {
        return None;
    }
    // A Chinese text full of English terms is still a Chinese text.
    if matches!(said, "zh" | "ja" | "ko") && cjk * 10 > letters {
        return None;
    }
    let info = detect(&words).filter(|info| info.is_reliable() && info.confidence() >= SURE)?;
    let (_, found) = KNOWN.iter().find(|(lang, _)| *lang == info.lang())?;
    let alike = *found == said || ALIKE.iter().any(|group| group.contains(found) && group.contains(&said));
    (!alike).then_some(*found)
}

/// A place whose people speak none of the languages in which the job has a text.
fn missing(advert: &Advert<'_>, sites: &Sites<'_>, findings: &mut Vec<Finding>) {
    let own: Vec<String> = advert
        .languages
        .iter()
        .chain([&advert.language])
        .map(|tag| primary(tag))
        .collect();
    let mut told: Vec<&str> = Vec::new();
    for site in &sites.places {
        let country = site.country.code();
        let languages: &[&str] = match (country, site.region) {
            ("CA", Some("QC")) => &["fr"],
            _ => OF_COUNTRIES.get(country).map_or(&[], Vec::as_slice),
        };
        let Some(first) = languages.first().filter(|_| !told.contains(&country)) else {
            continue;
        };
        if languages.iter().any(|language| own.iter().any(|own| own == language)) {
            continue;
        }
        told.push(country);
        let here = Sites::only(site);
        let rule = rule("language-missing");
        let (severity, law) = judged(rule, &here).unwrap_or((Severity::Note, None));
        let finding = Finding::lacking(rule, severity, Field::Languages, &format!("{country} {own:?}"));
        findings.push(finding.with("country", country).with("language", *first).by(law));
    }
}
