//! What sites' robots.txt said, for a day.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

use base::Time;
use jiff::SignedDuration;
use tokio::sync::Mutex as Turn;

use super::Robots;

/// How long an answer holds (RFC 9309, 2.4).
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How long a site that fails is not asked again.
const WHILE: SignedDuration = SignedDuration::from_hours(1);
/// How long an old answer serves while no new one can be had; the RFC names the 30 days (2.3.1.4).
const OLDEST: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Sites that are remembered, and bytes of their rules.
const MOST_SITES: usize = 1000;
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The pages of all sites. Whoever holds a site's page reads its robots.txt; others wait for what it says.
#[derive(Default)]
pub(crate) struct Book {
    sites: Mutex<HashMap<String, Arc<Site>>>,
    looks: AtomicU64,
}

#[derive(Default)]
pub(crate) struct Site {
    pub(crate) known: Turn<Option<Known>>,
    weight: AtomicUsize,
    looked_at: AtomicU64,
}

/// What is known of a site, and until when.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Nothing if the file could not be read, which forbids everything (RFC 9309, 2.3.1.4).
    pub(crate) robots: Option<Robots>,
    read: Time,
    until: Time,
}

impl Known {
    pub(crate) fn read(robots: Robots, now: Time) -> Self {
        let (read, until) = (now, now + DAY);
        Self {
            robots: Some(robots),
            read,
            until,
        }
    }

    pub(crate) fn unread(now: Time) -> Self {
        let (read, until) = (now, now + WHILE);
        Self {
            robots: None,
            read,
            until,
        }
    }

    pub(crate) fn holds(&self, now: Time) -> bool {
        now < self.until
    }

    /// The same for a while longer, if it says something and is not too old.
    pub(crate) fn prolonged(&self, now: Time) -> Option<Self> {
        let serves = self.robots.is_some() && now.since(self.read) < OLDEST;
        serves.then(|| Self {
            until: now + WHILE,
            ..self.clone()
        })
    }
}

impl Site {
    /// Call it after writing something new, so that the book knows how large it is.
    pub(crate) fn weigh(&self, known: &Known) {
        let weight = known.robots.as_ref().map_or(0, Robots::weight);
        self.weight.store(weight, Ordering::Relaxed);
    }
}

impl Book {
    /// The page of a site (scheme, host and port). Those that were not looked at for longest make room.
    pub(crate) fn site(&self, origin: &str) -> Arc<Site> {
        // A panic elsewhere leaves the map as it was.
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        let look = self.looks.fetch_add(1, Ordering::Relaxed);
        if !sites.contains_key(origin) {
            make_room(&mut sites);
        }
        let site = sites.entry(origin.to_owned()).or_default();
        site.looked_at.store(look, Ordering::Relaxed);
        site.clone()
    }
}

fn make_room(sites: &mut HashMap<String, Arc<Site>>) {
    let mut bytes: usize = sites.values().map(|site| site.weight.load(Ordering::Relaxed)).sum();
    while sites.len() >= MOST_SITES || bytes > MOST_BYTES {
        // A page that somebody holds stays, or two would read the same file.
        let unused = sites.iter().filter(|(_, site)| Arc::strong_count(site) == 1);
        let oldest = unused.min_by_key(|(_, site)| site.looked_at.load(Ordering::Relaxed));
        let Some(origin) = oldest.map(|(origin, _)| origin.clone()) else {
            return;
        };
        let removed = sites.remove(&origin);
        bytes -= removed.map_or(0, |site| site.weight.load(Ordering::Relaxed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_forgets_what_was_looked_at_longest_ago_and_nothing_in_use() {
        let book = Book::default();
        let held = book.site("https://held.example");
        for number in 0..MOST_SITES * 2 {
            book.site(&format!("https://{number}.example"));
        }
        let sites = book.sites.lock().unwrap();
        assert_eq!(sites.len(), MOST_SITES);
        assert!(Arc::ptr_eq(&sites["https://held.example"], &held));
        assert!(!sites.contains_key("https://0.example"));
        assert!(sites.contains_key(&format!("https://{}.example", MOST_SITES * 2 - 1)));
    }

    #[test]
    fn heavy_rules_make_room_before_many_sites_do() {
        let book = Book::default();
        for number in 0..100 {
            let site = book.site(&format!("https://{number}.example"));
            site.weight.store(1024 * 1024, Ordering::Relaxed);
        }
        let sites = book.sites.lock().unwrap();
        assert!(sites.len() <= MOST_BYTES / (1024 * 1024) + 2, "{}", sites.len());
    }
}
