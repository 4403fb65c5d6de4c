//! Files that mean harm, and code that would run if one of them succeeded: the parent is always well.

#![expect(clippy::unwrap_used, reason = "a test says by failing what went wrong")]
#![cfg(target_os = "linux")]

mod support;

use std::{
    fs,
    io::Write,
    time::{Duration, Instant},
};

use files::{Extractor, Kind, Limits, Outcome, Reason};
use support::{CHILD, data, extract, extract_within, handle};

/// Children of this process that ended and were not waited for.
fn zombies() -> usize {
    let mine = format!(" {} ", std::process::id());
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| {
            let after_name = &stat[stat.rfind(')').unwrap_or(0)..];
            after_name.starts_with(") Z") && after_name[3..].starts_with(&mine)
        })
        .count()
}

async fn deed(name: &str) -> Outcome {
    let limits = Limits {
        wall_seconds: 3,
        ..Limits::default()
    };
    Extractor::new(CHILD, [name, "127.0.0.1:9"], limits)
        .read(handle(b"x"), Kind::Txt)
        .await
}

/// What the harness prints when the deed failed.
const REFUSED: Outcome = Outcome::Mismatch;

#[tokio::test]
async fn inside_the_walls_nothing_can_be_reached() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let reached = Extractor::new(CHILD, ["connect", &address], Limits::default())
        .read(handle(b"x"), Kind::Txt)
        .await;
    assert_eq!(reached, REFUSED);
    for name in ["fork", "thread", "listen", "open", "write", "environment"] {
        assert_eq!(deed(name).await, REFUSED, "{name}");
    }
    assert!(!fs::exists("/tmp/files-child-was-here").unwrap());
    // The harness can tell the difference: a deed that is allowed is reported as done.
    assert_eq!(deed("nothing").await, Outcome::Unavailable(Reason::NoText));
}

#[tokio::test]
async fn a_child_that_misbehaves_is_ended_and_leaves_nothing() {
    let start = Instant::now();
    assert_eq!(deed("hang").await, Outcome::Unavailable(Reason::TooSlow));
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(deed("spin").await, Outcome::Unavailable(Reason::TooSlow));
    for name in ["allocate", "abort", "chatter"] {
        assert_eq!(deed(name).await, Outcome::Unavailable(Reason::Failed), "{name}");
    }
    let missing = Extractor::new("/nowhere", ["parse-file"], Limits::default());
    assert_eq!(
        missing.read(handle(b"x"), Kind::Txt).await,
        Outcome::Unavailable(Reason::Failed)
    );
    assert_eq!(zombies(), 0);
}

#[tokio::test]
async fn a_reader_that_goes_away_takes_the_child_with_it() {
    let extractor = Extractor::new(
        CHILD,
        ["hang"],
        Limits {
            children: 1,
            ..Limits::default()
        },
    );
    let reading = extractor.read(handle(b"x"), Kind::Txt);
    assert!(tokio::time::timeout(Duration::from_millis(300), reading).await.is_err());
    // Its turn is free again, and the runtime has taken the exit status soon after.
    let next = Extractor::new(CHILD, ["parse-file"], Limits::default());
    assert!(matches!(next.read(handle(b"words"), Kind::Txt).await, Outcome::Text(_)));
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(zombies(), 0);
}

