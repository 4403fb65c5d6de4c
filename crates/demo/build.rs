//! Embeds the fonts of the CV files: only the characters in use.
//!
//! The whole Chinese fonts are 10 MB each; with the characters that `data/` and `src/` contain they are a tenth of that.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use fonts::is_han;

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
    for watched in ["build.rs", "data", "src"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut used = BTreeSet::new();
    characters(&root.join("data"), &mut used);
    characters(&root.join("src"), &mut used);
    used.extend(fonts::latin());
    for (name, file, script) in FONTS {
        let font = match fonts::read(file) {
            Ok(font) => font,
            // A clear sentence instead of a panic's trace: this is what a person sees who builds for the first time.
            Err(sentence) => return println!("cargo::error={sentence}"),
        };
        let keep = used.iter().copied().filter(|&c| script == Script::Han || !is_han(c));
        fs::write(out.join(format!("{name}.ttf")), fonts::cut(&font, keep)).expect("OUT_DIR can be written");
    }
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
