//! What was thrown away is found in one place and comes back as it was.

use db::sql;

use crate::{candidates, jobs, testing::TestApp};

async fn run(app: &TestApp, statement: &'static str) {
    app.app
        .db
        .write(|tx| Box::pin(async move { sql(statement).run(tx).await }))
        .await
        .expect("set the scene");
}

#[tokio::test]
async fn a_job_a_person_and_an_application_are_found_and_restored() {
    let app = TestApp::new().await;
    let (loom, ada, bao) = (
        app.world.job("loom"),
        app.world.candidate("ada"),
        app.world.application("bao"),
    );
    app.act("rosa", move |tx, rosa| {
        Box::pin(async move {
            let job = rosa.job(tx, loom, crate::access::Right::Run).await?;
            jobs::trash(tx, &rosa, &job).await?;
            candidates::trash(tx, &rosa, ada).await
        })
    })
    .await
    .expect("throw away");
    run(
        &app,
        "UPDATE applications SET admission = 'quarantined' WHERE number = 2",
    )
    .await;
    let rosa = app.sign_in("rosa").await;
    rosa.post("/app/set-aside/trash", &[("pick", &bao.to_string())])
        .await
        .expect(303);
    rosa.get("/app/trash")
        .await
        .expect(200)
        .says("Loom Keeper")
        .says("Ada Okafor")
        .says("Wei Bao");
    rosa.get("/app/trash?q=okafor")
        .await
        .says("Ada Okafor")
        .does_not_say("Loom Keeper");
    rosa.get("/app/trash?q=zanzibar")
        .await
        .says("Nothing in the trash is called “zanzibar”");
    // Whoever may restore them sees that and nothing else of them.
    rosa.get(&format!("/app/candidates/{ada}"))
        .await
        .expect(200)
        .says("Restore")
        .does_not_say("ada@people.example");
    for path in [
        format!("jobs/{loom}"),
        format!("candidates/{ada}"),
        format!("applications/{bao}"),
    ] {
        let path = format!("/app/trash/{path}/restoration");
        rosa.post(&path, &[]).await.expect_redirect("/app/trash");
    }
    rosa.get("/app/trash").await.says("The trash is empty");
    rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    rosa.get("/app/set-aside").await.says("Wei Bao");
    rosa.post(&format!("/app/trash/candidates/{ada}/restoration"), &[])
        .await
        .expect(409);
    rosa.post(&format!("/app/trash/applications/{bao}/restoration"), &[])
        .await
        .expect(409);
    app.end().await;
}

#[tokio::test]
async fn nobody_finds_there_what_they_could_not_have_put_there() {
    let app = TestApp::new().await;
    run(&app, "UPDATE candidates SET trashed_at = created_at").await;
    run(&app, "UPDATE jobs SET trashed_at = created_at WHERE number <> 2").await;
    for name in ["ivy", "vera", "hari"] {
        let client = app.sign_in(name).await;
        client.get("/app/trash").await.expect(200).says("The trash is empty");
    }
    let olga = app.sign_in("olga").await;
    let page = olga.get("/app/trash").await.expect(200);
    page.says("Ada Okafor")
        .says("Kiln Engineer")
        .does_not_say("Cem")
        .does_not_say("Vault");
    let cem = app.world.candidate("cem");
    olga.post(&format!("/app/trash/candidates/{cem}/restoration"), &[])
        .await
        .expect(404);
    let hari = app.sign_in("hari").await;
    let ada = app.world.candidate("ada");
    hari.post(&format!("/app/trash/candidates/{ada}/restoration"), &[])
        .await
        .expect(403);
    app.end().await;
}