#[tokio::test]
async fn ten_thousand_nested_arrays_do_no_harm() {
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let in_file = support::pdf_of(&[
        format!("<</Type/Catalog/Pages 2 0 R/Nested {nested}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned(),
    ]);
    let in_page = support::pdf(1, &format!("{nested} TJ BT /F1 12 Tf (after) Tj ET"));
    let dictionaries = support::pdf(1, &format!("{} BT /F1 12 Tf (after) Tj ET", "<</A ".repeat(10_000)));
    for bytes in [in_file, in_page, dictionaries] {
        assert!(!matches!(
            extract(bytes, Kind::Pdf).await,
            Outcome::Encrypted | Outcome::Picture(_)
        ));
    }
}

#[tokio::test]
async fn a_page_that_draws_itself_ends() {
    let form = "q /X Do /X Do Q";
    let bytes = support::pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{form}\nendstream", form.len()),
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length {}>>stream\n{form}\nendstream",
            form.len()
        ),
    ]);
    let start = Instant::now();
    let limits = Limits {
        wall_seconds: 3,
        cpu_seconds: 2,
        ..Limits::default()
    };
    let outcome = extract_within(bytes, Kind::Pdf, limits).await;
    assert!(matches!(outcome, Outcome::Unavailable(_)), "{outcome:?}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn bombs_end_within_limits() {
    let spaces = " ".repeat(90 * 1024 * 1024);
    let start = Instant::now();
    let bomb = support::docx(&format!("<document>{spaces}</document>"));
    assert!(bomb.len() < 10 * 1024 * 1024);
    assert_eq!(
        extract(bomb, Kind::Docx).await,
        Outcome::Unavailable(Reason::TooComplex)
    );

    let many: Vec<(String, &str)> = (0..2_001).map(|n| (format!("{n}"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, content)| (&**name, *content)).collect();
    assert_eq!(
        extract(support::zip(&many), Kind::Docx).await,
        Outcome::Unavailable(Reason::TooComplex)
    );
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn a_container_that_lies_is_refused() {
    // The size an entry declares is not what comes out of it.
    let mut small = support::docx("<document><p><t>hello</t></p></document>");
    let at = small.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    small[at + 24..at + 28].copy_from_slice(&0_u32.to_le_bytes());
    let outcome = extract(small, Kind::Docx).await;
    assert!(
        matches!(outcome, Outcome::Unavailable(Reason::Damaged) | Outcome::Text(_)),
        "{outcome:?}"
    );

    // Two entries of one name, one of which another reader might take.
    let mut twice = support::zip(&[("_rels/.rela", "<a/>"), ("_rels/.relb", "<b/>")]);
    for at in 0..twice.len() - 11 {
        if &twice[at..at + 11] == b"_rels/.relb" {
            twice[at + 10] = b'a';
        }
    }
    assert_eq!(extract(twice, Kind::Docx).await, Outcome::Unavailable(Reason::Damaged));
}

#[tokio::test]
async fn eighty_thousand_attributes_are_refused_at_once() {
    let attributes = (0..80_000).fold(String::new(), |all, n| all + " a" + &n.to_string() + "=\"\"");
    let start = Instant::now();
    let outcome = extract(support::docx(&format!("<document{attributes}/>")), Kind::Docx).await;
    assert_eq!(outcome, Outcome::Unavailable(Reason::TooComplex));
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn entities_are_neither_expanded_nor_fetched() {
    let bomb = r#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><document><t>&b;</t></document>"#;
    let file = r#"<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><t>&x;</t></document>"#;
    for body in [bomb, file] {
        assert_eq!(
            extract(support::docx(body), Kind::Docx).await,
            Outcome::Unavailable(Reason::Damaged)
        );
    }
}

#[tokio::test]
async fn files_cut_anywhere_give_an_answer() {
    for (name, kind) in [
        ("chromium.pdf", Kind::Pdf),
        ("owner-password-r6.pdf", Kind::Pdf),
        ("page.docx", Kind::Docx),
        ("page.odt", Kind::Odt),
        ("page.rtf", Kind::Rtf),
        ("password.docx", Kind::Docx),
    ] {
        let whole = data(name);
        for part in 1..8 {
            let outcome = extract(whole[..whole.len() * part / 8].to_vec(), kind).await;
            assert_ne!(outcome, Outcome::Unavailable(Reason::Failed), "{name} cut at {part}/8");
        }
    }
}

#[tokio::test]
async fn a_file_with_flipped_bytes_gives_an_answer() {
    let whole = data("unembedded.pdf");
    for seed in 0..40_usize {
        let mut bytes = whole.clone();
        for step in 0..20_usize {
            let at = (seed * 7919 + step * 104_729) % bytes.len();
            bytes[at] ^= 1 << (seed % 8);
        }
        let outcome = extract(bytes, Kind::Pdf).await;
        assert_ne!(outcome, Outcome::Unavailable(Reason::Failed), "seed {seed}");
    }
}

#[tokio::test]
async fn a_file_past_the_limit_is_not_read() {
    let limits = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"eleven bytes and more").unwrap();
    let outcome = extract_within(b"eleven bytes and more".to_vec(), Kind::Txt, limits).await;
    assert_eq!(outcome, Outcome::Unavailable(Reason::Damaged));
}
