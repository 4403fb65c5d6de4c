//! Which addresses are public.

use std::net::IpAddr;

use crate::{AddressKind, Failure, IpNet, Reach, Rules, kind, target::Target};

fn of(address: &str) -> Option<AddressKind> {
    kind(address.parse().unwrap())
}

#[test]
fn every_line_of_the_networks_is_a_network_a_kind_and_a_source() {
    let mut lines = include_str!("../../data/networks.tsv").lines();
    assert_eq!(lines.next(), Some("network\tkind\tsource"));
    for line in lines {
        let [network, key, source] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}");
        };
        let network: IpNet = network.parse().expect(line);
        assert_eq!(network, network.trunc(), "{line}");
        assert!(!source.is_empty(), "{line}");
        let expected = AddressKind::ALL.into_iter().find(|kind| kind.key() == key);
        assert!(expected.is_some(), "{line}");
        // Both ends are refused, whichever line speaks first.
        assert!(
            kind(network.network()).is_some() && kind(network.broadcast()).is_some(),
            "{line}"
        );
        assert_eq!(
            kind(network.network()).is_some(),
            Reach::Public.refuses(network.network()).is_some()
        );
    }
}

#[test]
fn what_is_not_public_is_known_by_its_kind() {
    for (address, expected) in [
        ("0.0.0.0", AddressKind::Unspecified),
        ("0.1.2.3", AddressKind::Unspecified),
        ("10.255.255.255", AddressKind::Private),
        ("100.64.0.1", AddressKind::Shared),
        ("127.1.2.3", AddressKind::Loopback),
        ("169.254.1.1", AddressKind::LinkLocal),
        ("169.254.169.254", AddressKind::Metadata),
        ("100.100.100.200", AddressKind::Metadata),
        ("168.63.129.16", AddressKind::Metadata),
        ("172.31.255.255", AddressKind::Private),
        ("192.0.0.1", AddressKind::Reserved),
        ("192.0.2.1", AddressKind::Documentation),
        ("192.168.1.1", AddressKind::Private),
        ("198.19.255.255", AddressKind::Benchmark),
        ("224.0.0.1", AddressKind::Multicast),
        ("255.255.255.255", AddressKind::Reserved),
        ("::", AddressKind::Unspecified),
        ("::1", AddressKind::Loopback),
        ("::127.0.0.1", AddressKind::Translation),
        ("::ffff:127.0.0.1", AddressKind::Translation),
        ("::ffff:8.8.8.8", AddressKind::Translation),
        ("64:ff9b::7f00:1", AddressKind::Loopback),
        ("64:ff9b::a9fe:a9fe", AddressKind::Metadata),
        ("64:ff9b:1::1", AddressKind::Translation),
        ("2001::1", AddressKind::Translation),
        ("2001:db8::1", AddressKind::Documentation),
        ("2002:7f00:1::", AddressKind::Translation),
        ("3fff::1", AddressKind::Documentation),
        ("fc00::1", AddressKind::Private),
        ("fd00:ec2::254", AddressKind::Metadata),
        ("fe80::1", AddressKind::LinkLocal),
        ("ff02::1", AddressKind::Multicast),
        ("4000::1", AddressKind::Reserved),
    ] {
        assert_eq!(of(address), Some(expected), "{address}");
    }
}

#[test]
fn neighbours_of_these_networks_are_public() {
    for address in [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
    ] {
        assert_eq!(of(address), None, "{address}");
    }
}

#[test]
fn a_named_network_is_within_reach_and_nothing_else_is() {
    let reach = Reach::PublicAnd(vec!["10.20.0.0/16".parse().unwrap()]);
    let refuses = |reach: &Reach, address: &str| reach.refuses(address.parse::<IpAddr>().unwrap());
    assert_eq!(refuses(&reach, "10.20.3.4"), None);
    assert_eq!(refuses(&reach, "1.1.1.1"), None);
    assert_eq!(refuses(&reach, "10.21.0.0"), Some(AddressKind::Private));
    assert_eq!(refuses(&reach, "::ffff:10.20.3.4"), Some(AddressKind::Translation));
    assert_eq!(refuses(&Reach::Everywhere, "10.21.0.0"), None);
    assert_eq!(
        refuses(&Reach::Everywhere, "169.254.169.254"),
        Some(AddressKind::Metadata)
    );
}

