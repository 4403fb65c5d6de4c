//! One row as a person: pure, so that the same row is always read the same.

use std::{collections::HashMap, sync::LazyLock};

use base::{Country, Email, Language, PersonName, Phone, clean_block, clean_line};
use web::{Format, Message};

use super::{Options, columns::Field};
use crate::{
    LANGUAGES,
    applications::Source,
    candidates::{NewCandidate, NewContact},
    notes, tags,
};

/// A person as a row has them.
#[derive(Clone, Debug)]
pub struct Person {
    pub new: NewCandidate,
    pub tags: Vec<String>,
    pub note: String,
    /// The job they are for, as the table names it, and the stage.
    pub job: Option<String>,
    pub stage: Option<String>,
}

/// Characters of a name, a headline, a city.
const LINE: usize = 200;

/// Bytes of an address on the web (TRUST section 3).
const URL: usize = 2_048;

/// Ways to reach one person, of each kind.
const MOST_CONTACTS: usize = 10;

/// Tags that one row may bring.
const MOST_TAGS: usize = 30;

/// Reads a row; or says everything that is wrong with it.
pub fn read(cells: &[String], options: &Options, language: &Language) -> Result<Person, Vec<Message>> {
    let mut reading = Reading {
        cells,
        columns: &options.columns,
        problems: Vec::new(),
    };
    let name = reading.name();
    let mut new = NewCandidate::named(&name, language.clone());
    new.script_name = reading.line(Field::OtherName);
    new.headline = reading.line(Field::Headline);
    new.city = reading.line(Field::City);
    new.country = reading.country();
    if let Some(language) = reading.language() {
        new.language = language;
    }
    let source = reading.line(Field::Source);
    let source = if source.is_empty() {
        options.source.clone()
    } else {
        source
    };
    new.source = if source.is_empty() {
        "import".to_owned()
    } else {
        Source::of(&source).name
    };
    new.contact = reading.contact();
    let (job, stage) = reading.target();
    let mut person = Person {
        new,
        tags: reading.tags(),
        note: reading.note(),
        job,
        stage,
    };
    if !options.tag.is_empty() {
        person.tags.push(options.tag.clone());
    }
    if reading.problems.is_empty() {
        Ok(person)
    } else {
        Err(reading.problems)
    }
}

/// The job and the stage that a row names, whatever else is in it.
pub fn target(cells: &[String], options: &Options) -> (Option<String>, Option<String>) {
    let mut reading = Reading {
        cells,
        columns: &options.columns,
        problems: Vec::new(),
    };
    reading.target()
}

struct Reading<'r> {
    cells: &'r [String],
    columns: &'r [Field],
    problems: Vec<Message>,
}

