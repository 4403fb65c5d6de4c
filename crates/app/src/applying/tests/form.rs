//! The form: what it asks, what comes back, what arrives.

use db::sql;
use jiff::SignedDuration;

use super::{ADA, APPLY, CV, apply, ask, count, hidden, open_form, received};
use crate::{
    jobs::{Knockout, QuestionKind},
    testing::TestApp,
};

#[tokio::test]
async fn an_application_arrives_whole() {
    let app = TestApp::new().await;
    let question = ask(
        &app,
        QuestionKind::YesNo,
        "May you work in Germany?",
        Some(Knockout::OneOf(vec!["no".to_owned()])),
    )
    .await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    let answer = format!("answer_{question}");
    let fields = [
        ADA.as_slice(),
        &[
            ("phone", "+49 151 2345 6789"),
            (&answer, "no"),
            ("pool_consent", "true"),
        ],
    ]
    .concat();
    apply(&visitor, &form, &fields, &[("resume", "../../cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    visitor
        .get("/jobs/kiln-en/applied?lang=de")
        .await
        .expect(200)
        .says("Ihre Bewerbung ist da");

    let row: (String, bool, String, bool, Option<String>, String) = sql(
        "SELECT c.name, c.unverified, a.admission, a.marked, a.notice_version, a.source
         FROM applications a JOIN candidates c ON c.id = a.candidate_id WHERE a.form_key IS NOT NULL",
    )
    .one(&mut app.app.db.read())
    .await
    .unwrap();
    assert_eq!(
        row,
        (
            "Ada Lindqvist".to_owned(),
            true,
            "accepted".to_owned(),
            true,
            Some("0".to_owned()),
            "careers_site".to_owned()
        )
    );
    let document: (String, String, i64) = sql("SELECT filename, media, size FROM documents")
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(document, ("cv.pdf".to_owned(), "pdf".to_owned(), CV.len() as i64));
    assert_eq!(count(&app, "SELECT COUNT(*) FROM answers WHERE marked").await, 1);
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM consents WHERE kind = 'talent_pool'").await,
        1
    );
    let mail: (String, String, String) = sql("SELECT kind, to_name, body FROM messages")
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!((mail.0.as_str(), mail.1.as_str()), ("confirmation", ""));
    assert!(
        !mail.2.contains("Ada"),
        "nothing that an applicant wrote goes to an unverified address: {}",
        mail.2
    );
    assert!(mail.2.contains("8 December 2026"), "the promised day: {}", mail.2);
    app.end().await;
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_everything_in_it() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    let fields = [("name", "Ada <Lindqvist>"), ("email", "ada@")];
    let page = apply(&visitor, &form, &fields, &[("resume", "Lebenslauf.pdf", CV)])
        .await
        .expect(422);
    let page = page
        .says("Ada &lt;Lindqvist&gt;")
        .says("Enter an e-mail address")
        .says("Lebenslauf.pdf");
    assert_eq!(received(&app).await, 0);

    // Sent again without the file: it is stored already.
    let form = hidden(&page.text());
    apply(&visitor, &form, &ADA, &[])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM documents WHERE filename = 'Lebenslauf.pdf'").await,
        1
    );
    assert_eq!(count(&app, "SELECT COUNT(*) FROM uploads").await, 0);
    app.end().await;
}

#[tokio::test]
async fn another_language_keeps_everything_that_was_typed_and_sent() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    let mut fields = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect::<Vec<_>>();
    fields.extend([("name", "Ada <Lindqvist>"), ("email", "ada@"), ("switch", "de")]);
    let page = visitor
        .upload(
            "/jobs/kiln-en/apply?lang=de",
            &fields,
            &[("resume", "Lebenslauf.pdf", CV)],
        )
        .await
        .expect(200)
        .says("Ada &lt;Lindqvist&gt;")
        .says("ada@")
        .says("Lebenslauf.pdf")
        .says("Bewerbung absenden");
    assert!(!page.text().contains("error-summary"), "nobody has sent anything yet");
    assert_eq!(received(&app).await, 0);

    // From there it is sent as any other, in that language.
    let form = hidden(&page.text());
    assert!(form.iter().all(|(name, _)| name != "switch"));
    apply(&visitor, &form, &ADA, &[])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn a_cover_letter_is_asked_for_as_the_job_wishes() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let set = |wish: &'static str| {
        app.app.db.write(move |tx| {
            Box::pin(async move {
                sql("UPDATE jobs SET cover_letter = $1")
                    .bind(wish.to_owned())
                    .run(tx)
                    .await?;
                Ok::<_, anyhow::Error>(())
            })
        })
    };
    visitor
        .get(APPLY)
        .await
        .expect(200)
        .says("Cover letter")
        .says("(optional)");
    set("none").await.unwrap();
    visitor.get(APPLY).await.expect(200).does_not_say("Cover letter");
    set("required").await.unwrap();
    let form = open_form(&app, &visitor).await;
    apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", CV)])
        .await
        .expect(422)
        .says("Choose the file with your cover letter");
    assert_eq!(received(&app).await, 0);
    let files = [
        ("resume", "cv.pdf", CV),
        ("cover_letter", "letter.txt", b"Dear kiln".as_slice()),
    ];
    apply(&visitor, &form, &ADA, &files)
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn a_required_answer_and_a_cv_are_asked_for_by_name() {
    let app = TestApp::new().await;
    ask(&app, QuestionKind::YesNo, "May you work in Germany?", None).await;
    let visitor = app.visitor().with_header("accept-language", "de");
    let form = open_form(&app, &visitor).await;
    let all: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = visitor
        .upload("/jobs/kiln-en/apply", &[all, ADA.to_vec()].concat(), &[])
        .await
        .expect(422);
    page.says("Wählen Sie die Datei mit Ihrem Lebenslauf")
        .says("Wählen Sie eine der Antworten")
        .says("2 Angaben");
    app.end().await;
}

