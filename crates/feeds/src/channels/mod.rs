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
    pack,
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

    /// Required, and secure.
    fn https(&mut self, part: Part, url: &str) {
        self.required(part, url);
        if !url.is_empty() && !url.starts_with("https://") {
            self.block(part, What::NotAllowed(Rule::NotHttps));
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
