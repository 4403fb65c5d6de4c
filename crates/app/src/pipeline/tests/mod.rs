//! Stories of moving, ending and hiring.

mod batches;
mod ending;
mod hiring;
mod moving;
mod pages;

use base::Id;
use db::{Tx, sql};
use futures::future::BoxFuture;

use super::{Rejection, Telling};
use crate::{
    access::{self, Actor},
    applications::{self, Application},
    organization::Reason,
    testing::TestApp,
};

impl TestApp {
    /// Somebody of the named world, for verbs.
    pub(crate) async fn actor(&self, name: &str) -> Actor {
        let user = access::user(&mut self.app.db.read(), self.world.user(name))
            .await
            .expect("ask for a user");
        Actor::console(&user.expect("the user is there"), self.clock.now())
    }

    /// Does something in one transaction, as somebody.
    pub(crate) async fn act<R: Send>(
        &self,
        name: &str,
        verb: impl for<'t> Fn(&'t mut Tx, Actor) -> BoxFuture<'t, web::Result<R>> + Send + Sync,
    ) -> web::Result<R> {
        let actor = self.actor(name).await;
        self.app.db.write(|tx| verb(tx, actor.clone())).await
    }

    /// An application as it is now.
    pub(crate) async fn application(&self, name: &str) -> Application {
        let id = self.world.application(name);
        applications::find(&mut self.app.db.read(), id)
            .await
            .expect("ask")
            .expect("the application is there")
    }

    /// Adds a reason to the empty list.
    pub(crate) async fn reason(&self, side: &'static str, label: &'static str) -> Id<Reason> {
        self.app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let id = tx.id::<Reason>();
                    sql("INSERT INTO reasons (id, side, labels, position) VALUES ($1, $2, $3, 0)")
                        .bind(id)
                        .bind(side.to_owned())
                        .bind(format!("{{\"en\":\"{label}\"}}"))
                        .run(tx)
                        .await?;
                    Ok::<_, anyhow::Error>(id)
                })
            })
            .await
            .expect("add a reason")
    }

    /// A figure that a query gives.
    pub(crate) async fn count(&self, text: &'static str) -> i64 {
        sql(text).value(&mut self.app.db.read()).await.expect("count")
    }
}

/// A rejection for a reason, told on the next working morning.
fn rejection(reason: Id<Reason>) -> Rejection {
    Rejection {
        reason,
        telling: Telling::NextWorkingMorning,
        batch: None,
    }
}

/// The key of the sentence with which a verb refused.
fn refused<R: std::fmt::Debug>(outcome: web::Result<R>) -> String {
    match outcome {
        Err(web::Error::Conflict(message)) => message.key.into_owned(),
        other => panic!("expected a conflict, got {other:?}"),
    }
}
