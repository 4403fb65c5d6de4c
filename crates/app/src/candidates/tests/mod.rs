//! Stories of people: their page, adding and changing them, the list.

mod adding;
mod list;
mod page;
mod twins;

use base::Id;
use db::sql;

use super::{Candidate, NewCandidate, NewContact};
use crate::testing::TestApp;

impl TestApp {
    /// Adds somebody who has not applied.
    pub(crate) async fn prospect(&self, name: &str, mail: &str, city: &str) -> Id<Candidate> {
        let mut new = NewCandidate::named(name, "en".parse().expect("a language"));
        new.city = city.to_owned();
        new.source = "sourced".to_owned();
        if !mail.is_empty() {
            new.contact = vec![NewContact::mail(&mail.parse().expect("an address"))];
        }
        self.act("rosa", move |tx, who| {
            let new = new.clone();
            Box::pin(async move { super::add_prospect(tx, &who, &new).await })
        })
        .await
        .expect("add somebody")
    }

    /// How many rows a query counts.
    pub(crate) async fn counted(&self, text: &'static str) -> i64 {
        sql(text).value(&mut self.app.db.read()).await.expect("count")
    }
}
