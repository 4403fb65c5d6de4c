//! The story that the product was made for: three boards of a fictional lab, read from files and told.

use std::path::Path;

use serde_json::Value;

use crate::installation::Installation;

const LAB: &str = "Example Deep Lab";

async fn import(installation: &Installation, file: &str, board: &str, at: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/program/lab")
        .join(file);
    let words = [
        "market",
        "import",
        path.to_str().expect("a path of ours"),
        "--board",
        board,
        "--employer",
        LAB,
        "--at",
        at,
        "--json",
    ];
    let run = installation.run(&words, "").await;
    assert_eq!(run.code, Some(0), "{run:?}");
    serde_json::from_str(&run.stdout).expect("JSON")
}

async fn report(installation: &Installation) -> Value {
    let words = [
        "market",
        "report",
        "--employer",
        LAB,
        "--from",
        "2026-07-01",
        "--to",
        "2026-08-03",
        "--currency",
        "USD",
        "--rate",
        "CNY=0.139556",
        "--json",
    ];
    let run = installation.run(&words, "").await;
    assert_eq!(run.code, Some(0), "{run:?}");
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn jobs(lines: &Value) -> Vec<&str> {
    lines
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| line["job"].as_str().expect("a title"))
        .collect()
}

#[tokio::test]
async fn the_boards_of_a_lab_are_told() {
    let installation = Installation::new().await;
    let at = "2026-08-03T08:00:00Z";
    let site = import(&installation, "own_site.jsonl", "own_site", at).await;
    assert_eq!((&site["postings"], &site["faults"]), (&18.into(), &0.into()), "{site}");
    import(&installation, "linkedin.csv", "linkedin", at).await;
    import(&installation, "boss_zhipin.csv", "boss_zhipin", at).await;

    let told = report(&installation).await;
    assert_eq!(told["employer"], LAB);
    let boards: Vec<(&str, i64)> = told["boards"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|board| (board["kind"].as_str().unwrap(), board["postings"].as_i64().unwrap()))
        .collect();
    assert_eq!(boards, [("own_site", 18), ("linkedin", 10), ("boss_zhipin", 11)]);
    assert_eq!(told["boards"][1]["languages"], serde_json::json!({"zh": 10}));
    assert_eq!(told["jobs"], 18, "a job on three boards is one job: {told:#}");

    let urgent = told["urgent"].as_array().unwrap();
    let functions: std::collections::BTreeSet<&str> =
        urgent.iter().map(|line| line["function"].as_str().unwrap()).collect();
    assert_eq!(urgent.len(), 4, "{urgent:#?}");
    assert_eq!(functions.into_iter().collect::<Vec<_>>(), ["engineering", "research"]);

    let internships = jobs(&told["internships"]);
    assert_eq!(internships.len(), 2, "{internships:?}");
    assert!(internships.iter().all(|job| job.contains("模型")), "{internships:?}");
    let executives = jobs(&told["executives"]);
    assert_eq!(executives.len(), 2, "{executives:?}");
    assert_eq!(
        (&told["functions"]["legal"], &told["functions"]["people"]),
        (&2.into(), &2.into())
    );
    assert_eq!(
        (&told["functions"]["finance"], &told["functions"]["operations"]),
        (&1.into(), &1.into())
    );
    assert_eq!(told["levels"]["executive"], 2);

    let highest = &told["pay"]["highest"];
    assert_eq!(
        (
            &highest["max"],
            &highest["currency"],
            &highest["period"],
            &highest["months"]
        ),
        (&9_000_000.into(), &"CNY".into(), &"month".into(), &14.into()),
        "{highest:#}"
    );
    let told_in = &highest["in"];
    assert_eq!(
        (&told_in["currency"], &told_in["amount"]),
        (&"USD".into(), &1_256_004.into())
    );
    assert_eq!(
        (&told_in["rate"], &told_in["rate_date"]),
        (&0.139_556.into(), &"2026-08-03".into())
    );

    let observations = told["observations"].as_array().unwrap();
    let text = |seen: &Value| seen["text"].as_str().unwrap().to_owned();
    assert!(
        observations
            .iter()
            .any(|seen| text(seen).starts_with("All 10 postings on LinkedIn are in Chinese, although")),
        "{observations:#?}"
    );
    for seen in observations {
        assert!(
            !seen["evidence"].as_array().unwrap().is_empty(),
            "every sentence has its postings: {seen}"
        );
    }
    installation.remove().await;
}

