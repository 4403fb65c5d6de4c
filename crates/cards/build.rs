//! Embeds the fonts of the cards: a serif and a sans for Latin script, and the 6,763 ideographs of GB 2312 (the standard
//! set of simplified Chinese) with their punctuation.

use std::{env, fs, path::PathBuf};

/// Name under which the library embeds it, its file, and whether it is for Chinese.
const FONTS: [(&str, &str, bool); 3] = [
    (
        "serif",
        "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
        false,
    ),
    ("sans", "inter/400Regular/Inter_400Regular.ttf", false),
    ("han", "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf", true),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    for (name, file, han) in FONTS {
        let font = match fonts::read(file) {
            Ok(font) => font,
            Err(sentence) => return println!("cargo::error={sentence}"),
        };
        let cut = if han {
            fonts::cut(&font, gb2312())
        } else {
            fonts::cut(&font, fonts::latin())
        };
        fs::write(out.join(format!("{name}.ttf")), cut).expect("OUT_DIR can be written");
    }
}

/// Every character of GB 2312: rows 0xA1 to 0xF7 with cells 0xA1 to 0xFE.
fn gb2312() -> impl Iterator<Item = char> {
    let pairs = (0xa1..=0xf7_u8).flat_map(|row| (0xa1..=0xfe_u8).map(move |cell| [row, cell]));
    pairs.filter_map(|pair| {
        let (text, _, broken) = encoding_rs::GBK.decode(&pair);
        let mut letters = text.chars().filter(|&c| fonts::is_han(c));
        let letter = letters.next()?;
        (!broken && letters.next().is_none()).then_some(letter)
    })
}
