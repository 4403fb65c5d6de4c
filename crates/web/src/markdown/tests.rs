//! What people write and what becomes of it.

use std::time::{Duration, Instant};

use insta::assert_snapshot;

use super::*;

fn html(text: &str) -> String {
    to_html(text, TOP).into_string()
}

#[test]
fn markdown_becomes_html_under_the_page_s_own_headings() {
    let text = "# About\n\nWe *train* **models**, ~~slowly~~ see https://example.com.\n\n1. one\n2. two\n\n#### Deep";
    assert_snapshot!(html(text), @r#"
    <h3>About</h3>
    <p>We <em>train</em> <strong>models</strong>, <del>slowly</del> see <a href="https://example.com" rel="nofollow noopener">https://example.com</a>.</p>
    <ol>
    <li>one</li>
    <li>two</li>
    </ol>
    <h6>Deep</h6>
    "#);
    assert_eq!(to_html("# A", 1).as_str(), "<h1>A</h1>\n");
    assert_eq!(html("这是**重点。**后文"), "<p>这是<strong>重点。</strong>后文</p>\n");
}

#[test]
fn html_is_shown_as_the_text_it_is() {
    assert_eq!(
        html("a <b onclick=x>b</b>"),
        "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"
    );
    let block = html("<script>alert(1)</script>\n\n<iframe src=//evil.example></iframe>");
    assert!(!block.contains("<script") && !block.contains("<iframe"), "{block}");
}

#[test]
fn only_web_and_mail_links_stay_links() {
    assert!(html("[a](https://example.com)").contains(r#"href="https://example.com" rel="nofollow noopener""#));
    assert!(html("[a](mailto:a@example.com)").contains(r#"href="mailto:a@example.com""#));
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "/app",
        "//evil.example",
        "java&#10;script:x",
    ] {
        assert!(!html(&format!("[a]({bad})")).contains("href"), "{bad}");
    }
    assert!(!html("[a](https://example.com \"x\\\" onclick=\\\"y\")").contains(" onclick=\"y"));
}

#[test]
fn images_leave_their_description() {
    assert_eq!(
        html("![a *cat*](https://evil.example/x.png)"),
        "<p>a <em>cat</em></p>\n"
    );
}

#[test]
fn plain_text_keeps_paragraphs_lists_and_addresses() {
    let text = "# Head\n\nOne *line*\nand [more](https://example.com).\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\n<ada@example.com>\n\n|a|b|\n|-|-|\n|1|2|";
    assert_snapshot!(to_text(text), @r"
    Head

    One line and more (https://example.com).

    - a
    - b
      - c

    1. x
    2. y

    ada@example.com

    a | b
    1 | 2
    ");
}

#[test]
fn a_summary_is_one_line_cut_between_words() {
    assert_eq!(to_summary("# Left out\n\ntext", 40), "text");
    assert_eq!(
        to_summary("You will:\n\n- build [it](https://a.example)\n- run it.\n- sleep", 80),
        "You will: build it; run it. sleep"
    );
    assert_eq!(
        to_summary("## 你将做什么\n\n- 设计训练平台\n- 优化推理", 80),
        "设计训练平台；优化推理"
    );
    assert_eq!(to_summary("We train models, all day long", 18), "We train models…");
    assert_eq!(to_summary("我们训练大语言模型并且研究推理", 6), "我们训练大…");
    assert!(to_summary(&"word ".repeat(100), 160).chars().count() <= 160);
}

#[test]
fn nesting_ends_somewhere_and_loses_no_word() {
    let deep = html(&format!("{}word", "> ".repeat(40)));
    assert_eq!(deep.matches("<blockquote>").count(), DEEPEST);
    assert!(deep.contains("word"));
    let list: Vec<String> = (0..40)
        .map(|level| format!("{}- item{level}", "  ".repeat(level)))
        .collect();
    let deep = html(&list.join("\n"));
    assert_eq!(
        (deep.matches("<ul>").count(), deep.contains("item39")),
        (DEEPEST / 2, true)
    );
}

#[test]
fn hostile_text_is_done_in_time() {
    let started = Instant::now();
    for piece in [
        "[", "![", "*a ", "> ", "- ", "`", "<a ", "[a](", "_**", "|a", "&amp;", "![a](b ",
    ] {
        let text = piece.repeat(64 * 1024 / piece.len());
        html(&text);
        to_text(&text);
    }
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
