//! What lies there this morning and is nobody's history yet: views that colleagues keep, rates of the day, applications
//! that were set aside, and what two candidates asked about their data.

use anyhow::Context;
use app::{
    access::Right,
    applications::{self, Signal, Signals, Submission},
    events::By,
    postings::{self, Posting, When},
    rates,
    status::{DataRequestKind, request_data},
    views::{self, NewView, Place},
};
use base::{Id, Time};
use db::sql;
use jiff::SignedDuration;
use web::Fields;

use super::{Story, history::So};

/// Units of a currency for one euro; invented, and said to be.
const RATES: [(&str, &str); 4] = [
    ("CNY", "8.2100"),
    ("USD", "1.1458"),
    ("SGD", "1.4930"),
    ("INR", "101.20"),
];

/// Name, whether shared, and what stands after the question mark.
const VIEWS: [(&str, bool, &str); 3] = [
    ("Berlin and Munich", false, "country=DE"),
    ("Applied this week", true, "days=7"),
    ("Prospects", true, "prospects=true"),
];

pub async fn arrive(story: &Story, so: &So, today: Time) -> anyhow::Result<()> {
    story.clock.set(today - SignedDuration::from_hours(3));
    keep_views(story).await.context("keep views")?;
    enter_rates(story, today).await.context("enter rates")?;
    set_ends(story, today).await.context("say until when postings stand")?;
    set_aside(story, so).await.context("set applications aside")?;
    ask(story, so).await.context("ask for data")?;
    read_mentions(story, today).await
}

async fn keep_views(story: &Story) -> anyhow::Result<()> {
    let actor = story.actor("brandt")?;
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                for (name, shared, query) in VIEWS {
                    let query = query
                        .split_once('=')
                        .map(|(name, value)| (name.to_owned(), value.to_owned()));
                    let new = NewView {
                        place: Place::Candidates,
                        name: name.to_owned(),
                        query: query.into_iter().collect::<Fields>(),
                        shared,
                    };
                    views::save(tx, &actor, new).await?;
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

/// Some postings say until when one can apply: every third job's, at the end of a working day in six weeks.
async fn set_ends(story: &Story, today: Time) -> anyhow::Result<()> {
    let actor = story.actor("brandt")?;
    let end = today + SignedDuration::from_hours(24 * 42);
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let ids: Vec<Id<Posting>> = sql("SELECT p.id FROM postings p JOIN jobs j ON j.id = p.job_id
                     WHERE p.state = 'published' AND j.state = 'open' AND j.number % 3 = 1 ORDER BY p.number")
                .values(tx)
                .await?;
                for id in ids {
                    let posting = actor.posting(tx, id, Right::Run).await?;
                    postings::unpublish(tx, &actor, &posting, When::At(end)).await?;
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

async fn enter_rates(story: &Story, today: Time) -> anyhow::Result<()> {
    let date = today.date_in(&base::Zone::utc());
    story
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                for (currency, per_eur) in RATES {
                    let rate = pay::exchange::Rate {
                        currency: currency.parse()?,
                        date,
                        per_eur: per_eur.parse()?,
                        source: "Demo, invented".to_owned(),
                    };
                    rates::set(tx, By::System, &rate).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Three that look like spam wait for a colleague, two for their sender.
async fn set_aside(story: &Story, so: &So) -> anyhow::Result<()> {
    let open = so
        .jobs()
        .find(|made| made.job.title.contains("Inference"))
        .context("a job that is open")?;
    let posting = *open.postings.values().next().context("it has a posting")?;
    for (place, (name, mail, signal)) in [
        ("Cheap Visas www.example.com", "offers@example.com", Signal::LinkInName),
        ("Growth Partner", "growth@example.net", Signal::ManyLinks),
        ("Joel Brandão", "joel.brandao@example.org", Signal::HiddenField),
        ("Lin Yue", "lin.yue@example.com", Signal::TooFast),
        ("Paula Reimers", "paula.reimers@example.org", Signal::Repeated),
    ]
    .into_iter()
    .enumerate()
    {
        let sent = Submission {
            job: open.job.id,
            posting,
            title: open.job.title.clone(),
            name: name.to_owned(),
            name_parts: None,
            email: mail.parse()?,
            phone: None,
            language: "en".parse()?,
            source: applications::Source::careers_site(),
            answers: Vec::new(),
            files: Vec::new(),
            pool_consent: None,
            notice_version: Some("1".to_owned()),
            signals: Signals(vec![signal]),
            form_key: format!("demo-aside-{place}"),
            content_key: format!("demo-aside-content-{place}"),
        };
        let keys = story.app.keys.clone();
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let (keys, sent) = (keys.clone(), sent.clone());
                Box::pin(async move { applications::submit(tx, &keys, sent).await })
            })
            .await;
        done?;
    }
    Ok(())
}

/// One candidate would like a copy, one that everything is erased.
async fn ask(story: &Story, so: &So) -> anyhow::Result<()> {
    let mut ended = story
        .world
        .applications
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, application)| {
            application
                .outcome
                .as_ref()
                .is_some_and(|outcome| outcome.kind == demo::OutcomeKind::Rejected)
        });
    for kind in [DataRequestKind::Copy, DataRequestKind::Erasure] {
        let (place, _) = ended.nth(5).context("people have been rejected")?;
        let (id, keys) = (so.applications[&place], story.app.keys.clone());
        let done: web::Result<_> = story
            .app
            .db
            .write(move |tx| {
                let keys = keys.clone();
                Box::pin(async move {
                    let application = applications::find(tx, id).await?.ok_or(web::Error::NotFound)?;
                    request_data(tx, &keys, &application, kind).await
                })
            })
            .await;
        done?;
    }
    Ok(())
}

/// Whoever was named in a note has read it, except in the last two days.
async fn read_mentions(story: &Story, today: Time) -> anyhow::Result<()> {
    let since = today - SignedDuration::from_hours(48);
    story
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE mentions SET read_at = $1 WHERE note_id IN (SELECT id FROM notes WHERE created_at < $1)")
                    .bind(since)
                    .run(tx)
                    .await?;
                Ok(())
            })
        })
        .await
}