#[tokio::test]
async fn what_closed_and_what_changed_is_told_and_an_older_file_is_refused() {
    let installation = Installation::new().await;
    import(&installation, "own_site.jsonl", "own_site", "2026-07-20T08:00:00Z").await;
    let lines = include_str!("lab/own_site.jsonl");
    let later: String = lines
        .lines()
        .filter(|line| !line.contains("\"r3\""))
        .map(|line| line.replace("前端开发工程师", "前端开发工程师（急招）") + "\n")
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("later.jsonl");
    std::fs::write(&file, later).unwrap();
    let at = |at: &'static str| {
        [
            "market",
            "import",
            "FILE",
            "--board",
            "own_site",
            "--employer",
            LAB,
            "--at",
            at,
            "--json",
        ]
    };
    let run = |words: [&'static str; 10]| {
        let path = file.to_str().unwrap().to_owned();
        let installation = &installation;
        async move {
            let words = words.map(|word| if word == "FILE" { path.as_str() } else { word });
            installation.run(&words, "").await
        }
    };
    let ended = run(at("2026-08-01T08:00:00Z")).await;
    let ended: Value = serde_json::from_str(&ended.stdout).unwrap_or_else(|_| panic!("{ended:?}"));
    assert_eq!(
        (&ended["closed"], &ended["changed"], &ended["opened"]),
        (&1.into(), &1.into(), &0.into()),
        "{ended}"
    );
    assert_eq!(ended["signals"], serde_json::json!({"became_urgent": 1, "closed": 1}));
    let told = report(&installation).await;
    assert_eq!(jobs(&told["closed"]), ["深度学习研究员（多模态方向）"]);
    assert_eq!(told["jobs"], 18, "it was open in the period");

    let older = run(at("2026-07-25T08:00:00Z")).await;
    assert_eq!(older.code, Some(1));
    assert!(older.stderr.contains("looked at already"), "{older:?}");
    installation.remove().await;
}

#[tokio::test]
async fn what_cannot_be_read_changes_nothing() {
    let installation = Installation::new().await;
    import(&installation, "own_site.jsonl", "own_site", "2026-07-20T08:00:00Z").await;
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("page.html", b"<html><body>Gone</body></html>"),
        ("broken.json", b"{\"jobs\": [{\"id\": "),
        ("picture.png", b"\x89PNG\r\n\x1a\n0000"),
        ("header.csv", b"id,title\n"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let words = [
            "market",
            "import",
            file.to_str().unwrap(),
            "--board",
            "own_site",
            "--employer",
            LAB,
            "--at",
            "2026-08-01T08:00:00Z",
        ];
        let run = installation.run(&words, "").await;
        assert_eq!(run.code, Some(1), "{name}: {run:?}");
        assert_eq!(
            run.stderr.lines().filter(|line| line.starts_with("bole: ")).count(),
            1,
            "{name}: {run:?}"
        );
        assert!(!run.stderr.contains("ERROR"), "{name}: {run:?}");
    }
    let told = report(&installation).await;
    assert_eq!(told["boards"][0]["postings"], 18);
    installation.remove().await;
}

