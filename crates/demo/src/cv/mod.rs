//! CV files as people send them: PDF and Word, in English, German and Chinese, in four layouts.
//!
//! The files are real: text can be copied out of them in reading order, Chinese included, and fonts are embedded as
//! subsets. They are the same for the same person, byte for byte, because no file carries the time of its making.

mod content;
mod docx;
mod flow;
mod fonts;
mod form;
mod one_column;
mod sheet;
mod sidebar;
mod tabular;
#[cfg(test)]
mod tests;
mod words;

use content::Content;

use crate::{CvFormat, Layout, Person};

/// The CV in the format the person prefers.
pub fn file(person: &Person) -> Vec<u8> {
    match person.cv.format {
        CvFormat::Pdf => pdf(person),
        CvFormat::Docx => docx(person),
    }
}

/// The CV as PDF, one or two pages of A4.
pub fn pdf(person: &Person) -> Vec<u8> {
    let content = Content::of(person);
    let sheet = match person.cv.layout {
        Layout::OneColumn => one_column::lay_out(&content),
        Layout::Sidebar => sidebar::lay_out(&content),
        Layout::Tabular => tabular::lay_out(&content),
        Layout::Form => form::lay_out(&content),
    };
    sheet.into_pdf(
        &content.name,
        &format!("{} · {}", content.words.title, content.name),
        content.language,
    )
}

/// The CV as a Word document.
pub fn docx(person: &Person) -> Vec<u8> {
    docx::write(&Content::of(person), person.cv.layout)
}

/// What the person would call the file.
pub fn filename(person: &Person) -> String {
    let extension = match person.cv.format {
        CvFormat::Pdf => "pdf",
        CvFormat::Docx => "docx",
    };
    let stem = match person.cv.language.as_str() {
        "zh" => format!("{}_个人简历", first_name(person).0),
        "de" => format!("Lebenslauf_{}", first_name(person).0),
        _ => format!("CV_{}", first_name(person).0),
    };
    format!("{}.{extension}", stem.replace(['“', '”'], "").replace(' ', "_"))
}

/// The name that stands at the top of the CV and the one beside it: a Chinese CV begins with the Chinese name, any
/// other with the Latin one. The second is empty when there is none.
fn first_name(person: &Person) -> (&str, &str) {
    let turn = !person.script_name.is_empty() && is_han(&person.name) != (person.cv.language == "zh");
    if turn {
        (&person.script_name, &person.name)
    } else {
        (&person.name, &person.script_name)
    }
}

fn is_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
