//! Signing in and out, and how often one may be wrong.

use jiff::SignedDuration;

use super::{PASSWORD, give_password, kinds};
use crate::testing::TestApp;

#[tokio::test]
async fn rosa_signs_in_and_goes_where_she_wanted() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let browser = app.visitor();
    browser
        .get("/app/me")
        .await
        .expect_redirect("/app/sign-in?next=%2Fapp%2Fme");
    let part = app.visitor().with_header("hx-request", "true").get("/app/me").await;
    assert_eq!(part.status, 401, "a part of a page is not replaced by the sign-in page");
    let page = browser.get("/app/sign-in?next=%2Fapp%2Fme").await.expect(200);
    page.says("takes one factor").says("value=\"/app/me\"");
    let fields = [
        ("email", "ROSA@acme.example "),
        ("password", PASSWORD),
        ("next", "/app/me"),
    ];
    let answer = browser.post("/app/sign-in", &fields).await.expect_redirect("/app/me");
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Domain"),
        "{cookie}"
    );
    browser.get("/app/me").await.expect(200).says("Rosa Brandt");
    browser.get("/app/sign-in").await.expect_redirect("/app");
    assert!(kinds(&app).await.contains(&"user.signed_in".to_owned()));
    app.end().await;
}

#[tokio::test]
async fn known_and_unknown_people_get_the_same_answer() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let wrong = |email: &'static str| [("email", email), ("password", "not her password"), ("next", "/app")];
    let known = app
        .visitor()
        .post("/app/sign-in", &wrong("rosa@acme.example"))
        .await
        .expect(422);
    for email in ["nobody@acme.example", "hari@acme.example", "not an address", ""] {
        let unknown = app.visitor().post("/app/sign-in", &wrong(email)).await.expect(422);
        let (known, unknown) = (
            known.text().replace("rosa@acme.example", ""),
            unknown.text().replace(email, ""),
        );
        assert_eq!(known, unknown, "{email}");
    }
    assert_eq!(
        kinds(&app)
            .await
            .iter()
            .filter(|kind| *kind == "sign_in.refused")
            .count(),
        5
    );
    app.end().await;
}

#[tokio::test]
async fn a_token_from_before_is_never_signed_in() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let browser = app.sign_in("ivy").await;
    browser.get("/app/me").await.says("Ivy Lin");
    let other = app.visitor().with_header("cookie", &format!("bole={}", "A".repeat(43)));
    other
        .post(
            "/app/sign-in",
            &[("email", "rosa@acme.example"), ("password", PASSWORD)],
        )
        .await
        .expect_redirect("/app");
    let sessions: Vec<String> = db::sql("SELECT digest FROM sessions")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    let planted = "A".repeat(43).parse::<base::Secret>().unwrap().digest().to_string();
    assert!(!sessions.contains(&planted));
    app.end().await;
}

#[tokio::test]
async fn ten_wrong_passwords_throttle_the_account_for_a_while() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let wrong = [("email", "rosa@acme.example"), ("password", "not her password")];
    let right = [("email", "rosa@acme.example"), ("password", PASSWORD)];
    for _ in 0..10 {
        app.visitor().post("/app/sign-in", &wrong).await.expect(422);
    }
    let throttled = app.visitor().post("/app/sign-in", &right).await.expect(429);
    assert!(throttled.header("retry-after").parse::<u64>().unwrap() <= 1800);
    throttled
        .says("too many tries")
        .says("rosa@acme.example")
        .does_not_say(PASSWORD);
    // Others are not held up, and nobody is locked out for good.
    give_password(&app, "hari").await;
    let hari = [("email", "hari@acme.example"), ("password", PASSWORD)];
    app.visitor().post("/app/sign-in", &hari).await.expect_redirect("/app");
    app.clock.advance(SignedDuration::from_mins(31));
    app.visitor().post("/app/sign-in", &right).await.expect_redirect("/app");
    app.end().await;
}

#[tokio::test]
async fn fifty_wrong_passwords_throttle_the_address() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    for number in 0..50 {
        let email = format!("guess{number}@acme.example");
        app.visitor()
            .post("/app/sign-in", &[("email", &email), ("password", "guess")])
            .await
            .expect(422);
    }
    let right = [("email", "rosa@acme.example"), ("password", PASSWORD)];
    app.visitor().post("/app/sign-in", &right).await.expect(429);
    app.end().await;
}

