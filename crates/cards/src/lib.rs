//! Draws cards: small SVG documents with text, as PNG, with fonts of our own, so that they look the same on every machine.
//!
//! The fonts cover Latin script and simplified Chinese. [`covers`] tells whether a text can be set at all: better no card
//! than one with boxes for letters. Nothing is loaded from files or addresses that a document names.

mod colour;
mod lines;

pub use colour::oklch;
pub use lines::lines;

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree, fontdb},
};
use skrifa::{FontRef, MetadataProvider};

static SERIF: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/serif.ttf"));
static SANS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sans.ttf"));
static HAN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/han.ttf"));

/// The families that a document may name; Chinese in either is set in the third.
pub const SERIF_FAMILY: &str = "Source Serif 4";
pub const SANS_FAMILY: &str = "Inter";
pub const HAN_FAMILY: &str = "Noto Sans SC";

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in [SERIF, SANS, HAN] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    Arc::new(fonts)
});

/// What is wrong with a document.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the card's SVG cannot be read")]
    Svg(#[from] resvg::usvg::Error),
    #[error("the card has no size, or one over {LARGEST} pixels a side")]
    Size,
    #[error("the card cannot be written as PNG: {0}")]
    Png(String),
}

/// The longest side of a card, in pixels.
pub const LARGEST: u32 = 2400;

/// The document as PNG, one pixel for one unit. CPU-heavy: some tens of milliseconds.
///
/// # Errors
///
/// When the document is not SVG, or too large.
pub fn png(svg: &str) -> Result<Vec<u8>, Error> {
    let options = Options {
        fontdb: FONTS.clone(),
        font_family: SANS_FAMILY.to_owned(),
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size();
    if size.width() > LARGEST || size.height() > LARGEST {
        return Err(Error::Size);
    }
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(Error::Size)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Error::Png(error.to_string()))
}

/// Whether every letter of a text can be set.
pub fn covers(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || [SERIF, HAN].iter().any(|font| has(font, letter)))
}

fn has(font: &[u8], letter: char) -> bool {
    FontRef::new(font).is_ok_and(|font| font.charmap().map(letter).is_some())
}

#[cfg(test)]
mod tests;
