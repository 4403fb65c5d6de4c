//! The counts that are kept agree with the rows, whatever happens on a board.

use db::sql;

use super::{board, look, posted};
use crate::{
    market::{boards_of, tallies},
    testing::TestApp,
};

/// What is counted, without kinds and days of which nothing is left.
async fn counted(app: &TestApp) -> Vec<String> {
    let rows: Vec<(String, String, String, String, bool, i64, i64)> = sql(
        "SELECT CASE WHEN board = '' THEN 'jobs' ELSE 'board' END, CAST(day AS TEXT), function, level, urgent, opened, closed
         FROM market_tallies WHERE opened <> 0 OR closed <> 0 ORDER BY board, day, function, level, urgent",
    )
    .all(&mut app.app.db.read())
    .await
    .unwrap();
    rows.into_iter().map(|row| format!("{row:?}")).collect()
}

#[tokio::test]
async fn what_opens_closes_changes_and_comes_back_is_counted_as_the_rows_say() {
    let app = TestApp::new().await;
    let (site, other) = (board(&app, "own_site").await, board(&app, "linkedin").await);
    let kiln = posted(
        "1",
        "Kiln Engineer",
        "You look after the kilns of our works in Berlin, day and night.",
    );
    let glaze = posted(
        "2",
        "Glaze Researcher",
        "You study how glazes melt and write about what you found.",
    );
    let books = posted(
        "3",
        "Accountant",
        "You keep the books of a company that makes tiles and sells them.",
    );
    look(&app, site, &[kiln.clone(), glaze.clone()]).await;
    look(&app, other, std::slice::from_ref(&kiln)).await;
    look(&app, site, &[kiln.clone(), books.clone()]).await;
    let urgent = boards::Posted {
        title: "Kiln Engineer (urgent)".to_owned(),
        ..kiln.clone()
    };
    look(&app, site, &[urgent.clone(), glaze.clone(), books.clone()]).await;
    look(&app, site, &[]).await;
    look(&app, other, &[]).await;
    look(&app, site, &[urgent, books]).await;

    let kept = counted(&app).await;
    let employer = crate::market::board(&mut app.app.db.read(), site)
        .await
        .unwrap()
        .unwrap()
        .employer_id;
    assert_eq!(boards_of(&mut app.app.db.read(), employer).await.unwrap().len(), 2);
    app.app
        .db
        .write(move |tx| Box::pin(async move { tallies::count_anew(tx, employer).await }))
        .await
        .unwrap();
    assert_eq!(kept, counted(&app).await);
    assert!(kept.iter().any(|row| row.contains("jobs")), "{kept:?}");
    app.end().await;
}
