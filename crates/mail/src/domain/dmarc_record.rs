//! The grammar of a DMARC record (RFC 9989, section 4.8; RFC 7489, section 6.4).

/// What the domain asks receivers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    None,
    Quarantine,
    Reject,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dmarc {
    /// None where it is missing or no word of the grammar.
    pub(super) policy: Option<Policy>,
    pub(super) subdomains: Option<Policy>,
    /// The signature must be of the very same domain (`adkim=s`).
    pub(super) strict_signature: bool,
    /// Whether the name is a public suffix, under which others register; none where the record leaves it open.
    pub(super) suffix: Option<bool>,
    /// A trial (`t=y`), or the `pct` of earlier times below 100.
    pub(super) in_part: bool,
}

/// Whether a TXT record is meant as DMARC: its version comes first and is written so.
pub(super) fn is_dmarc(record: &str) -> bool {
    let first = record.split(';').next().unwrap_or_default();
    first
        .split_once('=')
        .is_some_and(|(name, value)| name.trim_end() == "v" && value.trim() == "DMARC1")
}

/// Reads a record for which [`is_dmarc`] holds; unknown and broken tags are passed over, as receivers do.
pub(super) fn read(record: &str) -> Dmarc {
    let mut dmarc = Dmarc::default();
    let tags = record.split(';').filter_map(|part| part.split_once('='));
    for (name, value) in tags.map(|(name, value)| (name.trim(), value.trim().to_ascii_lowercase())) {
        match name {
            "p" => dmarc.policy = policy(&value),
            "sp" => dmarc.subdomains = policy(&value),
            "adkim" => dmarc.strict_signature = value == "s",
            "psd" if value == "y" => dmarc.suffix = Some(true),
            "psd" if value == "n" => dmarc.suffix = Some(false),
            "t" if value == "y" => dmarc.in_part = true,
            "pct" if value.parse::<u8>().is_ok_and(|share| share < 100) => dmarc.in_part = true,
            _ => {}
        }
    }
    dmarc
}

/// The record with its policy replaced, and everything else (where reports go) kept.
pub(super) fn with_quarantine(record: &str) -> String {
    let tag = |part: &str| match part.split_once('=') {
        Some((name, _)) if name.trim() == "p" => "p=quarantine".to_owned(),
        _ => part.trim().to_owned(),
    };
    record
        .split(';')
        .map(tag)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

fn policy(value: &str) -> Option<Policy> {
    match value {
        "none" => Some(Policy::None),
        "quarantine" => Some(Policy::Quarantine),
        "reject" => Some(Policy::Reject),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read() {
        let none = Dmarc::default;
        let with = |policy| Dmarc {
            policy: Some(policy),
            ..none()
        };
        let samples = [
            ("v=DMARC1;p=reject", with(Policy::Reject)),
            (
                "v=DMARC1 ; P=none; p = Quarantine ; rua=mailto:a@b.example;",
                with(Policy::Quarantine),
            ),
            ("v=DMARC1; p=none; pct=100; t=n; psd=u", with(Policy::None)),
            (
                "v=DMARC1; p=reject; sp=none; adkim=s; aspf=s; psd=n; t=y",
                Dmarc {
                    subdomains: Some(Policy::None),
                    strict_signature: true,
                    suffix: Some(false),
                    in_part: true,
                    ..with(Policy::Reject)
                },
            ),
            (
                "v=DMARC1; p=reject; pct=20; psd=y",
                Dmarc {
                    suffix: Some(true),
                    in_part: true,
                    ..with(Policy::Reject)
                },
            ),
            ("v=DMARC1; p=refuse", none()),
            ("v=DMARC1", none()),
        ];
        for (record, expected) in samples {
            assert_eq!(read(record), expected, "{record}");
        }
    }

    #[test]
    fn a_policy_is_replaced_and_the_rest_kept() {
        let record = "v=DMARC1;p=none;sp=none; rua=mailto:a@b.example?x=1;";
        assert_eq!(
            with_quarantine(record),
            "v=DMARC1; p=quarantine; sp=none; rua=mailto:a@b.example?x=1"
        );
    }

    #[test]
    fn only_the_version_in_front_makes_a_record_dmarc() {
        for (record, expected) in [
            ("v=DMARC1; p=none", true),
            ("v = DMARC1;p=none", true),
            ("v=DMARC1", true),
            ("v=DMARC12; p=none", false),
            ("v=dmarc1; p=none", false),
            ("p=none; v=DMARC1", false),
            ("v=spf1 -all", false),
            ("", false),
        ] {
            assert_eq!(is_dmarc(record), expected, "{record}");
        }
    }
}
