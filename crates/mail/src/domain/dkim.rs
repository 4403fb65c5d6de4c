//! The key that the mail server signs with, as the DNS shows it (RFC 6376, section 3.6).

use super::{Check, Finding, Line, Selector, dns::Dns};

/// What a key record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Present,
    /// For a trial only; receivers treat what it signed as unsigned.
    Testing,
    Revoked,
}

/// Looks the key up at `<selector>._domainkey.<domain>`.
pub(super) async fn line(dns: &Dns, domain: &str, selector: Option<&Selector>) -> Line {
    let Some(selector) = selector else {
        return Line::new(Check::Dkim, Finding::DkimNotAsked);
    };
    let name = selector.name(domain);
    match dns.txt(&name).await {
        Ok(records) => judge(&name, records),
        Err(unanswered) => Line::new(Check::Dkim, unanswered.finding()),
    }
}

fn judge(name: &str, records: Vec<String>) -> Line {
    let finding = match records.as_slice() {
        [] => Finding::DkimMissing,
        [record] => match read(record) {
            Some(Key::Present) => Finding::DkimGood,
            Some(Key::Testing) => Finding::DkimTesting,
            Some(Key::Revoked) => Finding::DkimRevoked,
            None => Finding::DkimUnreadable,
        },
        _ => Finding::DkimSeveral,
    };
    let line = Line::new(Check::Dkim, finding).found(name, "TXT", records);
    match finding {
        // Only the mail server knows its key.
        Finding::DkimMissing | Finding::DkimRevoked | Finding::DkimUnreadable => line.add(name, "TXT", None),
        _ => line,
    }
}

/// None for what is no key record. A version, if there is one, comes first and is `DKIM1`; `k` is known or missing.
fn read(record: &str) -> Option<Key> {
    let mut tags = Vec::new();
    for part in record.split(';').filter(|part| !part.trim().is_empty()) {
        let (name, value) = part.split_once('=')?;
        tags.push((name.trim(), value.trim()));
    }
    let value = |name: &str| tags.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
    let version_first = tags.iter().position(|(name, _)| *name == "v").is_none_or(|at| at == 0);
    let known = value("v").is_none_or(|version| version == "DKIM1")
        && value("k").is_none_or(|kind| matches!(kind, "rsa" | "ed25519"));
    if !version_first || !known {
        return None;
    }
    // White space may fold a long key.
    let key: String = value("p")?.split_whitespace().collect();
    let base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    if !key.chars().all(base64) {
        return None;
    }
    let testing = value("t").is_some_and(|flags| flags.split(':').any(|flag| flag.trim() == "y"));
    Some(match key.is_empty() {
        true => Key::Revoked,
        false if testing => Key::Testing,
        false => Key::Present,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_records_are_read() {
        let samples = [
            ("v=DKIM1; k=rsa; p=MIGfMA0GCSq+/=", Some(Key::Present)),
            ("p=MIGf MA0G\tCSq", Some(Key::Present)),
            (
                "v=DKIM1;k=ed25519;p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=;",
                Some(Key::Present),
            ),
            ("v=DKIM1; p=", Some(Key::Revoked)),
            ("v=DKIM1; p=; t=y", Some(Key::Revoked)),
            ("v=DKIM1; t=s:y; p=abc", Some(Key::Testing)),
            ("v=DKIM1; t=s; p=abc", Some(Key::Present)),
            ("v=DKIM1; n=no key", None),
            ("v=DKIM2; p=abc", None),
            ("p=abc; v=DKIM1", None),
            ("k=dsa; p=abc", None),
            ("v=DKIM1; p=not base64!", None),
            ("v=spf1 -all", None),
            ("", None),
        ];
        for (record, key) in samples {
            assert_eq!(read(record), key, "{record}");
        }
    }
}
