//! HTML for boards with fewer elements, and XML's own rules.

use crate::{
    html::{Palette, Reduced, reduce},
    xml::{Xml, kept},
};

const FEW: Palette = Palette {
    elements: &["b", "strong", "u", "i", "br", "p", "ul", "li"],
};

fn reduced(html: &str) -> String {
    reduce(html, FEW).html
}

#[test]
fn a_heading_becomes_a_bold_paragraph_or_the_nearest_heading_there_is() {
    assert_eq!(reduced("<h3>Tasks</h3>\n<p>x</p>"), "<p><b>Tasks</b></p>\n<p>x</p>");
    let headings = Palette {
        elements: &["h2", "h3", "hr"],
    };
    assert_eq!(
        reduce("<h1>A</h1><h3>B</h3><h6>C</h6>", headings).html,
        "<h2>A</h2><h3>B</h3><h3>C</h3>"
    );
}

#[test]
fn a_numbered_list_is_one_without_numbers() {
    assert_eq!(reduced("<ol start=\"3\"><li>a</li></ol>"), "<ul><li>a</li></ul>");
}

#[test]
fn emphasis_is_said_with_what_the_board_has() {
    let text = reduce("<p><em>a</em> <strong>b</strong></p>", FEW);
    assert_eq!(text.html, "<p><i>a</i> <strong>b</strong></p>");
    assert_eq!(text.lost, Vec::<String>::new(), "it looks the same");
}

#[test]
fn a_link_is_its_words_and_its_address() {
    let link = "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow\">here</a></p>";
    assert_eq!(reduced(link), "<p>here (https://example.org/a?b=1&amp;c=2)</p>");
    let bare = "<p><a href=\"https://example.org\">https://example.org</a></p>";
    assert_eq!(reduced(bare), "<p>https://example.org</p>");
    assert_eq!(
        reduced("<a href=\"mailto:a@example.org\">a@example.org</a>"),
        "a@example.org"
    );
    let links = Palette { elements: &["a"] };
    assert_eq!(
        reduce("<a href=\"javascript:x\">y</a>", links).html,
        "<a>y</a>",
        "ammonia would not have let it in"
    );
    assert_eq!(
        reduce("<a title='x' href='https://example.org/\"'>y</a>", links).html,
        "<a href=\"https://example.org/%22\">y</a>"
    );
}

#[test]
fn tables_and_code_keep_their_lines() {
    let table = "<table><thead><tr><th>Day</th><th>Hours</th></tr></thead><tbody><tr><td>Mon</td><td>8</td></tr></tbody></table>";
    assert_eq!(reduced(table), "<p>Day | Hours</p><p>Mon | 8</p>");
    assert_eq!(reduced("<pre><code>a\n b\n</code></pre>"), "<p>a<br> b</p>");
}

#[test]
fn what_is_no_text_is_left_out_and_signs_stay_signs() {
    assert_eq!(
        reduced("<script>alert(1)</script><p>a</p><!-- x --><style>b{}</style>"),
        "<p>a</p>"
    );
    assert_eq!(
        reduced("<p>1 < 2 & 3 > 2 &lt;b&gt; &amp; &nope;</p>"),
        "<p>1 &lt; 2 &amp; 3 &gt; 2 &lt;b&gt; &amp; &amp;nope;</p>"
    );
}

#[test]
fn elements_that_nobody_closes_are_closed_and_strange_ends_left_out() {
    assert_eq!(reduced("<ul><li>a<b>b</ul></i>c"), "<ul><li>a<b>b</b></li></ul>c");
    assert_eq!(reduced("<p>a<p>b"), "<p>a</p><p>b</p>");
    assert_eq!(reduced("<P CLASS=x>a<BR/>b</P>"), "<p>a<br>b</p>");
    assert_eq!(reduce("a<br>b", Palette { elements: &[] }).html, "a\nb");
}

#[test]
fn depth_has_an_end() {
    let deep = reduced(&"<b>".repeat(10_000));
    assert_eq!(deep, format!("{}{}", "<b>".repeat(48), "</b>".repeat(48)));
}

#[test]
fn what_is_lost_is_told_and_visible_characters_counted() {
    let text = reduce("<h2>Ab</h2>\n\n<p>c &amp;  d</p><hr><ol><li>e</li></ol><h2>f</h2>", FEW);
    assert_eq!(
        text,
        Reduced {
            html: "<p><b>Ab</b></p>\n\n<p>c &amp;  d</p><ul><li>e</li></ul><p><b>f</b></p>".to_owned(),
            lost: vec!["h2".to_owned(), "hr".to_owned(), "ol".to_owned()],
            visible: 10,
        }
    );
}

#[test]
fn characters_that_xml_cannot_write_are_dropped_and_line_ends_are_one() {
    assert_eq!(
        kept("a\u{0}b\u{8}\u{b}\u{1f}c\u{fffe}\u{ffff}\td\r\ne\rf\u{85}👩‍💻"),
        "abc\td\ne\nf\u{85}👩‍💻"
    );
}

#[test]
fn the_end_of_a_section_is_split_even_where_dropping_makes_one() {
    let mut out = String::new();
    Xml::at(0, &mut out).cdata("a", "x]]>y]]\u{0}>z");
    assert_eq!(out, "<a><![CDATA[x]]]]><![CDATA[>y]]]]><![CDATA[>z]]></a>\n");
    out.clear();
    Xml::at(1, &mut out).text("a", "<b> & ]]>");
    assert_eq!(out, "  <a>&lt;b&gt; &amp; ]]&gt;</a>\n");
}

#[test]
fn a_person_can_see_how_a_channel_will_show_the_text() {
    use crate::{Channel, preview};
    let ad = super::samples::engineer();
    assert!(
        preview(Channel::Linkedin, &ad)
            .unwrap()
            .starts_with("<p><b>What you do</b></p>")
    );
    assert!(
        preview(Channel::Xing, &ad)
            .unwrap()
            .contains("<a href=\"https://example.org/papers\">papers</a>")
    );
    assert_eq!(preview(Channel::Arbeitsagentur, &ad), None);
}
