//! One file for each board that fetches a document: its rules, and how its elements are written.

pub mod arbeitsagentur;
pub mod indeed;
pub mod linkedin;
pub mod partner;
pub mod xing;

use crate::{
    Ad, Employer, Fault, Workplace,
    fault::{Part, Reason, Rule, Severity, What},
    html::{Reduced, reduce},
    listing, pack,
    words::words,
    xml::kept,
};

words!(
    /// A place where postings are published, other than the careers site.
    Channel {
        Linkedin = "linkedin",
        Indeed = "indeed",
        Arbeitsagentur = "arbeitsagentur",
        Xing = "xing",
        Partner = "partner",
        /// Entered by a person, from a [`pack`].
        BossZhipin = "boss_zhipin",
        /// The same.
        Wechat = "wechat",
        /// Any other closed place; the same.
        Elsewhere = "elsewhere",
    }
);

impl Channel {
    /// Its name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linkedin => "LinkedIn",
            Self::Indeed => "Indeed",
            Self::Arbeitsagentur => "Bundesagentur für Arbeit",
            Self::Xing => "XING",
            Self::Partner => "Partner feed",
            Self::BossZhipin => "BOSS直聘",
            Self::Wechat => "WeChat",
            Self::Elsewhere => "Elsewhere",
        }
    }
}

/// What the channel will refuse of this ad, and what it will lose there. Empty if it can be published as it is.
pub fn check(channel: Channel, employer: &Employer, ad: &Ad) -> Vec<Fault> {
    let mut faults = Vec::new();
    match channel {
        Channel::Linkedin => drop(linkedin::check(employer, ad, &mut faults)),
        Channel::Indeed => drop(indeed::check(employer, ad, &mut faults)),
        Channel::Arbeitsagentur => arbeitsagentur::check(employer, ad, &mut faults),
        Channel::Xing => drop(xing::check(employer, ad, &mut faults)),
        Channel::Partner => partner::check(employer, ad, &mut faults),
        Channel::BossZhipin => faults = pack::boss(employer, ad, ad.places.first()).faults,
        Channel::Wechat => faults = pack::wechat(employer, ad).faults,
        Channel::Elsewhere => faults = pack::elsewhere(employer, ad).faults,
    }
    faults
}

/// The text as the channel will show it, in HTML that may stand in a page; None where it is plain.
pub fn preview(channel: Channel, ad: &Ad) -> Option<String> {
    let elements = match channel {
        Channel::Linkedin => linkedin::ELEMENTS,
        Channel::Indeed => indeed::ELEMENTS,
        Channel::Xing => xing::ELEMENTS,
        Channel::Arbeitsagentur | Channel::Partner | Channel::BossZhipin | Channel::Wechat | Channel::Elsewhere => {
            return None;
        }
    };
    Some(reduce(&ad.html, elements).html)
}

fn refused(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| fault.severity == Severity::Blocks)
}

/// The checks that boards share, for one channel.
struct Checks<'a> {
    channel: Channel,
    faults: &'a mut Vec<Fault>,
}

impl Checks<'_> {
    fn block(&mut self, part: Part, what: What) {
        self.faults.push(Fault::blocks(self.channel, part, what));
    }

    fn warn(&mut self, part: Part, what: What) {
        self.faults.push(Fault::warns(self.channel, part, what));
    }

    /// Of characters that can be written.
    fn required(&mut self, part: Part, value: &str) {
        if kept(value).trim().is_empty() {
            self.block(part, What::Missing);
        }
    }

    /// Required, and of so many characters at most.
    fn short(&mut self, part: Part, value: &str, limit: usize) {
        self.required(part, value);
        let length = value.chars().count();
        if length > limit {
            self.block(part, What::TooLong { length, limit });
        }
    }

    /// A limit that the board has elsewhere, or that only others report.
    fn rather_short(&mut self, part: Part, value: &str, limit: usize) {
        let length = value.chars().count();
        if length > limit {
            self.warn(part, What::TooLong { length, limit });
        }
    }

    /// Required, and secure. On one's own machine, where no board comes, it may be tried out without.
    fn https(&mut self, part: Part, url: &str) {
        self.required(part, url);
        if url.is_empty() || url.starts_with("https://") {
            return;
        }
        let fault = What::NotAllowed(Rule::NotHttps);
        if is_own_machine(url) {
            self.warn(part, fault);
        } else {
            self.block(part, fault);
        }
    }

    /// At least one place, and a city in each.
    fn cities(&mut self, ad: &Ad) {
        if ad.places.is_empty() {
            self.block(Part::Place, What::Missing);
        } else if ad.places.iter().any(|place| place.city.trim().is_empty()) {
            self.block(Part::City, What::Missing);
        }
    }

    fn not_too_many_places(&mut self, ad: &Ad) {
        let (count, limit) = (ad.places.len(), listing::MOST_PLACES);
        if count > limit {
            self.warn(Part::Place, What::TooMany { count, limit });
        }
    }

    fn reduced(&mut self, text: &Reduced) {
        if !text.lost.is_empty() {
            self.warn(
                Part::Description,
                What::WillBeReduced {
                    tags: text.lost.clone(),
                },
            );
        }
    }

    /// Pay and work from home, on boards that are known to have no field for either: then only the text says them.
    fn no_field(&mut self, ad: &Ad) {
        if ad.pay.is_some() {
            self.warn(Part::Pay, What::CannotSay(Reason::NoField));
        }
        if ad.workplace != Workplace::OnSite {
            self.warn(Part::Workplace, What::CannotSay(Reason::NoField));
        }
    }

    /// An end before the beginning.
    fn days(&mut self, ad: &Ad) {
        if ad.valid_until.is_some_and(|until| until < ad.posted_on) {
            self.block(Part::ValidUntil, What::NotAllowed(Rule::BeforePosting));
        }
    }
}

/// `http://127.0.0.1:8080/jobs/x`, `http://localhost/`, `http://[::1]:1/`
fn is_own_machine(url: &str) -> bool {
    let rest = url.strip_prefix("http://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod own_machine_tests {
    use super::is_own_machine;

    #[test]
    fn only_this_machine_is_ones_own() {
        for own in [
            "http://127.0.0.1:8080/jobs/x",
            "http://localhost/",
            "http://[::1]:1/",
            "http://jobs.localhost:1/a",
        ] {
            assert!(is_own_machine(own), "{own}");
        }
        for other in [
            "http://example.org/",
            "http://127.0.0.1.example.org/",
            "ftp://localhost/",
            "http://localhost@example.org/",
            "",
        ] {
            assert!(!is_own_machine(other), "{other}");
        }
    }
}
