//! How much one address or mailbox may send before it has to confirm, or wait; and what text looks like spam.
//!
//! A whole class applies from behind one address, so the soft limit never refuses: it asks for a confirmation by mail.

use std::time::Duration;

use base::{Email, Id, Time};
use serde::{Deserialize, Serialize};
use web::{ClientAddr, RateLimiter, RetryAfter, Rule};

use crate::{applications::Signal, jobs::Job};

/// The limits of the application form; the section `applying` of the configuration may set others. They never lock out
/// a campus: past a soft one an application is accepted for confirmation by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApplyLimits {
    /// Applications from one address in ten minutes, past which the next are to be confirmed by mail.
    pub address_soft: u32,
    /// … past which the next have to wait.
    pub address_hard: u32,
    /// Applications of one mailbox for one job in a day, past which the next are to be confirmed.
    pub mailbox_soft: u32,
    /// Applications of one mailbox in a day, past which the next have to wait.
    pub mailbox_hard: u32,
    /// Applications from everywhere in ten minutes, past which the next are to be confirmed: a flood from many addresses
    /// comes no further than its first hundred.
    pub site_soft: u32,
}

impl Default for ApplyLimits {
    fn default() -> Self {
        Self {
            address_soft: 20,
            address_hard: 300,
            mailbox_soft: 3,
            mailbox_hard: 20,
            site_soft: 100,
        }
    }
}

const TEN_MINUTES: Duration = Duration::from_mins(10);
const DAY: Duration = Duration::from_hours(24);

/// Forms that one address may send in ten minutes, those with mistakes too.
const FORMS: Rule = Rule {
    purpose: "apply-form",
    limit: 1500,
    window: TEN_MINUTES,
};

/// Uploads that one address may begin in ten minutes.
const UPLOADS: Rule = Rule {
    purpose: "apply-upload",
    limit: 1500,
    window: TEN_MINUTES,
};

/// Counts a form that was sent, good or not.
pub(super) fn form(limiter: &RateLimiter, client: ClientAddr, now: Time) -> Result<(), RetryAfter> {
    limiter.hit(FORMS, &client.key(), now)
}

pub(super) fn upload(limiter: &RateLimiter, client: ClientAddr, now: Time) -> Result<(), RetryAfter> {
    limiter.hit(UPLOADS, &client.key(), now)
}

impl ApplyLimits {
    /// Counts an application that is whole. Past a hard limit it has to wait; past a soft one it gets a signal.
    pub(super) fn count(
        self,
        limiter: &RateLimiter,
        client: ClientAddr,
        email: &Email,
        job: Id<Job>,
        now: Time,
    ) -> Result<Vec<Signal>, RetryAfter> {
        let address = client.key();
        limiter.check(self.mailbox_hard(), &email.comparison(), now)?;
        let address_hard = rule("apply-address", self.address_hard, TEN_MINUTES);
        limiter.hit(address_hard, &address, now)?;
        let address_soft = rule("apply-address-soft", self.address_soft, TEN_MINUTES);
        let is_busy = limiter.hit(address_soft, &address, now).is_err();
        let mut signals: Vec<Signal> = is_busy.then_some(Signal::BusyAddress).into_iter().collect();
        signals.extend(self.count_anywhere(limiter, email, job, now, is_busy));
        Ok(signals)
    }

    /// The same for one that a program brings: all of its senders share the program's address, so that says nothing.
    pub(super) fn count_brought(
        self,
        limiter: &RateLimiter,
        email: &Email,
        job: Id<Job>,
        now: Time,
    ) -> Result<Vec<Signal>, RetryAfter> {
        limiter.check(self.mailbox_hard(), &email.comparison(), now)?;
        Ok(self.count_anywhere(limiter, email, job, now, false))
    }

    /// What holds wherever it comes from: the mailbox, and unless its address is busy already, the whole site.
    fn count_anywhere(
        self,
        limiter: &RateLimiter,
        email: &Email,
        job: Id<Job>,
        now: Time,
        is_busy: bool,
    ) -> Vec<Signal> {
        let mailbox = email.comparison();
        limiter.record(self.mailbox_hard(), &mailbox, now);
        let mut signals = Vec::new();
        let site = rule("apply-site", self.site_soft, TEN_MINUTES);
        if !is_busy && limiter.hit(site, "", now).is_err() {
            signals.push(Signal::BusySite);
        }
        let of_job = rule("apply-mailbox-job", self.mailbox_soft, DAY);
        if limiter.hit(of_job, &format!("{job} {mailbox}"), now).is_err() {
            signals.push(Signal::Repeated);
        }
        signals
    }

    fn mailbox_hard(self) -> Rule {
        rule("apply-mailbox", self.mailbox_hard, DAY)
    }
}

fn rule(purpose: &'static str, limit: u32, window: Duration) -> Rule {
    Rule { purpose, limit, window }
}

/// More web addresses than this in the answers of one application look like advertising.
const LINKS: usize = 8;

/// What the words of an application look like.
pub(super) fn content_signals<'a>(name: &str, answers: impl IntoIterator<Item = &'a str>) -> Vec<Signal> {
    let mut signals = Vec::new();
    if links(name) > 0 {
        signals.push(Signal::LinkInName);
    }
    if answers.into_iter().map(links).sum::<usize>() > LINKS {
        signals.push(Signal::ManyLinks);
    }
    signals
}

/// How many web addresses stand in a text.
pub fn links(text: &str) -> usize {
    let text = text.to_lowercase();
    text.matches("://").count()
        + text
            .matches("www.")
            .count()
            .saturating_sub(text.matches("://www.").count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_counted_once_each() {
        assert_eq!(links("see https://www.example.org and www.example.com"), 2);
        assert_eq!(links("no links, only www"), 0);
        assert_eq!(content_signals("Buy at http://x", ["a"]), [Signal::LinkInName]);
        assert_eq!(
            content_signals("Ada", std::iter::repeat_n("http://x", 9)),
            [Signal::ManyLinks]
        );
    }
}
