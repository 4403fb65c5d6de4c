//! A4 pages to write on: text that wraps, rules and tints, page breaks, and the PDF that comes of it.

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    text::{GlyphId, KrillaGlyph},
};

use super::fonts::{self, Face};

pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;

/// Grey values and colours of the layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub u8, pub u8, pub u8);

pub const BLACK: Ink = Ink(28, 28, 30);
pub const GREY: Ink = Ink(100, 102, 106);

/// How a paragraph looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    /// Distance from one baseline to the next, as a multiple of the size.
    pub leading: f32,
    pub ink: Ink,
}

impl Style {
    pub const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self {
            face,
            size,
            leading: 1.42,
            ink,
        }
    }

    pub fn line(&self) -> f32 {
        self.size * self.leading
    }
}

/// Pages that are being written. Positions are in points from the top left corner.
pub struct Sheet {
    pages: Vec<Vec<Mark>>,
}

enum Mark {
    Text {
        x: f32,
        baseline: f32,
        text: String,
        style: Style,
    },
    Box {
        left: f32,
        top: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
}

impl Sheet {
    pub fn new() -> Self {
        Self {
            pages: vec![Vec::new()],
        }
    }

    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Goes on writing at the top of a page, adding it if need be.
    fn page(&mut self, page: usize) -> &mut Vec<Mark> {
        while self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        &mut self.pages[page]
    }

    pub fn fill(&mut self, page: usize, left: f32, top: f32, width: f32, height: f32, ink: Ink) {
        self.page(page).push(Mark::Box {
            left,
            top,
            width,
            height,
            ink,
        });
    }

    /// One line of text, its upper edge at `top`.
    pub fn text(&mut self, page: usize, x: f32, top: f32, text: &str, style: Style) {
        let baseline = top + style.size * (style.leading - 1.0) / 2.0 + style.size * 0.86;
        self.page(page).push(Mark::Text {
            x,
            baseline,
            text: text.to_owned(),
            style,
        });
    }

    /// The PDF with its title, author and language set.
    pub fn into_pdf(self, author: &str, title: &str, language: &str) -> Vec<u8> {
        let mut document = Document::new_with(SerializeSettings {
            xmp_metadata: false,
            ..SerializeSettings::default()
        });
        document.set_metadata(
            Metadata::new()
                .title(title.to_owned())
                .authors(vec![author.to_owned()])
                .language(language.to_owned()),
        );
        for marks in self.pages {
            let settings = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 has a size");
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for mark in marks {
                mark.draw(&mut surface);
            }
            surface.finish();
            page.finish();
        }
        document.finish().expect("text and boxes make a valid document")
    }
}

impl Mark {
    fn draw(self, surface: &mut Surface<'_>) {
        match self {
            Self::Text {
                x,
                baseline,
                text,
                style,
            } => {
                surface.set_fill(Some(fill(style.ink)));
                let mut x = x;
                for run in runs(&text, style.face) {
                    x += draw_run(surface, x, baseline, run, style);
                }
            }
            Self::Box {
                left,
                top,
                width,
                height,
                ink,
            } => {
                let Some(rect) = Rect::from_xywh(left, top, width, height) else {
                    return;
                };
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                surface.set_fill(Some(fill(ink)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: rgb::Color::new(ink.0, ink.1, ink.2).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

/// Pieces of a text that one font sets.
fn runs(text: &str, face: Face) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (place, c) in text.char_indices() {
        if last.is_some_and(|last| !std::ptr::eq(fonts::of(face, last), fonts::of(face, c))) {
            runs.push(&text[start..place]);
            start = place;
        }
        last = Some(c);
    }
    runs.push(&text[start..]);
    runs
}

fn draw_run(surface: &mut Surface<'_>, x: f32, baseline: f32, run: &str, style: Style) -> f32 {
    let Some(first) = run.chars().next() else { return 0.0 };
    let font = fonts::of(style.face, first);
    let mut width = 0.0;
    let mut glyphs = Vec::new();
    for (place, c) in run.char_indices() {
        let Some((glyph, advance)) = font.glyph(c) else {
            continue;
        };
        width += advance * style.size;
        let range = place..place + c.len_utf8();
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph.to_u32()),
            advance,
            0.0,
            0.0,
            0.0,
            range,
            None,
        ));
    }
    surface.draw_glyphs(
        Point::from_xy(x, baseline),
        &glyphs,
        font.font.clone(),
        run,
        style.size,
        false,
    );
    width
}

/// How wide a text is on one line.
pub fn width(text: &str, style: Style) -> f32 {
    text.chars().map(|c| fonts::width(style.face, c, style.size)).sum()
}

/// A text in lines no wider than `room`: broken at spaces, and between Han characters where punctuation allows.
pub fn wrap(text: &str, room: f32, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for piece in pieces(text) {
        let whole = width(piece, style);
        // A space at the end may stand beyond the edge.
        if !line.is_empty() && used + width(piece.trim_end(), style) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0.0;
        }
        line.push_str(piece);
        used += whole;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The parts between which a line may end.
fn pieces(text: &str) -> Vec<&str> {
    // Kinsoku: these do not begin a line, and the second group does not end one.
    const NOT_FIRST: &str = "，。、；：！？）》」”’%·–";
    const NOT_LAST: &str = "（《「“‘";
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some(&(next, following)) = chars.peek() else { break };
        let han = c >= '\u{2e80}' || following >= '\u{2e80}';
        // A long address in a narrow column breaks after the at sign or a stroke.
        let allowed = matches!(c, ' ' | '@' | '/')
            || (han && following != ' ' && !NOT_FIRST.contains(following) && !NOT_LAST.contains(c));
        if allowed {
            pieces.push(&text[start..next]);
            start = next;
        }
    }
    pieces.push(&text[start..]);
    pieces
}
