//! The grammar of an SPF record (RFC 7208, sections 4.5 to 6), as far as it says how a record works.

use std::net::{Ipv4Addr, Ipv6Addr};

/// What becomes of a mail when a term fits (RFC 7208, section 4.6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Qualifier {
    Pass,
    Neutral,
    SoftFail,
    Fail,
}

/// A record that follows the grammar. Terms after `all` count for nothing (section 5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spf {
    /// The record's own terms that make receivers ask (section 4.6.4), those of included records not among them.
    pub(super) lookups: usize,
    pub(super) includes: Vec<String>,
    /// The record that decides about everybody else; none beside an `all` (section 6.1).
    pub(super) redirect: Option<String>,
    pub(super) all: Option<Qualifier>,
    /// Whether a network that is everybody may send.
    pub(super) anybody: bool,
}

/// The text is an SPF record that receivers cannot use (a "permerror").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

const VERSION: &str = "v=spf1";

/// Whether a TXT record is meant as SPF (section 4.5).
pub(super) fn is_spf(record: &str) -> bool {
    terms(record).is_some()
}

/// The terms of a record, without its version.
pub(super) fn terms(record: &str) -> Option<impl Iterator<Item = &str>> {
    let version = record.get(..VERSION.len())?;
    let rest = &record[VERSION.len()..];
    let ours = version.eq_ignore_ascii_case(VERSION) && (rest.is_empty() || rest.starts_with(' '));
    ours.then(|| rest.split(' ').filter(|term| !term.is_empty()))
}

/// Reads one record; [`is_spf`] must hold.
pub(super) fn read(record: &str) -> Result<Spf, Unreadable> {
    let mut spf = Spf::default();
    let (mut redirect, mut explained) = (None, false);
    for term in terms(record).ok_or(Unreadable)? {
        match modifier(term) {
            Some(("redirect", target)) if redirect.is_none() && !target.is_empty() => redirect = Some(target),
            Some(("redirect", _)) => return Err(Unreadable),
            Some(("exp", _)) if explained => return Err(Unreadable),
            Some(("exp", _)) => explained = true,
            // Modifiers of later times are passed over (section 6).
            Some(_) => {}
            None => mechanism(&mut spf, term)?,
        }
    }
    if let (None, Some(target)) = (spf.all, redirect) {
        spf.lookups += 1;
        spf.redirect = Some(target.to_owned());
    }
    Ok(spf)
}

/// `name=value`, with the `=` before any `:` or `/`.
fn modifier(term: &str) -> Option<(&str, &str)> {
    let (name, value) = term.split_once('=')?;
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(letter);
    let known = ["redirect", "exp"]
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(name));
    named.then_some((known.unwrap_or(name), value))
}

fn mechanism(spf: &mut Spf, term: &str) -> Result<(), Unreadable> {
    let (qualifier, term) = match term.split_at_checked(1) {
        Some(("+", rest)) => (Qualifier::Pass, rest),
        Some(("?", rest)) => (Qualifier::Neutral, rest),
        Some(("~", rest)) => (Qualifier::SoftFail, rest),
        Some(("-", rest)) => (Qualifier::Fail, rest),
        _ => (Qualifier::Pass, term),
    };
    let (name, argument) = match term.find([':', '/']) {
        Some(at) => term.split_at(at),
        None => (term, ""),
    };
    let target = argument.strip_prefix(':').filter(|target| !target.is_empty());
    let counts = spf.all.is_none();
    match (name.to_ascii_lowercase().as_str(), target) {
        ("all", None) if argument.is_empty() => {
            spf.all.get_or_insert(qualifier);
        }
        ("include", Some(target)) => {
            if counts {
                spf.lookups += 1;
                spf.includes.push(target.to_owned());
            }
        }
        ("a" | "mx" | "ptr", _) if argument.is_empty() || argument.starts_with('/') || target.is_some() => {
            spf.lookups += usize::from(counts);
        }
        ("exists", Some(_)) => spf.lookups += usize::from(counts),
        ("ip4", Some(network)) => {
            let everybody = everybody::<Ipv4Addr>(network, 32)?;
            spf.anybody |= counts && qualifier == Qualifier::Pass && everybody;
        }
        ("ip6", Some(network)) => {
            let everybody = everybody::<Ipv6Addr>(network, 128)?;
            spf.anybody |= counts && qualifier == Qualifier::Pass && everybody;
        }
        _ => return Err(Unreadable),
    }
    Ok(())
}

