//! Stories of postings, on both databases.

mod publication;

use base::Id;

use super::{Posting, Standing};
use crate::testing::{Answer, TestApp};

fn hidden(page: &Answer, name: &str) -> String {
    let text = page.text();
    let start = format!("name=\"{name}\" value=\"");
    let at = text.find(&start).unwrap_or_else(|| panic!("no field {name} in {text}")) + start.len();
    text[at..].split('"').next().expect("the value ends").to_owned()
}

async fn load(app: &TestApp, id: Id<Posting>) -> Posting {
    super::find(&mut app.app.db.read(), id).await.unwrap().unwrap()
}

async fn standing(app: &TestApp, id: Id<Posting>) -> Standing {
    let posting = load(app, id).await;
    let job = crate::jobs::find(&mut app.app.db.read(), posting.job_id)
        .await
        .unwrap()
        .unwrap();
    posting.standing(&job, app.clock.now())
}

/// Begins a text in a language and gives its id and its page's address.
async fn begin(app: &TestApp, job: &str, language: &str) -> (Id<Posting>, String) {
    let rosa = app.sign_in("rosa").await;
    let list = format!("/app/jobs/{}/postings", app.world.job(job));
    let answer = rosa.post(&list, &[("language", language)]).await.expect_redirect(&list);
    let address = answer.header("location").to_owned();
    (address.rsplit('/').next().unwrap().parse().unwrap(), address)
}

/// Saves the words of a text, all else as it is.
async fn retitle(app: &TestApp, address: &str, title: &str, slug: Option<&str>) {
    let rosa = app.sign_in("rosa").await;
    let page = rosa.get(address).await;
    let own = hidden(&page, "version");
    let posting = load(app, address.rsplit('/').next().unwrap().parse().unwrap()).await;
    let fields = [
        ("version", own.as_str()),
        ("title", title),
        ("description", "Words."),
        ("requirements", ""),
        ("benefits", ""),
        ("slug", slug.unwrap_or(posting.slug.as_str())),
        ("act", "save"),
    ];
    rosa.post(address, &fields).await.expect_redirect(address);
}

#[tokio::test]
async fn an_address_follows_the_title_until_somebody_writes_one_or_it_is_public() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (id, address) = begin(&app, "kiln", "zh-Hans").await;
    retitle(&app, &address, "重庆窑炉工程师", None).await;
    assert_eq!(load(&app, id).await.slug.as_str(), "chong-qing-yao-lu-gong-cheng-shi");
    retitle(&app, &address, "窑炉工程师", Some("kiln-cq")).await;
    retitle(&app, &address, "窑炉组长", None).await;
    assert_eq!(load(&app, id).await.slug.as_str(), "kiln-cq");
    retitle(&app, &address, "窑炉组长", Some("yao-lu-zu-zhang")).await;
    rosa.post(&format!("{address}/publication"), &[("when", "now")])
        .await
        .expect_redirect(&address);
    retitle(&app, &address, "窑炉店长", None).await;
    assert_eq!(load(&app, id).await.slug.as_str(), "yao-lu-zu-zhang");
    app.end().await;
}

#[tokio::test]
async fn a_copied_translation_is_as_far_behind_as_its_original() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let kiln = app.world.job("kiln");
    let list = format!("/app/jobs/{kiln}/postings");
    let source = super::source_of(&mut app.app.db.read(), kiln).await.unwrap().unwrap();
    retitle(&app, &format!("{list}/{}", source.id), "Other words", None).await;
    rosa.get(&list).await.says("The source text changed since");
    let copy = rosa.post(&format!("/app/jobs/{kiln}/copy"), &[]).await.expect(303);
    let plan = copy.header("location").to_owned();
    rosa.get(&plan.replace("/plan", "/postings"))
        .await
        .says("Other words")
        .says("The source text changed since");
    app.end().await;
}

