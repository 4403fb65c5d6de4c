//! Reading a country as people write it: its code, its name in a language of ours, or what it is called every day.

use base::Country;
use web::Format;

/// Names that stand in no table of codes and names, without dots and in small letters.
const EVERYDAY: &[(&str, &[&str])] = &[
    ("AE", &["uae", "emirates", "emirate", "vae", "阿联酋"]),
    ("BR", &["brasil"]),
    ("CD", &["congo-kinshasa"]),
    ("CH", &["schweiz", "suisse", "svizzera"]),
    ("CI", &["ivory coast", "elfenbeinküste"]),
    (
        "CN",
        &["prc", "mainland china", "vr china", "中国大陆", "中华人民共和国"],
    ),
    ("CZ", &["czech republic", "tschechische republik"]),
    ("DE", &["deutschland", "brd"]),
    ("ES", &["españa"]),
    (
        "GB",
        &[
            "uk",
            "great britain",
            "britain",
            "england",
            "scotland",
            "wales",
            "großbritannien",
            "schottland",
            "大不列颠",
            "英格兰",
        ],
    ),
    ("HK", &["hong kong", "hongkong", "香港", "中国香港"]),
    ("KR", &["korea", "republic of korea", "rok", "南韩"]),
    ("MK", &["macedonia", "mazedonien"]),
    ("MO", &["macau", "macao", "澳门", "中国澳门"]),
    ("NL", &["holland", "the netherlands", "荷兰王国"]),
    ("RU", &["russian federation", "russische föderation"]),
    ("TR", &["turkey", "türkei"]),
    ("TW", &["taiwan", "台湾", "中国台湾"]),
    (
        "US",
        &[
            "usa",
            "america",
            "united states of america",
            "amerika",
            "vereinigte staaten von amerika",
            "美利坚合众国",
        ],
    ),
    ("VN", &["viet nam"]),
];

/// The country that somebody means.
pub(super) fn read_country(word: &str, format: &Format) -> Option<Country> {
    if let Ok(country) = word.parse::<Country>() {
        return Some(country);
    }
    let word = word.to_lowercase();
    let is_called = |country: &Country, format: &Format| format.country_name(country.code()).to_lowercase() == word;
    let others = crate::LANGUAGES.map(Format::of);
    Country::all()
        .find(|country| is_called(country, format) || others.iter().any(|other| is_called(country, other)))
        .or_else(|| everyday(&word))
}

fn everyday(word: &str) -> Option<Country> {
    // U.S.A.
    let word = word.replace('.', "");
    let (code, _) = EVERYDAY
        .iter()
        .find(|(code, names)| code.eq_ignore_ascii_case(&word) || names.contains(&word.as_str()))?;
    code.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_read_as_people_call_it() {
        for (word, code) in [
            ("US", "US"),
            ("us", "US"),
            ("USA", "US"),
            ("U.S.", "US"),
            ("U.S.A.", "US"),
            ("United States of America", "US"),
            ("美国", "US"),
            ("UK", "GB"),
            ("GB", "GB"),
            ("Großbritannien", "GB"),
            ("Vereinigtes Königreich", "GB"),
            ("Hong Kong", "HK"),
            ("Schweiz", "CH"),
        ] {
            let read = read_country(word, &Format::of("en")).map(|country| country.code().to_owned());
            assert_eq!(read.as_deref(), Some(code), "{word}");
        }
        for word in ["", "XX", "Atlantis", "."] {
            assert_eq!(read_country(word, &Format::of("en")), None, "{word}");
        }
    }

    #[test]
    fn everyday_names_are_of_countries_there_are() {
        for (code, names) in EVERYDAY {
            assert!(code.parse::<Country>().is_ok(), "{code}");
            for name in *names {
                assert_eq!(name.to_lowercase().replace('.', ""), *name);
            }
        }
    }
}
