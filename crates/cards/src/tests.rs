//! What is drawn, and what is not.

use super::*;

#[test]
fn chinese_and_european_letters_are_covered_and_others_are_not() {
    assert!(covers("深度学习研究员（AGI）：强化学习，杭州"));
    assert!(covers("Système d’exploitation – Łódź, Überblick · 60–90K"));
    assert!(!covers("ตำแหน่งงาน"));
    assert!(!covers("مهندس"));
}

#[test]
fn a_text_is_broken_where_its_script_allows() {
    let broken = lines("Core Systems Engineer, Distributed Training", 64.0, 760.0, 3);
    assert_eq!(broken, ["Core Systems Engineer,", "Distributed Training"]);
    let chinese = lines("大语言模型预训练与强化学习研究员（杭州，北京）", 64.0, 640.0, 3);
    assert_eq!(chinese.concat(), "大语言模型预训练与强化学习研究员（杭州，北京）");
    assert!(chinese.len() >= 2);
    assert!(
        chinese.iter().all(|line| !line.starts_with(['，', '）'])),
        "{chinese:?}"
    );
}

#[test]
fn what_is_too_long_ends_in_an_ellipsis_and_fits() {
    let title = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(5);
    let broken = lines(&title, 64.0, 500.0, 3);
    assert_eq!(broken.len(), 3);
    assert!(broken[2].ends_with('…'));
    assert!(lines("", 64.0, 500.0, 3).is_empty());
}

#[test]
fn letters_leave_ink_in_every_font() {
    let blank = ink("");
    for (family, text) in [(SERIF_FAMILY, "Abg"), (SANS_FAMILY, "Abg"), (SERIF_FAMILY, "研究员")] {
        let set = format!(r#"<text x="10" y="80" font-size="60" font-family="{family}, {HAN_FAMILY}">{text}</text>"#);
        assert!(ink(&set) > blank + 200, "{family} {text}");
    }
}

/// How many pixels are dark.
fn ink(inside: &str) -> usize {
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="#fff"/>{inside}</svg>"##
    );
    let pixels = Pixmap::decode_png(&png(&svg).unwrap()).unwrap();
    pixels.pixels().iter().filter(|pixel| pixel.red() < 128).count()
}

#[test]
fn nothing_outside_is_loaded_and_no_giant_is_drawn() {
    let secret = std::env::temp_dir().join("bole-card-secret.svg");
    std::fs::write(
        &secret,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#,
    )
    .unwrap();
    let image = format!(r#"<image href="{}" width="100" height="100"/>"#, secret.display());
    assert_eq!(ink(&image), 0);
    assert!(matches!(
        png(r#"<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="9"/>"#),
        Err(Error::Size)
    ));
    assert!(matches!(png("<p>"), Err(Error::Svg(_))));
    std::fs::remove_file(secret).unwrap();
}

#[test]
fn a_colour_is_the_one_of_the_style_sheet() {
    assert_eq!(oklch(1.0, 0.0, 0.0), "#ffffff");
    assert_eq!(oklch(0.0, 0.0, 0.0), "#000000");
    // CSS Color 4: oklch(62.796% 0.25768 29.2339) is red.
    assert_eq!(oklch(0.627_96, 0.257_68, 29.233_9), "#ff0000");
}
