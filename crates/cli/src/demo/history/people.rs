//! People of the story: found, applying, moving on, answered.

use anyhow::Context;
use app::{
    applications::{self, Answered, Application, NewByStaff, Newcomer, SentFile, Signals, Source, Submission, Who},
    candidates::{self, Candidate, NewCandidate},
    documents::{self, Arrived, DocumentKind, Media, NewDocument, Reading},
    events::By,
    jobs::{self},
    pipeline::{self, Rejection, Telling},
};
use base::Id;
use db::sql;
use jiff::SignedDuration;

use super::{So, job, made, runner, who};
use crate::demo::{Story, company::Ids, jobs::Made, language, paperwork};

pub(super) async fn apply(story: &Story, so: &mut So, place: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let person = story
        .world
        .person(application.person)
        .context("everybody who applies exists")?
        .clone();
    let cv = store_cv(story, &person).await?;
    let (known, at) = (
        so.people.get(&application.person).copied(),
        made(so, application.job)?.clone(),
    );
    let by_staff = matches!(
        application.source,
        demo::Source::Sourced | demo::Source::Internal | demo::Source::Referral
    );
    let source = Source::named(application.source.as_str(), application.source_detail.clone());
    let keys = story.app.keys.clone();
    let email = person.emails.first().context("everybody has an address")?.parse()?;
    let phone = person.phone.as_ref().and_then(|phone| phone.parse().ok());
    let (id, candidate): (Id<Application>, Id<Candidate>) = if by_staff {
        let actor = runner(story, application.job)?;
        let who = known.map_or_else(
            || {
                Who::New(Newcomer {
                    name: person.name.clone(),
                    email: Some(email),
                    phone,
                    language: language(&application.language),
                })
            },
            Who::Known,
        );
        let new = NewByStaff {
            who,
            job: at.job.id,
            source,
            files: vec![cv],
        };
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (keys, actor, new) = (keys.clone(), actor.clone(), new.clone());
                Box::pin(async move {
                    let id = applications::add_by_staff(tx, &keys, &actor, new).await?;
                    Ok((id, candidate_of(tx, id).await?))
                })
            })
            .await;
        done?
    } else {
        let sent = submission(story, application, &person, &at, source, cv)?;
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (keys, sent) = (keys.clone(), sent.clone());
                Box::pin(async move {
                    let id = match known {
                        None => applications::submit(tx, &keys, sent).await?.application,
                        Some(candidate) => applications::submit_for(tx, &keys, sent, candidate).await?.application,
                    };
                    Ok((id, candidate_of(tx, id).await?))
                })
            })
            .await;
        done?
    };
    if known.is_none() {
        let looked_at = application.stays.len() > 1 || application.outcome.is_some();
        let by = looked_at.then(|| runner(story, application.job)).transpose()?;
        paperwork::describe(story, candidate, &person, by.as_ref()).await?;
    }
    so.people.insert(application.person, candidate);
    so.applications.insert(place, id);
    Ok(())
}

/// Somebody whom a recruiter found, with their CV.
pub(super) async fn find(story: &Story, so: &mut So, place: usize) -> anyhow::Result<()> {
    let person = &story.world.people[place];
    let actor = match &person.created_by {
        Some(key) => story.actor(key)?,
        None => runner(story, story.world.jobs.first().context("there are jobs")?.number)?,
    };
    let mut new = NewCandidate::named(&person.name, language(&person.language));
    "sourced".clone_into(&mut new.source);
    new.contact = paperwork::contact(person);
    let (cv, recruiter) = (store_cv(story, person).await?, actor.clone());
    let done: web::Result<Id<Candidate>> = story
        .app
        .db
        .write(move |tx| {
            let (actor, new, cv) = (recruiter.clone(), new.clone(), cv.clone());
            Box::pin(async move {
                let candidate = candidates::add_prospect(tx, &actor, &new).await?;
                let document = NewDocument {
                    candidate,
                    application: None,
                    question: None,
                    kind: cv.kind,
                    file: cv.file,
                };
                documents::add_by_staff(tx, &actor, document).await?;
                Ok(candidate)
            })
        })
        .await;
    let candidate = done?;
    paperwork::describe(story, candidate, person, Some(&actor)).await?;
    so.people.insert(person.number, candidate);
    Ok(())
}

async fn candidate_of(tx: &mut db::Tx, id: Id<Application>) -> anyhow::Result<Id<Candidate>> {
    sql("SELECT candidate_id FROM applications WHERE id = $1")
        .bind(id)
        .value(tx)
        .await
}

