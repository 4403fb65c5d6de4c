//! The first owner, invitations, a forgotten password.

use jiff::SignedDuration;

use super::{PASSWORD, give_password, kinds};
use crate::{
    access::{actions, link},
    testing::TestApp,
};

async fn first_link(app: &TestApp) -> Option<String> {
    let secret = app
        .app
        .db
        .write(|tx| Box::pin(async move { actions::first_owner_link(tx).await }))
        .await
        .expect("a link");
    secret.map(|secret| link::path(&secret))
}

const OWNER: [(&str, &str); 6] = [
    ("company", "Acme"),
    ("name", "Olga Petrenko"),
    ("email", "olga@acme.example"),
    ("language", "de"),
    ("zone", "Europe/Berlin"),
    ("password", PASSWORD),
];

#[tokio::test]
async fn the_first_person_becomes_the_owner_once() {
    let app = TestApp::empty().await;
    app.visitor()
        .get("/app/sign-in")
        .await
        .expect(200)
        .says("Nobody works here yet");
    let path = first_link(&app).await.expect("nobody works here");
    let browser = app.visitor();
    for _ in 0..3 {
        browser.get(&path).await.expect(200).says("you become the owner");
    }
    let mut weak = OWNER;
    weak[5].1 = "Acme-Password-1";
    browser
        .post(&path, &weak)
        .await
        .expect(422)
        .says("value=\"Acme\"")
        .does_not_say("Acme-Password-1");
    browser.post(&path, &OWNER).await.expect_redirect("/app");
    browser
        .get("/app/settings")
        .await
        .expect(200)
        .says("Acme")
        .says("lang=\"de\"");
    app.visitor().post(&path, &OWNER).await.expect(410);
    // Whoever opens a used link is not signed in.
    let used = app.visitor().get(&path).await.expect(410);
    used.says("href=\"/app/sign-in\"").does_not_say("To today");
    assert!(first_link(&app).await.is_none(), "somebody works here");
    assert_eq!(app.app.organization().await.unwrap().zone.name(), "Europe/Berlin");
    let reasons = crate::organization::reasons(&mut app.app.db.read()).await.unwrap();
    assert!(!reasons.is_empty());
    app.end().await;
}

#[tokio::test]
async fn the_first_link_holds_for_an_hour_and_a_new_one_replaces_it() {
    let app = TestApp::empty().await;
    let (old, new) = (first_link(&app).await.unwrap(), first_link(&app).await.unwrap());
    app.visitor().get(&old).await.expect(410);
    app.visitor().get(&new).await.expect(200);
    app.clock.advance(SignedDuration::from_mins(61));
    app.visitor().get(&new).await.expect(410);
    app.visitor().post(&new, &OWNER).await.expect(410);
    app.end().await;
}

#[tokio::test]
async fn no_pair_that_everybody_knows_opens_a_fresh_installation() {
    let app = TestApp::empty().await;
    for name in ["admin", "root", "owner", "bole", "test"] {
        for password in ["admin", "password", "bole", "changeme", ""] {
            let email = format!("{name}@example.com");
            let fields = [("email", email.as_str()), ("password", password)];
            let answer = app.visitor().post("/app/sign-in", &fields).await;
            assert!(matches!(answer.status.as_u16(), 422 | 429), "{email} {password}");
        }
    }
    app.end().await;
}

/// The link in the page that says that somebody is invited.
fn link_in(page: &str) -> String {
    let path = page
        .split("/app/links/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a link in the page");
    format!("/app/links/{path}")
}

