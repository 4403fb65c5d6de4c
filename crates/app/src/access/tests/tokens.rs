//! API tokens: made, shown once, ended, and never more than their owner.

use jiff::SignedDuration;

use crate::{
    access::{Role, Via, token},
    testing::TestApp,
};

fn made(page: &str) -> String {
    let rest = page.split("value=\"bole_").nth(1).expect("the token is shown");
    format!("bole_{}", rest.split('"').next().expect("it ends"))
}

const NEW: [(&str, &str); 4] = [
    ("name", "Payroll"),
    ("expires", "2027-01-31"),
    ("scopes", "jobs:read"),
    ("scopes", "candidates:write"),
];

#[tokio::test]
async fn a_token_is_shown_once_and_lets_its_owner_in() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let page = rosa.post("/app/me/tokens", &NEW).await.expect(200).text();
    let text = made(&page);
    rosa.get("/app/me/tokens")
        .await
        .expect(200)
        .says("Payroll")
        .says("never used")
        .does_not_say(&text);
    let actor = token::actor(&app.app.db, &text)
        .await
        .unwrap()
        .expect("the token holds");
    assert_eq!((actor.id, actor.role), (app.world.user("rosa"), Role::Recruiter));
    assert!(matches!(&actor.via, Via::Token { .. }));
    assert!(actor.has_scope("jobs:read") && actor.has_scope("candidates:read") && actor.has_scope("candidates:write"));
    assert!(!actor.has_scope("jobs:write") && !actor.has_scope("users:read") && !actor.is_stepped_up());
    rosa.get("/app/me/tokens").await.says("used just now");
    let stored: Vec<String> = db::sql("SELECT digest FROM api_tokens")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert!(!stored.iter().any(|digest| text.contains(digest.as_str())));
    for wrong in ["", "bole_", &text[5..], &format!("{text}x"), &text.to_uppercase()] {
        assert!(token::actor(&app.app.db, wrong).await.unwrap().is_none(), "{wrong}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_token_ends_when_it_runs_out_is_ended_or_its_owner_loses_rights() {
    let app = TestApp::new().await;
    let (rosa, adam, hari) = (
        app.sign_in("rosa").await,
        app.sign_in("adam").await,
        app.sign_in("hari").await,
    );
    let (first, second) = (
        made(&rosa.post("/app/me/tokens", &NEW).await.expect(200).text()),
        made(&rosa.post("/app/me/tokens", &NEW).await.expect(200).text()),
    );
    let page = rosa.get("/app/me/tokens").await.text();
    let revoke: Vec<String> = page
        .split("/app/me/tokens/")
        .skip(1)
        .filter_map(|rest| {
            rest.split_once("/revocation")
                .map(|(id, _)| format!("/app/me/tokens/{id}/revocation"))
        })
        .collect();
    hari.post(&revoke[0], &[]).await.expect(404);
    rosa.post(&revoke[0], &[]).await.expect_redirect("/app/me/tokens");
    let holds = async |text: &str| token::actor(&app.app.db, text).await.unwrap().is_some();
    assert!(holds(&first).await && !holds(&second).await);
    adam.get("/app/settings/tokens")
        .await
        .expect(200)
        .says("Rosa Brandt")
        .says("ended on");
    let role = format!("/app/settings/people/{}/role", app.world.user("rosa"));
    adam.post(&role, &[("role", "viewer"), ("version", "1")])
        .await
        .expect(303);
    assert!(!holds(&first).await);
    let his = made(&hari.post("/app/me/tokens", &NEW).await.expect(200).text());
    assert!(holds(&his).await);
    app.clock.advance(SignedDuration::from_hours(24 * 70));
    assert!(!holds(&his).await);
    app.end().await;
}

#[tokio::test]
async fn a_token_needs_a_name_a_scope_and_an_end_within_a_year() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.post(
        "/app/me/tokens",
        &[("name", ""), ("expires", "2027-01-31"), ("scopes", "jobs:read")],
    )
    .await
    .expect(422);
    for expires in ["2026-11-23", "2027-11-30", "2030-01-01", "soon", ""] {
        let fields = [("name", "Payroll"), ("expires", expires), ("scopes", "jobs:read")];
        rosa.post("/app/me/tokens", &fields)
            .await
            .expect(422)
            .says("value=\"Payroll\"");
    }
    rosa.post("/app/me/tokens", &[("name", "Payroll"), ("expires", "2027-01-31")])
        .await
        .expect(422)
        .says("Tick at least");
    let unknown = [
        ("name", "Payroll"),
        ("expires", "2027-01-31"),
        ("scopes", "everything:write"),
    ];
    rosa.post("/app/me/tokens", &unknown).await.expect(422);
    app.clock.advance(SignedDuration::from_mins(11));
    rosa.post("/app/me/tokens", &NEW)
        .await
        .expect(422)
        .says("Enter your password")
        .says("value=\"candidates:write\"");
    app.end().await;
}
