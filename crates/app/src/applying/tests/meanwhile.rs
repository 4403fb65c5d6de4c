//! What changed, or happened already, while somebody filled in the form.

use db::sql;

use super::{ADA, APPLY, CV, apply, ask, open_form, received};
use crate::{jobs::QuestionKind, testing::TestApp};

async fn change(app: &TestApp, statement: &'static str) {
    app.app
        .db
        .write(move |tx| Box::pin(async move { sql(statement).run(tx).await }))
        .await
        .unwrap();
}

const RESUME: [(&str, &str, &[u8]); 1] = [("resume", "cv.pdf", CV)];

#[tokio::test]
async fn a_repetition_that_names_a_file_sent_ahead_is_told_that_it_arrived() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    // A mistake first: the file is kept, and named from there on.
    let page = apply(
        &visitor,
        &form,
        &[("name", "Ada Lindqvist"), ("email", "ada@")],
        &RESUME,
    )
    .await
    .expect(422)
    .text();
    let form = super::hidden(&page);
    for _ in 0..2 {
        apply(&visitor, &form, &ADA, &[])
            .await
            .expect_redirect("/jobs/kiln-en/applied");
    }
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn a_form_of_an_old_address_is_taken() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    change(
        &app,
        "INSERT INTO slugs (slug, posting_id, created_at) SELECT 'glaze-en', posting_id, created_at FROM slugs WHERE slug = 'kiln-en'",
    )
    .await;
    change(&app, "UPDATE postings SET slug = 'glaze-en' WHERE slug = 'kiln-en'").await;
    let moved = visitor
        .get("/jobs/kiln-en/apply?lang=de&source=linkedin")
        .await
        .expect(301);
    assert_eq!(moved.header("location"), "/jobs/glaze-en/apply?lang=de&source=linkedin");
    apply(&visitor, &form, &ADA, &RESUME)
        .await
        .expect_redirect("/jobs/glaze-en/applied");
    visitor.get("/jobs/kiln-en/applied").await.expect(200);
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn a_form_of_a_language_that_is_no_longer_public_is_taken_while_the_job_is_open_in_another() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let (form, again) = (open_form(&app, &visitor).await, open_form(&app, &visitor).await);
    change(&app, "UPDATE postings SET state = 'unpublished' WHERE slug = 'kiln-en'").await;
    apply(&visitor, &form, &ADA, &RESUME)
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    change(&app, "UPDATE postings SET state = 'unpublished'").await;
    let other = [("name", "Bo Lindqvist"), ("email", "bo@home.example")];
    apply(&visitor, &again, &other, &RESUME).await.expect(410);
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn an_answer_to_a_question_that_was_taken_off_is_let_go() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let question = ask(&app, QuestionKind::Text, "Which glaze?", None).await;
    let form = open_form(&app, &visitor).await;
    change(
        &app,
        "UPDATE questions SET removed_at = created_at FROM (SELECT MIN(created_at) AS created_at FROM jobs) AS first",
    )
    .await;
    let (answer, made_up) = (format!("answer_{question}"), format!("answer_{}", uuid::Uuid::nil()));
    let fields = [ADA.as_slice(), &[(answer.as_str(), "Celadon")]].concat();
    let with_more = [fields.as_slice(), &[(made_up.as_str(), "Celadon")]].concat();
    apply(&visitor, &form, &with_more, &RESUME).await.expect(422);
    apply(&visitor, &form, &fields, &RESUME)
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    visitor.get(APPLY).await.expect(200).does_not_say("Which glaze?");
    app.end().await;
}
