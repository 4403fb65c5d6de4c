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
    // Back on the board, at the card that came back.
    let back = hari
        .post(
            &format!("/app/undo/{undo}"),
            &[("back", &format!("/app/jobs/{job}?q=a"))],
        )
        .await
        .expect(303);
    assert_eq!(back.header("location"), format!("/app/jobs/{job}?q=a#card-{ada}"));
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
async fn being_hired_is_asked_about_wherever_somebody_is_moved_to_the_last_stage() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let (ada, hired) = (app.world.application("ada"), app.world.stage("kiln/hired").to_string());
    let path = format!("/app/applications/{ada}/stage");
    let asked = hari
        .post(&path, &[("stage_id", &hired), ("back", "/app/jobs?q=a")])
        .await
        .expect_redirect(&format!("/app/applications/{ada}/hire?back="));
    let question = asked.header("location").to_owned();
    hari.get(&question)
        .await
        .expect(200)
        .says("Opening 1")
        .says("href=\"/app/jobs?q=a\"");
    // A script is told in a sentence, and who asks by key or pointer is asked by the board itself.
    let script = app
        .sign_in("hari")
        .await
        .with_header("hx-request", "true")
        .with_header("accept", "application/problem+json, text/html;q=0.9");
    let refused = script.post(&path, &[("stage_id", &hired)]).await.expect(409);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    refused.says("Being hired takes an opening");
    let board = format!("/app/jobs/{}", app.world.job("kiln"));
    hari.get(&board).await.says("data-stage-kind=\"hired\"");
    assert!(app.application("ada").await.outcome.is_none());
    app.end().await;
}

#[tokio::test]
async fn a_withdrawal_is_offered_asked_about_and_said_as_one() {
    let app = TestApp::new().await;
    let (hari, ada) = (app.sign_in("hari").await, app.world.application("ada"));
    let reason = app.reason("theirs", "Too far away").await.to_string();
    app.reason("ours", "Other skills").await;
    let page = format!("/app/candidates/{}", app.application("ada").await.candidate_id);
    let path = format!("/app/applications/{ada}/rejection");
    hari.get(&page).await.says(&format!("{path}?side=theirs"));
    hari.get(&format!("{path}?side=theirs"))
        .await
        .expect(200)
        .says("Has Ada Okafor withdrawn?")
        .says("Too far away")
        .does_not_say("Other skills")
        .does_not_say("telling");
    hari.post(&path, &[("side", "theirs")])
        .await
        .expect(422)
        .says("Has Ada Okafor withdrawn?");
    let noted = hari
        .post(&path, &[("side", "theirs"), ("reason", &reason), ("back", &page)])
        .await
        .expect_redirect(&page);
    let after = noted.header("location").to_owned();
    hari.get(&after)
        .await
        .says("Noted: Ada Okafor has withdrawn.")
        .does_not_say("Ada Okafor rejected");
    app.end().await;
}

#[tokio::test]
async fn all_that_match_are_those_in_play_and_the_rest_is_said() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    let (bao, job) = (app.world.application("bao"), app.world.job("kiln"));
    let seat = crate::jobs::openings_of(&mut app.app.db.read(), job)
        .await
        .expect("ask")[0]
        .id
        .to_string();
    hari.post(&format!("/app/applications/{bao}/hire"), &[("opening", &seat)])
        .await
        .expect(303);
    for page in ["", "/table"] {
        hari.get(&format!("/app/jobs/{job}{page}"))
            .await
            .says("data-total=\"1\"")
            .says("All 1 in play");
    }
    let review = app.world.stage("kiln/review").to_string();
    let all = [("act", "move"), ("all", "1"), ("expected", "1"), ("filter", "")];
    hari.post(&format!("/app/jobs/{job}/batches/question"), &all)
        .await
        .expect(200)
        .says("Move one person?")
        .says("One more of those shown has ended or was hired");
    let mut chosen = all.to_vec();
    chosen.push(("stage_id", &review));
    hari.post(&format!("/app/jobs/{job}/batches"), &chosen)
        .await
        .expect_redirect("/app/batches/");
    app.run_work().await;
    assert_eq!(app.application("ada").await.stage_id, app.world.stage("kiln/review"));
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
    hari.get(&after)
        .await
        .expect(200)
        .says("has withdrawn. No mail is sent");
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
    let path = format!("/app/applications/{ada}/hire");
    hari.get(&path)
        .await
        .expect(200)
        .says("last opening")
        .says("still in play")
        .says("Reason for the others (needed to end their applications)</label>");
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
    hari.get(&after)
        .await
        .says("the job is filled and has left the careers site");
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
