//! Stages with people in them: renamed, moved, merged, removed.

use crate::testing::TestApp;

#[tokio::test]
async fn a_stage_with_people_asks_where_to_move_them_and_history_is_kept() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let stages = format!("/app/jobs/{}/stages", app.world.job("kiln"));
    let (review, interview) = (app.world.stage("kiln/review"), app.world.stage("kiln/interview"));
    put_into(&app, "ada", "kiln/review").await;
    let removal = format!("{stages}/{review}/removal");
    rosa.get(&removal)
        .await
        .expect(200)
        .says("One person is in play in this stage.")
        .says("<option value=\"\" selected>Choose a stage")
        .says("Remove the stage and move one person");
    rosa.post(&removal, &[("how", "remove"), ("move_to", "")])
        .await
        .expect(422)
        .says("One person is in this stage. Say where to move them.");
    let hired = app.world.stage("kiln/hired").to_string();
    rosa.post(&removal, &[("how", "remove"), ("move_to", &hired)])
        .await
        .expect(422)
        .says("hired one by one");
    // A stage of another job is none of ours.
    let foreign = app.world.stage("loom/review").to_string();
    rosa.post(&removal, &[("how", "remove"), ("move_to", &foreign)])
        .await
        .expect(422);
    rosa.post(&removal, &[("how", "remove"), ("move_to", &interview.to_string())])
        .await
        .expect(303);
    rosa.get(&stages)
        .await
        .says("One person was moved.")
        .does_not_say("<strong>Review</strong>");
    rosa.get(&removal).await.expect(404);
    let ada = app.world.application("ada");
    let (stage, stays): (String, i64) = db::sql(
        "SELECT s.name, (SELECT COUNT(*) FROM stage_stays t WHERE t.application_id = a.id)
         FROM applications a JOIN stages s ON s.id = a.stage_id WHERE a.id = $1",
    )
    .bind(ada)
    .one(&mut app.app.db.read())
    .await
    .unwrap();
    assert_eq!((stage.as_str(), stays), ("Interview", 3), "applied, review, interview");
    let open: i64 = db::sql("SELECT COUNT(*) FROM stage_stays WHERE application_id = $1 AND left_at IS NULL")
        .bind(ada)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(open, 1);
    rosa.get(&format!("/app/jobs/{}/plan", app.world.job("kiln")))
        .await
        .says("removed the stage “Review”");
    let now = super::super::stage_now(&mut app.app.db.read(), review)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        now.id, interview,
        "whoever comes back to a removed stage comes to where its people went"
    );
    app.end().await;
}

#[tokio::test]
async fn merging_takes_those_along_whose_way_has_ended() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let stages = format!("/app/jobs/{}/stages", app.world.job("kiln"));
    put_into(&app, "ada", "kiln/review").await;
    put_into(&app, "bao", "kiln/review").await;
    let bao = app.world.application("bao");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE applications SET outcome = 'withdrawn' WHERE id = $1")
                    .bind(bao)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    let removal = format!("{stages}/{}/removal", app.world.stage("kiln/review"));
    rosa.post(&removal, &[("how", "merge"), ("move_to", "")])
        .await
        .expect(422)
        .says("Choose the stage to merge with.");
    let target = app.world.stage("kiln/offer");
    rosa.post(&removal, &[("how", "merge"), ("move_to", &target.to_string())])
        .await
        .expect(303);
    let there: i64 = db::sql("SELECT COUNT(*) FROM applications WHERE stage_id = $1")
        .bind(target)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(there, 2);
    app.end().await;
}

#[tokio::test]
async fn stages_are_added_renamed_and_moved_between_the_ends() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    let stages = format!("/app/jobs/{kiln}/stages");
    rosa.post(
        &stages,
        &[("name", "Trial day"), ("kind", "interview"), ("public-de", "Probetag")],
    )
    .await
    .expect(303);
    assert_eq!(
        names(&app).await,
        ["Applied", "Review", "Interview", "Offer", "Trial day", "Hired"]
    );
    rosa.post(&stages, &[("name", "trial DAY"), ("kind", "review")])
        .await
        .expect(422)
        .says("Another stage has this name.")
        .says("value=\"trial DAY\"");
    rosa.post(&stages, &[("name", "Gate"), ("kind", "applied")])
        .await
        .expect(422)
        .says("There is one stage for applied");
    let trial = super::super::stages_of(&mut app.app.db.read(), kiln)
        .await
        .unwrap()
        .remove(4)
        .id;
    rosa.post(&format!("{stages}/{trial}/position"), &[("to", "earlier")])
        .await
        .expect(303);
    rosa.post(&format!("{stages}/{trial}/position"), &[("to", "0")])
        .await
        .expect(303);
    assert_eq!(
        names(&app).await,
        ["Applied", "Trial day", "Review", "Interview", "Offer", "Hired"]
    );
    let applied = app.world.stage("kiln/applied");
    rosa.post(&format!("{stages}/{applied}/position"), &[("to", "later")])
        .await
        .expect(409);
    rosa.post(&format!("{stages}/{applied}/removal"), &[("how", "remove")])
        .await
        .expect(409);
    let renamed = [
        ("name", "Inbox"),
        ("kind", "applied"),
        ("public-en", "Received"),
        ("public-zh-Hans", ""),
    ];
    rosa.post(&format!("{stages}/{applied}"), &renamed).await.expect(303);
    rosa.get(&stages).await.says("<strong>Inbox</strong>").says("Probetag");
    // The stage of one job under the address of another is not found.
    rosa.post(
        &format!("{stages}/{}", app.world.stage("loom/review")),
        &[("name", "X"), ("kind", "review")],
    )
    .await
    .expect(404);
    app.end().await;
}

async fn names(app: &TestApp) -> Vec<String> {
    let stages = super::super::stages_of(&mut app.app.db.read(), app.world.job("kiln"))
        .await
        .unwrap();
    stages.into_iter().map(|stage| stage.name).collect()
}

/// Puts somebody into a stage as the pipeline does.
async fn put_into(app: &TestApp, candidate: &str, stage: &str) {
    let (application, stage) = (app.world.application(candidate), app.world.stage(stage));
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let now = tx.now();
                db::sql("UPDATE applications SET stage_id = $2, stage_at = $3 WHERE id = $1")
                    .bind(application)
                    .bind(stage)
                    .bind(now)
                    .run(tx)
                    .await?;
                db::sql("UPDATE stage_stays SET left_at = $2 WHERE application_id = $1")
                    .bind(application)
                    .bind(now)
                    .run(tx)
                    .await?;
                let stay = tx.id::<()>();
                db::sql("INSERT INTO stage_stays (id, application_id, stage_id, entered_at) VALUES ($1, $2, $3, $4)")
                    .bind(stay)
                    .bind(application)
                    .bind(stage)
                    .bind(now)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
}
