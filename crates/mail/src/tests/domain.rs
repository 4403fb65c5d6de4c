//! A domain as a real name server shows it.

use std::time::{Duration, Instant};

use crate::{
    domain::{Check, Finding, Line, Sender, TIME, Weight, check},
    testing::NameServer,
};

type Zone<'a> = &'a [(&'a str, &'a str, &'a str)];

const KEY: (&str, &str, &str) = ("s1._domainkey.acme.example", "TXT", "v=DKIM1; k=rsa; p=MIGfMA0");
const POLICY: (&str, &str, &str) = ("_dmarc.acme.example", "TXT", "v=DMARC1; p=reject");
const SERVER: (&str, &str, &str) = ("acme.example", "MX", "10 mail.acme.example");
const ADDRESS: (&str, &str, &str) = ("mail.acme.example", "A", "192.0.2.25");

fn acme() -> Sender {
    Sender {
        domain: "acme.example".to_owned(),
        host: "mail.acme.example".to_owned(),
        selector: Some("s1".parse().unwrap()),
        signer: None,
    }
}

async fn look(records: Zone<'_>, sender: &Sender) -> Vec<Line> {
    let server = NameServer::start(records).await;
    check(sender, Some(server.address())).await
}

async fn finding(records: Zone<'_>, of: Check) -> Line {
    let lines = look(records, &acme()).await;
    lines.into_iter().find(|line| line.check == of).unwrap()
}

fn findings(lines: &[Line]) -> Vec<Finding> {
    lines.iter().map(|line| line.finding).collect()
}

fn added(line: &Line) -> Option<(&str, &str, &str)> {
    let record = line.add.as_ref()?;
    Some((&record.name, record.kind, record.value.as_deref().unwrap_or_default()))
}

#[tokio::test]
async fn a_good_domain_is_good_in_every_line() {
    let zone = [("acme.example", "TXT", "v=spf1 mx -all"), KEY, POLICY, SERVER, ADDRESS];
    let lines = look(&zone, &acme()).await;
    assert_eq!(lines.iter().map(|line| line.check).collect::<Vec<_>>(), Check::ALL);
    assert_eq!(
        findings(&lines),
        [
            Finding::SpfGood,
            Finding::DkimGood,
            Finding::DmarcGood,
            Finding::AlignedExactly,
            Finding::RepliesArrive
        ]
    );
    assert!(lines.iter().all(|line| line.add.is_none()));
    assert_eq!(lines[0].lookups, Some(1));
    assert_eq!(lines[0].found[0].value.as_deref(), Some("v=spf1 mx -all"));
}

#[tokio::test]
async fn what_is_missing_comes_with_the_record_to_add() {
    // The domain exists, so some answers are "no such record" and some "no such name".
    let lines = look(&[("acme.example", "TXT", "site-verification=1")], &acme()).await;
    assert_eq!(
        findings(&lines),
        [
            Finding::SpfMissing,
            Finding::DkimMissing,
            Finding::DmarcMissing,
            Finding::AlignedEnvelope,
            Finding::RepliesLost
        ]
    );
    let added: Vec<_> = lines.iter().filter_map(added).collect();
    assert_eq!(
        added,
        [
            ("acme.example", "TXT", "v=spf1 a:mail.acme.example ~all"),
            ("s1._domainkey.acme.example", "TXT", ""),
            ("_dmarc.acme.example", "TXT", "v=DMARC1; p=none"),
            ("acme.example", "MX", "10 mail.acme.example"),
        ]
    );
}

#[tokio::test]
async fn doubled_records_are_faults() {
    let zone = [
        ("acme.example", "TXT", "v=spf1 mx ~all"),
        ("acme.example", "TXT", "v=spf1 include:mail.example -all"),
        KEY,
        (KEY.0, "TXT", "v=DKIM1; p=other"),
        POLICY,
        (POLICY.0, "TXT", "v=DMARC1; p=none"),
    ];
    let lines = look(&zone, &acme()).await;
    assert_eq!(
        findings(&lines)[..3],
        [Finding::SpfSeveral, Finding::DkimSeveral, Finding::DmarcSeveral]
    );
    assert!(lines[..3].iter().all(|line| line.found.len() == 2));
    assert_eq!(added(&lines[0]).unwrap().2, "v=spf1 mx include:mail.example -all");
}

#[tokio::test]
async fn an_spf_record_is_followed_and_its_questions_counted() {
    // Two includes of four questions each, and two of one's own: ten. One more is too many.
    let zone = |own| {
        [
            ("acme.example", "TXT", own),
            ("a.example", "TXT", "v=spf1 a mx include:c.example a:x.example -all"),
            ("b.example", "TXT", "v=spf1 a mx exists:y.example -all"),
            ("c.example", "TXT", "v=spf1 ip4:192.0.2.0/24 -all"),
        ]
    };
    let ten = finding(&zone("v=spf1 include:a.example include:b.example mx -all"), Check::Spf).await;
    assert_eq!((ten.finding, ten.lookups), (Finding::SpfGood, Some(10)));
    let eleven = finding(
        &zone("v=spf1 include:a.example include:b.example mx a -all"),
        Check::Spf,
    )
    .await;
    assert_eq!(eleven.finding, Finding::SpfTooManyLookups);
    let circle = finding(
        &[("acme.example", "TXT", "v=spf1 include:acme.example -all")],
        Check::Spf,
    )
    .await;
    assert_eq!(circle.finding, Finding::SpfTooManyLookups);
    let gone = finding(
        &[("acme.example", "TXT", "v=spf1 include:gone.example -all")],
        Check::Spf,
    )
    .await;
    assert_eq!(
        (gone.finding, gone.domain.as_deref()),
        (Finding::SpfTargetMissing, Some("gone.example"))
    );
}

#[tokio::test]
async fn the_end_of_an_spf_record_is_judged() {
    let ends = [
        ("v=spf1 mx ~all", Finding::SpfGood, None),
        ("v=spf1 mx +all", Finding::SpfAnybody, Some("v=spf1 mx ~all")),
        ("v=spf1 mx ?all", Finding::SpfNeutral, Some("v=spf1 mx ~all")),
        ("v=spf1 mx", Finding::SpfOpenEnd, Some("v=spf1 mx ~all")),
        ("v=spf1 redirect=strict.example", Finding::SpfGood, None),
        ("v=spf1 redirect=open.example", Finding::SpfOpenEnd, None),
        // The end of an included record is not that of the record, but its "everybody" is.
        (
            "v=spf1 include:strict.example",
            Finding::SpfOpenEnd,
            Some("v=spf1 include:strict.example ~all"),
        ),
        (
            "v=spf1 include:anybody.example -all",
            Finding::SpfAnybody,
            Some("v=spf1 include:anybody.example ~all"),
        ),
        ("v=spf1 nonsense -all", Finding::SpfUnreadable, None),
    ];
    for (record, expected, better) in ends {
        let zone = [
            ("acme.example", "TXT", record),
            ("strict.example", "TXT", "v=spf1 mx -all"),
            ("open.example", "TXT", "v=spf1 mx"),
            ("anybody.example", "TXT", "v=spf1 +all"),
        ];
        let line = finding(&zone, Check::Spf).await;
        assert_eq!(
            (line.finding, added(&line).map(|add| add.2)),
            (expected, better),
            "{record}"
        );
    }
}

#[tokio::test]
async fn a_key_is_there_revoked_or_for_a_trial() {
    for (record, expected) in [
        ("v=DKIM1; p=", Finding::DkimRevoked),
        ("v=DKIM1; t=y; p=abc", Finding::DkimTesting),
        ("v=DKIM1; n=nothing", Finding::DkimUnreadable),
    ] {
        assert_eq!(finding(&[(KEY.0, "TXT", record)], Check::Dkim).await.finding, expected);
    }
    // A key of 4,096 bits fits into no UDP answer without EDNS and into no single string.
    let long = format!("v=DKIM1; k=rsa; p={}", "A".repeat(3_000));
    let line = finding(&[(KEY.0, "TXT", &long)], Check::Dkim).await;
    assert_eq!(line.finding, Finding::DkimGood);
    assert!(line.found[0].value.as_deref().unwrap().ends_with('…'));
    let unasked = Sender {
        selector: None,
        ..acme()
    };
    let lines = look(&[KEY], &unasked).await;
    assert_eq!(
        (lines[1].finding, lines[3].finding),
        (Finding::DkimNotAsked, Finding::AlignedEnvelope)
    );
}

#[tokio::test]
async fn the_signature_of_the_organization_counts_for_its_subdomain() {
    let sender = Sender {
        domain: "jobs.acme.example".to_owned(),
        signer: Some("acme.example".to_owned()),
        ..acme()
    };
    let lines = look(
        &[KEY, ("_dmarc.acme.example", "TXT", "v=DMARC1; p=none; sp=quarantine")],
        &sender,
    )
    .await;
    assert_eq!(
        findings(&lines)[1..4],
        [Finding::DkimGood, Finding::DmarcGood, Finding::AlignedRelated]
    );
    assert_eq!(lines[2].domain.as_deref(), Some("acme.example"));
    let strict = look(
        &[KEY, ("_dmarc.acme.example", "TXT", "v=DMARC1; p=none; adkim=s")],
        &sender,
    )
    .await;
    assert_eq!(strict[3].finding, Finding::SignerTooFar);
    let foreign = Sender {
        signer: Some("provider.example".to_owned()),
        ..acme()
    };
    assert_eq!(look(&[KEY, POLICY], &foreign).await[3].finding, Finding::SignerForeign);
}

#[tokio::test]
async fn replies_arrive_or_do_not() {
    for (zone, expected) in [
        (&[SERVER, ADDRESS][..], Finding::RepliesArrive),
        (&[SERVER], Finding::RepliesServerUnknown),
        (&[("acme.example", "MX", "0 .")], Finding::RepliesRefused),
        (&[("acme.example", "AAAA", "2001:db8::25")], Finding::RepliesToTheDomain),
        (&[], Finding::RepliesLost),
    ] {
        assert_eq!(finding(zone, Check::Replies).await.finding, expected, "{zone:?}");
    }
}

#[tokio::test]
async fn a_name_server_that_says_nothing_hides_no_record() {
    let silent = NameServer::silent().await;
    let begin = Instant::now();
    let lines = check(&acme(), Some(silent.address())).await;
    assert!(begin.elapsed() < TIME + Duration::from_secs(1), "{:?}", begin.elapsed());
    let unaffected = |line: &Line| line.check == Check::Alignment && line.finding == Finding::AlignedEnvelope;
    assert!(
        lines
            .iter()
            .all(|line| line.finding == Finding::Silent || unaffected(line)),
        "{:?}",
        findings(&lines)
    );
    assert!(lines.iter().all(|line| line.add.is_none()));

    let refusing = NameServer::refusing().await;
    let lines = check(&acme(), Some(refusing.address())).await;
    assert_eq!(findings(&lines)[..3], [Finding::Failed; 3]);

    let closed = NameServer::silent().await.address();
    let lines = check(&acme(), Some(closed)).await;
    assert!(lines[..3].iter().all(|line| line.weight() == Weight::Unknown));
}

#[tokio::test]
async fn what_a_record_holds_is_shown_without_control_characters() {
    let line = finding(&[("acme.example", "TXT", "v=spf1 \u{1b}[2J\r\n -all")], Check::Spf).await;
    assert_eq!(
        line.found[0].value.as_deref(),
        Some("v=spf1 \u{fffd}[2J\u{fffd}\u{fffd} -all")
    );
}
