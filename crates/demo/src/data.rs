//! The word lists and terms under `data/`, read once per world.
//!
//! They are embedded and checked by tests, so a file that does not parse is a mistake of the build, not of the user.

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};

use crate::{Choice, City, Company, Employment, JobState, Knockout, Pay, QuestionKind, Seniority, Texts, Workplace};

pub struct Data {
    pub company: Company,
    pub jobs: Vec<Terms>,
    pub questions: BTreeMap<String, Asked>,
    pub tracks: BTreeMap<&'static str, Track>,
    pub names: BTreeMap<String, NameLists>,
    /// Names that some Chinese add when they live abroad.
    pub western: Vec<String>,
    pub cities: Vec<City>,
    pub employers: Vec<Employer>,
    pub schools: Vec<School>,
    pub phrases: Phrases,
    /// Other languages' words for skills, by the English one.
    skills: BTreeMap<String, Texts>,
}

impl Data {
    pub fn read() -> Self {
        #[derive(Deserialize)]
        struct Jobs {
            jobs: Vec<Terms>,
        }
        #[derive(Deserialize)]
        struct Cities {
            cities: Vec<City>,
        }
        #[derive(Deserialize)]
        struct Organizations {
            employers: Vec<Employer>,
            schools: Vec<School>,
        }
        #[derive(Deserialize)]
        struct Names {
            western: Vec<String>,
            #[serde(flatten)]
            lists: BTreeMap<String, NameLists>,
        }
        let organizations: Organizations = parse(include_str!("../data/employers.toml"));
        let names: Names = parse(include_str!("../data/names.toml"));
        Self {
            company: parse(include_str!("../data/company.toml")),
            jobs: parse::<Jobs>(include_str!("../data/jobs.toml")).jobs,
            questions: parse(include_str!("../data/questions.toml")),
            tracks: TRACKS.iter().map(|(name, text)| (*name, parse(text))).collect(),
            names: names.lists,
            western: names.western,
            cities: parse::<Cities>(include_str!("../data/places.toml")).cities,
            employers: organizations.employers,
            schools: organizations.schools,
            phrases: parse(include_str!("../data/notes.toml")),
            skills: parse(include_str!("../data/skills.toml")),
        }
    }

    pub fn city(&self, key: &str) -> &City {
        self.cities
            .iter()
            .find(|city| city.key == key)
            .expect("places.toml has every city that the other files name")
    }

    /// A skill as people write it in a language.
    pub fn skill(&self, skill: &str, language: &str) -> String {
        self.skills
            .get(skill)
            .and_then(|words| words.get(language))
            .map_or_else(|| skill.to_owned(), Clone::clone)
    }

    pub fn track(&self, name: &str) -> &Track {
        self.tracks.get(name).expect("every track that is named has a file")
    }
}

/// The kinds of work that the lists know, with their files.
const TRACKS: [(&str, &str); 8] = [
    ("research", include_str!("../data/tracks/research.toml")),
    ("systems", include_str!("../data/tracks/systems.toml")),
    ("product", include_str!("../data/tracks/product.toml")),
    ("student", include_str!("../data/tracks/student.toml")),
    ("legal", include_str!("../data/tracks/legal.toml")),
    ("people", include_str!("../data/tracks/people.toml")),
    ("finance", include_str!("../data/tracks/finance.toml")),
    ("writing", include_str!("../data/tracks/writing.toml")),
];

fn parse<T: DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("a file under data/ cannot be read: {error}"))
}

/// A job as jobs.toml has it: pay in whole units, times in days before today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    pub number: u32,
    pub texts: String,
    pub title: String,
    pub department: String,
    pub offices: Vec<String>,
    pub workplace: Workplace,
    pub employment: Employment,
    pub seniority: Seniority,
    #[serde(default)]
    pub urgent: bool,
    #[serde(default)]
    pub confidential: bool,
    #[serde(default)]
    pub internal: bool,
    #[serde(default)]
    pub remote_countries: Vec<String>,
    #[serde(default)]
    pub remote_zones: Vec<String>,
    pub headcount: u32,
    pub pay: Pay,
    #[serde(default = "shown")]
    pub pay_shown: bool,
    pub state: JobState,
    #[serde(default)]
    pub opened: u32,
    #[serde(default)]
    pub created: u32,
    /// When it was put on hold, closed or filled.
    pub state_since: Option<u32>,
    #[serde(default)]
    pub seats_filled: u32,
    /// Translations that are older than their source.
    #[serde(default)]
    pub stale_languages: Vec<String>,
    /// Whose applications it draws.
    pub track: String,
    /// How many it draws, beside others of the same track.
    pub weight: u32,
    pub stages: String,
    pub questions: Vec<String>,
    pub hiring_manager: String,
    pub recruiters: Vec<String>,
    pub interviewers: Vec<String>,
}

fn shown() -> bool {
    true
}

#[derive(Deserialize)]
pub struct Asked {
    pub kind: QuestionKind,
    pub required: bool,
    pub labels: Texts,
    #[serde(default)]
    pub hints: Texts,
    #[serde(default)]
    pub options: Vec<Choice>,
    pub knockout: Option<Knockout>,
}

/// Words for one kind of work, per language.
#[derive(Deserialize)]
pub struct Track {
    pub skills: Vec<String>,
    /// From the first position to the highest.
    pub titles: Lists,
    pub subjects: Lists,
    pub summaries: Lists,
    pub bullets: Lists,
}

pub type Lists = BTreeMap<String, Vec<String>>;

/// Given and family names; for Chinese each entry is the Latin form, a space and the Han form.
#[derive(Deserialize)]
pub struct NameLists {
    pub family: Vec<String>,
    pub given: Vec<String>,
}

#[derive(Deserialize)]
pub struct Employer {
    pub name: String,
    pub zh: Option<String>,
    pub city: String,
    pub kind: EmployerKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmployerKind {
    Tech,
    Law,
    Trade,
}

#[derive(Deserialize)]
pub struct School {
    pub names: Texts,
    pub country: String,
}

/// What people write: the team in notes, tasks and mails, candidates in answers.
#[derive(Deserialize)]
pub struct Phrases {
    pub notes: Lists,
    pub tasks: Lists,
    pub work_samples: Lists,
    pub calls: Lists,
    pub subjects: BTreeMap<String, Texts>,
    pub bodies: BTreeMap<String, Texts>,
}
