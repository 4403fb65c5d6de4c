//! A column of text that runs over several pages.

use super::sheet::{HEIGHT, Ink, Sheet, Style, wrap};

/// Writes downwards between two edges and goes on at the top of the next page.
pub struct Flow<'a> {
    pub sheet: &'a mut Sheet,
    pub page: usize,
    pub left: f32,
    pub width: f32,
    /// Where the next line begins.
    pub top: f32,
    pub margin: f32,
}

impl<'a> Flow<'a> {
    pub fn new(sheet: &'a mut Sheet, left: f32, width: f32, top: f32, margin: f32) -> Self {
        Self {
            sheet,
            page: 0,
            left,
            width,
            top,
            margin,
        }
    }

    /// Begins a new page unless so much fits on this one.
    pub fn need(&mut self, height: f32) {
        if self.top + height > HEIGHT - self.margin {
            self.page += 1;
            self.top = self.margin;
        }
    }

    pub fn gap(&mut self, height: f32) {
        self.top += height;
    }

    pub fn paragraph(&mut self, text: &str, style: Style) {
        self.indented(text, style, 0.0);
    }

    pub fn indented(&mut self, text: &str, style: Style, indent: f32) {
        for line in wrap(text, self.width - indent, style) {
            self.need(style.line());
            self.sheet.text(self.page, self.left + indent, self.top, &line, style);
            self.top += style.line();
        }
    }

    /// A point of a list.
    pub fn point(&mut self, text: &str, style: Style) {
        self.need(style.line());
        self.sheet.text(self.page, self.left, self.top, "•", style);
        self.indented(text, style, style.size * 1.1);
    }

    pub fn rule(&mut self, thickness: f32, ink: Ink) {
        self.sheet
            .fill(self.page, self.left, self.top, self.width, thickness, ink);
        self.top += thickness;
    }
}
