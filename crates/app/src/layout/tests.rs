//! Every template, every message, every language; and what all pages must keep to.

use std::{borrow::Cow, collections::BTreeSet, fs, path::Path};

use base::Zone;
use db::sql;
use web::{Locale, messages, templates::lint};

use super::{Gallery, message_sources, template_sources, templates};
use crate::{LANGUAGES, features, testing::TestApp};

#[test]
fn every_event_has_its_sentence() {
    let english: String = message_sources()
        .into_iter()
        .filter(|(language, ..)| language == "en")
        .map(|(.., text)| text + "\n")
        .collect();
    let missing: Vec<String> = features::ALL
        .iter()
        .flat_map(|feature| feature.events)
        .map(|kind| format!("event-{}", kind.replace(['.', '_'], "-")))
        .filter(|key| !english.contains(&format!("\n{key} =")) && !english.starts_with(&format!("{key} =")))
        .collect();
    assert!(missing.is_empty(), "events without a sentence: {missing:#?}");
}

#[test]
fn features_and_kinds_of_events_are_named_once() {
    let names: Vec<&str> = features::ALL.iter().map(|feature| feature.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let kinds: Vec<&str> = features::ALL
        .iter()
        .flat_map(|feature| feature.events)
        .copied()
        .collect();
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
}

/// Keys missing in a language, said nowhere, or taking other values than they are given.
#[test]
fn every_message_is_complete_in_every_language_and_used() {
    let texts = message_sources();
    let sources: Vec<messages::Source> = texts
        .iter()
        .map(|(language, file, text)| messages::Source {
            language,
            file,
            text: Cow::Borrowed(text),
        })
        .collect();
    let templates = template_sources();
    let templates: Vec<(&str, &str)> = templates
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut rust = Vec::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("crates/ is above");
    for name in ["app", "web", "cli"] {
        read_rust(&crates.join(name).join("src"), &mut rust);
    }
    let rust: Vec<(&str, &str)> = rust.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let findings = messages::check::check(&sources, &templates, &rust);
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

fn read_rust(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_rust(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push((path.display().to_string(), fs::read_to_string(&path).expect("a source")));
        }
    }
}

#[test]
fn templates_hold_nothing_that_escaping_cannot_save() {
    let sources = template_sources();
    let report = lint::lint(sources.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    assert!(report.faults.is_empty(), "{:#?}", report.faults);
}

#[test]
fn every_view_renders_every_sample_in_every_language() {
    let now = crate::testing::BEGIN.parse().expect("a time");
    let zone: Zone = "Europe/Berlin".parse().expect("a zone");
    let locales = LANGUAGES
        .iter()
        .map(|language| Locale::new(language, zone.clone(), now))
        .collect();
    let gallery = Gallery::new(templates(None).expect("the templates compile"), locales);
    let (shown, faults) = features::ALL
        .iter()
        .fold(gallery, |gallery, feature| (feature.views)(gallery))
        .end();
    assert!(faults.is_empty(), "{faults:#?}");
    let shown: BTreeSet<&str> = shown.into_iter().collect();
    let pages = template_sources();
    // A frame between the layout and the pages is shown with them.
    let frames = |name: &str| {
        pages
            .iter()
            .any(|(_, text)| text.contains(&format!("{{% extends \"{name}\" %}}")))
    };
    let forgotten: Vec<&String> = pages
        .iter()
        .filter(|(name, text)| text.contains("{% extends") && !shown.contains(name.as_str()) && !frames(name))
        .map(|(name, _)| name)
        .collect();
    assert!(
        forgotten.is_empty(),
        "pages without samples in their feature's `views`: {forgotten:#?}"
    );
}

#[tokio::test]
async fn what_went_wrong_is_said_in_the_language_of_who_is_signed_in_and_within_their_frame() {
    let app = TestApp::new().await;
    let vera = app.sign_in("vera").await.with_header("accept-language", "en");
    let user = app.world.user("vera");
    app.app
        .db
        .write(move |tx| {
            Box::pin(async move {
                sql("UPDATE users SET language = 'de' WHERE id = $1")
                    .bind(user)
                    .run(tx)
                    .await
            })
        })
        .await
        .expect("another language");
    for (path, status, title) in [
        ("/app/nothing-here", 404, "Unter dieser Adresse gibt es nichts"),
        ("/app/settings", 403, "Das dürfen Sie hier nicht"),
    ] {
        let page = vera.get(path).await.expect(status);
        page.says(title)
            .says("lang=\"de\"")
            .says("href=\"/app/jobs\"")
            .does_not_say("href=\"/jobs\"");
    }
    // Whoever is not, is told in the language of their browser.
    let visitor = app.visitor().with_header("accept-language", "zh");
    visitor
        .get("/app/nothing-here")
        .await
        .expect(404)
        .says("lang=\"zh-Hans\"")
        .does_not_say("/app/candidates");
    app.end().await;
}

/// docs/trust.md claims nothing without a test: every name it gives is one.
#[test]
fn what_the_page_on_trust_names_is_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/trust.md")).expect("the page");
    let mut source = String::new();
    let mut folders = vec![root.join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                source.push_str(&fs::read_to_string(path).expect("a file"));
            }
        }
    }
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let proofs = rows.filter_map(|row| row.split('|').nth(3));
    let names: Vec<&str> = proofs.flat_map(|proof| proof.split('`').skip(1).step_by(2)).collect();
    assert!(names.len() > 90, "only {} tests are named", names.len());
    for name in names {
        let is_test = source.contains(&format!("fn {name}("));
        assert!(is_test, "there is no test {name}");
    }
}
