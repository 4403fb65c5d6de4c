//! Two servers on one Postgres and one S3 store. Without Postgres there is nothing to show here.

use std::time::{Duration, Instant};

use db::{Kind, sql, sql_text};
use probe::{Program, serve_bucket};
use tempfile::TempDir;

use crate::{
    forms::{self, APPLY, ask_a_question, filled_in, open_form, some_pdf},
    installation::{Installation, sign_in},
    killing::{applicants::Crowd, inspection::everything_is_whole},
};

/// One database, one bucket, two data folders with the same key.
struct Nodes {
    installation: Installation,
    bucket: TempDir,
    second: TempDir,
}

impl Nodes {
    /// None when the tests run on SQLite, which has one server.
    async fn new() -> Option<Self> {
        let mut installation = Installation::new().await;
        if installation.db.kind() == Kind::Sqlite {
            installation.remove().await;
            return None;
        }
        let bucket = tempfile::tempdir().expect("make a folder");
        installation.set("BOLE_FILES_URL", &serve_bucket(bucket.path()).await);
        installation.set("BOLE_SERVER_TRUSTED_PROXIES", "127.0.0.1");
        let second = installation.another_folder();
        Some(Self {
            installation,
            bucket,
            second,
        })
    }

    async fn start(&self) -> (Program, Program) {
        tokio::join!(
            self.installation.serve(),
            self.installation.serve_from(self.second.path())
        )
    }

    async fn end(self, servers: impl IntoIterator<Item = Program>) {
        for server in servers {
            assert!(server.stop().await.success());
        }
        self.installation.remove().await;
        drop((self.bucket, self.second));
    }
}

