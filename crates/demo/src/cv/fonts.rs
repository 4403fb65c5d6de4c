//! The embedded fonts, and how wide text is in them.

use std::sync::LazyLock;

use krilla::text::Font;
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
};

/// A hand to set text in. Han characters always come from the Chinese font of the same weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Sans,
    SansBold,
    Serif,
    SerifBold,
    SerifItalic,
}

pub struct Loaded {
    pub font: Font,
    data: FontRef<'static>,
}

impl Loaded {
    /// The glyph of a character and its advance as a fraction of the size.
    pub fn glyph(&self, c: char) -> Option<(GlyphId, f32)> {
        let glyph = self.data.charmap().map(c).filter(|glyph| glyph.to_u32() != 0)?;
        let metrics = self.data.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some((glyph, metrics.advance_width(glyph)?))
    }
}

/// The font in which a character is set.
pub fn of(face: Face, c: char) -> &'static Loaded {
    let han = c >= '\u{2e80}';
    match face {
        Face::Sans | Face::Serif | Face::SerifItalic if han => &HAN,
        Face::SansBold | Face::SerifBold if han => &HAN_BOLD,
        Face::Sans => &SANS,
        Face::SansBold => &SANS_BOLD,
        Face::Serif => &SERIF,
        Face::SerifBold => &SERIF_BOLD,
        Face::SerifItalic => &SERIF_ITALIC,
    }
}

/// Width of a character at a size; of a missing one, that of nothing, which a test rules out.
pub fn width(face: Face, c: char, size: f32) -> f32 {
    of(face, c).glyph(c).map_or(0.0, |(_, advance)| advance * size)
}

macro_rules! font {
    ($name:literal) => {
        LazyLock::new(|| load(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ttf"))))
    };
}

static HAN: LazyLock<Loaded> = font!("han-regular");
static HAN_BOLD: LazyLock<Loaded> = font!("han-bold");
static SANS: LazyLock<Loaded> = font!("sans-regular");
static SANS_BOLD: LazyLock<Loaded> = font!("sans-bold");
static SERIF: LazyLock<Loaded> = font!("serif-regular");
static SERIF_BOLD: LazyLock<Loaded> = font!("serif-bold");
static SERIF_ITALIC: LazyLock<Loaded> = font!("serif-italic");

fn load(bytes: &'static [u8]) -> Loaded {
    Loaded {
        font: Font::new(bytes.into(), 0).expect("build.rs embeds whole fonts"),
        data: FontRef::new(bytes).expect("build.rs embeds whole fonts"),
    }
}
