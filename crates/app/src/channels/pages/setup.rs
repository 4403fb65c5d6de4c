//! Settings: what channels have to know of the company, and where their feeds are.

use axum::response::{IntoResponse, Response};
use base::Email;
use feeds::{AgencyAccount, AgencyAccountError, Fields as PartnerFields, Size, Stage};
use serde::Serialize;
use web::{Fields, FormErrors, FormReader, FormView, Message, View};

use super::name;
use crate::{
    channels::{Channel, ChannelSettings},
    layout::Desk,
    organization,
};

/// `/app/settings/channels`
#[derive(Serialize)]
pub struct SetupPage {
    form: FormView,
    version: i64,
    feeds: Vec<FeedView>,
    sizes: Vec<&'static str>,
    stages: Vec<&'static str>,
    partner_fields: String,
}

#[derive(Serialize)]
struct FeedView {
    name: Message,
    address: String,
    draft: bool,
}

impl View for SetupPage {
    const TEMPLATE: &'static str = "channels/setup.html";

    fn samples() -> Vec<Self> {
        let wrong = FormErrors::new("linkedin_company_id", Message::new("channels-setup-company-id-wrong"));
        let page = |form| Self {
            form,
            version: 1,
            feeds: feeds("https://jobs.example.com"),
            sizes: vec!["0-20"],
            stages: vec!["series_a"],
            partner_fields: "id, title".to_owned(),
        };
        vec![
            page(filled(&ChannelSettings::default())),
            page(FormView::again(Fields::default(), wrong)),
        ]
    }
}

fn feeds(origin: &str) -> Vec<FeedView> {
    let feed = |channel: Channel, file: &str| FeedView {
        name: name(channel),
        address: format!("{origin}/feeds/{file}"),
        draft: channel == Channel::Arbeitsagentur,
    };
    vec![
        feed(Channel::Linkedin, "linkedin.xml"),
        feed(Channel::Indeed, "indeed.xml"),
        feed(Channel::Arbeitsagentur, "arbeitsagentur.xml"),
        feed(Channel::Xing, "xing.xml"),
        feed(Channel::Partner, "partner.xml"),
        feed(Channel::Partner, "partner.json"),
    ]
}

fn filled(settings: &ChannelSettings) -> FormView {
    FormView::blank()
        .with("poster_email", &settings.poster_email)
        .with("linkedin_company_id", &settings.linkedin_company_id)
        .with("supplier_id", &settings.supplier_id)
        .with("hiring_org_id", &settings.hiring_org_id)
        .with("alliance_number", &settings.alliance_number)
        .with("xing_profile", &settings.xing_profile)
        .with("parent", &settings.parent)
        .with("size", &settings.size)
        .with("stage", &settings.stage)
        .with("partner_fields", &settings.partner_fields)
}

async fn show(desk: Desk, again: Option<FormView>) -> web::Result {
    let (settings, version) = organization::load::<ChannelSettings>(&mut desk.app.db.read()).await?;
    let invalid = again.is_some();
    let all: Vec<&str> = feeds::Field::ALL.iter().map(|field| field.as_str()).collect();
    let view = SetupPage {
        form: again.unwrap_or_else(|| filled(&settings)),
        version,
        feeds: feeds(&desk.site.origin()),
        sizes: Size::ALL.iter().map(|size| size.as_str()).collect(),
        stages: Stage::ALL.iter().map(|stage| stage.as_str()).collect(),
        partner_fields: all.join(", "),
    };
    if invalid {
        desk.invalid(view).await
    } else {
        desk.page(view).await
    }
}

/// `GET /app/settings/channels`
pub async fn page(desk: Desk) -> web::Result {
    show(desk, None).await
}

/// `POST /app/settings/channels`
pub async fn change(desk: Desk, fields: Fields) -> web::Result<Response> {
    let mut form = FormReader::new(&fields);
    let version = form.parse::<i64>("version");
    let settings = ChannelSettings {
        poster_email: form.line("poster_email", 0..=200),
        linkedin_company_id: form.line("linkedin_company_id", 0..=20),
        supplier_id: form.line("supplier_id", 0..=20),
        hiring_org_id: form.line("hiring_org_id", 0..=20),
        alliance_number: form.line("alliance_number", 0..=20),
        xing_profile: form.line("xing_profile", 0..=300),
        parent: form.line("parent", 0..=200),
        size: form.line("size", 0..=20),
        stage: form.line("stage", 0..=30),
        partner_fields: form.line("partner_fields", 0..=600),
    };
    for (field, problem) in problems(&settings) {
        form.fail(field, Message::new(problem));
    }
    let ok = match form.finish() {
        Ok(ok) => ok,
        Err(errors) => return show(desk, Some(FormView::again(fields, errors))).await,
    };
    let (by, version) = (desk.actor.by(), ok.get(version));
    desk.app
        .db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move { organization::change(tx, by, &settings, version).await })
        })
        .await?;
    Ok(web::redirect("/app/settings/channels")
        .flash(Message::new("channels-saved"))
        .into_response())
}

/// The fields that cannot be used as they are, and the message that says what to enter.
fn problems(settings: &ChannelSettings) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let mut check = |field, text: &str, sound: bool, problem| {
        if !text.is_empty() && !sound {
            found.push((field, problem));
        }
    };
    let mail = &settings.poster_email;
    check(
        "poster_email",
        mail,
        mail.parse::<Email>().is_ok(),
        "channels-extra-mail",
    );
    let id = &settings.linkedin_company_id;
    check(
        "linkedin_company_id",
        id,
        id.parse::<u64>().is_ok(),
        "channels-setup-company-id-wrong",
    );
    check(
        "size",
        &settings.size,
        settings.size.parse::<Size>().is_ok(),
        "fields-invalid",
    );
    check(
        "stage",
        &settings.stage,
        settings.stage.parse::<Stage>().is_ok(),
        "fields-invalid",
    );
    let profile = &settings.xing_profile;
    check(
        "xing_profile",
        profile,
        profile.starts_with("https://"),
        "channels-setup-profile-wrong",
    );
    let fields = &settings.partner_fields;
    check(
        "partner_fields",
        fields,
        fields.parse::<PartnerFields>().is_ok(),
        "channels-setup-fields-wrong",
    );
    let numbers = [
        &settings.supplier_id,
        &settings.hiring_org_id,
        &settings.alliance_number,
    ];
    if numbers.iter().any(|number| !number.is_empty()) {
        match AgencyAccount::parse(numbers[0], numbers[1], numbers[2]) {
            Ok(_) => {}
            Err(AgencyAccountError::SupplierId) => found.push(("supplier_id", "channels-setup-supplier-wrong")),
            Err(AgencyAccountError::HiringOrgId) => found.push(("hiring_org_id", "channels-setup-hiring-org-wrong")),
            Err(AgencyAccountError::AllianceNumber) => found.push(("alliance_number", "channels-setup-alliance-wrong")),
        }
    }
    found
}
