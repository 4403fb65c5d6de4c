//! Rosa makes a job, copies one, throws one away and takes it back.

use super::{FORM, form_with, make};
use crate::testing::TestApp;

#[tokio::test]
async fn rosa_makes_a_job_and_sees_its_pay_in_three_idioms() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/jobs/new").await.expect(200).says("Internal title");
    let id = make(&rosa, &[]).await;
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .expect(200)
        .says("J-0004")
        .says("CNY\u{a0}60,000–90,000 × 14")
        .says("60-90K·14薪")
        .says("60.000–90.000\u{a0}CNY / Monat · 14 Monatsgehälter")
        .says("Munich and Hangzhou")
        .says("0 of 2 filled")
        .says("Rosa Brandt created the job.");
    rosa.get(&format!("/app/jobs/{id}/team"))
        .await
        .expect(200)
        .says("Rosa Brandt");
    rosa.get("/app/jobs?state=draft")
        .await
        .expect(200)
        .says("Glaze Chemist")
        .does_not_say("Kiln Engineer");
    app.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = form_with(&[
        ("title", ""),
        ("cities", "Atlantis"),
        ("pay_min", "lots"),
        ("pay_equity", "Options <b>"),
    ]);
    rosa.post("/app/jobs", &fields)
        .await
        .expect(422)
        .says("id=\"title-error\"")
        .says("“Atlantis” has no country we know")
        .says("This is no amount.")
        .says("value=\"lots\"")
        .says("Options &lt;b&gt;");
    rosa.get("/app/jobs?state=draft").await.says("No draft");
    let mut unknown = FORM.to_vec();
    unknown.push(("number", "7"));
    rosa.post("/app/jobs", &unknown).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn nothing_typed_about_pay_is_dropped_and_all_is_said_at_once() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let alone = form_with(&[
        ("pay_min", ""),
        ("pay_max", ""),
        ("pay_months", "12"),
        ("pay_bonus_kind", "percent"),
        ("pay_bonus", "20"),
    ]);
    rosa.post("/app/jobs", &alone)
        .await
        .expect(422)
        .says("id=\"pay_bonus-error\"")
        .says("This goes with an amount.");
    let hourly = form_with(&[("pay_period", "hour"), ("pay_months", "14")]);
    rosa.post("/app/jobs", &hourly)
        .await
        .expect(422)
        .says("Only monthly pay has more than 12 months.");
    let loose = form_with(&[("pay_bonus_kind", "none"), ("pay_bonus", "20")]);
    rosa.post("/app/jobs", &loose)
        .await
        .expect(422)
        .says("Choose whether the bonus is in months or percent");
    let all = form_with(&[
        ("openings", "0"),
        ("answer_days", "400"),
        ("pay_min", "abc"),
        ("pay_months", "30"),
    ]);
    rosa.post("/app/jobs", &all)
        .await
        .expect(422)
        .says("id=\"openings-error\"")
        .says("id=\"answer_days-error\"")
        .says("id=\"pay_min-error\"")
        .says("id=\"pay_months-error\"");
    app.end().await;
}

#[tokio::test]
async fn countries_are_read_in_every_language_of_ours() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let id = make(
        &rosa,
        &[
            ("workplace", "remote"),
            ("cities", "Ulm, Deutschland"),
            ("remote_countries", "德国, Österreich, China"),
        ],
    )
    .await;
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("Germany, Austria, China");
    app.end().await;
}

#[tokio::test]
async fn stages_of_ours_are_named_in_the_language_of_who_makes_the_job() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let english = make(&rosa, &[]).await;
    rosa.get(&format!("/app/jobs/{english}/stages")).await.says("Applied");
    let user = app.world.user("rosa");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                db::sql("UPDATE users SET language = 'zh-Hans' WHERE id = $1")
                    .bind(user)
                    .run(tx)
                    .await
            })
        })
        .await
        .unwrap();
    let chinese = make(&rosa, &[]).await;
    rosa.get(&format!("/app/jobs/{chinese}/stages"))
        .await
        .says("已申请")
        .does_not_say("Applied");
    app.end().await;
}

#[tokio::test]
async fn the_pay_is_read_back_while_it_is_typed() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = form_with(&[
        ("pay_min", "8.5万"),
        ("pay_max", ""),
        ("pay_period", "year"),
        ("pay_months", "12"),
    ]);
    rosa.post("/app/jobs/pay-reading", &fields)
        .await
        .expect(200)
        .says("from CNY\u{a0}85,000 a year")
        .says("8.5万元起/年")
        .does_not_say("a year</span> <span");
    rosa.post("/app/jobs/pay-reading", &form_with(&[("pay_max", "1")]))
        .await
        .expect(200)
        .says("The highest amount is below the lowest.")
        .does_not_say("<html");
    app.end().await;
}

