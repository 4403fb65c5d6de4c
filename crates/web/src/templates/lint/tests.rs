//! What the lint finds and what it leaves alone.

use super::*;

fn faults(source: &str) -> Vec<String> {
    let report = lint([("p.html", source)]);
    report.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_clean_page_has_no_faults() {
    let page = "<!doctype html>\n<html lang=\"{{ locale.language }}\" dir='{{ d }}'>{# onclick= #}\n<!-- a note -->\
        <script src=\"{{ asset('app.js') }}\" defer></script>\
        <script type=\"application/ld+json\">{{ data|json_ld }}</script>\
        <input name=\"a\" {% if on %}checked{% endif %} hx-get=\"/x?q={{ q }}\"/>{{ text|markdown }}\
        {{ t_html('a', b=1) }} 1 < 2 {% if a < b %}x{% endif %}<p>on the style</p></html>";
    assert_eq!(faults(page), Vec::<String>::new());
    let raw: Vec<&str> = lint([("p.html", page)]).raw.iter().map(|raw| raw.by).collect();
    assert_eq!(raw, ["json_ld", "markdown", "t_html"]);
}

#[test]
fn every_fault_is_named_with_its_line() {
    for (source, problem) in [
        ("<p>{{ x|safe }}</p>", "`safe`"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "`autoescape`"),
        ("<p style=\"color:red\">", "an inline style"),
        ("<p style=\"{{ x }}\">", "an inline style"),
        ("<style>p{}</style>", "an inline style sheet"),
        ("<script>x()</script>", "an inline script"),
        ("<script>var a = {{ a }}</script>", "a value inside <script>"),
        (
            "<script type=\"application/ld+json\">{{ a }}</script>",
            "a value inside <script>",
        ),
        (
            "<script type=\"application/ld+json\">{{ a|json_ld|upper }}</script>",
            "a value inside <script>",
        ),
        ("<SCRIPT src=\"/x\">{{ a }}</script>", "a value inside <script>"),
        ("<p onclick=\"x()\">", "onclick is inline script"),
        ("<p OnClick='x()'>", "onclick is inline script"),
        ("<p hx-on:click=\"x()\">", "hx-on:click is inline script"),
        ("<a href={{ x }}>", "the value of href has no quotes"),
        ("<a href=/x>", "the value of href has no quotes"),
        ("<a href=x{{ y }}>", "the value of href has no quotes"),
        ("<a {{ x }}>", "a value inside a tag"),
        ("<{{ x }}>", ""),
        ("<h{{ x }}>", "a value inside a tag"),
        ("<a href=\" JavaScript:x()\">", "href holds script"),
        ("<div hx-vals=\"js:{a:1}\">", "hx-vals holds script"),
        ("<iframe srcdoc=\"{{ x }}\">", "srcdoc"),
        ("<!-- {{ x }} -->", "a value inside a comment"),
        ("<p class=\"a", "a tag or comment is not closed"),
    ] {
        let faults = faults(&format!("\n{source}"));
        match problem {
            // A lone < is text, and the value after it is escaped like any other.
            "" => assert!(faults.is_empty(), "{source}: {faults:?}"),
            _ => assert!(
                faults
                    .iter()
                    .any(|fault| fault.contains(problem) && fault.starts_with("p.html:2")),
                "{source}: {faults:?}"
            ),
        }
    }
}

#[test]
fn a_macro_that_writes_attributes_is_read_as_the_inside_of_a_tag() {
    let all = |body: &str| {
        let forms = format!("{{% macro more(x) %}}{body}{{% endmacro %}}<p>{{{{ x }}}}</p>");
        lint([
            ("forms.html", forms.as_str()),
            (
                "p.html",
                "<input name=\"a\"{% if x %} required{% endif %}{{ forms.more(f(x)) }}>",
            ),
        ])
        .faults
    };
    assert_eq!(all("{% if x %} title=\"{{ x }}\"{% endif %} aria-invalid=\"true\""), []);
    for bad in [
        " title={{ x }}",
        " {{ x }}",
        " onclick=\"x\"",
        " {{ t(x) }}",
        " {{ m(x)|upper }}",
    ] {
        assert_eq!(all(bad).len(), 1, "{bad}");
    }
}

#[test]
fn other_texts_are_searched_for_ways_around_escaping_only() {
    assert!(lint([("mail.txt", "<p style=\"x\"> {{ a }}")]).faults.is_empty());
    assert_eq!(lint([("feed.xml", "{{ a|safe }}")]).faults.len(), 1);
}
