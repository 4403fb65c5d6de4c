//! Applications with a PDF of 200 KB, against the least that keeps the same promise: one file synced, one row committed.

use std::time::Duration;

use anyhow::Context;
use probe::{Form, Program};

use super::posting::newest_posting;
use crate::{
    load,
    report::{Figure, median},
    stage::Stage,
};

/// Applications on their way at the same time.
const CONNECTIONS: usize = 8;
const ROUNDS: usize = 6;
/// Of one round.
const APPLICATIONS: usize = 96;
/// A form that comes back sooner counts as filled in by a machine.
const FILLED_IN: Duration = Duration::from_millis(3200);
const BYTES: usize = 200 * 1024;

pub async fn measure(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("applying").await?;
    let peer_data = stage.empty("applying-peer")?;
    let product = stage.serve(&data, None).await;
    let peer = stage.peer(&["apply", &peer_data.display().to_string()]).await;
    let path = format!("{}/apply?lang=en", newest_posting(&product).await?);
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let requests = applications(&product, &path, round, None).await?;
        tokio::time::sleep(FILLED_IN).await;
        let a = load::each_once(product.address(), requests.clone(), CONNECTIONS, 303).await?;
        // What is left to do in the background is the product's own time, not the peer's.
        idle(&product).await?;
        let b = load::each_once(peer.address(), requests, CONNECTIONS, 303).await?;
        if round > 0 {
            eprintln!("  {a:.0}/s against {b:.0}/s");
            ours.push(a);
            theirs.push(b);
            ratios.push(a / b);
        }
    }
    product.stop().await;
    peer.stop().await;
    let ratio = median(&mut ratios);
    let shown = format!(
        "{ratio:.2} ({:.0}/s against {:.0}/s; {:.2} to {:.2})",
        median(&mut ours),
        median(&mut theirs),
        ratios[0],
        ratios[ratios.len() - 1]
    );
    let how = format!(
        "median of {ROUNDS} rounds of {APPLICATIONS} applications in turns, {CONNECTIONS} at a time, SQLite, the same requests"
    );
    Ok(vec![Figure::at_least(
        "application with a PDF of 200 KB, rate as a share of the least program's",
        0.5,
        ratio,
        shown,
        how,
    )])
}

/// Forms that were opened now, each filled in by somebody else behind an address of their own; by the people of another
/// round if one is named.
pub(super) async fn applications(
    server: &Program,
    path: &str,
    round: usize,
    people_of: Option<usize>,
) -> anyhow::Result<Vec<Vec<u8>>> {
    let people = people_of.unwrap_or(round);
    // Another file in each round: the same words and file sent again would be one application.
    let mut file = pdf(BYTES);
    file.extend_from_slice(format!("% {round}\n").as_bytes());
    let mut requests = Vec::new();
    for number in 0..APPLICATIONS {
        let from = format!("198.51.{}.{}", 100 + round, number + 1);
        let browser = server.browser().with_header("x-forwarded-for", &from);
        let page = browser.get(path).await.expect(200);
        let form = Form::new()
            .fields(&page.hidden_fields())
            .field("name", &format!("Applicant {people} {number}"))
            .field("email", &format!("applicant-{people}-{number}@home.example"));
        let body = answers(&page.text())
            .iter()
            .fold(form, |form, (name, value)| form.field(name, value))
            .file("resume", "cv.pdf", &file)
            .into_bytes();
        let mut request = format!(
            "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nX-Forwarded-For: {from}\r\n\
             Content-Type: {1}\r\nContent-Length: {2}\r\n\r\n",
            server.address(),
            Form::content_type(),
            body.len()
        )
        .into_bytes();
        request.extend_from_slice(&body);
        requests.push(request);
    }
    Ok(requests)
}

/// An answer to each of the job's own questions, whatever its kind.
fn answers(page: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(tag[from..].split('"').next()?.to_owned())
    };
    let mut answers: Vec<(String, String)> = Vec::new();
    for tag in page.split('<').map(|tag| tag.split('>').next().unwrap_or_default()) {
        let Some(name) = attribute(tag, "name").filter(|name| name.starts_with("answer_")) else {
            continue;
        };
        if answers.iter().any(|(own, _)| *own == name) {
            continue;
        }
        let kind = attribute(tag, "type").unwrap_or_default();
        let value = match (tag.split_whitespace().next(), kind.as_str()) {
            (Some("select"), _) => {
                let options = &page[page.find(tag).unwrap_or_default()..];
                options
                    .split("<option")
                    .skip(1)
                    .filter_map(|option| attribute(option, "value"))
                    .find(|value| !value.is_empty())
                    .unwrap_or_default()
            }
            (_, "radio" | "checkbox") => attribute(tag, "value").unwrap_or_default(),
            (_, "number") => "5".to_owned(),
            (_, "date") => "2027-03-01".to_owned(),
            (_, "hidden" | "file") => continue,
            _ if attribute(tag, "inputmode").is_some_and(|mode| mode == "decimal" || mode == "numeric") => {
                "5".to_owned()
            }
            _ => "I have done this for some years.".to_owned(),
        };
        answers.push((name, value));
    }
    answers
}

/// Waits until the product and the processes it started have nothing to do any more.
pub(super) async fn idle(server: &Program) -> anyhow::Result<()> {
    let mut before = ticks(server.id())?;
    for _ in 0..240 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let now = ticks(server.id())?;
        if now - before <= 2 {
            return Ok(());
        }
        before = now;
    }
    eprintln!("  the product was still busy after two minutes");
    Ok(())
}

/// Processor time of a process and of its children that have ended, in the system's ticks of 10 ms (proc(5)).
fn ticks(process: u32) -> anyhow::Result<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program stands in brackets and may hold spaces.
    let (_, rest) = text.rsplit_once(')').context("a process has a name")?;
    let times = rest.split_whitespace().skip(11).take(4);
    Ok(times.filter_map(|time| time.parse::<u64>().ok()).sum())
}

/// A PDF with a page of text that can be read, and so much more that it has this size.
fn pdf(size: usize) -> Vec<u8> {
    let text: String = (0..40)
        .map(|line| {
            format!(
                "BT /F1 11 Tf 60 {} Td (Line {line}: built kilns, and kept them warm.) Tj ET\n",
                780 - 18 * line
            )
        })
        .collect();
    // Such as a photograph: bytes that nobody reads and nothing compresses.
    let mut noise = Vec::with_capacity(size);
    let mut state = 0x9e37_79b9_u32;
    while noise.len() + 2000 + text.len() < size {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        noise.push((state >> 8) as u8);
    }
    let objects: [Vec<u8>; 6] = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        stream(text.as_bytes()),
        stream(&noise),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend_from_slice(end.as_bytes());
    file
}

fn stream(bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<</Length {}>>stream\n", bytes.len()).into_bytes();
    object.extend_from_slice(bytes);
    object.extend_from_slice(b"\nendstream");
    object
}
