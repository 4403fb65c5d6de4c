//! Embeds the fonts of the CV files: reads them from the npm packages under `fonts/` and keeps only the characters in use.
//!
//! The whole Chinese fonts are 10 MB each; with the characters that `data/` and `src/` contain they are a tenth of that.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use allsorts::{
    binary::read::ReadScope,
    font_data::FontData,
    subset::{CmapTarget, SubsetProfile, subset},
    tables::FontTableProvider,
    tables::cmap::{Cmap, CmapSubtable, EncodingId, PlatformId},
    tag,
};

/// Name under which the library embeds it, file below `fonts/node_modules/@expo-google-fonts`, and whether it is for Chinese.
const FONTS: [(&str, &str, Script); 7] = [
    (
        "han-regular",
        "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
        Script::Han,
    ),
    ("han-bold", "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf", Script::Han),
    ("sans-regular", "inter/400Regular/Inter_400Regular.ttf", Script::Latin),
    ("sans-bold", "inter/600SemiBold/Inter_600SemiBold.ttf", Script::Latin),
    (
        "serif-regular",
        "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
        Script::Latin,
    ),
    (
        "serif-bold",
        "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
        Script::Latin,
    ),
    (
        "serif-italic",
        "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
        Script::Latin,
    ),
];

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Latin,
    Han,
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for watched in [
        "build.rs",
        "data",
        "src",
        "fonts/package-lock.json",
        "fonts/node_modules/.package-lock.json",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut used = BTreeSet::new();
    characters(&root.join("data"), &mut used);
    characters(&root.join("src"), &mut used);
    let latin = (' '..='~')
        .chain('\u{a0}'..='\u{24f}')
        .chain('\u{1e00}'..='\u{1eff}')
        .chain("–—‘’“”„…•·‹›€→".chars());
    used.extend(latin);
    for (name, file, script) in FONTS {
        let file = root.join("fonts/node_modules/@expo-google-fonts").join(file);
        let Ok(font) = fs::read(&file) else {
            // A clear sentence instead of a panic's trace: this is what a person sees who builds for the first time.
            println!(
                "cargo::error=The fonts of the demo's CV files are missing. Run `npm ci --prefix crates/demo/fonts` once, then build again."
            );
            return;
        };
        let keep = used.iter().copied().filter(|&c| script == Script::Han || !is_han(c));
        fs::write(out.join(format!("{name}.ttf")), cut(&font, keep)).expect("OUT_DIR can be written");
    }
}

/// Whether a character is set in the Chinese font: ideographs, their punctuation and full-width forms.
fn is_han(c: char) -> bool {
    c >= '\u{2e80}'
}

/// Every character in the text files below a folder.
fn characters(folder: &Path, into: &mut BTreeSet<char>) {
    for entry in fs::read_dir(folder).expect("the folder is part of the crate").flatten() {
        let path = entry.path();
        if path.is_dir() {
            characters(&path, into);
        } else if let Ok(text) = fs::read_to_string(&path) {
            into.extend(text.chars().filter(|c| !c.is_control()));
        }
    }
}

/// The font with these characters only, in what order they come; characters that it lacks are left out.
fn cut(font: &[u8], keep: impl Iterator<Item = char>) -> Vec<u8> {
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