/// Status, media type and body.
type Answer = (u16, &'static str, String);

/// A board that shows what a test tells it to, one answer after another; the last one stays.
struct Shown {
    url: String,
    answers: std::sync::Arc<std::sync::Mutex<Vec<Answer>>>,
}

impl Shown {
    async fn new() -> Self {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let answers = std::sync::Arc::new(std::sync::Mutex::new(Vec::<(u16, &'static str, String)>::new()));
        let shown = answers.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 8192];
                let length = stream.read(&mut request).await.unwrap_or(0);
                let robots = request[..length].starts_with(b"GET /robots.txt");
                let (status, kind, body) = if robots {
                    (404, "text/plain", String::new())
                } else {
                    let mut answers = shown.lock().expect("nobody panics here");
                    let next = answers.first().cloned().expect("a test says what is shown");
                    if answers.len() > 1 {
                        answers.remove(0);
                    }
                    next
                };
                let head = format!(
                    "HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                stream.write_all(head.as_bytes()).await.ok();
                stream.write_all(body.as_bytes()).await.ok();
            }
        });
        Self { url, answers }
    }

    fn show(&self, answers: &[Answer]) {
        *self.answers.lock().expect("nobody panics here") = answers.to_vec();
    }
}

/// An installation that may fetch from this machine.
async fn fetching() -> Installation {
    let mut installation = Installation::new().await;
    installation.set("BOLE_FETCHING_NETWORKS", "127.0.0.0/8");
    installation.set("BOLE_FETCHING_PLAIN_HTTP", "true");
    installation.set("BOLE_FETCHING_PAUSE", "0");
    installation
}

async fn fetch(installation: &Installation, more: &[&str]) -> Value {
    let words: Vec<&str> = ["market", "fetch", "--employer", LAB, "--json"]
        .iter()
        .chain(more)
        .copied()
        .collect();
    let run = installation.run(&words, "").await;
    let looks: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
    looks[0].clone()
}

fn ashby(ids: std::ops::Range<u32>) -> Answer {
    let jobs: Vec<Value> = ids
        .map(|id| {
            serde_json::json!({
                "id": format!("a{id}"), "title": format!("Engineer for kiln {id}"), "isListed": true,
                "location": "Berlin", "employmentType": "FullTime", "jobUrl": format!("https://jobs.example.org/a{id}"),
                "descriptionPlain": format!("You look after kiln number {id}."),
            })
        })
        .collect();
    (
        200,
        "application/json",
        serde_json::json!({"apiVersion": "1", "jobs": jobs}).to_string(),
    )
}

async fn open(installation: &Installation) -> i64 {
    let words = ["market", "report", "--employer", LAB, "--json"];
    let run = installation.run(&words, "").await;
    let told: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
    told["boards"][0]["postings"].as_i64().expect("a number")
}

#[tokio::test]
async fn a_board_that_fails_or_is_empty_once_closes_nothing() {
    let installation = fetching().await;
    let board = Shown::new().await;
    board.show(&[ashby(0..12)]);
    let address = format!("{}/posting-api/job-board/example", board.url);
    let first = fetch(&installation, &["--address", &address, "--board", "ashby"]).await;
    assert_eq!(
        (&first["outcome"], &first["words"]),
        (&"taken".into(), &"12 postings, 12 opened, 0 changed, 0 closed".into())
    );

    let bad = [
        (200, "text/html", "<html><body>We moved</body></html>".to_owned()),
        (200, "application/json", "{\"jobs\": [{\"id\": ".to_owned()),
        (500, "text/plain", "oops".to_owned()),
        (404, "text/plain", String::new()),
        (200, "application/json", "\u{0}\u{1}\u{2}".to_owned()),
    ];
    for answer in bad {
        board.show(std::slice::from_ref(&answer));
        let look = fetch(&installation, &[]).await;
        assert_eq!(look["outcome"], "failed", "{answer:?}: {look}");
        assert_eq!(open(&installation).await, 12, "{answer:?}");
    }

    // Empty once: a second look decides.
    let empty = (
        200,
        "application/json",
        "{\"apiVersion\": \"1\", \"jobs\": []}".to_owned(),
    );
    board.show(std::slice::from_ref(&empty));
    let doubted = fetch(&installation, &[]).await;
    assert_eq!(doubted["outcome"], "doubted", "{doubted}");
    assert_eq!(open(&installation).await, 12);
    board.show(&[ashby(0..11)]);
    let back = fetch(&installation, &[]).await;
    assert_eq!(back["words"], "11 postings, 0 opened, 0 changed, 1 closed", "{back}");
    board.show(std::slice::from_ref(&empty));
    assert_eq!(fetch(&installation, &[]).await["outcome"], "doubted");
    let gone = fetch(&installation, &[]).await;
    assert_eq!(
        (&gone["outcome"], &gone["words"]),
        (&"taken".into(), &"0 postings, 0 opened, 0 changed, 11 closed".into())
    );
    installation.remove().await;
}

#[tokio::test]
async fn nothing_inside_is_reached_unless_the_operator_says_so() {
    let installation = Installation::new().await;
    let board = Shown::new().await;
    board.show(&[ashby(0..2)]);
    let address = format!("{}/posting-api/job-board/example", board.url);
    let look = fetch(&installation, &["--address", &address, "--board", "ashby"]).await;
    assert_eq!(look["outcome"], "failed", "{look}");
    installation.remove().await;
}

#[tokio::test]
async fn our_own_site_read_by_our_own_watch_gives_the_same_jobs() {
    let installation = fetching().await;
    let server = installation.serve().await;
    let address = format!("http://{}/jobs.json", server.address());
    let look = fetch(&installation, &["--address", &address, "--board", "bole"]).await;
    assert_eq!(look["outcome"], "taken", "{look}");
    let feed: Value = server.browser().get("/jobs.json").await.json();
    let items = feed["items"].as_array().expect("a list");
    let words = ["market", "report", "--employer", LAB, "--csv"];
    let table = installation.run(&words, "").await.stdout;
    for item in items {
        let title = item["title"].as_str().expect("a title");
        assert!(table.contains(title), "{title} is missing in {table}");
    }
    assert_eq!(table.lines().count(), items.len() + 1, "{table}");
    installation.remove().await;
}
