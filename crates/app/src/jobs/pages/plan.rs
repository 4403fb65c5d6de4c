//! `GET /app/jobs/{job}/plan`: what is agreed about a job, where it stands, what is next, and what happened.

use axum::{extract::Path, response::Response};
use base::Time;
use serde::Serialize;
use web::{Message, Query, View};

use super::{
    super::{
        CoverLetter, Employment, JobHeader, Opening, QuestionKind, Seniority, StageKind, Workplace, approvals,
        form_minutes, is_unlisted, openings_of, people_in, questions_of, stages_of,
    },
    form::{Idiom, idioms},
    history::{Line, line},
    read_id,
};
use crate::{
    access::Right,
    events,
    jobs::{JobState, approvals::Approval},
    layout::Desk,
    postings,
    undo::{self, Offer},
};

/// The plan.
#[derive(Serialize)]
pub(super) struct PlanPage {
    header: JobHeader,
    workplace: Workplace,
    employment: Employment,
    seniority: Seniority,
    remote_countries: Vec<String>,
    remote_zones: Vec<String>,
    answer_days: i32,
    cover_letter: CoverLetter,
    pay: Vec<Idiom>,
    pay_shown: bool,
    equity: String,
    state_by: Option<String>,
    openings: Vec<Opening>,
    stages: Vec<StageRow>,
    questions: Vec<QuestionRow>,
    minutes: u32,
    approval_standing: approvals::Standing,
    approval: Option<Approval>,
    my_turn: bool,
    /// How many public texts come back when the job opens again.
    texts_return: usize,
    /// Job searches on other sites do not show it: it is remote and no country is named.
    unlisted: bool,
    /// What is still to do before people can apply.
    steps: Vec<Next>,
    history: Vec<Line>,
    may_trash: bool,
    /// The path of this page, to come back to.
    back: String,
    offer: Option<Offer>,
}

#[derive(Clone, Debug, Serialize)]
struct StageRow {
    name: String,
    kind: StageKind,
    people: i64,
}

#[derive(Clone, Debug, Serialize)]
struct QuestionRow {
    label: String,
    kind: QuestionKind,
    required: bool,
    marks: bool,
}

/// A step of preparing a job.
#[derive(Clone, Debug, Serialize)]
struct Next {
    name: &'static str,
    done: bool,
    address: String,
}

impl View for PlanPage {
    const TEMPLATE: &'static str = "jobs/plan.html";

    fn samples() -> Vec<Self> {
        let at = Time::from_micros(1_795_510_800_000_000);
        let page = |state: JobState, standing, steps: Vec<Next>| Self {
            header: JobHeader {
                state,
                ..JobHeader::sample("plan")
            },
            workplace: Workplace::Remote,
            employment: Employment::FullTime,
            seniority: Seniority::Lead,
            remote_countries: vec!["DE".to_owned(), "CN".to_owned()],
            remote_zones: vec!["Europe/Berlin".to_owned()],
            answer_days: 10,
            cover_letter: CoverLetter::Optional,
            pay: Vec::new(),
            pay_shown: true,
            equity: String::new(),
            state_by: Some("Rosa Brandt".to_owned()),
            openings: Vec::new(),
            stages: vec![StageRow {
                name: "Applied".to_owned(),
                kind: StageKind::Applied,
                people: 3,
            }],
            questions: vec![QuestionRow {
                label: "Work permit?".to_owned(),
                kind: QuestionKind::YesNo,
                required: true,
                marks: true,
            }],
            minutes: 2,
            approval_standing: standing,
            approval: None,
            my_turn: false,
            texts_return: usize::from(state == JobState::OnHold),
            unlisted: state == JobState::Draft,
            steps,
            history: vec![Line {
                at,
                sentence: Message::new("jobs-saved"),
                quote: Some("<b>".to_owned()),
            }],
            may_trash: true,
            back: "/app/jobs".to_owned(),
            offer: (state == JobState::Draft).then(Offer::sample),
        };
        let steps = vec![
            Next {
                name: "posting",
                done: true,
                address: "/app/jobs/1/postings".to_owned(),
            },
            Next {
                name: "open",
                done: false,
                address: "#state".to_owned(),
            },
        ];
        use approvals::Standing;
        vec![
            page(JobState::Draft, Standing::Missing, steps),
            page(JobState::Open, Standing::Outdated, Vec::new()),
            page(JobState::OnHold, Standing::NotNeeded, Vec::new()),
            page(JobState::Filled, Standing::Given, Vec::new()),
            PlanPage {
                approval: Some(Approval::sample()),
                ..page(JobState::Draft, Standing::Overtaken, Vec::new())
            },
        ]
    }
}

