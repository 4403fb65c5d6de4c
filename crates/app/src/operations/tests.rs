//! Who may look at the server's figures.

use db::sql;

use crate::testing::TestApp;

#[tokio::test]
async fn health_and_readiness_say_ok_and_nothing_else() {
    let app = TestApp::empty().await;
    assert_eq!(app.visitor().get("/healthz").await.expect(200).text(), "ok\n");
    assert_eq!(app.visitor().get("/readyz").await.expect(200).text(), "ok\n");
    app.end().await;
}

#[tokio::test]
async fn figures_are_for_this_machine() {
    let app = TestApp::empty().await;
    app.visitor().get("/metrics").await.expect(200);
    app.visitor().from("203.0.113.9").get("/metrics").await.expect(404);
    app.end().await;
}

/// What somebody who runs it watches, and nothing about whom it is about.
#[tokio::test]
async fn figures_tell_of_requests_mails_work_files_and_connections() {
    super::collect_figures().expect("once in this process");
    let app = TestApp::new().await;
    let (rosa, kiln, ada) = (
        app.sign_in("rosa").await,
        app.world.job("kiln"),
        app.world.candidate("ada"),
    );
    rosa.get(&format!("/app/jobs/{kiln}")).await.expect(200);
    rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    rosa.get("/app/nowhere").await.expect(404);
    let text = app.visitor().get("/metrics").await.expect(200).text();
    for line in [
        r#"bole_http_requests_total{route="/app/jobs/{job}",method="GET",status="2xx"} 1"#,
        r#"bole_http_requests_total{route="none",method="GET",status="4xx"} 1"#,
        r#"bole_http_request_duration_seconds_bucket{route="/app/jobs/{job}",method="GET",le="60"} 1"#,
        r#"bole_http_request_duration_seconds_count{route="/app/jobs/{job}",method="GET"} 1"#,
        r#"bole_mails_total{outcome="sent"} 0"#,
        r#"bole_mails_total{outcome="failed"} 0"#,
        "# TYPE bole_http_request_duration_seconds histogram",
        "# TYPE bole_applications_total counter",
        "bole_mails_waiting 0",
        "bole_mails_overdue 0",
        "bole_work_failed 0",
        "bole_work_oldest_seconds ",
        "bole_files_bytes 0",
        "bole_db_connections{pool=",
        "bole_db_connections_idle{pool=",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    for secret in ["Okafor", &ada.to_string(), &kiln.to_string(), "nowhere"] {
        assert!(!text.contains(secret), "it tells of {secret}");
    }
    app.end().await;
}

#[tokio::test]
async fn whoever_has_the_token_reads_the_figures_from_elsewhere() {
    let mut config = crate::config::Config::default();
    config.server.metrics_token = Some("figures-please".to_owned());
    let app = TestApp::configured(config).await;
    let from = |token: &str| {
        let visitor = app.visitor().from("203.0.113.9");
        visitor.with_header("authorization", &format!("Bearer {token}"))
    };
    from("figures-please").get("/metrics").await.expect(200);
    for wrong in ["figures", "", "figures-please2"] {
        from(wrong).get("/metrics").await.expect(404);
    }
    app.visitor().from("203.0.113.9").get("/metrics").await.expect(404);
    app.end().await;
}

/// A header that only a trusted proxy may set does not make a stranger this machine.
#[tokio::test]
async fn a_stranger_who_says_to_be_this_machine_is_a_stranger() {
    let app = TestApp::empty().await;
    for (name, value) in [
        ("x-forwarded-for", "127.0.0.1"),
        ("forwarded", "for=127.0.0.1"),
        ("x-real-ip", "127.0.0.1"),
    ] {
        let stranger = app.visitor().from("203.0.113.9").with_header(name, value);
        stranger.get("/metrics").await.expect(404);
    }
    app.end().await;
}

/// AVL-3: what breaks inside shows a reference and nothing of the inside.
#[tokio::test]
async fn a_failure_of_ours_shows_a_reference_and_nothing_else() {
    let app = TestApp::new().await;
    let (rosa, kiln) = (app.sign_in("rosa").await, app.world.job("kiln"));
    app.app
        .db
        .write(|tx| Box::pin(async move { sql("ALTER TABLE hiring_team RENAME TO hidden_team").run(tx).await }))
        .await
        .expect("break it");
    let page = rosa.get(&format!("/app/jobs/{kiln}")).await.expect(500).text();
    let problem = rosa.get("/app/jobs").await;
    for text in [&page, &problem.text()] {
        for inside in [
            "hiring_team",
            "hidden_team",
            "SELECT",
            "sqlx",
            "sqlite",
            "postgres",
            ".rs",
            "panicked",
        ] {
            assert!(
                !text.to_lowercase().contains(&inside.to_lowercase()),
                "it tells of {inside}"
            );
        }
    }
    app.app
        .db
        .write(|tx| Box::pin(async move { sql("ALTER TABLE hidden_team RENAME TO hiring_team").run(tx).await }))
        .await
        .expect("mend it");
    app.end().await;
}
