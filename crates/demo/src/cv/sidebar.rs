//! Two columns: a tinted one for facts, skills and languages, a wide one for work and studies.

use super::{
    content::{Content, Entry},
    flow::Flow,
    fonts::Face,
    sheet::{BLACK, GREY, HEIGHT, Ink, Sheet, Style, WIDTH},
};

const SIDE: f32 = 184.0;
const TINT: Ink = Ink(236, 240, 238);
const ACCENT: Ink = Ink(22, 96, 78);
const BODY: Style = Style::new(Face::Sans, 9.2, BLACK);
const STRONG: Style = Style::new(Face::SansBold, 9.8, BLACK);
const QUIET: Style = Style::new(Face::Sans, 8.6, GREY);
const HEADING: Style = Style::new(Face::SansBold, 10.6, ACCENT);

pub fn lay_out(content: &Content<'_>) -> Sheet {
    let mut sheet = Sheet::new();
    sheet.fill(0, 0.0, 0.0, SIDE, HEIGHT, TINT);
    side(&mut Flow::new(&mut sheet, 28.0, SIDE - 46.0, 58.0, 44.0), content);
    let mut main = Flow::new(&mut sheet, SIDE + 30.0, WIDTH - SIDE - 30.0 - 44.0, 50.0, 50.0);
    main.paragraph(&content.name, Style::new(Face::SansBold, 22.0, BLACK));
    if !content.other_name.is_empty() {
        main.paragraph(&content.other_name, Style::new(Face::Sans, 12.0, GREY));
    }
    main.paragraph(content.headline, Style::new(Face::Sans, 10.6, ACCENT));
    main.gap(6.0);
    main.paragraph(content.summary, BODY);
    heading(&mut main, content.words.experience);
    for post in &content.posts {
        entry(&mut main, post);
    }
    heading(&mut main, content.words.education);
    for study in &content.studies {
        entry(&mut main, study);
    }
    for page in 1..sheet.page_count() {
        sheet.fill(page, 0.0, 0.0, SIDE / 8.0, HEIGHT, TINT);
    }
    sheet
}

fn side(flow: &mut Flow<'_>, content: &Content<'_>) {
    flow.paragraph(content.words.personal, HEADING);
    flow.gap(3.0);
    for (label, value) in &content.facts {
        flow.paragraph(label, QUIET);
        flow.paragraph(value, Style { size: 8.8, ..BODY });
        flow.gap(4.0);
    }
    heading(flow, content.words.skills);
    for skill in content.skills.split(content.words.comma) {
        flow.paragraph(skill, BODY);
    }
    heading(flow, content.words.languages);
    for language in &content.languages {
        flow.paragraph(language, BODY);
    }
}

fn heading(flow: &mut Flow<'_>, text: &str) {
    flow.gap(13.0);
    flow.need(56.0);
    flow.paragraph(text, HEADING);
    flow.gap(4.0);
}

fn entry(flow: &mut Flow<'_>, entry: &Entry) {
    flow.need(3.5 * BODY.line());
    flow.paragraph(&entry.title, STRONG);
    flow.paragraph(&format!("{}  |  {}", entry.place, entry.span), QUIET);
    flow.gap(1.5);
    for point in &entry.points {
        flow.point(point, BODY);
    }
    flow.gap(6.0);
}
