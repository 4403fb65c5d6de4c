//! Stories of setting the company up.

mod mail;
mod mail_domain;

use base::Language;

use super::{Brand, HoldTimes, Organization, StepKey, departments, load, notice, offices, reasons, setup_steps};
use crate::{
    jobs::{self, ApprovalPolicy, approvals::Rule},
    testing::TestApp,
};

fn language(tag: &str) -> Language {
    tag.parse().expect("a tag")
}

#[tokio::test]
async fn the_company_gets_its_name_and_a_second_editor_is_told() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.get("/app/settings")
        .await
        .expect(200)
        .says("name=\"version\" value=\"0\"");
    let fields = [
        ("name_en", "Acme Kilns"),
        ("name_de", ""),
        ("name_zh-Hans", "顶点窑业"),
        ("language", "de"),
        ("zone", "Asia/Shanghai"),
        ("privacy_contact", "privacy@acme.example"),
        ("version", "0"),
    ];
    olga.post("/app/settings", &fields)
        .await
        .expect_redirect("/app/settings");
    let organization = app.app.organization().await.unwrap();
    assert_eq!(organization.name.in_language(&language("zh-CN")), "顶点窑业");
    assert_eq!(organization.name.in_language(&language("de")), "Acme Kilns");
    assert!(organization.is_set_up);
    olga.post("/app/settings", &fields).await.expect(412);
    let nameless = [("name_en", " "), ("language", "de"), ("zone", "UTC"), ("version", "1")];
    olga.post("/app/settings", &nameless)
        .await
        .expect(422)
        .says("one language at least");
    assert_eq!(load::<Organization>(&mut app.app.db.read()).await.unwrap().1, 1);
    app.end().await;
}

#[tokio::test]
async fn departments_are_added_moved_and_taken_out() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/departments";
    olga.get(path).await.expect(200).says("No departments yet");
    for name in ["Kilns", "Glazes", "Looms"] {
        olga.post(path, &[("version", "0"), ("name_en", name)])
            .await
            .expect_redirect(path);
    }
    olga.post(path, &[("version", "0"), ("name_en", "")])
        .await
        .expect(422)
        .says("one language at least");
    let names = async || -> Vec<(String, bool)> {
        let all = departments(&mut app.app.db.read()).await.unwrap();
        all.into_iter()
            .map(|own| {
                (
                    own.names.in_language(&language("en")).to_owned(),
                    own.archived_at.is_some(),
                )
            })
            .collect()
    };
    let looms = departments(&mut app.app.db.read()).await.unwrap()[2].id;
    olga.post(&format!("{path}/{looms}/position"), &[("direction", "up")])
        .await
        .expect_redirect(path);
    olga.post(&format!("{path}/{looms}/position"), &[("direction", "up")])
        .await
        .expect_redirect(path);
    olga.post(&format!("{path}/{looms}/position"), &[("direction", "up")])
        .await
        .expect_redirect(path);
    let order: Vec<String> = names().await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(order, ["Looms", "Kilns", "Glazes"]);
    let fields = [("version", "1"), ("name_en", "Weaving"), ("name_de", "Weberei")];
    olga.post(&format!("{path}/{looms}"), &fields)
        .await
        .expect_redirect(path);
    olga.post(&format!("{path}/{looms}"), &fields).await.expect(412);
    olga.post(&format!("{path}/{looms}/archive"), &[("archived", "true")])
        .await
        .expect_redirect(path);
    assert_eq!(names().await[0], ("Weaving".to_owned(), true));
    olga.get(path).await.says("Out of use");
    olga.post(&format!("{path}/{looms}/archive"), &[("archived", "false")])
        .await
        .expect_redirect(path);
    assert_eq!(names().await[0], ("Weaving".to_owned(), false));
    olga.get(&format!("{path}/{}", app.world.user("ivy"))).await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn an_office_has_a_place_and_a_clock() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/offices";
    let fields = [
        ("version", "0"),
        ("name_en", "Munich"),
        ("name_de", "München"),
        ("street", "Ofengasse 1"),
        ("postal_code", "80331"),
        ("country", "DE"),
        ("zone", "Europe/Berlin"),
    ];
    olga.post(path, &fields).await.expect_redirect(path);
    let office = offices(&mut app.app.db.read()).await.unwrap().remove(0);
    assert_eq!(
        (office.country.code(), office.zone.name(), office.street.as_str()),
        ("DE", "Europe/Berlin", "Ofengasse 1")
    );
    let nowhere = [("version", "0"), ("name_en", "Munich"), ("country", "XX"), ("zone", "")];
    olga.post(path, &nowhere).await.expect(422).says("value=\"Munich\"");
    app.end().await;
}

