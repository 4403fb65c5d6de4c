//! Taking out by programs: everything, one person, one job's people.

use db::sql;
use serde_json::json;

use super::{all, get, id, post, program, program_of};
use crate::{
    access::{actions, token},
    events::By,
    testing::TestApp,
};

async fn noted(app: &TestApp) -> Vec<String> {
    sql("SELECT action FROM access_log WHERE action = 'export_made' ORDER BY seq")
        .values(&mut app.app.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn everything_leaves_by_a_program_of_those_who_run_the_organization() {
    let app = TestApp::new().await;
    let olga = program(&app, "olga", &["exports:write"]).await;
    let asked = post(&olga, "exports", json!({})).await.expect(201);
    let path = format!("exports/{}", id(&asked));
    assert_eq!(asked.json()["state"], "waiting");
    get(&olga, &format!("{path}/content")).await.expect(410);
    app.run_work().await;
    assert_eq!(get(&olga, &path).await.expect(200).json()["state"], "ready");
    let zip = get(&olga, &format!("{path}/content")).await.expect(200);
    assert_eq!(zip.header("content-type"), "application/zip");
    assert!(zip.body.starts_with(b"PK"));
    assert_eq!(noted(&app).await, ["export_made"]);
    assert_eq!(all(&get(&olga, "exports").await, "id"), [json!(id(&asked))]);
    get(&program_of(&app, "adam").await, &path).await.expect(404);
    let reads = program(&app, "olga", &["exports:read"]).await;
    post(&reads, "exports", json!({})).await.expect(403);
    get(&reads, &path).await.expect(403);
    app.clock.advance(jiff::SignedDuration::from_hours(25));
    get(
        &program(&app, "olga", &["exports:write"]).await,
        &format!("{path}/content"),
    )
    .await
    .expect(410);
    app.end().await;
}

#[tokio::test]
async fn nobody_else_can_give_a_program_everything_and_it_ends_with_the_role() {
    let app = TestApp::new().await;
    let (rosa, adam) = (app.world.user("rosa"), app.world.user("adam"));
    let expires_at = app.clock.now() + jiff::SignedDuration::from_hours(24);
    let made: web::Result<_> = app
        .app
        .db
        .write(move |tx| {
            let new = actions::NewToken {
                owner: rosa,
                name: "all".to_owned(),
                scopes: vec![token::EVERYTHING.to_owned()],
                expires_at,
            };
            Box::pin(async move { actions::create_token(tx, By::System, new).await })
        })
        .await;
    assert!(matches!(made, Err(web::Error::Invalid(_))), "a recruiter");
    let page = app.sign_in("rosa").await.get("/app/me/tokens").await.expect(200);
    page.says("exports:read").does_not_say("exports:write");
    app.sign_in("olga")
        .await
        .get("/app/me/tokens")
        .await
        .says("exports:write");
    let program = program(&app, "adam", &["exports:write"]).await;
    let demoted = app.app.db.write(move |tx| {
        Box::pin(async move {
            sql("UPDATE users SET role = 'recruiter' WHERE id = $1")
                .bind(adam)
                .run(tx)
                .await
        })
    });
    demoted.await.expect("another role");
    post(&program, "exports", json!({})).await.expect(403);
    get(&program, "exports").await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn one_person_and_one_job_leave_as_on_the_pages() {
    let app = TestApp::new().await;
    let rosa = program(&app, "rosa", &["exports:read"]).await;
    let (ada, kiln) = (app.world.candidate("ada"), app.world.job("kiln"));
    let zip = get(&rosa, &format!("candidates/{ada}/export")).await.expect(200);
    assert_eq!(zip.header("content-type"), "application/zip");
    let sheet = get(&rosa, &format!("jobs/{kiln}/export?q=okafor")).await.expect(200);
    assert!(sheet.text().contains("ada@people.example") && !sheet.text().contains("Bao"));
    assert_eq!(noted(&app).await, ["export_made", "export_made"]);
    get(&rosa, &format!("jobs/{kiln}/export?who=okafor")).await.expect(422);
    let hari = program_of(&app, "hari").await;
    get(&hari, &format!("candidates/{ada}/export")).await.expect(403);
    get(&hari, &format!("jobs/{kiln}/export")).await.expect(403);
    let scoped = program(&app, "rosa", &["candidates:read", "jobs:read"]).await;
    get(&scoped, &format!("candidates/{ada}/export")).await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn more_than_500_people_of_a_job_leave_only_with_everything() {
    let app = TestApp::new().await;
    let (kiln, stage) = (app.world.job("kiln"), app.world.stage("kiln/applied"));
    let many: anyhow::Result<()> = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                for number in 100..600_i64 {
                    let (candidate, application) = (tx.id::<()>(), tx.id::<()>());
                    sql(
                        "INSERT INTO candidates (id, name, folded, sort_key, language, created_at, updated_at)
                         VALUES ($1, 'One', 'one', 'one', 'en', $2, $2)",
                    )
                    .bind(candidate)
                    .bind(now)
                    .run(tx)
                    .await?;
                    sql(
                        "INSERT INTO applications (id, number, job_id, candidate_id, stage_id, stage_at, admission,
                            source, language, applied_at)
                         VALUES ($1, $2, $3, $4, $5, $6, 'accepted', 'careers_site', 'en', $6)",
                    )
                    .bind(application)
                    .bind(number)
                    .bind(kiln)
                    .bind(candidate)
                    .bind(stage)
                    .bind(now)
                    .run(tx)
                    .await?;
                }
                Ok(())
            })
        })
        .await;
    many.expect("many applications");
    let path = format!("jobs/{kiln}/export");
    get(&program(&app, "rosa", &["exports:read"]).await, &path)
        .await
        .expect(403);
    get(&program(&app, "olga", &["exports:read"]).await, &path)
        .await
        .expect(403);
    let all = get(&program(&app, "olga", &["exports:write"]).await, &path)
        .await
        .expect(200);
    assert!(all.text().lines().count() > 500);
    app.end().await;
}
