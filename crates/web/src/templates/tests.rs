//! Templates as the application uses them.

use std::{borrow::Cow, collections::BTreeMap};

use base::Money;
use insta::assert_snapshot;
use serde_json::json;

use super::*;
use crate::{assets::tests::few, messages::tests::source};

const EN: &str = "hi = Hi { $name }, { $n ->\n [one] one thing\n *[other] { $n } things\n }\n\
    terms = Read <a href=\"{ $link }\">{ $what }</a>.\nplain = Tom & Jerry\n";

fn templates_from(texts: &[(&str, &str)], own: Option<&std::path::Path>) -> Result<Templates> {
    let texts: BTreeMap<String, String> = texts
        .iter()
        .map(|(name, text)| ((*name).into(), (*text).into()))
        .collect();
    let names = texts.keys().cloned().collect();
    let sources = Sources::new(names, move |name| texts.get(name).cloned().map(Cow::Owned));
    let sources = match own {
        Some(own) => sources.replaced_by(own),
        None => sources,
    };
    let web = include_str!("../../../../locales/en/web.ftl");
    let messages = Messages::load([
        source("en", web),
        source("en", EN),
        source("de", "plain = Tom und Jerry"),
    ])?;
    Templates::new(sources, Arc::new(messages), Arc::new(few()))
}

fn locale(language: &str) -> Locale {
    Locale::new(
        language,
        "Europe/Berlin".parse().unwrap(),
        "2026-11-24T08:00:00Z".parse().unwrap(),
    )
}

fn try_say(text: &str, values: serde_json::Value, language: &str) -> Result<String> {
    templates_from(&[("p.html", text)], None)?.render("p.html", values, &locale(language))
}

fn say(text: &str, values: serde_json::Value) -> String {
    try_say(text, values, "en").unwrap()
}

fn failure(text: &str, values: serde_json::Value) -> String {
    format!("{:#}", try_say(text, values, "en").unwrap_err())
}

