//! What receivers do with mail that is neither from an allowed server nor signed: DMARC (RFC 9989, before it RFC 7489).

use futures::future::join_all;

use super::{
    Check, Finding, Line,
    dmarc_record::{Dmarc, Policy, is_dmarc, read, with_quarantine},
    dns::{Dns, Unanswered},
};

/// The answers at `_dmarc` of a domain and of those above it, the domain itself first.
pub(super) type Walk = Vec<(String, Result<Vec<String>, Unanswered>)>;

/// Asks for the records that decide about a domain (RFC 9989, section 4.10). One after the other would need fewer
/// questions where a record ends the walk early; at once it takes the time of one.
pub(super) async fn walk(dns: &Dns, domain: &str) -> Walk {
    let domains = steps(domain);
    let answers = join_all(domains.iter().map(async |domain| dns.txt(&name(domain)).await)).await;
    let meant = answers.into_iter().map(|answer| {
        answer.map(|mut records| {
            records.retain(|record| is_dmarc(record));
            records
        })
    });
    domains.into_iter().zip(meant).collect()
}

/// The domains of a walk: eight at most, so a long name is cut to seven labels after the first step.
fn steps(domain: &str) -> Vec<String> {
    let labels: Vec<&str> = domain.split('.').collect();
    let above = (1..labels.len()).filter(|start| labels.len() - start <= 7);
    let joined = |start: usize| labels[start..].join(".");
    std::iter::once(0).chain(above).map(joined).collect()
}

fn name(domain: &str) -> String {
    format!("_dmarc.{domain}")
}

/// The policy for a domain, from the walk that began at it.
pub(super) fn line(walk: &Walk, domain: &str) -> Line {
    judge(walk, domain).unwrap_or_else(|unanswered| Line::new(Check::Dmarc, unanswered.finding()))
}

fn judge(walk: &Walk, domain: &str) -> Result<Line, Unanswered> {
    let line = |finding, at: &str, records: &[String]| {
        Line::new(Check::Dmarc, finding).found(&name(at), "TXT", records.iter().cloned())
    };
    // Several records at one name are no record, as if it had none; at the sender's own that is worth telling.
    if let Some((at, answer)) = walk.first() {
        let records = answer.as_ref().map_err(|unanswered| *unanswered)?;
        if records.len() > 1 {
            return Ok(line(Finding::DmarcSeveral, at, records));
        }
    }
    let Some((at, record)) = deciding(walk, domain)? else {
        let first = "v=DMARC1; p=none".to_owned();
        return Ok(Line::new(Check::Dmarc, Finding::DmarcMissing).add(&name(domain), "TXT", Some(first)));
    };
    let dmarc = read(&record);
    let own = at == domain;
    let policy = if own {
        dmarc.policy
    } else {
        dmarc.subdomains.or(dmarc.policy)
    };
    let finding = match policy {
        None => Finding::DmarcUnreadable,
        Some(Policy::None) => Finding::DmarcWatches,
        Some(_) if dmarc.in_part => Finding::DmarcInPart,
        Some(Policy::Quarantine | Policy::Reject) => Finding::DmarcGood,
    };
    let line = line(finding, &at, std::slice::from_ref(&record)).of(&at);
    let better = match finding {
        Finding::DmarcWatches if own => with_quarantine(&record),
        Finding::DmarcWatches => "v=DMARC1; p=quarantine".to_owned(),
        Finding::DmarcUnreadable => "v=DMARC1; p=none".to_owned(),
        _ => return Ok(line),
    };
    Ok(line.add(&name(domain), "TXT", Some(better)))
}

/// The record that counts for a domain: its own, else that of its organization, else that of the public suffix above
/// (RFC 9989, section 4.10.1).
fn deciding(walk: &Walk, domain: &str) -> Result<Option<(String, String)>, Unanswered> {
    if let Some((at, Ok(records))) = walk.first()
        && let [record] = records.as_slice()
    {
        return Ok(Some((at.clone(), record.clone())));
    }
    let organization = organizational(walk, domain)?;
    let valid = valid(walk)?;
    let of = |wanted: &dyn Fn(&str, &Dmarc) -> bool| {
        let found = valid.iter().find(|(at, record)| wanted(at, &read(record)));
        found.map(|(at, record)| ((*at).to_owned(), (*record).to_owned()))
    };
    Ok(of(&|at, _| at == organization).or_else(|| of(&|_, dmarc| dmarc.suffix == Some(true))))
}

/// The domain of the organization that a domain belongs to (RFC 9989, section 4.10.2): where a record says that it ends
/// a public suffix (`psd=n`), below one that is a suffix (`psd=y`), else the shortest name that has a record, else itself.
pub(super) fn organizational(walk: &Walk, domain: &str) -> Result<String, Unanswered> {
    let mut shortest = domain;
    let mut below = domain;
    let records = valid(walk)?;
    for (at, _) in walk {
        if let Some((_, record)) = records.iter().find(|(own, _)| own == at) {
            match read(record).suffix {
                Some(false) => return Ok(at.clone()),
                Some(true) if at != domain => return Ok(below.to_owned()),
                _ => shortest = at,
            }
        }
        below = at;
    }
    Ok(shortest.to_owned())
}

