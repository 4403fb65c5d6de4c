//! Tasks: given to somebody who can see the person, ticked off, put back.

use crate::testing::TestApp;

#[tokio::test]
async fn a_task_is_given_ticked_off_and_taken_back() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let page = format!("/app/candidates/{}", app.world.candidate("ada"));
    let user = app.world.user("hari").to_string();
    let fields = [
        ("title", "Ask about the notice period"),
        ("assignee", &user as &str),
        ("due_on", "2026-11-20"),
    ];
    rosa.post(&format!("{page}/tasks"), &fields)
        .await
        .expect_redirect(&page);
    hari.get(&page)
        .await
        .expect(200)
        .says("Ask about the notice period")
        .says("overdue");
    let due = super::due(
        &mut app.app.db.read(),
        &app.actor("hari").await,
        "2026-11-24".parse().expect("a day"),
    )
    .await
    .expect("ask");
    assert_eq!(due.len(), 1);
    let done = format!("/app/tasks/{}/done", due[0].id);
    app.sign_in("vera").await.post(&done, &[]).await.expect(403);
    app.sign_in("olga").await.get(&page).await.expect(200);
    let ticked = hari
        .post(&done, &[("back", &page)])
        .await
        .expect_redirect(&format!("{page}?done="));
    let left = "SELECT COUNT(*) FROM tasks WHERE done_at IS NULL";
    assert_eq!(app.counted(left).await, 0);
    // Twice is once.
    hari.post(&done, &[("back", &page)]).await.expect_redirect(&page);
    let undo = ticked
        .header("location")
        .split("done=")
        .nth(1)
        .expect("an undo")
        .to_owned();
    hari.post(&format!("/app/undo/{undo}"), &[("back", &page)])
        .await
        .expect(303);
    assert_eq!(app.counted(left).await, 1);
    app.end().await;
}

#[tokio::test]
async fn nobody_gets_something_to_do_about_whom_they_may_not_see() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let page = format!("/app/candidates/{}", app.world.candidate("cem"));
    let hari = app.world.user("hari").to_string();
    rosa.post(&format!("{page}/tasks"), &[("title", "Call"), ("assignee", &hari)])
        .await
        .expect(422)
        .says("This colleague may not see this person")
        .says("value=\"Call\"");
    let fields = [("title", ""), ("assignee", &hari as &str)];
    rosa.post(&format!("{page}/tasks"), &fields).await.expect(422);
    assert_eq!(app.counted("SELECT COUNT(*) FROM tasks").await, 0);
    app.end().await;
}
