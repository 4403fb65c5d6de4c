//! Files of an application, in every way there is.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;

use super::{
    ask, change, count,
    sending::{ADA, KILN, WRITE, post, received, saved},
    server, words, world,
};

#[tokio::test]
async fn files_come_as_parts_for_the_field_they_are_meant_for() {
    let app = world().await;
    let work = ask(&app, "file", "[]").await;
    let server = server(&app, WRITE).await;
    let field = format!("question_{work}");
    let files: [(&str, &str, &[u8]); 4] = [
        ("resume", "cv.txt", b"I keep kilns warm."),
        ("cover_letter", "letter.txt", b"Dear kiln"),
        (&field, "work.txt", b"A bowl"),
        ("question_1", "other.txt", b"Nobody asked"),
    ];
    saved(server.upload(KILN, &ADA, &files).await);
    let kinds = "SELECT kind || ' ' || filename FROM documents ORDER BY filename";
    assert_eq!(
        words(&app, kinds).await,
        ["resume cv.txt", "cover_letter letter.txt", "answer work.txt"]
    );
    app.end().await;
}

#[tokio::test]
async fn files_come_as_text_and_as_base64_too() {
    let app = world().await;
    let work = ask(&app, "file", "[]").await;
    let server = server(&app, WRITE).await;
    let body = json!({
        "resume_text": "I keep kilns warm.",
        "cover_letter_content": STANDARD.encode("Dear kiln"),
        "cover_letter_content_filename": "letter.txt",
        format!("question_{work}_content"): STANDARD.encode("A bowl").trim_end_matches('='),
        format!("question_{work}_content_filename"): "work.txt",
    });
    saved(post(&server, body).await);
    let kinds = "SELECT kind || ' ' || filename || ' ' || size FROM documents ORDER BY filename";
    assert_eq!(
        words(&app, kinds).await,
        ["cover_letter letter.txt 9", "resume resume.txt 18", "answer work.txt 6"]
    );
    saved(
        post(
            &server,
            json!({"email": "b@home.example", "cover_letter_text": "Dear loom"}),
        )
        .await,
    );
    assert_eq!(
        count(&app, "SELECT COUNT(*) FROM documents WHERE kind = 'cover_letter'").await,
        2
    );
    app.end().await;
}

#[tokio::test]
async fn nothing_is_fetched_for_strangers() {
    let app = world().await;
    let work = ask(&app, "file", "[]").await;
    let server = server(&app, WRITE).await;
    for field in [
        "resume_url".to_owned(),
        "cover_letter_url".to_owned(),
        format!("question_{work}_url"),
    ] {
        let answer = post(&server, json!({&field: "http://169.254.169.254/cv.pdf"}))
            .await
            .expect(422)
            .json();
        assert_eq!(answer["errors"][0]["field"], field);
        assert!(answer["error"].as_str().unwrap().contains("not fetched"), "{answer}");
    }
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn a_file_that_is_none_of_ours_is_told_by_its_field() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    for (body, field) in [
        (
            json!({"resume_content": "%%%", "resume_content_filename": "cv.txt"}),
            "resume_content",
        ),
        (json!({"resume_content": "QQ=="}), "resume_content_filename"),
        (
            json!({"resume_content": STANDARD.encode([0, 1, 2]), "resume_content_filename": "cv.exe"}),
            "resume",
        ),
        (json!({"resume": "my CV"}), "resume"),
    ] {
        let answer = post(&server, body.clone()).await.expect(422).json();
        assert_eq!(answer["errors"][0]["field"], field, "{body}: {answer}");
    }
    let wrong = server
        .upload(KILN, &ADA, &[("resume", "cv.pdf", b"no PDF")])
        .await
        .expect(422)
        .json();
    assert_eq!(wrong["errors"][0]["field"], "resume");
    assert_eq!(received(&app).await, 0);
    app.end().await;
}

#[tokio::test]
async fn too_much_is_413_however_it_comes() {
    let app = world().await;
    let server = server(&app, WRITE).await;
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    server
        .upload(KILN, &ADA, &[("resume", "cv.txt", &large)])
        .await
        .expect(413);
    let body = json!({"resume_content": STANDARD.encode(&large), "resume_content_filename": "cv.txt"});
    let answer = post(&server, body).await.expect(413).json();
    assert!(answer["error"].as_str().unwrap().contains("10"), "{answer}");
    let body = json!({"resume_content": STANDARD.encode(vec![b'a'; 12 * 1024 * 1024])});
    post(&server, body).await.expect(413);
    assert_eq!(received(&app).await, 0);

    change(&app, "UPDATE jobs SET cover_letter = 'optional' WHERE number = 1").await;
    let almost = vec![b'a'; 10 * 1024 * 1024];
    let body = json!({"resume_content": STANDARD.encode(&almost), "resume_content_filename": "cv.txt"});
    saved(post(&server, body).await);
    app.end().await;
}
