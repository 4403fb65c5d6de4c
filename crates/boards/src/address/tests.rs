//! Addresses, recognised or not.

use proptest::prelude::*;

use super::*;

fn ask(address: &str) -> String {
    recognise(address).map_or_else(String::new, |board| format!("{} {}", board.kind, board.ask().url))
}

#[test]
fn addresses_that_people_paste_are_recognised() {
    let greenhouse =
        "greenhouse https://boards-api.greenhouse.io/v1/boards/example/jobs?content=true&pay_transparency=true";
    let lever = "lever https://api.lever.co/v0/postings/example?mode=json&limit=100&skip=0";
    let ashby = "ashby https://api.ashbyhq.com/posting-api/job-board/Example%20Lab?includeCompensation=true";
    let smart = "smartrecruiters https://api.smartrecruiters.com/v1/companies/Example/postings?limit=100&offset=0";
    let workable = "workable https://apply.workable.com/api/v1/widget/accounts/example?details=true";
    let cases = [
        ("https://boards.greenhouse.io/example", greenhouse),
        (
            "https://job-boards.greenhouse.io/example/jobs/4001?gh_src=x",
            greenhouse,
        ),
        ("boards.greenhouse.io/embed/job_board?for=example", greenhouse),
        (
            "https://boards.greenhouse.io/embed/job_board/js?for=example",
            greenhouse,
        ),
        ("https://boards-api.greenhouse.io/v1/boards/example/jobs", greenhouse),
        (
            "https://job-boards.eu.greenhouse.io/example",
            "greenhouse https://boards-api.eu.greenhouse.io/v1/boards/example/jobs?content=true&pay_transparency=true",
        ),
        ("https://jobs.lever.co/example/0b1c/apply", lever),
        ("https://api.lever.co/v0/postings/example?mode=json", lever),
        (
            "https://jobs.eu.lever.co/example",
            "lever https://api.eu.lever.co/v0/postings/example?mode=json&limit=100&skip=0",
        ),
        ("https://jobs.ashbyhq.com/Example%20Lab", ashby),
        ("https://careers.smartrecruiters.com/Example", smart),
        ("https://jobs.smartrecruiters.com/Example/743-engineer", smart),
        ("https://apply.workable.com/example/j/AB12/", workable),
        (
            "https://example.recruitee.com/o/engineer",
            "recruitee https://example.recruitee.com/api/offers/",
        ),
        (
            "https://example.jobs.personio.de/job/42?language=de",
            "personio https://example.jobs.personio.de/xml?language=de",
        ),
        (
            "example.jobs.personio.com",
            "personio https://example.jobs.personio.com/xml",
        ),
        (
            "https://example.teamtailor.com/jobs",
            "teamtailor https://example.teamtailor.com/jobs.json",
        ),
        (
            "https://example.bamboohr.com/careers",
            "bamboohr https://example.bamboohr.com/careers/list",
        ),
        (
            "https://jobs.example.org/jobs.json",
            "bole https://jobs.example.org/jobs.json",
        ),
        (
            "http://localhost:8080/compat/greenhouse/v1/boards/demo/jobs",
            "greenhouse http://localhost:8080/compat/greenhouse/v1/boards/demo/jobs?content=true&pay_transparency=true",
        ),
    ];
    for (address, expected) in cases {
        assert_eq!(ask(address), expected, "{address}");
    }
}

#[test]
fn other_addresses_are_not_taken_for_boards() {
    for address in [
        "https://www.example.org/careers",
        "https://www.teamtailor.com/en/",
        "https://boards.greenhouse.io/",
        "https://evil.example/boards.greenhouse.io/example",
        "https://boards.greenhouse.io.evil.example/example",
        "ftp://jobs.lever.co/example",
        "https://user:secret@jobs.lever.co/example",
        "https://boards.greenhouse.io/%2e%2e%2f",
        "example",
        "",
    ] {
        assert_eq!(ask(address), "", "{address}");
    }
}

#[test]
fn a_name_an_address_and_another_server_give_what_to_fetch() {
    let url = |kind: Kind, said: &str, base| first(&kind, said, base).map(|ask| ask.url);
    assert_eq!(
        url(Kind::Lever, " example ", None).unwrap(),
        "https://api.lever.co/v0/postings/example?mode=json&limit=100&skip=0"
    );
    assert_eq!(
        url(
            Kind::Greenhouse,
            "demo",
            Some("http://127.0.0.1:8080/compat/greenhouse/")
        )
        .unwrap(),
        "http://127.0.0.1:8080/compat/greenhouse/v1/boards/demo/jobs?content=true&pay_transparency=true"
    );
    assert_eq!(
        url(Kind::Personio, "https://jobs.example.org/xml?language=en", None).unwrap(),
        "https://jobs.example.org/xml?language=en"
    );
    assert_eq!(
        url(Kind::Bole, "jobs.example.org", None).unwrap(),
        "https://jobs.example.org/jobs.json"
    );
    assert_eq!(
        url(Kind::Bole, "http://127.0.0.1:9/jobs", None).unwrap(),
        "http://127.0.0.1:9/jobs.json"
    );
    assert_eq!(
        url(Kind::Linkedin, "https://jobs.example.org/feeds/linkedin.xml", None).unwrap(),
        "https://jobs.example.org/feeds/linkedin.xml"
    );
    assert_eq!(
        url(Kind::Site, "www.example.org/jobs", None).unwrap(),
        "https://www.example.org/jobs"
    );
}

#[test]
fn what_cannot_be_watched_says_why() {
    assert_eq!(
        first(&Kind::Lever, "https://jobs.ashbyhq.com/example", None),
        Err(BadAddress::OtherKind {
            wanted: Kind::Lever,
            found: Kind::Ashby
        })
    );
    for (kind, address) in [
        (Kind::Linkedin, "https://www.linkedin.com/company/example/jobs"),
        (Kind::BossZhipin, "https://www.zhipin.com/gongsi/job/x.html"),
    ] {
        assert_eq!(first(&kind, address, None), Err(BadAddress::NoPublicList(kind.clone())));
    }
    assert_eq!(
        first(&Kind::Site, "https://de.linkedin.com/jobs", None),
        Err(BadAddress::NoPublicList(Kind::Linkedin))
    );
    assert!(matches!(
        first(&Kind::Site, "example", None),
        Err(BadAddress::NotAnAddress(_))
    ));
    assert!(matches!(
        first(&Kind::Greenhouse, "a/../b", None),
        Err(BadAddress::NotAnAddress(_))
    ));
    assert_eq!(
        first(&Kind::Xing, "example", None),
        Err(BadAddress::AddressNeeded(Kind::Xing))
    );
}

proptest! {
    #[test]
    fn any_address_is_answered(address in "\\PC{0,60}|https?://[a-z./?=%@:&#-]{0,60}") {
        recognise(&address);
        for kind in Kind::ALL {
            let _ = first(&kind, &address, None);
        }
    }
}
