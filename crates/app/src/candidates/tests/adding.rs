//! Adding somebody by hand, changing what is known of them, the trash.

use base::Id;
use db::sql;

use super::Candidate;
use crate::testing::TestApp;

const CV: &[u8] = b"Eli Weber\n\nKeeps looms.";

async fn id_of(app: &TestApp, name: &str) -> Id<Candidate> {
    sql("SELECT id FROM candidates WHERE name = $1")
        .bind(name.to_owned())
        .value(&mut app.app.db.read())
        .await
        .expect("somebody of this name")
}

#[tokio::test]
async fn somebody_recommended_is_added_with_cv_note_and_job_at_once() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    rosa.get("/app/candidates/new?source=referral")
        .await
        .expect(200)
        .says("value=\"referral\" selected");
    let job = app.world.job("kiln").to_string();
    let fields = [
        ("name", "Eli Weber"),
        ("script_name", ""),
        ("headline", "Loom Keeper"),
        ("mail", "eli@people.example"),
        ("mail", "eli.weber@work.example"),
        ("phone", "+49 151 2345678"),
        ("link", "people.example/eli"),
        ("city", "Berlin"),
        ("country", "DE"),
        ("language", "de"),
        ("source", "referral"),
        ("job_id", &job),
        ("body", "Recommended by @Hari Menon."),
    ];
    rosa.upload("/app/candidates", &fields, &[("resume", "eli.txt", CV)])
        .await
        .expect_redirect("/app/candidates/");
    let eli = id_of(&app, "Eli Weber").await;
    app.run_work().await;
    let page = rosa.get(&format!("/app/candidates/{eli}")).await.expect(200);
    page.says("Keeps looms.")
        .says("eli.weber@work.example")
        .says("https://people.example/eli")
        .says("Kiln Engineer")
        .says("<strong>@Hari Menon</strong>")
        .says("Recommended");
    assert_eq!(
        app.counted("SELECT COUNT(*) FROM applications WHERE source = 'referral'")
            .await,
        1
    );
    app.sign_in("hari").await.get("/app/candidates/new").await.expect(403);
    app.end().await;
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_everything_and_the_file_need_not_be_sent_again() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = [
        ("name", "Eli Weber"),
        ("mail", "eli"),
        ("link", "javascript:alert(1)"),
        ("language", "de"),
        ("source", "sourced"),
    ];
    let page = rosa
        .upload("/app/candidates", &fields, &[("resume", "eli.txt", CV)])
        .await
        .expect(422)
        .says("value=\"Eli Weber\"")
        .says("Enter a whole mail address")
        .says("Enter a web address")
        .says("eli.txt")
        .text();
    let kept = page
        .split("name=\"resume_upload\" value=\"")
        .nth(1)
        .expect("the file is kept");
    let kept: String = kept.chars().take_while(|c| *c != '"').collect();
    let fields = [
        ("name", "Eli Weber"),
        ("mail", "eli@people.example"),
        ("language", "de"),
        ("source", "sourced"),
        ("resume_upload", &kept),
    ];
    rosa.upload("/app/candidates", &fields, &[])
        .await
        .expect_redirect("/app/candidates/");
    app.run_work().await;
    let eli = id_of(&app, "Eli Weber").await;
    rosa.get(&format!("/app/candidates/{eli}"))
        .await
        .expect(200)
        .says("Keeps looms.");
    let wrong = [("name", "Eva"), ("language", "de"), ("source", "sourced")];
    rosa.upload("/app/candidates", &wrong, &[("resume", "eva.exe", b"MZ")])
        .await
        .expect(422)
        .says("Choose a PDF, Word");
    app.end().await;
}

