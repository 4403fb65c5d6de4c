//! The texts of mails: which there are, and an editor with the fields of each and a preview.

use std::collections::BTreeMap;

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use web::{Fields, FormReader, FormView, Message as Words, NoFields, View};

use crate::{
    LANGUAGES,
    layout::Desk,
    messages::{
        MessageKind, Template, builtin,
        store::{self, OwnTemplate},
        template, texts,
    },
    organization::{self, Organization},
};

/// Every text there is.
#[derive(Serialize)]
pub struct TemplatesPage {
    kinds: Vec<KindLine>,
    languages: Vec<&'static str>,
}

#[derive(Serialize)]
struct KindLine {
    kind: &'static str,
    internal: bool,
    /// Languages whose text somebody changed.
    own: Vec<String>,
}

/// `GET /app/settings/templates`
pub(in crate::messages) async fn list(desk: Desk) -> web::Result<Response> {
    let own = store::own_templates(&mut desk.app.db.read()).await?;
    let kinds = MessageKind::ALL
        .iter()
        .map(|kind| KindLine {
            kind: kind.as_str(),
            internal: kind.is_internal(),
            own: own
                .iter()
                .filter(|(own, _)| own == kind)
                .map(|(_, language)| language.clone())
                .collect(),
        })
        .collect();
    desk.page(TemplatesPage {
        kinds,
        languages: LANGUAGES.to_vec(),
    })
    .await
}

/// The editor of one text.
#[derive(Serialize)]
pub struct TemplatePage {
    kind: &'static str,
    language: &'static str,
    languages: Vec<&'static str>,
    form: FormView,
    fields: Vec<FieldLine>,
    preview: Option<TemplatePreview>,
    /// Somebody changed the program's text.
    changed: bool,
}

#[derive(Serialize)]
struct FieldLine {
    /// With its braces.
    mark: String,
    name: String,
}

/// How a text reads with values in it.
#[derive(Clone, Serialize)]
pub struct TemplatePreview {
    subject: String,
    body: String,
    language: String,
    /// Fields that the kind does not have.
    unknown: Vec<String>,
}

impl View for TemplatePreview {
    const TEMPLATE: &'static str = "messages/preview.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            subject: "Hello".to_owned(),
            body: "One\n\nTwo <b>".to_owned(),
            language: "en".to_owned(),
            unknown: vec!["{salary}".to_owned()],
        }]
    }
}

/// Which text an address names.
fn named(kind: &str, language: &str) -> web::Result<(MessageKind, &'static str)> {
    let kind = kind.parse().map_err(|_| web::Error::NotFound)?;
    let language = LANGUAGES
        .into_iter()
        .find(|tag| *tag == language)
        .ok_or(web::Error::NotFound)?;
    Ok((kind, language))
}

/// `GET /app/settings/templates/{kind}/{language}`
pub(in crate::messages) async fn show(
    desk: Desk,
    Path((kind, language)): Path<(String, String)>,
) -> web::Result<Response> {
    let (kind, language) = named(&kind, &language)?;
    let own = store::template(&mut desk.app.db.read(), kind, language).await?;
    let changed = own.is_some();
    let OwnTemplate { template, version } = own.unwrap_or_else(|| OwnTemplate {
        template: builtin::template(kind, language),
        version: 0,
    });
    let form = FormView::blank()
        .with("subject", &template.subject)
        .with("body", &template.body)
        .with("version", version);
    let page = TemplatePage::new(&desk, (kind, language), form, &template, changed).await?;
    desk.page(page).await
}

impl TemplatePage {
    async fn new(
        desk: &Desk,
        (kind, language): (MessageKind, &'static str),
        form: FormView,
        template: &Template,
        changed: bool,
    ) -> web::Result<Self> {
        let field = |name: &&str| FieldLine {
            mark: format!("{{{name}}}"),
            name: (*name).to_owned(),
        };
        Ok(Self {
            kind: kind.as_str(),
            language,
            languages: LANGUAGES.to_vec(),
            form,
            fields: kind.fields().iter().map(field).collect(),
            preview: Some(preview_of(desk, kind, language, template).await?),
            changed,
        })
    }
}

/// Sample values, so that the text can be read as somebody will get it.
async fn preview_of(
    desk: &Desk,
    kind: MessageKind,
    language: &str,
    template: &Template,
) -> web::Result<TemplatePreview> {
    let (organization, _) = organization::load::<Organization>(&mut desk.app.db.read()).await?;
    let tag = language.parse().map_err(|_| web::Error::NotFound)?;
    let locale = web::Locale::new(language, desk.actor.zone.clone(), desk.actor.now);
    let say = |key: &'static str| {
        let words = Words::new(key);
        desk.app.templates.messages().say(&locale, &words)
    };
    let day = organization.zone.clone();
    let values = BTreeMap::from([
        ("company", organization.name.in_language(&tag).to_owned()),
        ("name", say("messages-sample-name")),
        ("job", say("messages-sample-job")),
        ("sender", desk.actor.name.clone()),
        ("subject", say("messages-sample-subject")),
        ("text", say("messages-sample-text")),
        (
            "answer_by",
            locale
                .format()
                .day(desk.actor.now.date_in(&day), web::format::DateStyle::Long),
        ),
    ]);
    let filled = template.fill(&values);
    let unknown = template
        .fields()
        .into_iter()
        .filter(|name| !kind.fields().contains(&name.as_str()));
    let body = template::with_links(&filled.body, |name| Some(format!("https://…/{name}"))).unwrap_or(filled.body);
    Ok(TemplatePreview {
        subject: filled.subject,
        body,
        language: language.to_owned(),
        unknown: unknown.map(|name| format!("{{{name}}}")).collect(),
    })
}