#[test]
fn an_address_is_https_on_a_port_of_the_web_without_a_sign_in() {
    let rules = Rules::public("Bole");
    let parse = |text: &str| Target::parse(text, &rules).map(|_| ());
    assert_eq!(parse("https://example.org/list?page=2#top"), Ok(()));
    assert_eq!(parse("https://example.org:443"), Ok(()));
    assert_eq!(parse("https://example.org:80"), Ok(()));
    assert_eq!(parse("http://example.org"), Err(Failure::NotHttps));
    assert_eq!(parse("https://example.org:8443"), Err(Failure::Port(8443)));
    assert_eq!(parse("https://example.org:22"), Err(Failure::Port(22)));
    assert_eq!(parse("https://ada@example.org"), Err(Failure::SignIn));
    assert_eq!(parse("https://:secret@example.org"), Err(Failure::SignIn));
    for nothing in [
        "",
        "example.org",
        "/list",
        "ftp://example.org",
        "file:///etc/passwd",
        "https://",
        "https://.",
        "data:,",
    ] {
        assert_eq!(parse(nothing), Err(Failure::BadAddress), "{nothing}");
    }
    let long = |length: usize| format!("https://example.org/{}", "a".repeat(length - 20));
    assert_eq!(parse(&long(2048)), Ok(()));
    assert_eq!(parse(&long(2049)), Err(Failure::BadAddress));
    // Each of these letters takes nine bytes in an address.
    assert_eq!(
        parse(&format!("https://example.org/{}", "职".repeat(300))),
        Err(Failure::BadAddress)
    );
}

#[test]
fn a_redirect_leads_from_http_to_https_and_never_back() {
    let rules = super::rules();
    let target = |text: &str| Target::parse(text, &rules).unwrap();
    let secure = target("https://example.org/a/b");
    assert_eq!(
        secure.redirect("../c", &rules).unwrap().url.as_str(),
        "https://example.org/c"
    );
    assert_eq!(
        secure.redirect("//example.com/c", &rules).unwrap().url.as_str(),
        "https://example.com/c"
    );
    assert_eq!(
        secure.redirect("http://example.org/a/b", &rules),
        Err(Failure::NotHttps)
    );
    assert_eq!(secure.redirect("file:///etc/passwd", &rules), Err(Failure::BadAddress));
    assert_eq!(
        secure.redirect("https://ada@example.org/", &rules),
        Err(Failure::SignIn)
    );
    assert!(
        target("http://example.org")
            .redirect("https://example.org/", &rules)
            .is_ok()
    );
}

proptest::proptest! {
    #[test]
    fn no_address_makes_it_panic(text in "\\PC*", location in "\\PC*") {
        if let Ok(target) = Target::parse(&text, &super::rules()) {
            let _ = target.redirect(&location, &super::rules());
        }
        if let Ok(target) = Target::parse(&format!("http://{text}"), &super::rules()) {
            let _ = (target.origin(), target.host(), target.path(), target.authority(), target.robots());
        }
    }

    #[test]
    fn every_address_is_judged(bits: u128) {
        let six = std::net::Ipv6Addr::from_bits(bits);
        let inside = std::net::Ipv6Addr::from_bits(0x64_ff9b_u128 << 96 | (bits & 0xffff_ffff));
        let four = std::net::Ipv4Addr::from_bits(bits as u32);
        proptest::prop_assert_eq!(kind(inside.into()), kind(four.into()));
        proptest::prop_assert!(kind(four.to_ipv6_mapped().into()).is_some());
        proptest::prop_assert!(kind(six.into()).is_some() || six.segments()[0] >> 13 == 1 || six.segments()[0] == 0x64);
    }
}