#[tokio::test]
async fn reasons_keep_their_side() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/reasons";
    for (side, name) in [("theirs", "Pay"), ("ours", "Too far away"), ("ours", "Other skills")] {
        olga.post(path, &[("version", "0"), ("side", side), ("name_en", name)])
            .await
            .expect_redirect(path);
    }
    let all = reasons(&mut app.app.db.read()).await.unwrap();
    let theirs = all.iter().find(|reason| reason.side.as_str() == "theirs").unwrap().id;
    let far = all
        .iter()
        .find(|reason| reason.labels.in_language(&language("en")) == "Too far away")
        .unwrap()
        .id;
    // Neither leaves its side by moving or by being changed.
    olga.post(&format!("{path}/{theirs}/position"), &[("direction", "up")])
        .await
        .expect_redirect(path);
    olga.post(&format!("{path}/{far}/position"), &[("direction", "down")])
        .await
        .expect_redirect(path);
    let fields = [("version", "0"), ("side", "ours"), ("name_en", "Salary")];
    olga.post(&format!("{path}/{theirs}"), &fields)
        .await
        .expect_redirect(path);
    let now: Vec<(String, String)> = reasons(&mut app.app.db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|reason| {
            (
                reason.side.to_string(),
                reason.labels.in_language(&language("en")).to_owned(),
            )
        })
        .collect();
    let expected = [("ours", "Other skills"), ("ours", "Too far away"), ("theirs", "Salary")];
    assert_eq!(now, expected.map(|(side, name)| (side.to_owned(), name.to_owned())));
    app.end().await;
}

#[tokio::test]
async fn a_template_of_stages_is_in_the_order_of_its_numbers() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/stages";
    olga.get(&format!("{path}/new"))
        .await
        .expect(200)
        .says("value=\"Applied\"");
    let fields = [
        ("version", "0"),
        ("name", "Research"),
        ("order_0", "1"),
        ("kind_0", "applied"),
        ("stage_0", "Applied"),
        ("order_1", "4"),
        ("kind_1", "interview"),
        ("stage_1", "Talk"),
        ("order_2", "3"),
        ("kind_2", "review"),
        ("stage_2", "Papers"),
        ("public_2_de", "Wir lesen"),
        ("order_3", "9"),
        ("kind_3", "hired"),
        ("stage_3", "Hired"),
        ("order_4", ""),
        ("kind_4", ""),
        ("stage_4", ""),
    ];
    olga.post(path, &fields).await.expect_redirect(path);
    let template = jobs::templates(&mut app.app.db.read()).await.unwrap().remove(0);
    let names: Vec<&str> = template.stages.0.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Applied", "Papers", "Talk", "Hired"]);
    assert_eq!(
        template.stages.0[1].public_names.in_language(&language("de")),
        "Wir lesen"
    );
    let endless = [
        ("version", "0"),
        ("name", "Endless"),
        ("kind_0", "applied"),
        ("stage_0", "Applied"),
    ];
    olga.post(path, &endless)
        .await
        .expect(422)
        .says("Begin with exactly one");
    let id = template.id;
    olga.post(&format!("{path}/{id}/archive"), &[("archived", "true")])
        .await
        .expect_redirect(path);
    assert!(jobs::templates(&mut app.app.db.read()).await.unwrap().is_empty());
    app.end().await;
}

