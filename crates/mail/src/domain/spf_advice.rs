//! The SPF record to add.

use std::net::IpAddr;

use super::spf::{self, Qualifier};

/// What providers ask their customers to include, by the host that takes the mail.
const PROVIDERS: &[(&str, &str)] = &[
    ("gmail.com", "_spf.google.com"),
    ("office365.com", "spf.protection.outlook.com"),
    ("fastmail.com", "spf.messagingengine.com"),
    ("exmail.qq.com", "spf.mail.qq.com"),
];

/// A first record for a domain whose mail leaves through `host`. A server of which nothing is known outside (a relay on
/// this machine, a name without a dot) most often is the one that also receives, hence `mx`.
///
/// It ends in `~all`: a plain fail makes some receivers refuse a forwarded mail before they look at its signature.
pub(super) fn for_host(host: &str) -> String {
    let provider = PROVIDERS
        .iter()
        .find(|(of, _)| host == *of || host.ends_with(&format!(".{of}")));
    let term = match (provider, host.trim_matches(['[', ']']).parse::<IpAddr>()) {
        (Some((_, include)), _) => format!("include:{include}"),
        (None, Ok(IpAddr::V4(address))) if !address.is_loopback() && !address.is_private() => format!("ip4:{address}"),
        (None, Ok(IpAddr::V6(address))) if !address.is_loopback() && !address.is_unique_local() => {
            format!("ip6:{address}")
        }
        (None, Err(_)) if host.contains('.') => format!("a:{host}"),
        _ => "mx".to_owned(),
    };
    format!("v=spf1 {term} ~all")
}

/// The record with a clear end instead of an open or missing one; none where the opening is not at the end.
pub(super) fn closed(record: &str) -> Option<String> {
    let own = spf::read(record).ok()?;
    if own.anybody || own.redirect.is_some() {
        return None;
    }
    Some(format!("v=spf1 {}~all", kept([record])))
}

/// One record that allows what all of these allow, with the strictest of their ends; none if that cannot be told.
pub(super) fn merged(records: &[String]) -> Option<String> {
    let read: Option<Vec<_>> = records.iter().map(|record| spf::read(record).ok()).collect();
    let read = read?;
    if read.iter().any(|spf| spf.redirect.is_some()) {
        return None;
    }
    let end = match read.iter().filter_map(|spf| spf.all).max() {
        Some(Qualifier::Fail) => "-all",
        _ => "~all",
    };
    Some(format!("v=spf1 {}{end}", kept(records.iter().map(String::as_str))))
}

/// The terms of the records once each, without their ends, and a space after each.
fn kept<'a>(records: impl IntoIterator<Item = &'a str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for record in records {
        let ends = |term: &&str| {
            term.trim_start_matches(['+', '-', '~', '?'])
                .eq_ignore_ascii_case("all")
        };
        for term in spf::terms(record).into_iter().flatten().take_while(|term| !ends(term)) {
            if !term.starts_with("redirect=") && !kept.contains(&term) {
                kept.push(term);
            }
        }
    }
    kept.iter().map(|term| format!("{term} ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_record_names_the_server_that_sends() {
        for (host, record) in [
            ("smtp-relay.gmail.com", "v=spf1 include:_spf.google.com ~all"),
            ("smtp.office365.com", "v=spf1 include:spf.protection.outlook.com ~all"),
            ("notgmail.com", "v=spf1 a:notgmail.com ~all"),
            ("mail.acme.example", "v=spf1 a:mail.acme.example ~all"),
            ("192.0.2.7", "v=spf1 ip4:192.0.2.7 ~all"),
            ("[2001:db8::7]", "v=spf1 ip6:2001:db8::7 ~all"),
            ("127.0.0.1", "v=spf1 mx ~all"),
            ("10.1.2.3", "v=spf1 mx ~all"),
            ("localhost", "v=spf1 mx ~all"),
        ] {
            assert_eq!(for_host(host), record, "{host}");
        }
    }

    #[test]
    fn an_open_end_is_closed() {
        for (record, better) in [
            ("v=spf1 mx ?all", Some("v=spf1 mx ~all")),
            ("v=spf1 mx a +all exists:x", Some("v=spf1 mx a ~all")),
            ("v=spf1", Some("v=spf1 ~all")),
            ("v=spf1 redirect=x.example ?all", Some("v=spf1 ~all")),
            ("v=spf1 redirect=x.example", None),
            ("v=spf1 ip4:0.0.0.0/0 -all", None),
        ] {
            assert_eq!(closed(record).as_deref(), better, "{record}");
        }
    }

    #[test]
    fn several_become_one() {
        let merge = |records: &[&str]| merged(&records.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            merge(&["v=spf1 mx include:a.example ~all", "v=spf1 include:b.example mx -all"]).as_deref(),
            Some("v=spf1 mx include:a.example include:b.example -all")
        );
        assert_eq!(
            merge(&["v=spf1 mx", "v=spf1 a +all"]).as_deref(),
            Some("v=spf1 mx a ~all")
        );
        assert_eq!(merge(&["v=spf1 mx", "v=spf1 redirect=x.example"]), None);
        assert_eq!(merge(&["v=spf1 mx", "v=spf1 nonsense"]), None);
    }
}