#[tokio::test]
async fn a_copy_has_stages_questions_team_and_texts_but_no_people() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    rosa.get(&format!("/app/jobs/new?copy={kiln}"))
        .await
        .expect(200)
        .says("Copy of “Kiln Engineer”");
    let id = make(&rosa, &[("copy", &kiln.to_string())]).await;
    rosa.get(&format!("/app/jobs/{id}/team")).await.says("Hari Menon");
    let postings = rosa.get(&format!("/app/jobs/{id}/postings")).await.expect(200);
    let postings = postings
        .says("Kiln Engineer (m/w/d)")
        .says("Draft")
        .does_not_say("Live");
    assert!(
        !postings.text().contains("/jobs/kiln-en "),
        "an address belongs to one posting"
    );
    rosa.get(&format!("/app/jobs/{id}/stages"))
        .await
        .says("nobody")
        .does_not_say("2 people");
    app.end().await;
}

#[tokio::test]
async fn a_job_whose_people_are_all_in_the_trash_can_be_thrown_away() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = format!("/app/jobs/{}", app.world.job("kiln"));
    for name in ["ada", "bao"] {
        let person = format!("/app/candidates/{}/trash", app.world.candidate(name));
        rosa.post(&person, &[]).await.expect(303);
    }
    rosa.post(&format!("{kiln}/trash"), &[])
        .await
        .expect_redirect(&format!("{kiln}/plan?done="));
    rosa.get("/app/jobs?state=trash").await.says("Kiln Engineer");
    app.end().await;
}

#[tokio::test]
async fn a_job_with_people_is_not_thrown_away_and_one_without_comes_back() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = format!("/app/jobs/{}", app.world.job("kiln"));
    rosa.post(&format!("{kiln}/trash"), &[]).await.expect(303);
    rosa.get(&format!("{kiln}/plan"))
        .await
        .says("2 people wait for an answer here");
    let id = make(&rosa, &[]).await;
    // Right after it, it can be undone where one is; later it is taken out of the trash.
    let trashed = rosa
        .post(&format!("/app/jobs/{id}/trash"), &[])
        .await
        .expect_redirect(&format!("/app/jobs/{id}/plan?done="));
    let after = trashed.header("location").to_owned();
    rosa.get(&after).await.says("data-key=\"z\"").says("in the trash");
    let undo = after.split("done=").nth(1).expect("an undo").to_owned();
    rosa.post(&format!("/app/undo/{undo}"), &[("back", &after)])
        .await
        .expect_redirect(&format!("/app/jobs/{id}/plan"));
    rosa.get("/app/jobs?state=draft").await.says("Glaze Chemist");
    rosa.post(&format!("/app/jobs/{id}/trash"), &[]).await.expect(303);
    rosa.get("/app/jobs?state=draft").await.does_not_say("Glaze Chemist");
    rosa.get("/app/jobs?state=trash").await.says("Glaze Chemist");
    rosa.post(&format!("/app/jobs/{id}/state"), &[("to", "open")])
        .await
        .expect(303);
    rosa.get(&format!("/app/jobs/{id}/plan"))
        .await
        .says("This job is in the trash.");
    rosa.post(&format!("/app/jobs/{id}/trash"), &[("_method", "delete")])
        .await
        .expect(303);
    rosa.get("/app/jobs?state=draft").await.says("Glaze Chemist");
    app.end().await;
}

#[tokio::test]
async fn the_list_counts_people_by_stage() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let page = rosa
        .get("/app/jobs")
        .await
        .expect(200)
        .says("Kiln Engineer")
        .says("3 jobs");
    assert!(page.text().contains("<td class=\"end num\">2</td>"), "{}", page.text());
    rosa.get("/app/jobs?q=loom")
        .await
        .says("one job")
        .does_not_say("Kiln Engineer");
    rosa.get("/app/jobs?q=J-0003").await.says("Vault Director");
    rosa.get("/app/jobs?mine=1&sort=title")
        .await
        .says("2 jobs")
        .does_not_say("Loom Keeper");
    // Olga is no part of the vault's team: it is in no list and no count of hers.
    let olga = app.sign_in("olga").await;
    olga.get("/app/jobs")
        .await
        .says("2 jobs")
        .does_not_say("Vault Director");
    app.end().await;
}
