//! Breaks a text into lines of a width, since SVG does not.

use std::sync::LazyLock;

use icu::segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::{HAN, SERIF};

/// Unicode line breaking (UAX 14): after spaces, between ideographs, never before a closing mark.
static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()));

/// The text in lines no wider than `width`, set in the serif at `size` pixels, at most `most` of them; what is left
/// over ends in an ellipsis.
pub fn lines(text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
    let ruler = Ruler::new(size);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let breaks: Vec<usize> = SEGMENTER.segment_str(text).collect();
    for piece in breaks.windows(2).map(|pair| &text[pair[0]..pair[1]]) {
        for part in ruler.fitting(piece, width) {
            if !line.is_empty() && ruler.width(&format!("{line}{}", part.trim_end())) > width {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push_str(part);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && ruler.width(&format!("{last}…")) > width {
                last.pop();
            }
            *last = format!("{}…", last.trim_end());
        }
    }
    lines
}

/// Measures text in the fonts it is set in.
struct Ruler {
    size: f32,
    fonts: Vec<FontRef<'static>>,
}

impl Ruler {
    fn new(size: f32) -> Self {
        let fonts = [SERIF, HAN]
            .into_iter()
            .filter_map(|font| FontRef::new(font).ok())
            .collect();
        Self { size, fonts }
    }

    fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.advance(letter)).sum()
    }

    fn advance(&self, letter: char) -> f32 {
        let advance = self.fonts.iter().find_map(|font| {
            let glyph = font.charmap().map(letter)?;
            font.glyph_metrics(Size::new(self.size), LocationRef::default())
                .advance_width(glyph)
        });
        advance.unwrap_or(self.size)
    }

    /// A piece that cannot be broken, in parts that fit: a word wider than a line is cut.
    fn fitting<'t>(&self, piece: &'t str, width: f32) -> Vec<&'t str> {
        let (mut parts, mut rest) = (Vec::new(), piece);
        while self.width(rest.trim_end()) > width {
            let mut used = 0.0;
            let end = rest.char_indices().find(|(_, letter)| {
                used += self.advance(*letter);
                used > width
            });
            match end {
                Some((at, _)) if at > 0 => {
                    parts.push(&rest[..at]);
                    rest = &rest[at..];
                }
                _ => break,
            }
        }
        parts.push(rest);
        parts
    }
}
