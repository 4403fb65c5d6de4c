//! What the public will read, while it is written.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use web::{Fields, View};

use super::super::PostingText;
use crate::{access::Right, jobs::read_id, layout::Desk};

/// The text as a page shows it. Markdown becomes harmless markup in the template.
#[derive(Serialize)]
pub(super) struct Preview {
    pub text: PostingText,
    pub language: String,
}

impl View for Preview {
    const TEMPLATE: &'static str = "postings/preview.html";

    fn samples() -> Vec<Self> {
        let text = PostingText {
            title: "Kiln <Engineer>".to_owned(),
            description: "You keep the **kiln** warm. <script>alert(1)</script>".to_owned(),
            requirements: "- Patience".to_owned(),
            benefits: String::new(),
        };
        vec![
            Self {
                text,
                language: "en".to_owned(),
            },
            Self {
                text: PostingText::default(),
                language: "de".to_owned(),
            },
        ]
    }
}

/// The words of the form, as they are; nothing is refused while somebody types.
pub(super) fn typed(fields: &Fields) -> PostingText {
    let one = |name: &str| fields.many(name).next().unwrap_or_default().to_owned();
    PostingText {
        title: base::clean_line(&one("title")),
        description: base::clean_block(&one("description")),
        requirements: base::clean_block(&one("requirements")),
        benefits: base::clean_block(&one("benefits")),
    }
}

/// `POST /app/jobs/{job}/postings/{posting}/preview`
pub(super) async fn show(
    desk: Desk,
    Path((id, posting)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let on = &mut desk.app.db.read();
    let (_, posting) = desk
        .actor
        .posting_of(on, read_id(&id)?, read_id(&posting)?, Right::Run)
        .await?;
    let text = typed(&fields);
    desk.fragment(Preview {
        text,
        language: posting.language.to_string(),
    })
}
