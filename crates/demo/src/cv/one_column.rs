//! One column: the name at the top, dates at the right edge. With a serif in English, with the sans in Chinese.

use super::{
    content::{Content, Entry},
    flow::Flow,
    fonts::Face,
    sheet::{BLACK, GREY, Ink, Sheet, Style, WIDTH, width},
};

const MARGIN: f32 = 62.0;
const ACCENT: Ink = Ink(38, 74, 104);

struct Styles {
    name: Style,
    body: Style,
    strong: Style,
    quiet: Style,
    heading: Style,
}

pub fn lay_out(content: &Content<'_>) -> Sheet {
    let (plain, bold, quiet) = if content.language == "zh" {
        (Face::Sans, Face::SansBold, Face::Sans)
    } else {
        (Face::Serif, Face::SerifBold, Face::SerifItalic)
    };
    let styles = Styles {
        name: Style::new(bold, 23.0, BLACK),
        body: Style::new(plain, 10.3, BLACK),
        strong: Style::new(bold, 10.6, BLACK),
        quiet: Style::new(quiet, 10.0, GREY),
        heading: Style::new(bold, 12.0, ACCENT),
    };
    let mut sheet = Sheet::new();
    let mut flow = Flow::new(&mut sheet, MARGIN, WIDTH - 2.0 * MARGIN, 56.0, 56.0);
    let name = if content.other_name.is_empty() {
        content.name.clone()
    } else {
        format!("{}  {}", content.name, content.other_name)
    };
    flow.paragraph(&name, styles.name);
    flow.paragraph(content.headline, styles.quiet);
    let facts: Vec<&str> = content.facts.iter().map(|(_, value)| value.as_str()).collect();
    flow.paragraph(
        &facts.join("  ·  "),
        Style {
            size: 9.4,
            ..styles.body
        },
    );

    heading(&mut flow, content.words.summary, &styles);
    flow.paragraph(content.summary, styles.body);
    heading(&mut flow, content.words.experience, &styles);
    for post in &content.posts {
        entry(&mut flow, post, &styles);
    }
    heading(&mut flow, content.words.education, &styles);
    for study in &content.studies {
        entry(&mut flow, study, &styles);
    }
    heading(&mut flow, content.words.skills, &styles);
    flow.paragraph(&content.skills, styles.body);
    heading(&mut flow, content.words.languages, &styles);
    flow.paragraph(&content.languages.join(content.words.comma), styles.body);
    sheet
}

fn heading(flow: &mut Flow<'_>, text: &str, styles: &Styles) {
    flow.gap(12.0);
    flow.need(60.0);
    flow.paragraph(text, styles.heading);
    flow.rule(0.7, ACCENT);
    flow.gap(5.0);
}

fn entry(flow: &mut Flow<'_>, entry: &Entry, styles: &Styles) {
    flow.need(3.0 * styles.body.line());
    let right = flow.left + flow.width - width(&entry.span, styles.quiet);
    let (page, top) = (flow.page, flow.top);
    flow.paragraph(&entry.title, styles.strong);
    flow.sheet.text(page, right, top, &entry.span, styles.quiet);
    flow.paragraph(&entry.place, styles.quiet);
    for point in &entry.points {
        flow.point(point, styles.body);
    }
    flow.gap(5.0);
}
