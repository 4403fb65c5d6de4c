//! The German Lebenslauf: a title, then rows with the date or the label on the left and the matter on the right.

use super::{
    content::{Content, Entry},
    flow::Flow,
    fonts::Face,
    sheet::{BLACK, GREY, Ink, Sheet, Style, WIDTH},
};

const MARGIN: f32 = 68.0;
const LABEL: f32 = 122.0;
const LINE: Ink = Ink(150, 152, 156);
const BODY: Style = Style::new(Face::Sans, 9.8, BLACK);
const STRONG: Style = Style::new(Face::SansBold, 9.8, BLACK);
const QUIET: Style = Style::new(Face::Sans, 9.4, GREY);
const HEADING: Style = Style::new(Face::SansBold, 11.2, BLACK);

pub fn lay_out(content: &Content<'_>) -> Sheet {
    let mut sheet = Sheet::new();
    let left = MARGIN + LABEL;
    let mut flow = Flow::new(&mut sheet, left, WIDTH - left - 56.0, 64.0, 60.0);
    flow.sheet.text(
        0,
        MARGIN,
        flow.top,
        content.words.title,
        Style::new(Face::SansBold, 21.0, BLACK),
    );
    flow.gap(34.0);

    heading(&mut flow, content.words.personal);
    let name = if content.other_name.is_empty() {
        content.name.clone()
    } else {
        format!("{} ({})", content.name, content.other_name)
    };
    row(&mut flow, content.words.name, &name);
    for (label, value) in &content.facts {
        row(&mut flow, label, value);
    }
    row(&mut flow, content.words.wish, content.headline);
    heading(&mut flow, content.words.experience);
    for post in &content.posts {
        entry(&mut flow, post);
    }
    heading(&mut flow, content.words.education);
    for study in &content.studies {
        entry(&mut flow, study);
    }
    heading(&mut flow, content.words.skills);
    row(&mut flow, content.words.subject, &content.skills);
    row(
        &mut flow,
        content.words.languages,
        &content.languages.join(content.words.comma),
    );
    row(&mut flow, content.words.summary, content.summary);
    sheet
}

fn heading(flow: &mut Flow<'_>, text: &str) {
    flow.gap(11.0);
    flow.need(64.0);
    flow.sheet.text(flow.page, MARGIN, flow.top, text, HEADING);
    flow.gap(HEADING.line() + 1.0);
    flow.sheet
        .fill(flow.page, MARGIN, flow.top, WIDTH - MARGIN - 56.0, 0.6, LINE);
    flow.gap(6.0);
}

fn row(flow: &mut Flow<'_>, label: &str, value: &str) {
    flow.need(BODY.line());
    flow.sheet.text(flow.page, MARGIN, flow.top, label, QUIET);
    flow.paragraph(value, BODY);
    flow.gap(1.5);
}

fn entry(flow: &mut Flow<'_>, entry: &Entry) {
    flow.need(3.5 * BODY.line());
    flow.sheet.text(flow.page, MARGIN, flow.top, &entry.span, QUIET);
    flow.paragraph(&entry.title, STRONG);
    flow.paragraph(&entry.place, BODY);
    for point in &entry.points {
        flow.point(point, BODY);
    }
    flow.gap(6.0);
}
