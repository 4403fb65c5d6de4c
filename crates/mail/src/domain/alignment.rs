//! Whether what a mail proves is of the organization that it says it comes from (RFC 9989, section 4.4; RFC 7489, 3.1).
//!
//! The envelope always is: [`crate::Mailer`] takes it from the same address as the From header. A signature may be of
//! another domain.

use super::{
    Check, Finding, Line, Sender,
    dmarc::{Walk, organizational},
    dmarc_record,
    dns::Unanswered,
};

/// Compares the domain that signs with the sender's; `own` and `other` are their walks, `key` says whether it can sign.
pub(super) fn line(sender: &Sender, key: Finding, own: &Walk, other: &Walk) -> Line {
    let signer = sender.signer.as_deref().unwrap_or(&sender.domain);
    match judge(sender, signer, key, own, other) {
        Ok(finding) => Line::new(Check::Alignment, finding).of(signer),
        Err(unanswered) => Line::new(Check::Alignment, unanswered.finding()),
    }
}

fn judge(sender: &Sender, signer: &str, key: Finding, own: &Walk, other: &Walk) -> Result<Finding, Unanswered> {
    if signer == sender.domain {
        return Ok(match key {
            Finding::DkimGood | Finding::DkimTesting => Finding::AlignedExactly,
            _ => Finding::AlignedEnvelope,
        });
    }
    let organization = organizational(own, &sender.domain)?;
    if organizational(other, signer)? != organization {
        return Ok(Finding::SignerForeign);
    }
    // The record that counts is the sender's own or its organization's.
    let mut deciding = own.iter().filter(|(at, _)| *at == sender.domain || *at == organization);
    let strict = deciding
        .find_map(|(_, answer)| match answer.as_deref() {
            Ok([record]) => Some(dmarc_record::read(record).strict_signature),
            _ => None,
        })
        .unwrap_or(false);
    Ok(if strict {
        Finding::SignerTooFar
    } else {
        Finding::AlignedRelated
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(signer: Option<&str>, record: Option<&str>) -> Finding {
        let sender = Sender {
            domain: "jobs.acme.example".to_owned(),
            host: String::new(),
            selector: Some("s1".parse().unwrap()),
            signer: signer.map(str::to_owned),
        };
        let walk = |domain: &str| {
            let (_, above) = domain.split_once('.').unwrap();
            let records = if above == "acme.example" || domain == "acme.example" {
                record
            } else {
                None
            };
            let top = if domain == "acme.example" { domain } else { above };
            let mut walk = vec![(domain.to_owned(), Ok(Vec::new()))];
            walk.retain(|(at, _)| at != top);
            walk.push((top.to_owned(), Ok(records.map(str::to_owned).into_iter().collect())));
            walk
        };
        let other = signer.map(walk).unwrap_or_default();
        line(&sender, Finding::DkimGood, &walk(&sender.domain), &other).finding
    }

    #[test]
    fn signatures_of_the_organization_count() {
        for (signer, record, finding) in [
            (None, None, Finding::AlignedExactly),
            (Some("acme.example"), Some("v=DMARC1; p=none"), Finding::AlignedRelated),
            (
                Some("mail.acme.example"),
                Some("v=DMARC1; p=none"),
                Finding::AlignedRelated,
            ),
            (
                Some("acme.example"),
                Some("v=DMARC1; p=none; adkim=s"),
                Finding::SignerTooFar,
            ),
            (
                Some("provider.example"),
                Some("v=DMARC1; p=none"),
                Finding::SignerForeign,
            ),
            // Without a record nobody can tell that the two are one organization.
            (Some("acme.example"), None, Finding::SignerForeign),
        ] {
            assert_eq!(aligned(signer, record), finding, "{signer:?} {record:?}");
        }
    }
}