/// `POST /app/settings/templates/{kind}/{language}/preview`
pub(in crate::messages) async fn preview(
    desk: Desk,
    Path((kind, language)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (kind, language) = named(&kind, &language)?;
    let text = |name: &str| fields.many(name).next().unwrap_or_default().to_owned();
    let template = Template {
        subject: text("subject"),
        body: text("body"),
    };
    if desk.fragment {
        let preview = preview_of(&desk, kind, language, &template).await?;
        return desk.fragment(preview);
    }
    let changed = fields.one("version")?.is_some_and(|version| version != "0");
    let form = FormView::again(fields, web::FormErrors::default());
    let page = TemplatePage::new(&desk, (kind, language), form, &template, changed).await?;
    desk.page(page).await
}

/// `POST /app/settings/templates/{kind}/{language}`
pub(in crate::messages) async fn save(
    desk: Desk,
    Path((kind, language)): Path<(String, String)>,
    fields: Fields,
) -> web::Result<Response> {
    let (kind, language) = named(&kind, &language)?;
    let mut form = FormReader::new(&fields);
    let template = Template {
        subject: form.line("subject", 1..=200),
        body: form.text("body", 1..=20_000),
    };
    let version = form.parse::<i64>("version");
    let outcome = match form.finish() {
        Err(errors) => Err(web::Error::Invalid(errors)),
        Ok(ok) => {
            let (actor, template, version) = (desk.actor.clone(), template.clone(), ok.get(version));
            desk.app
                .db
                .write(move |tx| {
                    let (actor, template) = (actor.clone(), template.clone());
                    Box::pin(async move { texts::save(tx, &actor, (kind, language), template, version).await })
                })
                .await
        }
    };
    match outcome {
        Ok(()) => {
            let said = Words::new("messages-said-template-saved");
            Ok(web::redirect("/app/settings/templates").flash(said).into_response())
        }
        Err(web::Error::Invalid(errors)) => {
            let changed = fields.many("version").any(|version| version != "0");
            let form = FormView::again(fields, errors);
            let page = TemplatePage::new(&desk, (kind, language), form, &template, changed).await?;
            desk.invalid(page).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /app/settings/templates/{kind}/{language}/reset`
pub(in crate::messages) async fn reset(
    desk: Desk,
    Path((kind, language)): Path<(String, String)>,
    _: NoFields,
) -> web::Result<Response> {
    let (kind, language) = named(&kind, &language)?;
    let actor = desk.actor.clone();
    desk.app
        .db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move { texts::reset(tx, &actor, kind, language).await })
        })
        .await?;
    let said = Words::new("messages-said-template-reset");
    Ok(web::redirect("/app/settings/templates").flash(said).into_response())
}

impl View for TemplatesPage {
    const TEMPLATE: &'static str = "messages/templates.html";

    fn samples() -> Vec<Self> {
        let kinds = MessageKind::ALL.iter().map(|kind| KindLine {
            kind: kind.as_str(),
            internal: kind.is_internal(),
            own: vec!["de".to_owned()],
        });
        vec![Self {
            kinds: kinds.collect(),
            languages: LANGUAGES.to_vec(),
        }]
    }
}

impl View for TemplatePage {
    const TEMPLATE: &'static str = "messages/template.html";

    fn samples() -> Vec<Self> {
        let fields: Vec<&str> = MessageKind::ALL
            .iter()
            .flat_map(|kind| kind.fields())
            .copied()
            .collect();
        let field = |name: &&str| FieldLine {
            mark: format!("{{{name}}}"),
            name: (*name).to_owned(),
        };
        let page = |kind: &MessageKind, form: FormView, preview: Option<TemplatePreview>| Self {
            kind: kind.as_str(),
            language: "de",
            languages: LANGUAGES.to_vec(),
            form,
            fields: fields.iter().map(field).collect(),
            changed: preview.is_some(),
            preview,
        };
        let blank = || {
            FormView::blank()
                .with("subject", "x")
                .with("body", "y")
                .with("version", 0)
        };
        let errors = web::FormErrors::new("body", Words::new("messages-unknown-field").with("field", "{salary}"));
        let mut pages: Vec<Self> = MessageKind::ALL.iter().map(|kind| page(kind, blank(), None)).collect();
        let typed = [("subject", "x"), ("body", "{salary}"), ("version", "1")];
        let preview = TemplatePreview::samples().into_iter().next();
        pages.push(page(
            &MessageKind::Personal,
            FormView::again(typed.into_iter().collect(), errors),
            preview,
        ));
        pages
    }
}
