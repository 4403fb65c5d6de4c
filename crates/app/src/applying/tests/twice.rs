//! A double click, a reload, two tabs, a retry: one application.

use super::{ADA, APPLY, CV, apply, count, hidden, open_form, received};
use crate::testing::TestApp;

#[tokio::test]
async fn a_form_that_is_sent_twice_is_one_application() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    let file: &[(&str, &str, &[u8])] = &[("resume", "cv.pdf", CV)];
    let (first, second) = tokio::join!(apply(&visitor, &form, &ADA, file), apply(&visitor, &form, &ADA, file));
    first.expect_redirect("/jobs/kiln-en/applied");
    second.expect_redirect("/jobs/kiln-en/applied");
    apply(&visitor, &form, &ADA, file)
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM messages").await, 1);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM documents").await, 1);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM candidates WHERE unverified").await, 1);
    app.end().await;
}

#[tokio::test]
async fn two_tabs_at_once_are_one_application() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let forms: Vec<_> = {
        let pages = [
            visitor.get(APPLY).await.expect(200).text(),
            visitor.get(APPLY).await.expect(200).text(),
        ];
        app.clock.advance(jiff::SignedDuration::from_mins(1));
        pages.iter().map(|page| hidden(page)).collect()
    };
    assert_ne!(forms[0][0], forms[1][0], "each tab has a form of its own");
    let file: &[(&str, &str, &[u8])] = &[("resume", "cv.pdf", CV)];
    let (one, other) = tokio::join!(
        apply(&visitor, &forms[0], &ADA, file),
        apply(&visitor, &forms[1], &ADA, file)
    );
    one.expect_redirect("/jobs/kiln-en/applied");
    other.expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn another_cv_is_another_application_and_so_is_the_same_one_days_later() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let other = [CV, b"% another"].concat();
    for (file, days) in [(CV, 0), (&other[..], 0), (CV, 3)] {
        app.clock.advance(jiff::SignedDuration::from_hours(24 * days));
        let form = open_form(&app, &visitor).await;
        apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", file)])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
    }
    assert_eq!(received(&app).await, 3);
    app.end().await;
}
