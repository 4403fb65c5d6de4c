//! The people: four hundred of them, a few of whom are the same human being twice.

use std::collections::BTreeSet;

use base::Time;
use jiff::tz::TimeZone;

use super::{
    calendar,
    career::{Career, draw_career},
    cultures::{self, Culture, Home},
    draw::Draw,
    names::Name,
    phones, wording,
};
use crate::{CvFormat, CvStyle, Layout, Person, data::Data};

/// How many of them are there twice, under another script, address or telephone.
const TWINS: usize = 12;

/// People by what they do; with the twins they are four hundred.
const TRACKS: [(&str, usize); 8] = [
    ("research", 108),
    ("systems", 108),
    ("product", 69),
    ("student", 44),
    ("legal", 18),
    ("people", 10),
    ("finance", 15),
    ("writing", 16),
];

/// A person and what the rest of the generator has to know of them.
pub struct Drawn {
    pub person: Person,
    pub track: &'static str,
    pub home: Home,
}

/// Makes everybody. Mail addresses are their own; when people came into the system is set later, by their applications.
pub fn all(data: &Data, draw: &mut Draw, today: Time) -> Vec<Drawn> {
    let month = calendar::date(today, &TimeZone::UTC).first_of_month();
    let mut taken = BTreeSet::new();
    let mut originals = Vec::new();
    for (track, count) in TRACKS {
        for _ in 0..count {
            let culture = cultures::of_track(draw, track);
            let city = draw.one(culture.cities);
            let career = draw_career(draw, data, track, culture, city, month);
            let name = culture.name(draw, data);
            let language = (*draw.weighted(culture.cv)).to_owned();
            let template = Template {
                culture,
                city,
                career,
                name,
            };
            let person = template.person(data, draw, &language, &mut taken, today);
            originals.push((template, person));
        }
    }
    // Sorted by chance: whoever has number 1 need not be in research.
    let order: Vec<usize> = (0..originals.len()).collect();
    let order: Vec<usize> = draw.several(&order, order.len()).into_iter().copied().collect();
    let mut people: Vec<Drawn> = Vec::new();
    for (place, index) in order.iter().enumerate() {
        let (template, person) = &originals[*index];
        let person = Person {
            number: place as u32 + 1,
            ..person.clone()
        };
        people.push(Drawn {
            person,
            track: template.career.track,
            home: template.culture.home,
        });
    }
    let twins = twins(data, draw, &originals, &order, &people, &mut taken, today);
    people.extend(twins);
    people
}

/// Other records of people who are there already. One in three shares the telephone, one the mail address,
/// one nothing but the name in its other script and the career.
fn twins(
    data: &Data,
    draw: &mut Draw,
    originals: &[(Template<'_>, Person)],
    order: &[usize],
    people: &[Drawn],
    taken: &mut BTreeSet<String>,
    today: Time,
) -> Vec<Drawn> {
    let two_scripts =
        |place: &&usize| originals[order[**place]].0.name.has_han() && people[**place].person.phone.is_some();
    let places: Vec<usize> = (0..order.len()).collect();
    let able: Vec<usize> = places.iter().filter(two_scripts).copied().collect();
    let mut twins = Vec::new();
    for (count, place) in draw.several(&able, TWINS).into_iter().enumerate() {
        let (template, first) = (&originals[order[*place]].0, &people[*place]);
        let language = if first.person.cv.language == "zh" { "en" } else { "zh" };
        let turned = Template {
            name: template.name.turned(),
            ..template.clone()
        };
        let mut person = turned.person(data, draw, language, taken, today);
        match count % 3 {
            0 => person.phone.clone_from(&first.person.phone),
            1 => (person.emails, person.phone) = (first.person.emails.clone(), None),
            _ => {}
        }
        person.number = (people.len() + count) as u32 + 1;
        person.same_as = Some(first.person.number);
        person.languages.clone_from(&first.person.languages);
        twins.push(Drawn {
            person,
            track: template.career.track,
            home: template.culture.home,
        });
    }
    twins
}

/// What stays the same when somebody is written down twice.
#[derive(Clone)]
struct Template<'a> {
    culture: &'static Culture,
    city: &'static str,
    career: Career<'a>,
    name: Name,
}

impl Template<'_> {
    fn person(
        &self,
        data: &Data,
        draw: &mut Draw,
        language: &str,
        taken: &mut BTreeSet<String>,
        today: Time,
    ) -> Person {
        let city = data.city(self.city).clone();
        let words = wording::word(draw, data, &self.career, language);
        let local = self.name.local_part(taken);
        let domain = *draw.weighted(&[("example.com", 5), ("example.org", 3), ("example.net", 2)]);
        let technical = matches!(self.career.track, "research" | "systems" | "product" | "student");
        let layout = layout(draw, language);
        let states_birth = match layout {
            Layout::Tabular => draw.chance(0.5),
            Layout::Form => draw.chance(0.7),
            Layout::OneColumn | Layout::Sidebar => false,
        };
        Person {
            number: 0,
            given: self.name.given().to_owned(),
            family: self.name.family().to_owned(),
            name: self.name.full(),
            script_name: self.name.other(),
            headline: words.headline,
            language: self.culture.language(language),
            languages: self.culture.spoken(draw, &city.country),
            emails: vec![format!("{local}@{domain}")],
            phone: if draw.chance(0.85) {
                phones::of(draw, &city)
            } else {
                None
            },
            link: (technical && draw.chance(0.4)).then(|| format!("https://git.example.org/{local}")),
            summary: words.summary,
            experiences: words.experiences,
            education: words.education,
            skills: self
                .career
                .skills
                .iter()
                .map(|skill| data.skill(skill, language))
                .collect(),
            born: states_birth.then_some(self.career.born),
            tags: Vec::new(),
            consent_at: None,
            created_at: today,
            created_by: None,
            same_as: None,
            cv: CvStyle {
                language: language.to_owned(),
                layout,
                format: if draw.chance(0.72) {
                    CvFormat::Pdf
                } else {
                    CvFormat::Docx
                },
            },
            city,
        }
    }
}

fn layout(draw: &mut Draw, language: &str) -> Layout {
    *draw.weighted(match language {
        "de" => &[(Layout::Tabular, 70), (Layout::Sidebar, 30)],
        "zh" => &[(Layout::Form, 48), (Layout::OneColumn, 32), (Layout::Sidebar, 20)],
        _ => &[(Layout::OneColumn, 60), (Layout::Sidebar, 40)],
    })
}
