//! Every job on every channel in every language at a glance, and publishing many at once.

use std::collections::BTreeSet;

use axum::response::IntoResponse;
use base::{Id, Language, Time};
use serde::Serialize;
use web::{Error, Fields, Message, Query, View};

use super::{Head, Mark, mark};
use crate::{
    access::Right,
    channels::{Channel, Finding, Proof, Way, actions, store},
    jobs::{Job, JobState},
    layout::Desk,
    postings,
};

/// How many jobs stand on a page.
const PAGE: i64 = 100;

/// `/app/channels?before=`
#[derive(Serialize)]
pub struct OverviewPage {
    channels: Vec<Head>,
    rows: Vec<Row>,
    /// Languages of texts on this page.
    languages: Vec<Language>,
    reads: Vec<FeedRead>,
    /// The number of the last job here, if there are more.
    more: Option<i64>,
    /// What kept some of the chosen ones from being published.
    refused: Vec<Refused>,
    may_publish: bool,
}

#[derive(Serialize)]
struct Row {
    id: Id<Job>,
    reference: String,
    title: String,
    state: JobState,
    urgent: bool,
    /// One for each channel.
    cells: Vec<Vec<Mark>>,
    chosen: bool,
}

#[derive(Serialize)]
struct FeedRead {
    name: Message,
    at: Time,
    agent: String,
}

#[derive(Serialize)]
struct Refused {
    job: Id<Job>,
    title: String,
    language: Language,
    findings: Vec<Finding>,
}

impl View for OverviewPage {
    const TEMPLATE: &'static str = "channels/overview.html";

    fn samples() -> Vec<Self> {
        let language: Language = "zh-Hans".parse().expect("a tag");
        let mark = |state| Mark {
            language: language.clone(),
            state,
            href: "/app/jobs/1/channels/2".to_owned(),
        };
        let id = Id::from_uuid(uuid::Uuid::nil());
        let row = Row {
            id,
            reference: "J-0001".to_owned(),
            title: "Kiln <Engineer>".to_owned(),
            state: JobState::OnHold,
            urgent: true,
            cells: Channel::ALL
                .iter()
                .zip([
                    "live",
                    "scheduled",
                    "queued",
                    "take-down",
                    "rejected",
                    "expired",
                    "draft",
                    "withdrawn",
                ])
                .map(|(_, state)| vec![mark(state)])
                .collect(),
            chosen: true,
        };
        let page = |rows, refused| Self {
            channels: Head::all(),
            rows,
            languages: vec![language.clone()],
            reads: vec![FeedRead {
                name: super::name(Channel::Linkedin),
                at: Time::from_micros(1_795_510_800_000_000),
                agent: "<bot>".to_owned(),
            }],
            more: Some(1),
            refused,
            may_publish: true,
        };
        vec![
            page(Vec::new(), Vec::new()),
            page(
                vec![row],
                vec![Refused {
                    job: id,
                    title: "Kiln".to_owned(),
                    language: language.clone(),
                    findings: vec![Finding {
                        blocks: true,
                        message: Message::new("channels-fault-missing")
                            .with("part", Message::new("channels-part-poster-email")),
                    }],
                }],
            ),
        ]
    }
}

/// `GET /app/channels`
pub async fn page(desk: Desk, Query(fields): Query) -> web::Result {
    let view = view(&desk, &fields, Vec::new(), &BTreeSet::new()).await?;
    desk.page(view).await
}

async fn view(
    desk: &Desk,
    fields: &Fields,
    refused: Vec<Refused>,
    chosen: &BTreeSet<Id<Job>>,
) -> web::Result<OverviewPage> {
    let before = fields.many("before").last().and_then(|text| text.parse().ok());
    let (on, now) = (&mut desk.app.db.read(), desk.app.clock.now());
    let jobs = store::jobs_on_channels(on, &desk.actor, before.unwrap_or(i64::MAX), PAGE + 1).await?;
    let more = (jobs.len() as i64 > PAGE).then(|| jobs[PAGE as usize - 1].number);
    let jobs: Vec<Job> = jobs.into_iter().take(PAGE as usize).collect();
    let ids: Vec<Id<Job>> = jobs.iter().map(|job| job.id).collect();
    let (texts, out) = (store::postings_of(on, &ids).await?, store::of_jobs(on, &ids).await?);
    let languages: BTreeSet<Language> = texts.iter().map(|posting| posting.language.clone()).collect();
    let rows = jobs.iter().map(|job| {
        let cell = |channel: Channel| {
            let own = texts.iter().filter(|posting| posting.job_id == job.id);
            own.filter_map(|posting| {
                let publication = out
                    .iter()
                    .find(|publication| publication.posting_id == posting.id && publication.channel == channel);
                mark(channel, posting, job, publication, now)
            })
            .collect()
        };
        Row {
            id: job.id,
            reference: job.reference(),
            title: job.title.clone(),
            state: job.state,
            urgent: job.urgent,
            cells: Channel::ALL.iter().copied().map(cell).collect(),
            chosen: chosen.contains(&job.id),
        }
    });
    let reads = store::reads(on).await?;
    Ok(OverviewPage {
        channels: Head::all(),
        rows: rows.collect(),
        languages: languages.into_iter().collect(),
        reads: reads
            .into_iter()
            .map(|(channel, at, agent)| FeedRead {
                name: super::name(channel),
                at,
                agent,
            })
            .collect(),
        more,
        refused,
        may_publish: desk.actor.role.recruits(),
    })
}

