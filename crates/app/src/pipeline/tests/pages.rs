//! The board and its questions, through HTTP.

use crate::testing::TestApp;

#[tokio::test]
async fn the_board_shows_everybody_in_their_stage() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let path = format!("/app/jobs/{}", app.world.job("kiln"));
    let board = hari.get(&path).await.expect(200);
    board.says("Ada Okafor").says("包伟").says("data-move-url");
    hari.get(&format!("{path}?q=包伟"))
        .await
        .expect(200)
        .says("包伟")
        .does_not_say("Okafor");
    let vera = app.sign_in("vera").await;
    vera.get(&path)
        .await
        .expect(200)
        .says("Ada Okafor")
        .does_not_say("data-move-url");
    app.end().await;
}

#[tokio::test]
async fn a_board_one_may_not_see_is_not_found() {
    let app = TestApp::new().await;
    for (name, job) in [
        ("hari", "vault"),
        ("hari", "loom"),
        ("olga", "vault"),
        ("adam", "vault"),
    ] {
        let client = app.sign_in(name).await;
        let (job, stage) = (app.world.job(job), app.world.stage(&format!("{job}/applied")));
        client.get(&format!("/app/jobs/{job}")).await.expect(404);
        client
            .get(&format!("/app/jobs/{job}/columns/{stage}"))
            .await
            .expect(404);
    }
    let (hari, cem) = (app.sign_in("hari").await, app.world.application("cem"));
    for question in ["rejection", "hire"] {
        hari.get(&format!("/app/applications/{cem}/{question}"))
            .await
            .expect(404);
        hari.post(&format!("/app/applications/{cem}/{question}"), &[("reason", "x")])
            .await
            .expect(404);
    }
    hari.post(&format!("/app/applications/{cem}/reopening"), &[])
        .await
        .expect(404);
    // Another job's stage in the address of one's own shows nobody of it.
    let (kiln, theirs) = (app.world.job("kiln"), app.world.stage("vault/applied"));
    hari.get(&format!("/app/jobs/{kiln}/columns/{theirs}"))
        .await
        .expect(200)
        .does_not_say("Cem");
    app.end().await;
}

#[tokio::test]
async fn a_card_is_moved_without_script_and_undone() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let (ada, review, job) = (
        app.world.application("ada"),
        app.world.stage("kiln/review").to_string(),
        app.world.job("kiln"),
    );
    let moved = hari
        .post(
            &format!("/app/applications/{ada}/stage"),
            &[("stage_id", &review), ("version", "1")],
        )
        .await
        .expect_redirect(&format!("/app/jobs/{job}?done="));
    let after = moved.header("location").to_owned();
    hari.get(&after).await.expect(200).says("Ada Okafor moved to Review.");
    let undo = after.split("done=").nth(1).expect("an undo is offered").to_owned();
    app.sign_in("rosa")
        .await
        .post(&format!("/app/undo/{undo}"), &[])
        .await
        .expect(404);
    hari.post(&format!("/app/undo/{undo}"), &[("back", &format!("/app/jobs/{job}"))])
        .await
        .expect_redirect("/app/jobs/");
    assert_eq!(app.application("ada").await.stage_id, app.world.stage("kiln/applied"));
    hari.post(&format!("/app/undo/{undo}"), &[]).await.expect(409);
    app.end().await;
}

#[tokio::test]
async fn a_dragged_card_comes_back_with_its_new_version() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await.with_header("hx-request", "true");
    let (ada, review) = (app.world.application("ada"), app.world.stage("kiln/review").to_string());
    let path = format!("/app/applications/{ada}/stage");
    let moved = hari
        .post(&path, &[("stage_id", &review), ("version", "1")])
        .await
        .expect(200);
    moved.says("data-version=\"2\"").says("hx-swap-oob");
    let applied = app.world.stage("kiln/applied").to_string();
    hari.post(&path, &[("stage_id", &applied), ("version", "1")])
        .await
        .expect(409);
    app.end().await;
}

#[tokio::test]
async fn rejecting_asks_for_a_reason_and_shows_when_the_mail_leaves() {
    let app = TestApp::new().await;
    let (hari, ada) = (app.sign_in("hari").await, app.world.application("ada"));
    let (ours, theirs) = (
        app.reason("ours", "Other skills").await,
        app.reason("theirs", "Too far away").await,
    );
    let path = format!("/app/applications/{ada}/rejection");
    let question = hari.get(&path).await.expect(200);
    question
        .says("Other skills")
        .says("Too far away")
        .says("ada@people.example");
    hari.post(&path, &[("telling", "soon")]).await.expect(422);
    let reason = ours.to_string();
    let rejected = hari
        .post(&path, &[("reason", &reason), ("telling", "next_working_morning")])
        .await;
    let after = rejected.expect_redirect("/app/jobs/").header("location").to_owned();
    hari.get(&after)
        .await
        .expect(200)
        .says("told nothing until")
        .does_not_say(&format!("card-{ada}"));
    // With a reason of theirs they withdrew, and the page says so.
    let bao = format!("/app/applications/{}/rejection", app.world.application("bao"));
    let withdrawn = hari.post(&bao, &[("reason", &theirs.to_string())]).await;
    let after = withdrawn.expect_redirect("/app/jobs/").header("location").to_owned();
    hari.get(&after).await.expect(200).says("withdrew. No mail is sent");
    app.end().await;
}

#[tokio::test]
async fn hiring_into_the_last_opening_asks_about_the_others() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let (ada, bao, job) = (
        app.world.application("ada"),
        app.world.application("bao"),
        app.world.job("kiln"),
    );
    let reason = app.reason("ours", "Filled").await.to_string();
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("DELETE FROM openings WHERE job_id = $1 AND number = 2")
                    .bind(job)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("one opening is left");
    let hired = app.world.stage("kiln/hired").to_string();
    hari.post(&format!("/app/applications/{ada}/stage"), &[("stage_id", &hired)])
        .await
        .expect(409);
    let path = format!("/app/applications/{ada}/hire");
    hari.get(&path)
        .await
        .expect(200)
        .says("last opening")
        .says("still in play");
    let seat: String = {
        let all = crate::jobs::openings_of(&mut app.app.db.read(), job)
            .await
            .expect("ask");
        all[0].id.to_string()
    };
    let fields = [
        ("opening", seat.as_str()),
        ("others", "tell"),
        ("reason", reason.as_str()),
    ];
    let after = hari
        .post(&path, &fields)
        .await
        .expect_redirect("/app/jobs/")
        .header("location")
        .to_owned();
    assert!(app.application("bao").await.outcome.is_some());
    let bao_path = format!("/app/applications/{bao}/hire");
    hari.post(&bao_path, &[("opening", &seat)]).await.expect(409);
    let undo = after.split("done=").nth(1).expect("an undo is offered").to_owned();
    hari.post(&format!("/app/undo/{undo}"), &[]).await.expect(303);
    assert_eq!(
        (
            app.application("ada").await.outcome,
            app.application("bao").await.outcome
        ),
        (None, None)
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM messages WHERE state = 'held'").await, 0);
    app.end().await;
}
