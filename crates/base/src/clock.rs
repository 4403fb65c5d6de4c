//! Where the time and new identifiers come from, so that a test can hold both still.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use uuid::Uuid;

use crate::{Id, Time};

/// The source of "now" and of new ids. Passed in everywhere; nothing reads the system clock on its own.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    System,
    Fixed(Arc<Fixed>),
}

struct Fixed {
    micros: AtomicI64,
    ids: Ids,
}

/// How a clock that is set by hand makes the rest of an id.
enum Ids {
    /// Counted, so that a test sees the same ones each time.
    Counted(AtomicU64),
    /// Random, so that nobody can guess them.
    Random,
}

impl Clock {
    /// The machine's clock and random ids.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until [`Clock::advance`], and counts its ids from 1. For tests and the demo.
    pub fn fixed(now: Time) -> Self {
        Self(Source::Fixed(Arc::new(Fixed {
            micros: AtomicI64::new(now.as_micros()),
            ids: Ids::Counted(AtomicU64::new(1)),
        })))
    }

    /// A clock that is set by hand and makes random ids: for writing down a history that lies in the past.
    pub fn scripted(begin: Time) -> Self {
        Self(Source::Fixed(Arc::new(Fixed {
            micros: AtomicI64::new(begin.as_micros()),
            ids: Ids::Random,
        })))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
    pub fn now(&self) -> Time {
        match &self.0 {
            Source::System => Time::from_micros(jiff::Timestamp::now().as_microsecond()),
            Source::Fixed(fixed) => Time::from_micros(fixed.micros.load(Ordering::SeqCst)),
        }
    }

    /// A new identifier; later ones sort later.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads it")]
    pub fn id<T>(&self) -> Id<T> {
        match &self.0 {
            Source::System => Id::from_uuid(Uuid::now_v7()),
            Source::Fixed(fixed) => {
                let millis = (fixed.micros.load(Ordering::SeqCst) / 1000) as u64;
                let random = match &fixed.ids {
                    Ids::Random => rand::random::<[u8; 10]>(),
                    Ids::Counted(next) => {
                        let mut counted = [0_u8; 10];
                        counted[2..].copy_from_slice(&next.fetch_add(1, Ordering::SeqCst).to_be_bytes());
                        counted
                    }
                };
                Id::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }
    }

    /// Moves a fixed clock on; the system clock takes no orders.
    pub fn advance(&self, by: jiff::SignedDuration) {
        if let Source::Fixed(fixed) = &self.0 {
            fixed.micros.fetch_add(by.as_micros() as i64, Ordering::SeqCst);
        }
    }

    /// Sets a fixed clock; the system clock takes no orders.
    pub fn set(&self, now: Time) {
        if let Source::Fixed(fixed) = &self.0 {
            fixed.micros.store(now.as_micros(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let start = Time::from_micros(1_764_000_000_000_000);
        let clock = Clock::fixed(start);
        assert_eq!(clock.now(), start);
        let same = clock.clone();
        same.advance(jiff::SignedDuration::from_hours(2));
        assert_eq!(clock.now().since(start), jiff::SignedDuration::from_hours(2));
        clock.set(start);
        assert_eq!(same.now(), start);
    }

    #[test]
    fn the_system_clock_takes_no_orders() {
        let clock = Clock::system();
        clock.set(Time::from_micros(0));
        assert!(clock.now() > Time::from_micros(1_764_000_000_000_000));
    }
}