#[tokio::test]
async fn adam_invites_mia_without_a_mail_server() {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    adam.get("/app/settings/people")
        .await
        .expect(200)
        .says("No mail server is set up");
    let mia = [
        ("name", "Mia Sato"),
        ("email", "mia@acme.example"),
        ("role", "recruiter"),
        ("language", "en"),
    ];
    let page = adam
        .post("/app/settings/people", &mia)
        .await
        .expect(200)
        .says("Mia Sato is invited");
    let path = link_in(&page.text());
    adam.get("/app/settings/people")
        .await
        .says("invited, until")
        .does_not_say("/app/links/");
    adam.post("/app/settings/people", &mia)
        .await
        .expect(422)
        .says("already works here")
        .says("Mia Sato");
    let browser = app.visitor();
    let secret = browser.get(&path).await.expect(200).says("mia@acme.example");
    assert_eq!(secret.header("referrer-policy"), "no-referrer");
    browser
        .post(&path, &[("password", PASSWORD), ("role", "owner")])
        .await
        .expect(422);
    browser
        .post(&path, &[("password", PASSWORD)])
        .await
        .expect_redirect("/app");
    browser.get("/app/me").await.expect(200).says("Mia Sato");
    app.visitor().post(&path, &[("password", PASSWORD)]).await.expect(410);
    let fields = [("email", "mia@acme.example"), ("password", PASSWORD)];
    app.visitor()
        .post("/app/sign-in", &fields)
        .await
        .expect_redirect("/app");
    app.end().await;
}

#[tokio::test]
async fn a_forgotten_password_is_asked_for_alike_by_everybody() {
    let app = TestApp::new().await;
    let rosa = give_password(&app, "rosa").await;
    let known = app
        .visitor()
        .post("/app/forgotten-password", &[("email", "rosa@acme.example")])
        .await
        .expect(200);
    let unknown = app
        .visitor()
        .post("/app/forgotten-password", &[("email", "who@acme.example")])
        .await
        .expect(200);
    assert_eq!(known.text(), unknown.text());
    app.run_work().await;
    let mails: Vec<(String, String)> = db::sql("SELECT to_email, body FROM messages")
        .all(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].0, "rosa@acme.example");
    assert!(
        !mails[0].1.contains("/app/links/"),
        "the secret is sealed until the mail leaves"
    );
    assert!(kinds(&app).await.contains(&"user.password_forgotten".to_owned()));
    // Four in an hour are one too many; the answer does not tell.
    for _ in 0..4 {
        app.visitor()
            .post("/app/forgotten-password", &[("email", "rosa@acme.example")])
            .await
            .expect(200);
    }
    app.run_work().await;
    let count: i64 = db::sql("SELECT COUNT(*) FROM messages WHERE user_id = $1")
        .bind(rosa)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(count, 3);
    app.end().await;
}

#[tokio::test]
async fn a_link_for_a_new_password_works_once_and_opens_a_throttled_account() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let elsewhere = app.sign_in("rosa").await;
    for _ in 0..10 {
        app.visitor()
            .post("/app/sign-in", &[("email", "rosa@acme.example"), ("password", "wrong")])
            .await
            .expect(422);
    }
    let adam = app.sign_in("adam").await;
    let path = format!("/app/settings/people/{}/link", app.world.user("rosa"));
    let page = adam.post(&path, &[]).await.expect(200).text();
    let link = link_in(&page);
    let new = "seven lanterns under water";
    app.visitor().get(&link).await.expect(200);
    app.visitor()
        .post(&link, &[("password", new)])
        .await
        .expect_redirect("/app");
    app.visitor().post(&link, &[("password", new)]).await.expect(410);
    elsewhere.get("/app/me").await.expect_redirect("/app/sign-in");
    app.visitor()
        .post("/app/sign-in", &[("email", "rosa@acme.example"), ("password", new)])
        .await
        .expect_redirect("/app");
    app.end().await;
}

#[tokio::test]
async fn a_link_expires_and_ends_with_its_person() {
    let app = TestApp::new().await;
    let adam = app.sign_in("adam").await;
    give_password(&app, "rosa").await;
    let person = format!("/app/settings/people/{}", app.world.user("rosa"));
    let link = link_in(&adam.post(&format!("{person}/link"), &[]).await.expect(200).text());
    app.clock.advance(SignedDuration::from_mins(31));
    app.visitor().get(&link).await.expect(410);
    let adam = app.sign_in("adam").await;
    let link = link_in(&adam.post(&format!("{person}/link"), &[]).await.expect(200).text());
    adam.post(&format!("{person}/disablement"), &[])
        .await
        .expect_redirect(&person);
    app.visitor().post(&link, &[("password", PASSWORD)]).await.expect(410);
    app.visitor().get("/app/links/nonsense").await.expect(404);
    app.end().await;
}
