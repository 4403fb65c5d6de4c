//! The recruiter's board of a job with 1,000 applications, and tables over up to 100,000 people, on both databases.

mod crowd;

use std::path::Path;

use anyhow::{Context, ensure};
use probe::{Browser, Program};

use self::crowd::Crowd;
use crate::{
    load,
    report::{Figure, millis, percentile},
    stage::Stage,
};

const EMAIL: &str = "rosa@acme.example";
const PASSWORD: &str = "a kiln wants patience and dry wood";

/// People in the database, one measurement after the other.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const UNCOUNTED: usize = 20;
const COUNTED: usize = 150;
/// In milliseconds; the bar of the issue for the 95th percentile.
const BAR: f64 = 50.0;

pub async fn measure(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let mut figures = on_database(stage, "SQLite", None).await?;
    match &stage.postgres {
        Some(server) => {
            let url = crowd::make_database(server).await?;
            figures.extend(on_database(stage, "Postgres", Some(&url)).await?);
        }
        None => eprintln!("  no Postgres was named; its half is left out"),
    }
    Ok(figures)
}

async fn on_database(stage: &Stage, name: &str, url: Option<&str>) -> anyhow::Result<Vec<Figure>> {
    let data = stage.empty(&format!("people-{name}"))?;
    // Makes the schema and the person who looks.
    let server = stage.serve(&data, url).await;
    add_recruiter(stage, &data, url).await?;
    server.stop().await;
    let mut crowd = Crowd::begin(&data, url, EMAIL).await?;
    let mut figures = Vec::new();
    for size in SIZES {
        let begun = std::time::Instant::now();
        crowd.grow_to(size).await?;
        eprintln!("  {name}: {size} people made in {:.1} s", begun.elapsed().as_secs_f64());
        let server = stage.serve(&data, url).await;
        let largest = size == SIZES[SIZES.len() - 1];
        figures.extend(pages(&server, &crowd, name, size, largest).await?);
        server.stop().await;
    }
    crowd.end().await;
    Ok(figures)
}

async fn pages(
    server: &Program,
    crowd: &Crowd,
    database: &str,
    size: usize,
    largest: bool,
) -> anyhow::Result<Vec<Figure>> {
    let browser = server.browser();
    let cookie = sign_in(&browser).await?;
    let job = format!("/app/jobs/{}", crowd.job());
    let pages = [
        ("board of a job with 1,000 applications", job.clone()),
        ("table of that job", format!("{job}/table")),
        ("table of people, by name", "/app/candidates".to_owned()),
        (
            "table of people, latest changed first",
            "/app/candidates?order=changed".to_owned(),
        ),
        (
            "table of people in one country",
            "/app/candidates?country=DE".to_owned(),
        ),
        (
            "table of people, two words that few have",
            "/app/candidates?q=kiln+999".to_owned(),
        ),
    ];
    let mut figures = Vec::new();
    for (name, path, has_bar) in pages {
        if browser.get(&path).await.status == 404 {
            eprintln!("  {path} does not exist in this version");
            continue;
        }
        let request = load::get(&path, &[("Cookie", &cookie), ("Accept-Encoding", "br")]);
        let (mut times, bytes) = load::times(server.address(), &request, UNCOUNTED, COUNTED).await?;
        let (half, most, worst) = (
            percentile(&mut times, 0.5),
            percentile(&mut times, 0.95),
            percentile(&mut times, 1.0),
        );
        let shown = format!(
            "p95 {} (median {}, slowest {})",
            millis(most),
            millis(half),
            millis(worst)
        );
        eprintln!("  {database}, {size}, {name}: {shown}");
        let what = format!("{database}, {} people: {name}", thousands(size));
        let how = format!("{COUNTED} requests one after the other, a page of {} KB", bytes / 1024);
        figures.push(if largest && has_bar {
            Figure::at_most(what, (BAR, "ms"), most.as_secs_f64() * 1000.0, shown, how)
        } else {
            Figure::beside(what, shown, how)
        });
    }
    Ok(figures)
}

async fn add_recruiter(stage: &Stage, data: &Path, url: Option<&str>) -> anyhow::Result<()> {
    let words = [
        "user",
        "add",
        "--email",
        EMAIL,
        "--name",
        "Rosa Brandt",
        "--role",
        "recruiter",
        "--password-stdin",
        "--data",
    ];
    let mut command = stage.bole(&words);
    command.arg(data);
    if let Some(url) = url {
        command.env("BOLE_DATABASE_URL", url);
    }
    let added = probe::run(&mut command, PASSWORD).await;
    ensure!(added.code == Some(0), "add the recruiter: {}", added.stderr);
    Ok(())
}

async fn sign_in(browser: &Browser) -> anyhow::Result<String> {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let answer = browser.post("/app/sign-in", &fields).await.expect(303);
    let cookie = answer.header("set-cookie").split(';').next().context("a cookie")?;
    Ok(cookie.to_owned())
}

fn thousands(count: usize) -> String {
    let text = count.to_string();
    let mut shown = String::new();
    for (place, digit) in text.chars().enumerate() {
        if place > 0 && (text.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}
