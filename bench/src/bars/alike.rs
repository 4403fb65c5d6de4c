//! Whether an answer's time tells what its words do not: who is known (AUT-7, ABU-3), and what is there (AZ-2).
//!
//! Both kinds are asked in turns over one connection, and the medians compared.

use std::{path::Path, time::Duration};

use anyhow::{Context, ensure};
use probe::{Browser, Program};
use tokio::time::Instant;

use super::applying::applications;
use crate::{
    load::{self, Line},
    report::{Figure, percentile},
    stage::{Stage, somewhere},
};

const PASSWORD: &str = "a kiln wants patience and dry wood";
const PAIRS: usize = 200;
const UNCOUNTED: usize = 10;
/// TRUST asks that the medians differ by less than 5 %.
const BAR: f64 = 5.0;

pub async fn measure(stage: &Stage) -> anyhow::Result<Vec<Figure>> {
    let data = stage.demo("alike").await?;
    for (email, role) in [("rita@acme.example", "recruiter"), ("ines@acme.example", "interviewer")] {
        add_user(stage, &data, email, role).await?;
    }
    let address = somewhere();
    let mut command = stage.serving(&data, None, address);
    // Nobody is to be turned away for asking often: what is measured is the answer itself.
    for name in ["PER_ACCOUNT", "PER_ADDRESS"] {
        command.env(format!("BOLE_LIMITS_SIGN_IN_FAILURES_{name}"), "100000");
    }
    let server = Program::start(command, address).await;
    let mut figures = vec![
        pairs(
            &server,
            "sign-in with a wrong password, by known and unknown people",
            [
                form(
                    &server,
                    "/app/sign-in",
                    "email=rita%40acme.example&password=not+the+right+one+at+all",
                ),
                form(
                    &server,
                    "/app/sign-in",
                    "email=nora%40acme.example&password=not+the+right+one+at+all",
                ),
            ],
        )
        .await?,
    ];
    let (job, candidate) = some_ids(&server).await?;
    let cookie = sign_in(&server.browser(), "ines@acme.example").await?;
    for (what, path, id) in [
        ("a job", "/app/jobs", job),
        ("a candidate", "/app/candidates", candidate),
    ] {
        let ask = |id: &str| load::get(&format!("{path}/{id}"), &[("Cookie", &cookie)]);
        let what = format!("{what} that one may not see, and one that is not there");
        figures.push(pairs(&server, &what, [ask(&id), ask(&missing(&id))]).await?);
    }
    figures.push(applying(&server).await?);
    server.stop().await;
    Ok(figures)
}

/// Asks two things in turns and compares the middle of their times.
async fn pairs(server: &Program, what: &str, requests: [Vec<u8>; 2]) -> anyhow::Result<Figure> {
    let mut line = Line::open(server.address()).await?;
    let (mut times, mut statuses) = ([Vec::new(), Vec::new()], [0, 0]);
    for round in 0..UNCOUNTED + PAIRS {
        // Whoever goes second finds caches warm: each does, every other time.
        for turn in [round % 2, (round + 1) % 2] {
            let begun = Instant::now();
            statuses[turn] = line.ask(&requests[turn]).await?.status;
            if round >= UNCOUNTED {
                times[turn].push(begun.elapsed());
            }
        }
    }
    ensure!(statuses[0] == statuses[1], "{what}: the answers were {statuses:?}");
    let [first, second] = times;
    Ok(figure(
        what,
        first,
        second,
        &format!("{PAIRS} pairs in turns, both answered {}", statuses[0]),
    ))
}

/// Applications with addresses that are known, and that are not.
async fn applying(server: &Program) -> anyhow::Result<Figure> {
    let path = format!("{}/apply?lang=en", super::posting::newest_posting(server).await?);
    let mut line = Line::open(server.address()).await?;
    let mut times = [Vec::new(), Vec::new()];
    // The first round makes the people whom the later ones name again.
    for round in 0..3 {
        let known = applications(server, &path, 40 + round, Some(40)).await?;
        let unknown = applications(server, &path, 60 + round, None).await?;
        tokio::time::sleep(Duration::from_millis(3200)).await;
        for (place, (first, second)) in known.iter().zip(&unknown).enumerate() {
            // Whoever goes second meets what the first left to do: each does, every other time.
            let mut turns = [(0, first), (1, second)];
            turns.rotate_left(place % 2);
            for (kind, request) in turns {
                let begun = Instant::now();
                let status = line.ask(request).await?.status;
                ensure!(status == 303, "an application was answered {status}");
                if round > 0 {
                    times[kind].push(begun.elapsed());
                }
            }
        }
        super::applying::idle(server).await?;
    }
    let [known, unknown] = times;
    let how = format!("{} pairs in turns, each with a PDF of 200 KB", known.len());
    Ok(figure(
        "an application with a known address, and with an unknown one",
        known,
        unknown,
        &how,
    ))
}

fn figure(what: &str, mut first: Vec<Duration>, mut second: Vec<Duration>, how: &str) -> Figure {
    let (a, b) = (percentile(&mut first, 0.5), percentile(&mut second, 0.5));
    let apart = (a.as_secs_f64() / b.as_secs_f64() - 1.0).abs() * 100.0;
    let shown = format!("{apart:.1} % (medians {:.2} ms and {:.2} ms)", millis(a), millis(b));
    eprintln!("  {what}: {shown}");
    Figure::at_most(format!("difference in time: {what}"), (BAR, "%"), apart, shown, how)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn form(server: &Program, path: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\n\r\n{body}",
        server.address(),
        body.len()
    )
    .into_bytes()
}

/// The ids of a job and of a candidate, as a recruiter finds them.
async fn some_ids(server: &Program) -> anyhow::Result<(String, String)> {
    let browser = server.browser();
    sign_in(&browser, "rita@acme.example").await?;
    let id = async |path: &str| {
        let page = browser.get(path).await.expect(200).text();
        let link = format!("href=\"{path}/");
        let mut ids = page.split(&link).skip(1).filter_map(|rest| rest.get(..36));
        ids.find(|id| id.matches('-').count() == 4)
            .map(str::to_owned)
            .with_context(|| format!("no id on {path}"))
    };
    Ok((id("/app/jobs").await?, id("/app/candidates").await?))
}

/// Another id of the same age.
fn missing(id: &str) -> String {
    let last = if id.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &id[..id.len() - 1])
}

async fn sign_in(browser: &Browser, email: &str) -> anyhow::Result<String> {
    let answer = browser
        .post("/app/sign-in", &[("email", email), ("password", PASSWORD)])
        .await
        .expect(303);
    let cookie = answer.header("set-cookie").split(';').next().context("a cookie")?;
    Ok(cookie.to_owned())
}

async fn add_user(stage: &Stage, data: &Path, email: &str, role: &str) -> anyhow::Result<()> {
    let words = [
        "user",
        "add",
        "--email",
        email,
        "--name",
        "Somebody",
        "--role",
        role,
        "--password-stdin",
        "--data",
    ];
    let mut command = stage.bole(&words);
    command.arg(data);
    let added = probe::run(&mut command, PASSWORD).await;
    ensure!(added.code == Some(0), "add {email}: {}", added.stderr);
    Ok(())
}