fn submission(
    story: &Story,
    application: &demo::Application,
    person: &demo::Person,
    at: &Made,
    source: Source,
    cv: SentFile,
) -> anyhow::Result<Submission> {
    let posting = at
        .postings
        .get(&application.language)
        .or_else(|| at.postings.values().next());
    let keys: Vec<&str> = job(story, application.job)?
        .questions
        .iter()
        .map(|question| question.key.as_str())
        .collect();
    let answers = application.answers.iter().filter_map(|answer| {
        let place = keys.iter().position(|key| *key == answer.question)?;
        let value = match &answer.value {
            demo::AnswerValue::YesNo(yes) => serde_json::json!(yes),
            demo::AnswerValue::Number(number) => serde_json::json!(number),
            demo::AnswerValue::Date(date) => serde_json::json!(date.to_string()),
            demo::AnswerValue::Text(text) => serde_json::json!(text),
        };
        Some(Answered {
            question: at.questions.get(place)?.id.uuid(),
            value,
            marked: answer.marked,
        })
    });
    Ok(Submission {
        job: at.job.id,
        posting: *posting.context("a job that people apply for has a posting")?,
        title: at.job.title.clone(),
        name: person.name.clone(),
        name_parts: None,
        email: person.emails.first().context("everybody has an address")?.parse()?,
        phone: person.phone.as_ref().and_then(|phone| phone.parse().ok()),
        language: language(&application.language),
        source,
        answers: answers.collect(),
        files: vec![cv],
        pool_consent: person.consent_at.is_some().then(|| {
            let until = application.applied_at + SignedDuration::from_hours(24 * 730);
            (
                "You may keep my data for two years and write to me about other positions.".to_owned(),
                until,
            )
        }),
        notice_version: Some("1".to_owned()),
        signals: Signals::default(),
        form_key: format!("demo-{}", application.number),
        content_key: format!("demo-content-{}", application.number),
    })
}

async fn store_cv(story: &Story, person: &demo::Person) -> anyhow::Result<SentFile> {
    let bytes = demo::cv::file(person);
    let limits = files::Limits::default();
    let media = match person.cv.format {
        demo::CvFormat::Pdf => Media::Pdf,
        demo::CvFormat::Docx => Media::Docx,
    };
    // Our own files, made a moment ago: they may be read in this process.
    let reading = match files::child::parse(media.kind(), &bytes, &limits) {
        files::Outcome::Text(extract) => Reading::Text(extract.text),
        _ => Reading::Unavailable,
    };
    let mut incoming = story.app.files.receive(bytes.len() as u64).await?;
    incoming.write(&bytes).await?;
    let stored = incoming.finish().await?;
    Ok(SentFile {
        kind: DocumentKind::Resume,
        question: None,
        file: Arrived {
            filename: demo::cv::filename(person),
            media,
            key: stored.key,
            size: stored.size,
            sha256: stored.sha256,
            reading: Some(reading),
        },
    })
}

pub(super) async fn move_on(story: &Story, so: &So, place: usize, stay: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let stay = &application.stays[stay];
    let at = made(so, application.job)?;
    let (id, stage) = (
        so.applications[&place],
        at.stages.get(stay.stage).context("the stage exists")?.clone(),
    );
    if stage.kind == jobs::StageKind::Hired {
        // Being hired is an act of its own, see `end`.
        return Ok(());
    }
    let actor = who(story, application.job, stay.moved_by.as_ref())?;
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                pipeline::move_to(tx, &actor, id, stage.id, None).await?;
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

pub(super) async fn end(story: &Story, ids: &Ids, so: &So, place: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let outcome = application.outcome.as_ref().context("it ended")?;
    let actor = who(story, application.job, outcome.by.as_ref())?;
    let (id, job_id) = (so.applications[&place], made(so, application.job)?.job.id);
    let candidate = so.people[&application.person];
    let reason = outcome.reason.as_ref().and_then(|key| ids.reasons.get(key)).copied();
    let kind = outcome.kind;
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                match (kind, reason) {
                    (demo::OutcomeKind::Hired, _) => {
                        let openings = jobs::openings_of(tx, job_id).await?;
                        let free = openings.iter().find(|opening| opening.application_id.is_none());
                        let free = free.ok_or_else(|| anyhow::anyhow!("no opening is free"))?;
                        pipeline::hire(tx, &actor, id, free.id).await?;
                    }
                    (demo::OutcomeKind::Rejected, Some(reason)) => {
                        let rejection = Rejection {
                            reason,
                            telling: Telling::NextWorkingMorning,
                            batch: None,
                        };
                        pipeline::reject(tx, &actor, id, &rejection).await?;
                    }
                    (demo::OutcomeKind::Withdrawn, _) | (demo::OutcomeKind::Rejected, None) => {
                        pipeline::withdraw(tx, By::Candidate(candidate), id).await?;
                    }
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}
