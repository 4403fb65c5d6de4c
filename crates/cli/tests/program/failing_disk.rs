//! A disk that refuses a write: from that moment nothing is acknowledged any more, until a restart (DUR-3).

use std::time::Duration;

use db::{Kind, sql};
use probe::{Form, Program};

use crate::{
    forms::{APPLY, ask_a_question, filled_in, received},
    installation::Installation,
};

/// Opens the form, waits as long as a person would, and sends it; whether it was acknowledged.
async fn apply(server: &Program, question: base::Id<()>, number: usize) -> bool {
    let from = format!("198.51.100.{}", 1 + number % 250);
    let browser = server.browser().with_header("x-forwarded-for", &from);
    let page = browser.get(APPLY).await;
    if page.status != 200 {
        return false;
    }
    let email = format!("applicant{number}@home.example");
    let form: Form = filled_in(&page.hidden_fields(), question, "Ada Baker", &email, &"hot".repeat(60));
    browser
        .upload(APPLY, form.file("resume", "cv.txt", b"I fire kilns."))
        .await
        .status
        == 303
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_write_that_failed_nothing_is_acknowledged_until_a_restart() {
    let mut installation = Installation::new().await;
    if installation.db.kind() == Kind::Postgres {
        // The disk under the rows is Postgres's own there; that of the files has a test beside them.
        return installation.remove().await;
    }
    installation.set("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.1");
    let question = ask_a_question(&installation).await;
    let mut server = installation.serve().await;
    let mut acknowledged = 0;
    for number in 0..3 {
        assert!(apply(&server, question, number).await);
        acknowledged += 1;
    }
    server.browser().get("/readyz").await.expect(200);

    let log = std::fs::metadata(installation.data().join("bole.db-wal")).expect("the log of the database");
    server.limit_file_size(log.len() + 200_000);
    let mut number = 3;
    while apply(&server, question, number).await {
        acknowledged += 1;
        number += 1;
        assert!(number < 200, "the log never came to its end");
    }
    // What there is room for is refused as well: nobody knows any more what the disk holds.
    for more in 0..3 {
        assert!(!apply(&server, question, number + 1 + more).await);
    }
    server.browser().get("/readyz").await.expect(503);
    server.browser().get("/jobs/kiln-en").await.expect(200);
    server.kill();
    server.ended().await;

    let server = installation.serve().await;
    assert!(received(&installation.db).await >= acknowledged);
    let whole: String = sql("PRAGMA integrity_check")
        .value(&mut installation.db.read())
        .await
        .expect("a check");
    assert_eq!(whole, "ok");
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(apply(&server, question, number + 10).await);
    assert!(server.stop().await.success());
    installation.remove().await;
}