/// Asks again and again until the page has this status; the contract says within which time.
async fn comes_to(server: &Program, path: &str, status: u16, within: Duration) {
    let begun = Instant::now();
    loop {
        let asked = Instant::now();
        let answer = server.browser().get(path).await;
        if answer.status.as_u16() == status {
            return;
        }
        assert!(
            asked - begun < within,
            "{path} still gives {} after {within:?}",
            answer.status
        );
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_published_on_one_node_is_read_on_the_other_within_two_seconds() {
    let Some(nodes) = Nodes::new().await else { return };
    nodes.installation.add_owner().await;
    let (a, b) = nodes.start().await;
    let owner = a.browser();
    sign_in(&owner).await;
    let world = &nodes.installation.world;
    let publication = format!(
        "/app/jobs/{}/postings/{}/publication",
        world.job("loom"),
        world.posting("loom/en")
    );
    // Both have the page at hand, so that B has something to forget.
    for server in [&a, &b] {
        server.browser().get("/jobs/loom-en").await.expect(200);
    }
    owner.post(&publication, &[("_method", "DELETE")]).await.expect(303);
    comes_to(&b, "/jobs/loom-en", 410, Duration::from_secs(2)).await;
    let now = [("when", "now"), ("from", ""), ("until", "")];
    owner.post(&publication, &now).await.expect(303);
    comes_to(&b, "/jobs/loom-en", 200, Duration::from_secs(2)).await;
    nodes.end([a, b]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_one_node_took_is_handed_out_by_the_other() {
    let Some(nodes) = Nodes::new().await else { return };
    let question = ask_a_question(&nodes.installation).await;
    nodes.installation.add_owner().await;
    let (a, b) = nodes.start().await;
    // The form comes from one node and goes to the other: they have the same key.
    let hidden = open_form(&b.browser()).await;
    // Larger than one part of an upload to a bucket.
    let file = some_pdf(&mut rand::rng(), 6 * 1024 * 1024);
    let form = filled_in(&hidden, question, "Ada Lindqvist", "ada@home.example", "1,300 degrees");
    a.browser()
        .upload(APPLY, form.file("resume", "cv.pdf", &file))
        .await
        .expect(303);
    let document: uuid::Uuid = sql("SELECT id FROM documents")
        .value(&mut nodes.installation.db.read())
        .await
        .expect("there is a document");
    let owner = b.browser();
    sign_in(&owner).await;
    let given = owner.get(&format!("/app/documents/{document}")).await.expect(200);
    assert!(given.body == file, "B gives the bytes that A took");
    nodes.end([a, b]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ends_on_one_node_ends_on_both_within_five_seconds() {
    let Some(nodes) = Nodes::new().await else { return };
    nodes.installation.add_owner().await;
    let (a, b) = nodes.start().await;
    let at_a = a.browser();
    sign_in(&at_a).await;
    let at_b = at_a.at(b.address());
    at_b.get("/app/me").await.expect(200);
    let mut streams = [at_a.open("/app/live").await, at_b.open("/app/live").await];
    for stream in &mut streams {
        stream.until("live", Duration::from_secs(10)).await;
    }
    at_a.post("/app/sign-out", &[]).await.expect(303);
    let five = Duration::from_secs(5);
    let [stream_a, stream_b] = streams;
    tokio::join!(stream_a.end(five), stream_b.end(five));
    let turned_away = at_b.get("/app/me").await.expect(303);
    assert!(turned_away.header("location").starts_with("/app/sign-in"));
    nodes.end([a, b]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scheduled_task_runs_once() {
    const TIMES: i64 = 10;
    let Some(nodes) = Nodes::new().await else { return };
    let db = nodes.installation.db.clone();
    // The database itself counts how often the task was enqueued and how often a node took it.
    let counting = [
        "CREATE TABLE counted (what TEXT NOT NULL)",
        "CREATE FUNCTION count_work() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF NEW.name = 'documents.sweep_files' THEN
                IF TG_OP = 'INSERT' THEN INSERT INTO counted VALUES ('enqueued');
                ELSIF NEW.lease IS NOT NULL AND NEW.lease IS DISTINCT FROM OLD.lease THEN
                    INSERT INTO counted VALUES ('taken');
                END IF;
            END IF;
            RETURN NEW; END $$",
        "CREATE TRIGGER count_work BEFORE INSERT OR UPDATE ON work_items FOR EACH ROW EXECUTE FUNCTION count_work()",
        // Not due while the servers start.
        "INSERT INTO work_schedules (name, next_at) VALUES ('documents.sweep_files', now() + interval '6 hours')",
    ];
    db.write(move |tx| {
        Box::pin(async move {
            for statement in counting {
                sql(statement).run(tx).await?;
            }
            Ok::<_, anyhow::Error>(())
        })
    })
    .await
    .expect("begin to count");
    let (a, b) = nodes.start().await;
    for _ in 0..TIMES {
        db.write(|tx| {
            Box::pin(async move {
                sql("UPDATE work_schedules SET next_at = now() WHERE name = 'documents.sweep_files'")
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("it is due");
        let done =
            "SELECT (SELECT COUNT(*) FROM work_schedules WHERE name = 'documents.sweep_files' AND next_at > now())
            * (1 - (SELECT COUNT(*) FROM work_items WHERE name = 'documents.sweep_files'))";
        let begun = Instant::now();
        while sql(done).value::<i64>(&mut db.read()).await.expect("a count") != 1 {
            assert!(begun.elapsed() < Duration::from_secs(30), "the task does not run");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    for what in ["enqueued", "taken"] {
        let count: i64 = sql_text(format!("SELECT COUNT(*) FROM counted WHERE what = '{what}'"))
            .value(&mut db.read())
            .await
            .expect("a count");
        assert_eq!(count, TIMES, "{what}");
    }
    nodes.end([a, b]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_killed_in_mid_upload_loses_nothing_it_acknowledged() {
    let Some(nodes) = Nodes::new().await else { return };
    let installation = &nodes.installation;
    let question = ask_a_question(installation).await;
    installation.add_owner().await;
    let store = installation.store().await;
    let b = installation.serve_from(nodes.second.path()).await;
    let mut crowd = Crowd::new(question);
    while crowd.acknowledged() < 40 {
        crowd.apply_until_killed(installation.serve().await).await;
        b.browser().get("/readyz").await.expect(200);
        let broken = everything_is_whole(&installation.db, &store, question, crowd.sent()).await;
        assert!(broken.is_empty(), "{broken:#?}");
    }
    let owner = b.browser();
    sign_in(&owner).await;
    let acknowledged = crowd.sent().iter().rev().find(|sent| sent.acknowledged);
    let last = acknowledged.expect("there are many").clone();
    let document: uuid::Uuid = sql("SELECT id FROM documents WHERE sha256 = $1")
        .bind(last.sha256)
        .value(&mut installation.db.read())
        .await
        .expect("it is there");
    let given = owner.get(&format!("/app/documents/{document}")).await.expect(200);
    assert_eq!(given.body.len() as u64, last.size);
    assert!(forms::received(&installation.db).await >= crowd.acknowledged() as i64);
    nodes.end([b]).await;
}
