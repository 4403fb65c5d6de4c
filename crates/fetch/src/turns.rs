//! One request at a time to a host, with a pause between two.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Mutex as Line, OwnedMutexGuard},
    time::{Instant, sleep_until},
};

/// Hosts that are remembered.
const MOST_LINES: usize = 10_000;
/// Below this number nobody is forgotten.
const FEW_LINES: usize = 256;

/// The lines before all hosts. In each, the first comes first.
#[derive(Default)]
pub(crate) struct Turns(Mutex<Lines>);

#[derive(Default)]
struct Lines {
    hosts: HashMap<String, Arc<Line<State>>>,
    /// How many there may be before somebody looks whom to forget.
    forget_at: usize,
}

/// What is known of a host between two requests.
#[derive(Default)]
struct State {
    ended: Option<Instant>,
    pause: Duration,
    /// The host asked to be left alone until then.
    held: Option<Instant>,
}

/// The right to send one request; the pause begins when it is dropped.
pub(crate) struct Turn(OwnedMutexGuard<State>);

/// The host asked to be left alone for so long.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Held(pub(crate) Duration);

impl Turns {
    /// Waits in line, then until `pause` has passed since the last request ended.
    pub(crate) async fn take(&self, host: &str, pause: Duration) -> Result<Turn, Held> {
        let mut state = self.line(host).lock_owned().await;
        if let Some(left) = state.held.map(|until| until.saturating_duration_since(Instant::now()))
            && !left.is_zero()
        {
            return Err(Held(left));
        }
        state.pause = pause;
        if let Some(free) = state.free() {
            sleep_until(free).await;
        }
        Ok(Turn(state))
    }

    #[cfg(test)]
    pub(crate) fn remembered(&self) -> usize {
        self.0.lock().unwrap().hosts.len()
    }

    fn line(&self, host: &str) -> Arc<Line<State>> {
        // A panic elsewhere leaves the map as it was.
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.hosts.get(host) {
            return line.clone();
        }
        if lines.hosts.len() >= lines.forget_at.max(FEW_LINES) {
            lines.forget();
        }
        lines.hosts.entry(host.to_owned()).or_default().clone()
    }
}

impl Turn {
    /// Nobody asks this host for so long.
    pub(crate) fn hold(&mut self, pause: Duration) {
        self.0.held = Instant::now().checked_add(pause);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.ended = Some(Instant::now());
    }
}

impl State {
    fn free(&self) -> Option<Instant> {
        self.ended.and_then(|ended| ended.checked_add(self.pause))
    }
}

impl Lines {
    /// Forgets hosts that nobody waits for and whose pause is over; if that is not enough, the half that is free soonest.
    fn forget(&mut self) {
        let now = Instant::now();
        let mut idle = Vec::new();
        self.hosts.retain(|_, line| {
            // Nobody else can come to it while the map is locked.
            if Arc::strong_count(line) > 1 {
                return true;
            }
            let Ok(state) = line.try_lock() else { return true };
            let until = state.free().max(state.held).filter(|until| *until > now);
            idle.extend(until);
            until.is_some()
        });
        if self.hosts.len() >= MOST_LINES && !idle.is_empty() {
            let half = idle.len() / 2;
            let (_, last, _) = idle.select_nth_unstable(half);
            self.hosts.retain(|_, line| {
                let in_use = Arc::strong_count(line) > 1;
                let state = line.try_lock();
                in_use || state.is_ok_and(|state| state.free().max(state.held) > Some(*last))
            });
        }
        self.forget_at = (self.hosts.len() * 2).min(MOST_LINES);
    }
}
