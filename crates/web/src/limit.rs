//! How often something may happen: sliding windows in memory, of bounded size.

use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use base::Time;

use crate::Error;

/// So many times within a window. The name keeps the counts of different purposes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub purpose: &'static str,
    pub limit: u32,
    pub window: Duration,
}

/// Refused; come back after this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryAfter(pub Duration);

impl From<RetryAfter> for Error {
    fn from(RetryAfter(retry_after): RetryAfter) -> Self {
        Self::RateLimited { retry_after }
    }
}

/// Counts events by purpose and key. It keeps no key, only a hash with a secret of this process.
///
/// A window slides by weighing the last fixed window by its share that still counts, so a limit holds over any stretch
/// of time if events come evenly, and is passed by at most the one burst otherwise. When full, the counts not touched
/// for the longest are dropped.
pub struct RateLimiter {
    hasher: RandomState,
    counts: Mutex<Generations>,
    capacity: usize,
}

#[derive(Default)]
struct Generations {
    young: HashMap<u64, Count>,
    old: HashMap<u64, Count>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    /// The number of the fixed window since 1970.
    window: i64,
    before: u32,
    now: u32,
}

impl RateLimiter {
    /// Remembers between `keys / 2` and `keys` counts, of some 40 bytes each.
    pub fn new(keys: usize) -> Self {
        Self {
            hasher: RandomState::new(),
            counts: Mutex::default(),
            capacity: (keys / 2).max(1),
        }
    }

    /// Counts one event, unless that would be one too many.
    pub fn hit(&self, rule: Rule, key: &str, now: Time) -> Result<(), RetryAfter> {
        self.with(rule, key, now, |count, share| {
            allowed(rule, count, share)?;
            count.now += 1;
            Ok(())
        })
    }

    /// Whether one more would be allowed. Counts nothing; for limits on failures.
    pub fn check(&self, rule: Rule, key: &str, now: Time) -> Result<(), RetryAfter> {
        self.with(rule, key, now, |count, share| allowed(rule, count, share))
    }

    /// Counts one event whatever the limit says.
    pub fn record(&self, rule: Rule, key: &str, now: Time) {
        self.with(rule, key, now, |count, _| {
            count.now = count.now.saturating_add(1);
        });
    }

    /// Forgets the events of a key, as after a success.
    pub fn forget(&self, rule: Rule, key: &str, now: Time) {
        self.with(rule, key, now, |count, _| {
            *count = Count {
                window: count.window,
                ..Count::default()
            }
        });
    }

    /// Runs `act` on the key's count, brought to the present window, with the part of that window gone by, from 0 to 1.
    fn with<R>(&self, rule: Rule, key: &str, now: Time, act: impl FnOnce(&mut Count, f64) -> R) -> R {
        let hash = self.hasher.hash_one((rule.purpose, key));
        let length = (rule.window.as_micros() as i64).max(1);
        let window = now.as_micros().div_euclid(length);
        let share = now.as_micros().rem_euclid(length) as f64 / length as f64;

        let mut generations = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut count = generations.take(hash).unwrap_or_default();
        if count.window != window {
            let before = if count.window == window - 1 { count.now } else { 0 };
            count = Count { window, before, now: 0 };
        }
        let result = act(&mut count, share);
        generations.put(hash, count, self.capacity);
        result
    }
}

impl Generations {
    fn take(&mut self, hash: u64) -> Option<Count> {
        self.young.get(&hash).copied().or_else(|| self.old.remove(&hash))
    }

    fn put(&mut self, hash: u64, count: Count, capacity: usize) {
        if self.young.len() >= capacity && !self.young.contains_key(&hash) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, count);
    }
}

fn allowed(rule: Rule, count: &Count, share: f64) -> Result<(), RetryAfter> {
    let room = f64::from(rule.limit) - 1.0;
    let (before, now) = (f64::from(count.before), f64::from(count.now));
    if before * (1.0 - share) + now <= room {
        return Ok(());
    }
    // In this window only what counts of the last one shrinks; in the next one, what counts of this one.
    let wait = if now <= room {
        1.0 - room_share(room - now, before) - share
    } else {
        2.0 - room_share(room, now) - share
    };
    Err(RetryAfter(rule.window.mul_f64(wait.clamp(0.0, 2.0))))
}

/// The share of `count` events that fits into `room`.
fn room_share(room: f64, count: f64) -> f64 {
    if count > 0.0 {
        (room / count).clamp(0.0, 1.0)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    const RULE: Rule = Rule {
        purpose: "door",
        limit: 10,
        window: Duration::from_mins(15),
    };

    fn at(seconds: i64) -> Time {
        "2026-11-24T10:00:00Z".parse::<Time>().unwrap() + SignedDuration::from_secs(seconds)
    }

    #[test]
    fn the_eleventh_is_refused_and_told_when_to_come_back() {
        let limiter = RateLimiter::new(100);
        for _ in 0..10 {
            limiter.hit(RULE, "a", at(0)).unwrap();
        }
        let RetryAfter(wait) = limiter.hit(RULE, "a", at(1)).unwrap_err();
        let later = 1 + wait.as_secs() as i64 + 1;
        assert!(limiter.check(RULE, "a", at(later - 3)).is_err());
        limiter.hit(RULE, "a", at(later)).unwrap();
        assert!(limiter.hit(RULE, "a", at(later)).is_err());
        limiter.hit(RULE, "b", at(1)).unwrap();
        limiter
            .hit(
                Rule {
                    purpose: "window",
                    ..RULE
                },
                "a",
                at(1),
            )
            .unwrap();
    }

    #[test]
    fn the_edge_of_a_window_gives_no_second_burst() {
        let limiter = RateLimiter::new(100);
        for _ in 0..10 {
            limiter.hit(RULE, "a", at(899)).unwrap();
        }
        assert!(limiter.hit(RULE, "a", at(901)).is_err());
        limiter.hit(RULE, "a", at(3000)).unwrap();
    }

    #[test]
    fn checking_counts_nothing_and_forgetting_forgets() {
        let limiter = RateLimiter::new(100);
        for _ in 0..20 {
            limiter.check(RULE, "a", at(0)).unwrap();
        }
        for _ in 0..20 {
            limiter.record(RULE, "a", at(0));
        }
        assert!(limiter.check(RULE, "a", at(0)).is_err());
        limiter.forget(RULE, "a", at(0));
        limiter.check(RULE, "a", at(0)).unwrap();
    }

    #[test]
    fn memory_is_bounded_and_the_busy_stay() {
        let limiter = RateLimiter::new(100);
        for number in 0..10_000 {
            limiter.record(RULE, &number.to_string(), at(0));
            if number < 10 || number % 20 == 0 {
                limiter.record(RULE, "busy", at(0));
            }
        }
        let generations = limiter.counts.lock().unwrap();
        assert!(generations.young.len() + generations.old.len() <= 100);
        drop(generations);
        assert!(limiter.check(RULE, "busy", at(0)).is_err());
    }
}