#[tokio::test]
async fn a_form_that_lay_open_for_two_days_is_asked_to_be_sent_again() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    app.clock.advance(SignedDuration::from_hours(48));
    let page = apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", CV)])
        .await
        .expect(422);
    let page = page.says("This page was open for a long time").says("cv.pdf");
    app.clock.advance(SignedDuration::from_secs(10));
    apply(&visitor, &hidden(&page.text()), &ADA, &[])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    assert_eq!(received(&app).await, 1);
    app.end().await;
}

#[tokio::test]
async fn what_looks_like_a_program_is_set_aside_and_never_dropped() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let page = visitor.get(APPLY).await.expect(200).text();
    // Within a second: a person confirms by mail.
    apply(&visitor, &hidden(&page), &ADA, &[("resume", "cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    // A field that nobody sees: a colleague looks, and nobody is written to.
    let form = open_form(&app, &visitor).await;
    let fields = [
        ("name", "Bot"),
        ("email", "victim@home.example"),
        ("second_reference", "http://spam.example"),
    ];
    apply(&visitor, &form, &fields, &[("resume", "cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");

    let admissions: Vec<(String, String)> =
        sql("SELECT admission, signals FROM applications WHERE form_key IS NOT NULL ORDER BY number")
            .all(&mut app.app.db.read())
            .await
            .unwrap();
    assert_eq!(
        admissions,
        [
            ("unconfirmed".to_owned(), "[\"too_fast\"]".to_owned()),
            ("quarantined".to_owned(), "[\"hidden_field\"]".to_owned())
        ]
    );
    let kinds: Vec<String> = sql("SELECT kind FROM messages")
        .values(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(kinds, ["confirm_address"]);
    app.end().await;
}

#[tokio::test]
async fn a_known_address_makes_a_separate_person_and_the_same_answer() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let mut answers = Vec::new();
    for email in ["ada@people.example", "nobody@people.example"] {
        let form = open_form(&app, &visitor).await;
        let answer = apply(
            &visitor,
            &form,
            &[("name", "Someone"), ("email", email)],
            &[("resume", "cv.pdf", CV)],
        )
        .await;
        answers.push((answer.status, answer.header("location").to_owned(), answer.body));
    }
    assert_eq!(answers[0], answers[1]);
    let known = app.world.candidate("ada");
    let untouched: i64 = sql("SELECT COUNT(*) FROM candidates WHERE id = $1 AND name = 'Ada Okafor' AND version = 1")
        .bind(known)
        .value(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(untouched, 1);
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM candidates WHERE name = 'Someone' AND unverified"
        )
        .await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn jobs_that_are_not_open_to_the_public_take_no_applications() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    visitor.get("/jobs/nothing/apply").await.expect(404);
    for (change, shown, sent) in [
        ("UPDATE jobs SET state = 'closed' WHERE number = 1", 302, 410),
        ("UPDATE jobs SET state = 'on_hold' WHERE number = 1", 302, 410),
        (
            "UPDATE jobs SET state = 'open', internal = TRUE WHERE number = 1",
            404,
            404,
        ),
        (
            "UPDATE jobs SET internal = FALSE, confidential = TRUE WHERE number = 1",
            404,
            404,
        ),
        (
            "UPDATE jobs SET confidential = FALSE, state = 'draft' WHERE number = 1",
            404,
            404,
        ),
    ] {
        app.app
            .db
            .write(move |tx| Box::pin(async move { sql(change).run(tx).await }))
            .await
            .unwrap();
        visitor.get(APPLY).await.expect(shown);
        let answer = apply(&visitor, &form, &ADA, &[("resume", "cv.pdf", CV)])
            .await
            .expect(sent);
        if sent == 410 {
            answer
                .says("stopped taking applications while you were filling in the form")
                .says("value=\"ada@home.example\"")
                .does_not_say("Send application");
        }
    }
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn the_source_of_a_link_is_kept() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let page = visitor
        .get("/jobs/kiln-en/apply?lang=en&source=Summer%20Fair")
        .await
        .expect(200)
        .text();
    app.clock.advance(SignedDuration::from_mins(1));
    apply(&visitor, &hidden(&page), &ADA, &[("resume", "cv.pdf", CV)])
        .await
        .expect_redirect("/jobs/kiln-en/applied");
    let source: (String, String) = sql("SELECT source, source_detail FROM applications WHERE form_key IS NOT NULL")
        .one(&mut app.app.db.read())
        .await
        .unwrap();
    assert_eq!(source, ("summer_fair".to_owned(), "Summer Fair".to_owned()));
    app.end().await;
}

#[tokio::test]
async fn fields_that_the_form_does_not_have_are_refused() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let form = open_form(&app, &visitor).await;
    for name in ["stage_id", "candidate_id", "role", "id", "created_by"] {
        let fields = [ADA.as_slice(), &[(name, "x")]].concat();
        apply(&visitor, &form, &fields, &[("resume", "cv.pdf", CV)])
            .await
            .expect(422);
    }
    assert_eq!(received(&app).await, 0);
    app.end().await;
}
