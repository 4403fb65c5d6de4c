//! What the public will read, while it is written: headings and facts in the language of the text, as on its page.

use axum::{extract::Path, response::Response};
use base::Language;
use serde::Serialize;
use web::{Fields, Locale, Message, View};

use super::super::PostingText;
use crate::{
    access::Right,
    careers,
    jobs::{Job, place_names, read_id},
    layout::Desk,
};

/// The text as a page shows it. Markdown becomes harmless markup in the template.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Preview {
    pub language: String,
    pub title: String,
    pub lead: Option<String>,
    /// What a fact is called, and what it is.
    pub facts: Vec<(String, String)>,
    pub parts: Vec<Part>,
}

/// A part under its heading; a text that brings its heading keeps that.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Part {
    heading: Option<String>,
    body: String,
}

impl Preview {
    /// The text of a job in a language.
    pub async fn of(desk: &Desk, job: &Job, text: &PostingText, language: &Language) -> anyhow::Result<Self> {
        let spoken = careers::ours(language).unwrap_or(&desk.actor.language);
        let locale = Locale::new(spoken.as_str(), desk.actor.zone.clone(), desk.actor.now);
        let messages = desk.app.templates.messages();
        let say = |key: &'static str| messages.say(&locale, &Message::new(key));
        let pay = job.pay.as_ref().filter(|_| job.pay_shown);
        let pay = pay.map_or_else(|| say("careers-pay-in-first-call"), |pay| pay.print(spoken.as_str()));
        let places = place_names(&mut desk.app.db.read(), job.id, spoken).await?;
        let workplace = format!("jobs-workplace-{}", job.workplace.as_str().replace('_', "-"));
        let workplace = messages.say(&locale, &Message::new(workplace));
        let place = places.into_iter().chain([workplace]).collect::<Vec<_>>().join(" · ");
        let employment = format!("careers-type-{}", job.employment.as_str().replace('_', "-"));
        let employment = messages.say(&locale, &Message::new(employment));
        let (lead, rest) = careers::split_lead(&text.description);
        let part = |heading: &'static str, body: &str| {
            let brings_its_own = body.trim_start().starts_with('#');
            (!body.trim().is_empty()).then(|| Part {
                heading: (!brings_its_own).then(|| say(heading)),
                body: body.to_owned(),
            })
        };
        let parts = [
            part("careers-part-description", rest),
            part("careers-part-requirements", &text.requirements),
            part("careers-part-benefits", &text.benefits),
        ];
        Ok(Self {
            language: language.to_string(),
            title: text.title.clone(),
            lead: lead.map(str::to_owned),
            facts: vec![
                (say("careers-pay"), pay),
                (say("jobs-workplace"), place),
                (say("careers-type"), employment),
                (say("careers-reference"), job.reference()),
            ],
            parts: parts.into_iter().flatten().collect(),
        })
    }

    /// One for the samples of pages.
    pub fn sample() -> Self {
        Self {
            language: "zh-Hans".to_owned(),
            title: "Kiln <Engineer>".to_owned(),
            lead: Some("You keep the **kiln** warm. <script>alert(1)</script>".to_owned()),
            facts: vec![("Pay".to_owned(), "60-90K".to_owned())],
            parts: vec![Part {
                heading: Some("What you bring".to_owned()),
                body: "- Patience".to_owned(),
            }],
        }
    }
}

/// The preview alone, to be put into the page.
#[derive(Serialize)]
pub(super) struct PreviewPart {
    preview: Preview,
}

impl View for PreviewPart {
    const TEMPLATE: &'static str = "postings/preview.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                preview: Preview::sample(),
            },
            Self {
                preview: Preview {
                    lead: None,
                    parts: Vec::new(),
                    ..Preview::sample()
                },
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
    let (job, posting) = desk
        .actor
        .posting_of(on, read_id(&id)?, read_id(&posting)?, Right::Run)
        .await?;
    let preview = Preview::of(&desk, &job, &typed(&fields), &posting.language).await?;
    desk.fragment(PreviewPart { preview })
}