#[tokio::test]
async fn approval_goes_through_the_people_ticked() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/approval";
    let (hari, adam, ivy) = (app.world.user("hari"), app.world.user("adam"), app.world.user("ivy"));
    let (h, a, i) = (hari.to_string(), adam.to_string(), ivy.to_string());
    olga.get(path)
        .await
        .expect(200)
        .says("Hari Menon")
        .does_not_say("Ivy Lin");
    olga.post(path, &[("version", "0"), ("is_on", "true")])
        .await
        .expect(422)
        .says("at least one person");
    olga.post(path, &[("version", "0"), ("is_on", "true"), ("people_0", &i)])
        .await
        .expect(422);
    let fields = [
        ("version", "0"),
        ("is_on", "true"),
        ("rule_0", "all"),
        ("people_0", &h),
        ("people_0", &a),
        ("rule_1", "any"),
    ];
    olga.post(path, &fields).await.expect_redirect(path);
    let policy = load::<ApprovalPolicy>(&mut app.app.db.read()).await.unwrap().0;
    assert!(policy.is_on);
    assert_eq!(
        (policy.steps.len(), policy.steps[0].rule, &policy.steps[0].people),
        (1, Rule::All, &vec![hari, adam])
    );
    app.end().await;
}

#[tokio::test]
async fn messages_wait_as_long_as_is_set() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.get("/app/settings/outbox").await.expect(200).says("value=\"10\"");
    for wrong in ["-1", "1441", "ten", ""] {
        olga.post("/app/settings/outbox", &[("minutes", wrong), ("version", "0")])
            .await
            .expect(422);
    }
    olga.post("/app/settings/outbox", &[("minutes", "25"), ("version", "0")])
        .await
        .expect(303);
    assert_eq!(load::<HoldTimes>(&mut app.app.db.read()).await.unwrap().0.minutes, 25);
    app.end().await;
}

#[tokio::test]
async fn editing_the_notice_makes_a_version_and_keeps_the_old() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/notice";
    olga.get(path)
        .await
        .expect(200)
        .says("came with Bole")
        .says("Wer wir sind");
    let built_in = notice::current(&mut app.app.db.read(), &language("de")).await.unwrap();
    assert_eq!(built_in.version, notice::BUILT_IN);
    assert!(
        built_in.body.contains("Your company") && !built_in.body.contains('{'),
        "{}",
        built_in.body
    );
    let first = [
        ("version", "0"),
        ("body_en", "## Who we are\n\nAcme."),
        ("body_de", "## Wer wir sind"),
    ];
    olga.post(path, &first).await.expect_redirect(path);
    // Somebody who still had the page open loses nothing and publishes nothing.
    let late = [("version", "0"), ("body_en", "Late words")];
    olga.post(path, &late)
        .await
        .expect(422)
        .says("in the meantime")
        .says("Late words");
    olga.post(path, &[("version", "1"), ("body_en", "Second")])
        .await
        .expect_redirect(path);
    let mut on = app.app.db.read();
    let now = notice::current(&mut on, &language("zh-Hans")).await.unwrap();
    assert_eq!(
        (now.version.as_str(), now.body.as_str(), now.language.as_str()),
        ("2", "Second", "en")
    );
    let old = notice::of_version(&mut on, "1", &language("de-AT"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((old.body.as_str(), old.language.as_str()), ("## Wer wir sind", "de"));
    assert!(
        notice::of_version(&mut on, "3", &language("de"))
            .await
            .unwrap()
            .is_none()
    );
    app.end().await;
}

/// A PNG that says it is one pixel wide and 48 high.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x30\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

#[tokio::test]
async fn a_logo_is_a_picture_by_content() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/brand/logo";
    app.visitor().get("/brand/logo").await.expect(404);
    let own = app.visitor().get("/favicon.ico").await.expect(302);
    assert!(own.header("location").starts_with("/assets/favicon."));
    app.visitor().get(own.header("location")).await.expect(200);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    for (name, bytes) in [
        ("logo.svg", &svg[..]),
        ("logo.png", &svg[..]),
        ("logo.exe", PNG),
        ("logo.png", &b""[..]),
    ] {
        olga.upload(path, &[], &[("logo", name, bytes)]).await.expect(422);
    }
    let large = [PNG, &vec![0; 1024 * 1024][..]].concat();
    olga.upload(path, &[], &[("logo", "logo.png", &large)])
        .await
        .expect(422)
        .says("larger than 1 MB");
    let mut low = PNG.to_vec();
    low[23] = 20;
    olga.upload(path, &[], &[("logo", "logo.png", &low)])
        .await
        .expect(422)
        .says("less than 48 pixels high");
    olga.upload(path, &[], &[("logo", "logo.png", PNG)])
        .await
        .expect_redirect("/app/settings/brand");
    let logo = app.visitor().get("/brand/logo").await.expect(200);
    app.visitor().get("/favicon.ico").await.expect(302);
    assert_eq!((logo.body.as_slice(), logo.header("content-type")), (PNG, "image/png"));
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    let again = app
        .visitor()
        .with_header("if-none-match", logo.header("etag"))
        .get("/brand/logo")
        .await;
    assert_eq!(again.status, 304);
    let brand = load::<Brand>(&mut app.app.db.read()).await.unwrap().0;
    let url = super::logo_url(&brand).unwrap();
    app.visitor().get(&url).await.expect(200);
    olga.post("/app/settings/brand/logo/removal", &[]).await.expect(303);
    app.visitor().get("/brand/logo").await.expect(404);
    app.end().await;
}

