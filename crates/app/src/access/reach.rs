//! How far people reach by the pages: what is not theirs is not there (AZ-2, AZ-4, AZ-6). Like the matrix, over every
//! route of the program.

use db::sql;
use http::Method;
use uuid::Uuid;
use web::Pace;

use super::{
    Access,
    matrix::{Stage, is_bound},
};
use crate::{features, testing::TestApp};

const OUTSIDERS: [&str; 5] = ["adam", "olga", "hari", "ivy", "vera"];

/// AZ-2: a page of the vault, which only rosa sees, and a page of nothing are the same page.
#[tokio::test]
async fn what_one_may_not_see_and_what_is_not_there_are_the_same_page() {
    let stage = Stage::new().await;
    let routes = features::routes();
    let mut asked = 0;
    for route in routes.list().iter().filter(|route| is_bound(route.access)) {
        let (theirs, _) = stage.path(route, "vault");
        let nothing = Uuid::from_u128(77).to_string();
        let nowhere: String = route
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { nothing.as_str() } else { part })
            .collect::<Vec<_>>()
            .join("/");
        for who in OUTSIDERS {
            let client = stage.client(who).await;
            let method: Method = route.method.parse().expect("a method");
            let form = (!method.is_safe()).then(|| "application/x-www-form-urlencoded".to_owned());
            let one = client.send(method.clone(), &theirs, form.clone(), Vec::new()).await;
            let other = client.send(method.clone(), &nowhere, form, Vec::new()).await;
            assert_eq!(one.status, 404, "{who}: {method} {theirs}");
            assert_eq!(
                one.text(),
                other.text(),
                "{who}: {method} {} tells them apart",
                route.path
            );
            asked += 1;
        }
    }
    assert!(asked > 100, "only {asked} were asked");
    stage.app.end().await;
}

/// AZ-4: no list, count or search result tells outsiders of the vault or its applicant.
#[tokio::test]
async fn no_page_without_an_id_tells_of_what_is_not_one_s_own() {
    let stage = Stage::new().await;
    let mut told = 0;
    for route in features::routes().list() {
        let open = route.method == "GET" && !route.path.contains('{') && route.pace != Pace::Stream;
        if !open || matches!(route.access, Access::Token(_)) {
            continue;
        }
        for query in ["", "?q=vault", "?q=aydin", "?q=cem%40people.example"] {
            let path = format!("{}{query}", route.path);
            for who in OUTSIDERS.iter().chain(&["nobody"]) {
                let text = stage.client(who).await.get(&path).await.text();
                for secret in ["Vault Director", "Aydin", "cem@people.example\""] {
                    // What was asked for may stand in the search field.
                    let echo = query.contains("cem%40") && secret.starts_with("cem@");
                    assert!(echo || !text.contains(secret), "{who}: {path} tells of {secret}");
                }
            }
            let rosa = stage.client("rosa").await.get(&path).await.text();
            told += usize::from(rosa.contains("Vault Director"));
        }
    }
    assert!(told > 0, "rosa herself is told of the vault nowhere");
    stage.app.end().await;
}

/// AZ-6: whoever applied here finds neither themselves nor what is said about them.
#[tokio::test]
async fn nobody_sees_their_own_application_as_staff() {
    let app = TestApp::new().await;
    let ada = app.world.candidate("ada");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql(
                    "UPDATE contact_points SET value = 'Hari@Acme.example', comparison = 'hari@acme.example'
                     WHERE candidate_id = $1",
                )
                .bind(ada)
                .run(tx)
                .await
            })
        })
        .await
        .expect("make it his address");
    let (hari, rosa) = (app.sign_in("hari").await, app.sign_in("rosa").await);
    rosa.get(&format!("/app/candidates/{ada}")).await.expect(200);
    hari.get(&format!("/app/candidates/{ada}")).await.expect(404);
    for page in ["", "/table"] {
        let path = format!("/app/jobs/{}{page}", app.world.job("kiln"));
        rosa.get(&path).await.expect(200).says("Ada Okafor");
        hari.get(&path).await.expect(200).says("Bao").does_not_say("Okafor");
    }
    let stage = app.world.stage("kiln/review").to_string();
    let path = format!("/app/applications/{}/stage", app.world.application("ada"));
    hari.post(&path, &[("stage_id", &stage)]).await.expect(404);
    app.end().await;
}
