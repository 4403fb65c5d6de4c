//! CV files are real files: whole, readable in order, the same every time.

use std::io::Read as _;

use base::Time;

use super::{content::Content, docx, filename, fonts, pdf, sheet};
use crate::{CvFormat, Layout, Person, World};

fn people() -> Vec<Person> {
    let today: Time = "2026-11-24T02:40:00Z".parse().unwrap();
    World::generate(1, today).people
}

fn with(people: &[Person], layout: Layout, language: &str) -> Person {
    let fits = |person: &&Person| person.cv.layout == layout && person.cv.language == language;
    people
        .iter()
        .find(fits)
        .expect("the demo has every layout in its languages")
        .clone()
}

/// The text of a PDF without the spaces, which every program guesses in its own way.
fn text_of(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_character_has_a_glyph() {
    for person in people() {
        let content = Content::of(&person);
        let points = content.posts.iter().chain(&content.studies).flat_map(|entry| {
            [&entry.span, &entry.title, &entry.place]
                .into_iter()
                .chain(&entry.points)
        });
        let facts = content.facts.iter().map(|(_, value)| value);
        let all =
            points
                .chain(facts)
                .chain(&content.languages)
                .chain([&content.name, &content.other_name, &content.skills]);
        for c in all
            .flat_map(|text| text.chars())
            .chain(content.summary.chars())
            .chain(content.headline.chars())
        {
            for face in [
                fonts::Face::Sans,
                fonts::Face::SansBold,
                fonts::Face::Serif,
                fonts::Face::SerifBold,
                fonts::Face::SerifItalic,
            ] {
                assert!(
                    fonts::of(face, c).glyph(c).is_some(),
                    "{face:?} lacks {c:?} of {}",
                    person.name
                );
            }
        }
    }
}

#[test]
fn text_comes_out_of_every_layout_in_reading_order() {
    let people = people();
    let kinds = [
        (Layout::OneColumn, "en"),
        (Layout::OneColumn, "zh"),
        (Layout::Sidebar, "en"),
        (Layout::Sidebar, "de"),
        (Layout::Sidebar, "zh"),
        (Layout::Tabular, "de"),
        (Layout::Form, "zh"),
    ];
    for (layout, language) in kinds {
        let person = with(&people, layout, language);
        let text = text_of(&pdf(&person));
        let content = Content::of(&person);
        let mut rest = text.as_str();
        for post in &content.posts {
            for part in [&post.title, post.points.first().unwrap_or(&post.title)] {
                let part = squeeze(part);
                let place = rest.find(&part);
                assert!(
                    place.is_some(),
                    "{layout:?} in {language}: {part} is not where it belongs in\n{text}"
                );
                rest = &rest[place.unwrap()..];
            }
        }
        for part in [
            &content.name,
            &content.skills.split(content.words.comma).next().unwrap().to_owned(),
            &person.emails[0],
        ] {
            assert!(
                text.contains(&squeeze(part)),
                "{layout:?} in {language}: {part} is not in\n{text}"
            );
        }
    }
}

#[test]
fn a_file_is_the_same_every_time_and_small() {
    for person in people().iter().step_by(29) {
        assert_eq!(pdf(person), pdf(person));
        assert_eq!(docx(person), docx(person));
        assert!(pdf(person).len() < 150_000, "{}", pdf(person).len());
        assert!(docx(person).len() < 20_000);
    }
}

#[test]
fn a_word_document_holds_the_same_words() {
    let people = people();
    for (layout, language) in [(Layout::OneColumn, "en"), (Layout::Tabular, "de"), (Layout::Form, "zh")] {
        let person = with(&people, layout, language);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx(&person))).unwrap();
        let mut xml = String::new();
        archive
            .by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        assert_eq!(xml.matches("<w:p>").count(), xml.matches("</w:p>").count());
        for point in person.experiences.iter().flat_map(|post| &post.points) {
            assert!(
                xml.contains(&point.replace('&', "&amp;").replace('"', "&quot;")),
                "{point}"
            );
        }
    }
}

#[test]
fn files_are_called_as_people_call_them() {
    let people = people();
    let zh = filename(&with(&people, Layout::Form, "zh"));
    assert!(
        zh.contains("_个人简历.") && zh.chars().next().is_some_and(|c| c >= '\u{4e00}'),
        "{zh}"
    );
    let mut person = with(&people, Layout::Tabular, "de");
    person.name = "Johanna van der Meer".to_owned();
    person.cv.format = CvFormat::Docx;
    assert_eq!(filename(&person), "Lebenslauf_Johanna_van_der_Meer.docx");
    assert!(
        people
            .iter()
            .all(|person| !filename(person).contains(['/', '\\', '"', ' ']))
    );
}

#[test]
fn lines_keep_to_their_room() {
    let style = sheet::Style::new(fonts::Face::Sans, 10.0, sheet::BLACK);
    let text = "支持千卡规模分布式训练的断点恢复，把恢复时间从三十八分钟缩短到四分钟。Rust and C++（主要）";
    let lines = sheet::wrap(text, 120.0, style);
    assert!(lines.len() > 3);
    assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    for line in &lines {
        // Punctuation that may not begin a line may push the last character over the edge together with it.
        assert!(sheet::width(line, style) <= 120.0, "{line}");
        assert!(!line.starts_with(['，', '。', '）']), "{line}");
        assert!(!line.ends_with('（'), "{line}");
    }
}