#[tokio::test]
async fn the_careers_texts_are_kept_with_the_logo() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    olga.upload("/app/settings/brand/logo", &[], &[("logo", "logo.png", PNG)])
        .await
        .expect(303);
    let fields = [
        ("version", "1"),
        ("hue", "250"),
        ("headline_en", "Warm work"),
        ("headline_de", "Warme Arbeit"),
        ("promise_en", "We answer."),
        ("website", "https://acme.example"),
    ];
    olga.post("/app/settings/brand", &fields)
        .await
        .expect_redirect("/app/settings/brand");
    let brand = load::<Brand>(&mut app.app.db.read()).await.unwrap().0;
    assert_eq!(
        (brand.hue, brand.headline.in_language(&language("de"))),
        (Some(250), "Warme Arbeit")
    );
    assert!(brand.logo.is_some());
    for (field, wrong) in [("hue", "360"), ("website", "javascript:alert(1)")] {
        olga.post("/app/settings/brand", &[("version", "2"), (field, wrong)])
            .await
            .expect(422);
    }
    app.end().await;
}

#[tokio::test]
async fn the_first_hour_knows_what_is_done() {
    let app = TestApp::empty().await;
    let done = async || -> Vec<StepKey> {
        let steps = setup_steps(&mut app.app.db.read()).await.unwrap();
        steps
            .into_iter()
            .filter(|step| step.done)
            .map(|step| step.key)
            .collect()
    };
    assert!(done().await.is_empty());
    app.end().await;
    let app = TestApp::new().await;
    let steps = setup_steps(&mut app.app.db.read()).await.unwrap();
    let done: Vec<StepKey> = steps.iter().filter(|step| step.done).map(|step| step.key).collect();
    assert_eq!(done, [StepKey::People, StepKey::Job]);
    let olga = app.sign_in("olga").await;
    for step in steps.iter().filter(|step| step.path.starts_with("/app/settings")) {
        olga.get(step.path).await.expect(200);
    }
    app.end().await;
}

#[tokio::test]
async fn a_company_has_its_own_colour_and_no_grey() {
    let app = TestApp::new().await;
    let olga = app.sign_in("olga").await;
    let path = "/app/settings/brand";
    olga.get(path).await.expect(200).says("Moss green");
    olga.post(path, &[("version", "0"), ("hue", "own"), ("colour", "#777777")])
        .await
        .expect(422)
        .says("A grey will not do")
        .says("#777777");
    olga.post(path, &[("version", "0"), ("hue", ""), ("colour", "#0a5c8f")])
        .await
        .expect_redirect(path);
    olga.get(path)
        .await
        .says("value=\"#0a5c8f\"")
        .says("value=\"own\" checked");
    let brand = load::<Brand>(&mut app.app.db.read()).await.unwrap().0;
    let tone = super::Tone::of_hex("#0a5c8f").unwrap();
    assert_eq!(brand.tone(), Some(tone));
    // A swatch puts it away again.
    olga.post(path, &[("version", "1"), ("hue", "130"), ("colour", "#0a5c8f")])
        .await
        .expect_redirect(path);
    let brand = load::<Brand>(&mut app.app.db.read()).await.unwrap().0;
    assert_eq!((brand.hue, brand.colour), (Some(130), None));
    app.end().await;
}