impl Reading<'_> {
    /// The cells of the columns that are this, those with anything in them.
    fn all(&self, field: Field) -> Vec<String> {
        let cells = self.columns.iter().zip(self.cells);
        cells
            .filter(|(own, cell)| **own == field && !cell.trim().is_empty())
            .map(|(_, cell)| cell.clone())
            .collect()
    }

    fn line(&mut self, field: Field) -> String {
        let text = clean_line(&self.all(field).join(" "));
        self.measured(field, text, LINE)
    }

    /// A stage is one of a job; without a job the column says nothing, as in exports of whole databases.
    fn target(&mut self) -> (Option<String>, Option<String>) {
        let job = Some(self.line(Field::Job)).filter(|job| !job.is_empty());
        let stage = Some(self.line(Field::Stage)).filter(|stage| !stage.is_empty() && job.is_some());
        (job, stage)
    }

    fn measured(&mut self, field: Field, text: String, most: usize) -> String {
        if text.chars().count() > most {
            let field = Message::new(label(field));
            let message = Message::new("integrations-row-too-long")
                .with("most", most)
                .with("field", field);
            self.problems.push(message);
        }
        text
    }

    fn name(&mut self) -> String {
        let whole = self.line(Field::Name);
        let (given, family) = (self.line(Field::Given), self.line(Field::Family));
        let name = if !whole.is_empty() {
            whole
        } else if let Ok(name) = PersonName::new(&given, &family) {
            name.display(&"en".parse().expect("en is a language tag"))
        } else {
            String::new()
        };
        if name.is_empty() {
            self.problems.push(Message::new("integrations-row-no-name"));
        }
        name
    }

    fn country(&mut self) -> Option<Country> {
        let text = self.line(Field::Country);
        if text.is_empty() {
            return None;
        }
        let found = country_of(&text);
        if found.is_none() {
            self.problems
                .push(Message::new("integrations-row-country").with("value", text));
        }
        found
    }

    fn language(&mut self) -> Option<Language> {
        let text = self.line(Field::Language);
        if text.is_empty() {
            return None;
        }
        let found = language_of(&text);
        if found.is_none() {
            self.problems
                .push(Message::new("integrations-row-language").with("value", text));
        }
        found
    }

    fn contact(&mut self) -> Vec<NewContact> {
        let mut contact: Vec<NewContact> = Vec::new();
        let mut bad = Vec::new();
        for text in self.parts(Field::Mail, |c| matches!(c, ';' | ',' | '；' | '，' | '、' | '\n')) {
            // As mail programs copy it: Ada Okafor <ada@people.example>.
            let inside = text
                .split_once('<')
                .map_or(text.as_str(), |(_, rest)| rest.trim_end_matches('>'));
            match inside.trim_start_matches("mailto:").parse::<Email>() {
                Ok(email) => contact.push(NewContact::mail(&email)),
                Err(_) => bad.push(Message::new("integrations-row-mail").with("value", text)),
            }
        }
        for text in self.parts(Field::Phone, |c| matches!(c, ';' | ',' | '；' | '，' | '、' | '\n')) {
            match text.parse::<Phone>() {
                Ok(phone) => contact.push(NewContact::phone(&phone)),
                Err(_) => bad.push(Message::new("integrations-row-phone").with("value", text)),
            }
        }
        for text in self.parts(Field::Link, |c| matches!(c, ';' | '；') || c.is_whitespace()) {
            match link_of(&text) {
                Some(link) => contact.push(NewContact::link(&link)),
                None => bad.push(Message::new("integrations-row-link").with("value", text)),
            }
        }
        self.problems.extend(bad);
        let mut seen = Vec::new();
        contact.retain(|point| {
            let key = (point.kind, point.comparison.clone());
            let first = !seen.contains(&key);
            seen.push(key);
            first
        });
        if contact.len() > 3 * MOST_CONTACTS {
            self.problems
                .push(Message::new("integrations-row-contacts").with("most", 3 * MOST_CONTACTS));
        }
        contact
    }

    fn tags(&mut self) -> Vec<String> {
        let tags = self.parts(Field::Tags, |c| {
            matches!(c, ';' | ',' | '；' | '，' | '、' | '|' | '\n')
        });
        if tags.len() > MOST_TAGS {
            self.problems
                .push(Message::new("integrations-row-tags").with("most", MOST_TAGS));
        }
        tags.into_iter()
            .map(|tag| self.measured(Field::Tags, tag, tags::LONGEST))
            .collect()
    }

    fn note(&mut self) -> String {
        let text = clean_block(&self.all(Field::Note).join("\n\n"));
        self.measured(Field::Note, text, notes::LONGEST)
    }

    /// The parts of all cells of a field.
    fn parts(&self, field: Field, separates: impl Fn(char) -> bool) -> Vec<String> {
        let cells = self.all(field);
        let parts = cells.iter().flat_map(|cell| cell.split(&separates));
        parts.map(clean_line).filter(|part| !part.is_empty()).collect()
    }
}

/// The message that names a field.
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Ignore => "integrations-column-ignore",
        Field::Name => "integrations-column-name",
        Field::Given => "integrations-column-given",
        Field::Family => "integrations-column-family",
        Field::OtherName => "integrations-column-other-name",
        Field::Mail => "integrations-column-mail",
        Field::Phone => "integrations-column-phone",
        Field::Headline => "integrations-column-headline",
        Field::City => "integrations-column-city",
        Field::Country => "integrations-column-country",
        Field::Language => "integrations-column-language",
        Field::Source => "integrations-column-source",
        Field::Tags => "integrations-column-tags",
        Field::Link => "integrations-column-link",
        Field::Note => "integrations-column-note",
        Field::Job => "integrations-column-job",
        Field::Stage => "integrations-column-stage",
    }
}

/// An address on the web; one without `https://` gets it.
fn link_of(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let whole = if lower.starts_with("http://") || lower.starts_with("https://") {
        text.to_owned()
    } else if lower.contains("://") || lower.starts_with("javascript:") || lower.starts_with("data:") {
        return None;
    } else {
        format!("https://{text}")
    };
    let host = whole.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let good = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@');
    (good && whole.len() <= URL && !whole.contains(['"', '<', '>', '\\'])).then_some(whole)
}