pub(super) async fn show(desk: Desk, Path(id): Path<String>, Query(query): Query) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let actor = &desk.actor;
    let job = actor.job(on, read_id(&id)?, Right::See).await?;
    let people = people_in(on, job.id).await?;
    let stages = stages_of(on, job.id).await?.into_iter().map(|stage| StageRow {
        people: people
            .iter()
            .find(|(id, _)| *id == stage.id)
            .map_or(0, |(_, count)| *count),
        name: stage.name,
        kind: stage.kind,
    });
    let questions = questions_of(on, job.id).await?;
    let postings = postings::postings_of(on, job.id).await?;
    let approval = approvals::approval_of(on, job.id).await?;
    let standing = approvals::standing(on, &job).await?;
    let state_by = match job.state_by {
        Some(user) => crate::access::user(on, user).await?.map(|user| user.name),
        None => None,
    };
    let header = JobHeader::load(on, actor, &job, "plan").await?;
    let history = events::of_job(on, job.id, None, 100).await?.into_iter();
    let locale = desk.locale();
    let history = history.map(|entry| line(entry, locale.format())).collect();
    let view = PlanPage {
        workplace: job.workplace,
        employment: job.employment,
        seniority: job.seniority,
        remote_countries: job.remote_countries.codes(),
        remote_zones: job.remote_zones.names(),
        answer_days: job.answer_days,
        cover_letter: job.cover_letter,
        pay: job.pay.as_ref().map(idioms).unwrap_or_default(),
        pay_shown: job.pay_shown,
        equity: job.pay.as_ref().map(|pay| pay.equity.clone()).unwrap_or_default(),
        state_by,
        openings: openings_of(on, job.id).await?,
        stages: stages.collect(),
        minutes: form_minutes(&questions),
        questions: questions
            .iter()
            .map(|question| QuestionRow {
                label: question.labels.in_language(&actor.language).to_owned(),
                kind: question.kind,
                required: question.required,
                marks: question.knockout.is_some(),
            })
            .collect(),
        my_turn: approval
            .as_ref()
            .is_some_and(|approval| approval.seat_of(actor.id).is_some()),
        texts_return: postings
            .iter()
            .filter(|posting| would_return(posting, &job, actor.now))
            .count(),
        unlisted: header.may_run && !job.state.has_ended() && is_unlisted(on, &job).await?,
        steps: if header.may_run {
            steps(&job, &postings, standing, actor.now)
        } else {
            Vec::new()
        },
        approval: approval.filter(|_| standing != approvals::Standing::NotNeeded),
        approval_standing: standing,
        history,
        may_trash: header.may_run && header.people == 0,
        back: desk.here(),
        offer: undo::offered(on, actor, &query).await?,
        header,
    };
    desk.page(view).await
}

/// Whether a text is out of sight only because its job rests or has ended.
fn would_return(posting: &postings::Posting, job: &crate::jobs::Job, now: Time) -> bool {
    let open = crate::jobs::Job {
        state: JobState::Open,
        ..job.clone()
    };
    matches!(job.state, JobState::OnHold | JobState::Closed | JobState::Filled)
        && matches!(posting.standing(&open, now), postings::Standing::Live { .. })
}

/// What is left to do until people can apply; empty once they can, or when the job has ended.
fn steps(
    job: &crate::jobs::Job,
    postings: &[postings::Posting],
    standing: approvals::Standing,
    now: Time,
) -> Vec<Next> {
    use postings::Standing as Public;
    if job.state.has_ended() || job.trashed_at.is_some() {
        return Vec::new();
    }
    let texts = format!("/app/jobs/{}/postings", job.id);
    let is_out = |posting: &postings::Posting| {
        matches!(
            posting.standing(job, now),
            Public::Live { .. } | Public::Scheduled { .. }
        )
    };
    let mut steps = vec![Next {
        name: "posting",
        done: postings.iter().any(|text| !text.text.description.trim().is_empty()),
        address: texts.clone(),
    }];
    if standing != approvals::Standing::NotNeeded {
        let done = standing == approvals::Standing::Given;
        steps.push(Next {
            name: "approval",
            done,
            address: "#approval".to_owned(),
        });
    }
    steps.push(Next {
        name: "open",
        done: job.state == JobState::Open,
        address: "#state".to_owned(),
    });
    if !job.confidential && !job.internal {
        steps.push(Next {
            name: "publish",
            done: postings.iter().any(is_out),
            address: texts,
        });
    }
    if steps.iter().all(|step| step.done) {
        Vec::new()
    } else {
        steps
    }
}
