//! The jobs of the demo company in the product's terms.

use std::collections::BTreeMap;

use anyhow::Context;
use app::{
    access::TeamRole,
    jobs::{
        Choice, Choices, Countries, CoverLetter, Employment, Job, Knockout, NewJob, NewQuestion, NewStage, Place,
        Question, QuestionKind, Seniority, Stage, StageKind, Terms, Workplace, Zones,
    },
    postings::{NewPosting, Pay, Period, Posting, PostingText},
};
use base::Id;

use super::{Story, company::Ids, language, translated};

/// A job of the demo once it is in the product.
#[derive(Clone)]
pub struct Made {
    pub job: Job,
    pub stages: Vec<Stage>,
    pub questions: Vec<Question>,
    /// By the demo's language tag.
    pub postings: BTreeMap<String, Id<Posting>>,
}

/// What each job will be made from, by its number.
pub type Prepared = BTreeMap<u32, NewJob>;

pub async fn prepare(story: &Story, ids: &Ids) -> anyhow::Result<Prepared> {
    story
        .world
        .jobs
        .iter()
        .map(|job| Ok((job.number, new_job(story, ids, job)?)))
        .collect()
}

fn new_job(story: &Story, ids: &Ids, job: &demo::Job) -> anyhow::Result<NewJob> {
    let mut team = vec![(story.user(&job.hiring_manager)?, TeamRole::HiringManager)];
    for (keys, role) in [
        (&job.recruiters, TeamRole::Recruiter),
        (&job.interviewers, TeamRole::Interviewer),
    ] {
        for key in keys {
            let user = story.user(key)?;
            if !team.iter().any(|(known, _)| *known == user) {
                team.push((user, role));
            }
        }
    }
    let viewer = story
        .world
        .company
        .staff
        .iter()
        .find(|staff| staff.role == demo::Role::Viewer);
    if let Some(viewer) = viewer.filter(|_| !job.confidential) {
        team.push((story.user(&viewer.key)?, TeamRole::Viewer));
    }
    let places = job.offices.iter().map(|key| {
        let office = story.world.company.offices.iter().find(|office| office.key == *key);
        let office = office.with_context(|| format!("no office is called {key}"))?;
        Ok(Place {
            office_id: ids.offices.get(key).copied(),
            city: String::new(),
            country: office.country.parse()?,
        })
    });
    Ok(NewJob {
        terms: Terms {
            title: job.title.clone(),
            department_id: ids.departments.get(&job.department).copied(),
            places: places.collect::<anyhow::Result<_>>()?,
            workplace: match job.workplace {
                demo::Workplace::OnSite => Workplace::OnSite,
                demo::Workplace::Hybrid => Workplace::Hybrid,
                demo::Workplace::Remote => Workplace::Remote,
            },
            remote_countries: Countries(parse_all(&job.remote_countries)?),
            remote_zones: Zones(parse_all(&job.remote_zones)?),
            employment: match job.employment {
                demo::Employment::FullTime => Employment::FullTime,
                demo::Employment::PartTime => Employment::PartTime,
                demo::Employment::Internship => Employment::Internship,
                demo::Employment::FixedTerm => Employment::FixedTerm,
                demo::Employment::Contractor => Employment::Contractor,
            },
            seniority: seniority(job.seniority),
            urgent: job.urgent,
            confidential: job.confidential,
            internal: job.internal,
            pay: Some(pay(&job.pay)?),
            pay_shown: job.pay_shown,
            answer_days: 10,
            cover_letter: CoverLetter::Optional,
        },
        openings: i32::try_from(job.headcount)?,
        stages: job.stages.iter().map(stage).collect(),
        questions: job.questions.iter().map(question).collect(),
        team,
        copied_from: None,
    })
}

fn parse_all<T>(texts: &[String]) -> anyhow::Result<Vec<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    Ok(texts.iter().map(|text| text.parse()).collect::<Result<_, _>>()?)
}

fn seniority(seniority: demo::Seniority) -> Seniority {
    match seniority {
        demo::Seniority::Intern => Seniority::Intern,
        demo::Seniority::Junior => Seniority::Junior,
        demo::Seniority::Mid => Seniority::Mid,
        demo::Seniority::Senior => Seniority::Senior,
        demo::Seniority::Lead => Seniority::Lead,
        demo::Seniority::Principal => Seniority::Principal,
        demo::Seniority::Manager => Seniority::Manager,
        demo::Seniority::Director => Seniority::Director,
        demo::Seniority::Executive => Seniority::Executive,
    }
}

fn pay(pay: &demo::Pay) -> anyhow::Result<Pay> {
    Ok(Pay {
        min: Some(pay.min),
        max: Some(pay.max),
        currency: pay.currency.parse()?,
        period: match pay.period {
            demo::Period::Hour => Period::Hour,
            demo::Period::Day => Period::Day,
            demo::Period::Week => Period::Week,
            demo::Period::Month => Period::Month,
            demo::Period::Year => Period::Year,
        },
        months: u8::try_from(pay.months)?.max(12),
        bonus_months: None,
        bonus_percent: None,
        equity: String::new(),
    })
}

pub(super) fn stage(stage: &demo::Stage) -> NewStage {
    NewStage {
        kind: match stage.kind {
            demo::StageKind::Applied => StageKind::Applied,
            demo::StageKind::Review => StageKind::Review,
            demo::StageKind::Interview => StageKind::Interview,
            demo::StageKind::Offer => StageKind::Offer,
            demo::StageKind::Hired => StageKind::Hired,
        },
        name: stage.name.clone(),
        public_names: translated(&stage.public_names),
    }
}

fn question(question: &demo::Question) -> NewQuestion {
    let options = question
        .options
        .iter()
        .map(|choice| Choice {
            value: choice.value.clone(),
            labels: translated(&choice.labels),
        })
        .collect();
    NewQuestion {
        kind: match question.kind {
            demo::QuestionKind::Text => QuestionKind::Text,
            demo::QuestionKind::LongText => QuestionKind::LongText,
            demo::QuestionKind::Choice => QuestionKind::Choice,
            demo::QuestionKind::Number => QuestionKind::Number,
            demo::QuestionKind::YesNo => QuestionKind::YesNo,
            demo::QuestionKind::Date => QuestionKind::Date,
        },
        labels: translated(&question.labels),
        hints: translated(&question.hints),
        options: Choices(options),
        required: question.required,
        knockout: question.knockout.as_ref().map(|knockout| match knockout {
            demo::Knockout::IsNo => Knockout::OneOf(vec!["no".to_owned()]),
            demo::Knockout::LessThan { than } => Knockout::Below(*than as f64),
            demo::Knockout::OneOf { values } => Knockout::OneOf(values.clone()),
        }),
    }
}

/// The text of a posting in the product's terms.
pub fn posting(posting: &demo::Posting) -> NewPosting {
    NewPosting {
        language: language(&posting.language),
        text: PostingText {
            title: posting.title.clone(),
            description: posting.description.clone(),
            requirements: posting.requirements.clone(),
            benefits: posting.benefits.clone(),
        },
        slug: None,
    }
}
