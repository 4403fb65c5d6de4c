//! The feed that XING reads: `<feed><postings><posting>..`.

use crate::{draft::Draft, html::text, posted::Place, wage, xml::Element};

pub(super) fn draft(posting: &Element) -> Draft {
    let text = match posting.prose("description") {
        text if text.is_empty() => posting.child("description_template").map(template).unwrap_or_default(),
        text => text,
    };
    let several = posting
        .child("job_locations")
        .into_iter()
        .flat_map(|all| all.all("job_location"));
    let places = several.chain(posting.all("job_location"));
    Draft {
        id: posting.text("id"),
        title: posting.text("job_title"),
        text,
        url: posting.text("url"),
        language: posting.text("language"),
        employment: posting.text("job_type"),
        places: places
            .filter_map(|own| Place::of(own.text("city"), own.text("region"), own.text("country")))
            .collect(),
        // UNCONFIRMED: salary in the XML feed. Named as in the vendor's interface.
        pay: wage::of_fields(
            wage::decimal(&posting.text("salary_range_start")),
            wage::decimal(&posting.text("salary_range_end")),
            &posting.text("currency"),
            &posting.text("salary_interval"),
            posting.text("salary"),
        ),
        employer: posting.text("company_name"),
        experience: posting.text("level"),
        ..Draft::default()
    }
}

/// Blocks of title and content.
fn template(template: &Element) -> String {
    let blocks = template.children().filter(|block| block.name != "title_color");
    let parts = blocks.flat_map(|block| {
        let content = block.child("content").map_or_else(|| block.html(), Element::html);
        [text::line(&block.text("title")), text::of_any(&content)]
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