/// A country by its code, or by its name in one of our languages.
fn country_of(text: &str) -> Option<Country> {
    static NAMES: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
        let others = [
            ("usa", "US"),
            ("uk", "GB"),
            ("england", "GB"),
            ("prc", "CN"),
            ("uae", "AE"),
            ("holland", "NL"),
        ];
        let others = others
            .iter()
            .filter_map(|(name, code)| Some(((*name).to_owned(), code.parse().ok()?)));
        let named = LANGUAGES.iter().flat_map(|language| {
            let format = Format::of(language);
            Country::all().map(move |country| (format.country_name(country.code()).to_lowercase(), country))
        });
        named.chain(others).collect()
    });
    text.to_uppercase()
        .parse()
        .ok()
        .or_else(|| NAMES.get(&text.to_lowercase()).copied())
}

/// Languages that people write to, by the tag in which postings come.
const SPOKEN: [&str; 40] = [
    "en", "de", "zh-Hans", "zh-Hant", "fr", "es", "pt", "it", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "el", "tr",
    "ru", "uk", "sv", "da", "nb", "fi", "et", "lv", "lt", "ja", "ko", "vi", "th", "id", "ms", "hi", "bn", "ta", "ar",
    "he", "fa", "hr", "sr",
];

/// A language by its name in one of our languages, or by its tag.
fn language_of(text: &str) -> Option<Language> {
    static NAMES: LazyLock<HashMap<String, Language>> = LazyLock::new(|| {
        let others = [
            ("chinese", "zh-Hans"),
            ("chinesisch", "zh-Hans"),
            ("中文", "zh-Hans"),
            ("汉语", "zh-Hans"),
        ];
        let others = others
            .iter()
            .filter_map(|(name, tag)| Some(((*name).to_owned(), tag.parse().ok()?)));
        let named = LANGUAGES.iter().flat_map(|language| {
            let format = Format::of(language);
            SPOKEN
                .iter()
                .filter_map(move |tag| Some((format.language_name(tag).to_lowercase(), tag.parse().ok()?)))
        });
        named.chain(others).collect()
    });
    let by_name = NAMES.get(&text.to_lowercase()).cloned();
    // "English" has the form of a tag, and is none.
    by_name.or_else(|| {
        text.parse()
            .ok()
            .filter(|language: &Language| language.primary().len() <= 3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(columns: &[Field], cells: &[&str]) -> Result<Person, Vec<String>> {
        let options = Options {
            columns: columns.to_vec(),
            ..Options::default()
        };
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let read = read(&cells, &options, &"en".parse().unwrap());
        read.map_err(|problems| problems.iter().map(|problem| problem.key.to_string()).collect())
    }

    #[test]
    fn a_row_becomes_a_person() {
        use Field::*;
        let columns = [
            Given, Family, Mail, Phone, Country, Language, Tags, Link, Note, Job, Stage,
        ];
        let person = row(
            &columns,
            &[
                "Ada",
                "Okafor",
                "ada@a.example; Ada <ada@b.example>",
                "+49 89 123456",
                "Deutschland",
                "Englisch",
                "rust, Ceramics;rust",
                "linkedin.com/in/ada",
                "Met in\nParis",
                "J-0001",
                "Review",
            ],
        )
        .unwrap();
        assert_eq!(person.new.name, "Ada Okafor");
        assert_eq!(person.new.contact.len(), 4);
        assert_eq!(person.new.country, "DE".parse().ok());
        assert_eq!(person.new.language.as_str(), "en");
        assert_eq!(person.new.source, "import");
        assert_eq!(person.tags, ["rust", "Ceramics", "rust"]);
        assert_eq!(
            (person.note.as_str(), person.stage.as_deref()),
            ("Met in\nParis", Some("Review"))
        );
        let person = row(&[Given, Family, Country], &["伟", "张", "中国"]).unwrap();
        assert_eq!(
            (person.new.name.as_str(), person.new.country),
            ("张伟", "CN".parse().ok())
        );
    }

    #[test]
    fn everything_wrong_with_a_row_is_said_at_once() {
        use Field::*;
        let columns = [Name, Mail, Phone, Country, Language, Link, Headline];
        let long = "x".repeat(201);
        let problems = row(
            &columns,
            &[
                "",
                "no mail",
                "none",
                "Atlantis",
                "Klingonisch",
                "javascript:alert(1)",
                &long,
            ],
        );
        assert_eq!(
            problems.unwrap_err(),
            [
                "integrations-row-no-name",
                "integrations-row-too-long",
                "integrations-row-country",
                "integrations-row-language",
                "integrations-row-mail",
                "integrations-row-phone",
                "integrations-row-link",
            ]
        );
    }

    #[test]
    fn a_stage_without_a_job_says_nothing() {
        let person = row(&[Field::Name, Field::Stage], &["Ada", "Review"]).unwrap();
        assert_eq!((person.job, person.stage), (None, None));
    }
}
