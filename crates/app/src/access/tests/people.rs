//! Roles given and taken, access ended, the last owner kept.

use base::Id;
use db::sql;
use jiff::SignedDuration;

use super::{PASSWORD, give_password};
use crate::{access::User, testing::TestApp};

fn person(app: &TestApp, name: &str) -> String {
    format!("/app/settings/people/{}", app.world.user(name))
}

async fn version(app: &TestApp, id: Id<User>) -> String {
    let version: i64 = sql("SELECT version FROM users WHERE id = $1")
        .bind(id)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    version.to_string()
}

async fn role(app: &TestApp, name: &str) -> String {
    sql("SELECT role FROM users WHERE id = $1")
        .bind(app.world.user(name))
        .value(&mut app.app.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_loses_rights_is_signed_out_at_once() {
    let app = TestApp::new().await;
    let (adam, rosa, ivy) = (
        app.sign_in("adam").await,
        app.sign_in("rosa").await,
        app.sign_in("ivy").await,
    );
    rosa.get("/app/me").await.expect(200);
    let change = |role: &'static str| [("role", role), ("version", "1")];
    let path = format!("{}/role", person(&app, "rosa"));
    adam.post(&path, &change("viewer"))
        .await
        .expect_redirect(&person(&app, "rosa"));
    rosa.get("/app/me").await.expect_redirect("/app/sign-in");
    assert_eq!(role(&app, "rosa").await, "viewer");
    // More rights end nothing, and are there with the next page.
    ivy.get("/app/settings/people").await.expect(403);
    adam.post(&format!("{}/role", person(&app, "ivy")), &change("admin"))
        .await
        .expect(303);
    ivy.get("/app/settings/people").await.expect(200);
    // Somebody else was faster.
    adam.post(&path, &change("recruiter")).await.expect(412);
    app.end().await;
}

#[tokio::test]
async fn nobody_changes_themselves_and_only_owners_owners() {
    let app = TestApp::new().await;
    let (adam, olga, rosa) = (
        app.sign_in("adam").await,
        app.sign_in("olga").await,
        app.sign_in("rosa").await,
    );
    let change = |role: &'static str| [("role", role), ("version", "1")];
    let of = |name: &str| format!("{}/role", person(&app, name));
    adam.post(&of("adam"), &change("owner")).await.expect(403);
    adam.post(&of("hari"), &change("owner")).await.expect(403);
    adam.post(&of("olga"), &change("viewer")).await.expect(403);
    adam.post(&format!("{}/disablement", person(&app, "olga")), &[])
        .await
        .expect(403);
    adam.post(&format!("{}/link", person(&app, "olga")), &[])
        .await
        .expect(403);
    rosa.post(&of("hari"), &change("admin")).await.expect(403);
    adam.post(&of("hari"), &[("role", "admin"), ("version", "1"), ("is_admin", "1")])
        .await
        .expect(422);
    adam.get(&person(&app, "adam"))
        .await
        .expect(200)
        .says("Nobody changes their own role")
        .does_not_say("name=\"role\"");
    adam.get(&person(&app, "olga"))
        .await
        .expect(200)
        .says("Only an owner")
        .does_not_say("name=\"role\"");
    let owner = [
        ("name", "Mia Sato"),
        ("email", "mia@acme.example"),
        ("role", "owner"),
        ("language", "en"),
    ];
    adam.post("/app/settings/people", &owner).await.expect(403);
    for name in ["adam", "hari", "olga"] {
        assert_ne!(role(&app, name).await, if name == "olga" { "viewer" } else { "owner" });
    }
    olga.post(&of("hari"), &change("owner")).await.expect(303);
    assert_eq!(role(&app, "hari").await, "owner");
    app.end().await;
}

#[tokio::test]
async fn the_last_owner_stays() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let of = |name: &str| format!("{}/role", person(&app, name));
    olga.post(&of("adam"), &[("role", "owner"), ("version", "1")])
        .await
        .expect(303);
    let adam = app.sign_in("adam").await;
    adam.post(&of("olga"), &[("role", "admin"), ("version", "1")])
        .await
        .expect(303);
    // Olga's session has ended; Adam is the only owner, and nobody but he could change that.
    assert_eq!(
        (role(&app, "olga").await.as_str(), role(&app, "adam").await.as_str()),
        ("admin", "owner")
    );
    let id = app.world.user("adam");
    let broken = app
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE users SET role = 'viewer' WHERE id = $1")
                    .bind(id)
                    .run(tx)
                    .await
            })
        })
        .await;
    assert!(
        matches!(db::violation(&broken.unwrap_err()), Some(db::Violation::ForeignKey(_))),
        "the database keeps the last owner"
    );
    app.end().await;
}

