//! The folded forms under which people are found and sorted, made here and nowhere else.

use base::PersonName;

use super::NewContact;

/// Text without case, accents and script: `Wei`, `WEI` and 伟 are found by `wei`.
pub fn fold(text: &str) -> String {
    deunicode::deunicode(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Everything by which a person is found: names, headline and contact points, as written and folded.
pub fn folded(name: &str, script_name: &str, headline: &str, contact: &[NewContact]) -> String {
    let mut words: Vec<String> = Vec::new();
    for text in [name, script_name, headline] {
        for form in [text.to_lowercase(), fold(text)] {
            if !form.is_empty() && !words.contains(&form) {
                words.push(form);
            }
        }
    }
    words.extend(contact.iter().map(|point| point.comparison.clone()));
    words.join(" ")
}

/// The key of an alphabetical list: family name first, folded.
pub fn sort_key(name: &str) -> String {
    fold(&PersonName::from_display(name).sorting())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_every_script_and_sorted_by_family() {
        let found = folded("Wei Zhang", "张伟", "Größe", &[]);
        for word in ["wei zhang", "张伟", "zhang wei", "große"] {
            assert!(
                found.contains(&word.to_lowercase()) || fold(&found).contains(&fold(word)),
                "{word}: {found}"
            );
        }
        assert_eq!(sort_key("Émile Zola"), "zola, emile");
    }
}
