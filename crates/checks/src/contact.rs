//! Contact data in the text, against the addresses that are the employer's own.

use crate::rule::Rule;

/// What to make of a hit of a rule on contact data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    /// No contact data after all.
    Fine,
    /// Of the employer: people need it now and then, for help with the form say.
    Own,
    Other,
}

pub(crate) fn judged(rule: &Rule, words: &str, own_hosts: &[&str]) -> Judged {
    match rule.key {
        "contact-mail" => {
            let host = words.rsplit('@').next().unwrap_or_default();
            if is_own(host, own_hosts) {
                Judged::Own
            } else {
                Judged::Other
            }
        }
        "contact-phone" if !is_phone(words) => Judged::Fine,
        _ => Judged::Other,
    }
}

/// Whether a host is one of the employer's or shares its domain.
fn is_own(host: &str, own_hosts: &[&str]) -> bool {
    let host = host.trim_end_matches('.').to_lowercase();
    let below =
        |inner: &str, outer: &str| inner == outer || inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    own_hosts.iter().any(|own| {
        let own = own.to_lowercase();
        // `jobs.example.org` is the employer's, and so is `example.org`; `org` alone is nobody's.
        !own.is_empty() && (below(&host, &own) || (host.contains('.') && below(&own, &host)))
    })
}

/// Digits of a phone number: seven to fifteen (E.164), and not all the same.
fn is_phone(words: &str) -> bool {
    let digits: Vec<char> = words.chars().filter(char::is_ascii_digit).collect();
    (7..=15).contains(&digits.len()) && digits.windows(2).any(|pair| pair[0] != pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_above_and_below_are_the_employers() {
        assert!(is_own("jobs.example.org", &["example.org"]));
        assert!(is_own("example.org", &["jobs.example.org"]));
        assert!(!is_own("badexample.org", &["example.org"]));
        assert!(!is_own("org", &["example.org"]));
        assert!(!is_own("example.org", &[""]));
    }

    #[test]
    fn a_phone_has_seven_to_fifteen_digits() {
        assert!(is_phone("+49 30 1234567"));
        assert!(!is_phone("12345"));
        assert!(!is_phone("0000000000"));
    }
}
