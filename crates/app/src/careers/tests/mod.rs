//! Stories of people who look for work.

mod card;
mod closed;
mod feeds;
mod kept;
mod list;
mod posting;
mod setup;

use base::{Id, Time};
use db::{Tx, sql};
use futures::future::BoxFuture;

use crate::{
    events::{self, By, Event},
    jobs::Job,
    organization::{self, Brand, Setting},
    testing::TestApp,
};

/// Changes rows as a feature's verb would: with an event about the job.
async fn change(app: &TestApp, job: &str, text: &'static str) {
    let job: Id<Job> = app.world.job(job);
    app.app
        .db
        .write(move |tx: &mut Tx| -> BoxFuture<'_, anyhow::Result<()>> {
            Box::pin(async move {
                sql(text).bind(job).run(tx).await?;
                events::record(tx, By::System, Event::new("job.changed").job(job));
                Ok(())
            })
        })
        .await
        .expect("change the job");
}

/// Sets a time of a job's postings.
async fn plan(app: &TestApp, job: &str, text: &'static str, at: &str) {
    let (job, at): (Id<Job>, Time) = (app.world.job(job), at.parse().expect("a time"));
    app.app
        .db
        .write(move |tx: &mut Tx| -> BoxFuture<'_, anyhow::Result<()>> {
            Box::pin(async move {
                sql(text).bind(job).bind(at).run(tx).await?;
                events::record(tx, By::System, Event::new("posting.scheduled").job(job));
                Ok(())
            })
        })
        .await
        .expect("plan the posting");
}

async fn set<S: Setting + Clone>(app: &TestApp, value: S) {
    app.app
        .db
        .write(move |tx: &mut Tx| -> BoxFuture<'_, web::Result<()>> {
            let value = value.clone();
            Box::pin(async move {
                let (_, version) = organization::load::<S>(tx).await?;
                organization::change(tx, By::System, &value, version).await
            })
        })
        .await
        .expect("change a setting");
}

async fn brand(app: &TestApp, change: impl FnOnce(&mut Brand)) {
    let mut brand = organization::load::<Brand>(&mut app.app.db.read())
        .await
        .expect("read the brand")
        .0;
    change(&mut brand);
    set(app, brand).await;
}
