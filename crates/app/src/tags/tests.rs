//! Tags: put on, once, in any case, and taken off.

use crate::testing::TestApp;

#[tokio::test]
async fn a_tag_is_the_same_in_any_case_and_comes_off_again() {
    let app = TestApp::new().await;
    let (rosa, ivy) = (app.sign_in("rosa").await, app.sign_in("ivy").await);
    let page = format!("/app/candidates/{}", app.world.candidate("ada"));
    rosa.post(&format!("{page}/tags"), &[("tag", "Rust，returning"), ("back", &page)])
        .await
        .expect_redirect(&page);
    ivy.post(&format!("{page}/tags"), &[("tag", "RUST")]).await.expect(303);
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidate_tags").await, 2);
    let id: base::Id<super::Tag> = db::sql("SELECT id FROM tags WHERE folded = 'rust'")
        .value(&mut app.app.db.read())
        .await
        .expect("ask");
    rosa.get(&page)
        .await
        .expect(200)
        .says(&format!("/tags/{id}"))
        .says("added the tag “Rust”");
    let vera = app.sign_in("vera").await;
    vera.post(&format!("{page}/tags"), &[("tag", "x")]).await.expect(403);
    ivy.post(&format!("{page}/tags/{id}"), &[("_method", "delete"), ("back", &page)])
        .await
        .expect(303);
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidate_tags").await, 1);
    ivy.post(&format!("{page}/tags"), &[("tag", " , ")]).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn words_on_people_one_does_not_see_are_not_suggested() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let (ada, cem) = (app.world.candidate("ada"), app.world.candidate("cem"));
    rosa.post(&format!("/app/candidates/{cem}/tags"), &[("tag", "successor")])
        .await
        .expect(303);
    rosa.post(&format!("/app/candidates/{ada}/tags"), &[("tag", "kilns")])
        .await
        .expect(303);
    for page in ["/app/candidates".to_owned(), format!("/app/candidates/{ada}")] {
        hari.get(&page)
            .await
            .expect(200)
            .says("kilns")
            .does_not_say("successor");
        rosa.get(&page).await.expect(200).says("successor");
    }
    app.end().await;
}