#[tokio::test]
async fn a_text_begins_as_a_draft_and_a_chinese_title_gets_a_pinyin_address() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (id, address) = begin(&app, "kiln", "zh-Hans").await;
    let page = rosa
        .get(&address)
        .await
        .expect(200)
        .says("Draft")
        .says("/jobs/kiln-engineer");
    let fields = [
        ("version", hidden(&page, "version")),
        ("title", "窑炉工程师".to_owned()),
        ("description", "请**保持**炉温。".to_owned()),
        ("requirements", String::new()),
        ("benefits", String::new()),
        ("slug", "yao-lu-gong-cheng-shi".to_owned()),
        ("matches_source", "true".to_owned()),
        ("act", "save".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    rosa.post(&address, &fields).await.expect_redirect(&address);
    assert_eq!(load(&app, id).await.slug.as_str(), "yao-lu-gong-cheng-shi");
    // A new text takes its address from a title in any script; the old address stays taken.
    let list = format!("/app/jobs/{}/postings", app.world.job("kiln"));
    rosa.post(&list, &[("language", "zh-Hans")])
        .await
        .expect(422)
        .says("has a text in this language already");
    rosa.post(&list, &[("language", "not a tag")])
        .await
        .expect(422)
        .says("Write a language tag");
    let owner = super::store::owner_of_slug(&mut app.app.db.read(), &"kiln-engineer".parse().unwrap())
        .await
        .unwrap();
    assert_eq!(owner, Some(id));
    rosa.post(&list, &[("language", "fr")]).await.expect(303);
    rosa.get(&list).await.says("/jobs/kiln-engineer-2");
    app.end().await;
}

#[tokio::test]
async fn when_the_source_changes_its_translations_are_behind_until_somebody_says_they_are_right() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (id, address) = begin(&app, "kiln", "fr").await;
    let source = format!(
        "/app/jobs/{}/postings/{}",
        app.world.job("kiln"),
        app.world.posting("kiln/en")
    );
    rosa.get(&address).await.does_not_say("The source text changed");
    let version = hidden(&rosa.get(&source).await.expect(200), "version");
    let words = [
        ("version", version.as_str()),
        ("title", "Kiln Engineer"),
        ("description", "You keep the oven warm."),
        ("requirements", "- Patience"),
        ("benefits", "- Bread"),
        ("slug", "kiln-en"),
    ];
    rosa.post(&source, &words).await.expect(303);
    rosa.get(&address)
        .await
        .says("The source text changed since this translation")
        .says("<ins>oven</ins>");
    rosa.get(&format!("/app/jobs/{}/postings", app.world.job("kiln")))
        .await
        .says("The source text changed");
    rosa.post(&format!("{address}/translation"), &[]).await.expect(303);
    rosa.get(&address).await.does_not_say("The source text changed");
    // Another text becomes the source: the one before counts as its translation.
    rosa.post(&format!("{address}/source"), &[]).await.expect(303);
    assert!(load(&app, id).await.source && !load(&app, app.world.posting("kiln/en")).await.source);
    app.end().await;
}

#[tokio::test]
async fn two_people_writing_at_once_see_each_other_s_words() {
    let app = TestApp::new().await;
    let (rosa, olga) = (app.sign_in("rosa").await, app.sign_in("olga").await);
    let address = format!(
        "/app/jobs/{}/postings/{}",
        app.world.job("kiln"),
        app.world.posting("kiln/en")
    );
    let version = hidden(&rosa.get(&address).await, "version");
    let text = |title: &'static str, description: &'static str, version: &str| {
        vec![
            ("version", version.to_owned()),
            ("title", title.to_owned()),
            ("description", description.to_owned()),
            ("requirements", String::new()),
            ("benefits", String::new()),
            ("slug", "kiln-en".to_owned()),
        ]
    };
    let post = async |client: &crate::testing::Client<'_>, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        client.post(&address, &fields).await
    };
    post(&rosa, text("Kiln Engineer", "You keep the red kiln warm.", &version))
        .await
        .expect(303);
    let page = post(&olga, text("Kiln Engineer", "You keep the blue kiln warm.", &version))
        .await
        .expect(409);
    let page = page
        .says("Rosa Brandt changed this at 10:00")
        .says("<del>red</del><ins>blue</ins>");
    let page = page.says("You keep the blue kiln warm.");
    let newer = hidden(&page, "version");
    post(
        &olga,
        text("Kiln Engineer", "You keep the red and blue kilns warm.", &newer),
    )
    .await
    .expect(303);
    assert_eq!(
        load(&app, app.world.posting("kiln/en")).await.text.description,
        "You keep the red and blue kilns warm."
    );
    app.end().await;
}

#[tokio::test]
async fn the_preview_shows_markdown_and_runs_nothing() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let address = format!(
        "/app/jobs/{}/postings/{}",
        app.world.job("kiln"),
        app.world.posting("kiln/en")
    );
    let words = [
        ("title", "T <b>"),
        ("description", "**warm** <script>alert(1)</script>"),
        ("requirements", "# One"),
    ];
    let answer = rosa.post(&format!("{address}/preview"), &words).await.expect(200);
    answer
        .says("<strong>warm</strong>")
        .says("<h4>One</h4>")
        .says("T &lt;b&gt;")
        .does_not_say("<script>")
        .does_not_say("<html");
    // Without script the whole page comes back, and nothing is saved.
    let mut again = words.to_vec();
    again.push(("act", "preview"));
    rosa.post(&address, &again)
        .await
        .expect(200)
        .says("<strong>warm</strong>")
        .says("<html");
    assert_eq!(
        load(&app, app.world.posting("kiln/en")).await.text.title,
        "Kiln Engineer"
    );
    app.end().await;
}

#[tokio::test]
async fn a_translation_begins_beside_its_source_and_the_preview_has_headings_and_facts() {
    let app = TestApp::new().await;
    let rosa = app.sign_in("rosa").await;
    let (_, address) = begin(&app, "kiln", "zh-Hans").await;
    rosa.get(&address)
        .await
        .says("Source text (English)")
        .says("class=\"as-typed\"")
        .says("beside-only");
    let words = [("title", "窑炉"), ("requirements", "- 耐心")];
    rosa.post(&format!("{address}/preview"), &words)
        .await
        .expect(200)
        .says("我们希望你具备")
        .says("J-0001")
        .says("面议");
    retitle(&app, &address, "窑炉", None).await;
    rosa.get(&address)
        .await
        .says("Source text (English)")
        .does_not_say("beside-only");
    app.end().await;
}
