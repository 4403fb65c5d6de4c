//! Writes a feed of so many jobs with texts of two kilobytes and tells how long it took and how much memory:
//! `cargo run --release -p feeds --example write -- 10000 [linkedin|indeed|arbeitsagentur|xing|xml|json] [file]`.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    time::Instant,
};

use base::Time;
use feeds::{Ad, AgencyAccount, Contact, Employer, Employment, Extra, Feed, Fields, Format, Level, Place, Workplace};
use pay::{Pay, Period};

/// What is written is handed on in pieces of this size.
const CHUNK: usize = 64 * 1024;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count: i64 = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let format = match arguments.next().as_deref() {
        Some("indeed") => Format::Indeed,
        Some("arbeitsagentur") => Format::Arbeitsagentur,
        Some("xing") => Format::Xing,
        Some("xml") => Format::PartnerXml(Fields::default()),
        Some("json") => Format::PartnerJson(Fields::default()),
        _ => Format::Linkedin,
    };
    let mut sink: Box<dyn Write> = match arguments.next() {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(io::sink()),
    };
    let employer = employer();
    let mut ad = ad();
    let now: Time = "2026-11-23T08:00:00Z".parse().expect("a time");

    let before = peak_kilobytes();
    let started = Instant::now();
    let (mut out, mut bytes) = (String::with_capacity(2 * CHUNK), 0);
    let mut feed = Feed::open(&format, &employer, count as u64, now, &mut out);
    for number in 1..=count {
        ad.number = number;
        ad.reference = format!("J-{number:04}");
        feed.item(&ad, &mut out).expect("the ad has no fault that blocks");
        if out.len() >= CHUNK {
            bytes += out.len();
            sink.write_all(out.as_bytes())?;
            out.clear();
        }
    }
    let written = feed.written();
    feed.close(&mut out);
    bytes += out.len();
    sink.write_all(out.as_bytes())?;
    sink.flush()?;
    println!(
        "{written} elements, {bytes} bytes in {:.3} s, peak memory {} KiB ({} KiB before)",
        started.elapsed().as_secs_f64(),
        peak_kilobytes(),
        before
    );
    Ok(())
}

/// The most memory that was resident, where the system tells (Linux); else 0.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

fn employer() -> Employer {
    Employer {
        name: "Example Lab".to_owned(),
        names: vec![("zh-Hans".parse().expect("a tag"), "示例科技".to_owned())],
        parent: String::new(),
        website: "https://www.example.org".to_owned(),
        poster_email: Some("recruiting@example.org".parse().expect("an address")),
        linkedin_company_id: Some(1_234_567),
        linkedin_industries: vec![4],
        agency_account: AgencyAccount::parse("P000000000", "A000000000", "12345").ok(),
        xing_profile: String::new(),
        size: None,
        stage: None,
    }
}

/// An ad with about two kilobytes of text.
fn ad() -> Ad {
    let sentence = "You build & measure the core of our <em>training</em> system on thousands of machines. ";
    let item = "<li>Write Rust, read <a href=\"https://example.org/papers\">papers</a></li>\n";
    let paragraph = format!("<p>{}</p>\n", sentence.repeat(6));
    let html = format!(
        "<h3>Tasks</h3>\n{paragraph}<ul>\n{}</ul>\n<h3>You</h3>\n{paragraph}{paragraph}",
        item.repeat(5)
    );
    let euros = Pay::range(
        Some(7_000_000),
        Some(8_500_000),
        "EUR".parse().expect("a code"),
        Period::Year,
    );
    Ad {
        reference: String::new(),
        number: 0,
        language: "en".parse().expect("a tag"),
        title: "Core Systems Engineer".to_owned(),
        text: html.replace(['<', '>'], " "),
        html,
        url: "https://jobs.example.org/jobs/core-systems-engineer".to_owned(),
        apply_url: "https://jobs.example.org/jobs/core-systems-engineer/apply".to_owned(),
        places: vec![Place {
            city: "Berlin".to_owned(),
            city_in_language: String::new(),
            region: "BE".to_owned(),
            postal_code: "10115".to_owned(),
            street: "Beispielstraße 1".to_owned(),
            country: "DE".parse().expect("a code"),
            country_name: "Germany".to_owned(),
        }],
        workplace: Workplace::Hybrid,
        remote_countries: Vec::new(),
        employment: Employment::FullTime,
        level: Level::Senior,
        pay: Some(euros),
        department: "Systems".to_owned(),
        skills: vec!["Rust".to_owned(), "CUDA".to_owned()],
        posted_on: "2026-11-23".parse().expect("a day"),
        valid_until: "2027-01-31".parse().ok(),
        updated_at: "2026-11-23T08:00:00Z".parse().expect("a time"),
        headcount: 1,
        contact: Some(Contact {
            given_name: "Rosa".to_owned(),
            family_name: "Muster".to_owned(),
            email: None,
        }),
        urgent: false,
        extra: Extra {
            agency_title_code: Some(15260),
            ..Extra::default()
        },
    }
}
