//! Jobs from JSON: the shape in which the API takes and gives a job, with its postings in it.

use base::{Country, Id, Language, Slug, Zone, clean_block, clean_line};
use db::{Conn, Tx, sql_text};
use serde::{Deserialize, Serialize};
use web::{Error, Message};

use super::json;
use crate::{
    access::Actor,
    candidates::fold::fold,
    events::{self, Event},
    jobs::{
        self, Countries, CoverLetter, Employment, Job, NewJob, NewStage, Place, Seniority, StageKind, Terms, Workplace,
        Zones,
    },
    organization::{self, Department, Office, Translated},
    postings::{self, NewPosting, Pay, PostingText},
};

/// Jobs of one file.
pub const MOST: usize = 2_000;

/// A job as a file has it. What the API gives beside what it takes is read and let go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    title: String,
    #[serde(default)]
    department_id: Option<Id<Department>>,
    /// By its name in any language, instead of the id.
    #[serde(default)]
    department: Option<String>,
    #[serde(default)]
    places: Vec<ItemPlace>,
    #[serde(default)]
    workplace: Option<Workplace>,
    #[serde(default)]
    remote_countries: Vec<Country>,
    #[serde(default)]
    remote_zones: Vec<Zone>,
    #[serde(default)]
    employment_type: Option<Employment>,
    #[serde(default)]
    seniority: Option<Seniority>,
    #[serde(default)]
    urgent: bool,
    #[serde(default)]
    confidential: bool,
    #[serde(default)]
    internal: bool,
    #[serde(default)]
    pay: Option<Pay>,
    #[serde(default)]
    pay_shown: Option<bool>,
    #[serde(default)]
    answer_days: Option<i32>,
    #[serde(default)]
    cover_letter: Option<CoverLetter>,
    #[serde(default)]
    openings: Option<i32>,
    #[serde(default)]
    stages: Vec<ItemStage>,
    #[serde(default)]
    postings: Vec<ItemPosting>,
    // What the API gives and decides itself.
    #[serde(default)]
    id: Option<Id<Job>>,
    #[serde(default, rename = "number")]
    _number: Option<i64>,
    #[serde(default, rename = "reference")]
    _reference: Option<String>,
    #[serde(default, rename = "state")]
    _state: Option<String>,
    #[serde(default, rename = "opened_at")]
    _opened_at: Option<String>,
    #[serde(default, rename = "created_at")]
    _created_at: Option<String>,
    #[serde(default, rename = "version")]
    _version: Option<i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemPlace {
    #[serde(default)]
    office_id: Option<Id<Office>>,
    /// By its name in any language, instead of the id.
    #[serde(default)]
    office: Option<String>,
    #[serde(default)]
    city: String,
    #[serde(default)]
    country: Option<Country>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemStage {
    kind: StageKind,
    name: String,
    #[serde(default)]
    public_names: Translated,
}

/// A posting; what the API gives beside its words is let go.
#[derive(Clone, Debug, Deserialize)]
struct ItemPosting {
    language: Language,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    requirements: String,
    #[serde(default)]
    benefits: String,
    #[serde(default)]
    slug: Option<Slug>,
}

/// A job that can be made.
#[derive(Clone, Debug)]
pub struct Plan {
    new: NewJob,
    postings: Vec<NewPosting>,
}

/// Splits a file into its jobs: a list of them, `{"jobs": […]}`, or one alone. Each as it was written, with the line of
/// the file on which it begins.
///
/// Read in this process: serde_json is safe Rust, refuses more than 128 levels, and takes memory in proportion to a file
/// of at most 10 MiB.
pub fn split(bytes: &[u8]) -> Result<Vec<(usize, String)>, Message> {
    let text = files::decode(bytes, None)
        .ok_or_else(|| Message::new("integrations-not-json"))?
        .text;
    serde_json::from_str::<serde_json::Value>(&text).map_err(|error| {
        Message::new("integrations-bad-json")
            .with("line", error.line())
            .with("column", error.column())
    })?;
    let items = json::items(&text, &["jobs", "data"]);
    if items.is_empty() {
        return Err(Message::new("integrations-no-jobs"));
    }
    if items.len() > MOST {
        return Err(Message::new("integrations-too-many-jobs").with("most", MOST));
    }
    Ok(items.into_iter().map(|(line, item)| (line, item.to_owned())).collect())
}

/// The title of a job in a file, for lists.
pub fn title(json: &str) -> String {
    #[derive(Deserialize)]
    struct Titled {
        #[serde(default)]
        title: String,
    }
    serde_json::from_str::<Titled>(json).map_or_else(|_| String::new(), |item| clean_line(&item.title))
}

/// What a file's names may mean here.
pub struct Here {
    departments: Vec<Department>,
    offices: Vec<Office>,
    jobs: Vec<Known>,
}

#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
struct Known {
    id: Id<Job>,
    number: i64,
    title: String,
}

impl Here {
    pub async fn load(on: &mut impl Conn, actor: &Actor) -> anyhow::Result<Self> {
        Ok(Self {
            departments: organization::departments(on).await?,
            offices: organization::offices(on).await?,
            jobs: sql_text(format!(
                "SELECT j.id, j.number, j.title FROM jobs j WHERE j.trashed_at IS NULL AND {} ORDER BY j.number",
                actor.sees_job("j")
            ))
            .bind(actor.id)
            .all(on)
            .await?,
        })
    }

    /// The job that this may be: the one with its id, or with its title. Its id and how people name it.
    pub fn same(&self, json: &str) -> Option<(uuid::Uuid, String)> {
        let id = serde_json::from_str::<Item>(json).ok().and_then(|item| item.id);
        let title = fold(&title(json));
        let known = self.jobs.iter();
        let by_id = known.clone().find(|job| Some(job.id) == id);
        let found = by_id.or_else(|| self.jobs.iter().find(|job| fold(&job.title) == title))?;
        Some((found.id.uuid(), jobs::reference(found.number)))
    }

    /// Reads a job that begins on a line of its file; or says what is wrong with it.
    pub fn plan(&self, json: &str, first: usize, language: &Language) -> Result<Plan, Vec<Message>> {
        let (item, mut problems) = json::read::<Item>(json, first);
        let Some(item) = item else {
            return Err(problems);
        };
        let department_id = self.department(&item, &mut problems);
        let places = item
            .places
            .iter()
            .filter_map(|place| self.place(place, &mut problems))
            .collect();
        let blank = Terms::titled(clean_line(&item.title));
        let terms = Terms {
            department_id,
            places,
            workplace: item.workplace.unwrap_or(blank.workplace),
            remote_countries: Countries(item.remote_countries),
            remote_zones: Zones(item.remote_zones),
            employment: item.employment_type.unwrap_or(blank.employment),
            seniority: item.seniority.unwrap_or(blank.seniority),
            urgent: item.urgent,
            confidential: item.confidential,
            internal: item.internal,
            pay: item.pay,
            pay_shown: item.pay_shown.unwrap_or(blank.pay_shown),
            answer_days: item.answer_days.unwrap_or(blank.answer_days),
            cover_letter: item.cover_letter.unwrap_or(blank.cover_letter),
            title: blank.title,
        };
        if terms.title.is_empty() || terms.title.chars().count() > 200 {
            problems.push(Message::new("integrations-job-title"));
        }
        problems.extend(
            terms
                .pay
                .iter()
                .flat_map(postings::problems_of)
                .map(|(_, message)| message),
        );
        let stages = stages(item.stages, language, &mut problems);
        let postings = item_postings(item.postings, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Plan {
            new: NewJob {
                terms,
                openings: item.openings.unwrap_or(1),
                stages,
                questions: Vec::new(),
                team: Vec::new(),
                copied_from: None,
            },
            postings,
        })
    }

    fn department(&self, item: &Item, problems: &mut Vec<Message>) -> Option<Id<Department>> {
        let wanted = item.department.as_deref().map(fold);
        let found = self
            .departments
            .iter()
            .find(|department| match (&item.department_id, &wanted) {
                (Some(id), _) => department.id == *id,
                (None, Some(name)) => has_name(&department.names, name),
                (None, None) => false,
            });
        if found.is_none() && (item.department_id.is_some() || wanted.is_some()) {
            let name = item
                .department
                .clone()
                .or_else(|| item.department_id.map(|id| id.to_string()));
            problems.push(Message::new("integrations-job-department").with("value", name.unwrap_or_default()));
        }
        found.map(|department| department.id)
    }

    fn place(&self, place: &ItemPlace, problems: &mut Vec<Message>) -> Option<Place> {
        let wanted = place.office.as_deref().map(fold);
        let office = self.offices.iter().find(|office| match (&place.office_id, &wanted) {
            (Some(id), _) => office.id == *id,
            (None, Some(name)) => has_name(&office.names, name),
            (None, None) => false,
        });
        if let Some(office) = office {
            return Some(Place {
                office_id: Some(office.id),
                city: String::new(),
                country: office.country,
            });
        }
        let city = clean_line(&place.city);
        match place.country {
            Some(country) if place.office_id.is_none() && wanted.is_none() && !city.is_empty() => Some(Place {
                office_id: None,
                city,
                country,
            }),
            _ => {
                let name = place.office.clone().unwrap_or(city);
                problems.push(Message::new("integrations-job-place").with("value", name));
                None
            }
        }
    }
}

fn has_name(names: &Translated, folded: &str) -> bool {
    names.0.values().any(|name| fold(name) == folded)
}

fn stages(items: Vec<ItemStage>, language: &Language, problems: &mut Vec<Message>) -> Vec<NewStage> {
    if items.is_empty() {
        return jobs::default_stages(language);
    }
    let one = |kind| items.iter().filter(|stage| stage.kind == kind).count() == 1;
    let ends = items.first().is_some_and(|stage| stage.kind == StageKind::Applied)
        && items.last().is_some_and(|stage| stage.kind == StageKind::Hired);
    if !ends
        || !one(StageKind::Applied)
        || !one(StageKind::Hired)
        || items.iter().any(|stage| stage.name.trim().is_empty())
    {
        problems.push(Message::new("integrations-job-stages"));
    }
    let stage = |stage: ItemStage| NewStage {
        kind: stage.kind,
        name: clean_line(&stage.name),
        public_names: stage.public_names,
    };
    items.into_iter().map(stage).collect()
}

fn item_postings(items: Vec<ItemPosting>, problems: &mut Vec<Message>) -> Vec<NewPosting> {
    let mut all: Vec<NewPosting> = Vec::new();
    for item in items {
        let text = PostingText {
            title: clean_line(&item.title),
            description: clean_block(&item.description),
            requirements: clean_block(&item.requirements),
            benefits: clean_block(&item.benefits),
        };
        let longest = [&text.description, &text.requirements, &text.benefits]
            .iter()
            .map(|text| text.chars().count())
            .max();
        let twice = all.iter().any(|other| other.language == item.language);
        if text.title.is_empty() || text.title.chars().count() > 200 || longest > Some(postings::MOST) || twice {
            problems.push(Message::new("integrations-job-posting").with("language", item.language.to_string()));
        }
        all.push(NewPosting {
            language: item.language,
            text,
            slug: item.slug,
        });
    }
    all
}

/// Makes the job, as a draft, with its postings as drafts. For those who recruit.
pub async fn make(tx: &mut Tx, actor: &Actor, plan: &Plan) -> web::Result<Id<Job>> {
    if !actor.role.recruits() {
        return Err(Error::Forbidden);
    }
    let job = jobs::create(tx, actor, plan.new.clone()).await?;
    for posting in &plan.postings {
        postings::create(tx, actor, &job, posting.clone()).await?;
    }
    events::record(tx, actor.by(), Event::new("job.imported").job(job.id));
    Ok(job.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nowhere() -> Here {
        Here {
            departments: Vec::new(),
            offices: Vec::new(),
            jobs: Vec::new(),
        }
    }

    fn keys(json: &str) -> Vec<String> {
        let problems = nowhere().plan(json, 1, &"en".parse().unwrap()).unwrap_err();
        problems.iter().map(|problem| problem.key.to_string()).collect()
    }

    #[test]
    fn a_file_is_a_list_or_one_job() {
        assert_eq!(split(br#"[{"title":"A"},{"title":"B"}]"#).unwrap().len(), 2);
        assert_eq!(split(br#"{"jobs":[{"title":"A"}]}"#).unwrap().len(), 1);
        assert_eq!(split(br#"{"title":"A"}"#).unwrap().len(), 1);
        let key = |bytes: &[u8]| split(bytes).unwrap_err().key.into_owned();
        assert_eq!(key(b"[]"), "integrations-no-jobs");
        assert_eq!(key(b"[{"), "integrations-bad-json");
        assert_eq!(key("[".repeat(200).as_bytes()), "integrations-bad-json");
    }

    #[test]
    fn a_job_as_the_api_gives_it_can_be_made() {
        let json = serde_json::json!({
            "id": "0192f0c0-0000-7000-8000-000000000001", "number": 1, "reference": "J-0001", "state": "open",
            "opened_at": null, "created_at": "2026-11-24T09:00:00Z", "version": 3,
            "title": "Kiln Engineer", "department_id": null, "workplace": "hybrid", "remote_countries": ["DE"],
            "remote_zones": [], "employment_type": "full_time", "seniority": "senior", "urgent": true,
            "confidential": false, "internal": false, "answer_days": 5, "cover_letter": "none", "pay_shown": true,
            "pay": {"min": 7_000_000, "max": 9_000_000, "currency": "CNY", "exponent": 2, "period": "month", "months": 14},
            "places": [{"city": "Munich", "country": "DE"}], "openings": 2,
            "postings": [{"language": "zh-Hans", "title": "窑炉工程师", "description": "**暖**", "state": "published"}],
        });
        let plan = nowhere().plan(&json.to_string(), 1, &"en".parse().unwrap()).unwrap();
        assert_eq!((plan.new.openings, plan.postings.len()), (2, 1));
        assert_eq!(plan.new.terms.pay.unwrap().months, 14);
    }

    #[test]
    fn what_is_wrong_with_a_job_is_said() {
        assert_eq!(keys(r#"{"title":"A","colour":"red"}"#), ["integrations-json-unknown"]);
        assert_eq!(
            keys(r#"{"title":"","colour":"red","size":1}"#),
            [
                "integrations-json-unknown",
                "integrations-json-unknown",
                "integrations-job-title"
            ]
        );
        assert_eq!(
            keys(
                r#"{"title":" ","department":"Kilns","places":[{"office":"Munich"},{"city":"X"}],
                    "stages":[{"kind":"review","name":"R"}],
                    "postings":[{"language":"en","title":""}]}"#
            ),
            [
                "integrations-job-department",
                "integrations-job-place",
                "integrations-job-place",
                "integrations-job-title",
                "integrations-job-stages",
                "integrations-job-posting",
            ]
        );
    }
}
