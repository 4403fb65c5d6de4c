//! May be the same person: shown, compared, decided, taken back.

use crate::{candidates::Verdict, testing::TestApp};

async fn verdicts(app: &TestApp) -> Vec<Verdict> {
    db::sql("SELECT verdict FROM comparisons")
        .values(&mut app.app.db.read())
        .await
        .expect("ask")
}

#[tokio::test]
async fn two_who_share_an_address_are_shown_and_a_colleague_decides() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let ada = app.world.candidate("ada");
    let other = app.prospect("A. Okafor", "ada@people.example", "Leeds").await;
    let page = format!("/app/candidates/{ada}");
    let comparison = format!("{page}/comparison/{other}");
    rosa.get(&page)
        .await
        .expect(200)
        .says("May be the same person as")
        .says("They share a mail address")
        .says(&comparison);
    rosa.get(&comparison)
        .await
        .expect(200)
        .says("One person or two?")
        .says("<mark>ada@people.example</mark>");
    let said = rosa
        .post(&comparison, &[("verdict", "different")])
        .await
        .expect_redirect(&format!("{page}?done="));
    rosa.get(&page).await.expect(200).does_not_say("May be the same person");
    let undo = said
        .header("location")
        .split("done=")
        .nth(1)
        .expect("an undo")
        .to_owned();
    rosa.post(&format!("/app/undo/{undo}"), &[("back", &page)])
        .await
        .expect(303);
    assert_eq!(verdicts(&app).await, []);
    rosa.get(&page).await.expect(200).says("May be the same person as");
    rosa.post(&comparison, &[("verdict", "same")]).await.expect(303);
    // From the other side as well.
    rosa.get(&format!("/app/candidates/{other}"))
        .await
        .expect(200)
        .says("The same person as")
        .says("Ada Okafor");
    rosa.post(&comparison, &[("verdict", "perhaps")]).await.expect(422);
    app.end().await;
}

#[tokio::test]
async fn whom_one_may_not_see_is_no_twin_of_anybody() {
    let app = TestApp::new().await;
    let (olga, hari) = (app.sign_in("olga").await, app.sign_in("hari").await);
    let (ada, cem) = (app.world.candidate("ada"), app.world.candidate("cem"));
    let twin = app.prospect("Cem Aydin", "cem@people.example", "Leeds").await;
    olga.get(&format!("/app/candidates/{twin}"))
        .await
        .expect(200)
        .does_not_say("May be the same person");
    olga.get(&format!("/app/candidates/{twin}/comparison/{cem}"))
        .await
        .expect(404);
    // Hari sees Ada, but nobody who has not applied for a job of his.
    hari.get(&format!("/app/candidates/{ada}/comparison/{twin}"))
        .await
        .expect(404);
    hari.post(
        &format!("/app/candidates/{ada}/comparison/{twin}"),
        &[("verdict", "same")],
    )
    .await
    .expect(404);
    assert_eq!(verdicts(&app).await, []);
    app.end().await;
}
