//! Finding: in every script, by everybody what they may see, and nothing else.

use db::sql;

use crate::testing::{Answer, TestApp};

async fn find(app: &TestApp, name: &str, q: &str) -> Answer {
    let client = app.sign_in(name).await;
    client
        .get(&format!("/app/find?q={}", web::encode_component(q)))
        .await
        .expect(200)
}

async fn run(app: &TestApp, statement: &'static str) {
    app.app
        .db
        .write(|tx| Box::pin(async move { sql(statement).run(tx).await }))
        .await
        .expect("set the scene");
}

#[tokio::test]
async fn people_are_found_by_any_part_of_their_names_and_addresses() {
    let app = TestApp::new().await;
    for q in [
        "okafor",
        "OKA",
        "ada",
        "ada okafor",
        "ada@people",
        "Ókafor",
        "okafor ada",
    ] {
        find(&app, "hari", q)
            .await
            .says("Ada Okafor")
            .says("Kiln Engineer · Applied");
    }
    for q in ["包伟", "包", "bao", "wei bao"] {
        find(&app, "hari", q).await.says("包伟").does_not_say("Okafor");
    }
    find(&app, "hari", "100%").await.says("Nothing is called “100%”");
    app.end().await;
}

#[tokio::test]
async fn pinyin_without_a_space_finds_a_chinese_name() {
    let app = TestApp::new().await;
    run(
        &app,
        "UPDATE candidates SET sort_key = 'bao, xiao wei' WHERE script_name = '包伟'",
    )
    .await;
    find(&app, "hari", "baoxiaowei").await.says("包伟");
    find(&app, "hari", "baoxiaoming").await.says("Nothing is called");
    app.end().await;
}

#[tokio::test]
async fn jobs_are_found_by_name_number_and_public_title() {
    let app = TestApp::new().await;
    run(&app, "UPDATE postings SET title = '窑炉工程师' WHERE slug = 'kiln-de'").await;
    for q in ["kiln", "J-0001", "j-0001", "KILN eng", "窑炉", "yao lu"] {
        find(&app, "vera", q).await.says("Kiln Engineer</a>").says("J-0001");
    }
    find(&app, "rosa", "keeper").await.says("Loom Keeper");
    app.end().await;
}

#[tokio::test]
async fn what_somebody_may_not_see_is_not_found_nor_counted() {
    let app = TestApp::new().await;
    run(
        &app,
        "UPDATE candidates SET folded = folded || ' zanzibar', headline = 'Zanzibar' WHERE name = 'Cem Aydin'",
    )
    .await;
    run(&app, "UPDATE jobs SET title = 'Zanzibar Director' WHERE number = 3").await;
    for q in ["zanzibar", "cem", "aydin", "J-0003"] {
        for name in ["olga", "adam", "hari", "ivy", "vera"] {
            let nothing = find(&app, name, q).await;
            nothing
                .says("Nothing is called")
                .does_not_say("Cem")
                .does_not_say("Director");
        }
        find(&app, "rosa", q).await.does_not_say("Nothing is called");
    }
    find(&app, "rosa", "zanzibar")
        .await
        .says("Cem Aydin")
        .says("Zanzibar Director");
    // Others' people are no one's to find for those who are on one job alone.
    find(&app, "hari", "loom").await.says("Nothing is called");
    app.end().await;
}

#[tokio::test]
async fn a_person_seen_through_one_job_tells_nothing_of_another() {
    let app = TestApp::new().await;
    run(
        &app,
        "UPDATE applications SET candidate_id = (SELECT id FROM candidates WHERE name = 'Ada Okafor') WHERE number = 3",
    )
    .await;
    run(
        &app,
        "UPDATE applications SET applied_at = '2026-11-25T09:00:00.000000Z' WHERE number = 3",
    )
    .await;
    find(&app, "hari", "ada")
        .await
        .says("Kiln Engineer · Applied")
        .does_not_say("Vault");
    find(&app, "rosa", "ada").await.says("Vault Director · Applied");
    app.end().await;
}

