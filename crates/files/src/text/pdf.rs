//! Text of PDF pages: glyphs in the order they are painted, put into words and lines by where they stand.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask,
    font::{Glyph, GlyphRun},
    hayro_cmap::{BfString, WritingMode},
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf},
    interpret_page,
    kurbo::{Affine, BezPath, Point, Rect, Vec2},
};

use super::{Outcome, Reason, sheet::Sheet};
use crate::Limits;

/// Reads the first pages. A file that opens without a password is read whatever its owner forbids.
pub(super) fn read(bytes: &[u8], sheet: Sheet, limits: &Limits) -> Outcome {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => return Outcome::Encrypted,
        Err(_) => return Outcome::Unavailable(Reason::Damaged),
    };
    if pdf.len() > limits.pdf_objects {
        return Outcome::Unavailable(Reason::TooComplex);
    }
    let pages = pdf.pages();
    let cache = InterpreterCache::new();
    let mut reader = Reader {
        sheet,
        pen: None,
        run: None,
        pictures: 0,
    };
    for page in pages.iter().take(limits.pdf_pages) {
        if reader.sheet.is_full() {
            break;
        }
        let unit = Rect::new(0.0, 0.0, 1.0, 1.0);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let settings = InterpreterSettings::default();
            let mut context = Context::new(Affine::IDENTITY, unit, &cache, pdf.xref(), settings);
            interpret_page(page, &mut context, &mut reader);
        }));
        if read.is_err() {
            // One bad page does not cost the others.
            reader.sheet.cut();
        }
        reader.end_page();
    }
    if pages.len() > limits.pdf_pages {
        reader.sheet.cut();
    }
    let empty = if reader.pictures > 0 {
        Reason::PicturesOnly
    } else {
        Reason::NoText
    };
    reader.sheet.outcome(u32::try_from(pages.len()).ok(), empty)
}

/// Takes what a page paints.
struct Reader {
    sheet: Sheet,
    pen: Option<Pen>,
    run: Option<Run>,
    pictures: usize,
}

/// Where the last glyph ended.
#[derive(Clone, Copy)]
struct Pen {
    end: Point,
    size: f64,
}

/// The last run of glyphs, to know it again when it is painted twice: filled and stroked, or shifted to look bold.
struct Run {
    start: Point,
    codes: Vec<u32>,
}

/// In shares of the type size: a step off the line larger than this begins another line (raised figures are below).
const OTHER_LINE: f64 = 0.45;
/// A step off the line larger than this begins a paragraph.
const PARAGRAPH: f64 = 2.0;
/// A gap larger than this is a space, ...
const SPACE: f64 = 0.15;
/// ... larger than this, the gap between columns.
const COLUMN: f64 = 2.5;
/// Going back by more than this begins another line; kerning stays below.
const BACK: f64 = 0.6;
/// A run painted again this near is the same text.
const AGAIN: f64 = 0.1;

/// Glyph space has a thousand units to the type size.
const EM: f64 = 1000.0;

impl Reader {
    fn glyph(&mut self, glyph: &Glyph<'_>, transform: Affine, mode: WritingMode) {
        let start = transform * Point::ZERO;
        let size = (transform * Point::new(0.0, EM) - start).hypot();
        if size <= 0.0 || !size.is_finite() {
            return;
        }
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let advance = match mode {
            WritingMode::Horizontal => Vec2::new(width.map_or(EM / 2.0, f64::from), 0.0),
            WritingMode::Vertical => Vec2::new(0.0, -EM),
        };
        let end = transform * advance.to_point();
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => {
                self.step(start, end, size);
                self.sheet.push(c);
            }
            Some(BfString::String(text)) => {
                self.step(start, end, size);
                self.sheet.push_str(&text);
            }
            None => {}
        }
    }

    /// Moves the pen to the next glyph, and writes what the distance means.
    fn step(&mut self, start: Point, end: Point, size: f64) {
        if let Some(pen) = self.pen {
            let along = end - start;
            let along = if along.hypot() > 0.0 {
                along / along.hypot()
            } else {
                Vec2::new(1.0, 0.0)
            };
            let moved = start - pen.end;
            let forward = moved.dot(along) / size;
            let aside = moved.cross(along).abs() / size.max(pen.size);
            if aside > OTHER_LINE || forward < -BACK {
                self.sheet.line();
                if aside > PARAGRAPH {
                    self.sheet.line();
                }
            } else if forward > COLUMN {
                self.sheet.gap();
            } else if forward > SPACE {
                self.sheet.space();
            }
        }
        self.pen = Some(Pen { end, size });
    }

    fn is_again(&mut self, run: &GlyphRun<'_, '_>, transform: Affine) -> bool {
        let Some(first) = run.glyphs().first() else { return true };
        let place = transform * first.transform();
        let start = place * Point::ZERO;
        let size = (place * Point::new(0.0, EM) - start).hypot();
        let codes: Vec<u32> = run.glyphs().iter().map(|glyph| glyph.char_code()).collect();
        let again = self
            .run
            .as_ref()
            .is_some_and(|last| last.codes == codes && (last.start - start).hypot() < AGAIN * size);
        self.run = Some(Run { start, codes });
        again
    }

    fn end_page(&mut self) {
        self.sheet.line();
        self.sheet.line();
        self.pen = None;
        self.run = None;
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.sheet.is_full() || self.is_again(run, props.transform) {
            return;
        }
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), run.writing_mode());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
