//! Who may reach what: every route of jobs and their texts, on a job one may not see and on one where one may only look.

use http::Method;

use crate::{
    access::{Access, Right},
    testing::TestApp,
};

/// The routes of this feature and of postings, with the ids of one job of the world put in.
fn routes(app: &TestApp, job: &str) -> Vec<(&'static str, String, Access)> {
    let fill = |path: &str| {
        path.replace("{job}", &app.world.job(job).to_string())
            .replace("{stage}", &app.world.stage(&format!("{job}/review")).to_string())
            .replace("{posting}", &app.world.posting("kiln/en").to_string())
            .replace("{question}", &app.world.stage(&format!("{job}/review")).to_string())
    };
    [crate::jobs::FEATURE, crate::postings::FEATURE]
        .iter()
        .flat_map(|feature| (feature.routes)().list().to_vec())
        .filter(|route| route.path.contains("{job}"))
        .map(|route| (route.method, fill(route.path), route.access))
        .collect()
}

async fn ask(app: &TestApp, who: &str, method: &str, path: &str) -> u16 {
    let client = app.sign_in(who).await;
    let form = Some("application/x-www-form-urlencoded".to_owned());
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    client.send(method, path, form, Vec::new()).await.status.as_u16()
}

#[tokio::test]
async fn a_job_one_may_not_see_is_not_there() {
    let app = TestApp::new().await;
    let routes = routes(&app, "vault");
    assert!(routes.len() > 30, "{}", routes.len());
    for (method, path, _) in routes {
        for who in ["olga", "hari", "vera"] {
            let status = ask(&app, who, method, &path).await;
            assert_eq!(status, 404, "{who}: {method} {path}");
        }
    }
    app.end().await;
}

#[tokio::test]
async fn who_may_look_may_not_change() {
    let app = TestApp::new().await;
    for (method, path, access) in routes(&app, "kiln") {
        let status = ask(&app, "ivy", method, &path).await;
        match access {
            Access::OnJob(Right::See) => assert_eq!(status, 200, "ivy: {method} {path}"),
            Access::OnJob(_) => assert_eq!(status, 403, "ivy: {method} {path}"),
            other => panic!("{path} declares {other:?}"),
        }
    }
    // Nothing was changed by any of it.
    let plan = format!("/app/jobs/{}/plan", app.world.job("kiln"));
    app.sign_in("rosa").await.get(&plan).await.does_not_say("Ivy Lin");
    app.end().await;
}

#[tokio::test]
async fn pages_do_not_offer_what_one_may_not_do() {
    let app = TestApp::new().await;
    let vera = app.sign_in("vera").await;
    let kiln = format!("/app/jobs/{}", app.world.job("kiln"));
    for page in ["plan", "team", "stages", "questions", "postings"] {
        let answer = vera.get(&format!("{kiln}/{page}")).await.expect(200);
        assert!(
            !answer.text().contains("<form method=\"post\" action=\"/app/jobs"),
            "{page} offers a form to a viewer"
        );
    }
    vera.get("/app/jobs")
        .await
        .expect(200)
        .says("Kiln Engineer")
        .does_not_say("/app/jobs/new");
    vera.get("/app/jobs/new").await.expect(403);
    app.end().await;
}