/// `POST /app/channels`: the texts in `language` (all, if none is said) of each `job` go to `channel`, or come off it with
/// `act=withdraw`. What cannot go is told; the rest goes.
pub async fn publish(desk: Desk, fields: Fields) -> web::Result {
    let channel: Channel = fields
        .many("channel")
        .last()
        .and_then(|word| word.parse().ok())
        .filter(|channel: &Channel| channel.way() != Way::OwnPages)
        .ok_or(Error::Malformed("no channel"))?;
    let language = fields.many("language").last().filter(|text| !text.is_empty());
    let withdraws = fields.many("act").last() == Some("withdraw");
    let jobs: BTreeSet<Id<Job>> = fields.many("job").filter_map(|id| id.parse().ok()).collect();
    let (mut done, mut refused) = (0, Vec::new());
    for job in &jobs {
        let job = desk.actor.job(&mut desk.app.db.read(), *job, Right::Run).await?;
        let texts = postings::postings_of(&mut desk.app.db.read(), job.id).await?;
        let wanted: Vec<_> = texts
            .into_iter()
            .filter(|posting| language.is_none_or(|tag| posting.language.as_str() == tag))
            .collect();
        let outcome = move_all(&desk, &job, &wanted, channel, withdraws).await?;
        done += outcome.done;
        refused.extend(outcome.refused.into_iter().map(|(language, findings)| Refused {
            job: job.id,
            title: job.title.clone(),
            language,
            findings,
        }));
    }
    if refused.is_empty() {
        let message = if withdraws {
            "channels-withdrawn-many"
        } else {
            "channels-published-many"
        };
        return Ok(web::redirect("/app/channels")
            .flash(
                Message::new(message)
                    .with("count", done)
                    .with("channel", super::name(channel)),
            )
            .into_response());
    }
    let chosen = refused.iter().map(|one| one.job).collect();
    let view = view(&desk, &fields, refused, &chosen).await?;
    desk.invalid(view).await
}

/// What came of moving several texts of a job.
pub(super) struct Moved {
    pub done: i64,
    pub refused: Vec<(Language, Vec<Finding>)>,
}

/// Publishes or withdraws texts of a job on a channel, each by itself.
pub(super) async fn move_all(
    desk: &Desk,
    job: &Job,
    texts: &[postings::Posting],
    channel: Channel,
    withdraws: bool,
) -> web::Result<Moved> {
    let mut moved = Moved {
        done: 0,
        refused: Vec::new(),
    };
    let on = &mut desk.app.db.read();
    let known = store::of_job(on, job.id).await?;
    let proof = Proof::load(on, job.id, desk.app.clock.now()).await?;
    let findings = proof.findings(&desk.app, &desk.site.origin(), &known);
    for posting in texts {
        let publication = known
            .iter()
            .find(|own| own.posting_id == posting.id && own.channel == channel);
        if withdraws {
            let Some(publication) = publication.filter(|own| own.state.is_out()) else {
                continue;
            };
            let (actor, publication) = (desk.actor.clone(), publication.clone());
            desk.app
                .db
                .write(move |tx| {
                    let (actor, publication) = (actor.clone(), publication.clone());
                    Box::pin(async move { actions::withdraw(tx, &actor, &publication).await })
                })
                .await?;
            moved.done += 1;
            continue;
        }
        if publication.is_some_and(|own| own.state.is_out()) {
            continue;
        }
        let blocking: Vec<Finding> = findings
            .get(&(posting.id, channel))
            .into_iter()
            .flatten()
            .filter(|finding| finding.blocks)
            .cloned()
            .collect();
        if !blocking.is_empty() {
            moved.refused.push((posting.language.clone(), blocking));
            continue;
        }
        let (actor, text) = (desk.actor.clone(), posting.clone());
        let published: web::Result<_> = desk
            .app
            .db
            .write(move |tx| {
                let (actor, posting) = (actor.clone(), text.clone());
                Box::pin(async move { actions::publish(tx, &actor, &posting, channel).await })
            })
            .await;
        match published {
            Ok(_) => moved.done += 1,
            Err(Error::Conflict(message)) => moved
                .refused
                .push((posting.language.clone(), vec![Finding { blocks: true, message }])),
            Err(error) => return Err(error),
        }
    }
    Ok(moved)
}
