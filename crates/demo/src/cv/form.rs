//! The Chinese form: a centred title, ruled cells for the facts, and a tinted band over each part.

use super::{
    content::{Content, Entry},
    flow::Flow,
    fonts::Face,
    sheet::{BLACK, GREY, Ink, Sheet, Style, WIDTH, width},
};

const MARGIN: f32 = 54.0;
const ROW: f32 = 22.0;
const LABEL: f32 = 66.0;
const LINE: Ink = Ink(168, 174, 182);
const BAND: Ink = Ink(229, 235, 243);
const BODY: Style = Style {
    leading: 1.6,
    ..Style::new(Face::Sans, 9.6, BLACK)
};
const STRONG: Style = Style {
    leading: 1.6,
    ..Style::new(Face::SansBold, 9.9, BLACK)
};
const QUIET: Style = Style {
    leading: 1.6,
    ..Style::new(Face::Sans, 9.3, GREY)
};

pub fn lay_out(content: &Content<'_>) -> Sheet {
    let mut sheet = Sheet::new();
    let title = Style::new(Face::SansBold, 20.0, BLACK);
    let mut flow = Flow::new(&mut sheet, MARGIN, WIDTH - 2.0 * MARGIN, 52.0, 52.0);
    let middle = (WIDTH - width(content.words.title, title)) / 2.0;
    flow.sheet.text(0, middle, flow.top, content.words.title, title);
    flow.gap(40.0);
    cells(&mut flow, content);
    flow.gap(4.0);
    for (heading, entries) in [
        (content.words.education, &content.studies),
        (content.words.experience, &content.posts),
    ] {
        band(&mut flow, heading);
        for part in entries {
            entry(&mut flow, part);
        }
    }
    band(&mut flow, content.words.skills);
    flow.paragraph(&content.skills, BODY);
    band(&mut flow, content.words.summary);
    flow.paragraph(content.summary, BODY);
    sheet
}

/// The facts in a table of two pairs a row.
fn cells(flow: &mut Flow<'_>, content: &Content<'_>) {
    let name = if content.other_name.is_empty() {
        content.name.clone()
    } else {
        format!("{}（{}）", content.name, content.other_name)
    };
    let mut pairs = vec![(content.words.name, name)];
    pairs.extend(content.facts.iter().map(|(label, value)| (*label, value.clone())));
    pairs.push((content.words.languages, content.languages.join(content.words.comma)));
    let half = flow.width / 2.0;
    let value_room = half - LABEL - 14.0;
    // What is too wide for half a row gets one of its own.
    let (wide, narrow): (Vec<_>, Vec<_>) = pairs
        .into_iter()
        .partition(|(_, value)| width(value, BODY) > value_room);
    flow.rule(0.8, LINE);
    for row in narrow.chunks(2) {
        for (column, (label, value)) in row.iter().enumerate() {
            cell(flow, column as f32 * half, label, value);
        }
        let uprights = [0.0, LABEL, half, half + LABEL];
        end_row(flow, &uprights[..2 * row.len()]);
    }
    for (label, value) in wide.iter().chain(&[(content.words.wish, content.headline.to_owned())]) {
        cell(flow, 0.0, label, value);
        end_row(flow, &[0.0, LABEL]);
    }
}

fn cell(flow: &mut Flow<'_>, indent: f32, label: &str, value: &str) {
    flow.sheet
        .fill(flow.page, flow.left + indent, flow.top, LABEL, ROW, BAND);
    let top = flow.top + (ROW - BODY.line()) / 2.0;
    flow.sheet.text(flow.page, flow.left + indent + 8.0, top, label, QUIET);
    flow.sheet
        .text(flow.page, flow.left + indent + LABEL + 8.0, top, value, BODY);
}

/// The rules beside and under a row.
fn end_row(flow: &mut Flow<'_>, uprights: &[f32]) {
    for x in uprights.iter().chain(&[flow.width]) {
        flow.sheet.fill(flow.page, flow.left + x, flow.top, 0.6, ROW, LINE);
    }
    flow.gap(ROW);
    flow.rule(0.6, LINE);
}

fn band(flow: &mut Flow<'_>, heading: &str) {
    flow.gap(10.0);
    flow.need(64.0);
    flow.sheet.fill(flow.page, flow.left, flow.top, flow.width, 19.0, BAND);
    flow.sheet.text(
        flow.page,
        flow.left + 8.0,
        flow.top + 1.2,
        heading,
        Style {
            leading: 1.6,
            ..Style::new(Face::SansBold, 10.4, BLACK)
        },
    );
    flow.gap(24.0);
}

fn entry(flow: &mut Flow<'_>, entry: &Entry) {
    flow.need(3.0 * BODY.line());
    let right = flow.left + flow.width - width(&entry.span, QUIET);
    let (page, top) = (flow.page, flow.top);
    flow.paragraph(&format!("{}    {}", entry.place, entry.title), STRONG);
    flow.sheet.text(page, right, top, &entry.span, QUIET);
    for point in &entry.points {
        flow.point(point, BODY);
    }
    flow.gap(4.0);
}
