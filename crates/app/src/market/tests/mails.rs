//! Changes by mail.

use db::sql;

use super::{board, look, posted};
use crate::testing::TestApp;

#[tokio::test]
async fn who_asked_for_it_is_told_of_what_they_chose() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let site = board(&app, "own_site").await;
    let employer: uuid::Uuid = sql("SELECT id FROM market_employers")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    rosa.post(&format!("/app/market/{employer}/alerts"), &[("kind", "closed")])
        .await
        .expect(303);
    let kiln = posted(
        "1",
        "Kiln Engineer",
        "You look after the kilns of our works, day and night.",
    );
    let glaze = posted("2", "Glaze Researcher", "You study how glazes melt and write about it.");
    look(&app, site, std::slice::from_ref(&kiln)).await;
    look(&app, site, &[kiln, glaze.clone()]).await;
    app.run_work().await;
    let mails = async || -> Vec<String> {
        sql("SELECT body FROM messages WHERE kind = 'market_changes'")
            .values(&mut app.app.db.read())
            .await
            .unwrap()
    };
    assert!(mails().await.is_empty(), "only what closes was asked for");
    look(&app, site, &[glaze]).await;
    app.run_work().await;
    let told = mails().await;
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("Kiln Engineer closed"), "{told:?}");
    app.end().await;
}
