//! The look of a PDF: its first pages, painted into one picture in the child process. What a file would like to run, open
//! or fetch has no meaning here; only what it paints is taken.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{Pdf, page::Page},
    render,
    vello_cpu::{Pixmap, color::palette::css::WHITE},
};

use crate::Limits;

/// So many pages are drawn.
const PAGES: usize = 5;
/// How wide a page is at most, and how high, in pixels.
const WIDTH: f32 = 1000.0;
const HEIGHT: f32 = 1600.0;
/// Between two pages, in pixels and in a light grey.
const GAP: usize = 16;
const GREY: u8 = 0xe4;

/// A PNG of the first pages, one below the other; none when nothing of it can be drawn.
pub(crate) fn draw(bytes: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    if pdf.len() > limits.pdf_objects {
        return None;
    }
    let cache = RenderCache::new();
    let pages: Vec<Pixmap> = pdf
        .pages()
        .iter()
        .take(PAGES)
        .filter_map(|page| catch_unwind(AssertUnwindSafe(|| paint(page, &cache))).ok().flatten())
        .collect();
    png_of(&pages)
}

fn paint<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>) -> Option<Pixmap> {
    let (width, height) = page.render_dimensions();
    let scale = (WIDTH / width).min(HEIGHT / height);
    if !(scale.is_finite() && scale > 0.0 && width * scale >= 1.0 && height * scale >= 1.0) {
        return None;
    }
    let settings = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let (interpreter, painter) = (InterpreterSettings::default(), RenderSettings::default());
    Some(render(page, cache, &interpreter, &painter, &settings))
}

fn png_of(pages: &[Pixmap]) -> Option<Vec<u8>> {
    let width = pages.iter().map(|page| usize::from(page.width())).max()?;
    let heights: usize = pages.iter().map(|page| usize::from(page.height())).sum();
    let height = heights + GAP * (pages.len() - 1);
    let mut pixels = vec![GREY; width * height * 3];
    let mut top = 0;
    for page in pages {
        let across = usize::from(page.width());
        let left = (width - across) / 2;
        for (row, line) in page.data().chunks_exact(across).enumerate() {
            let start = ((top + row) * width + left) * 3;
            let into = &mut pixels[start..start + across * 3];
            // The ground is white and nothing shines through it.
            for (to, from) in into.chunks_exact_mut(3).zip(line) {
                to.copy_from_slice(&[from.r, from.g, from.b]);
            }
        }
        top += usize::from(page.height()) + GAP;
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().ok()?.write_image_data(&pixels).ok()?;
    Some(file)
}
