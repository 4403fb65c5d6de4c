//! Two people change one job at once; the second sees what the first did, and loses nothing.

use super::{form_with, hidden, make};
use crate::testing::TestApp;

#[tokio::test]
async fn the_second_to_save_sees_who_was_faster_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let id = make(&rosa, &[]).await;
    let address = format!("/app/jobs/{id}/edit");
    let version = hidden(&rosa.get(&address).await.expect(200), "version");
    assert_eq!(version, hidden(&olga.get(&address).await.expect(200), "version"));
    let saved = form_with(&[("title", "Glaze Chemist, Senior"), ("version", &version)]);
    rosa.post(&address, &saved).await.expect(303);
    let typed = form_with(&[("title", "Master of Glazes"), ("version", &version)]);
    let page = olga.post(&address, &typed).await.expect(409);
    let page = page
        .says("Rosa Brandt changed this at 10:00")
        .says("Master of Glazes")
        .says("Glaze Chemist, Senior");
    let page = page.says("Save mine over it");
    let newer = hidden(&page, "version");
    assert_ne!(newer, version);
    let again = form_with(&[("title", "Master of Glazes"), ("version", &newer)]);
    olga.post(&address, &again).await.expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("Master of Glazes")
        .says("Olga Petrenko changed the terms.");
    app.end().await;
}

#[tokio::test]
async fn openings_grow_and_shrink_but_not_below_those_filled() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(&rosa, &[]).await;
    let address = format!("/app/jobs/{id}/edit");
    let version = hidden(&rosa.get(&address).await, "version");
    rosa.post(&address, &form_with(&[("openings", "5"), ("version", &version)]))
        .await
        .expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("0 of 5 filled")
        .says("changed the openings from 2 to 5");
    let too_many = form_with(&[("openings", "501"), ("version", &version)]);
    rosa.post(&address, &too_many)
        .await
        .expect(422)
        .says("Enter a number from 1 to 500.")
        .says("value=\"501\"");
    app.end().await;
}

#[tokio::test]
async fn making_a_job_confidential_keeps_somebody_who_can_run_it() {
    let app = TestApp::new().await;
    let (olga, rosa) = (app.sign_in("olga").await, app.sign_in("rosa").await);
    let loom = app.world.job("loom");
    let address = format!("/app/jobs/{loom}/edit");
    let version = hidden(&olga.get(&address).await, "version");
    let secret = form_with(&[("confidential", "true"), ("version", &version)]);
    olga.post(&address, &secret).await.expect(303);
    rosa.get(&format!("/app/jobs/{loom}/plan")).await.expect(404);
    olga.get(&format!("/app/jobs/{loom}/plan")).await.expect(200);
    let me = app.world.user("olga").to_string();
    let leave = [("_method", "delete"), ("user", me.as_str())];
    olga.post(&format!("/app/jobs/{loom}/team"), &leave)
        .await
        .expect(422)
        .says("needs a recruiter on its team");
    app.end().await;
}

#[tokio::test]
async fn the_team_changes_and_what_people_see_changes_at_once() {
    let app = TestApp::new().await;
    let (rosa, ivy) = (app.sign_in("rosa").await, app.sign_in("ivy").await);
    let loom = app.world.job("loom");
    let (team, user) = (format!("/app/jobs/{loom}/team"), app.world.user("ivy").to_string());
    ivy.get(&team).await.expect(404);
    rosa.post(&team, &[("user", &user), ("role", "interviewer")])
        .await
        .expect(303);
    ivy.get(&team)
        .await
        .expect(200)
        .says("Ivy Lin")
        .does_not_say("Add somebody");
    rosa.post(&team, &[("user", &user), ("role", "recruiter")])
        .await
        .expect(303);
    ivy.get(&team).await.says("Add somebody");
    rosa.post(&team, &[("_method", "delete"), ("user", &user)])
        .await
        .expect(303);
    ivy.get(&team).await.expect(404);
    rosa.post(&team, &[("user", &user), ("role", "king")]).await.expect(422);
    rosa.get(&format!("/app/jobs/{loom}/plan"))
        .await
        .says("Rosa Brandt took Ivy Lin off the team.");
    app.end().await;
}