#[test]
fn everything_is_escaped_in_text_and_messages() {
    let name = json!({ "name": "<b>\"Ada\" & 'Co'" });
    assert_snapshot!(say("{{ name }}", name.clone()), @"&lt;b&gt;&quot;Ada&quot; &amp; &#39;Co&#39;");
    assert_snapshot!(say("{{ t('hi', name=name, n=1312) }}", name.clone()), @"Hi &lt;b&gt;&quot;Ada&quot; &amp; &#39;Co&#39;, 1,312 things");
    assert_snapshot!(say("{{ t('plain') }}", json!({})), @"Tom &amp; Jerry");
    assert_snapshot!(say("{{ t_html('terms', link='/x?a=1&b=\"', what=name) }}", name), @r#"Read <a href="/x?a=1&amp;b=&quot;">&lt;b&gt;&quot;Ada&quot; &amp; &#39;Co&#39;</a>."#);
}

#[test]
fn a_message_from_rust_is_said_and_escaped() {
    let message = crate::Message::new("hi").with("name", "<Ada>").with("n", 1);
    let values = json!({ "m": message });
    assert_eq!(
        say("{{ t(m) }}|{{ t_html(m) }}", values.clone()),
        "Hi &lt;Ada&gt;, one thing|Hi &lt;Ada&gt;, one thing"
    );
    assert_eq!(
        say("{{ t('hi', name=m, n=2) }}", values),
        "Hi Hi &lt;Ada&gt;, one thing, 2 things"
    );
    assert!(failure("{{ t(7) }}", json!({})).contains("takes a key or a message"));
}

#[test]
fn filters_speak_the_reader_s_language_and_zone_also_in_macros() {
    let money = |minor| Money::new(minor, "EUR".parse().unwrap());
    let values =
        json!({ "at": "2026-11-23T23:30:00Z", "day": "2026-12-04", "min": money(8_500_000), "max": money(11_000_000) });
    let text = "{% macro all(at) %}{{ at|date_time }} {{ at|date }} {{ at|time_ago }}{% endmacro %}{{ all(at) }}; \
        {{ day|date_full }}; {{ min|money }} {{ min|money(to=max) }} {{ min|money(to=none) }}; {{ 1312|number }} \
        {{ 0.256|percent }} {{ 2.555|number(decimals=1) }}; {{ 'zh-Hans'|language_name }} \
        {{ 'zh-Hans'|own_language_name }} {{ 'CN'|country_name }} {{ 'ar'|direction }}; {{ ['a', 'b', 'c']|and_list }} \
        {{ ['a', 'b']|or_list }}; {{ locale.language }} {{ locale.zone }} {{ locale.direction }}";
    assert_snapshot!(try_say(text, values.clone(), "en").unwrap(), @"24 Nov 2026, 00:30 24 Nov 2026 8 hours ago; Friday, 4 December 2026; €85,000 €85,000–110,000 €85,000; 1,312 26% 2.6; Simplified Chinese 简体中文 China rtl; a, b and c a or b; en Europe/Berlin ltr");
    assert_snapshot!(try_say(text, values, "de").unwrap(), @"24.11.2026, 00:30 24.11.2026 8 hours ago; Freitag, 4. Dezember 2026; 85.000 € 85.000–110.000 € 85.000 €; 1.312 26 % 2,6; Chinesisch (vereinfacht) 简体中文 China rtl; a, b und c a oder b; de Europe/Berlin ltr");
    assert!(failure("{{ 'soon'|date }}", json!({})).contains("expected a day or a moment"));
    assert!(failure("{{ 5|money }}", json!({})).contains("expected an amount of money"));
}

#[test]
fn markdown_json_icons_and_assets_are_the_only_markup() {
    let values = json!({ "text": "# A\n\n<script>x</script>", "data": { "a": "</script><!--&\u{2028}" } });
    assert_snapshot!(say("{{ text|markdown }}{{ text|markdown(top=2) }}", values.clone()), @r"
        <h3>A</h3>
        &lt;script&gt;x&lt;/script&gt;
        <h2>A</h2>
        &lt;script&gt;x&lt;/script&gt;
        ");
    assert_snapshot!(say("{{ text|markdown_text }} {{ text|summary(8) }}", values.clone()), @r"
        A

        &lt;script&gt;x&lt;/script&gt; &lt;script…
        ");
    let ld = say("{{ data|json_ld }}", values);
    assert_eq!(ld, r#"{"a":"\u003c/script\u003e\u003c!--\u0026\u2028"}"#);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&ld).unwrap()["a"],
        "</script><!--&\u{2028}"
    );
    assert_snapshot!(say("{{ icon('search') }}{{ icon('mane', label='A \"b\"', class='mane') }}", json!({})), @r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href="/assets/sprite.8740b818.svg#search"></use></svg><svg class="mane" viewBox="0 0 30 24" role="img" aria-label="A &quot;b&quot;"><use href="/assets/sprite.8740b818.svg#mane"></use></svg>"#);
    assert_snapshot!(say("{{ asset('app.css') }}", json!({})), @"/assets/app.04ab2de9.css");
    assert!(failure("{{ icon('none') }}", json!({})).contains("there is no icon none"));
    assert!(failure("{{ asset('none.css') }}", json!({})).contains("there is no asset none.css"));
}

#[test]
fn inheritance_includes_and_imports_work_through_the_frame() {
    let texts = [
        (
            "base.html",
            "<main>{% block main %}{% endblock %}</main>{% include 'part.html' %}",
        ),
        ("part.html", "<i>{{ t('plain') }} {{ name }}</i>"),
        (
            "macros.html",
            "{% macro hi(n) %}{{ t('hi', name=n, n=1) }}{% endmacro %}",
        ),
        (
            "page.html",
            "{% extends 'base.html' %}\n{% from 'macros.html' import hi %}\n{% block main %}{{ hi(name) }}{% endblock %}",
        ),
    ];
    let templates = templates_from(&texts, None).unwrap();
    let html = templates
        .render("page.html", json!({ "name": "Ada" }), &locale("de"))
        .unwrap();
    assert_eq!(html.trim(), "<main>Hi Ada, one thing</main><i>Tom und Jerry Ada</i>");
}

#[derive(Serialize)]
struct Greeting {
    name: &'static str,
    title: Option<&'static str>,
}

impl View for Greeting {
    const TEMPLATE: &'static str = "p.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                name: "Ada",
                title: None,
            },
            Self {
                name: "Bo",
                title: Some("Dr"),
            },
        ]
    }
}

#[test]
fn a_view_is_rendered_with_its_layout_and_none_is_silent() {
    let templates = templates_from(&[("p.html", "{{ layout.path }} {{ title }}{{ name }}")], None).unwrap();
    let all = Greeting::samples().into_iter();
    let all = all.map(|view| {
        templates
            .render_view(&view, json!({ "path": "/x" }), &locale("en"))
            .unwrap()
    });
    assert_eq!(all.collect::<Vec<_>>(), ["/x Ada", "/x DrBo"]);
}

#[test]
fn mistakes_are_errors_that_name_the_place() {
    assert!(failure("a\n{{ nowhere }}", json!({})).contains("p.html:2"));
    assert!(failure("{{ a.b }}", json!({ "a": {} })).contains("undefined"));
    assert!(failure("{{ a|safe }}", json!({ "a": "x" })).contains("safe"));
    assert!(failure("{% if %}", json!({})).contains("the template p.html cannot be read"));
}

#[test]
fn a_template_cannot_run_for_ever() {
    let started = std::time::Instant::now();
    let loops = "{% for a in range(10000) %}{% for b in range(10000) %}x{% endfor %}{% endfor %}";
    assert!(failure(loops, json!({})).contains("fuel"));
    assert!(failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", json!({})).contains("recursion"));
    assert!(
        started.elapsed() < std::time::Duration::from_secs(30),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn the_operator_s_folder_wins() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("careers")).unwrap();
    std::fs::write(
        folder.path().join("careers/head.html"),
        "ours {% include 'careers/own.html' %}",
    )
    .unwrap();
    std::fs::write(folder.path().join("careers/own.html"), "<b>{{ t('plain') }}</b>").unwrap();
    let texts = [
        ("careers/head.html", "theirs"),
        ("careers/page.html", "{% include 'careers/head.html' %}"),
    ];
    let page =
        |own| templates_from(&texts, own).and_then(|all| all.render("careers/page.html", json!({}), &locale("en")));
    assert_eq!(page(None).unwrap(), "theirs");
    assert_eq!(page(Some(folder.path())).unwrap(), "ours <b>Tom &amp; Jerry</b>");
    std::fs::write(folder.path().join("careers/own.html"), "{% if %}").unwrap();
    assert!(format!("{:#}", page(Some(folder.path())).unwrap_err()).contains("careers/own.html"));
    assert!(page(Some(&folder.path().join("nowhere"))).is_ok());
}

#[test]
fn text_templates_are_not_escaped() {
    let templates = templates_from(&[("mail.txt", "{{ t('plain') }} {{ name }}")], None).unwrap();
    let text = templates
        .render("mail.txt", json!({ "name": "<Ada>" }), &locale("en"))
        .unwrap();
    assert_eq!(text, "Tom & Jerry <Ada>");
}
