//! The figures beside the places in the sidebar.
//!
//! They stand on every page, so they are counted at most every few seconds for one person, and at once after that
//! person changed something.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base::{Id, Time};
use jiff::SignedDuration;
use serde::Serialize;

use super::Desk;
use crate::{
    App,
    access::{Actor, User},
    home::Today,
    messages,
};

/// How many things wait at each place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Nav {
    /// Things that need this person today.
    pub today: i64,
    /// Messages held in the outbox that this person may see.
    pub outbox: i64,
}

/// While others go on committing, a figure may be as old as this.
const FRESH: SignedDuration = SignedDuration::from_secs(5);

/// While nobody commits, only time changes what is due.
const QUIET: SignedDuration = SignedDuration::from_secs(60);

/// Beyond so many people the shelf is cleared: they are counted again.
const MOST: usize = 10_000;

/// The figures of each person who was here lately, in this process.
#[derive(Default)]
pub struct NavShelf(Mutex<HashMap<Id<User>, Counted>>);

#[derive(Clone, Copy)]
struct Counted {
    nav: Nav,
    commits: u64,
    at: Time,
}

impl NavShelf {
    fn get(&self, user: Id<User>, commits: u64, now: Time) -> Option<Nav> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = shelf.get(&user)?;
        let age = now.since(counted.at);
        let holds = age < FRESH || (counted.commits == commits && age < QUIET);
        holds.then_some(counted.nav)
    }

    fn put(&self, user: Id<User>, counted: Counted) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() >= MOST {
            shelf.clear();
        }
        shelf.insert(user, counted);
    }

    /// The person is about to change something.
    pub(super) fn forget(&self, user: Id<User>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&user);
    }
}

/// The figures for one person.
pub(super) async fn load(app: &App, actor: &Actor) -> anyhow::Result<Nav> {
    // Read before the database is, so that what is committed meanwhile is counted next time.
    let commits = *app.db.commits().borrow();
    if let Some(nav) = app.nav.get(actor.id, commits, actor.now) {
        return Ok(nav);
    }
    let on = &mut app.db.read();
    let nav = Nav {
        today: Today::load(on, actor, "").await?.count(),
        outbox: messages::held(on, actor).await?.0,
    };
    let at = actor.now;
    app.nav.put(actor.id, Counted { nav, commits, at });
    Ok(nav)
}

/// The page has counted them itself: the frame around it says the same.
pub fn remember_counts(desk: &Desk, today: i64, outbox: i64) {
    let counted = Counted {
        nav: Nav { today, outbox },
        commits: *desk.app.db.commits().borrow(),
        at: desk.actor.now,
    };
    desk.app.nav.put(desk.actor.id, counted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_counted_again_when_something_was_committed_and_a_while_has_passed() {
        let (shelf, user) = (NavShelf::default(), Id::from_uuid(uuid::Uuid::from_u128(1)));
        let at = |second: i64| Time::from_micros(second * 1_000_000);
        let nav = Nav { today: 7, outbox: 23 };
        shelf.put(
            user,
            Counted {
                nav,
                commits: 1,
                at: at(0),
            },
        );
        assert_eq!(shelf.get(user, 2, at(4)), Some(nav), "just counted");
        assert_eq!(shelf.get(user, 2, at(6)), None, "something was committed since");
        assert_eq!(shelf.get(user, 1, at(59)), Some(nav), "nothing was");
        assert_eq!(shelf.get(user, 1, at(61)), None, "a day may have become due");
        shelf.forget(user);
        assert_eq!(shelf.get(user, 1, at(0)), None, "the person changed something");
    }
}