/// The names of a walk that have one record.
fn valid(walk: &Walk) -> Result<Vec<(&str, &str)>, Unanswered> {
    let mut valid = Vec::new();
    for (at, answer) in walk {
        if let [record] = answer.as_ref().map_err(|unanswered| *unanswered)?.as_slice() {
            valid.push((at.as_str(), record.as_str()));
        }
    }
    Ok(valid)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Published<'a> = &'a [(&'a str, &'a str)];

    fn walked(domain: &str, records: Published<'_>) -> Walk {
        let at = |step: &String| {
            let found = records.iter().filter(|(own, _)| own == step);
            Ok(found.map(|(_, record)| (*record).to_owned()).collect())
        };
        steps(domain)
            .into_iter()
            .map(|step| (step.clone(), at(&step)))
            .collect()
    }

    #[test]
    fn a_walk_has_eight_steps_at_most() {
        assert_eq!(steps("a.b.example"), ["a.b.example", "b.example", "example"]);
        let long = steps("1.2.3.4.5.6.7.8.9.10");
        assert_eq!(
            (long.len(), long[0].as_str(), long[1].as_str()),
            (8, "1.2.3.4.5.6.7.8.9.10", "4.5.6.7.8.9.10")
        );
        assert_eq!(steps("1.2.3.4.5.6.7.8")[1], "2.3.4.5.6.7.8");
    }

    #[test]
    fn the_organization_is_found_without_a_list() {
        let samples: [(&str, Published<'_>, &str); 7] = [
            ("jobs.acme.example", &[], "jobs.acme.example"),
            (
                "jobs.acme.example",
                &[("acme.example", "v=DMARC1; p=none")],
                "acme.example",
            ),
            (
                "a.jobs.acme.example",
                &[
                    ("jobs.acme.example", "v=DMARC1; p=none"),
                    ("acme.example", "v=DMARC1; p=none"),
                ],
                "acme.example",
            ),
            (
                "a.jobs.acme.example",
                &[
                    ("jobs.acme.example", "v=DMARC1; p=none; psd=n"),
                    ("acme.example", "v=DMARC1; p=none"),
                ],
                "jobs.acme.example",
            ),
            (
                "jobs.acme.co.example",
                &[("co.example", "v=DMARC1; p=reject; psd=y")],
                "acme.co.example",
            ),
            (
                "co.example",
                &[("co.example", "v=DMARC1; p=reject; psd=y")],
                "co.example",
            ),
            // Several records are none.
            (
                "jobs.acme.example",
                &[
                    ("acme.example", "v=DMARC1; p=none"),
                    ("acme.example", "v=DMARC1; p=reject"),
                ],
                "jobs.acme.example",
            ),
        ];
        for (domain, records, organization) in samples {
            assert_eq!(
                organizational(&walked(domain, records), domain),
                Ok(organization.to_owned()),
                "{records:?}"
            );
        }
    }

    #[test]
    fn the_nearest_policy_counts() {
        let domain = "jobs.acme.example";
        let samples: [(Published<'_>, Finding); 10] = [
            (&[], Finding::DmarcMissing),
            (&[(domain, "v=DMARC1; p=reject")], Finding::DmarcGood),
            (&[(domain, "v=DMARC1; p=none; sp=reject")], Finding::DmarcWatches),
            (&[(domain, "v=DMARC1; p=reject; t=y")], Finding::DmarcInPart),
            (
                &[(domain, "v=DMARC1; rua=mailto:a@b.example")],
                Finding::DmarcUnreadable,
            ),
            (
                &[(domain, "v=DMARC1; p=none"), (domain, "v=DMARC1; p=none")],
                Finding::DmarcSeveral,
            ),
            (&[("acme.example", "v=DMARC1; p=quarantine")], Finding::DmarcGood),
            (
                &[("acme.example", "v=DMARC1; p=reject; sp=none")],
                Finding::DmarcWatches,
            ),
            (&[("example", "v=DMARC1; p=reject; psd=y")], Finding::DmarcGood),
            (&[(domain, "v=spf1 -all")], Finding::DmarcMissing),
        ];
        for (records, finding) in samples {
            let mut walk = walked(domain, records);
            for (_, answer) in &mut walk {
                answer.as_mut().unwrap().retain(|record| is_dmarc(record));
            }
            assert_eq!(line(&walk, domain).finding, finding, "{records:?}");
        }
    }

    #[test]
    fn a_silent_name_server_above_hides_no_own_record() {
        let domain = "acme.example";
        let mut walk = walked(domain, &[(domain, "v=DMARC1; p=reject")]);
        walk[1].1 = Err(Unanswered::Silent);
        assert_eq!(line(&walk, domain).finding, Finding::DmarcGood);
        walk[0].1 = Ok(Vec::new());
        assert_eq!(line(&walk, domain).finding, Finding::Silent);
    }
}
