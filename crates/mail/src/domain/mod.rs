//! Whether receivers will trust mail of a domain, as its DNS says (TRUST OUT-5): SPF, DKIM, DMARC and its alignment, and
//! whether replies arrive.
//!
//! [`check`] asks a name server and answers with one [`Line`] for each [`Check`]: what was found, and the record to add.
//! Each kind of record is read by a pure function of its own. A name server that does not answer is told as such and
//! never taken for a missing record. Nothing is kept: every check asks anew.

mod alignment;
mod dkim;
mod dmarc;
mod dmarc_record;
mod dns;
mod finding;
mod replies;
mod report;
mod selector;
mod spf;
mod spf_advice;
mod spf_walk;

use std::{net::SocketAddr, time::Duration};

use tokio::time::{Instant, timeout_at};

pub use dns::Unanswered;
pub use finding::{Check, Finding, Weight};
pub use report::{Line, Record};
pub use selector::Selector;

use self::dns::Dns;

/// For all questions of one check together.
pub const TIME: Duration = Duration::from_secs(5);

/// Whose mail is looked at.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The domain of the From header and of the envelope, which [`crate::Mailer`] fills alike; in punycode.
    pub domain: String,
    /// The mail server that takes our mail, for the SPF record to add: a name or an address.
    pub host: String,
    /// The key a mail was signed with; none when nobody said which.
    pub selector: Option<Selector>,
    /// The domain that signs; none for the sender's own.
    pub signer: Option<String>,
}

/// Asks `server`, or the name servers of this machine, about the sender's domain. Takes [`TIME`] at most; the lines come
/// in the order of [`Check::ALL`].
pub async fn check(sender: &Sender, server: Option<SocketAddr>) -> Vec<Line> {
    let dns = match Dns::new(server) {
        Ok(dns) => dns,
        Err(unanswered) => {
            let line = |check| Line::new(check, unanswered.finding());
            return Check::ALL.map(line).into();
        }
    };
    let end = Instant::now() + TIME;
    let signer = sender.signer.as_ref().unwrap_or(&sender.domain);
    let walk = async {
        let own = dmarc::walk(&dns, &sender.domain);
        let other = async {
            match &sender.signer {
                Some(signer) => dmarc::walk(&dns, signer).await,
                None => Vec::new(),
            }
        };
        tokio::join!(own, other)
    };
    let (spf, dkim, walks, replies) = tokio::join!(
        timeout_at(end, spf_walk::line(&dns, &sender.domain, &sender.host)),
        timeout_at(end, dkim::line(&dns, signer, sender.selector.as_ref())),
        timeout_at(end, walk),
        timeout_at(end, replies::line(&dns, &sender.domain, &sender.host)),
    );
    let late = |check| Line::new(check, Unanswered::Silent.finding());
    let dkim = dkim.unwrap_or_else(|_| late(Check::Dkim));
    let (dmarc, alignment) = match walks {
        Ok((own, other)) => (
            dmarc::line(&own, &sender.domain),
            alignment::line(sender, dkim.finding, &own, &other),
        ),
        Err(_) => (late(Check::Dmarc), late(Check::Alignment)),
    };
    vec![
        spf.unwrap_or_else(|_| late(Check::Spf)),
        dkim,
        dmarc,
        alignment,
        replies.unwrap_or_else(|_| late(Check::Replies)),
    ]
}
