//! What the commands say, and with which code they end.

use crate::installation::{Installation, bole};

#[tokio::test]
async fn wrong_use_ends_with_two_and_a_failure_with_one_sentence_and_one() {
    let wrong = probe::run(&mut bole(&["serve", "--listen", "nowhere"]), "").await;
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    let unknown = probe::run(&mut bole(&["dance"]), "").await;
    assert_eq!(unknown.code, Some(2), "{unknown:?}");

    let folder = tempfile::tempdir().expect("make a folder");
    let mut doctor = bole(&["doctor", "--data"]);
    let failed = probe::run(doctor.arg(folder.path()), "").await;
    assert_eq!(failed.code, Some(1));
    assert_eq!(failed.stderr.lines().count(), 1, "{failed:?}");
    assert!(failed.stderr.starts_with("bole: there is no data in"), "{failed:?}");
    assert!(!folder.path().join("bole.db").exists(), "looking made nothing");

    for words in [["routes", "--json"].as_slice(), &["limits"]] {
        let listed = probe::run(&mut bole(words), "").await;
        assert_eq!(listed.code, Some(0));
        serde_json::from_str::<serde_json::Value>(&listed.stdout).expect("JSON for programs");
    }
}

#[tokio::test]
async fn other_commands_work_beside_a_running_server() {
    let installation = Installation::new().await;
    let server = installation.serve().await;
    installation.add_owner().await;
    let twice = installation
        .run(
            &[
                "user",
                "add",
                "--email",
                crate::installation::OWNER,
                "--name",
                "X",
                "--role",
                "admin",
            ],
            "",
        )
        .await;
    assert_eq!(twice.code, Some(1));
    assert_eq!(twice.stderr.lines().count(), 1, "{twice:?}");

    let words = [
        "token",
        "create",
        "--user",
        crate::installation::OWNER,
        "--scope",
        "jobs:read",
    ];
    let token = installation.run(&words, "").await;
    assert_eq!(token.code, Some(0), "{token:?}");
    let bearer = format!("Bearer {}", token.stdout.trim());
    let jobs = server
        .browser()
        .with_header("authorization", &bearer)
        .get("/api/v1/jobs")
        .await
        .expect(200);
    assert!(jobs.text().contains("Kiln Engineer"));

    let verified = installation.run(&["events", "verify"], "").await;
    assert_eq!(verified.code, Some(0), "{verified:?}");
    assert!(verified.stdout.contains("unbroken"), "{verified:?}");
    let looked = installation.run(&["doctor", "--json"], "").await;
    let findings: serde_json::Value = serde_json::from_str(&looked.stdout).expect("JSON for programs");
    let well = |what: &str| {
        findings
            .as_array()
            .expect("a list")
            .iter()
            .any(|f| f["what"] == what && f["well"] == true)
    };
    assert!(
        well("database") && well("event log") && well("background work"),
        "{looked:?}"
    );
    // The key lies beside the data, and nobody has said under which address people come.
    assert_eq!(looked.code, Some(1));
    assert!(server.stop().await.success());
    installation.remove().await;
}