#[tokio::test]
async fn the_trash_is_not_searched() {
    let app = TestApp::new().await;
    run(&app, "UPDATE candidates SET trashed_at = created_at").await;
    run(&app, "UPDATE jobs SET trashed_at = created_at WHERE number = 1").await;
    find(&app, "rosa", "ada").await.does_not_say("Okafor");
    find(&app, "rosa", "kiln").await.says("Nothing is called");
    app.end().await;
}

#[tokio::test]
async fn an_empty_query_shows_what_was_opened_last_and_what_can_be_done() {
    let app = TestApp::new().await;
    let hari = app.sign_in("hari").await;
    hari.get("/app/find")
        .await
        .says("Your jobs")
        .does_not_say("Opened lately");
    for name in ["ada", "bao"] {
        let id = app.world.candidate(name);
        hari.get(&format!("/app/candidates/{id}")).await.expect(200);
    }
    let page = hari.get("/app/find").await.says("Opened lately").text();
    let (bao, ada) = (page.find("Wei Bao"), page.find("Ada Okafor"));
    assert!(bao.is_some() && bao < ada, "the latest first");
    find(&app, "ivy", "").await.does_not_say("Opened lately");
    app.end().await;
}

#[tokio::test]
async fn acts_are_those_of_the_role_in_the_readers_language() {
    let app = TestApp::new().await;
    find(&app, "olga", "mail server").await.says("/app/settings/mail");
    find(&app, "rosa", "mail server").await.says("Nothing is called");
    find(&app, "rosa", "new job").await.says("/app/jobs/new");
    find(&app, "vera", "new job").await.says("Nothing is called");
    run(&app, "UPDATE users SET language = 'de' WHERE name = 'Olga Petrenko'").await;
    find(&app, "olga", "papierkorb").await.says("Gehen oder tun");
    app.end().await;
}

#[tokio::test]
async fn every_page_is_found_by_more_words_than_its_name_in_three_languages() {
    let app = TestApp::new().await;
    find(&app, "rosa", "import").await.says("/app/import");
    find(&app, "rosa", "logout").await.says("action=\"/app/sign-out\"");
    find(&app, "olga", "invite").await.says("/app/settings/people");
    find(&app, "vera", "settings")
        .await
        .says("/app/me")
        .does_not_say("/app/settings");
    run(&app, "UPDATE users SET language = 'de' WHERE name = 'Olga Petrenko'").await;
    find(&app, "olga", "abmelden").await.says("/app/sign-out");
    run(
        &app,
        "UPDATE users SET language = 'zh-Hans' WHERE name = 'Olga Petrenko'",
    )
    .await;
    find(&app, "olga", "导入").await.says("/app/import");
    app.end().await;
}

#[tokio::test]
async fn on_a_job_its_own_pages_are_found_by_those_who_may_open_them() {
    let app = TestApp::new().await;
    let kiln = format!("/app/jobs/{}", app.world.job("kiln"));
    let ask = |q: &str, on: &str| format!("/app/find?q={q}&on={}", web::encode_component(on));
    let (rosa, vera) = (app.sign_in("rosa").await, app.sign_in("vera").await);
    let table = format!("{kiln}/table");
    rosa.get(&ask("postings", &table))
        .await
        .says(&format!("{kiln}/postings"));
    rosa.get(&ask("reject", &kiln)).await.says("Board of this job");
    rosa.get(&ask("close", &kiln)).await.says(&format!("{kiln}/closure"));
    vera.get(&ask("close", &kiln)).await.does_not_say("/closure");
    rosa.get(&ask("postings", "/app/today")).await.does_not_say("/postings");
    // Nothing of a job that one may not see.
    let vault = format!("/app/jobs/{}", app.world.job("vault"));
    vera.get(&ask("", &vault)).await.does_not_say("This job");
    app.end().await;
}

#[tokio::test]
async fn the_palette_gets_the_list_alone() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await.with_header("hx-request", "true");
    let list = rosa.get("/app/find?q=kiln").await.expect(200);
    list.says("role=\"option\"").does_not_say("<html").does_not_say("<main");
    app.end().await;
}
