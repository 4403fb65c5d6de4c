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