#[tokio::test]
async fn two_owners_cannot_unmake_each_other_at_once() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.post(
        &format!("{}/role", person(&app, "adam")),
        &[("role", "owner"), ("version", "1")],
    )
    .await
    .expect(303);
    let adam = app.sign_in("adam").await;
    let (to_adam, to_olga) = (
        format!("{}/role", person(&app, "adam")),
        format!("{}/role", person(&app, "olga")),
    );
    let adams = version(&app, app.world.user("adam")).await;
    let (first, second) = (
        [("role", "admin"), ("version", adams.as_str())],
        [("role", "admin"), ("version", "1")],
    );
    let (one, two) = tokio::join!(olga.post(&to_adam, &first), adam.post(&to_olga, &second));
    let owners: i64 = sql("SELECT COUNT(*) FROM users WHERE role = 'owner' AND disabled_at IS NULL")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(owners, 1, "{} {}", one.status, two.status);
    app.end().await;
}

#[tokio::test]
async fn ended_access_ends_everything_and_can_be_given_again() {
    let app = TestApp::new().await;
    give_password(&app, "rosa").await;
    let (adam, rosa) = (app.sign_in("adam").await, app.sign_in("rosa").await);
    let path = format!("{}/disablement", person(&app, "rosa"));
    adam.post(&path, &[]).await.expect_redirect(&person(&app, "rosa"));
    rosa.get("/app/me").await.expect_redirect("/app/sign-in");
    let fields = [("email", "rosa@acme.example"), ("password", PASSWORD)];
    app.visitor().post("/app/sign-in", &fields).await.expect(422);
    adam.get("/app/settings/people").await.says("may not sign in");
    adam.post(&path, &[("_method", "DELETE")])
        .await
        .expect_redirect(&person(&app, "rosa"));
    app.visitor()
        .post("/app/sign-in", &fields)
        .await
        .expect_redirect("/app");
    app.end().await;
}

#[tokio::test]
async fn deciding_who_gets_in_takes_the_password_again_after_ten_minutes() {
    let app = TestApp::new().await;
    give_password(&app, "adam").await;
    let adam = app.sign_in("adam").await;
    app.clock.advance(SignedDuration::from_mins(11));
    adam.get(&person(&app, "rosa"))
        .await
        .expect(200)
        .says("name=\"current_password\"");
    let path = format!("{}/role", person(&app, "rosa"));
    let change = [("role", "admin"), ("version", "1")];
    adam.post(&path, &change).await.expect(422).says("Enter your password");
    let wrong = [("role", "admin"), ("version", "1"), ("current_password", "not his")];
    adam.post(&path, &wrong)
        .await
        .expect(422)
        .says("not your present password")
        .does_not_say("not his");
    assert_eq!(role(&app, "rosa").await, "recruiter");
    let right = [("role", "admin"), ("version", "1"), ("current_password", PASSWORD)];
    let answer = adam.post(&path, &right).await.expect(303);
    assert!(
        answer.header("set-cookie").starts_with("bole="),
        "the session goes on under a new token"
    );
    assert_eq!(role(&app, "rosa").await, "admin");
    adam.get(&person(&app, "hari"))
        .await
        .expect(200)
        .does_not_say("name=\"current_password\"");
    // And for acts that are links.
    app.clock.advance(SignedDuration::from_mins(11));
    adam.get("/app/confirm?next=%2Fapp%2Fme").await.expect(200);
    adam.post("/app/confirm", &[("next", "/app/me"), ("current_password", "x")])
        .await
        .expect(422);
    let leads = adam
        .post(
            "/app/confirm",
            &[("next", "//evil.example"), ("current_password", PASSWORD)],
        )
        .await;
    leads.expect_redirect("/app");
    app.end().await;
}
