//! Acts on many: count check, stop, undo, rights of each item, and 1,312 at once.

use db::sql;

use super::{refused, rejection};
use crate::{
    applications::Application,
    candidates::Candidate,
    pipeline::{
        Telling,
        batch::{self, Act, Batch, BatchState, Chosen},
        move_to,
        people::{Filter, count},
        reject,
    },
    testing::TestApp,
};

/// So many more people apply for the kiln.
async fn crowd(app: &TestApp, people: i64) {
    let (job, stage) = (app.world.job("kiln"), app.world.stage("kiln/applied"));
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                for n in 0..people {
                    let (candidate, application, stay, now) =
                        (tx.id::<Candidate>(), tx.id::<Application>(), tx.id::<()>(), tx.now());
                    sql(
                        "INSERT INTO candidates (id, name, folded, sort_key, language, created_at, updated_at)
                         VALUES ($1, $2, $2, $2, 'en', $3, $3)",
                    )
                    .bind(candidate)
                    .bind(format!("person {n:04}"))
                    .bind(now)
                    .run(tx)
                    .await?;
                    sql(
                        "INSERT INTO applications (id, number, job_id, candidate_id, stage_id, stage_at, admission,
                            source, language, applied_at)
                         VALUES ($1, $2, $3, $4, $5, $6, 'accepted', 'careers_site', 'en', $6)",
                    )
                    .bind(application)
                    .bind(1000 + n)
                    .bind(job)
                    .bind(candidate)
                    .bind(stage)
                    .bind(now)
                    .run(tx)
                    .await?;
                    sql("INSERT INTO stage_stays (id, application_id, stage_id, entered_at) VALUES ($1, $2, $3, $4)")
                        .bind(stay)
                        .bind(application)
                        .bind(stage)
                        .bind(now)
                        .run(tx)
                        .await?;
                }
                Ok::<_, anyhow::Error>(())
            })
        })
        .await
        .expect("a crowd");
}

async fn begin(app: &TestApp, name: &str, act: Act, chosen: Chosen) -> web::Result<Batch> {
    let job = app.world.job("kiln");
    app.act(name, move |tx, who| {
        let (act, chosen) = (act.clone(), chosen.clone());
        Box::pin(async move { batch::start(tx, &who, job, act, chosen).await })
    })
    .await
}

async fn now(app: &TestApp, batch: &Batch) -> Batch {
    let id = batch.id;
    app.act("rosa", move |tx, who| {
        Box::pin(async move { batch::find(tx, &who, id).await })
    })
    .await
    .expect("the batch is there")
}

async fn everybody(app: &TestApp) -> Chosen {
    let filter = Filter {
        q: "person".to_owned(),
        ..Filter::default()
    };
    let rosa = app.actor("rosa").await;
    let expected = count(&mut app.app.db.read(), &rosa, app.world.job("kiln"), &filter)
        .await
        .expect("count");
    Chosen::All { filter, expected }
}

const IN_REVIEW: &str =
    "SELECT COUNT(*) FROM applications a JOIN stages s ON s.id = a.stage_id WHERE s.kind = 'review'";

#[tokio::test]
async fn all_1312_that_match_are_moved_and_put_back() {
    let app = TestApp::new().await;
    crowd(&app, 1312).await;
    let review = app.world.stage("kiln/review");
    let batch = begin(&app, "rosa", Act::Move { stage: review }, everybody(&app).await)
        .await
        .expect("begun");
    assert_eq!(batch.total, 1312);
    app.run_work().await;
    let done = now(&app, &batch).await;
    assert_eq!((done.state, done.done, done.skipped), (BatchState::Finished, 1312, 0));
    assert_eq!(app.count(IN_REVIEW).await, 1312);
    let id = batch.id;
    app.act("rosa", move |tx, who| {
        Box::pin(async move { batch::undo(tx, &who, id).await })
    })
    .await
    .expect("undoing");
    app.run_work().await;
    let undone = now(&app, &batch).await;
    assert_eq!((undone.state, undone.done), (BatchState::Undone, 0));
    assert_eq!(app.count(IN_REVIEW).await, 0);
    app.end().await;
}