#[tokio::test]
async fn a_session_ends_by_itself_and_by_hand() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/me").await.expect(200);
    app.clock.advance(SignedDuration::from_mins(29));
    rosa.get("/app/me").await.expect(200);
    app.clock.advance(SignedDuration::from_mins(31));
    rosa.get("/app/me").await.expect_redirect("/app/sign-in");
    // Used all the time, it still ends after twelve hours.
    let hari = app.sign_in("hari").await;
    for _ in 0..24 {
        hari.get("/app/me").await.expect(200);
        app.clock.advance(SignedDuration::from_mins(29));
    }
    app.clock.advance(SignedDuration::from_mins(25));
    hari.get("/app/me").await.expect_redirect("/app/sign-in");
    let ivy = app.sign_in("ivy").await;
    let out = ivy.post("/app/sign-out", &[]).await.expect_redirect("/app/sign-in");
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
    ivy.get("/app/me").await.expect_redirect("/app/sign-in");
    app.run_work().await;
    app.end().await;
}

#[tokio::test]
async fn a_session_on_another_device_can_be_ended_and_only_ones_own() {
    let app = TestApp::new().await;
    let (here, there, hari) = (
        app.sign_in("rosa").await,
        app.sign_in("rosa").await,
        app.sign_in("hari").await,
    );
    there.get("/app/me").await.expect(200);
    let page = here.get("/app/me").await.text();
    let end = page
        .split("/app/me/sessions/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("the other session");
    let path = format!("/app/me/sessions/{end}");
    hari.post(&path, &[]).await.expect(404);
    there.get("/app/me").await.expect(200);
    here.post(&path, &[]).await.expect_redirect("/app/me");
    there.get("/app/me").await.expect_redirect("/app/sign-in");
    here.get("/app/me").await.expect(200);
    app.end().await;
}

#[tokio::test]
async fn changing_the_password_ends_everything_else() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let (here, there) = (app.sign_in("rosa").await, app.sign_in("rosa").await);
    let new = "seven lanterns under water";
    here.post("/app/me/password", &[("old_password", "not it"), ("new_password", new)])
        .await
        .expect(422)
        .says("not your present password");
    here.post(
        "/app/me/password",
        &[("old_password", PASSWORD), ("new_password", "short")],
    )
    .await
    .expect(422)
    .says("at least 15");
    let personal = [("old_password", PASSWORD), ("new_password", "Rosa Brandt 2026")];
    here.post("/app/me/password", &personal)
        .await
        .expect(422)
        .says("made of your name");
    here.post("/app/me/password", &[("old_password", PASSWORD), ("new_password", new)])
        .await
        .expect_redirect("/app/me");
    there.get("/app/me").await.expect_redirect("/app/sign-in");
    here.get("/app/me").await.expect(200).says("Your password is changed");
    app.visitor()
        .post(
            "/app/sign-in",
            &[("email", "rosa@acme.example"), ("password", PASSWORD)],
        )
        .await
        .expect(422);
    app.visitor()
        .post("/app/sign-in", &[("email", "rosa@acme.example"), ("password", new)])
        .await
        .expect_redirect("/app");
    app.end().await;
}

#[tokio::test]
async fn everybody_says_who_they_are() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = [("name", "Rosa B."), ("language", "de"), ("zone", "Asia/Shanghai")];
    rosa.post("/app/me", &fields).await.expect_redirect("/app/me");
    rosa.get("/app/me")
        .await
        .says("lang=\"de\"")
        .says("Rosa B.")
        .says("Gespeichert.")
        .says("data-single-keys=\"off\"");
    let bad = [
        ("name", ""),
        ("language", "fr"),
        ("zone", "Mars/Base"),
        ("role", "owner"),
    ];
    rosa.post("/app/me", &bad).await.expect(422);
    let role: String = db::sql("SELECT role FROM users WHERE name = 'Rosa B.'")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(role, "recruiter");
    app.end().await;
}
