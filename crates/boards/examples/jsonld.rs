//! How many pages with JSON-LD a second are read: `cargo run --release -p boards --example jsonld -- 10000`.
//!
//! The pages are made here, as careers sites write them: navigation, scripts, styles and a posting of some 3 KB in a
//! page of some 40 KB. With `--write DIR` they are written out for another program to read.

use std::{env, fs, hint::black_box, path::Path, time::Instant};

use boards::{Kind, Source, read};

/// Pages that differ; they are read over and over.
const DIFFERENT: usize = 200;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let pages: Vec<String> = (0..DIFFERENT).map(page).collect();
    if let [flag, folder] = arguments.as_slice()
        && flag == "--write"
    {
        write(Path::new(folder), &pages);
        return;
    }
    let count: usize = arguments
        .first()
        .and_then(|number| number.parse().ok())
        .unwrap_or(10_000);
    let bytes: usize = pages.iter().map(String::len).sum::<usize>() / DIFFERENT;
    let start = Instant::now();
    let mut postings = 0;
    for at in 0..count {
        let source = Source {
            url: "https://jobs.example.org/jobs/1",
            media_type: Some("text/html; charset=utf-8"),
            bytes: pages[at % DIFFERENT].as_bytes(),
        };
        postings += black_box(read(&Kind::Site, &source)).map_or(0, |answer| answer.postings.len());
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{{\"pages\": {count}, \"postings\": {postings}, \"bytes_per_page\": {bytes}, \"seconds\": {seconds:.3}, \"pages_per_second\": {:.0}}}",
        count as f64 / seconds
    );
}

fn write(folder: &Path, pages: &[String]) {
    fs::create_dir_all(folder).expect("the folder can be made");
    for (at, page) in pages.iter().enumerate() {
        fs::write(folder.join(format!("{at}.html")), page).expect("the folder can be written to");
    }
}

fn page(at: usize) -> String {
    let paragraph = "<p>You build kilns with us &amp; keep them at <b>1,280 °C</b>: careful, curious, together.</p>";
    let items = "<li>Read the cones, write them down</li>".repeat(8);
    let description = format!(
        "{}<ul>{items}</ul><p>第{at}号职位：我们在杭州烧窑。</p>",
        paragraph.repeat(20)
    );
    let posting = serde_json::json!({
        "@context": "https://schema.org", "@type": "JobPosting", "title": format!("Kiln Engineer {at}"), "description": description,
        "datePosted": "2026-11-23", "employmentType": ["FULL_TIME"], "hiringOrganization": {"@type": "Organization", "name": "Example GmbH"},
        "identifier": {"@type": "PropertyValue", "value": format!("REQ-{at}")},
        "jobLocation": [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Berlin", "addressCountry": "DE"}}],
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": 65000, "maxValue": 85000, "unitText": "YEAR"}},
    });
    let menu = "<li class=\"menu-item\"><a href=\"/about\">About us</a></li>\n".repeat(120);
    let script = "function f(a,b){return a<b?a:b}var s='<div>';".repeat(300);
    let style = ".menu-item>a{color:#123}".repeat(300);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Kiln Engineer {at}</title><style>{style}</style>\
         <script>{script}</script><script type=\"application/ld+json\">{posting}</script></head><body><ul>{menu}</ul>\
         <main><h1>Kiln Engineer {at}</h1>{description}</main></body></html>"
    )
}
