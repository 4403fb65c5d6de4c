//! An SPF record with all that it refers to, and the questions a receiver has to ask for it (RFC 7208, section 4.6.4).

use futures::future::join_all;

use super::{
    Check, Finding, Line,
    dns::{Dns, Unanswered},
    spf::{self, Qualifier, Spf},
    spf_advice,
};

/// Terms that make receivers ask; with more they give up (section 4.6.4).
const MOST_LOOKUPS: usize = 10;

/// Finds the one record at `domain` and follows it. `host` is the server that sends, for the record to add.
pub(super) async fn line(dns: &Dns, domain: &str, host: &str) -> Line {
    judge(dns, domain, host)
        .await
        .unwrap_or_else(|unanswered| Line::new(Check::Spf, unanswered.finding()))
}

async fn judge(dns: &Dns, domain: &str, host: &str) -> Result<Line, Unanswered> {
    let mut records = dns.txt(domain).await?;
    records.retain(|record| spf::is_spf(record));
    let line = |finding| Line::new(Check::Spf, finding).found(domain, "TXT", records.clone());
    let record = match records.as_slice() {
        [] => return Ok(line(Finding::SpfMissing).add(domain, "TXT", Some(spf_advice::for_host(host)))),
        [record] => record,
        several => {
            let line = line(Finding::SpfSeveral);
            return Ok(match spf_advice::merged(several) {
                Some(one) => line.add(domain, "TXT", Some(one)),
                None => line,
            });
        }
    };
    let Ok(own) = spf::read(record) else {
        return Ok(line(Finding::SpfUnreadable));
    };
    let followed = match follow(dns, own).await? {
        Ok(followed) => followed,
        Err((finding, name)) => {
            let line = line(finding);
            return Ok(match name {
                Some(name) => line.of(&name),
                None => line,
            });
        }
    };
    let finding = match followed.all {
        _ if followed.anybody => Finding::SpfAnybody,
        Some(Qualifier::Pass) => Finding::SpfAnybody,
        Some(Qualifier::Neutral) => Finding::SpfNeutral,
        None => Finding::SpfOpenEnd,
        Some(Qualifier::SoftFail | Qualifier::Fail) => Finding::SpfGood,
    };
    let mut line = line(finding);
    line.lookups = Some(followed.lookups);
    Ok(
        match spf_advice::closed(record).filter(|_| finding != Finding::SpfGood) {
            Some(better) => line.add(domain, "TXT", Some(better)),
            None => line,
        },
    )
}

/// A record with everything that it refers to.
struct Followed {
    lookups: usize,
    /// The end of the record or of the one it redirects to.
    all: Option<Qualifier>,
    anybody: bool,
}

/// What makes a record unusable, and the name at which.
type Fault = (Finding, Option<String>);

/// Follows `include` and `redirect`, all of one depth at once. Every name followed is a question counted before it is
/// asked, so there are at most [`MOST_LOOKUPS`] of them, also when records refer to each other in a circle.
async fn follow(dns: &Dns, own: Spf) -> Result<Result<Followed, Fault>, Unanswered> {
    let mut followed = Followed {
        lookups: 0,
        all: None,
        anybody: false,
    };
    // Only the record itself and those it redirects to decide about everybody else.
    let mut depth = vec![(own, true)];
    while !depth.is_empty() {
        let mut names = Vec::new();
        for (spf, decides) in depth {
            followed.lookups += spf.lookups;
            // An included record that lets everybody pass includes everybody (section 5.2).
            followed.anybody |= spf.anybody || (!decides && spf.all == Some(Qualifier::Pass));
            if decides {
                followed.all = spf.all;
            }
            names.extend(spf.includes.into_iter().map(|name| (name, false)));
            names.extend(spf.redirect.map(|name| (name, decides)));
        }
        if followed.lookups > MOST_LOOKUPS {
            return Ok(Err((Finding::SpfTooManyLookups, None)));
        }
        // A name with a macro is different for every mail (section 7).
        names.retain(|(name, _)| !name.contains('%'));
        let answers = join_all(names.iter().map(|(name, _)| dns.txt(name))).await;
        depth = Vec::new();
        for ((name, decides), answer) in names.into_iter().zip(answers) {
            let mut records = answer?;
            records.retain(|record| spf::is_spf(record));
            let [record] = records.as_slice() else {
                return Ok(Err((Finding::SpfTargetMissing, Some(name))));
            };
            match spf::read(record) {
                Ok(spf) => depth.push((spf, decides)),
                Err(spf::Unreadable) => return Ok(Err((Finding::SpfUnreadable, Some(name)))),
            }
        }
    }
    Ok(Ok(followed))
}
