//! What the team writes along the way: what it knows of people, notes with mentions, tags and tasks.

use anyhow::Context;
use app::{
    access::Actor,
    candidates::{Candidate, NewContact, fold},
    notes::{self, NewNote},
    tags, tasks,
};
use base::Id;
use db::sql;

use super::{Story, history::So, language};

/// Every way to reach a person that they stated.
pub fn contact(person: &demo::Person) -> Vec<NewContact> {
    let mails = person.emails.iter().filter_map(|mail| mail.parse().ok());
    let phone = person.phone.iter().filter_map(|phone| phone.parse().ok());
    let (mails, phone) = (
        mails.map(|mail| NewContact::mail(&mail)),
        phone.map(|phone| NewContact::phone(&phone)),
    );
    mails
        .chain(phone)
        .chain(person.link.iter().map(|link| NewContact::link(link)))
        .collect()
}

/// What the team knows of a person beyond the form: it stands in the CV, and a colleague has entered it, with the tags
/// that they put on them. Without a colleague nobody has looked at them: they are still where they came in.
pub async fn describe(
    story: &Story,
    candidate: Id<Candidate>,
    person: &demo::Person,
    by: Option<&Actor>,
) -> anyhow::Result<()> {
    let spoken: Vec<_> = person
        .languages
        .iter()
        .map(|spoken| serde_json::json!({"tag": language(&spoken.tag), "level": spoken.level}))
        .collect();
    let (person, spoken) = (person.clone(), serde_json::to_string(&spoken)?);
    let (actor, looked_at) = (by.cloned(), by.is_some());
    let done: web::Result<()> = story
        .app
        .db
        .write(move |tx| {
            let (person, spoken, actor) = (person.clone(), spoken.clone(), actor.clone());
            Box::pin(async move {
                sql("UPDATE candidates SET headline = $2, city = $3, country = $4, zone = $5, languages = $6, given = $7,
                        family = $8, script_name = $9, folded = $10, unverified = unverified AND NOT $11 WHERE id = $1")
                .bind(candidate)
                .bind(person.headline.clone())
                .bind(person.city.name(&person.language).to_owned())
                .bind(person.city.country.clone())
                .bind(person.city.zone.clone())
                .bind(spoken)
                .bind(person.given.clone())
                .bind(person.family.clone())
                .bind(person.script_name.clone())
                .bind(fold::folded(&person.name, &person.script_name, &person.headline, &contact(&person)))
                .bind(looked_at)
                .run(tx)
                .await?;
                if let Some(actor) = &actor {
                    for tag in &person.tags {
                        tags::tag(tx, actor, candidate, tag).await?;
                    }
                }
                Ok(())
            })
        })
        .await;
    Ok(done?)
}

pub async fn note_down(story: &Story, so: &So, place: usize, note: usize) -> anyhow::Result<()> {
    let application = &story.world.applications[place];
    let note = &application.notes[note];
    let named = note
        .mentions
        .iter()
        .map(|key| story.user(key))
        .collect::<anyhow::Result<_>>()?;
    let new = NewNote {
        candidate: so.people[&application.person],
        application: Some(so.applications[&place]),
        body: note.body.clone(),
        named,
    };
    let (actor, keys) = (story.actor(&note.author)?, story.app.keys.clone());
    let done: web::Result<_> = story
        .app
        .db
        .write(move |tx| {
            let (actor, keys, new) = (actor.clone(), keys.clone(), new.clone());
            Box::pin(async move { notes::add(tx, &keys, &actor, new).await })
        })
        .await;
    done.map(drop).map_err(Into::into)
}

pub async fn give(story: &Story, so: &mut So, place: usize) -> anyhow::Result<()> {
    let task = &story.world.tasks[place];
    let application = &story.world.applications[task.application as usize - 1];
    let (candidate, assignee) = (so.people[&application.person], story.user(&task.assignee)?);
    let actor = story.actor(&task.created_by)?;
    let (title, due) = (task.title.clone(), task.due_on.to_string().parse().ok());
    let done: web::Result<_> = story
        .app
        .db
        .write(move |tx| {
            let (actor, title) = (actor.clone(), title.clone());
            Box::pin(async move { tasks::add(tx, &actor, candidate, &title, assignee, due).await })
        })
        .await;
    so.tasks.insert(place, done?);
    Ok(())
}

pub async fn tick_off(story: &Story, so: &So, place: usize) -> anyhow::Result<()> {
    let task = &story.world.tasks[place];
    let (actor, id) = (
        story.actor(&task.assignee)?,
        *so.tasks.get(&place).context("given before it is done")?,
    );
    let done: web::Result<_> = story
        .app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { tasks::done(tx, &actor, id).await })
        })
        .await;
    done.map(drop).map_err(Into::into)
}