#[tokio::test]
async fn a_count_that_changed_is_asked_again_and_nothing_begins() {
    let app = TestApp::new().await;
    crowd(&app, 3).await;
    let chosen = everybody(&app).await;
    let first: base::Id<Application> = sql("SELECT id FROM applications WHERE number = 1000")
        .value(&mut app.app.db.read())
        .await
        .expect("ask");
    let reason = app.reason("ours", "Other skills").await;
    app.act("hari", move |tx, who| {
        Box::pin(async move { reject(tx, &who, first, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    let act = Act::Move {
        stage: app.world.stage("kiln/review"),
    };
    assert_eq!(
        refused(begin(&app, "rosa", act, chosen).await),
        "pipeline-count-changed"
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM batches").await, 0);
    app.end().await;
}

#[tokio::test]
async fn what_cannot_be_done_is_left_out_and_said_and_undo_leaves_those_who_went_on() {
    let app = TestApp::new().await;
    let (ada, bao) = (app.world.application("ada"), app.world.application("bao"));
    let (reason, review) = (app.reason("ours", "Other skills").await, app.world.stage("kiln/review"));
    let chosen = Chosen::These(vec![ada, bao, app.world.application("cem")]);
    let batch = begin(&app, "rosa", Act::Move { stage: review }, chosen)
        .await
        .expect("begun");
    assert_eq!(batch.total, 2, "cem applied for another job");
    app.act("rosa", move |tx, who| {
        Box::pin(async move { reject(tx, &who, ada, &rejection(reason)).await })
    })
    .await
    .expect("rejected");
    app.run_work().await;
    let done = now(&app, &batch).await;
    assert_eq!((done.done, done.skipped), (1, 1));
    let rosa = app.actor("rosa").await;
    let skipped = batch::skipped(&mut app.app.db.read(), &rosa, batch.id)
        .await
        .expect("ask");
    assert_eq!(
        (skipped[0].name.as_str(), &*skipped[0].why.key),
        ("Ada Okafor", "pipeline-has-ended")
    );
    let offer = app.world.stage("kiln/offer");
    app.act("hari", move |tx, who| {
        Box::pin(async move { move_to(tx, &who, bao, offer, None).await })
    })
    .await
    .expect("moved on");
    let id = batch.id;
    app.act("rosa", move |tx, who| {
        Box::pin(async move { batch::undo(tx, &who, id).await })
    })
    .await
    .expect("undoing");
    app.run_work().await;
    assert_eq!(app.application("bao").await.stage_id, offer);
    app.end().await;
}

#[tokio::test]
async fn many_are_rejected_stopped_and_put_back_and_no_mail_leaves() {
    let app = TestApp::new().await;
    let (reason, hari) = (
        app.reason("ours", "Other skills").await.to_string(),
        app.sign_in("hari").await,
    );
    let (job, ada, bao) = (
        app.world.job("kiln"),
        app.world.application("ada"),
        app.world.application("bao"),
    );
    let (ada, bao) = (ada.to_string(), bao.to_string());
    let picks = [("pick", ada.as_str()), ("pick", bao.as_str()), ("act", "reject")];
    let question = hari
        .post(&format!("/app/jobs/{job}/batches/question"), &picks)
        .await
        .expect(200);
    question.says("Other skills").says("Reject 2");
    let path = format!("/app/jobs/{job}/batches");
    hari.post(&path, &picks).await.expect(422);
    let fields = [
        picks[0],
        picks[1],
        picks[2],
        ("reason", &reason),
        ("telling", Telling::Soon.as_str()),
    ];
    let begun = hari.post(&path, &fields).await.expect_redirect("/app/batches/");
    let page = begun.header("location").to_owned();
    app.run_work().await;
    assert_eq!(
        app.count("SELECT COUNT(*) FROM messages WHERE state = 'held' AND batch_id IS NOT NULL")
            .await,
        2
    );
    hari.get(&page).await.expect(200);
    app.sign_in("rosa").await.get(&page).await.expect(404);
    hari.post(&format!("{page}/stop"), &[]).await.expect(303);
    hari.post(&format!("{page}/undo"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(app.count("SELECT COUNT(*) FROM messages WHERE state = 'held'").await, 0);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM applications WHERE outcome IS NOT NULL")
            .await,
        0
    );
    app.end().await;
}

#[tokio::test]
async fn all_that_match_on_a_job_get_a_tag_and_undo_takes_it_from_those_alone() {
    let app = TestApp::new().await;
    crowd(&app, 3).await;
    let (hari, job) = (app.sign_in("hari").await, app.world.job("kiln"));
    let ada = app.world.candidate("ada").to_string();
    hari.post(&format!("/app/candidates/{ada}/tags"), &[("tag", "Glaze")])
        .await
        .expect(303);
    for page in ["", "/table"] {
        let path = format!("/app/jobs/{job}{page}");
        hari.get(&path).await.expect(200).says("value=\"tag\"").says("Tag…");
    }
    let all = [("all", "1"), ("filter", ""), ("act", "tag"), ("expected", "5")];
    let question = hari
        .post(&format!("/app/jobs/{job}/batches/question"), &all)
        .await
        .expect(200);
    question.says("Tag 5 people").says("Glaze");
    let path = format!("/app/jobs/{job}/batches");
    hari.post(&path, &all).await.expect(422).says("Fill this in");
    let with_tag = [all[0], all[1], all[2], all[3], ("tag", "Glaze")];
    let four = [all[0], all[1], all[2], ("expected", "4"), ("tag", "Glaze")];
    hari.post(&path, &four).await.expect(409).says("5 people match now");
    let begun = hari.post(&path, &with_tag).await.expect_redirect("/app/batches/");
    let page = begun.header("location").to_owned();
    app.run_work().await;
    const TAGGED: &str = "SELECT COUNT(*) FROM candidate_tags";
    assert_eq!(app.count(TAGGED).await, 5);
    hari.get(&page).await.expect(200).says("Kiln Engineer").says("5 done");
    hari.post(&format!("{page}/undo"), &[]).await.expect(303);
    app.run_work().await;
    assert_eq!(app.count(TAGGED).await, 1, "whoever had the tag keeps it");
    app.end().await;
}

#[tokio::test]
async fn a_stopped_run_does_no_more() {
    let app = TestApp::new().await;
    crowd(&app, 5).await;
    let act = Act::Move {
        stage: app.world.stage("kiln/review"),
    };
    let batch = begin(&app, "rosa", act, everybody(&app).await).await.expect("begun");
    let id = batch.id;
    app.act("rosa", move |tx, who| {
        Box::pin(async move { batch::stop(tx, &who, id).await })
    })
    .await
    .expect("stopped");
    app.run_work().await;
    assert_eq!(
        (now(&app, &batch).await.state, app.count(IN_REVIEW).await),
        (BatchState::Stopped, 0)
    );
    app.end().await;
}

#[tokio::test]
async fn the_table_sorts_filters_and_pages_and_is_seen_by_the_team_alone() {
    let app = TestApp::new().await;
    crowd(&app, 60).await;
    let (hari, job) = (app.sign_in("hari").await, app.world.job("kiln"));
    for sort in ["name", "waiting", "applied"] {
        let path = format!("/app/jobs/{job}/table?q=person&sort={sort}");
        let first = hari.get(&path).await.expect(200).text();
        let links = first.split("href=\"").filter_map(|part| part.split('"').next());
        let next = links
            .filter(|link| link.contains("after="))
            .last()
            .expect("a second page")
            .replace("&amp;", "&");
        let second = hari.get(&next).await.expect(200).text();
        let rows = |page: &str| page.matches("<tr data-row>").count();
        assert_eq!((rows(&first), rows(&second)), (50, 10), "{sort}");
    }
    hari.get(&format!("/app/jobs/{job}/table?q=okafor&standing=ended"))
        .await
        .expect(200)
        .does_not_say("Ada Okafor");
    hari.get(&format!("/app/jobs/{}/table", app.world.job("vault")))
        .await
        .expect(404);
    let vera = app.sign_in("vera").await;
    vera.get(&format!("/app/jobs/{job}/table"))
        .await
        .expect(200)
        .does_not_say("data-pick");
    vera.post(&format!("/app/jobs/{job}/batches"), &[("act", "move")])
        .await
        .expect(403);
    app.end().await;
}
