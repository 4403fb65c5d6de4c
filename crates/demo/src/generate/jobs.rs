//! Jobs and postings out of the terms in jobs.toml, with their times set against today.

use base::Time;

use super::{calendar, draw::Draw};
use crate::{
    Job, JobState, Pay, Posting, PostingState, Question,
    data::{Data, Terms},
    postings,
};

pub fn all(data: &Data, draw: &mut Draw, today: Time) -> Vec<Job> {
    data.jobs.iter().map(|terms| job(data, draw, terms, today)).collect()
}

fn job(data: &Data, draw: &mut Draw, terms: &Terms, today: Time) -> Job {
    let zone = super::staff_zone(&data.company, &terms.hiring_manager);
    let mut ago = |days: u32| {
        let moment = calendar::at_work(draw, &zone, today - calendar::days(i64::from(days) + 1), 0);
        // A world that is made early on a Monday must not have anything opened later that day.
        moment.min(today - jiff::SignedDuration::from_hours(2))
    };
    let opened_at = (terms.state != JobState::Draft).then(|| ago(terms.opened));
    let created_at = opened_at.map_or_else(|| ago(terms.created), |opened| opened - calendar::days(6));
    let ended_at = terms.state_since.map(&mut ago);
    Job {
        number: terms.number,
        title: terms.title.clone(),
        department: terms.department.clone(),
        offices: terms.offices.clone(),
        workplace: terms.workplace,
        remote_countries: terms.remote_countries.clone(),
        remote_zones: terms.remote_zones.clone(),
        employment: terms.employment,
        seniority: terms.seniority,
        urgent: terms.urgent,
        confidential: terms.confidential,
        internal: terms.internal,
        headcount: terms.headcount,
        pay: Pay {
            min: terms.pay.min * 100,
            max: terms.pay.max * 100,
            ..terms.pay.clone()
        },
        pay_shown: terms.pay_shown,
        state: terms.state,
        state_at: ended_at.or(opened_at).unwrap_or(created_at),
        state_by: terms.recruiters.first().expect("every job has a recruiter").clone(),
        created_at,
        opened_at,
        stages: stages(data, &terms.stages),
        questions: terms.questions.iter().map(|key| question(data, key)).collect(),
        hiring_manager: terms.hiring_manager.clone(),
        recruiters: terms.recruiters.clone(),
        interviewers: terms.interviewers.clone(),
        postings: texts(terms, opened_at, ended_at),
    }
}

fn stages(data: &Data, template: &str) -> Vec<crate::Stage> {
    let template = data.company.stage_templates.iter().find(|t| t.key == template);
    template
        .expect("jobs.toml names a stage template of company.toml")
        .stages
        .clone()
}

fn question(data: &Data, key: &str) -> Question {
    let asked = data
        .questions
        .get(key)
        .expect("jobs.toml names questions of questions.toml");
    Question {
        key: key.to_owned(),
        kind: asked.kind,
        labels: asked.labels.clone(),
        hints: asked.hints.clone(),
        options: asked.options.clone(),
        required: asked.required,
        knockout: asked.knockout.clone(),
    }
}

fn texts(terms: &Terms, opened_at: Option<Time>, ended_at: Option<Time>) -> Vec<Posting> {
    let state = match terms.state {
        _ if terms.confidential || terms.internal => PostingState::Draft,
        JobState::Draft => PostingState::Draft,
        JobState::Open => PostingState::Published,
        JobState::OnHold | JobState::Closed | JobState::Filled => PostingState::Unpublished,
    };
    let published = opened_at.filter(|_| state != PostingState::Draft);
    let posting = |text: postings::Text| Posting {
        language: text.language.to_owned(),
        title: text.title.to_owned(),
        description: text.description.to_owned(),
        requirements: text.requirements.to_owned(),
        benefits: text.benefits.to_owned(),
        state,
        published_at: published,
        unpublished_at: ended_at.filter(|_| state == PostingState::Unpublished),
        stale: terms.stale_languages.iter().any(|language| language == text.language),
    };
    postings::texts(&terms.texts).into_iter().map(posting).collect()
}
