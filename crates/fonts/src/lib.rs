//! Fonts for build scripts: reads them from the npm packages under `npm/` and keeps only the characters in use.
//!
//! The whole Chinese fonts are 10 MB each; a program embeds a part of them.

use std::{collections::BTreeSet, fs, path::Path};

use allsorts::{
    binary::read::ReadScope,
    font_data::FontData,
    subset::{CmapTarget, SubsetProfile, subset},
    tables::FontTableProvider,
    tables::cmap::{Cmap, CmapSubtable, EncodingId, PlatformId},
    tag,
};

/// The font in a file below `npm/node_modules/@expo-google-fonts`. Tells cargo to look again when the packages change.
///
/// # Errors
///
/// A sentence that says what to run, when the packages are not installed.
pub fn read(file: &str) -> Result<Vec<u8>, String> {
    let npm = Path::new(env!("CARGO_MANIFEST_DIR")).join("npm");
    for watched in ["package-lock.json", "node_modules/.package-lock.json"] {
        println!("cargo::rerun-if-changed={}", npm.join(watched).display());
    }
    fs::read(npm.join("node_modules/@expo-google-fonts").join(file))
        .map_err(|_| "The fonts are missing. Run `npm ci --prefix crates/fonts/npm` once, then build again.".to_owned())
}

/// The font with these characters only, in what order they come; characters that it lacks are left out.
pub fn cut(font: &[u8], keep: impl Iterator<Item = char>) -> Vec<u8> {
    let file = ReadScope::new(font)
        .read::<FontData>()
        .expect("the package holds a font");
    let provider = file.table_provider(0).expect("the file holds one font");
    let table = provider.read_table_data(tag::CMAP).expect("a font has a character map");
    let cmap = ReadScope::new(&table)
        .read::<Cmap>()
        .expect("a font has a character map");
    let full = EncodingId::WINDOWS_UNICODE_UCS4;
    let record = cmap
        .find_subtable(PlatformId::WINDOWS, full)
        .or_else(|| cmap.find_subtable(PlatformId::WINDOWS, EncodingId::WINDOWS_UNICODE_BMP_UCS2))
        .or_else(|| cmap.find_subtable_for_platform(PlatformId::UNICODE))
        .expect("the fonts map Unicode");
    let map = cmap
        .scope
        .offset(record.offset as usize)
        .read::<CmapSubtable<'_>>()
        .expect("the map is whole");
    let mut glyphs = BTreeSet::from([0]);
    glyphs.extend(keep.filter_map(|c| map.map_glyph(u32::from(c)).ok().flatten()));
    let glyphs: Vec<u16> = glyphs.into_iter().collect();
    subset(&provider, &glyphs, &SubsetProfile::Minimal, CmapTarget::Unrestricted).expect("the font can be cut")
}

/// Letters, figures and signs of the Latin script.
pub fn latin() -> impl Iterator<Item = char> {
    (' '..='~')
        .chain('\u{a0}'..='\u{24f}')
        .chain('\u{1e00}'..='\u{1eff}')
        .chain("–—‘’“”„…•·‹›€→".chars())
}

/// Whether a character is set in the Chinese font: ideographs, their punctuation and full-width forms.
pub fn is_han(c: char) -> bool {
    c >= '\u{2e80}'
}
