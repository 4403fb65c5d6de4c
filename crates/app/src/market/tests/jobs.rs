//! Which postings are one job, and people's word on it.

use base::Id;
use db::sql;

use super::{board, look, posted};
use crate::{market::Posting, testing::TestApp};

async fn jobs(app: &TestApp) -> i64 {
    sql("SELECT COUNT(DISTINCT job_id) FROM market_postings")
        .value(&mut app.app.db.read())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_job_on_two_boards_is_one_until_somebody_says_otherwise() {
    let app = TestApp::new().await;
    let (site, other) = (board(&app, "own_site").await, board(&app, "linkedin").await);
    let text = "You look after the kilns of our works in Berlin, day and night, and teach others to.";
    look(&app, site, &[posted("1", "Kiln Engineer", text)]).await;
    look(&app, other, &[posted("x", "Kiln Engineer (m/f/d)", text)]).await;
    assert_eq!(jobs(&app).await, 1);

    let rosa = app.sign_in("rosa").await;
    let ids: Vec<Id<Posting>> = sql("SELECT id FROM market_postings ORDER BY first_seen_at")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    let employer: uuid::Uuid = sql("SELECT id FROM market_employers")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let page = format!("/app/market/{employer}/postings/{}", ids[0]);
    rosa.get(&page)
        .await
        .expect(200)
        .says("Kiln Engineer (m/f/d)")
        .says("LinkedIn");
    let other = ids[1].to_string();
    rosa.post(&format!("{page}/decisions"), &[("other", &other), ("same", "no")])
        .await
        .expect_redirect(&page);
    assert_eq!(jobs(&app).await, 2);
    rosa.get(&page).await.says("Nowhere else");
    rosa.post(
        &format!("{page}/decisions"),
        &[
            ("other", &format!("http://x/app/market/1/postings/{other}")),
            ("same", "yes"),
        ],
    )
    .await
    .expect_redirect(&page);
    assert_eq!(jobs(&app).await, 1);
    rosa.post(&format!("{page}/decisions"), &[("other", "nothing"), ("same", "yes")])
        .await
        .expect(404);
    app.end().await;
}

#[tokio::test]
async fn the_report_of_a_watched_employer_is_shown() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/market").await.expect(200).says("Nobody is watched yet");
    rosa.post(
        "/app/market",
        &[("name", "Example GmbH"), ("address", "https://www.linkedin.com/jobs/x")],
    )
    .await
    .expect(422)
    .says("value=\"Example GmbH\"");
    let site = board(&app, "own_site").await;
    look(
        &app,
        site,
        &[posted("1", "Kiln Researcher (urgent)", "You study kilns and glazes.")],
    )
    .await;
    let employer: uuid::Uuid = sql("SELECT id FROM market_employers")
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    let page = format!("/app/market/{employer}");
    // Days went by: the first session has ended.
    let rosa = app.sign_in("rosa").await;
    rosa.get(&page)
        .await
        .expect(200)
        .says("One of 1 jobs is marked urgent")
        .says("Own site");
    rosa.get(&format!("{page}/report.md"))
        .await
        .expect(200)
        .says("## Observations");
    rosa.get(&format!("{page}/report.csv"))
        .await
        .expect(200)
        .says("Kiln Researcher");
    assert_eq!(
        rosa.get(&format!("{page}/report.json")).await.expect(200).json()["jobs"],
        1
    );
    rosa.get(&format!("{page}/report.exe")).await.expect(404);
    let vera = app.sign_in("vera").await;
    vera.get(&page).await.expect(200);
    vera.post(&format!("{page}/removal"), &[]).await.expect(403);
    app.end().await;
}
