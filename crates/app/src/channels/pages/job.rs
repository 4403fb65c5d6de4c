//! A job's channels: where each of its texts stands, what is missing, and publishing several at once.

use std::collections::BTreeMap;

use axum::{extract::Path, response::IntoResponse};
use base::{Id, Language};
use serde::Serialize;
use web::{Error, Fields, Message, View};

use super::{Head, Mark, mark, overview::move_all};
use crate::{
    access::Right,
    channels::{Channel, Finding, Proof, store},
    jobs::{Job, JobHeader},
    layout::Desk,
    postings::{self, Posting},
};

/// `/app/jobs/{job}/channels`
#[derive(Serialize)]
pub struct JobChannelsPage {
    header: JobHeader,
    channels: Vec<Part>,
    failed: bool,
}

#[derive(Serialize)]
struct Part {
    head: Head,
    texts: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    posting: Id<Posting>,
    language: Language,
    title: String,
    mark: Option<Mark>,
    findings: Vec<Finding>,
    blocked: bool,
    /// It is out there, or on its way.
    out: bool,
    chosen: bool,
}

impl View for JobChannelsPage {
    const TEMPLATE: &'static str = "channels/job.html";

    fn samples() -> Vec<Self> {
        let language: Language = "de".parse().expect("a tag");
        let line = |channel: Channel, out: bool| Line {
            posting: Id::from_uuid(uuid::Uuid::nil()),
            language: language.clone(),
            title: "Ofen <Ingenieurin>".to_owned(),
            mark: out.then(|| Mark {
                language: language.clone(),
                state: "live",
                href: "/app/jobs/1/channels/2".to_owned(),
            }),
            findings: vec![Finding {
                blocks: !out,
                message: Message::new("channels-finding")
                    .with("channel", super::name(channel))
                    .with(
                        "what",
                        Message::new("channels-fault-missing").with("part", Message::new("channels-part-city")),
                    ),
            }],
            blocked: !out,
            out,
            chosen: false,
        };
        let page = |may_run, texts: fn(Channel) -> bool| Self {
            header: JobHeader {
                may_run,
                ..JobHeader::sample("channels")
            },
            channels: Channel::ALL
                .iter()
                .map(|channel| Part {
                    head: Head::of(*channel),
                    texts: vec![line(*channel, texts(*channel))],
                })
                .collect(),
            failed: may_run,
        };
        vec![
            page(true, |channel| channel == Channel::Linkedin),
            page(false, |_| true),
            Self {
                header: JobHeader::sample("channels"),
                channels: Vec::new(),
                failed: false,
            },
        ]
    }
}

/// `GET /app/jobs/{job}/channels`
pub async fn page(desk: Desk, Path(id): Path<String>) -> web::Result {
    let job = desk.actor.job(&mut desk.app.db.read(), read(&id)?, Right::See).await?;
    let view = view(&desk, &job, &BTreeMap::new()).await?;
    desk.page(view).await
}

/// What kept a text off a channel, just now.
type Refused = BTreeMap<(Channel, Language), Vec<Finding>>;

async fn view(desk: &Desk, job: &Job, refused: &Refused) -> web::Result<JobChannelsPage> {
    let (on, now) = (&mut desk.app.db.read(), desk.app.clock.now());
    let header = JobHeader::load(on, &desk.actor, job, "channels").await?;
    let texts = postings::postings_of(on, job.id).await?;
    let known = store::of_job(on, job.id).await?;
    let findings = Proof::load(on, job.id, now)
        .await?
        .findings(&desk.app, &desk.site.origin(), &known);
    let part = |channel: Channel| Part {
        head: Head::of(channel),
        texts: texts
            .iter()
            .map(|posting| {
                let publication = known
                    .iter()
                    .find(|own| own.posting_id == posting.id && own.channel == channel);
                let key = (channel, posting.language.clone());
                let just_now = refused.get(&key).cloned().unwrap_or_default();
                let mut all = findings.get(&(posting.id, channel)).cloned().unwrap_or_default();
                all.extend(
                    just_now
                        .into_iter()
                        .filter(|new| all.iter().all(|own| own.message != new.message))
                        .collect::<Vec<_>>(),
                );
                Line {
                    posting: posting.id,
                    language: posting.language.clone(),
                    title: posting.text.title.clone(),
                    mark: mark(channel, posting, job, publication, now),
                    blocked: all.iter().any(|finding| finding.blocks),
                    findings: all,
                    out: publication.is_some_and(|own| own.state_now(posting, job, now).is_out()),
                    chosen: refused.contains_key(&key),
                }
            })
            .collect(),
    };
    Ok(JobChannelsPage {
        header,
        channels: if texts.is_empty() {
            Vec::new()
        } else {
            Channel::ALL.iter().copied().map(part).collect()
        },
        failed: !refused.is_empty(),
    })
}

/// `POST /app/jobs/{job}/channels`: `text` holds `channel.posting`, several times; `act` publishes or withdraws.
pub async fn publish(desk: Desk, Path(id): Path<String>, fields: Fields) -> web::Result {
    let job = desk.actor.job(&mut desk.app.db.read(), read(&id)?, Right::Run).await?;
    let withdraws = fields.many("act").last() == Some("withdraw");
    let texts = postings::postings_of(&mut desk.app.db.read(), job.id).await?;
    let mut chosen: BTreeMap<Channel, Vec<Posting>> = BTreeMap::new();
    for text in fields.many("text") {
        let (channel, posting) = text.split_once('.').ok_or(Error::Malformed("no channel and text"))?;
        let channel: Channel = channel.parse().map_err(|_| Error::Malformed("no such channel"))?;
        let posting = texts
            .iter()
            .find(|own| own.id.to_string() == posting)
            .ok_or(Error::NotFound)?;
        chosen.entry(channel).or_default().push(posting.clone());
    }
    let (mut done, mut refused) = (0, BTreeMap::new());
    for (channel, texts) in chosen {
        let moved = move_all(&desk, &job, &texts, channel, withdraws).await?;
        done += moved.done;
        for (language, findings) in moved.refused {
            refused.insert((channel, language), findings);
        }
    }
    if refused.is_empty() {
        let message = if withdraws {
            "channels-withdrawn"
        } else {
            "channels-published"
        };
        return Ok(web::redirect(format!("/app/jobs/{}/channels", job.id))
            .flash(Message::new(message).with("count", done))
            .into_response());
    }
    let view = view(&desk, &job, &refused).await?;
    desk.invalid(view).await
}

pub(super) fn read<T>(id: &str) -> web::Result<Id<T>> {
    id.parse().map_err(|_| Error::NotFound)
}
