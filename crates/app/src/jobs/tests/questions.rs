//! What the form asks: added, changed, moved, removed; too many are warned about.

use crate::{
    jobs::{Knockout, questions_of},
    testing::TestApp,
};

#[tokio::test]
async fn a_question_is_asked_in_the_languages_of_the_job_s_texts() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    for language in ["ar", "pt-BR"] {
        let texts = format!("/app/jobs/{kiln}/postings");
        rosa.post(&texts, &[("language", language)]).await.expect(303);
    }
    let address = format!("/app/jobs/{kiln}/questions");
    rosa.get(&format!("{address}/new?kind=choice"))
        .await
        .says("name=\"label-ar\"")
        .says("name=\"label-pt-BR\"")
        .says("name=\"option-0-pt-BR\"");
    let glaze = [
        ("kind", "text"),
        ("label-en", "Which glaze?"),
        ("label-pt-BR", "Qual esmalte?"),
    ];
    rosa.post(&address, &glaze).await.expect(303);
    let all = questions_of(&mut app.app.db.read(), kiln).await.unwrap();
    assert_eq!(all[0].labels.in_language(&"pt-BR".parse().unwrap()), "Qual esmalte?");
    app.end().await;
}

#[tokio::test]
async fn questions_are_written_in_several_languages_and_mark_answers() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    let address = format!("/app/jobs/{kiln}/questions");
    rosa.get(&address)
        .await
        .expect(200)
        .says("The form takes 2 minutes.")
        .says("No questions of your own.");
    rosa.get(&format!("{address}/new?kind=choice"))
        .await
        .expect(200)
        .says("Options")
        .says("option-7-en")
        .says("in at least one language");
    let wrong = [
        ("kind", "yes_no"),
        ("knockout_rule", "no"),
        ("hint-en", "A visa counts."),
    ];
    rosa.post(&address, &wrong)
        .await
        .expect(422)
        .says("Write the question in at least one")
        .says("A visa counts.");
    let permit = [
        ("kind", "yes_no"),
        ("label-en", "May you work in Germany?"),
        ("required", "true"),
        ("knockout_rule", "no"),
    ];
    rosa.post(&address, &permit).await.expect(303);
    rosa.get(&address)
        .await
        .says("May you work in Germany?")
        .says("No words in: German")
        .says("marks some answers");
    let glaze = [
        ("kind", "choice"),
        ("label-de", "Welche Glasur?"),
        ("option-0-value", ""),
        ("option-0-de", "Salz"),
        ("option-1-value", ""),
        ("option-1-de", "Blei"),
        ("option-1-marks", "true"),
        ("knockout_rule", "one_of"),
    ];
    rosa.post(&address, &glaze).await.expect(303);
    let all = questions_of(&mut app.app.db.read(), kiln).await.unwrap();
    assert!(all[0].marks(&serde_json::json!(false)) && !all[0].marks(&serde_json::json!(true)));
    assert_eq!(all[1].knockout, Some(Knockout::OneOf(vec!["option-2".to_owned()])));
    let second = all[1].id;
    rosa.get(&format!("{address}/{second}"))
        .await
        .expect(200)
        .says("value=\"Salz\"")
        .says("value=\"option-2\"");
    rosa.post(&format!("{address}/{second}/position"), &[("by", "-1")])
        .await
        .expect(303);
    assert_eq!(questions_of(&mut app.app.db.read(), kiln).await.unwrap()[0].id, second);
    rosa.post(&format!("{address}/{second}"), &[("_method", "delete")])
        .await
        .expect(303);
    rosa.get(&format!("{address}/{second}")).await.expect(404);
    assert_eq!(questions_of(&mut app.app.db.read(), kiln).await.unwrap().len(), 1);
    app.end().await;
}

#[tokio::test]
async fn past_ten_questions_the_recruiter_is_warned() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let address = format!("/app/jobs/{}/questions", app.world.job("kiln"));
    for n in 1..=11 {
        let label = format!("Question {n}");
        rosa.post(&address, &[("kind", "text"), ("label-en", &label)])
            .await
            .expect(303);
        let page = rosa.get(&address).await;
        assert_eq!(page.text().contains("questions are many"), n > 10, "after {n}");
    }
    app.end().await;
}

#[tokio::test]
async fn a_rule_names_only_what_can_be_answered() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let address = format!("/app/jobs/{}/questions", app.world.job("kiln"));
    let years = [
        ("kind", "number"),
        ("label-en", "Years?"),
        ("knockout_rule", "below"),
        ("knockout_value", "three"),
    ];
    rosa.post(&address, &years)
        .await
        .expect(422)
        .says("Write a number")
        .says("value=\"three\"");
    let one = [
        ("kind", "choice"),
        ("label-en", "Which?"),
        ("option-0-value", ""),
        ("option-0-en", "Only this"),
    ];
    rosa.post(&address, &one)
        .await
        .expect(422)
        .says("Give 2 to 50 options.");
    app.end().await;
}