#[tokio::test]
async fn whoever_may_be_known_already_is_shown_before_there_are_two() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let fields = [
        ("name", "A. Okafor"),
        ("mail", "Ada@People.example"),
        ("language", "en"),
        ("source", "sourced"),
        ("body", "Met at the fair."),
    ];
    let page = rosa
        .upload("/app/candidates", &fields, &[("resume", "ada.txt", CV)])
        .await
        .expect(409)
        .says("Is A. Okafor known already?")
        .says("Ada Okafor")
        .says("They share a mail address")
        .says("Kiln Engineer · Applied · last changed")
        .says("Met at the fair.")
        .text();
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidates").await, 3);
    let kept = page
        .split("name=\"resume_upload\" value=\"")
        .nth(1)
        .expect("the file is kept");
    let kept: String = kept.chars().take_while(|c| *c != '"').collect();
    let mut anyway = fields.to_vec();
    anyway.extend([("anyway", "true"), ("resume_upload", kept.as_str())]);
    rosa.upload("/app/candidates", &anyway, &[])
        .await
        .expect_redirect("/app/candidates/");
    assert_eq!(app.counted("SELECT COUNT(*) FROM candidates").await, 4);
    assert_eq!(app.counted("SELECT COUNT(*) FROM documents").await, 1);
    // Cem is in the vault: Olga is not told that somebody of this name is known.
    let olga = app.sign_in("olga").await;
    let same = [
        ("name", "Cem Aydin"),
        ("mail", "cem@people.example"),
        ("language", "en"),
        ("source", "sourced"),
    ];
    olga.upload("/app/candidates", &same, &[])
        .await
        .expect_redirect("/app/candidates/");
    app.end().await;
}

#[tokio::test]
async fn details_change_unless_somebody_was_faster() {
    let app = TestApp::new().await;
    let (rosa, hari) = (app.sign_in("rosa").await, app.sign_in("hari").await);
    let path = format!("/app/candidates/{}/edit", app.world.candidate("ada"));
    rosa.get(&path).await.expect(200).says("value=\"ada@people.example\"");
    let fields = |headline: &'static str, version: &'static str| {
        vec![
            ("name", "Ada Okafor"),
            ("script_name", ""),
            ("headline", headline),
            ("mail", "ada@people.example"),
            ("mail", ""),
            ("phone", ""),
            ("link", ""),
            ("city", "Leeds"),
            ("country", "GB"),
            ("language", "en"),
            ("version", version),
        ]
    };
    rosa.post(&path, &fields("Kiln Master", "1")).await.expect(303);
    hari.post(&path, &fields("Potter", "1"))
        .await
        .expect(409)
        .says("Somebody changed these details")
        .says("Kiln Master")
        .says("value=\"Potter\"")
        .says("name=\"version\" value=\"2\"");
    hari.post(&path, &fields("Potter", "2")).await.expect(303);
    let bad = [("name", ""), ("language", "en"), ("version", "3")];
    hari.post(&path, &bad).await.expect(422);
    app.sign_in("ivy").await.get(&path).await.expect(403);
    rosa.get(&format!("/app/candidates/{}", app.world.candidate("ada")))
        .await
        .expect(200)
        .says("Potter")
        .says("changed the details");
    app.end().await;
}

#[tokio::test]
async fn the_trash_can_be_undone_and_is_for_those_who_run_every_job_of_the_person() {
    let app = TestApp::new().await;
    let (rosa, hari, olga) = (
        app.sign_in("rosa").await,
        app.sign_in("hari").await,
        app.sign_in("olga").await,
    );
    let ada = app.world.candidate("ada");
    let path = format!("/app/candidates/{ada}");
    hari.post(&format!("{path}/trash"), &[]).await.expect(403);
    let gone = rosa
        .post(&format!("{path}/trash"), &[("back", "/app/candidates")])
        .await
        .expect_redirect("/app/candidates?done=");
    rosa.get(gone.header("location"))
        .await
        .expect(200)
        .says("Ada Okafor is in the trash.")
        .says("Undo");
    hari.get(&path).await.expect(404);
    rosa.get(&path).await.expect(200).says("Restore");
    rosa.get("/app/candidates?trash=true").await.expect(200).says(&path);
    let undo = gone
        .header("location")
        .split("done=")
        .nth(1)
        .expect("an undo")
        .to_owned();
    rosa.post(&format!("/app/undo/{undo}"), &[("back", "/app/candidates")])
        .await
        .expect(303);
    hari.get(&path).await.expect(200);
    // By hand as well.
    rosa.post(&format!("{path}/trash"), &[]).await.expect(303);
    rosa.send(http::Method::DELETE, &format!("{path}/trash"), None, Vec::new())
        .await
        .expect(303);
    // Ada is in the vault, too, which Olga does not run.
    let vault = app.world.job("vault").to_string();
    rosa.post(&format!("{path}/applications"), &[("job_id", &vault)])
        .await
        .expect(303);
    olga.post(&format!("{path}/trash"), &[])
        .await
        .expect(409)
        .says("You do not run every job");
    hari.get(&path).await.expect(200);
    app.end().await;
}