/// Whether a network holds every address; fails for what is no network.
fn everybody<A: std::str::FromStr>(network: &str, longest: u8) -> Result<bool, Unreadable> {
    let (address, prefix) = network.split_once('/').unzip();
    address.unwrap_or(network).parse::<A>().map_err(|_| Unreadable)?;
    let Some(prefix) = prefix else { return Ok(false) };
    let prefix: u8 = prefix.parse().map_err(|_| Unreadable)?;
    if prefix > longest {
        Err(Unreadable)
    } else {
        Ok(prefix == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spf(lookups: usize, includes: &[&str], redirect: Option<&str>, all: Option<Qualifier>) -> Spf {
        Spf {
            lookups,
            includes: includes.iter().map(|name| (*name).to_owned()).collect(),
            redirect: redirect.map(str::to_owned),
            all,
            anybody: false,
        }
    }

    #[test]
    fn records_are_read() {
        use Qualifier::*;
        let samples = [
            ("v=spf1", Ok(spf(0, &[], None, None))),
            ("v=spf1 -all", Ok(spf(0, &[], None, Some(Fail)))),
            (
                "V=SPF1 MX  A/24 a:mail.example ~ALL",
                Ok(spf(3, &[], None, Some(SoftFail))),
            ),
            (
                "v=spf1 include:a.example ?include:b.example ptr exists:%{i}.example all",
                Ok(spf(4, &["a.example", "b.example"], None, Some(Pass))),
            ),
            (
                "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ip4:192.0.2.1 ?all",
                Ok(spf(0, &[], None, Some(Neutral))),
            ),
            (
                "v=spf1 redirect=_spf.example",
                Ok(spf(1, &[], Some("_spf.example"), None)),
            ),
            // Beside an `all`, a redirect is not followed, and what comes after counts for nothing.
            (
                "v=spf1 redirect=_spf.example -all mx",
                Ok(spf(0, &[], None, Some(Fail))),
            ),
            (
                "v=spf1 -all include:late.example +all",
                Ok(spf(0, &[], None, Some(Fail))),
            ),
            (
                "v=spf1 exp=why.example later=x a:b=c.example -all",
                Ok(spf(1, &[], None, Some(Fail))),
            ),
            ("v=spf1 foo -all", Err(Unreadable)),
            ("v=spf1 include -all", Err(Unreadable)),
            ("v=spf1 include: -all", Err(Unreadable)),
            ("v=spf1 all:x", Err(Unreadable)),
            ("v=spf1 ip4:192.0.2.300 -all", Err(Unreadable)),
            ("v=spf1 ip4:192.0.2.0/33 -all", Err(Unreadable)),
            ("v=spf1 ip6:192.0.2.1 -all", Err(Unreadable)),
            ("v=spf1 redirect=a redirect=b", Err(Unreadable)),
            ("v=spf1 redirect=", Err(Unreadable)),
            ("v=spf1 exp=a exp=b -all", Err(Unreadable)),
            ("v=spf1 , -all", Err(Unreadable)),
            ("v=spf1 é -all", Err(Unreadable)),
        ];
        for (record, expected) in samples {
            assert_eq!(read(record), expected, "{record}");
        }
    }

    #[test]
    fn a_network_of_everybody_is_seen() {
        for (record, anybody) in [
            ("v=spf1 ip4:0.0.0.0/0 -all", true),
            ("v=spf1 ip6:::/0 -all", true),
            ("v=spf1 -ip4:0.0.0.0/0", false),
            ("v=spf1 -all ip4:0.0.0.0/0", false),
            ("v=spf1 ip4:10.0.0.0/8 -all", false),
        ] {
            assert_eq!(read(record).map(|spf| spf.anybody), Ok(anybody), "{record}");
        }
    }

    #[test]
    fn only_the_version_makes_a_record_spf() {
        for (record, expected) in [
            ("v=spf1", true),
            ("v=spf1 -all", true),
            ("v=spf10 -all", false),
            (" v=spf1 -all", false),
            ("v=DMARC1; p=none", false),
            ("üüüüüü", false),
            ("", false),
        ] {
            assert_eq!(is_spf(record), expected, "{record}");
        }
    }
}
